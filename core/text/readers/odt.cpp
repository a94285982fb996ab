#include "core/base/translate.h"
#include "core/text/readers/readers.h"
#include "core/text/readers/words.h"
#include "core/text/readers/xml.h"
#include "core/text/readers/zipparts.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polymath {

namespace {

/// Reads the text of an OpenDocument (OASIS ODF 1.3, part 3).
class OpenText {
public:
    void readBlock(const pugi::xml_node& node, std::vector<Block>& blocks, int depth)
    {
        const auto name = localName(node);
        if (depth > deepestNode || name == "tracked-changes" || name == "annotation" || name == "table-of-content" ||
            name == "illustration-index" || name == "sequence-decls" || name == "forms") {
            return;
        }
        if (name == "p" || name == "h") {
            std::string text;
            std::vector<Block> after; // text boxes and notes
            readInline(node, text, after, depth + 1);
            if (auto flat = flowed(text); !flat.empty()) {
                const auto kind = name == "h"       ? Block::Kind::Heading
                                  : m_marks.empty() ? Block::Kind::Paragraph
                                                    : Block::Kind::ListItem;
                blocks.push_back(
                    {kind, (kind == Block::Kind::ListItem ? std::exchange(m_marks.back(), {}) : "") + flat});
            }
            blocks.insert(blocks.end(), std::make_move_iterator(after.begin()), std::make_move_iterator(after.end()));
        } else if (name == "table") {
            readTable(node, blocks, depth);
        } else {
            const bool item = name == "list-item";
            if (item) {
                m_marks.emplace_back("- ");
            }
            for (const auto& child : node.children()) {
                readBlock(child, blocks, depth + 1);
            }
            if (item) {
                m_marks.pop_back();
            }
        }
    }

private:
    void readInline(const pugi::xml_node& node, std::string& text, std::vector<Block>& after, int depth)
    {
        if (depth > deepestNode) {
            return;
        }
        for (const auto& child : node.children()) {
            const auto name = localName(child);
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                text += child.value();
            } else if (name == "s" || name == "tab") {
                text += ' ';
            } else if (name == "line-break") {
                text += '\v';
            } else if (name == "note") {
                const auto mark = "[" + std::to_string(++m_notes) + "]";
                text += mark;
                after.push_back({Block::Kind::Paragraph, mark + " " + flatText(childOf(child, "note-body"), depth)});
            } else if (name == "text-box") {
                for (const auto& inner : child.children()) {
                    readBlock(inner, after, depth + 1);
                }
            } else if (name != "annotation" && name != "tracked-changes" && name != "bookmark" && name != "title" &&
                       name != "desc") {
                readInline(child, text, after, depth + 1);
            }
        }
    }

    /// All blocks in a node on one line.
    std::string flatText(const pugi::xml_node& node, int depth)
    {
        std::vector<Block> blocks;
        auto marks = std::exchange(m_marks, {});
        for (const auto& child : node.children()) {
            readBlock(child, blocks, depth + 1);
        }
        m_marks = std::move(marks);
        std::string text;
        for (const auto& block : blocks) {
            text += (text.empty() ? "" : " ") + block.text;
        }
        return text;
    }

    void readTable(const pugi::xml_node& node, std::vector<Block>& blocks, int depth)
    {
        std::string table;
        readRows(node, table, depth);
        blocks.push_back({Block::Kind::Table, std::move(table)});
    }

    void readRows(const pugi::xml_node& node, std::string& table, int depth)
    {
        for (const auto& row : node.children()) {
            const auto name = localName(row);
            if (name != "table-row") {
                if (name.starts_with("table-") && depth < deepestNode) { // header rows and groups
                    readRows(row, table, depth + 1);
                }
                continue;
            }
            std::vector<std::string> cells;
            for (const auto& cell : row.children()) {
                if (localName(cell) == "table-cell") {
                    cells.push_back(flatText(cell, depth + 1));
                }
            }
            appendTableRow(table, cells);
        }
    }

    std::vector<std::string> m_marks; ///< of the list items that are open; empty once it is written
    int m_notes = 0;
};

} // namespace

bool isOdt(std::string_view head, const std::filesystem::path& file)
{
    return zipType(head, file).find("application/vnd.oasis.opendocument.text") != std::string::npos;
}

Result<void> readOdt(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(parts, ZipParts::open(input.file, input.name));
    if (parts.has("META-INF/manifest.xml")) {
        POLYMATH_TRY(manifest, parts.read("META-INF/manifest.xml"));
        if (manifest.find("encryption-data") != std::string::npos) {
            return fail(ErrorCode::BadInput,
                        sentence(POLYMATH_TEXT("sentences", "'%1' is protected by a password, with which it cannot be "
                                                            "opened here. Save it without one and import it again."),
                                 {input.name}));
        }
    }
    POLYMATH_TRY(content, parts.read("content.xml"));
    POLYMATH_TRY(document, parseXml(content, input.name, "content.xml"));
    content.clear();
    content.shrink_to_fit(); // the tree has its own copy
    OpenText text;
    for (const auto& node : childOf(childOf(childOf(document, "document-content"), "body"), "text").children()) {
        std::vector<Block> blocks;
        text.readBlock(node, blocks, 0);
        for (auto& block : blocks) {
            POLYMATH_CHECK(sink.block(std::move(block)));
        }
    }
    return {};
}

} // namespace polymath
