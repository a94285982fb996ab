#include "core/tokenizer/addedtokens.h"

#include <algorithm>

namespace polymath {

void AddedTokens::add(std::string text, std::int32_t id, bool special)
{
    if (text.empty()) {
        return;
    }
    auto& tokens = m_byFirstByte[static_cast<unsigned char>(text.front())];
    for (const auto looks : {SpecialTokens::AsText, SpecialTokens::Recognise}) {
        auto& begins = m_begins[static_cast<std::size_t>(looks)][static_cast<unsigned char>(text.front())];
        begins = begins || !special || looks == SpecialTokens::Recognise;
    }
    const auto place = std::find_if(tokens.begin(), tokens.end(),
                                    [&text](const Token& other) { return other.text.size() < text.size(); });
    tokens.insert(place, {std::move(text), id, special});
}

const AddedTokens::Token* AddedTokens::at(std::string_view text, SpecialTokens special) const
{
    for (const auto& token : m_byFirstByte[static_cast<unsigned char>(text.front())]) {
        if ((!token.special || special == SpecialTokens::Recognise) && text.starts_with(token.text)) {
            return &token;
        }
    }
    return nullptr;
}

} // namespace polymath
