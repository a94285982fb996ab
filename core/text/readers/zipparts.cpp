#include "core/text/readers/zipparts.h"

#include "core/base/translate.h"
#include "core/text/readers/words.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <utility>

namespace polymath {

namespace {

constexpr std::size_t blockBytes = 64 * 1024;
/// How many parts zipType() looks at: those that say what a file is come first in all but odd ones.
constexpr std::size_t mostLookedAt = 1000;
/// The most of "[Content_Types].xml" that is looked at.
constexpr std::size_t typeBytes = 1 << 20;

std::string nameOf(archive_entry* entry)
{
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) {
        name = archive_entry_pathname(entry);
    }
    std::string result = name == nullptr ? "" : name;
    std::replace(result.begin(), result.end(), '\\', '/');
    return result;
}

/// Only by the list of parts at the file's end: without it, skipping a part would mean to unpack it.
int openZip(archive* opened, const std::filesystem::path& file)
{
    archive_read_support_format_zip_seekable(opened);
    return archive_read_open_filename(opened, file.c_str(), blockBytes);
}

} // namespace

void ZipParts::Close::operator()(archive* opened) const { archive_read_free(opened); }

Result<ZipParts> ZipParts::open(const std::filesystem::path& file, const std::string& name)
{
    ZipParts parts;
    parts.m_file = file;
    parts.m_name = name;
    POLYMATH_CHECK(parts.rewind());
    archive_entry* entry = nullptr;
    int status = ARCHIVE_OK;
    while ((status = archive_read_next_header(parts.m_archive.get(), &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN) {
        if (parts.m_names.size() == mostParts) {
            return fail(
                ErrorCode::BadInput,
                sentence(
                    POLYMATH_TEXT(
                        "sentences",
                        "'%1' has more than %2 parts, which no document has. Unpack it and import what is inside."),
                    {name, std::to_string(mostParts)}));
        }
        parts.m_names.push_back(nameOf(entry));
    }
    if (status != ARCHIVE_EOF) {
        return parts.damaged({});
    }
    parts.m_archive.reset();
    return parts;
}

Result<std::string> ZipParts::read(std::string_view part)
{
    std::string content;
    POLYMATH_CHECK(stream(part, [&](std::string_view piece) -> Result<void> {
        if (content.size() + piece.size() > largestPart) {
            return fail(ErrorCode::BadInput,
                        sentence(POLYMATH_TEXT("sentences", "'%1' unpacks to more than is read: its part '%2' is "
                                                            "larger than %3 MB. Split it into smaller files."),
                                 {m_name, std::string(part), std::to_string(largestPart >> 20)}));
        }
        content += piece;
        return {};
    }));
    return content;
}

Result<void> ZipParts::stream(std::string_view part, const std::function<Result<void>(std::string_view piece)>& take)
{
    const auto wanted = indexOf(part);
    if (wanted == m_names.size()) {
        return fail(
            ErrorCode::BadInput,
            sentence(
                POLYMATH_TEXT("sentences",
                              "'%1' is damaged: it lacks its part '%2'. Save it again with the program that made it."),
                {m_name, std::string(part)}));
    }
    if (m_archive == nullptr || m_next > wanted) {
        POLYMATH_CHECK(rewind());
    }
    archive_entry* entry = nullptr;
    for (; m_next <= wanted; ++m_next) {
        const int status = archive_read_next_header(m_archive.get(), &entry);
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
            m_archive.reset();
            return damaged(part);
        }
    }
    if (archive_entry_is_encrypted(entry) != 0) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is protected by a password, with which it cannot be "
                                                        "opened here. Save it without one and import it again."),
                             {m_name}));
    }
    std::string buffer(blockBytes, '\0');
    while (true) {
        const auto count = archive_read_data(m_archive.get(), buffer.data(), buffer.size());
        if (count == 0) {
            return {};
        }
        if (count < 0) {
            auto error = damaged(part);
            m_archive.reset();
            return error;
        }
        m_unpacked += static_cast<std::uint64_t>(count);
        if (m_unpacked > largestTotal) {
            return fail(
                ErrorCode::BadInput,
                sentence(
                    POLYMATH_TEXT(
                        "sentences",
                        "'%1' unpacks to more than %2 GB, which is more than is read. Split it into smaller files."),
                    {m_name, std::to_string(largestTotal >> 30)}));
        }
        POLYMATH_CHECK(take({buffer.data(), static_cast<std::size_t>(count)}));
    }
}

std::size_t ZipParts::indexOf(std::string_view part) const
{
    const auto lower = lowerCase(std::string(part));
    const auto found = std::find_if(m_names.begin(), m_names.end(), [&](const std::string& name) {
        return name.size() == lower.size() && lowerCase(name) == lower;
    });
    return static_cast<std::size_t>(found - m_names.begin());
}

Result<void> ZipParts::rewind()
{
    m_archive.reset(archive_read_new());
    m_next = 0;
    if (openZip(m_archive.get(), m_file) != ARCHIVE_OK) {
        return damaged({});
    }
    return {};
}

tl::unexpected<Error> ZipParts::damaged(std::string_view part) const
{
    const char* detail = m_archive == nullptr ? nullptr : archive_error_string(m_archive.get());
    return fail(
        ErrorCode::BadInput,
        sentence(part.empty()
                     ? POLYMATH_TEXT("sentences",
                                     "'%1' is damaged or cut off: the list of its parts cannot be read. Get it again.")
                     : POLYMATH_TEXT("sentences",
                                     "'%1' is damaged or cut off: its part '%2' cannot be unpacked. Get it again."),
                 {m_name, std::string(part)}),
        detail == nullptr ? "" : detail);
}

std::string zipType(std::string_view head, const std::filesystem::path& file)
{
    if (!head.starts_with("PK\x03\x04")) {
        return {};
    }
    const std::unique_ptr<archive, decltype(&archive_read_free)> opened(archive_read_new(), &archive_read_free);
    if (openZip(opened.get(), file) != ARCHIVE_OK) {
        return std::string(head);
    }
    archive_entry* entry = nullptr;
    int status = ARCHIVE_OK;
    for (std::size_t looked = 0; looked < mostLookedAt; ++looked) {
        status = archive_read_next_header(opened.get(), &entry);
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
            break;
        }
        if (const auto name = lowerCase(nameOf(entry)); name == "mimetype" || name == "[content_types].xml") {
            std::string content(typeBytes, '\0');
            const auto count = archive_read_data(opened.get(), content.data(), content.size());
            content.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
            return content.empty() ? std::string(head) : content;
        }
    }
    return status == ARCHIVE_FATAL ? std::string(head) : std::string();
}

} // namespace polymath
