#include "core/text/importer.h"

#include "core/text/preview.h"
#include "core/text/textfile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace polymath {

namespace {

using nlohmann::json;
using Fields = std::map<std::string, std::string, std::less<>>;
using Visit = std::function<Result<void>(ImportedDocument&&)>;

constexpr std::size_t passageBytes = 6000;
constexpr std::size_t previewBytes = 1 << 20;
constexpr int deepestValue = 200;

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char character) { return static_cast<char>(std::tolower(character)); });
    return text;
}

/// Without white space at the ends and with "\n" as the only line end.
std::string tidy(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n\v\f";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos) {
        return {};
    }
    text = text.substr(first, text.find_last_not_of(space) - first + 1);
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\r') {
            result += '\n';
            at += at + 1 < text.size() && text[at + 1] == '\n' ? 1 : 0;
        } else {
            result += text[at];
        }
    }
    return result;
}

/// Turns rows of named fields into documents, by the mapping or by a guess from the first row's names.
class RowReader {
public:
    RowReader(std::string file, ColumnMapping mapping, const Visit& visit, ReadSummary& summary)
        : m_file(std::move(file)), m_mapping(std::move(mapping)), m_visit(visit), m_summary(summary)
    {
    }

    Result<void> add(const Fields& fields)
    {
        if (!m_settled) {
            POLYMATH_CHECK(settle(fields));
        }
        const auto value = [&fields](const std::string& name) {
            const auto found = name.empty() ? fields.end() : fields.find(name);
            return found == fields.end() ? std::string() : tidy(found->second);
        };
        ImportedDocument document;
        if (!m_mapping.text.empty()) {
            document.text = value(m_mapping.text);
        } else {
            document.prompt = value(m_mapping.prompt);
            document.text = value(m_mapping.response);
        }
        if (document.text.empty() || (m_mapping.text.empty() && document.prompt.empty())) {
            ++m_summary.skipped;
            return {};
        }
        ++m_summary.documents;
        return m_visit(std::move(document));
    }

    /// What the first row has, and the mapping that was given or guessed; both empty before the first row.
    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }
    [[nodiscard]] const ColumnMapping& mapping() const { return m_mapping; }

private:
    [[nodiscard]] Result<void> settle(const Fields& fields)
    {
        m_settled = true;
        std::string names;
        for (const auto& [name, value] : fields) {
            names += (names.empty() ? "" : ", ") + name;
            m_columns.push_back(name);
        }
        const bool given = !m_mapping.prompt.empty() || !m_mapping.response.empty() || !m_mapping.text.empty();
        for (const auto& wanted : {m_mapping.prompt, m_mapping.response, m_mapping.text}) {
            if (!wanted.empty() && !fields.contains(wanted)) {
                return fail(ErrorCode::Usage,
                            "'" + m_file + "' has no column '" + wanted + "'. Its columns are: " + names + ".");
            }
        }
        if (given) {
            if (m_mapping.text.empty() && (m_mapping.prompt.empty() || m_mapping.response.empty())) {
                return fail(ErrorCode::Usage, "Name both the prompt and the response column, or one text column.");
            }
            return {};
        }
        const auto find = [&fields](const std::string& wanted) -> std::string {
            for (const auto& [name, value] : fields) {
                if (lowerCase(name) == wanted) {
                    return name;
                }
            }
            return {};
        };
        constexpr std::array<std::pair<const char*, const char*>, 7> pairs{{{"prompt", "response"},
                                                                            {"prompt", "completion"},
                                                                            {"question", "answer"},
                                                                            {"instruction", "output"},
                                                                            {"instruction", "response"},
                                                                            {"input", "output"},
                                                                            {"user", "assistant"}}};
        for (const auto& [prompt, response] : pairs) {
            if (!find(prompt).empty() && !find(response).empty()) {
                m_mapping.prompt = find(prompt);
                m_mapping.response = find(response);
                return {};
            }
        }
        for (const auto* name : {"text", "content", "body", "document"}) {
            if (!find(name).empty()) {
                m_mapping.text = find(name);
                return {};
            }
        }
        if (fields.size() == 1) {
            m_mapping.text = fields.begin()->first;
            return {};
        }
        return fail(ErrorCode::Usage, "Which columns of '" + m_file +
                                          "' to learn from is not clear. Name a prompt and a response column, or a "
                                          "text column; there are: " +
                                          names + ".");
    }

    std::string m_file;
    ColumnMapping m_mapping;
    const Visit& m_visit;
    ReadSummary& m_summary;
    std::vector<std::string> m_columns;
    bool m_settled = false;
};

Result<void> readPlain(std::string_view text, const Visit& visit, ReadSummary& summary)
{
    while (!text.empty()) {
        std::size_t end = text.size();
        if (end > passageBytes + passageBytes / 2) {
            auto cut = text.find("\n\n", passageBytes);
            if (const auto crlf = text.find("\r\n\r\n", passageBytes); crlf < cut) {
                cut = crlf;
            }
            if (cut == std::string_view::npos || cut > 2 * passageBytes) {
                cut = text.find('\n', passageBytes);
            }
            if (cut == std::string_view::npos || cut > 2 * passageBytes) {
                cut = text.find(' ', passageBytes);
            }
            if (cut == std::string_view::npos || cut > 2 * passageBytes) {
                cut = passageBytes;
                while ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) { // not inside a character
                    ++cut;
                }
            }
            end = cut;
        }
        ImportedDocument document{{}, tidy(text.substr(0, end))};
        text.remove_prefix(end);
        if (document.text.empty()) {
            ++summary.skipped;
            continue;
        }
        ++summary.documents;
        POLYMATH_CHECK(visit(std::move(document)));
    }
    return {};
}

/// Reads delimiter-separated rows (RFC 4180; quotes may span lines).
class RecordReader {
public:
    RecordReader(std::string_view text, char delimiter) : m_text(text), m_delimiter(delimiter) {}

    [[nodiscard]] std::int64_t line() const { return m_recordLine; }

    /// False at the end of the text; an error for a quote that nobody closes.
    Result<bool> next(std::vector<std::string>& fields, const std::string& file)
    {
        fields.clear();
        while (m_at < m_text.size() && (m_text[m_at] == '\n' || m_text[m_at] == '\r')) { // blank lines
            m_line += m_text[m_at] == '\n' ? 1 : 0;
            ++m_at;
        }
        m_recordLine = m_line;
        if (m_at >= m_text.size()) {
            return false;
        }
        while (true) {
            std::string field;
            if (m_at < m_text.size() && m_text[m_at] == '"') {
                ++m_at;
                while (true) {
                    if (m_at >= m_text.size()) {
                        return fail(ErrorCode::BadInput, "A quote that opens in the row at line " +
                                                             std::to_string(m_recordLine) + " of '" + file +
                                                             "' is never closed. Mend that row.");
                    }
                    const char character = m_text[m_at++];
                    if (character == '"') {
                        if (m_at < m_text.size() && m_text[m_at] == '"') {
                            ++m_at;
                        } else {
                            break;
                        }
                    }
                    m_line += character == '\n' ? 1 : 0;
                    field += character;
                }
            }
            while (m_at < m_text.size() && m_text[m_at] != m_delimiter && m_text[m_at] != '\n' &&
                   m_text[m_at] != '\r') {
                field += m_text[m_at++];
            }
            fields.push_back(std::move(field));
            if (m_at < m_text.size() && m_text[m_at] == m_delimiter) {
                ++m_at;
                continue;
            }
            return true;
        }
    }

private:
    std::string_view m_text;
    char m_delimiter;
    std::size_t m_at = 0;
    std::int64_t m_line = 1;
    std::int64_t m_recordLine = 1;
};

/// The delimiter that the header row has most of.
char guessDelimiter(std::string_view text)
{
    const auto header = text.substr(0, text.find('\n'));
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char candidate : {',', ';', '\t', '|'}) {
        const auto count = std::count(header.begin(), header.end(), candidate);
        if (count > most) {
            most = count;
            best = candidate;
        }
    }
    return best;
}

Result<void> readTable(std::string_view text, char delimiter, const std::string& file, RowReader& rows)
{
    RecordReader records(text, delimiter);
    std::vector<std::string> header;
    std::vector<std::string> row;
    POLYMATH_TRY(hasHeader, records.next(header, file));
    if (!hasHeader) {
        return {};
    }
    for (auto& name : header) {
        name = tidy(name);
    }
    while (true) {
        POLYMATH_TRY(more, records.next(row, file));
        if (!more) {
            return {};
        }
        if (row.size() > header.size()) {
            return fail(ErrorCode::BadInput, "The row at line " + std::to_string(records.line()) + " of '" + file +
                                                 "' has " + std::to_string(row.size()) + " fields, and the header " +
                                                 std::to_string(header.size()) +
                                                 ". Put fields that hold the separator into quotes.");
        }
        Fields fields;
        for (std::size_t index = 0; index < header.size(); ++index) {
            fields[header[index]] = index < row.size() ? row[index] : std::string();
        }
        POLYMATH_CHECK(rows.add(fields));
    }
}

/// Whether a value holds others inside others more than this many levels deep. Goes no deeper itself.
bool isDeeper(const json& value, int levels)
{
    return value.is_structured() && (levels == 0 || std::any_of(value.begin(), value.end(), [levels](const json& part) {
                                         return isDeeper(part, levels - 1);
                                     }));
}

/// Strings as they are, arrays of strings as lines, anything else as JSON; null as nothing, and so what is nested so
/// deeply that writing it, which is recursive, would not end well.
std::string asText(const json& value)
{
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_null()) {
        return {};
    }
    if (value.is_array() &&
        std::all_of(value.begin(), value.end(), [](const json& item) { return item.is_string(); })) {
        std::string joined;
        for (const auto& item : value) {
            joined += (joined.empty() ? "" : "\n") + item.get<std::string>();
        }
        return joined;
    }
    return isDeeper(value, deepestValue) ? std::string() : value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Fields fieldsOf(const json& object)
{
    Fields fields;
    for (const auto& [key, value] : object.items()) {
        fields[key] = asText(value);
    }
    return fields;
}

Result<void> readJsonLines(std::string_view text, const std::string& file, RowReader& rows)
{
    std::int64_t line = 0;
    while (!text.empty()) {
        ++line;
        const auto end = std::min(text.find('\n'), text.size());
        const auto row = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (row.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        const auto object = json::parse(row, nullptr, false);
        if (!object.is_object()) {
            return fail(ErrorCode::BadInput, "Line " + std::to_string(line) + " of '" + file +
                                                 "' is not a JSON object. Each line must be one, such as "
                                                 "{\"prompt\": \"...\", \"response\": \"...\"}.");
        }
        POLYMATH_CHECK(rows.add(fieldsOf(object)));
    }
    return {};
}

Result<void> readJson(std::string_view text, const std::string& file, RowReader& rows)
{
    std::optional<Error> problem;
    std::int64_t count = 0;
    // Objects of the outermost array (or of an array inside one outer object) are visited and dropped as they close.
    int arrayDepth = -1;
    const json::parser_callback_t drop = [&](int depth, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::array_start && arrayDepth < 0 && depth <= 1) {
            arrayDepth = depth;
        }
        if (event != json::parse_event_t::object_end || arrayDepth < 0 || depth != arrayDepth + 1) {
            return true;
        }
        ++count;
        if (!problem) {
            if (auto added = rows.add(fieldsOf(parsed)); !added) {
                problem = std::move(added).error();
            }
        }
        return false;
    };
    try {
        const auto parsed = json::parse(text, drop);
    } catch (const json::parse_error& error) {
        if (problem) { // it came first
            return tl::unexpected(std::move(*problem));
        }
        return fail(ErrorCode::BadInput,
                    "'" + file + "' is not valid JSON: the mistake is at byte " + std::to_string(error.byte) + ".",
                    error.what());
    }
    if (problem) {
        return tl::unexpected(std::move(*problem));
    }
    if (count == 0) {
        return fail(ErrorCode::BadInput, "'" + file +
                                             "' holds no array of objects. Expected is "
                                             "[{\"prompt\": \"...\", \"response\": \"...\"}, ...].");
    }
    return {};
}

/// The kind of file, by its ending. Errors: BadInput for one that is not known.
Result<std::string> formatOf(const std::filesystem::path& file)
{
    const std::string ending = lowerCase(file.extension().string());
    auto format = ending.empty() ? ending : ending.substr(1);
    if (format == "markdown") {
        format = "md";
    } else if (format == "ndjson") {
        format = "jsonl";
    }
    const auto& known = importableFormats();
    if (std::find(known.begin(), known.end(), format) == known.end()) {
        std::string names;
        for (const auto& name : known) {
            names += (names.empty() ? "" : ", ") + name;
        }
        return fail(ErrorCode::BadInput,
                    "'" + file.string() + "' is of a kind that cannot be imported. Known are: " + names + ".");
    }
    return format;
}

char delimiterOf(std::string_view text, const std::string& format)
{
    return format == "tsv" ? '\t' : guessDelimiter(text);
}

/// The names in a table's first row; none where it cannot be read.
std::vector<std::string> headerOf(std::string_view text, const std::string& format, const std::string& file)
{
    std::vector<std::string> header;
    RecordReader records(text, delimiterOf(text, format));
    if (const auto read = records.next(header, file); !read || !*read) {
        return {};
    }
    for (auto& name : header) {
        name = tidy(name);
    }
    return header;
}

Result<void> readContent(std::string_view text, const std::string& file, RowReader& rows, const Visit& visit,
                         ReadSummary& summary)
{
    if (summary.format == "txt" || summary.format == "md") {
        return readPlain(text, visit, summary);
    }
    if (summary.format == "csv" || summary.format == "tsv") {
        return readTable(text, delimiterOf(text, summary.format), file, rows);
    }
    return summary.format == "jsonl" ? readJsonLines(text, file, rows) : readJson(text, file, rows);
}

} // namespace

const std::vector<std::string>& importableFormats()
{
    static const std::vector<std::string> formats{"txt", "md", "csv", "tsv", "json", "jsonl"};
    return formats;
}

Result<ReadSummary> readDocuments(const std::filesystem::path& file, const ColumnMapping& mapping,
                                  const std::function<Result<void>(ImportedDocument&&)>& visit)
{
    ReadSummary summary;
    POLYMATH_TRY(format, formatOf(file));
    summary.format = format;
    POLYMATH_TRY(content, TextFile::open(file));
    summary.encoding = content.encoding();
    RowReader rows(file.string(), mapping, visit, summary);
    POLYMATH_CHECK(readContent(content.text(), file.string(), rows, visit, summary));
    if (summary.documents == 0) {
        return fail(ErrorCode::BadInput, "'" + file.string() + "' holds no text to learn from.");
    }
    return summary;
}

Result<FilePreview> previewFile(const std::filesystem::path& file, const ColumnMapping& mapping, std::size_t limit)
{
    FilePreview preview;
    ReadSummary summary;
    POLYMATH_TRY(format, formatOf(file));
    summary.format = format;
    POLYMATH_TRY(content, TextFile::open(file, previewBytes));
    auto text = content.text();
    const bool byLine = format != "json";
    if (const auto end = text.rfind('\n'); content.isCut() && byLine && end != std::string_view::npos) {
        text = text.substr(0, end + 1); // the last line is cut, too
    }
    const Visit keep = [&](ImportedDocument&& document) -> Result<void> {
        preview.rows.push_back(std::move(document));
        return preview.rows.size() < limit ? Result<void>() : fail(ErrorCode::Cancelled, "Enough rows were read.");
    };
    RowReader rows(file.string(), mapping, keep, summary);
    const auto outcome = readContent(text, file.string(), rows, keep, summary);
    preview.format = summary.format;
    preview.encoding = content.encoding();
    preview.columns = rows.columns();
    if (format == "csv" || format == "tsv") {
        preview.columns = headerOf(text, format, file.string());
    }
    preview.mapping = rows.mapping();
    const bool plain = preview.columns.empty();
    preview.mappingWorks = plain || !preview.mapping.text.empty() ||
                           (!preview.mapping.prompt.empty() && !preview.mapping.response.empty());
    const bool enough = !outcome && outcome.error().code == ErrorCode::Cancelled;
    if (!outcome && !enough) {
        const bool cutShort = content.isCut() && format != "jsonl" && outcome.error().code == ErrorCode::BadInput &&
                              !preview.rows.empty(); // the end of the beginning, not a mistake
        preview.mappingWorks = preview.mappingWorks && outcome.error().code != ErrorCode::Usage;
        preview.problem = cutShort ? "" : outcome.error().sentence;
    } else if (preview.rows.empty()) {
        preview.problem = "'" + file.string() + "' holds no text to learn from.";
    }
    return preview;
}

} // namespace polymath
