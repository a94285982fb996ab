#pragma once

#include "core/text/preview.h"
#include "core/text/readers/format.h"

#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// Between the names of columns that are read as one.
constexpr std::string_view columnJoint = " + ";
/// All columns of a row, each with its name.
constexpr std::string_view wholeRow = "(whole row)";
/// What the name of a column with a conversation is followed by: in a row for each answer, the turns before the answer
/// and the answer.
constexpr std::string_view turnsBefore = " (turns before)";
constexpr std::string_view turnAnswer = " (answer)";
/// The columns of a question with the choices that it offers, and of the right one.
constexpr std::string_view questionWithChoices = "question (with choices)";
constexpr std::string_view answerInWords = "answer (in words)";

/// Which columns may be meant, the best first: by usual names of columns, then by which of them hold running text;
/// numbers, addresses, identifiers and labels are ruled out. `rows` are the first ones, of some dozens.
[[nodiscard]] std::vector<MappingGuess> guessMapping(const std::vector<std::string>& columns,
                                                     const std::vector<Row>& rows);

} // namespace polymath
