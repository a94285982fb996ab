#pragma once

#include <string_view>
#include <vector>

namespace polymath {

/// A set of texts that the program brings: resources/retention/NAME.txt, documents separated by lines that are "%".
struct BuiltInText {
    std::string_view name;
    std::string_view documents;
};

/// All of them; made by the build from resources/retention.
[[nodiscard]] const std::vector<BuiltInText>& builtInTexts();

} // namespace polymath
