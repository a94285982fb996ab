#include "core/text/readers/office.h"
#include "core/text/readers/readers.h"
#include "core/text/readers/words.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polymath {

namespace {

/// The text of a node's runs; a break in it is "\v", as flowed() takes it.
void appendRuns(const pugi::xml_node& node, std::string& text, int depth)
{
    const auto name = localName(node);
    if (depth > deepestNode) {
        return;
    }
    if (name == "t") {
        text += node.text().get();
    } else if (name == "br") {
        text += '\v';
    } else if (name == "tab") {
        text += '\t';
    } else {
        for (const auto& child : node.children()) {
            appendRuns(child, text, depth + 1);
        }
    }
}

/// The paragraphs of a shape's or a cell's text body.
std::vector<std::string> paragraphsOf(const pugi::xml_node& body)
{
    std::vector<std::string> paragraphs;
    for (const auto& node : body.children()) {
        std::string text;
        if (localName(node) == "p") {
            appendRuns(node, text, 0);
        }
        if (auto flat = flowed(text); !flat.empty()) {
            paragraphs.push_back(std::move(flat));
        }
    }
    return paragraphs;
}

/// "title", "body", ...: what a shape is on its slide; empty for a text box.
std::string_view placeholderOf(const pugi::xml_node& shape)
{
    const auto place = childOf(childOf(childOf(shape, "nvSpPr"), "nvPr"), "ph");
    const auto type = attributeOf(place, "type");
    return place && type.empty() ? std::string_view("body") : type;
}

void readShape(const pugi::xml_node& shape, std::vector<Block>& blocks)
{
    const auto place = placeholderOf(shape);
    if (place == "sldNum" || place == "dt" || place == "ftr" || place == "hdr") {
        return;
    }
    auto paragraphs = paragraphsOf(childOf(shape, "txBody"));
    if (place == "title" || place == "ctrTitle") {
        std::string title;
        for (const auto& paragraph : paragraphs) {
            title += (title.empty() ? "" : " ") + paragraph;
        }
        blocks.insert(blocks.begin(), {Block::Kind::Heading, std::move(title)}); // it may stand last in the file
        return;
    }
    const bool list = place == "body" && paragraphs.size() > 1;
    for (auto& paragraph : paragraphs) {
        blocks.push_back({list ? Block::Kind::ListItem : Block::Kind::Paragraph, (list ? "- " : "") + paragraph});
    }
}

void readShapes(const pugi::xml_node& tree, std::vector<Block>& blocks, int depth)
{
    for (const auto& node : tree.children()) {
        const auto name = localName(node);
        if (name == "sp") {
            readShape(node, blocks);
        } else if (name == "grpSp" && depth < deepestNode) {
            readShapes(node, blocks, depth + 1);
        } else if (name == "AlternateContent" && depth < deepestNode) {
            const auto choice = childOf(node, "Choice");
            readShapes(choice ? choice : childOf(node, "Fallback"), blocks, depth + 1);
        } else if (name == "graphicFrame") {
            std::string table;
            for (const auto& row : childOf(childOf(childOf(node, "graphic"), "graphicData"), "tbl").children()) {
                std::vector<std::string> cells;
                for (const auto& cell : row.children()) {
                    if (localName(cell) != "tc") {
                        continue;
                    }
                    std::string text;
                    for (const auto& paragraph : paragraphsOf(childOf(cell, "txBody"))) {
                        text += (text.empty() ? "" : " ") + paragraph;
                    }
                    cells.push_back(std::move(text));
                }
                appendTableRow(table, cells);
            }
            blocks.push_back({Block::Kind::Table, std::move(table)});
        }
    }
}

/// What the speaker wrote below a slide.
void readNotes(const pugi::xml_node& tree, std::vector<Block>& blocks)
{
    for (const auto& shape : tree.children()) {
        if (placeholderOf(shape) == "body") {
            for (auto& paragraph : paragraphsOf(childOf(shape, "txBody"))) {
                blocks.push_back({Block::Kind::Paragraph, std::move(paragraph)});
            }
        }
    }
}

} // namespace

bool isPptx(std::string_view head, const std::filesystem::path& file)
{
    const auto type = zipType(head, file);
    return type.find("presentationml.presentation.main+xml") != std::string::npos ||
           type.find("presentationml.slideshow.main+xml") != std::string::npos ||
           type.find("presentationml.template.main+xml") != std::string::npos ||
           type.find("application/vnd.ms-powerpoint.") != std::string::npos ||
           (type.starts_with("PK") && type.find("ppt/") != std::string::npos);
}

Result<void> readPptx(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(zip, ZipParts::open(input.file, input.name));
    OfficeParts parts(std::move(zip), input.name);
    POLYMATH_TRY(main, parts.main());
    POLYMATH_TRY(presentation, parts.xml(main));
    POLYMATH_TRY(relations, parts.relations(main));
    std::int64_t number = 0;
    for (const auto& entry : childOf(childOf(presentation, "presentation"), "sldIdLst").children()) {
        // Of its two attributes "id", the one with a prefix names the part.
        const pugi::xml_attribute reference = entry.find_attribute(
            [](const pugi::xml_attribute& attribute) { return std::string_view(attribute.name()).ends_with(":id"); });
        const auto found = relations.find(std::string_view(reference.value()));
        if (found == relations.end()) {
            continue;
        }
        const auto part = found->second.part;
        relations.erase(found); // each slide once
        POLYMATH_TRY(slide, parts.xml(part));
        std::vector<Block> blocks;
        readShapes(childOf(childOf(childOf(slide, "sld"), "cSld"), "spTree"), blocks, 0);
        POLYMATH_TRY(notesPart, parts.related(part, "notesSlide"));
        if (!notesPart.empty()) {
            POLYMATH_TRY(notes, parts.xml(notesPart));
            readNotes(childOf(childOf(childOf(notes, "notes"), "cSld"), "spTree"), blocks);
        }
        sink.at({Place::Unit::Slide, ++number});
        for (auto& block : blocks) {
            POLYMATH_CHECK(sink.block(std::move(block)));
        }
    }
    return {};
}

} // namespace polymath
