#include "core/text/readers/readers.h"

#include "core/text/readers/textfile.h"
#include "core/text/readers/words.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace polymath {

namespace {

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

} // namespace

Result<void> readTable(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(content, openText(input, sink));
    const auto text = input.beginning ? wholeLines(content) : content.text();
    const bool tabs = lowerCase(input.file.extension().string()) == ".tsv";
    RecordReader records(text, tabs ? '\t' : guessDelimiter(text));
    std::vector<std::string> header;
    std::vector<std::string> values;
    POLYMATH_TRY(hasHeader, records.next(header, input.name));
    if (!hasHeader) {
        return {};
    }
    for (auto& name : header) {
        name = tidy(name);
    }
    sink.columns(header);
    while (true) {
        auto more = records.next(values, input.name);
        if (!more && content.isCut()) {
            return {}; // the end of the beginning, not a mistake
        }
        if (!more || !*more) {
            return more ? Result<void>() : passOn(std::move(more));
        }
        if (values.size() > header.size()) {
            return fail(ErrorCode::BadInput, "The row at line " + std::to_string(records.line()) + " of '" +
                                                 input.name + "' has " + std::to_string(values.size()) +
                                                 " fields, and the header " + std::to_string(header.size()) +
                                                 ". Put fields that hold the separator into quotes.");
        }
        Row row;
        for (std::size_t index = 0; index < header.size(); ++index) {
            row.emplace_back(header[index], index < values.size() ? std::move(values[index]) : std::string());
        }
        POLYMATH_CHECK(sink.row(row));
    }
}

} // namespace polymath
