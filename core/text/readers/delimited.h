#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// How a table is written as text, as its beginning shows.
struct Dialect {
    char separator = ','; ///< , ; tab or |; 0 for a table of one column, whose lines are its values
    std::size_t columns = 1;
    double regular = 1;                  ///< share of the rows that have so many fields
    std::size_t start = 0;               ///< where the header, or the first row, begins
    std::int64_t startLine = 1;          ///< and on which line
    std::vector<std::string> titleLines; ///< what stands above it, such as a table's title
    std::vector<std::string> header;     ///< the columns' names: its own, made unique, or column1, column2, ...
    bool hasHeader = true;
};

/// Rows of fields that a separator divides (RFC 4180: fields in quotes may hold separators, quotes twice, and lines).
class FieldReader {
public:
    /// More columns than any spreadsheet has (16,384), and more bytes than a row of text needs: a limit for files of
    /// one endless line.
    static constexpr std::size_t mostFields = 20'000;
    static constexpr std::size_t longestRow = 64 << 20;

    enum class Outcome {
        Good,
        End,
        OpenQuote, ///< a quote that is never closed, or that is no quote; reading goes on at the next line
        TooMany,   ///< fields
        TooLong,
    };

    FieldReader(std::string_view text, char separator, std::int64_t line = 1)
        : m_text(text), m_separator(separator), m_line(line)
    {
    }

    /// The next row that is not blank. After anything but Good and End, `fields` are not to be used.
    [[nodiscard]] Outcome next(std::vector<std::string>& fields);
    [[nodiscard]] std::int64_t line() const { return m_rowLine; }  ///< where the row began
    [[nodiscard]] std::size_t begin() const { return m_rowBegin; } ///< in bytes

private:
    [[nodiscard]] bool quoted(std::string& field);
    void skipLine();

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    std::int64_t m_line = 1;
    std::size_t m_rowBegin = 0;
    std::int64_t m_rowLine = 1;
};

/// Finds out how a table is written, from its beginning; a last line that is cut off does no harm.
[[nodiscard]] Dialect findDialect(std::string_view text);

} // namespace polymath
