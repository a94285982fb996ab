#pragma once

#include "core/base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace polymath {

/// How a conversion went.
struct Decoding {
    bool known = true;   ///< the character set can be read here
    std::string problem; ///< what ICU calls it; empty where all was converted
};

/// Hands `bytes` on as UTF-8, in pieces. Errors: those of `take`.
[[nodiscard]] Result<Decoding> decode(std::string_view bytes, const std::string& charset,
                                      const std::function<Result<void>(std::string_view piece)>& take);

/// Bytes of a named character set as UTF-8, what is broken in them as U+FFFD; nothing for a name that ICU does not
/// know.
[[nodiscard]] std::optional<std::string> decoded(std::string_view bytes, const std::string& charset);

/// The same for bytes whose set may not be named, or wrongly: UTF-8 where they are, else `charset`, else what Western
/// programs wrote.
[[nodiscard]] std::string decodedOrGuessed(std::string_view bytes, const std::string& charset);

} // namespace polymath
