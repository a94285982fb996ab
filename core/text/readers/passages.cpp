#include "core/text/readers/passages.h"

#include "core/base/translate.h"
#include "core/text/readers/words.h"

#include <utility>

namespace polymath {

std::string placeText(const Place& first, const Place& last)
{
    struct Patterns {
        const char* one;
        const char* several;
    };
    const auto patterns = [&]() -> Patterns {
        switch (first.unit) {
        case Place::Unit::Page:
            return {POLYMATH_TEXT("sentences", "page %1"), POLYMATH_TEXT("sentences", "pages %1 to %2")};
        case Place::Unit::Slide:
            return {POLYMATH_TEXT("sentences", "slide %1"), POLYMATH_TEXT("sentences", "slides %1 to %2")};
        case Place::Unit::Chapter:
            return {POLYMATH_TEXT("sentences", "chapter %1"), POLYMATH_TEXT("sentences", "chapters %1 to %2")};
        case Place::Unit::Line:
            return {POLYMATH_TEXT("sentences", "line %1"), POLYMATH_TEXT("sentences", "lines %1 to %2")};
        case Place::Unit::Row:
            return {POLYMATH_TEXT("sentences", "row %1"), POLYMATH_TEXT("sentences", "rows %1 to %2")};
        case Place::Unit::Record:
            return {POLYMATH_TEXT("sentences", "record %1"), POLYMATH_TEXT("sentences", "records %1 to %2")};
        case Place::Unit::Mail:
            return {POLYMATH_TEXT("sentences", "mail %1"), POLYMATH_TEXT("sentences", "mails %1 to %2")};
        case Place::Unit::Unknown:
            break;
        }
        return {"", ""};
    }();
    const bool several = last.unit == first.unit && last.number > first.number;
    return sentence(several ? patterns.several : patterns.one,
                    {std::to_string(first.number), std::to_string(last.number)});
}

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

Result<void> PassageGatherer::add(Block&& block, const Place& place)
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
    m_begin = m_passage.empty() ? place : m_begin;
    m_end = place;
    const bool sameList = block.kind == Block::Kind::ListItem && m_last == Block::Kind::ListItem;
    if (!m_passage.empty()) {
        m_passage += sameList ? "\n" : "\n\n";
    }
    m_passage += text;
    m_last = block.kind;
    std::string_view rest = m_passage;
    while (rest.size() > passageBytes + passageBytes / 2) {
        POLYMATH_CHECK(m_take({{}, tidy(takePassage(rest)), placeText(m_begin, m_end)}));
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
    return m_take({{}, std::exchange(m_passage, {}), placeText(m_begin, m_end)});
}

} // namespace polymath
