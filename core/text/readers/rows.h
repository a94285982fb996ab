#pragma once

#include "core/text/preview.h"
#include "core/text/readers/format.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// Turns rows of named values into documents, by a mapping or by a guess from the first rows, which wait for it.
class RowReader {
public:
    using Take = std::function<Result<void>(ImportedDocument&& document)>;

    /// `file`: as sentences name it.
    RowReader(std::string file, ColumnMapping mapping, Take take)
        : m_file(std::move(file)), m_mapping(std::move(mapping)), m_take(std::move(take))
    {
    }

    /// Errors: Usage for columns that are not there or a guess that fails, naming the columns that are; what `take`
    /// returns.
    [[nodiscard]] Result<void> add(const Row& row, const Place& place = {});
    /// Hands on what waits; errors as add(). Rows after it would begin anew.
    [[nodiscard]] Result<void> finish();

    /// The rows' columns, the mapping that was given or is used, and what else may be meant; empty until it is clear.
    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }
    [[nodiscard]] const ColumnMapping& mapping() const { return m_mapping; }
    [[nodiscard]] const std::vector<MappingGuess>& guesses() const { return m_guesses; }
    [[nodiscard]] std::int64_t skipped() const { return m_skipped; } ///< rows without text

private:
    /// The columns that one name of a mapping stands for, each with the place in a row where it was last.
    struct Part {
        std::string name;
        std::size_t place = 0;
    };

    [[nodiscard]] Result<void> settle();
    [[nodiscard]] Result<std::vector<Part>> partsOf(const std::string& wanted) const;
    [[nodiscard]] Result<void> take(const Row& row, const Place& where);
    [[nodiscard]] std::string names() const;

    std::string m_file;
    ColumnMapping m_mapping;
    Take m_take;
    std::vector<Row> m_waiting;
    std::vector<Place> m_places; ///< of the waiting rows
    std::size_t m_waitingBytes = 0;
    std::vector<std::string> m_columns;
    std::vector<MappingGuess> m_guesses;
    std::vector<Part> m_prompt;
    std::vector<Part> m_text;
    bool m_wholeRow = false;
    bool m_settled = false;
    std::int64_t m_skipped = 0;
};

} // namespace polymath
