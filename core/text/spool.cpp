#include "core/text/spool.h"

#include "core/base/stream.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace polymath {

namespace {

using nlohmann::json;

constexpr std::size_t bufferBytes = 1 << 20;

/// In front of every record. A document's parts are its place, its prompt and its text, a file's its description as
/// JSON.
struct Head {
    char kind = 0; ///< 'D' or 'F'
    std::uint8_t place = 0;
    char unused[2] = {}; ///< so that no byte of the file is undefined
    std::uint32_t entry = 0;
    std::uint32_t flags = 0;
    std::uint32_t folder = 0;
    std::uint64_t first = 0;
    std::uint64_t second = 0;
};
static_assert(sizeof(Head) == 32);

json toJson(const EntryReport& report)
{
    json object{{"name", report.name},           {"format", report.format},   {"encoding", report.encoding},
                {"documents", report.documents}, {"skipped", report.skipped}, {"notes", report.notes}};
    if (report.problem) {
        object["problem"] = {static_cast<int>(report.problem->code), report.problem->sentence, report.problem->detail};
    }
    return object;
}

EntryReport reportFrom(const json& object)
{
    EntryReport report{object.at("name"),    object.at("format"), object.at("encoding"), object.at("documents"),
                       object.at("skipped"), object.at("notes"),  std::nullopt};
    if (const auto problem = object.find("problem"); problem != object.end()) {
        report.problem = Error{static_cast<ErrorCode>(problem->at(0).get<int>()), problem->at(1), problem->at(2)};
    }
    return report;
}

std::string toText(const SpooledFile& file)
{
    auto entries = json::array();
    for (const auto& entry : file.entries) {
        entries.push_back(toJson(entry));
    }
    return json{{"path", file.path},           {"sha256", file.sha256},     {"bytes", file.bytes},
                {"modified", file.modifiedNs}, {"settings", file.settings}, {"entries", entries}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

SpooledFile fileFrom(const std::string& text)
{
    const auto object = json::parse(text);
    SpooledFile file{object.at("path"),     object.at("sha256"),   object.at("bytes"),
                     object.at("modified"), object.at("settings"), {}};
    for (const auto& entry : object.at("entries")) {
        file.entries.push_back(reportFrom(entry));
    }
    return file;
}

/// Reads one part; false where the file ends before it does. A length that cannot be is found out on the way.
bool readPart(std::FILE* file, std::uint64_t length, std::uint64_t left, std::string& part)
{
    if (length > left) {
        return false;
    }
    part.resize(length);
    return std::fread(part.data(), 1, length, file) == length;
}

} // namespace

Result<void> Spool::failed(const char* doing) const
{
    const int number = errno;
    return fail(number == ENOSPC ? ErrorCode::OutOfResources : ErrorCode::BadInput,
                "'" + m_path.string() + "' cannot be " + doing + ": " + std::strerror(number) + ".");
}

Result<Spool> Spool::open(const std::filesystem::path& file, const std::function<void(const SpooledDocument&)>& visit)
{
    Spool spool;
    spool.m_path = file;
    spool.m_file.reset(openStream(file, "a+b"));
    if (!spool.m_file) {
        return passOn(spool.failed("made"));
    }
    std::setvbuf(spool.m_file.get(), nullptr, _IOFBF, bufferBytes);
    std::fseek(spool.m_file.get(), 0, SEEK_END);
    const auto size = static_cast<std::uint64_t>(std::ftell(spool.m_file.get()));
    std::rewind(spool.m_file.get());
    std::uint64_t place = 0;
    Head head;
    SpooledDocument document;
    while (std::fread(&head, sizeof head, 1, spool.m_file.get()) == 1) {
        place += sizeof head;
        if (!readPart(spool.m_file.get(), head.place, size - place, document.place) ||
            !readPart(spool.m_file.get(), head.first, size - place - head.place, document.prompt) ||
            !readPart(spool.m_file.get(), head.second, size - place - head.place - head.first, document.text)) {
            break;
        }
        place += head.place + head.first + head.second;
        if (head.kind == 'D') {
            document.entry = head.entry;
            document.flags = head.flags;
            document.folder = head.folder;
            visit(document);
            continue;
        }
        try {
            spool.m_files.push_back(fileFrom(document.text));
        } catch (const json::exception&) {
            break; // not written whole
        }
        spool.m_end = place;
    }
    POLYMATH_CHECK(spool.dropUnfinished());
    return spool;
}

Result<void> Spool::write(std::initializer_list<std::string_view> parts)
{
    for (const auto part : parts) {
        if (std::fwrite(part.data(), 1, part.size(), m_file.get()) != part.size()) {
            return failed("written");
        }
    }
    return {};
}

Result<void> Spool::add(const SpooledDocument& document)
{
    const auto place = std::string_view(document.place).substr(0, SpooledDocument::longestPlace);
    const Head head{'D',
                    static_cast<std::uint8_t>(place.size()),
                    {},
                    document.entry,
                    document.flags,
                    document.folder,
                    document.prompt.size(),
                    document.text.size()};
    return write({{reinterpret_cast<const char*>(&head), sizeof head}, place, document.prompt, document.text});
}

Result<void> Spool::endFile(SpooledFile&& file)
{
    const auto text = toText(file);
    const Head head{'F', 0, {}, 0, 0, 0, 0, text.size()};
    POLYMATH_CHECK(write({{reinterpret_cast<const char*>(&head), sizeof head}, text}));
    if (std::fflush(m_file.get()) != 0) {
        return failed("written");
    }
    m_files.push_back(std::move(file));
    m_end = static_cast<std::uint64_t>(std::ftell(m_file.get()));
    return {};
}

Result<void> Spool::dropUnfinished()
{
    std::fflush(m_file.get()); // what does not fit on a full disk is cut off anyway
    std::clearerr(m_file.get());
    std::error_code error;
    std::filesystem::resize_file(m_path, m_end, error);
    if (error || std::fseek(m_file.get(), 0, SEEK_END) != 0) {
        return failed("cut");
    }
    return {};
}

SpoolReader::SpoolReader(Spool& spool) : m_spool(spool) { std::rewind(spool.m_file.get()); }

Result<std::optional<SpooledDocument>> SpoolReader::next()
{
    auto* file = m_spool.m_file.get();
    Head head;
    SpooledDocument document;
    if (std::fread(&head, sizeof head, 1, file) != 1 ||
        !readPart(file, head.place, m_spool.m_end - m_place, document.place) ||
        !readPart(file, head.first, m_spool.m_end - m_place, document.prompt) ||
        !readPart(file, head.second, m_spool.m_end - m_place, document.text)) {
        return passOn(m_spool.failed("read"));
    }
    m_place += sizeof head + head.place + head.first + head.second;
    if (head.kind != 'D') {
        return std::nullopt;
    }
    document.entry = head.entry;
    document.flags = head.flags;
    document.folder = head.folder;
    return document;
}

} // namespace polymath
