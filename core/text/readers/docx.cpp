#include "core/text/readers/numbering.h"
#include "core/text/readers/office.h"
#include "core/text/readers/readers.h"
#include "core/text/readers/words.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polymath {

namespace {

/// How far a style's base styles are followed: those of programs are five deep, a circle has no end.
constexpr int deepestStyle = 20;

int numberOf(std::string_view text) { return static_cast<int>(std::strtol(std::string(text).c_str(), nullptr, 10)); }

std::string valueOf(const pugi::xml_node& node, std::string_view child)
{
    return std::string(attributeOf(childOf(node, child), "val"));
}

/// A switch such as <w:vanish/>, which is on unless it says otherwise.
bool isOn(const pugi::xml_node& node, std::string_view child)
{
    const auto found = childOf(node, child);
    const auto value = attributeOf(found, "val");
    return found && value != "0" && value != "false" && value != "off";
}

struct ParagraphStyle {
    std::string name;
    std::string base;
    std::string list;
    int level = 0;
    bool outlined = false;
};

/// Reads a Word document (ECMA-376, WordprocessingML).
class Document {
public:
    Document(OfficeParts parts, ReadSink& sink) : m_parts(std::move(parts)), m_sink(sink) {}

    Result<void> read()
    {
        POLYMATH_TRY(part, m_parts.main());
        m_part = part;
        POLYMATH_CHECK(readStyles());
        POLYMATH_CHECK(readNumbering());
        POLYMATH_TRY(document, m_parts.xml(m_part));
        for (const auto& node : childOf(childOf(document, "document"), "body").children()) {
            std::vector<Block> blocks;
            readBlock(node, blocks, 0);
            if (m_error) {
                return tl::unexpected(*m_error);
            }
            for (auto& block : blocks) {
                POLYMATH_CHECK(m_sink.block(std::move(block)));
            }
        }
        return {};
    }

private:
    Result<void> readStyles()
    {
        POLYMATH_TRY(part, m_parts.related(m_part, "styles"));
        if (part.empty()) {
            return {};
        }
        POLYMATH_TRY(document, m_parts.xml(part));
        for (const auto& node : childOf(document, "styles").children()) {
            if (attributeOf(node, "type") != "paragraph") {
                continue;
            }
            const auto properties = childOf(node, "pPr");
            const auto list = childOf(properties, "numPr");
            m_styles[std::string(attributeOf(node, "styleId"))] = {
                lowerCase(valueOf(node, "name")), valueOf(node, "basedOn"), valueOf(list, "numId"),
                numberOf(valueOf(list, "ilvl")),
                childOf(properties, "outlineLvl") && valueOf(properties, "outlineLvl") != "9"};
        }
        return {};
    }

    Result<void> readNumbering()
    {
        POLYMATH_TRY(part, m_parts.related(m_part, "numbering"));
        if (part.empty()) {
            return {};
        }
        POLYMATH_TRY(document, m_parts.xml(part));
        const auto root = childOf(document, "numbering");
        for (const auto& node : root.children()) {
            if (localName(node) == "abstractNum") {
                auto& list = m_lists["abstract" + std::string(attributeOf(node, "abstractNumId"))];
                for (const auto& level : node.children()) {
                    readLevel(level, list);
                }
            }
        }
        for (const auto& node : root.children()) {
            if (localName(node) != "num") {
                continue;
            }
            const auto id = std::string(attributeOf(node, "numId"));
            const auto base = "abstract" + valueOf(node, "abstractNumId");
            m_listOf[id] = base;
            if (childOf(node, "lvlOverride")) { // counts by itself
                auto& own = m_lists["num" + id] = m_lists[base];
                m_listOf[id] = "num" + id;
                for (const auto& change : node.children()) {
                    const int index = std::clamp(numberOf(attributeOf(change, "ilvl")), 0, ListNumbers::levels - 1);
                    if (const auto start = childOf(change, "startOverride")) {
                        own.level(index).start = numberOf(attributeOf(start, "val"));
                    }
                    readLevel(childOf(change, "lvl"), own);
                }
            }
        }
        return {};
    }

    static void readLevel(const pugi::xml_node& node, ListNumbers& list)
    {
        if (localName(node) == "lvl") {
            const int index = std::clamp(numberOf(attributeOf(node, "ilvl")), 0, ListNumbers::levels - 1);
            const auto start = valueOf(node, "start");
            list.level(index) = {valueOf(node, "numFmt"), valueOf(node, "lvlText"),
                                 start.empty() ? 1 : numberOf(start)};
        }
    }

    void readBlock(const pugi::xml_node& node, std::vector<Block>& blocks, int depth)
    {
        const auto name = localName(node);
        if (depth > deepestNode || name == "del" || name == "moveFrom" || name == "sectPr") {
            return;
        }
        if (name == "p") {
            readParagraph(node, blocks, depth);
        } else if (name == "tbl") {
            readTable(node, blocks, depth);
        } else if (name == "AlternateContent") {
            readChildren(chosen(node), blocks, depth + 1);
        } else if (name != "sdt" || !isContents(node)) {
            readChildren(node, blocks, depth + 1);
        }
    }

    void readChildren(const pugi::xml_node& node, std::vector<Block>& blocks, int depth)
    {
        for (const auto& child : node.children()) {
            readBlock(child, blocks, depth);
        }
    }

    /// What Word shows of two forms of the same content.
    static pugi::xml_node chosen(const pugi::xml_node& node)
    {
        const auto choice = childOf(node, "Choice");
        return choice ? choice : childOf(node, "Fallback");
    }

    static bool isContents(const pugi::xml_node& node)
    {
        return valueOf(childOf(childOf(node, "sdtPr"), "docPartObj"), "docPartGallery") == "Table of Contents";
    }

    void readParagraph(const pugi::xml_node& node, std::vector<Block>& blocks, int depth)
    {
        const auto properties = childOf(node, "pPr");
        const auto found = m_styles.find(valueOf(properties, "pStyle"));
        const auto* style = found == m_styles.end() ? nullptr : &found->second;
        if (style != nullptr && style->name.starts_with("toc ")) { // an entry of the table of contents
            return;
        }
        std::string text;
        std::vector<Block> after; // text boxes and notes
        for (const auto& child : node.children()) {
            readInline(child, text, after, depth + 1);
        }
        text = flowed(text);
        if (!text.empty()) {
            const auto outline = valueOf(properties, "outlineLvl");
            const bool heading = (!outline.empty() && outline != "9") || isHeading(style);
            const auto mark = listMark(properties, style);
            const auto kind = heading        ? Block::Kind::Heading
                              : mark.empty() ? Block::Kind::Paragraph
                                             : Block::Kind::ListItem;
            blocks.push_back({kind, mark + text});
        }
        blocks.insert(blocks.end(), std::make_move_iterator(after.begin()), std::make_move_iterator(after.end()));
    }

    [[nodiscard]] bool isHeading(const ParagraphStyle* style) const
    {
        for (int deep = 0; style != nullptr && deep < deepestStyle; ++deep) {
            if (style->outlined || style->name.starts_with("heading ") || style->name == "title") {
                return true;
            }
            const auto base = m_styles.find(style->base);
            style = base == m_styles.end() ? nullptr : &base->second;
        }
        return false;
    }

    std::string listMark(const pugi::xml_node& properties, const ParagraphStyle* style)
    {
        const auto own = childOf(properties, "numPr");
        auto list = valueOf(own, "numId");
        int level = numberOf(valueOf(own, "ilvl"));
        for (int deep = 0; list.empty() && style != nullptr && deep < deepestStyle; ++deep) {
            list = style->list;
            level = style->level;
            const auto base = m_styles.find(style->base);
            style = base == m_styles.end() ? nullptr : &base->second;
        }
        const auto found = m_listOf.find(list);
        return found == m_listOf.end() ? std::string() : m_lists[found->second].next(level);
    }

    void readInline(const pugi::xml_node& node, std::string& text, std::vector<Block>& after, int depth)
    {
        const auto name = localName(node);
        if (depth > deepestNode || name == "pPr" || name == "rPr" || name == "del" || name == "moveFrom" ||
            name == "instrText" || name == "delText" || (name == "r" && isOn(childOf(node, "rPr"), "vanish"))) {
            return;
        }
        if (name == "t") {
            text += node.text().get();
        } else if (name == "tab" || name == "ptab") {
            text += '\t';
        } else if (name == "br" || name == "cr") {
            const auto type = attributeOf(node, "type");
            text += type.empty() || type == "textWrapping" ? '\v' : ' ';
        } else if (name == "noBreakHyphen") {
            text += '-';
        } else if (name == "footnoteReference" || name == "endnoteReference") {
            readNote(node, name == "footnoteReference" ? "footnote" : "endnote", text, after, depth);
        } else if (name == "txbxContent") {
            readChildren(node, after, depth + 1);
        } else {
            const auto content = name == "AlternateContent" ? chosen(node) : node;
            for (const auto& child : content.children()) {
                readInline(child, text, after, depth + 1);
            }
        }
    }

    void readNote(const pugi::xml_node& node, const std::string& kind, std::string& text, std::vector<Block>& after,
                  int depth)
    {
        auto& notes = m_notes[kind];
        if (!notes) {
            notes.emplace();
            auto loaded = loadNotes(kind);
            if (!loaded) {
                m_error = loaded.error();
                return;
            }
            *notes = std::move(*loaded);
        }
        const auto found = notes->nodes.find(attributeOf(node, "id"));
        if (found == notes->nodes.end() || m_inNote) { // a note in a note
            return;
        }
        const auto mark = "[" + std::to_string(++m_noteCount) + "]";
        text += mark;
        std::vector<Block> blocks;
        m_inNote = true;
        readChildren(found->second, blocks, depth + 1);
        m_inNote = false;
        std::string note = mark;
        for (const auto& block : blocks) {
            note += " " + block.text;
        }
        after.push_back({Block::Kind::Paragraph, std::move(note)});
    }

    struct Notes {
        pugi::xml_document document;
        std::map<std::string, pugi::xml_node, std::less<>> nodes;
    };

    Result<Notes> loadNotes(const std::string& kind)
    {
        Notes notes;
        POLYMATH_TRY(part, m_parts.related(m_part, kind + "s"));
        if (!part.empty()) {
            POLYMATH_TRY(document, m_parts.xml(part));
            notes.document = std::move(document);
            for (const auto& node : childOf(notes.document, kind + "s").children()) {
                notes.nodes.emplace(attributeOf(node, "id"), node);
            }
        }
        return notes;
    }

    /// Rows of cells; a table of one column is a frame around text.
    void readTable(const pugi::xml_node& node, std::vector<Block>& blocks, int depth)
    {
        std::string table;
        std::vector<Block> framed;
        bool columns = false;
        std::vector<std::vector<Block>> cells;
        const auto endRow = [&] {
            columns = columns || cells.size() > 1;
            std::vector<std::string> texts;
            for (auto& cell : cells) {
                std::string text;
                for (auto& block : cell) {
                    text += (text.empty() ? "" : " ") + block.text;
                    framed.push_back(std::move(block));
                }
                texts.push_back(std::move(text));
            }
            appendTableRow(table, texts);
            cells.clear();
        };
        for (const auto& row : node.children()) {
            readCells(row, cells, depth + 1);
            endRow();
        }
        if (columns) {
            blocks.push_back({Block::Kind::Table, std::move(table)});
        } else {
            blocks.insert(blocks.end(), std::make_move_iterator(framed.begin()), std::make_move_iterator(framed.end()));
        }
    }

    void readCells(const pugi::xml_node& node, std::vector<std::vector<Block>>& cells, int depth)
    {
        const auto name = localName(node);
        if (depth > deepestNode || name == "tblPr" || name == "tblGrid" || name == "del" ||
            childOf(childOf(node, "trPr"), "del")) {
            return;
        }
        if (name == "tc") {
            readChildren(node, cells.emplace_back(), depth + 1);
            return;
        }
        for (const auto& child : node.children()) {
            readCells(child, cells, depth + 1);
        }
    }

    OfficeParts m_parts;
    ReadSink& m_sink;
    std::string m_part;
    std::map<std::string, ParagraphStyle> m_styles;
    std::map<std::string, ListNumbers> m_lists;
    std::map<std::string, std::string> m_listOf; ///< the list in m_lists, by <w:num>
    std::map<std::string, std::optional<Notes>> m_notes;
    int m_noteCount = 0;
    bool m_inNote = false;
    std::optional<Error> m_error; ///< met where nothing can be returned
};

} // namespace

bool isDocx(std::string_view head, const std::filesystem::path& file)
{
    const auto type = zipType(head, file);
    return type.find("wordprocessingml.document.main+xml") != std::string::npos ||
           type.find("wordprocessingml.template.main+xml") != std::string::npos ||
           type.find("application/vnd.ms-word.") != std::string::npos ||
           (type.starts_with("PK") && type.find("ppt/") == std::string::npos && type.find("xl/") == std::string::npos &&
            (type.find("word/") != std::string::npos || type.find("[Content_Types].xml") != std::string::npos));
}

Result<void> readDocx(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(parts, ZipParts::open(input.file, input.name));
    return Document(OfficeParts(std::move(parts), input.name), sink).read();
}

} // namespace polymath
