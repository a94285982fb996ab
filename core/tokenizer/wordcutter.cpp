#include "core/tokenizer/wordcutter.h"

#include "core/tokenizer/bpe.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <string>
#include <utility>

namespace polymath {

std::optional<WordCutter::Style> WordCutter::styleOf(std::string_view pattern)
{
    constexpr std::array<std::pair<std::string_view, Style>, 3> names{
        {{"gpt-2", Style::Gpt2}, {"qwen2", Style::Qwen2}, {"llama3", Style::Llama3}}};
    for (const auto& [name, style] : names) {
        if (const auto known = wordPatternsFor(name); known && known->size() == 1 && known->front() == pattern) {
            return style;
        }
    }
    return std::nullopt;
}

WordCutter::Character WordCutter::beyondAscii(std::string_view text, std::size_t place)
{
    std::size_t end = place;
    UChar32 character = 0;
    U8_NEXT_UNSAFE(text.data(), end, character);
    const auto length = static_cast<std::uint32_t>(end - place);
    const auto category = U_MASK(u_charType(character));
    if ((category & U_GC_L_MASK) != 0) {
        return {Kind::Letter, length};
    }
    if ((category & U_GC_N_MASK) != 0) {
        return {Kind::Number, length};
    }
    // PCRE2's \s: separators, the controls below U+0020, U+0085, and U+180E as Unicode had it once.
    const bool space = (category & U_GC_Z_MASK) != 0 || character == 0x85 || character == 0x180E;
    return {space ? Kind::Space : Kind::Other, length};
}

/// Of `\s*[\r\n]+|\s+(?!\S)|\s+` (with `keepsLines`) or `\s+(?!\S)|\s+`: up to the last line end; or all but the last
/// space, which belongs to what follows; or all where that is nothing.
std::size_t WordCutter::endOfSpaces(std::string_view text, std::size_t place, bool keepsLines)
{
    std::size_t last = place; // where the last space begins
    std::size_t line = place; // behind the last line end
    auto end = place;
    while (end < text.size()) {
        const auto next = at(text, end);
        if (next.kind != Kind::Space) {
            break;
        }
        last = end;
        end += next.length;
        line = text[last] == '\n' || text[last] == '\r' ? end : line;
    }
    if (keepsLines && line > place) {
        return line;
    }
    return end == text.size() || last == place ? end : last;
}

/// 's, 't, 're, 've, 'm, 'll and 'd; `place` where there is none. In any case the long s is one, too.
std::size_t WordCutter::endOfContraction(std::string_view text, std::size_t place, bool anyCase)
{
    const auto letter = [&](std::size_t index) {
        const char byte = place + index < text.size() ? text[place + index] : '\0';
        return anyCase && byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
    };
    switch (letter(1)) {
    case 's':
    case 't':
    case 'm':
    case 'd':
        return place + 2;
    case 'r':
    case 'v':
        return letter(2) == 'e' ? place + 3 : place;
    case 'l':
        return letter(2) == 'l' ? place + 3 : place;
    default:
        return anyCase && text.substr(place + 1, 2) == "\xC5\xBF" ? place + 3 : place;
    }
}

std::size_t WordCutter::endOfGpt2(std::string_view text, std::size_t place)
{
    if (text[place] == '\'') {
        if (const auto end = endOfContraction(text, place, false); end > place) {
            return end;
        }
    }
    auto first = at(text, place);
    auto begin = place;
    if (text[place] == ' ' && place + 1 < text.size()) {
        const auto next = at(text, place + 1);
        if (next.kind != Kind::Space) {
            first = next;
            ++begin;
        }
    }
    return first.kind == Kind::Space ? endOfSpaces(text, place, false) : endOf(first.kind, text, begin + first.length);
}

std::size_t WordCutter::endOfLater(std::string_view text, std::size_t place, int digits)
{
    if (text[place] == '\'') {
        if (const auto end = endOfContraction(text, place, true); end > place) {
            return end;
        }
    }
    auto first = at(text, place);
    if (first.kind == Kind::Letter) {
        return endOf(Kind::Letter, text, place + first.length);
    }
    if (first.kind == Kind::Number) {
        auto end = place + first.length;
        for (int count = 1; count < digits && end < text.size() && at(text, end).kind == Kind::Number; ++count) {
            end += at(text, end).length;
        }
        return end;
    }
    const auto behind = place + first.length;
    const auto next = behind < text.size() ? at(text, behind) : Character{Kind::Space, 0};
    if (next.kind == Kind::Letter && text[place] != '\r' && text[place] != '\n') {
        return endOf(Kind::Letter, text, behind + next.length);
    }
    const bool spaced = text[place] == ' ' && next.kind == Kind::Other;
    if (first.kind == Kind::Other || spaced) {
        auto end = endOf(Kind::Other, text, behind);
        while (end < text.size() && (text[end] == '\r' || text[end] == '\n')) {
            ++end;
        }
        return end;
    }
    return endOfSpaces(text, place, true);
}

} // namespace polymath
