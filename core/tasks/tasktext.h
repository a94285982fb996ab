#pragma once

// Internal to core/tasks: the text of a file of questions.

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// A file's text, unpacked where it is packed: UTF-8, without byte-order mark, lines ending with "\n".
/// Errors: BadInput for a file that is not there, damaged or not UTF-8, and for more than a gigabyte.
[[nodiscard]] Result<std::string> taskText(const std::filesystem::path& file);

/// A line or row with the number of the line that it begins at, from 1.
struct TaskLine {
    std::size_t number = 0;
    std::string text;
};
struct TaskRow {
    std::size_t number = 0;
    std::vector<std::string> cells;
};

/// The lines that are not empty.
[[nodiscard]] std::vector<TaskLine> linesOf(std::string_view text);

/// The rows of a CSV file (RFC 4180): quoted cells may hold commas, line ends and doubled quotes. Empty lines are no
/// rows.
[[nodiscard]] std::vector<TaskRow> csvRows(std::string_view text);

} // namespace polymath
