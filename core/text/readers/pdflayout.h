#pragma once

#include "core/text/readers/format.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace polymath {

/// A word as it stands on a page, in points from the page's upper left corner; its letters from left to right.
struct PageWord {
    std::string text; ///< UTF-8
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
    double size = 0; ///< of its font, in points
    bool bold = false;
    bool spaceAfter = false;
};

/// A line of a column. Text from right to left is in logical order and its x coordinates are mirrored, so that x0 is
/// where every line begins.
struct PageLine {
    std::string text;
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
    double size = 0;
    double left = 0;      ///< where lines of its column begin
    double right = 0;     ///< and where they end at most
    double firstWord = 0; ///< its width
    bool bold = false;
    std::vector<std::string> cells; ///< where wide gaps divide it
};

/// A page's lines in reading order: columns one after the other, wherever no line crosses the gap between them. Words
/// on top of each other cost no more than sorting them.
[[nodiscard]] std::vector<PageLine> pageLines(std::vector<PageWord> words);

/// Puts the lines of page after page together to paragraphs, headings, list items and tables. Lines that stand at the
/// same place of several pages near each other, with other digits at most, are left out, and so are lines of tables of
/// contents. Holds a few pages at a time.
class PageFlow {
public:
    /// `page`: the number of the one on which the block begins.
    using Take = std::function<Result<void>(Block&& block, std::int64_t page)>;

    explicit PageFlow(Take take) : m_take(std::move(take)) {}

    /// `height` of the page in points; `number`: its own, from 1 on. What `take` returns is passed on.
    Result<void> add(std::vector<PageLine> lines, double height, std::int64_t number);
    /// A page whose blocks are known already, as text recognition gives them.
    Result<void> add(std::vector<Block> blocks, std::int64_t number);
    Result<void> finish();

    [[nodiscard]] std::int64_t repeatedLines() const { return m_repeated; } ///< left out as headers or footers
    [[nodiscard]] std::int64_t contentsLines() const { return m_contents; } ///< left out as a table of contents

private:
    struct Page {
        std::vector<PageLine> lines;
        std::vector<Block> blocks;
        std::int64_t number = 0;
        double height = 0;
        double leading = 0;
        std::vector<std::pair<std::size_t, std::string>> edges; ///< lines that may be headers or footers, digits masked
    };
    struct Paragraph {
        std::string text;
        PageLine last;
        double firstX = 0;
        int lines = 0;
        bool item = false;
        std::int64_t page = 0; ///< on which it begins
    };
    enum class Join { Space, Line, Break };

    Result<void> take(std::size_t index);
    Result<void> takeLines(const Page& page, const std::vector<bool>& repeated);
    Result<void> takeFootnotes(const std::vector<PageLine>& lines, std::size_t from, std::size_t end, double leading);
    Result<void> takeTable(const std::vector<const PageLine*>& rows);
    Result<void> append(const PageLine& line, double leading, bool samePage);
    Result<void> close();
    [[nodiscard]] Join joinOf(const PageLine& next, double leading, bool samePage) const;
    [[nodiscard]] std::vector<bool> repeatedOn(std::size_t index) const;
    [[nodiscard]] static std::vector<bool> contentsOn(const Page& page);
    /// Behind the footnotes that begin with this line; the line itself where it begins none.
    [[nodiscard]] std::size_t footnotesAt(const std::vector<PageLine>& lines, std::size_t from) const;
    void learnWords(std::string_view text);
    void joinLine(const std::string& line);
    [[nodiscard]] double bodySize() const;

    Take m_take;
    std::deque<Page> m_pages;  ///< those before, at and after the one that is taken next
    std::size_t m_next = 0;    ///< the index in m_pages of that one
    std::int64_t m_number = 0; ///< of the page that is taken
    Paragraph m_open;
    std::vector<Block> m_footnotes; ///< that wait for the end of the paragraph above them
    bool m_inFootnotes = false;
    std::map<int, std::size_t> m_sizes;                     ///< letters by font size in half points
    std::unordered_map<std::string, std::uint32_t> m_words; ///< how often each word stands inside of lines
    std::int64_t m_repeated = 0;
    std::int64_t m_contents = 0;
};

/// `text` with ligatures and presentation forms as the letters that they stand for, without control characters.
[[nodiscard]] std::string plainLetters(std::string_view text);

/// A line's letters from left to right as they stand, in the order in which they are read.
[[nodiscard]] std::string logicalOrder(const std::string& visual);

} // namespace polymath
