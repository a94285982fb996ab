#include "core/text/readers/numbering.h"

#include <algorithm>
#include <utility>

namespace polymath {

std::string listNumber(int number, std::string_view format)
{
    constexpr int largestRoman = 3999;
    if (format.ends_with("Letter") && number > 0) {
        // After "z" comes "aa", then "bb".
        const auto times = std::min(static_cast<std::size_t>((number - 1) / 26 + 1), std::size_t{10});
        return std::string(times, static_cast<char>((format == "upperLetter" ? 'A' : 'a') + (number - 1) % 26));
    }
    if (format.ends_with("Roman") && number > 0 && number <= largestRoman) {
        constexpr std::array<std::pair<int, const char*>, 13> signs{{{1000, "m"},
                                                                     {900, "cm"},
                                                                     {500, "d"},
                                                                     {400, "cd"},
                                                                     {100, "c"},
                                                                     {90, "xc"},
                                                                     {50, "l"},
                                                                     {40, "xl"},
                                                                     {10, "x"},
                                                                     {9, "ix"},
                                                                     {5, "v"},
                                                                     {4, "iv"},
                                                                     {1, "i"}}};
        std::string result;
        for (const auto& [value, sign] : signs) {
            for (; number >= value; number -= value) {
                result += sign;
            }
        }
        if (format == "upperRoman") {
            std::transform(result.begin(), result.end(), result.begin(),
                           [](char letter) { return static_cast<char>(letter - 'a' + 'A'); });
        }
        return result;
    }
    return std::to_string(number);
}

std::string ListNumbers::next(int index)
{
    const auto at = static_cast<std::size_t>(std::clamp(index, 0, levels - 1));
    std::fill(m_counts.begin() + static_cast<std::ptrdiff_t>(at) + 1, m_counts.end(), 0);
    ++m_counts[at];
    const auto& own = m_levels[at];
    if (own.format == "bullet") {
        return "- ";
    }
    if (own.format == "none" || own.text.empty()) {
        return {};
    }
    std::string mark;
    for (std::size_t place = 0; place < own.text.size(); ++place) {
        const bool number = own.text[place] == '%' && place + 1 < own.text.size() && own.text[place + 1] >= '1' &&
                            own.text[place + 1] <= '9';
        if (!number) {
            mark += own.text[place];
            continue;
        }
        const auto which = static_cast<std::size_t>(own.text[++place] - '1');
        mark += listNumber(m_levels[which].start + std::max(m_counts[which], 1) - 1, m_levels[which].format);
    }
    return mark + " ";
}

} // namespace polymath
