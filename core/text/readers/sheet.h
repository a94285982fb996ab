#pragma once

#include "core/base/result.h"
#include "core/text/readers/format.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace polymath {

/// The rows of one sheet of a spreadsheet as people see them.
class Sheet {
public:
    /// As wide as the programs' own sheets.
    static constexpr std::size_t mostColumns = 16'384;
    /// What of a sheet is kept, in bytes of text: more than its file's parts may hold.
    static constexpr std::size_t mostBytes = 256 << 20;

    explicit Sheet(std::string name) : m_name(std::move(name)) {}

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    [[nodiscard]] bool isFull() const { return m_bytes > mostBytes; }

    /// Rows without text are left out, and so are the cells after the last with text. `number`: as the sheet counts it.
    void add(std::vector<std::string>&& cells, std::int64_t number);
    [[nodiscard]] const std::vector<std::int64_t>& numbers() const { return m_numbers; } ///< of the rows that it has

    /// Whether it is written like a page: nearly all rows have one cell.
    [[nodiscard]] bool isProse() const;
    /// Its rows as paragraphs.
    [[nodiscard]] std::string text() const;
    /// Its rows as a CSV table.
    [[nodiscard]] std::string table() const;

private:
    std::string m_name;
    std::vector<std::vector<std::string>> m_rows;
    std::vector<std::int64_t> m_numbers;
    std::size_t m_bytes = 0;
};

/// A number as a spreadsheet shows it with this format ("0.00", "#,##0", "0%", "yyyy-mm-dd"); dates are written as
/// 2024-01-31 whatever their format is. `epoch1904`: the workbook counts days as the first Macs did.
[[nodiscard]] std::string shownNumber(const std::string& value, const std::string& format, bool epoch1904);

/// Reads sheets: one as the file's own text or table, several each as a file inside it.
[[nodiscard]] Result<void> readSheets(const std::vector<Sheet>& sheets, const ReadInput& input, ReadSink& sink);

} // namespace polymath
