#include "core/text/readers/html.h"

#include "core/base/translate.h"
#include "core/text/readers/readers.h"
#include "core/text/readers/textfile.h"
#include "core/text/readers/words.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csetjmp>
#include <memory_resource>
#include <new>
#include <unordered_map>
#include <utility>
#include <vector>

namespace polymath {

namespace {

/// A page of this size has more text than a book; the tree takes about ten times its size.
constexpr std::size_t largestPage = 32U << 20;
/// What the tree may take. A kilobyte of tags that are never closed can ask for more than any machine has.
constexpr std::size_t treeBytes = 640U << 20;
/// A page of the largest size takes about two seconds; tags nested a hundred thousand deep take hours.
constexpr std::chrono::seconds parseTime{20};
/// How many allocations go by between two looks at the clock.
constexpr std::size_t clockEvery = 1024;

/// Where gumbo takes its memory. All of it goes at once, so that no tree is too deep to be freed.
struct Arena {
    std::pmr::monotonic_buffer_resource memory;
    std::size_t used = 0;
    std::size_t calls = 0;
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    std::jmp_buf tooMuch{};
};

/// Gumbo knows no failure, so what is too much is left by a jump over its frames, which are C.
void* allocate(void* userdata, std::size_t bytes)
{
    auto& arena = *static_cast<Arena*>(userdata);
    arena.used += bytes;
    void* memory = nullptr;
    if (arena.used <= treeBytes &&
        (++arena.calls % clockEvery != 0 || std::chrono::steady_clock::now() - arena.start <= parseTime)) {
        try {
            memory = arena.memory.allocate(bytes, alignof(std::max_align_t));
        } catch (const std::bad_alloc&) {
            memory = nullptr;
        }
    }
    if (memory == nullptr) {
        std::longjmp(arena.tooMuch, 1);
    }
    return memory;
}

/// The tree of a page, which lives as long as the arena and the page; nullptr for one that asks for too much.
const GumboOutput* parse(Arena& arena, std::string_view html)
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = [](void*, void*) {};
    options.userdata = &arena;
    options.max_errors = 0;
    if (setjmp(arena.tooMuch) != 0) {
        return nullptr;
    }
    return gumbo_parse_with_options(&options, html.data(), html.size());
}

bool isElement(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }

GumboTag tagOf(const GumboNode* node) { return isElement(node) ? node->v.element.tag : GUMBO_TAG_LAST; }

std::string_view attribute(const GumboNode* node, const char* name)
{
    const auto* found = isElement(node) ? gumbo_get_attribute(&node->v.element.attributes, name) : nullptr;
    return found == nullptr ? std::string_view() : found->value;
}

/// Visits a tree without recursion: enter(node) says whether to go on to its children, then leave(node) follows.
template <typename Enter, typename Leave> void walk(const GumboNode* root, Enter&& enter, Leave&& leave)
{
    std::vector<std::pair<const GumboNode*, unsigned>> path;
    if (enter(root)) {
        path.emplace_back(root, 0);
    }
    while (!path.empty()) {
        auto& [node, next] = path.back();
        if (next == node->v.element.children.length) {
            leave(node);
            path.pop_back();
            continue;
        }
        const auto* child = static_cast<const GumboNode*>(node->v.element.children.data[next++]);
        if (enter(child) && isElement(child)) {
            path.emplace_back(child, 0);
        }
    }
}

/// Never text to read.
bool isNoText(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_NAV:
        return true;
    default:
        return false;
    }
}

bool isHeading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

bool isCell(GumboTag tag) { return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH; }

/// Begins and ends a paragraph.
bool isBlock(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
        return true;
    default:
        return isHeading(tag);
    }
}

/// Whether one word of a class or an id, as authors put them together ("site-nav", "cookieBanner"), says that what it
/// marks stands around the text.
bool isAroundText(std::string_view marks)
{
    static constexpr std::array words{
        "nav",         "navbar",  "navbox",        "navigation",    "menu",      "sidebar",     "breadcrumb",
        "breadcrumbs", "footer",  "masthead",      "cookie",        "cookies",   "consent",     "gdpr",
        "advert",      "ads",     "advertisement", "sponsored",     "share",     "sharing",     "social",
        "newsletter",  "popup",   "modal",         "editsection",   "catlinks",  "printfooter", "noprint",
        "headerlink",  "linenos", "skiplink",      "sistersitebox", "portalbox", "backlink",    "pagination"};
    std::string word;
    for (std::size_t at = 0; at <= marks.size(); ++at) {
        const char character = at < marks.size() ? marks[at] : ' ';
        const bool upper = character >= 'A' && character <= 'Z';
        const bool lower = (character >= 'a' && character <= 'z') || static_cast<unsigned char>(character) >= 0x80;
        if (!lower && !word.empty()) {
            if (std::find(words.begin(), words.end(), word) != words.end()) {
                return true;
            }
            word.clear();
        }
        if (lower || upper) {
            word += lower ? character : static_cast<char>(character - 'A' + 'a');
        }
    }
    return false;
}

/// What is known of an element before any of it is taken.
struct Measure {
    std::size_t text = 0;   ///< bytes that are not white space
    std::size_t linked = 0; ///< those of them in links
    std::size_t links = 0;
    std::size_t rows = 0;
    std::size_t cells = 0;  ///< in the longest row
    bool hasBlocks = false; ///< holds what cannot stand in a table's cell
    bool hasHeading = false;
};

std::size_t countText(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char character) {
        return character != ' ' && character != '\n' && character != '\t' && character != '\r';
    }));
}

/// Turns a page's tree into blocks.
class Page {
public:
    explicit Page(const GumboOutput& output) : m_body(output.root)
    {
        measure(output.root);
        walk(
            output.root,
            [&](const GumboNode* node) {
                if (tagOf(node) == GUMBO_TAG_BODY) {
                    m_body = node;
                } else if (tagOf(node) == GUMBO_TAG_TITLE && m_title.empty() && node->v.element.children.length == 1) {
                    const auto* text = static_cast<const GumboNode*>(node->v.element.children.data[0]);
                    m_title = text->type == GUMBO_NODE_TEXT ? flowed(text->v.text.text) : std::string();
                }
                return isElement(node);
            },
            [](const GumboNode*) {});
    }

    std::vector<Block> blocks(HtmlContent content)
    {
        m_content = content;
        if (content != HtmlContent::Main) {
            return take({m_body});
        }
        const auto roots = mainParts();
        m_semantic = roots.front() != m_body;
        auto found = take(roots);
        constexpr std::size_t littleText = 200;
        std::size_t length = 0;
        for (const auto& block : found) {
            length += countText(block.text);
        }
        if (length < littleText && m_measures[m_body].text > 4 * length) { // a page of links, say
            m_content = HtmlContent::All;
            found = take({m_body});
        }
        const bool headed = std::any_of(found.begin(), found.end(),
                                        [](const Block& block) { return block.kind == Block::Kind::Heading; });
        if (!found.empty() && !headed && !m_title.empty()) {
            found.insert(found.begin(), {Block::Kind::Heading, m_title});
        }
        return found;
    }

private:
    struct List {
        bool ordered = false;
        int next = 1;
    };

    void measure(const GumboNode* root)
    {
        int links = 0;
        walk(
            root,
            [&](const GumboNode* node) {
                if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) {
                    auto& parent = m_measures[node->parent];
                    const auto length = countText(node->v.text.text);
                    parent.text += length;
                    parent.linked += links > 0 ? length : 0;
                    return false;
                }
                if (!isElement(node) || isNoText(tagOf(node))) {
                    return false;
                }
                links += tagOf(node) == GUMBO_TAG_A ? 1 : 0;
                return true;
            },
            [&](const GumboNode* node) {
                const auto tag = tagOf(node);
                links -= tag == GUMBO_TAG_A ? 1 : 0;
                auto own = m_measures[node];
                auto& parent = m_measures[node->parent];
                parent.text += own.text;
                parent.linked += own.linked;
                parent.links += own.links + (tag == GUMBO_TAG_A ? 1 : 0);
                parent.hasHeading = parent.hasHeading || own.hasHeading || isHeading(tag);
                parent.hasBlocks = parent.hasBlocks || own.hasBlocks || tag == GUMBO_TAG_TABLE ||
                                   tag == GUMBO_TAG_PRE || isHeading(tag);
                parent.rows += own.rows + (tag == GUMBO_TAG_TR ? 1 : 0);
                if (isCell(tag)) {
                    ++parent.cells;
                } else {
                    parent.cells = std::max(parent.cells, own.cells);
                }
            });
    }

    /// The page's <main> or its articles, where they hold a good part of its text; else its body.
    std::vector<const GumboNode*> mainParts()
    {
        std::vector<const GumboNode*> mains;
        std::vector<const GumboNode*> articles;
        walk(
            m_body,
            [&](const GumboNode* node) {
                if (!isElement(node) || isNoText(tagOf(node))) {
                    return false;
                }
                if (tagOf(node) == GUMBO_TAG_MAIN || attribute(node, "role") == "main") {
                    mains.push_back(node);
                    return false;
                }
                if (tagOf(node) == GUMBO_TAG_ARTICLE) {
                    articles.push_back(node);
                    return false;
                }
                return true;
            },
            [](const GumboNode*) {});
        for (auto* parts : {&mains, &articles}) {
            std::size_t text = 0;
            for (const auto* node : *parts) {
                text += m_measures[node].text - m_measures[node].linked;
            }
            const auto& body = m_measures[m_body];
            if (text > 0 && text * 3 >= body.text - body.linked) {
                return std::move(*parts);
            }
        }
        return {m_body};
    }

    std::vector<Block> take(const std::vector<const GumboNode*>& roots)
    {
        m_blocks.clear();
        for (const auto* root : roots) {
            walk(
                root, [&](const GumboNode* node) { return enter(node); }, [&](const GumboNode* node) { leave(node); });
            flush();
        }
        return std::exchange(m_blocks, {});
    }

    /// Whether an element stands around the text, so that nothing in it is taken.
    bool isDropped(const GumboNode* node)
    {
        const auto tag = tagOf(node);
        if (isNoText(tag)) {
            return true;
        }
        const auto marks = attribute(node, "class");
        if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr ||
            (attribute(node, "style").find("display:none") != std::string_view::npos) ||
            (attribute(node, "style").find("display: none") != std::string_view::npos &&
             marks.find("mwe-math") == std::string_view::npos)) { // formulas of MediaWiki, shown as a picture beside
            return true;
        }
        if (tag == GUMBO_TAG_SUP && marks.find("reference") != std::string_view::npos) { // "[12]"
            return true;
        }
        if (m_content == HtmlContent::All || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN ||
            tag == GUMBO_TAG_ARTICLE) {
            return false;
        }
        const auto& own = m_measures[node];
        const bool inTable = m_table != nullptr && (isCell(tag) || tag == GUMBO_TAG_TR);
        const bool container = isBlock(tag) && !isHeading(tag) && !inTable && !own.hasHeading;
        const bool onlyLinks = container && own.links >= 8 && own.linked * 10 > own.text * 9;
        if (m_content == HtmlContent::Book) {
            return onlyLinks;
        }
        if (own.text * 2 > m_measures[m_body].text) { // it is the text, whatever it is named
            return false;
        }
        if (tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER || (tag == GUMBO_TAG_HEADER && !m_semantic) ||
            attribute(node, "aria-hidden") == "true") {
            return true;
        }
        static constexpr std::array roles{"navigation", "banner",  "contentinfo", "search",     "complementary",
                                          "menu",       "menubar", "dialog",      "alertdialog"};
        if (std::find(roles.begin(), roles.end(), attribute(node, "role")) != roles.end() || isAroundText(marks) ||
            isAroundText(attribute(node, "id"))) {
            return true;
        }
        return onlyLinks || (container && !m_semantic && own.links >= 3 && own.linked * 10 > own.text * 6);
    }

    bool enter(const GumboNode* node)
    {
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
            m_text += node->v.text.text;
            return false;
        }
        if (!isElement(node) || isDropped(node)) {
            return false;
        }
        const auto tag = tagOf(node);
        if (tag == GUMBO_TAG_BR) {
            m_text += m_pre > 0 ? "\n" : "\v";
            return false;
        }
        if (const auto formula = attribute(node, "alttext"); tag == GUMBO_TAG_MATH && !formula.empty()) {
            m_text += formula;
            return false;
        }
        if (isBlock(tag)) {
            boundary();
        }
        m_headings += isHeading(tag) ? 1 : 0;
        m_pre += tag == GUMBO_TAG_PRE ? 1 : 0;
        if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_MENU) {
            m_lists.push_back({tag == GUMBO_TAG_OL});
        } else if (tag == GUMBO_TAG_LI) {
            ++m_items;
            const bool ordered = !m_lists.empty() && m_lists.back().ordered;
            m_marker = ordered ? std::to_string(m_lists.back().next++) + ". " : "- ";
        } else if (tag == GUMBO_TAG_TABLE && m_table == nullptr && isDataTable(node)) {
            m_table = node;
        }
        return true;
    }

    void leave(const GumboNode* node)
    {
        const auto tag = tagOf(node);
        if (m_table != nullptr && tag == GUMBO_TAG_CAPTION) {
            m_blocks.push_back({Block::Kind::Paragraph, flowed(std::exchange(m_text, {}))});
        } else if (m_table != nullptr && isCell(tag)) {
            m_row.push_back(flowed(std::exchange(m_text, {})));
        } else if (m_table != nullptr && tag == GUMBO_TAG_TR) {
            appendTableRow(m_rows, std::exchange(m_row, {}));
            m_text.clear();
        } else if (isBlock(tag)) {
            boundary();
        }
        m_headings -= isHeading(tag) ? 1 : 0;
        m_pre -= tag == GUMBO_TAG_PRE ? 1 : 0;
        if ((tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_MENU) && !m_lists.empty()) {
            m_lists.pop_back();
        } else if (tag == GUMBO_TAG_LI) {
            --m_items;
            m_marker.clear();
        } else if (node == m_table) {
            m_table = nullptr;
            m_text.clear();
            m_blocks.push_back({Block::Kind::Table, std::exchange(m_rows, {})});
        }
    }

    /// Rows and columns of short texts, not a page's layout.
    bool isDataTable(const GumboNode* node)
    {
        const auto role = attribute(node, "role");
        const auto& own = m_measures[node];
        return role != "presentation" && role != "none" && own.rows > 1 && own.cells > 1 && !own.hasBlocks;
    }

    void boundary()
    {
        if (m_table != nullptr) {
            m_text += ' ';
        } else {
            flush();
        }
    }

    void flush()
    {
        if (m_pre > 0) {
            std::string code = std::exchange(m_text, {});
            code.erase(code.find_last_not_of(" \t\r\n") + 1);
            if (!code.empty()) {
                m_blocks.push_back({Block::Kind::Code, std::move(code)});
            }
            return;
        }
        auto text = flowed(std::exchange(m_text, {}));
        if (text.empty()) {
            return;
        }
        const auto kind = m_headings > 0 ? Block::Kind::Heading
                          : m_items > 0  ? Block::Kind::ListItem
                                         : Block::Kind::Paragraph;
        m_blocks.push_back({kind, std::exchange(m_marker, {}) + text});
    }

    const GumboNode* m_body;
    std::string m_title;
    std::unordered_map<const GumboNode*, Measure> m_measures;
    HtmlContent m_content = HtmlContent::Main;
    bool m_semantic = false; ///< only what the page itself calls its main part is walked over

    std::vector<Block> m_blocks;
    std::string m_text; ///< of the block that is being gathered, white space as in the page
    std::string m_marker;
    std::vector<List> m_lists;
    int m_headings = 0;
    int m_items = 0;
    int m_pre = 0;
    const GumboNode* m_table = nullptr;
    std::string m_rows;
    std::vector<std::string> m_row;
};

} // namespace

Result<void> readHtmlText(std::string_view html, const std::string& name, HtmlContent content, ReadSink& sink)
{
    if (html.size() > largestPage) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is a page of more than %2 MB, which is more than is read "
                                                        "at once. Split it into smaller files."),
                             {name, std::to_string(largestPage >> 20)}));
    }
    // A frameset makes gumbo free the page's body by recursion; a page of frames has no text of its own.
    std::string copy;
    const auto lower = lowerCase(std::string(html));
    for (auto at = lower.find("<frameset"); at != std::string::npos; at = lower.find("<frameset", at + 1)) {
        copy = copy.empty() ? std::string(html) : std::move(copy);
        copy[at + 1] = 'x';
    }
    Arena arena;
    const auto* output = parse(arena, copy.empty() ? html : std::string_view(copy));
    if (output == nullptr) {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT(
                         "sentences",
                         "'%1' is nested too deeply to be read. Open it in a browser, save its text and import that."),
                     {name}));
    }
    for (auto& block : Page(*output).blocks(content)) {
        POLYMATH_CHECK(sink.block(std::move(block)));
    }
    return {};
}

std::string encodingOfHtml(std::string_view head)
{
    constexpr std::size_t within = 4096;
    const auto lower = lowerCase(std::string(head.substr(0, within)));
    auto at = lower.find("charset");
    std::size_t skip = 7;
    if (at == std::string::npos && lower.starts_with("<?xml")) {
        at = lower.substr(0, lower.find('>')).find("encoding");
        skip = 8;
    }
    if (at == std::string::npos) {
        return {};
    }
    const auto first = lower.find_first_not_of(" \t\r\n=\"'", at + skip);
    if (first == std::string::npos) {
        return {};
    }
    const auto last = lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_:.", first);
    return lower.substr(first, last == std::string::npos ? last : last - first);
}

bool isHtml(std::string_view head, const std::filesystem::path&)
{
    const auto lower = lowerCase(std::string(head));
    std::string_view rest = lower;
    const auto skip = [&rest](std::string_view begin, std::string_view end) {
        const auto last = rest.starts_with(begin) ? rest.find(end) : std::string_view::npos;
        rest.remove_prefix(last == std::string_view::npos ? 0 : last + end.size());
        return last != std::string_view::npos;
    };
    skip("\xEF\xBB\xBF", "\xBF");
    do {
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
    } while (skip("<?xml", ">") || skip("<!--", "-->"));
    return rest.starts_with("<!doctype html") || rest.starts_with("<html") || rest.starts_with("<head>") ||
           rest.starts_with("<body");
}

Result<void> readHtml(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(content, openText(input, sink, encodingOfHtml));
    return readHtmlText(content.text(), input.name, HtmlContent::Main, sink);
}

} // namespace polymath
