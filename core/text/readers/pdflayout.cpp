#include "core/text/readers/pdflayout.h"

#include "core/text/readers/words.h"

#include <unicode/normalizer2.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace polymath {

namespace {

/// How far columns are looked for inside columns.
constexpr int deepestColumns = 3;
/// Fewer lines beside each other are no columns.
constexpr std::size_t fewestColumnLines = 4;
/// How many pages before and after one are looked at for the same header.
constexpr std::size_t pagesAround = 12;
/// How many lines at the top and at the bottom of a page can be headers or footers.
constexpr std::size_t edgeLines = 3;
/// And within which part of the page's height they stand.
constexpr double margin = 0.15;
/// How many different words are remembered to tell a hyphen from a word's division.
constexpr std::size_t mostWords = 200'000;
/// A paragraph that grows beyond this is none; it is handed on in pieces.
constexpr std::size_t longestParagraph = 1 << 20;

/// Words on one height, from left to right.
struct RowOfWords {
    std::vector<PageWord> words;
    double y0 = 0;
    double y1 = 0;
    double size = 0;
};

std::vector<RowOfWords> rowsOf(std::vector<PageWord> words)
{
    std::sort(words.begin(), words.end(),
              [](const PageWord& one, const PageWord& two) { return one.y0 + one.y1 < two.y0 + two.y1; });
    std::vector<RowOfWords> rows;
    for (auto& word : words) {
        RowOfWords* home = nullptr;
        for (std::size_t back = 1; back <= 3 && back <= rows.size() && home == nullptr; ++back) {
            auto& row = rows[rows.size() - back];
            const double overlap = std::min(row.y1, word.y1) - std::max(row.y0, word.y0);
            if (overlap > 0.5 * std::min(row.y1 - row.y0, word.y1 - word.y0)) {
                home = &row;
            }
        }
        if (home == nullptr) {
            home = &rows.emplace_back();
        }
        if (word.size > home->size) { // a footnote's mark does not move its line
            home->y0 = word.y0;
            home->y1 = word.y1;
            home->size = word.size;
        }
        home->words.push_back(std::move(word));
    }
    for (auto& row : rows) {
        std::stable_sort(row.words.begin(), row.words.end(),
                         [](const PageWord& one, const PageWord& two) { return one.x0 < two.x0; });
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const RowOfWords& one, const RowOfWords& two) { return one.y0 < two.y0; });
    return rows;
}

/// Stretches of a row without a gap wider than a space.
std::vector<std::pair<double, double>> stretchesOf(const RowOfWords& row)
{
    constexpr double widestSpace = 0.8; // of the font's size, in a line that is spread to both margins
    std::vector<std::pair<double, double>> result;
    for (const auto& word : row.words) {
        if (!result.empty() && word.x0 - result.back().second < widestSpace * row.size) {
            result.back().second = std::max(result.back().second, word.x1);
        } else {
            result.emplace_back(word.x0, word.x1);
        }
    }
    return result;
}

bool crosses(const RowOfWords& row, double x)
{
    const auto stretches = stretchesOf(row);
    return std::any_of(stretches.begin(), stretches.end(),
                       [x](const auto& stretch) { return stretch.first < x && stretch.second > x; });
}

/// Where the gap between two columns could be: the x that most rows stand beside and fewest cross.
std::optional<double> findGutter(const std::vector<RowOfWords>& rows)
{
    double x0 = std::numeric_limits<double>::max();
    double x1 = std::numeric_limits<double>::lowest();
    for (const auto& row : rows) {
        x0 = std::min(x0, row.words.front().x0);
        for (const auto& word : row.words) {
            x1 = std::max(x1, word.x1);
        }
    }
    constexpr double widestPage = 20'000; // points; PDF allows 14,400
    if (rows.size() < fewestColumnLines || !(x1 - x0 > 100) || x1 - x0 > widestPage) {
        return std::nullopt;
    }
    const auto width = static_cast<std::size_t>(x1 - x0);
    std::vector<int> crossing(width + 2);
    std::vector<int> before(width + 2);
    std::vector<int> after(width + 2);
    const auto at = [&](double x) {
        return static_cast<std::size_t>(std::clamp(x - x0, 0.0, static_cast<double>(width)));
    };
    for (const auto& row : rows) {
        const auto stretches = stretchesOf(row);
        for (const auto& [from, to] : stretches) {
            ++crossing[at(from)];
            --crossing[at(to) + 1];
        }
        ++before[at(stretches.front().second)];
        ++after[0];
        --after[at(stretches.back().first)];
    }
    int best = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    int cross = 0;
    int left = 0;
    int right = 0;
    for (std::size_t x = 0; x < width; ++x) {
        cross += crossing[x];
        left += before[x];
        right += after[x];
        const int score = 2 * std::min(left, right) - cross;
        if (x < width / 5 || x > width - width / 5 || std::min(left, right) < static_cast<int>(fewestColumnLines)) {
            continue;
        }
        if (first == 0 || score > best) {
            best = score;
            first = last = x;
        } else if (score == best && x == last + 1) {
            last = x;
        }
    }
    return first == 0 ? std::nullopt : std::optional(x0 + static_cast<double>(first + last) / 2 + 0.5);
}

/// Lines of text fill their column; cells of a table do not.
bool isFilled(const std::vector<RowOfWords>& side)
{
    double x0 = std::numeric_limits<double>::max();
    double x1 = std::numeric_limits<double>::lowest();
    std::vector<double> widths;
    for (const auto& row : side) {
        x0 = std::min(x0, row.words.front().x0);
        x1 = std::max(x1, row.words.back().x1);
        widths.push_back(row.words.back().x1 - row.words.front().x0);
    }
    std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2), widths.end());
    const bool letters = x1 - x0 > 8 * side.front().size; // wide enough for words
    return letters && widths[widths.size() / 2] > 0.55 * (x1 - x0);
}

bool isRightToLeft(const std::string& text)
{
    const auto letters = icu::UnicodeString::fromUTF8(text);
    int balance = 0;
    for (std::int32_t index = 0; index < letters.length(); index = letters.moveIndex32(index, 1)) {
        const auto direction = u_charDirection(letters.char32At(index));
        balance += direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC ? 1 : 0;
        balance -= direction == U_LEFT_TO_RIGHT ? 1 : 0;
    }
    return balance > 0;
}

bool hasRightToLeft(const std::string& text)
{
    const auto letters = icu::UnicodeString::fromUTF8(text);
    for (std::int32_t index = 0; index < letters.length(); index = letters.moveIndex32(index, 1)) {
        const auto direction = u_charDirection(letters.char32At(index));
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) {
            return true;
        }
    }
    return false;
}

PageLine lineOf(const RowOfWords& row)
{
    constexpr double leastSpace = 0.25; // of the font's size
    constexpr double cellGap = 2.0;
    PageLine line;
    line.x0 = row.words.front().x0;
    line.y0 = row.y0;
    line.y1 = row.y1;
    std::map<double, std::size_t> sizes;
    std::size_t boldBytes = 0;
    std::size_t bytes = 0;
    line.x1 = line.x0;
    std::vector<std::pair<double, double>> spaced; // words between spaces, for the first one's width
    std::string cell;
    for (const auto& word : row.words) {
        const double gap = bytes == 0 ? 0 : word.x0 - line.x1;
        const bool wide = bytes > 0 && gap > cellGap * row.size;
        const bool space = wide || (bytes > 0 && (gap > leastSpace * row.size || line.text.ends_with(' ')));
        if (wide) {
            line.cells.push_back(tidy(std::exchange(cell, {})));
        }
        if (space) {
            line.text += line.text.ends_with(' ') ? "" : " ";
            cell += cell.empty() || cell.ends_with(' ') ? "" : " ";
        }
        if (space || spaced.empty()) {
            spaced.emplace_back(word.x0, word.x1);
        }
        spaced.back().second = std::max(spaced.back().second, word.x1);
        line.text += word.text + (word.spaceAfter ? " " : "");
        cell += word.text + (word.spaceAfter ? " " : "");
        bytes += word.text.size();
        boldBytes += word.bold ? word.text.size() : 0;
        sizes[word.size] += static_cast<std::size_t>(std::count_if(word.text.begin(), word.text.end(), [](char byte) {
            return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
        }));
        line.x1 = std::max(line.x1, word.x1);
    }
    line.cells.push_back(tidy(cell));
    line.text = tidy(line.text);
    line.bold = boldBytes * 10 > bytes * 9;
    line.size = std::max_element(sizes.begin(), sizes.end(), [](const auto& one, const auto& two) {
                    return one.second < two.second;
                })->first;
    if (hasRightToLeft(line.text)) {
        line.text = logicalOrder(line.text);
        for (auto& part : line.cells) {
            part = logicalOrder(part);
        }
    }
    line.text = plainLetters(line.text);
    for (auto& part : line.cells) {
        part = plainLetters(part);
    }
    line.firstWord = spaced.front().second - spaced.front().first;
    if (isRightToLeft(line.text)) {
        std::reverse(line.cells.begin(), line.cells.end());
        line.firstWord = spaced.back().second - spaced.back().first;
        line.x0 = -std::exchange(line.x1, -line.x0);
    }
    return line;
}

/// Where the lines of a column begin and end: what several of them share, so that one that sticks out does not count.
void settleMargins(std::vector<PageLine>& lines, std::size_t from)
{
    const auto shared = [](std::vector<double> ends) {
        constexpr double near = 6; // points
        std::sort(ends.begin(), ends.end(), std::greater<>());
        const auto enough = std::max<std::size_t>(2, ends.size() / 10);
        for (std::size_t index = 0; index + enough <= ends.size(); ++index) {
            if (ends[index] - ends[index + enough - 1] <= near) {
                return ends[index];
            }
        }
        return ends.front();
    };
    std::vector<double> begins;
    std::vector<double> ends;
    for (auto index = from; index < lines.size(); ++index) {
        begins.push_back(-lines[index].x0);
        ends.push_back(lines[index].x1);
    }
    if (begins.empty()) {
        return;
    }
    const double left = -shared(begins);
    const double right = shared(ends);
    for (auto index = from; index < lines.size(); ++index) {
        lines[index].left = left;
        lines[index].right = right;
    }
}

/// The part of a row on one side of x.
RowOfWords sideOf(const RowOfWords& row, double x, bool left)
{
    RowOfWords side;
    for (const auto& word : row.words) {
        if ((word.x0 + word.x1 < 2 * x) == left) {
            side.words.push_back(word);
            if (word.size > side.size) {
                side.y0 = word.y0;
                side.y1 = word.y1;
                side.size = word.size;
            }
        }
    }
    return side;
}

void readRows(const std::vector<RowOfWords>& rows, int depth, std::vector<PageLine>& lines);

/// Rows that no line crosses at x: one column after the other where they are text.
void readBand(const std::vector<RowOfWords>& band, double x, int depth, std::vector<PageLine>& lines)
{
    std::vector<RowOfWords> left;
    std::vector<RowOfWords> right;
    for (const auto& row : band) {
        for (auto* side : {&left, &right}) {
            auto part = sideOf(row, x, side == &left);
            if (!part.words.empty()) {
                side->push_back(std::move(part));
            }
        }
    }
    const bool columns =
        left.size() >= fewestColumnLines && right.size() >= fewestColumnLines && isFilled(left) && isFilled(right);
    if (!columns) {
        for (const auto& row : band) {
            lines.push_back(lineOf(row));
        }
        return;
    }
    std::size_t letters = 0;
    std::size_t rightToLeft = 0;
    for (const auto& row : band) {
        for (const auto& word : row.words) {
            letters += word.text.size();
            rightToLeft += isRightToLeft(word.text) ? word.text.size() : 0;
        }
    }
    if (rightToLeft * 2 > letters) {
        std::swap(left, right);
    }
    readRows(left, depth + 1, lines);
    readRows(right, depth + 1, lines);
}

void readRows(const std::vector<RowOfWords>& rows, int depth, std::vector<PageLine>& lines)
{
    const auto gutter = depth < deepestColumns ? findGutter(rows) : std::nullopt;
    const auto from = lines.size();
    if (!gutter) {
        for (const auto& row : rows) {
            lines.push_back(lineOf(row));
        }
        settleMargins(lines, from);
        return;
    }
    std::vector<PageLine> found;
    std::vector<PageLine> across; // in a column of their own
    std::vector<std::pair<bool, std::size_t>> order;
    std::vector<RowOfWords> band;
    const auto closeBand = [&] {
        std::vector<PageLine> inside;
        if (!band.empty()) {
            readBand(band, *gutter, depth, inside);
        }
        for (auto& line : inside) {
            const bool own = line.left == 0 && line.right == 0; // a row as wide as the page
            order.emplace_back(own, own ? across.size() : found.size());
            (own ? across : found).push_back(std::move(line));
        }
        band.clear();
    };
    for (const auto& row : rows) {
        if (crosses(row, *gutter)) {
            closeBand();
            order.emplace_back(true, across.size());
            across.push_back(lineOf(row));
        } else {
            band.push_back(row);
        }
    }
    closeBand();
    settleMargins(across, 0);
    for (const auto& [own, index] : order) {
        lines.push_back(std::move(own ? across[index] : found[index]));
    }
}

/// Digits as "#", page numbers in front, without spaces, so that the headers of a left and a right page are the same.
std::string masked(std::string_view text)
{
    constexpr std::string_view roman = "ivxlc";
    std::string result;
    bool numbered = false;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const auto word = text.substr(0, end);
        const bool last = end == text.size();
        text.remove_prefix(last ? end : end + 1);
        std::string kept;
        for (const char character : word) {
            const bool digit = character >= '0' && character <= '9';
            kept += digit && kept.ends_with('#') ? "" : std::string(1, digit ? '#' : character);
        }
        const bool atEnd = result.empty() || last;
        if (atEnd && (kept == "#" || lowerCase(kept).find_first_not_of(roman) == std::string::npos)) {
            numbered = true;
        } else {
            result += kept;
        }
    }
    return numbered ? "#" + result : result;
}

/// "Introduction . . . . . 12"
bool isContentsLine(std::string_view text)
{
    const auto end = text.find_last_not_of("0123456789ivxlc");
    if (end == std::string_view::npos || end + 1 == text.size()) {
        return false;
    }
    int dots = 0;
    for (auto at = end + 1; at-- > 0;) {
        if (text[at] == '.') {
            ++dots;
        } else if (text[at] != ' ') {
            break;
        }
    }
    return dots >= 4;
}

std::optional<icu::UnicodeString> lastLetters(const std::string& text)
{
    return text.empty() ? std::nullopt
                        : std::optional(icu::UnicodeString::fromUTF8(
                              text.substr(text.size() - std::min<std::size_t>(text.size(), 16))));
}

UChar32 lastCharacter(const std::string& text)
{
    const auto letters = lastLetters(text);
    return !letters || letters->isEmpty() ? 0 : letters->char32At(letters->length() - 1);
}

UChar32 firstCharacter(std::string_view text)
{
    const auto letters = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int>(std::min<std::size_t>(text.size(), 8))));
    return letters.isEmpty() ? 0 : letters.char32At(0);
}

bool isIdeograph(UChar32 character)
{
    return u_hasBinaryProperty(character, UCHAR_IDEOGRAPHIC) || (character >= 0x3000 && character <= 0x30FF) ||
           (character >= 0xFF00 && character <= 0xFFEF);
}

/// Whether a text can end here: with a full stop and what closes after it.
bool isEnded(const std::string& text)
{
    static constexpr std::u32string_view closing = U"\"')]}\u201D\u2019\u00BB\u203A*\u2020\u20210123456789";
    static constexpr std::u32string_view ending = U".!?:;\u2026\u3002\uFF01\uFF1F\u061F\u06D4\u0964";
    const auto letters = lastLetters(text);
    if (!letters) {
        return true;
    }
    for (auto index = letters->length(); index > 0;) {
        index = letters->moveIndex32(index, -1);
        const auto character = static_cast<char32_t>(letters->char32At(index));
        if (ending.find(character) != std::u32string_view::npos) {
            return true;
        }
        if (closing.find(character) == std::u32string_view::npos) {
            return false;
        }
    }
    return false;
}

/// Whether a line begins with the mark of a list's item: 2 for a bullet, 1 for a number or letter, 0 for none.
int itemMark(std::string_view text)
{
    static constexpr std::array bullets{
        "\xE2\x80\xA2", "\xE2\x96\xAA", "\xE2\x97\xA6", "\xE2\x80\xA3", "\xE2\x81\x83",  "\xC2\xB7", "\xE2\x96\xA0",
        "\xE2\x97\x8F", "\xE2\x97\x8B", "\xE2\x9E\xA2", "- ",           "\xE2\x80\x93 ", "* "};
    for (const std::string_view bullet : bullets) {
        if (text.starts_with(bullet)) {
            return 2;
        }
    }
    std::size_t at = text.starts_with('(') ? 1 : 0;
    const auto start = at;
    while (at < text.size() && at < start + 3 && std::isdigit(static_cast<unsigned char>(text[at])) != 0) {
        ++at;
    }
    if (at == start) {
        while (at < text.size() && at < start + 4 && std::string_view("ivx").find(text[at]) != std::string_view::npos) {
            ++at;
        }
        if (at == start && at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0) {
            ++at;
        }
    }
    const bool closed = at > start && at + 1 < text.size() && text[at + 1] == ' ' &&
                        (text[at] == ')' || (text[at] == '.' && start == 0));
    return closed ? 1 : 0;
}

std::string wordsLower(std::string_view text)
{
    icu::UnicodeString letters =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
    letters.toLower();
    std::string result;
    letters.toUTF8String(result);
    return result;
}

/// Without punctuation around it.
std::string_view bare(std::string_view word)
{
    constexpr std::string_view around = ".,;:!?()[]{}\"'";
    const auto first = word.find_first_not_of(around);
    return first == std::string_view::npos ? std::string_view()
                                           : word.substr(first, word.find_last_not_of(around) - first + 1);
}

} // namespace

std::string plainLetters(std::string_view text)
{
    const bool ascii = std::all_of(text.begin(), text.end(), [](char character) {
        return static_cast<unsigned char>(character) >= 0x20 && static_cast<unsigned char>(character) < 0x7F;
    });
    if (ascii) {
        return std::string(text);
    }
    const auto letters = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
    UErrorCode status = U_ZERO_ERROR;
    const auto* compatible = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString result;
    for (std::int32_t index = 0; index < letters.length(); index = letters.moveIndex32(index, 1)) {
        const auto character = letters.char32At(index);
        if ((character >= 0xFB00 && character <= 0xFDFF) || (character >= 0xFE70 && character <= 0xFEFC)) {
            icu::UnicodeString plain;
            if (U_SUCCESS(status) && compatible->getDecomposition(character, plain)) {
                result += plain;
            } else {
                result += character;
            }
        } else if (character == 0xF0B7 || character == 0xF0A7) { // bullets of the fonts Symbol and Wingdings
            result += static_cast<UChar32>(0x2022);
        } else if (character == '\t' || character == 0xA0) {
            result += static_cast<UChar32>(' ');
        } else if (u_charType(character) != U_CONTROL_CHAR && u_charType(character) != U_PRIVATE_USE_CHAR &&
                   u_charType(character) != U_UNASSIGNED) {
            result += character;
        }
    }
    std::string utf8;
    result.toUTF8String(utf8);
    return utf8;
}

std::string logicalOrder(const std::string& visual)
{
    const auto letters = icu::UnicodeString::fromUTF8(visual);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UBiDi, decltype(&ubidi_close)> order(ubidi_open(), &ubidi_close);
    ubidi_setReorderingMode(order.get(), UBIDI_REORDER_INVERSE_LIKE_DIRECT);
    const UBiDiLevel level = isRightToLeft(visual) ? 1 : 0;
    ubidi_setPara(order.get(), letters.getBuffer(), letters.length(), level, nullptr, &status);
    icu::UnicodeString result;
    auto* buffer = result.getBuffer(2 * letters.length() + 1);
    const auto length = ubidi_writeReordered(order.get(), buffer, 2 * letters.length() + 1,
                                             UBIDI_DO_MIRRORING | UBIDI_KEEP_BASE_COMBINING, &status);
    result.releaseBuffer(U_SUCCESS(status) ? length : 0);
    std::string utf8;
    (U_SUCCESS(status) ? result : letters).toUTF8String(utf8);
    return utf8;
}

std::vector<PageLine> pageLines(std::vector<PageWord> words)
{
    std::erase_if(words, [](const PageWord& word) {
        return tidy(word.text).empty() || !std::isfinite(word.x0) || !std::isfinite(word.x1) ||
               !std::isfinite(word.y0) || !std::isfinite(word.y1);
    });
    std::vector<PageLine> lines;
    if (!words.empty()) {
        readRows(rowsOf(std::move(words)), 0, lines);
    }
    std::erase_if(lines, [](const PageLine& line) { return line.text.empty(); });
    return lines;
}

Result<void> PageFlow::add(std::vector<PageLine> lines, double height, std::int64_t number)
{
    Page page;
    page.number = number;
    page.height = height;
    page.lines = std::move(lines);
    std::vector<double> distances;
    for (std::size_t index = 0; index < page.lines.size(); ++index) {
        const auto& line = page.lines[index];
        m_sizes[static_cast<int>(std::lround(line.size * 2))] += line.text.size();
        learnWords(line.text);
        if (index > 0) {
            const auto distance = line.y1 - page.lines[index - 1].y1;
            if (distance > 0.5 * line.size && distance < 3 * line.size) {
                distances.push_back(distance / std::max(line.size, 1.0));
            }
        }
    }
    page.leading = 1.2; // of the font's size, as most programs set it
    if (!distances.empty()) {
        const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
        std::nth_element(distances.begin(), middle, distances.end());
        page.leading = *middle;
    }
    std::vector<std::size_t> order(page.lines.size());
    for (std::size_t index = 0; index < order.size(); ++index) {
        order[index] = index;
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t one, std::size_t two) { return page.lines[one].y0 < page.lines[two].y0; });
    for (std::size_t index = 0; index < order.size(); ++index) {
        const auto& line = page.lines[order[index]];
        const bool outside = line.y1 < margin * height || line.y0 > (1 - margin) * height;
        if (outside && (index < edgeLines || index + edgeLines >= order.size())) {
            page.edges.emplace_back(order[index], masked(page.lines[order[index]].text));
        }
    }
    m_pages.push_back(std::move(page));
    return m_pages.size() - m_next > pagesAround ? take(m_next) : Result<void>();
}

Result<void> PageFlow::add(std::vector<Block> blocks, std::int64_t number)
{
    Page page;
    page.number = number;
    page.blocks = std::move(blocks);
    m_pages.push_back(std::move(page));
    return m_pages.size() - m_next > pagesAround ? take(m_next) : Result<void>();
}

Result<void> PageFlow::finish()
{
    while (m_next < m_pages.size()) {
        POLYMATH_CHECK(take(m_next));
    }
    return close();
}

std::vector<bool> PageFlow::repeatedOn(std::size_t index) const
{
    const auto& page = m_pages[index];
    std::vector<bool> dropped(page.lines.size());
    const auto enough = std::min<std::size_t>(2, m_pages.size() - 1);
    for (const auto& own : page.edges) {
        const auto& text = own.second;
        const auto& line = page.lines[own.first];
        std::size_t others = 0;
        for (std::size_t other = 0; other < m_pages.size() && enough > 0; ++other) {
            const auto& there = m_pages[other];
            if (other == index || others >= enough) {
                continue;
            }
            others += std::any_of(there.edges.begin(), there.edges.end(), [&](const auto& edge) {
                constexpr double near = 8; // points
                const double y = there.lines[edge.first].y0;
                const bool sameHeight =
                    std::abs(y - line.y0) < near || std::abs((there.height - y) - (page.height - line.y0)) < near;
                const bool number = text == "#" && edge.second.find('#') != std::string::npos;
                return (edge.second == text || number) && sameHeight;
            });
        }
        dropped[own.first] = enough > 0 && others >= enough;
    }
    return dropped;
}

Result<void> PageFlow::take(std::size_t index)
{
    const auto& page = m_pages[index];
    if (page.lines.empty() && !page.blocks.empty()) {
        POLYMATH_CHECK(close());
    }
    m_number = page.number;
    if (page.lines.empty()) {
        for (const auto& block : page.blocks) {
            POLYMATH_CHECK(m_take(Block(block), m_number));
        }
    } else {
        POLYMATH_CHECK(takeLines(page, repeatedOn(index)));
    }
    ++m_next;
    if (m_next > pagesAround) {
        m_pages.pop_front();
        --m_next;
    }
    return {};
}

std::vector<bool> PageFlow::contentsOn(const Page& page)
{
    constexpr std::size_t near = 4; // lines: an entry may take several, and a chapter's have no dots
    std::vector<bool> contents(page.lines.size());
    std::optional<std::size_t> before;
    for (std::size_t index = 0; index < page.lines.size(); ++index) {
        if (!isContentsLine(page.lines[index].text)) {
            continue;
        }
        for (auto at = before && index - *before <= near ? *before : index; at <= index; ++at) {
            contents[at] = true;
        }
        before = index;
    }
    return contents;
}

std::size_t PageFlow::footnotesAt(const std::vector<PageLine>& lines, std::size_t from) const
{
    const double small = 0.93 * bodySize();
    auto end = from;
    while (end < lines.size() && lines[end].size < small && (end == from || lines[end].y0 > lines[end - 1].y0)) {
        ++end;
    }
    const bool bottom = end == lines.size() || lines[end].y0 < lines[from].y0;
    return bottom && from > 0 ? end : from;
}

Result<void> PageFlow::takeFootnotes(const std::vector<PageLine>& lines, std::size_t from, std::size_t end,
                                     double leading)
{
    if (isEnded(m_open.text)) {
        POLYMATH_CHECK(close());
    }
    // The paragraph above goes on in the next column; the notes come when it has ended.
    auto above = std::exchange(m_open, {});
    m_inFootnotes = !above.text.empty();
    for (auto index = from; index < end; ++index) {
        POLYMATH_CHECK(append(lines[index], leading, index > from));
    }
    POLYMATH_CHECK(close());
    m_inFootnotes = false;
    m_open = std::move(above);
    return {};
}

Result<void> PageFlow::takeLines(const Page& page, const std::vector<bool>& repeated)
{
    const auto contents = contentsOn(page);
    std::vector<PageLine> lines;
    for (std::size_t index = 0; index < page.lines.size(); ++index) {
        m_repeated += repeated[index] ? 1 : 0;
        m_contents += contents[index] && !repeated[index] ? 1 : 0;
        if (!repeated[index] && !contents[index]) {
            lines.push_back(page.lines[index]);
        }
    }
    bool below = false; // the line before, not at the top of a page or under a table
    for (std::size_t index = 0; index < lines.size(); ++index) {
        if (const auto end = footnotesAt(lines, index); end > index) {
            POLYMATH_CHECK(takeFootnotes(lines, index, end, page.leading));
            index = end - 1;
            below = false;
            continue;
        }
        std::vector<const PageLine*> rows;
        for (auto at = index; at < lines.size() && lines[at].cells.size() > 1 && itemMark(lines[at].text) == 0; ++at) {
            rows.push_back(&lines[at]);
        }
        if (rows.size() > 1) {
            POLYMATH_CHECK(takeTable(rows));
            index += rows.size() - 1;
            below = false;
            continue;
        }
        POLYMATH_CHECK(append(lines[index], page.leading, below));
        below = true;
    }
    return {};
}

Result<void> PageFlow::takeTable(const std::vector<const PageLine*>& rows)
{
    POLYMATH_CHECK(close());
    std::string table;
    for (const auto* row : rows) {
        appendTableRow(table, row->cells);
    }
    return m_take({Block::Kind::Table, std::move(table)}, m_number);
}

PageFlow::Join PageFlow::joinOf(const PageLine& next, double leading, bool samePage) const
{
    const auto& last = m_open.last;
    const bool sameFont = std::abs(last.size - next.size) < 0.08 * std::max(last.size, 1.0) && last.bold == next.bold;
    const bool ended = isEnded(last.text);
    const int mark = itemMark(next.text);
    const auto first = firstCharacter(next.text);
    if (!sameFont || mark == 2) {
        return Join::Break;
    }
    const double em = std::max(next.size, 1.0);
    const double fall = next.y1 - last.y1;
    const bool below = samePage && fall > 0.3 * em;
    if (!below) { // the next column or page
        const bool goesOn = u_islower(first) != 0 || (!ended && mark == 0 && m_open.lines > 0);
        return goesOn && last.size < 1.12 * bodySize() ? Join::Space : Join::Break;
    }
    if (fall > std::max(1.3 * leading * em, leading * em + 2)) {
        return Join::Break;
    }
    // Whoever sets lines puts as many words into each as it takes.
    const bool sameEnd = std::abs(last.x1 - next.x1) < 0.3 * em; // a block with margins of its own
    const bool fits = last.x1 + next.firstWord + 0.8 * em < last.right && !sameEnd;
    const bool indented = next.x0 - next.left > 0.8 * em && next.x0 - next.left < 5 * em;
    const bool lastAtMargin = last.x0 - last.left < 0.5 * em;
    if (mark == 1 && (fits || ended)) {
        return Join::Break;
    }
    if (indented && lastAtMargin && ended && !m_open.item && m_open.lines > 0) {
        return Join::Break;
    }
    if (m_open.lines > 1 && ended && last.x0 - next.x0 > 0.8 * em) { // an indented block is over
        return Join::Break;
    }
    if (fits) {
        return ended || (indented && lastAtMargin) ? Join::Break : Join::Line;
    }
    return Join::Space;
}

Result<void> PageFlow::append(const PageLine& line, double leading, bool samePage)
{
    if (!m_open.text.empty()) {
        const auto join = joinOf(line, leading, samePage);
        if (join == Join::Break || m_open.text.size() > longestParagraph) {
            POLYMATH_CHECK(close());
        } else if (join == Join::Line) {
            m_open.text += "\n" + line.text;
        } else {
            joinLine(line.text);
        }
    }
    if (m_open.text.empty()) {
        m_open.text = line.text;
        m_open.firstX = line.x0;
        m_open.lines = 0;
        m_open.item = itemMark(line.text) > 0;
        m_open.page = m_number;
    }
    m_open.last = line;
    ++m_open.lines;
    return {};
}

void PageFlow::joinLine(const std::string& line)
{
    auto& text = m_open.text;
    const auto last = lastCharacter(text);
    const auto next = firstCharacter(line);
    if (last == 0xAD) { // soft hyphen
        text.erase(text.size() - 2);
        text += line;
        return;
    }
    const bool hyphen = last == '-' || last == 0x2010;
    const auto hyphenBytes = last == '-' ? 1U : 3U;
    if (hyphen && text.size() > hyphenBytes &&
        u_isalpha(lastCharacter(text.substr(0, text.size() - hyphenBytes))) != 0 && u_isalnum(next) != 0) {
        const auto start = text.find_last_of(" \n");
        const auto head = bare(std::string_view(text).substr(start == std::string::npos ? 0 : start + 1));
        const auto tail = bare(std::string_view(line).substr(0, line.find(' ')));
        const auto before = wordsLower(head.substr(0, head.size() - std::min<std::size_t>(head.size(), hyphenBytes)));
        const auto after = wordsLower(tail);
        const auto count = [&](const std::string& word) {
            const auto found = m_words.find(word);
            return found == m_words.end() ? 0U : found->second;
        };
        const auto joined = count(before + after);
        const auto kept = count(before + "-" + after);
        // "state-of-the-" goes on as it began, and two words that stand alone elsewhere are two here.
        const bool compound = before.find('-') != std::string::npos ||
                              (before.size() > 3 && after.size() > 3 && count(before) > 0 && count(after) > 0);
        const bool divided = joined != kept ? joined > kept : u_islower(next) != 0 && !compound;
        if (divided) {
            text.erase(text.size() - hyphenBytes);
        }
        text += line;
        return;
    }
    const bool path = last == '/' && text.size() > 1 && text[text.size() - 2] != ' '; // "and/or", "a/long/path"
    text += (path || (isIdeograph(last) && isIdeograph(next)) ? "" : " ") + line;
}

Result<void> PageFlow::close()
{
    if (m_open.text.empty()) {
        return {};
    }
    const auto& last = m_open.last;
    constexpr std::size_t longestHeading = 200;
    const bool large = last.size > 1.12 * bodySize();
    const bool bold = last.bold && !isEnded(m_open.text);
    const bool heading = (large || bold) && m_open.text.size() < longestHeading && m_open.lines <= 3;
    const auto kind = heading ? Block::Kind::Heading : m_open.item ? Block::Kind::ListItem : Block::Kind::Paragraph;
    Block block{kind, std::move(m_open.text)};
    const auto page = m_open.page;
    m_open = {};
    if (m_inFootnotes) {
        m_footnotes.push_back(std::move(block));
        return {};
    }
    POLYMATH_CHECK(m_take(std::move(block), page));
    for (auto& footnote : std::exchange(m_footnotes, {})) {
        POLYMATH_CHECK(m_take(std::move(footnote), page));
    }
    return {};
}

void PageFlow::learnWords(std::string_view text)
{
    // Not the first and the last: they may be the halves of one.
    auto at = text.find(' ');
    while (at != std::string_view::npos && m_words.size() < mostWords) {
        const auto end = text.find(' ', at + 1);
        if (end == std::string_view::npos) {
            return;
        }
        constexpr std::size_t longestWord = 64;
        const auto word = bare(text.substr(at + 1, end - at - 1));
        if (word.size() > 2 && word.size() < longestWord) {
            ++m_words[wordsLower(word)];
        }
        at = end;
    }
}

double PageFlow::bodySize() const
{
    const auto most = std::max_element(m_sizes.begin(), m_sizes.end(),
                                       [](const auto& one, const auto& two) { return one.second < two.second; });
    return most == m_sizes.end() ? 10 : most->first / 2.0;
}

} // namespace polymath
