#include "core/text/readers/readers.h"
#include "core/text/readers/textfile.h"
#include "core/text/readers/words.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace polymath {

namespace {

/// A block beyond this is handed on in pieces.
constexpr std::size_t longestBlock = 1 << 20;

/// The next line, without its end, taken off the text.
std::string_view takeLine(std::string_view& text)
{
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

/// Drops what site generators put in front: YAML between "---" or TOML between "+++".
void dropFrontMatter(std::string_view& text)
{
    auto rest = text;
    const auto mark = takeLine(rest);
    if (mark != "---" && mark != "+++") {
        return;
    }
    constexpr int longestFrontMatter = 200; // lines; a rule at a text's beginning is followed by more
    for (int count = 0; count < longestFrontMatter && !rest.empty(); ++count) {
        const auto line = takeLine(rest);
        if (line == mark || (mark == "---" && line == "...")) {
            text = rest;
            return;
        }
    }
}

/// The run of "`" or "~" that opens a block of code (CommonMark 0.30, section 4.5); empty for any other line.
std::string_view fenceOf(std::string_view line)
{
    const auto first = line.find_first_not_of(' ');
    if (first == std::string_view::npos || first > 3 || (line[first] != '`' && line[first] != '~')) {
        return {};
    }
    const auto end = std::min(line.find_first_not_of(line[first], first), line.size());
    const auto fence = line.substr(first, end - first);
    const bool inLine = fence.front() == '`' && line.find('`', end) != std::string_view::npos;
    return fence.size() >= 3 && !inLine ? fence : std::string_view();
}

bool isHeading(std::string_view line)
{
    const auto marks = std::min(line.find_first_not_of('#'), line.size());
    return marks >= 1 && marks <= 6 && (marks == line.size() || line[marks] == ' ');
}

/// "=====" or "-----" below a heading's text.
bool isUnderline(std::string_view line)
{
    while (line.ends_with(' ')) {
        line.remove_suffix(1);
    }
    return !line.empty() && (line.front() == '=' || line.front() == '-') &&
           line.find_first_not_of(line.front()) == std::string_view::npos;
}

} // namespace

Result<void> readMarkdown(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(content, openText(input, sink));
    auto text = content.text();
    dropFrontMatter(text);
    std::string open;
    std::string fence; // of the block of code that is open
    const auto close = [&](Block::Kind kind) { return sink.block({kind, std::exchange(open, {})}); };
    while (!text.empty()) {
        const auto line = takeLine(text);
        if (open.size() > longestBlock) {
            POLYMATH_CHECK(close(fence.empty() ? Block::Kind::Paragraph : Block::Kind::Code));
        }
        if (!fence.empty()) {
            open.append("\n").append(line);
            if (const auto end = fenceOf(line); end.starts_with(fence) && tidy(line) == end) {
                fence.clear();
                POLYMATH_CHECK(close(Block::Kind::Code));
            }
        } else if (const auto begin = fenceOf(line); !begin.empty()) {
            POLYMATH_CHECK(close(Block::Kind::Paragraph));
            fence = begin;
            open = line;
        } else if (isHeading(line)) {
            POLYMATH_CHECK(close(Block::Kind::Paragraph));
            open = line;
            POLYMATH_CHECK(close(Block::Kind::Heading));
        } else if (tidy(line).empty()) {
            POLYMATH_CHECK(close(Block::Kind::Paragraph));
        } else if (isUnderline(line) && !open.empty() && open.find('\n') == std::string::npos) {
            open.append("\n").append(line);
            POLYMATH_CHECK(close(Block::Kind::Heading));
        } else {
            open.append(open.empty() ? "" : "\n").append(line);
        }
    }
    return close(fence.empty() ? Block::Kind::Paragraph : Block::Kind::Code);
}

} // namespace polymath
