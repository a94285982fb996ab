#include "core/base/translate.h"

namespace polymath {

std::string sentence(std::string_view pattern, const std::vector<std::string>& values)
{
    std::string text;
    for (std::size_t index = 0; index < pattern.size(); ++index) {
        const bool place = pattern[index] == '%' && index + 1 < pattern.size() && pattern[index + 1] >= '1' &&
                           pattern[index + 1] <= '9';
        const auto value = place ? static_cast<std::size_t>(pattern[index + 1] - '1') : values.size();
        if (value < values.size()) {
            text += values[value];
            ++index;
        } else {
            text += pattern[index];
        }
    }
    return text;
}

} // namespace polymath
