#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/text/readers/readers.h"
#include "core/text/readers/words.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polymath {

namespace {

/// Groups inside groups beyond this depth change nothing any more; programs nest ten deep.
constexpr std::size_t deepestGroup = 1000;
/// A paragraph beyond this is none; it is handed on in pieces.
constexpr std::size_t longestParagraph = 1 << 20;

/// What a group inherits and its end undoes.
struct State {
    bool skipped = false; ///< a destination that is no text: fonts, colours, pictures
    bool hidden = false;
    int font = 0;
    int fallback = 1; ///< characters after \u for readers that do not know it
};

/// Destinations whose text is not the document's (RTF 1.9.1); those that begin with \* are skipped all.
bool isNoText(std::string_view word)
{
    static constexpr std::array words{"colortbl",     "stylesheet", "info",      "pict",
                                      "object",       "header",     "headerl",   "headerr",
                                      "headerf",      "footer",     "footerl",   "footerr",
                                      "footerf",      "fldinst",    "listtable", "listoverridetable",
                                      "revtbl",       "xmlnstbl",   "themedata", "datastore",
                                      "latentstyles", "rsidtbl",    "generator", "filetbl",
                                      "bkmkstart",    "bkmkend",    "tc",        "xe",
                                      "annotation",   "atnid",      "atnauthor", "nonshppict",
                                      "ftnsep",       "ftnsepc",    "aftnsep",   "aftnsepc",
                                      "template",     "fontemb"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The code page of a font's \fcharset.
const char* codePageOf(int charset)
{
    static const std::map<int, const char*> pages{{0, "windows-1252"},   {128, "windows-932"},  {129, "windows-949"},
                                                  {134, "windows-936"},  {136, "windows-950"},  {161, "windows-1253"},
                                                  {162, "windows-1254"}, {163, "windows-1258"}, {177, "windows-1255"},
                                                  {178, "windows-1256"}, {186, "windows-1257"}, {204, "windows-1251"},
                                                  {222, "windows-874"},  {238, "windows-1250"}, {77, "macintosh"}};
    const auto found = pages.find(charset);
    return found == pages.end() ? nullptr : found->second;
}

/// Reads RTF from its first group to the last.
class RichText {
public:
    RichText(std::string_view text, ReadSink& sink) : m_text(text), m_sink(sink) { m_states.emplace_back(); }

    Result<void> read()
    {
        while (m_at < m_text.size() && !m_ended) {
            const char character = m_text[m_at++];
            if (character == '{') {
                open();
            } else if (character == '}') {
                POLYMATH_CHECK(close());
            } else if (character == '\\') {
                POLYMATH_CHECK(control());
            } else if (character != '\r' && character != '\n') {
                byte(character);
            }
            if (m_paragraph.size() + m_bytes.size() > longestParagraph) {
                POLYMATH_CHECK(endParagraph());
            }
        }
        return endParagraph();
    }

    [[nodiscard]] bool isComplete() const { return m_ended; } ///< the last group was closed

private:
    struct Close {
        void operator()(UConverter* opened) const { ucnv_close(opened); }
    };

    State& state() { return m_states.back(); }

    void open()
    {
        flushBytes();
        if (m_states.size() < deepestGroup) {
            m_states.push_back(state());
        } else {
            ++m_tooDeep;
        }
    }

    Result<void> close()
    {
        flushBytes();
        m_skipCharacters = 0;
        if (m_tooDeep > 0) {
            --m_tooDeep;
            return {};
        }
        if (m_states.size() == m_fontTable) {
            m_fontTable = 0;
        }
        if (m_states.size() == m_note) {
            m_note = 0;
            m_notes.push_back(std::exchange(m_paragraph, std::move(m_above)));
        }
        m_states.pop_back();
        if (m_states.size() <= 1) {
            m_ended = true;
            m_states.resize(1);
        }
        return {};
    }

    /// One character of the text in the font's code page.
    void byte(char character)
    {
        if (m_skipCharacters > 0) {
            --m_skipCharacters;
        } else if (!isSkipped()) {
            m_bytes += character;
        }
    }

    [[nodiscard]] bool isSkipped() { return state().skipped || state().hidden || m_fontTable > 0; }

    void append(std::string_view text)
    {
        flushBytes();
        if (!isSkipped()) {
            m_paragraph += text;
        }
    }

    void flushBytes()
    {
        if (m_bytes.empty()) {
            return;
        }
        const auto font = m_fonts.find(state().font);
        const std::string page = font == m_fonts.end() || font->second.empty() ? m_codePage : font->second;
        const bool ascii = std::all_of(m_bytes.begin(), m_bytes.end(),
                                       [](char character) { return static_cast<unsigned char>(character) < 0x80; });
        if (ascii) {
            m_paragraph += m_bytes;
        } else {
            UErrorCode status = U_ZERO_ERROR;
            const icu::UnicodeString letters(m_bytes.data(), static_cast<std::int32_t>(m_bytes.size()), converter(page),
                                             status);
            letters.toUTF8String(m_paragraph);
        }
        m_bytes.clear();
    }

    /// The converter of a code page that ICU knows; nullptr for any other.
    UConverter* converter(const std::string& page)
    {
        const auto found = m_converters.find(page);
        if (found != m_converters.end()) {
            return found->second.get();
        }
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<UConverter, Close> opened(ucnv_open(page.c_str(), &status));
        return U_FAILURE(status) ? nullptr : (m_converters[page] = std::move(opened)).get();
    }

    Result<void> control()
    {
        if (m_at >= m_text.size()) {
            return {};
        }
        const char first = m_text[m_at];
        if (std::isalpha(static_cast<unsigned char>(first)) == 0) {
            ++m_at;
            return symbol(first);
        }
        const auto start = m_at;
        while (m_at < m_text.size() && std::isalpha(static_cast<unsigned char>(m_text[m_at])) != 0) {
            ++m_at;
        }
        const auto word = m_text.substr(start, m_at - start);
        const auto number = m_at;
        if (m_at < m_text.size() && m_text[m_at] == '-') {
            ++m_at;
        }
        constexpr std::size_t mostDigits = 10;
        while (m_at < m_text.size() && std::isdigit(static_cast<unsigned char>(m_text[m_at])) != 0 &&
               m_at - number <= mostDigits) {
            ++m_at;
        }
        const bool hasValue = m_at > number && m_text[m_at - 1] != '-';
        const auto value =
            hasValue ? std::strtoll(std::string(m_text.substr(number, m_at - number)).c_str(), nullptr, 10) : 1;
        if (m_at < m_text.size() && m_text[m_at] == ' ') {
            ++m_at;
        }
        return controlWord(word, static_cast<int>(std::clamp<long long>(value, -1'000'000'000, 1'000'000'000)),
                           hasValue);
    }

    Result<void> symbol(char character)
    {
        switch (character) {
        case '\'': {
            const auto digits = std::string(m_text.substr(m_at, 2));
            m_at += digits.size();
            byte(static_cast<char>(std::strtol(digits.c_str(), nullptr, 16)));
            return {};
        }
        case '*':
            state().skipped = true;
            return {};
        case '~':
            append(" ");
            return {};
        case '_':
            append("-");
            return {};
        case '-':
            flushBytes();
            return {}; // where a word may be divided
        case '\r':
        case '\n':
            return isSkipped() ? Result<void>() : endParagraph();
        case '\\':
        case '{':
        case '}':
            byte(character);
            return {};
        default:
            return {};
        }
    }

    Result<void> controlWord(std::string_view word, int value, bool hasValue)
    {
        static const std::map<std::string_view, std::string_view> characters{{"tab", "\t"},
                                                                             {"line", "\v"},
                                                                             {"emdash", "\xE2\x80\x94"},
                                                                             {"endash", "\xE2\x80\x93"},
                                                                             {"bullet", "\xE2\x80\xA2"},
                                                                             {"lquote", "\xE2\x80\x98"},
                                                                             {"rquote", "\xE2\x80\x99"},
                                                                             {"ldblquote", "\xE2\x80\x9C"},
                                                                             {"rdblquote", "\xE2\x80\x9D"},
                                                                             {"emspace", " "},
                                                                             {"enspace", " "},
                                                                             {"page", " "}};
        if (const auto found = characters.find(word); found != characters.end()) {
            append(found->second);
        } else if (word == "u") {
            unicode(value);
        } else if (word == "uc") {
            state().fallback = std::clamp(value, 0, 16);
        } else if (word == "f") {
            flushBytes();
            state().font = value;
        } else if (word == "ansicpg") {
            const auto page = value == 10000 ? "macintosh" : "windows-" + std::to_string(value);
            m_codePage = converter(page) == nullptr ? m_codePage : page;
        } else if (word == "mac") {
            m_codePage = "macintosh";
        } else if (word == "pc" || word == "pca") {
            m_codePage = word == "pc" ? "ibm-437" : "ibm-850";
        } else if (word == "fcharset" && m_fontTable > 0 && codePageOf(value) != nullptr && m_fonts.size() < 10'000) {
            m_fonts[state().font] = codePageOf(value);
        } else if (word == "fonttbl") {
            flushBytes();
            m_fontTable = m_states.size();
        } else if (word == "v" || word == "deleted") {
            flushBytes();
            state().hidden = !hasValue || value != 0;
        } else if (word == "plain") {
            flushBytes();
            state().hidden = false;
        } else if (word == "bin") {
            m_at += std::min(static_cast<std::size_t>(std::max(value, 0)), m_text.size() - m_at);
        } else if (word == "footnote" && m_note == 0 && !isSkipped()) {
            flushBytes();
            m_note = m_states.size();
            m_above = std::exchange(m_paragraph, {});
        } else if (word == "shptxt") { // the text of a box, inside of a destination that is skipped
            state().skipped = false;
        } else if (isNoText(word)) {
            flushBytes();
            state().skipped = true;
        } else if (isSkipped()) {
            return {};
        } else if (word == "pard") {
            m_heading = m_inTable = false;
        } else if (word == "outlinelevel") {
            m_heading = value < 9;
        } else if (word == "intbl") {
            m_inTable = true;
        } else if (word == "cell" || word == "nestcell") {
            flushBytes();
            m_cells.push_back(flowed(std::exchange(m_paragraph, {})));
        } else if (word == "row" || word == "nestrow") {
            appendTableRow(m_table, std::exchange(m_cells, {}));
        } else if (word == "par" || word == "sect") {
            return endParagraph();
        }
        return {};
    }

    /// \uN: a UTF-16 unit, negative above 0x7FFF, and characters to skip after it.
    void unicode(int value)
    {
        flushBytes();
        const auto unit = static_cast<char16_t>(value & 0xFFFF);
        if (!isSkipped() && unit >= 0xD800 && unit < 0xDC00) {
            m_highSurrogate = unit;
        } else if (!isSkipped()) {
            icu::UnicodeString letters;
            if (m_highSurrogate != 0) {
                letters += m_highSurrogate;
            }
            letters += unit;
            letters.toUTF8String(m_paragraph);
            m_highSurrogate = 0;
        }
        m_skipCharacters = state().fallback;
    }

    Result<void> endParagraph()
    {
        flushBytes();
        if (m_note > 0 || (m_inTable && !m_ended && m_at < m_text.size())) { // inside of a note or a cell
            m_paragraph += ' ';
            return {};
        }
        if (!m_table.empty()) {
            POLYMATH_CHECK(m_sink.block({Block::Kind::Table, std::exchange(m_table, {})}));
        }
        auto text = flowed(std::exchange(m_paragraph, {}));
        if (!text.empty()) {
            POLYMATH_CHECK(m_sink.block({m_heading ? Block::Kind::Heading : Block::Kind::Paragraph, std::move(text)}));
        }
        for (auto& note : std::exchange(m_notes, {})) {
            POLYMATH_CHECK(m_sink.block({Block::Kind::Paragraph, flowed(note)}));
        }
        return {};
    }

    std::string_view m_text;
    ReadSink& m_sink;
    std::size_t m_at = 0;
    bool m_ended = false;
    std::vector<State> m_states;
    std::size_t m_tooDeep = 0; ///< groups that are open beyond the deepest
    std::string m_bytes;       ///< in the font's code page
    std::string m_paragraph;   ///< UTF-8
    std::string m_codePage = "windows-1252";
    std::map<int, std::string> m_fonts; ///< code pages
    std::map<std::string, std::unique_ptr<UConverter, Close>> m_converters;
    int m_skipCharacters = 0;
    char16_t m_highSurrogate = 0;
    std::size_t m_fontTable = 0; ///< the number of states at which it began; 0 outside
    std::size_t m_note = 0;      ///< the same for a footnote
    std::string m_above;         ///< the paragraph that the footnote stands in
    std::vector<std::string> m_notes;
    std::vector<std::string> m_cells;
    std::string m_table;
    bool m_inTable = false;
    bool m_heading = false;
};

} // namespace

bool isRtf(std::string_view head, const std::filesystem::path&) { return head.starts_with("{\\rtf"); }

Result<void> readRtf(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(file, MappedFile::open(input.file));
    RichText text(file.text(), sink);
    POLYMATH_CHECK(text.read());
    if (!text.isComplete()) {
        sink.note(POLYMATH_TEXT("sentences", "The file is cut off: its last group is not closed."));
    }
    return {};
}

} // namespace polymath
