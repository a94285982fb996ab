#include "core/text/readers/delimited.h"

#include "core/text/readers/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <utility>

namespace polymath {

namespace {

/// What a dialect is judged by.
constexpr std::size_t sampleBytes = 256 * 1024;
constexpr std::size_t sampleRows = 100;
/// A title, notes and blank lines above a table are at most so many.
constexpr std::size_t mostTitleLines = 10;
/// A name of a column is no longer than a line of a table.
constexpr std::size_t longestName = 200;

struct SampleRow {
    std::vector<std::string> fields;
    std::size_t begin;
    std::int64_t line;
};

std::vector<SampleRow> sampleOf(std::string_view text, char separator)
{
    std::vector<SampleRow> rows;
    FieldReader reader(text, separator);
    std::vector<std::string> fields;
    for (std::size_t tried = 0; tried < sampleRows; ++tried) {
        const auto outcome = reader.next(fields);
        if (outcome == FieldReader::Outcome::End) {
            break;
        }
        if (outcome == FieldReader::Outcome::Good) {
            rows.push_back({std::exchange(fields, {}), reader.begin(), reader.line()});
        }
    }
    return rows;
}

bool looksLikeValue(std::string_view field)
{
    const bool number = std::any_of(field.begin(), field.end(), [](unsigned char c) { return std::isdigit(c) != 0; }) &&
                        std::all_of(field.begin(), field.end(), [](unsigned char c) {
                            return std::isdigit(c) != 0 ||
                                   std::string_view("+-.,:/%$ eE").find(static_cast<char>(c)) != std::string_view::npos;
                        });
    const auto words = 1 + std::count(field.begin(), field.end(), ' ');
    const bool sentence = words > 4 && std::string_view(".?!").find(field.back()) != std::string_view::npos;
    return number || sentence || words > 12 || field.find("://") != std::string_view::npos ||
           field.find('\n') != std::string_view::npos;
}

/// Whether a row names what the rows below it hold.
bool isHeader(const std::vector<std::string>& fields, const std::vector<SampleRow>& rows, std::size_t below)
{
    for (std::size_t column = 0; column < fields.size(); ++column) {
        const auto name = tidy(fields[column]);
        if (name.empty()) {
            continue;
        }
        if (looksLikeValue(name) || name.size() > longestName) {
            return false;
        }
        for (std::size_t index = below; index < rows.size(); ++index) { // a label that comes again is none of a header
            const auto& other = rows[index].fields;
            if (rows.size() - below > 2 && column < other.size() && tidy(other[column]) == name) {
                return false;
            }
        }
    }
    return std::any_of(fields.begin(), fields.end(), [](const std::string& field) { return !tidy(field).empty(); });
}

std::size_t filled(const std::vector<std::string>& fields)
{
    return static_cast<std::size_t>(
        std::count_if(fields.begin(), fields.end(), [](const std::string& field) { return !tidy(field).empty(); }));
}

/// Names for columns: those of a header, or numbers; each once.
std::vector<std::string> namesOf(const std::vector<std::string>& fields, std::size_t columns, bool hasHeader)
{
    std::vector<std::string> names;
    std::map<std::string, int> used;
    for (std::size_t column = 0; column < std::max(columns, hasHeader ? fields.size() : 0); ++column) {
        auto name = hasHeader && column < fields.size() ? tidy(fields[column]) : std::string();
        std::replace(name.begin(), name.end(), '\n', ' ');
        if (name.empty()) {
            name = "column" + std::to_string(column + 1);
        }
        const int count = ++used[name];
        names.push_back(count == 1 ? name : name + " (" + std::to_string(count) + ")");
    }
    while (hasHeader && names.size() > columns && tidy(fields[names.size() - 1]).empty()) { // a separator at the end
        names.pop_back();
    }
    return names;
}

} // namespace

FieldReader::Outcome FieldReader::next(std::vector<std::string>& fields)
{
    fields.clear();
    while (m_at < m_text.size() && (m_text[m_at] == '\n' || m_text[m_at] == '\r')) { // blank lines
        m_line += m_text[m_at] == '\n' ? 1 : 0;
        ++m_at;
    }
    m_rowLine = m_line;
    m_rowBegin = m_at;
    if (m_at >= m_text.size()) {
        return Outcome::End;
    }
    const std::array<char, 4> ends{'\n', '\r', m_separator, '\0'};
    const std::string_view stops(ends.data(), m_separator == '\0' ? 2 : 3);
    while (true) {
        std::string field;
        if (m_separator != '\0' && m_at < m_text.size() && m_text[m_at] == '"' && !quoted(field)) {
            m_at = m_rowBegin;
            m_line = m_rowLine;
            skipLine();
            return Outcome::OpenQuote;
        }
        const auto end = std::min(m_text.find_first_of(stops, m_at), m_text.size());
        const bool tooMany = fields.size() >= mostFields;
        if (tooMany || end - m_rowBegin > longestRow) {
            skipLine();
            return tooMany ? Outcome::TooMany : Outcome::TooLong;
        }
        field.append(m_text.substr(m_at, end - m_at));
        m_at = end;
        fields.push_back(std::move(field));
        if (m_at >= m_text.size() || m_text[m_at] != m_separator || m_separator == '\0') {
            return Outcome::Good;
        }
        ++m_at;
    }
}

/// Reads a field from its quote on; false where nobody closes it, or text follows the closing one after a line end: it
/// was an inch sign, say, and what came after it are rows.
bool FieldReader::quoted(std::string& field)
{
    const auto line = m_line;
    ++m_at;
    while (true) {
        const auto quote = m_text.find('"', m_at);
        if (quote == std::string_view::npos || quote - m_rowBegin > longestRow) {
            return false;
        }
        const auto part = m_text.substr(m_at, quote - m_at);
        m_line += std::count(part.begin(), part.end(), '\n');
        field.append(part);
        m_at = quote + 1;
        if (m_at >= m_text.size() || m_text[m_at] != '"') {
            break;
        }
        field += '"';
        ++m_at;
    }
    const bool ends =
        m_at >= m_text.size() || m_text[m_at] == m_separator || m_text[m_at] == '\n' || m_text[m_at] == '\r';
    return ends || m_line == line;
}

void FieldReader::skipLine() { m_at = std::min(m_text.find('\n', m_at), m_text.size()); }

Dialect findDialect(std::string_view text)
{
    Dialect dialect;
    std::size_t skip = 0;
    if (lowerCase(std::string(text.substr(0, 4))) == "sep=" && text.size() > 5) { // as Excel writes and reads it
        skip = std::min(text.find('\n'), text.size() - 1) + 1;
    }
    const auto sample = text.substr(skip, sampleBytes);
    std::vector<SampleRow> rows;
    double best = 0;
    for (const char separator : {',', ';', '\t', '|'}) {
        auto tried = sampleOf(sample, separator);
        if (tried.size() > 2 && sample.size() < text.size() - skip) {
            tried.pop_back(); // cut off, perhaps
        }
        std::map<std::size_t, std::size_t> counts;
        for (const auto& row : tried) {
            ++counts[row.fields.size()];
        }
        const auto usual = std::max_element(counts.begin(), counts.end(), [](const auto& left, const auto& right) {
            return std::pair(left.second, left.first) < std::pair(right.second, right.first);
        });
        if (usual == counts.end() || usual->first < 2) {
            continue;
        }
        const double share = static_cast<double>(usual->second) / static_cast<double>(tried.size());
        // Of two that divide as regularly, the one with more columns.
        const double score = share + static_cast<double>(std::min<std::size_t>(usual->first, 50)) / 1000;
        if (score > best) {
            best = score;
            dialect.separator = separator;
            dialect.columns = usual->first;
            dialect.regular = share;
            rows = std::move(tried);
        }
    }
    if (best == 0) {
        dialect.separator = '\0';
        rows = sampleOf(sample, '\0');
    }
    std::size_t first = 0;
    while (first + 1 < rows.size() && first < mostTitleLines && dialect.columns > 1 &&
           filled(rows[first].fields) <= 1 && filled(rows[first + 1].fields) + 1 >= dialect.columns) {
        dialect.titleLines.push_back(tidy(*std::max_element(
            rows[first].fields.begin(), rows[first].fields.end(),
            [](const std::string& left, const std::string& right) { return left.size() < right.size(); })));
        ++first;
    }
    if (first < rows.size()) {
        dialect.start = skip + rows[first].begin;
        dialect.startLine = rows[first].line + (skip > 0 ? 1 : 0);
        dialect.hasHeader = isHeader(rows[first].fields, rows, first + 1);
        dialect.header = namesOf(rows[first].fields, dialect.columns, dialect.hasHeader);
    }
    return dialect;
}

} // namespace polymath
