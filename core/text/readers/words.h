#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// ASCII letters in lower case, the rest as it is.
[[nodiscard]] std::string lowerCase(std::string text);

/// Without white space at the ends and with "\n" as the only line end.
[[nodiscard]] std::string tidy(std::string_view text);

/// Running text as a line shows it: white space of any kind and length is one space, soft hyphens and joiners of no
/// width are gone; a line that ends with "\v" stays one.
[[nodiscard]] std::string flowed(std::string_view text);

/// Adds a row, "a | b", to a table's text; nothing for cells without text.
void appendTableRow(std::string& table, const std::vector<std::string>& cells);

} // namespace polymath
