#pragma once

#include <string_view>

namespace polymath {

/// Whether `text` is UTF-8 (RFC 3629). `cut` allows an unfinished character at the end.
[[nodiscard]] bool isUtf8(std::string_view text, bool cut = false);

} // namespace polymath
