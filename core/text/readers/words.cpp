#include "core/text/readers/words.h"

#include <algorithm>
#include <cctype>

namespace polymath {

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char character) { return static_cast<char>(std::tolower(character)); });
    return text;
}

std::string tidy(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n\v\f";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos) {
        return {};
    }
    text = text.substr(first, text.find_last_not_of(space) - first + 1);
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\r') {
            result += '\n';
            at += at + 1 < text.size() && text[at + 1] == '\n' ? 1 : 0;
        } else {
            result += text[at];
        }
    }
    return result;
}

std::string flowed(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    bool space = false;
    bool line = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char character = text[at];
        if (character == '\v') {
            line = true;
        } else if (character == ' ' || (character >= '\t' && character <= '\r')) {
            space = true;
        } else if (text.substr(at, 2) == "\xC2\xA0") { // no-break space
            space = true;
            ++at;
        } else if (text.substr(at, 2) == "\xC2\xAD") { // soft hyphen
            ++at;
        } else if (text.substr(at, 3) == "\xE2\x80\x8B" || text.substr(at, 3) == "\xEF\xBB\xBF") { // of no width
            at += 2;
        } else {
            if ((space || line) && !result.empty()) {
                result += line ? '\n' : ' ';
            }
            space = line = false;
            result += character;
        }
    }
    return result;
}

void appendTableRow(std::string& table, const std::vector<std::string>& cells)
{
    std::string row;
    bool any = false;
    for (const auto& cell : cells) {
        row += &cell == &cells.front() ? "" : " | ";
        for (const char character : cell) {
            row += character == '\n' ? ' ' : character;
        }
        any = any || !cell.empty();
    }
    if (any) {
        table += (table.empty() ? "" : "\n") + row;
    }
}

} // namespace polymath
