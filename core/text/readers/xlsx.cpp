#include "core/text/readers/readers.h"

#include "core/base/translate.h"
#include "core/text/readers/sheet.h"
#include "core/text/readers/words.h"
#include "core/text/readers/xml.h"
#include "core/text/readers/zipparts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polymath {

namespace {

/// Sheets of a workbook; more have no people made.
constexpr std::size_t mostSheets = 1000;
/// In a preview the rows of a sheet that are looked at.
constexpr std::size_t previewRows = 2000;

/// Formats that a workbook need not spell out (ECMA-376, 18.8.30).
const char* builtInFormat(int number)
{
    constexpr std::array<std::pair<int, const char*>, 20> formats{
        {{1, "0"},      {2, "0.00"},        {3, "#,##0"},       {4, "#,##0.00"},    {9, "0%"},
         {10, "0.00%"}, {14, "yyyy-mm-dd"}, {15, "yyyy-mm-dd"}, {16, "yyyy-mm-dd"}, {17, "yyyy-mm-dd"},
         {18, "hh:mm"}, {19, "hh:mm:ss"},   {20, "hh:mm"},      {21, "hh:mm:ss"},   {22, "yyyy-mm-dd hh:mm"},
         {37, "#,##0"}, {39, "#,##0.00"},   {45, "mm:ss"},      {46, "[h]:mm:ss"},  {47, "mm:ss"}}};
    const auto found =
        std::find_if(formats.begin(), formats.end(), [number](const auto& format) { return format.first == number; });
    return found == formats.end() ? "" : found->second;
}

int numberOf(std::string_view text, int otherwise = -1)
{
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// The text of a cell or shared string: its <t>, or those of its runs; not how it is pronounced.
std::string textOf(const pugi::xml_node& node)
{
    std::string text;
    for (const auto& child : node.children()) {
        const auto name = localName(child);
        if (name == "t") {
            text += child.text().get();
        } else if (name == "r") {
            text += childOf(child, "t").text().get();
        }
    }
    return text;
}

/// "AB12" -> 27; nothing for what is no place in a sheet.
std::optional<std::size_t> columnOf(std::string_view place)
{
    std::size_t column = 0;
    for (const char character : place) {
        if (std::isalpha(static_cast<unsigned char>(character)) == 0) {
            break;
        }
        column = column * 26 + static_cast<std::size_t>(std::toupper(static_cast<unsigned char>(character)) - 'A') + 1;
        if (column > Sheet::mostColumns) {
            return std::nullopt;
        }
    }
    return column == 0 ? std::nullopt : std::optional(column - 1);
}

class Workbook {
public:
    Workbook(const ReadInput& input, ZipParts& parts) : m_input(input), m_parts(parts) {}

    Result<std::vector<Sheet>> sheets(ReadSink& sink)
    {
        POLYMATH_TRY(book, part("xl/workbook.xml"));
        const auto root = book.document_element();
        m_epoch1904 = isTrue(attributeOf(childOf(root, "workbookPr"), "date1904"));
        POLYMATH_CHECK(readRelations());
        POLYMATH_CHECK(readStrings());
        POLYMATH_CHECK(readStyles());
        std::vector<Sheet> result;
        std::string hidden;
        for (const auto& node : childOf(root, "sheets").children()) {
            const std::string name(attributeOf(node, "name"));
            if (result.size() >= mostSheets) {
                break;
            }
            if (!attributeOf(node, "state").empty() && attributeOf(node, "state") != "visible") {
                hidden += (hidden.empty() ? "'" : ", '") + name + "'";
                continue;
            }
            const auto target = m_targets.find(std::string(attributeOf(node, "id")));
            if (target == m_targets.end() || !m_parts.has(target->second)) {
                continue; // a chart, or a sheet that is not there
            }
            POLYMATH_TRY(read, sheet(name, target->second));
            result.push_back(std::move(read));
        }
        if (!hidden.empty()) {
            sink.note(sentence(POLYMATH_TEXT("sentences", "Hidden sheets were left out: %1."), {hidden}));
        }
        return result;
    }

private:
    static bool isTrue(std::string_view value) { return value == "1" || value == "true"; }

    Result<pugi::xml_document> part(const std::string& name)
    {
        POLYMATH_TRY(content, m_parts.read(name));
        return parseXml(content, m_input.name, name);
    }

    Result<void> readRelations()
    {
        POLYMATH_TRY(relations, part("xl/_rels/workbook.xml.rels"));
        for (const auto& node : relations.document_element().children()) {
            std::string target(attributeOf(node, "Target"));
            target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
            m_targets[std::string(attributeOf(node, "Id"))] = target;
        }
        return {};
    }

    Result<void> readStrings()
    {
        if (!m_parts.has("xl/sharedStrings.xml")) {
            return {};
        }
        POLYMATH_TRY(strings, part("xl/sharedStrings.xml"));
        for (const auto& node : strings.document_element().children()) {
            m_strings.push_back(textOf(node));
        }
        return {};
    }

    Result<void> readStyles()
    {
        if (!m_parts.has("xl/styles.xml")) {
            return {};
        }
        POLYMATH_TRY(styles, part("xl/styles.xml"));
        std::map<int, std::string> own;
        for (const auto& node : childOf(styles.document_element(), "numFmts").children()) {
            own[numberOf(attributeOf(node, "numFmtId"))] = std::string(attributeOf(node, "formatCode"));
        }
        for (const auto& node : childOf(styles.document_element(), "cellXfs").children()) {
            const auto number = numberOf(attributeOf(node, "numFmtId"), 0);
            const auto found = own.find(number);
            m_formats.push_back(found == own.end() ? builtInFormat(number) : found->second);
        }
        return {};
    }

    Result<Sheet> sheet(const std::string& name, const std::string& file)
    {
        POLYMATH_TRY(tree, part(file));
        Sheet result(name);
        std::size_t rows = 0;
        int number = 0; // of the row, as it says or the next
        for (const auto& row : childOf(tree.document_element(), "sheetData").children()) {
            if (result.isFull() || (m_input.beginning && ++rows > previewRows)) {
                break;
            }
            std::vector<std::string> cells;
            for (const auto& cell : row.children()) {
                const auto place = attributeOf(cell, "r");
                const auto at = place.empty() ? std::optional(cells.size()) : columnOf(place); // next, or as it says
                if (!at || *at >= Sheet::mostColumns) {
                    continue;
                }
                cells.resize(std::max(cells.size(), *at + 1));
                cells[*at] = valueOf(cell);
            }
            number = numberOf(attributeOf(row, "r"), number + 1);
            result.add(std::move(cells), number);
        }
        return result;
    }

    [[nodiscard]] std::string valueOf(const pugi::xml_node& cell) const
    {
        const auto type = attributeOf(cell, "t");
        const std::string value = childOf(cell, "v").text().get();
        if (type == "s") {
            const auto index = static_cast<std::size_t>(numberOf(value));
            return index < m_strings.size() ? m_strings[index] : std::string();
        }
        if (type == "inlineStr") {
            return textOf(childOf(cell, "is"));
        }
        if (type == "b") {
            return value == "1" ? "TRUE" : "FALSE";
        }
        if (type == "e") {
            return {}; // #N/A and the like
        }
        if (type == "str" || type == "d" || value.empty()) {
            return value;
        }
        const auto style = static_cast<std::size_t>(numberOf(attributeOf(cell, "s"), 0));
        return shownNumber(value, style < m_formats.size() ? m_formats[style] : std::string(), m_epoch1904);
    }

    const ReadInput& m_input;
    ZipParts& m_parts;
    std::map<std::string, std::string> m_targets;
    std::vector<std::string> m_strings;
    std::vector<std::string> m_formats;
    bool m_epoch1904 = false;
};

} // namespace

bool isXlsx(std::string_view head, const std::filesystem::path& file)
{
    const auto type = zipType(head, file);
    return type.find("spreadsheetml.sheet.main") != std::string::npos ||
           type.find("ms-excel.sheet.macroEnabled.main") != std::string::npos ||
           type.find("spreadsheetml.template.main") != std::string::npos ||
           (type == head && type.find("xl/") != std::string::npos);
}

Result<void> readXlsx(const ReadInput& input, ReadSink& sink)
{
    POLYMATH_TRY(parts, ZipParts::open(input.file, input.name));
    POLYMATH_TRY(sheets, Workbook(input, parts).sheets(sink));
    return readSheets(sheets, input, sink);
}

} // namespace polymath
