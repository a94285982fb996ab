#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace polymath {

/// Cuts UTF-8 into words as the regular expressions of wordPatternsFor() do, many times faster: each is a function by
/// hand, and tests hold it against PCRE2.
class WordCutter {
public:
    enum class Style { Gpt2, Qwen2, Llama3 };

    /// The style of a pattern; nothing for one that is not known by hand.
    [[nodiscard]] static std::optional<Style> styleOf(std::string_view pattern);

    /// Calls `visit` with each word of `text`, which is UTF-8, from left to right; together they are the text.
    template <typename Visit> static void forEachWord(Style style, std::string_view text, Visit&& visit)
    {
        for (std::size_t place = 0; place < text.size();) {
            const auto end =
                style == Style::Gpt2 ? endOfGpt2(text, place) : endOfLater(text, place, style == Style::Qwen2 ? 1 : 3);
            visit(text.substr(place, end - place));
            place = end;
        }
    }

private:
    enum class Kind : unsigned char { Letter, Number, Space, Other };
    struct Character {
        Kind kind = Kind::Other;
        std::uint32_t length = 1; ///< bytes
    };

    [[nodiscard]] static Character at(std::string_view text, std::size_t place)
    {
        const auto byte = static_cast<unsigned char>(text[place]);
        return byte < 0x80 ? Character{asciiKinds[byte], 1} : beyondAscii(text, place);
    }
    [[nodiscard]] static Character beyondAscii(std::string_view text, std::size_t place);
    [[nodiscard]] static std::size_t endOf(Kind kind, std::string_view text, std::size_t place)
    {
        while (place < text.size()) {
            const auto next = at(text, place);
            if (next.kind != kind) {
                break;
            }
            place += next.length;
        }
        return place;
    }
    [[nodiscard]] static std::size_t endOfSpaces(std::string_view text, std::size_t place, bool keepsLines);
    [[nodiscard]] static std::size_t endOfContraction(std::string_view text, std::size_t place, bool anyCase);
    [[nodiscard]] static std::size_t endOfGpt2(std::string_view text, std::size_t place);
    [[nodiscard]] static std::size_t endOfLater(std::string_view text, std::size_t place, int digits);

    static constexpr std::array<Kind, 128> asciiKinds = [] {
        std::array<Kind, 128> kinds{};
        for (unsigned byte = 0; byte < 128; ++byte) {
            const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
            const bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
            kinds[byte] = letter                       ? Kind::Letter
                          : byte >= '0' && byte <= '9' ? Kind::Number
                          : space                      ? Kind::Space
                                                       : Kind::Other;
        }
        return kinds;
    }();
};

} // namespace polymath
