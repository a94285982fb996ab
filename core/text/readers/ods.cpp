#include "core/text/readers/readers.h"

#include "core/base/translate.h"
#include "core/text/readers/sheet.h"
#include "core/text/readers/xml.h"
#include "core/text/readers/zipparts.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polymath {

namespace {

/// A row or a cell that a sheet says it has many times has a value that people put there so often; more is a trick.
constexpr std::size_t mostRepeated = 1000;
constexpr std::size_t previewRows = 2000;
/// As many as the programs' own sheets have.
constexpr std::size_t mostSheetRows = 1 << 20;

std::size_t repeated(const pugi::xml_node& node, std::string_view name, std::size_t most)
{
    const auto text = attributeOf(node, name);
    std::size_t count = 1;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return std::clamp<std::size_t>(count, 1, most);
}

/// What a paragraph shows; notes of people on a cell are not it.
void appendText(std::string& text, const pugi::xml_node& node, int depth)
{
    for (const auto& child : node.children()) {
        const auto name = localName(child);
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            text += child.value();
        } else if (name == "s") {
            text.append(repeated(child, "c", mostRepeated), ' ');
        } else if (name == "tab") {
            text += '\t';
        } else if (name == "line-break") {
            text += '\n';
        } else if (name != "annotation" && depth < deepestNode) {
            appendText(text, child, depth + 1);
        }
    }
}

std::string textOf(const pugi::xml_node& cell)
{
    std::string text;
    bool first = true;
    for (const auto& child : cell.children()) {
        if (localName(child) == "p") {
            text += first ? "" : "\n";
            first = false;
            appendText(text, child, 0);
        }
    }
    return text;
}

class TableReader {
public:
    TableReader(Sheet& sheet, std::size_t mostRows) : m_sheet(sheet), m_mostRows(mostRows) {}

    /// Rows may lie in groups and headers.
    void read(const pugi::xml_node& node, int depth)
    {
        for (const auto& child : node.children()) {
            const auto name = localName(child);
            if (m_sheet.isFull() || m_rows >= m_mostRows) {
                return;
            }
            if (name == "table-row") {
                row(child);
            } else if ((name == "table-header-rows" || name == "table-row-group" || name == "table-rows") &&
                       depth < deepestNode) {
                read(child, depth + 1);
            }
        }
    }

private:
    void row(const pugi::xml_node& node)
    {
        std::vector<std::string> cells;
        std::size_t place = 0;
        for (const auto& cell : node.children()) {
            const auto count = repeated(cell, "number-columns-repeated", Sheet::mostColumns);
            if (auto text = textOf(cell); !text.empty()) {
                const auto times = std::min({count, mostRepeated, Sheet::mostColumns - place});
                cells.resize(place);
                cells.insert(cells.end(), times, text);
            }
            place = std::min(place + count, Sheet::mostColumns);
            if (place >= Sheet::mostColumns) {
                break;
            }
        }
        const auto all = repeated(node, "number-rows-repeated", mostSheetRows);
        const auto first = m_number + 1;
        m_number += static_cast<std::int64_t>(all);
        if (cells.empty()) {
            return;
        }
        for (std::size_t time = 0; time < std::min(all, mostRepeated) && !m_sheet.isFull(); ++time) {
            m_sheet.add(std::vector<std::string>(cells), first + static_cast<std::int64_t>(time));
            ++m_rows;
        }
    }

    Sheet& m_sheet;
    std::size_t m_mostRows;
    std::size_t m_rows = 0;
    std::int64_t m_number = 0; ///< of the last row, as the sheet counts it
};

} // namespace

bool isOds(std::string_view head, const std::filesystem::path& file)
{
    return zipType(head, file).find("application/vnd.oasis.opendocument.spreadsheet") != std::string::npos;
}

Result<void> readOds(const ReadInput& input, ReadSink& sink)
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
    POLYMATH_TRY(tree, parseXml(content, input.name, "content.xml"));
    std::vector<Sheet> sheets;
    for (const auto& table : childOf(childOf(tree.document_element(), "body"), "spreadsheet").children()) {
        if (localName(table) == "table") {
            auto& sheet = sheets.emplace_back(std::string(attributeOf(table, "name")));
            TableReader(sheet, input.beginning ? previewRows : std::string::npos).read(table, 0);
        }
    }
    return readSheets(sheets, input, sink);
}

} // namespace polymath
