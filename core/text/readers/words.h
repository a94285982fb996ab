#pragma once

#include <string>
#include <string_view>

namespace polymath {

/// ASCII letters in lower case, the rest as it is.
[[nodiscard]] std::string lowerCase(std::string text);

/// Without white space at the ends and with "\n" as the only line end.
[[nodiscard]] std::string tidy(std::string_view text);

} // namespace polymath
