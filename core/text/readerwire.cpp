#include "core/text/readerwire.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace polymath {

// Found by nlohmann::json through the types' namespace.
static void to_json(nlohmann::json& to, const ColumnMapping& from) { to = {from.prompt, from.response, from.text}; }
static void from_json(const nlohmann::json& from, ColumnMapping& to)
{
    to = {from.at(0).get<std::string>(), from.at(1).get<std::string>(), from.at(2).get<std::string>()};
}

static void to_json(nlohmann::json& to, const Error& from)
{
    to = {{"code", exitCode(from)}, {"sentence", from.sentence}, {"detail", from.detail}};
}
static void from_json(const nlohmann::json& from, Error& to)
{
    to = {errorCodeFromExit(from.at("code").get<int>()), from.at("sentence").get<std::string>(),
          from.at("detail").get<std::string>()};
}

static void to_json(nlohmann::json& to, const MappingGuess& from)
{
    to = {{"mapping", from.mapping}, {"sentence", from.sentence}, {"certain", from.certain}};
}
static void from_json(const nlohmann::json& from, MappingGuess& to)
{
    to = {from.at("mapping").get<ColumnMapping>(), from.at("sentence").get<std::string>(),
          from.at("certain").get<bool>()};
}

static void to_json(nlohmann::json& to, const ContainedFile& from)
{
    to = {{"name", from.name}, {"format", from.format}, {"bytes", from.bytes}, {"problem", from.problem}};
}
static void from_json(const nlohmann::json& from, ContainedFile& to)
{
    to = {from.at("name").get<std::string>(), from.at("format").get<std::string>(),
          from.at("bytes").get<std::uint64_t>(), from.at("problem").get<std::string>()};
}

static void to_json(nlohmann::json& to, const ImportedDocument& from) { to = {from.prompt, from.text, from.place}; }
static void from_json(const nlohmann::json& from, ImportedDocument& to)
{
    to = {from.at(0).get<std::string>(), from.at(1).get<std::string>(), from.at(2).get<std::string>()};
}

namespace wire {

namespace {

using nlohmann::json;

void putNumber(std::string& out, std::size_t number)
{
    for (int shift = 0; shift < 32; shift += 8) {
        out.push_back(static_cast<char>(number >> shift & 0xFF));
    }
}

std::size_t numberAt(std::string_view bytes)
{
    std::size_t number = 0;
    for (int index = 3; index >= 0; --index) {
        number = number << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(index)]);
    }
    return number;
}

void putHead(std::string& out, Kind kind, std::size_t length)
{
    out.push_back(static_cast<char>(kind));
    putNumber(out, length);
}

std::string packed(const json& value)
{
    std::string bytes;
    json::to_cbor(value, bytes);
    return bytes;
}

tl::unexpected<Error> unreadable()
{
    return fail(ErrorCode::Internal, "A reader of documents answered with something unreadable.");
}

/// Makes a value from CBOR; whatever is missing or of another type is an error.
template <typename Make> auto unpacked(std::string_view bytes, Make make) -> Result<decltype(make(json()))>
{
    try {
        return make(json::from_cbor(bytes));
    } catch (const json::exception&) {
        return unreadable();
    }
}

} // namespace

void put(std::string& out, Kind kind, std::string_view payload)
{
    putHead(out, kind, payload.size());
    out.append(payload);
}

void putDocument(std::string& out, const ImportedDocument& document)
{
    putHead(out, Kind::Document, 8 + document.prompt.size() + document.place.size() + document.text.size());
    putNumber(out, document.prompt.size());
    putNumber(out, document.place.size());
    out.append(document.prompt).append(document.place).append(document.text);
}

Result<std::optional<Frame>> takeFrame(std::string_view& bytes)
{
    if (bytes.size() < headBytes) {
        return std::nullopt;
    }
    const auto kind = static_cast<Kind>(bytes[0]);
    const auto length = numberAt(bytes.substr(1));
    if (kind < Kind::Read || kind > Kind::Failed || length > mostFrameBytes) {
        return unreadable();
    }
    if (bytes.size() - headBytes < length) {
        return std::nullopt;
    }
    const Frame frame{kind, bytes.substr(headBytes, length)};
    bytes.remove_prefix(headBytes + length);
    return frame;
}

std::string pack(const Request& request)
{
    return packed({{"file", request.file},
                   {"mapping", request.options.mapping},
                   {"password", request.options.password},
                   {"passOver", request.options.passOver},
                   {"limit", request.limit},
                   {"entry", request.entry},
                   {"memory", request.memoryBytes}});
}

Result<Request> unpackRequest(std::string_view bytes)
{
    return unpacked(bytes, [](const json& from) {
        Request request;
        request.file = from.at("file").get<std::string>();
        request.options.mapping = from.at("mapping").get<ColumnMapping>();
        request.options.password = from.at("password").get<std::string>();
        request.options.passOver = from.at("passOver").get<std::vector<std::string>>();
        request.limit = from.at("limit").get<std::size_t>();
        request.entry = from.at("entry").get<std::string>();
        request.memoryBytes = from.at("memory").get<std::uint64_t>();
        return request;
    });
}

std::string pack(const EntryReport& report)
{
    json object{{"name", report.name},           {"format", report.format},   {"encoding", report.encoding},
                {"documents", report.documents}, {"skipped", report.skipped}, {"notes", report.notes}};
    if (report.problem) {
        object["problem"] = *report.problem;
    }
    return packed(object);
}

Result<EntryReport> unpackReport(std::string_view bytes)
{
    return unpacked(bytes, [](const json& from) {
        EntryReport report;
        report.name = from.at("name").get<std::string>();
        report.format = from.at("format").get<std::string>();
        report.encoding = from.at("encoding").get<std::string>();
        report.documents = from.at("documents").get<std::int64_t>();
        report.skipped = from.at("skipped").get<std::int64_t>();
        report.notes = from.at("notes").get<std::vector<std::string>>();
        if (from.contains("problem")) {
            report.problem = from.at("problem").get<Error>();
        }
        return report;
    });
}

std::string pack(const FilePreview& preview)
{
    return packed({{"format", preview.format},
                   {"encoding", preview.encoding},
                   {"columns", preview.columns},
                   {"mapping", preview.mapping},
                   {"guesses", preview.guesses},
                   {"mappingWorks", preview.mappingWorks},
                   {"problem", preview.problem},
                   {"needsPassword", preview.needsPassword},
                   {"notes", preview.notes},
                   {"rows", preview.rows},
                   {"complete", preview.complete},
                   {"source", preview.source},
                   {"files", preview.files}});
}

Result<FilePreview> unpackPreview(std::string_view bytes)
{
    return unpacked(bytes, [](const json& from) {
        FilePreview preview;
        preview.format = from.at("format").get<std::string>();
        preview.encoding = from.at("encoding").get<std::string>();
        preview.columns = from.at("columns").get<std::vector<std::string>>();
        preview.mapping = from.at("mapping").get<ColumnMapping>();
        preview.guesses = from.at("guesses").get<std::vector<MappingGuess>>();
        preview.mappingWorks = from.at("mappingWorks").get<bool>();
        preview.problem = from.at("problem").get<std::string>();
        preview.needsPassword = from.at("needsPassword").get<bool>();
        preview.notes = from.at("notes").get<std::vector<std::string>>();
        preview.rows = from.at("rows").get<std::vector<ImportedDocument>>();
        preview.complete = from.at("complete").get<bool>();
        preview.source = from.at("source").get<std::string>();
        preview.files = from.at("files").get<std::vector<ContainedFile>>();
        return preview;
    });
}

std::string pack(const Error& error) { return packed(error); }

Result<Error> unpackError(std::string_view bytes)
{
    return unpacked(bytes, [](const json& from) { return from.get<Error>(); });
}

Result<ImportedDocument> unpackDocument(std::string_view bytes)
{
    constexpr std::size_t head = 8;
    if (bytes.size() < head || bytes.size() - head < numberAt(bytes) + numberAt(bytes.substr(4))) {
        return unreadable();
    }
    const auto prompt = numberAt(bytes);
    const auto place = numberAt(bytes.substr(4));
    return ImportedDocument{std::string(bytes.substr(head, prompt)), std::string(bytes.substr(head + prompt + place)),
                            std::string(bytes.substr(head + prompt, place))};
}

} // namespace wire

} // namespace polymath
