#pragma once

#include "core/text/readers/format.h"

#include <optional>
#include <string>
#include <vector>

namespace polymath {

/// Turns rows of named values into documents, by a mapping or by a guess from the first row's names.
class RowReader {
public:
    RowReader(std::string file, ColumnMapping mapping) : m_file(std::move(file)), m_mapping(std::move(mapping)) {}

    /// The row's document; none where it has no text. Errors: Usage for columns that are not there or a guess that
    /// fails, naming the columns that are.
    [[nodiscard]] Result<std::optional<ImportedDocument>> read(const Row& row);

    /// What the first row has, and the mapping that was given or guessed; both empty before the first row.
    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }
    [[nodiscard]] const ColumnMapping& mapping() const { return m_mapping; }

private:
    [[nodiscard]] Result<void> settle(const Row& row);
    [[nodiscard]] Result<void> guess();
    [[nodiscard]] std::string names() const;

    std::string m_file;
    ColumnMapping m_mapping;
    std::vector<std::string> m_columns;
    bool m_settled = false;
};

} // namespace polymath
