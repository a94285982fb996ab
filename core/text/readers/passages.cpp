#include "core/text/readers/passages.h"

#include "core/text/readers/words.h"

#include <utility>

namespace polymath {

std::string_view takePassage(std::string_view& text)
{
    std::size_t end = text.size();
    if (end > passageBytes + passageBytes / 2) {
        const auto near = text.substr(0, 2 * passageBytes); // a search to the end would be made for each passage
        auto cut = near.find("\n\n", passageBytes);
        if (const auto crlf = near.find("\r\n\r\n", passageBytes); crlf < cut) {
            cut = crlf;
        }
        if (cut == std::string_view::npos) {
            cut = near.find('\n', passageBytes);
        }
        if (cut == std::string_view::npos) {
            cut = near.find(' ', passageBytes);
        }
        if (cut == std::string_view::npos) {
            cut = passageBytes;
            while ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) { // not inside a character
                ++cut;
            }
        }
        end = cut;
    }
    const auto passage = text.substr(0, end);
    text.remove_prefix(end);
    return passage;
}

Result<void> PassageGatherer::add(Block&& block)
{
    const auto text = block.kind == Block::Kind::Code ? std::move(block.text) : tidy(block.text);
    if (text.empty()) {
        return {};
    }
    const bool heading = block.kind == Block::Kind::Heading;
    const bool full = m_passage.size() + text.size() > passageBytes + passageBytes / 2;
    if (!m_passage.empty() && m_last != Block::Kind::Heading &&
        (full || (heading && m_passage.size() > passageBytes / 2))) {
        POLYMATH_CHECK(finish());
    }
    const bool sameList = block.kind == Block::Kind::ListItem && m_last == Block::Kind::ListItem;
    if (!m_passage.empty()) {
        m_passage += sameList ? "\n" : "\n\n";
    }
    m_passage += text;
    m_last = block.kind;
    std::string_view rest = m_passage;
    while (rest.size() > passageBytes + passageBytes / 2) {
        POLYMATH_CHECK(m_take(tidy(takePassage(rest))));
    }
    if (rest.size() < m_passage.size()) {
        m_passage = tidy(rest);
    }
    return {};
}

Result<void> PassageGatherer::finish()
{
    if (m_passage.empty()) {
        return {};
    }
    m_last = Block::Kind::Paragraph;
    return m_take(std::exchange(m_passage, {}));
}

} // namespace polymath
