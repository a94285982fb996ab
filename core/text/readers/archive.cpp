#include "core/text/readers/readers.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/base/utf8.h"
#include "core/text/readers/charset.h"
#include "core/text/readers/words.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

namespace polymath {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t blockBytes = 64 * 1024;
/// What one file may unpack to with all archives inside it: bombs reach petabytes, a large corpus some gigabytes.
constexpr std::uint64_t largestTotal = 16ULL << 30;
/// How many times its size an archive may unpack to, once that is more than largestHarmless. Text is packed to a tenth
/// or a twentieth, very regular logs to a hundredth; a bomb reaches a thousand and more.
constexpr std::uint64_t largestRatio = 300;
constexpr std::uint64_t largestHarmless = 64ULL << 20;
/// More files than any folder of documents has.
constexpr std::int64_t mostMembers = 200'000;
/// What a preview unpacks: enough to find documents and to name what else there is, little enough to wait for.
constexpr std::uint64_t mostPreviewed = 256ULL << 20;

struct Close {
    void operator()(archive* opened) const { archive_read_free(opened); }
};
using Archive = std::unique_ptr<archive, Close>;

/// A member's path as UTF-8, with "/" between folders.
std::string pathOf(archive_entry* entry)
{
    const char* utf8 = archive_entry_pathname_utf8(entry);
    const char* bytes = utf8 != nullptr ? utf8 : archive_entry_pathname(entry);
    std::string path = bytes == nullptr ? "" : bytes;
    if (!isUtf8(path)) {
        path = decoded(path, "ibm-437").value_or("unnamed"); // what zip programs wrote before they knew UTF-8
    }
    std::replace(path.begin(), path.end(), '\\', '/');
    while (path.starts_with("./")) {
        path.erase(0, 2);
    }
    return path;
}

bool isAbsolute(const std::string& path)
{
    return path.starts_with('/') ||
           (path.size() > 1 && path[1] == ':' && std::isalpha(static_cast<unsigned char>(path[0])) != 0);
}

bool leadsOut(const std::string& path)
{
    const fs::path parts(path);
    return std::any_of(parts.begin(), parts.end(), [](const fs::path& part) { return part == ".."; });
}

/// What systems put into archives beside the files.
bool isOfTheSystem(const std::string& path)
{
    const auto name = fs::path(path).filename().string();
    return path.starts_with("__MACOSX/") || name.starts_with("._") || name == ".DS_Store" || name == "Thumbs.db";
}

/// Why a member is not read, a pattern for its name; empty where it is.
std::string refusal(archive_entry* entry, const std::string& path)
{
    const auto kind = archive_entry_filetype(entry);
    if (archive_entry_symlink(entry) != nullptr || archive_entry_hardlink(entry) != nullptr || kind == AE_IFLNK) {
        return POLYMATH_TEXT("sentences", "'%1' is a link, which is not followed. Import the file that it leads to.");
    }
    if (kind != AE_IFREG && kind != 0) {
        return POLYMATH_TEXT("sentences", "'%1' is a device or a pipe, which is not read.");
    }
    if (isAbsolute(path)) {
        return POLYMATH_TEXT(
            "sentences",
            "'%1' has an absolute path, as harmful archives have, so it is not read. Unpack it and import the file.");
    }
    if (leadsOut(path)) {
        return POLYMATH_TEXT(
            "sentences",
            "'%1' has '..' in its path, as harmful archives have, so it is not read. Unpack it and import the file.");
    }
    return {};
}

/// A name for the unpacked file, with the ending that readers look at.
std::string scratchName(const std::string& path)
{
    const auto ending = lowerCase(fs::path(path).extension().string());
    const bool plain = ending.size() < 12 && std::all_of(ending.begin(), ending.end(), [](unsigned char character) {
                           return character == '.' || std::isalnum(character) != 0;
                       });
    return plain ? "member" + ending : "member";
}

/// Reads one archive's members, each through a file that is gone afterwards.
class ArchiveReader {
public:
    ArchiveReader(const ReadInput& input, ReadSink& sink) : m_input(input), m_sink(sink) {}

    Result<void> read()
    {
        POLYMATH_TRY(scratch, ScratchFolder::create());
        m_archive.reset(archive_read_new());
        archive_read_support_filter_gzip(m_archive.get());
        archive_read_support_filter_bzip2(m_archive.get());
        archive_read_support_filter_xz(m_archive.get());
        archive_read_support_filter_zstd(m_archive.get());
        archive_read_support_format_zip(m_archive.get());
        archive_read_support_format_tar(m_archive.get());
        archive_read_support_format_7zip(m_archive.get());
        archive_read_support_format_rar(m_archive.get());
        archive_read_support_format_rar5(m_archive.get());
        archive_read_support_format_raw(m_archive.get()); // one packed file alone
        if (!m_input.options.password.empty()) {
            archive_read_add_passphrase(m_archive.get(), m_input.options.password.c_str());
        }
        if (archive_read_open_filename(m_archive.get(), m_input.file.c_str(), blockBytes) != ARCHIVE_OK) {
            return damaged();
        }
        archive_entry* entry = nullptr;
        while (true) {
            const int status = archive_read_next_header(m_archive.get(), &entry);
            if (status == ARCHIVE_EOF) {
                return {};
            }
            if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
                return damaged();
            }
            if (++m_members > mostMembers) {
                return fail(
                    ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences",
                                           "'%1' holds more than %2 files; those after them were not read. Split it."),
                             {m_input.name, std::to_string(mostMembers)}));
            }
            if (m_input.beginning && m_own > mostPreviewed) {
                return {};
            }
            POLYMATH_CHECK(member(entry, scratch.path()));
        }
    }

private:
    Result<void> member(archive_entry* entry, const fs::path& scratch)
    {
        const bool raw = archive_format(m_archive.get()) == ARCHIVE_FORMAT_RAW;
        if (raw && archive_filter_count(m_archive.get()) < 2) {
            return damaged(); // neither an archive nor packed
        }
        // A packed file is called as its own name says: "letters.txt.gz" holds "letters.txt".
        const auto path = raw ? fs::path(m_input.name).stem().string() : pathOf(entry);
        if (archive_entry_filetype(entry) == AE_IFDIR || path.ends_with('/') || isOfTheSystem(path)) {
            return {};
        }
        if (const auto why = refusal(entry, path); !why.empty()) {
            return m_sink.refusedChild(path, sentence(why, {m_input.name + "/" + path}));
        }
        if (archive_entry_is_encrypted(entry) != 0 && !isZip()) { // libarchive opens no others with a password
            return encrypted();
        }
        if (archive_entry_is_encrypted(entry) != 0 && m_input.options.password.empty()) {
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences",
                                       "'%1' is protected by a password. Give its password and import it again."),
                         {m_input.name}));
        }
        const auto file = scratch / scratchName(path);
        POLYMATH_CHECK(unpack(path, file));
        auto taken = m_sink.child(path, file, {});
        std::error_code ignored;
        fs::remove(file, ignored);
        return taken;
    }

    Result<void> unpack(const std::string& path, const fs::path& file)
    {
        std::ofstream out(file, std::ios::binary | std::ios::trunc);
        std::array<char, blockBytes> buffer{};
        while (true) {
            const auto count = archive_read_data(m_archive.get(), buffer.data(), buffer.size());
            if (count == 0) {
                break;
            }
            if (count < 0) {
                return damaged(path);
            }
            m_own += static_cast<std::uint64_t>(count);
            auto& total = m_input.unpacked == nullptr ? m_own : *m_input.unpacked;
            total += m_input.unpacked == nullptr ? 0 : static_cast<std::uint64_t>(count);
            const auto packed =
                static_cast<std::uint64_t>(std::max<la_int64_t>(archive_filter_bytes(m_archive.get(), -1), 1));
            if (total > largestTotal || (m_own > largestHarmless && m_own / packed > largestRatio)) {
                return fail(
                    ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences",
                                           "'%1' unpacks to far more than its size, as bombs do: '%2' and what comes "
                                           "after it were not read. Unpack it, and import what you need."),
                             {m_input.name, path}));
            }
            out.write(buffer.data(), count);
        }
        out.close();
        return out ? Result<void>()
                   : fail(ErrorCode::OutOfResources,
                          sentence(
                              POLYMATH_TEXT("sentences", "There is no room to unpack '%1' in '%2'. Free some space."),
                              {m_input.name + "/" + path, file.parent_path().string()}));
    }

    [[nodiscard]] int format() const { return archive_format(m_archive.get()) & ARCHIVE_FORMAT_BASE_MASK; }
    [[nodiscard]] bool isZip() const { return format() == ARCHIVE_FORMAT_ZIP; }

    [[nodiscard]] tl::unexpected<Error> encrypted(const std::string& detail = {}) const
    {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT("sentences", "'%1' is encrypted in a way that cannot be read. Unpack it, and "
                                                "import what is in it."),
                     {m_input.name}),
            detail);
    }

    [[nodiscard]] tl::unexpected<Error> damaged(const std::string& path = {}) const
    {
        const char* text = archive_error_string(m_archive.get());
        const std::string detail = text == nullptr ? "" : text;
        if (lowerCase(detail).find("passphrase") != std::string::npos) {
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences", "The password for '%1' is not the right one. Give another one."),
                         {m_input.name}),
                detail);
        }
        if (lowerCase(detail).find("encrypt") != std::string::npos) {
            return encrypted(detail);
        }
        if (!path.empty() && format() == ARCHIVE_FORMAT_RAR_V5) { // whose encryption libarchive does not see
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences", "'%1' is damaged, or has a password, with which RAR archives "
                                                    "cannot be opened here. Unpack it, and import what is in it."),
                         {m_input.name}),
                detail);
        }
        return fail(
            ErrorCode::BadInput,
            path.empty()
                ? sentence(
                      POLYMATH_TEXT("sentences",
                                    "'%1' is damaged or cut off; what comes after that was not read. Get it again."),
                      {m_input.name})
                : sentence(
                      POLYMATH_TEXT(
                          "sentences",
                          "'%1' is damaged or cut off, in '%2'; what comes after that was not read. Get it again."),
                      {m_input.name, path}),
            detail);
    }

    const ReadInput& m_input;
    ReadSink& m_sink;
    Archive m_archive;
    std::int64_t m_members = 0;
    std::uint64_t m_own = 0; ///< bytes unpacked
};

/// The sum that a tar's first header carries of itself.
bool isTar(std::string_view head)
{
    constexpr std::size_t headerBytes = 512;
    constexpr std::size_t sumAt = 148;
    constexpr std::size_t sumBytes = 8;
    if (head.size() < headerBytes || head.front() == '\0') {
        return false;
    }
    unsigned long sum = 0;
    for (std::size_t at = 0; at < headerBytes; ++at) {
        sum += at >= sumAt && at < sumAt + sumBytes ? ' ' : static_cast<unsigned char>(head[at]);
    }
    return std::strtoul(std::string(head.substr(sumAt, sumBytes)).c_str(), nullptr, 8) == sum;
}

} // namespace

Result<void> readArchive(const ReadInput& input, ReadSink& sink) { return ArchiveReader(input, sink).read(); }

bool isArchive(std::string_view head, const fs::path&)
{
    constexpr std::array<std::string_view, 8> magics{"PK\x03\x04",
                                                     "PK\x05\x06",
                                                     "\x1F\x8B",
                                                     "BZh",
                                                     "\xFD"
                                                     "7zXZ",
                                                     "\x28\xB5\x2F\xFD",
                                                     "7z\xBC\xAF\x27\x1C",
                                                     "Rar!\x1A\x07"};
    return std::any_of(magics.begin(), magics.end(),
                       [head](std::string_view magic) { return head.starts_with(magic); }) ||
           isTar(head);
}

} // namespace polymath
