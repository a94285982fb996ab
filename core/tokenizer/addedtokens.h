#pragma once

#include "core/tokenizer/tokenizer.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// Tokens that are found in text as they are spelled, before the rest is cut and merged. Special ones ("<|im_end|>")
/// only where they are asked for, the others (GPT-NeoX's runs of spaces) always.
class AddedTokens {
public:
    /// Empty texts are left out.
    void add(std::string text, std::int32_t id, bool special);

    /// Calls onText for each stretch without such tokens, onToken for each of them, in order.
    /// Of several that begin at the same place the longest wins.
    template <typename OnText, typename OnToken>
    void split(std::string_view text, SpecialTokens special, OnText&& onText, OnToken&& onToken) const
    {
        std::size_t start = 0;
        const auto& begins = m_begins[static_cast<std::size_t>(special)];
        for (std::size_t place = 0; place < text.size();) {
            if (!begins[static_cast<unsigned char>(text[place])]) {
                ++place;
                continue;
            }
            const auto* token = at(text.substr(place), special);
            if (token == nullptr) {
                ++place;
                continue;
            }
            if (place > start) {
                onText(text.substr(start, place - start));
            }
            onToken(token->id);
            start = place += token->text.size();
        }
        if (start < text.size()) {
            onText(text.substr(start));
        }
    }

private:
    struct Token {
        std::string text;
        std::int32_t id = 0;
        bool special = false;
    };
    /// The longest token that `text` begins with; null where there is none.
    [[nodiscard]] const Token* at(std::string_view text, SpecialTokens special) const;

    std::array<std::vector<Token>, 256> m_byFirstByte; ///< longest first
    /// Whether a token that is looked for begins with a byte, for each SpecialTokens.
    std::array<std::array<bool, 256>, 2> m_begins{};
};

} // namespace polymath
