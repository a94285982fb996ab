#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

namespace polymath {

/// A number as lists write it. `format`: "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"; any other
/// is decimal.
[[nodiscard]] std::string listNumber(int number, std::string_view format);

/// The levels of a list and how far each has counted.
class ListNumbers {
public:
    static constexpr int levels = 9;

    struct Level {
        std::string format = "decimal"; ///< or "bullet", "none"
        std::string text = "%1.";       ///< "%1.%2" puts the numbers of both levels in
        int start = 1;
    };

    Level& level(int index) { return m_levels[static_cast<std::size_t>(index)]; }
    /// The mark of the next item at a level, with a space behind it: "2.1 ", "- ".
    [[nodiscard]] std::string next(int index);

private:
    std::array<Level, levels> m_levels;
    std::array<int, levels> m_counts{};
};

} // namespace polymath
