#include "core/text/readers/sheet.h"
#include "tests/support/collector.h"
#include "tests/support/zipwriter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

using namespace polymath;
using namespace polymath::test;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

/// The content of a sheet, <row>s, by name.
using Sheets = std::vector<std::pair<std::string, std::string>>;

class Spreadsheets : public ReaderTest {
protected:
    std::filesystem::path xlsx(const std::string& name, const Sheets& sheets, const std::string& strings = {},
                               const std::string& styles = {})
    {
        std::string list;
        std::string relations;
        ZipContent parts{{"[Content_Types].xml",
                          "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-"
                          "officedocument.spreadsheetml.sheet.main+xml\"/></Types>"}};
        for (std::size_t index = 0; index < sheets.size(); ++index) {
            const auto number = std::to_string(index + 1);
            const bool hidden = sheets[index].first.starts_with("hidden");
            list += "<sheet name=\"" + sheets[index].first + "\" sheetId=\"" + number + "\" r:id=\"rId" + number +
                    "\"" + (hidden ? " state=\"hidden\"" : "") + "/>";
            relations += "<Relationship Id=\"rId" + number + "\" Target=\"worksheets/sheet" + number + ".xml\"/>";
            parts.emplace_back("xl/worksheets/sheet" + number + ".xml",
                               "<worksheet><sheetData>" + sheets[index].second + "</sheetData></worksheet>");
        }
        parts.emplace_back("xl/workbook.xml", "<workbook><sheets>" + list + "</sheets></workbook>");
        parts.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        if (!strings.empty()) {
            parts.emplace_back("xl/sharedStrings.xml", "<sst>" + strings + "</sst>");
        }
        if (!styles.empty()) {
            parts.emplace_back("xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>");
        }
        writeZip(m_folder.path() / name, parts);
        return m_folder.path() / name;
    }
    std::filesystem::path ods(const std::string& name, const std::string& tables)
    {
        writeZip(m_folder.path() / name,
                 {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                  {"content.xml",
                   "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>"
                   "<office:spreadsheet>" +
                       tables + "</office:spreadsheet></office:body></office:document-content>"}});
        return m_folder.path() / name;
    }
    void take(const std::filesystem::path& path)
    {
        m_collected = {};
        EXPECT_TRUE(readDocuments(path, {}, m_collected).has_value());
    }
    static std::string inlineRow(const std::vector<std::string>& cells)
    {
        std::string row = "<row>";
        for (const auto& cell : cells) {
            row += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
        }
        return row + "</row>";
    }
    static std::string odsRow(const std::vector<std::string>& cells, const std::string& attributes = {})
    {
        std::string row = "<table:table-row" + attributes + ">";
        for (const auto& cell : cells) {
            row += "<table:table-cell><text:p>" + cell + "</text:p></table:table-cell>";
        }
        return row + "</table:table-row>";
    }

    Collector m_collected;
};

} // namespace

TEST_F(Spreadsheets, AWorkbookOfOneSheetIsATable)
{
    const auto path = xlsx(
        "a.xlsx",
        {{"Sheet1",
          "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c><c r=\"D1\" "
          "t=\"inlineStr\"><is><t>when"
          "</t></is></c></row><row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><r><t>Wh</t></r><r><t>y?</t></r></is></c>"
          "<c r=\"C3\" t=\"str\"><f>x</f><v>Because, so; \"it\" is</v></c><c r=\"D3\" s=\"1\"><v>45322</v></c></row>"}},
        "<si><t>question</t></si><si><r><t>ans</t></r><rPh><t>no</t></rPh><r><t>wer</t></r></si>",
        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>");
    take(path);
    ASSERT_EQ(m_collected.reports.size(), 1U);
    EXPECT_EQ(m_collected.reports[0].format, "xlsx");
    ASSERT_FALSE(m_collected.reports[0].problem) << m_collected.reports[0].problem->sentence;
    ASSERT_EQ(m_collected.documents.size(), 1U);
    EXPECT_EQ(m_collected.documents[0].prompt, "Why?");
    EXPECT_EQ(m_collected.documents[0].text, "Because, so; \"it\" is");
    const auto preview = previewFile(path).value();
    EXPECT_THAT(preview.columns, ElementsAre("question", "column2", "answer", "when"));
    EXPECT_THAT(preview.source, HasSubstr("2024-01-31"));
}

TEST_F(Spreadsheets, SeveralSheetsAreReadEachForItself)
{
    take(xlsx("a.xlsx",
              {{"Q&amp;A", inlineRow({"question", "answer"}) + inlineRow({"Why?", "So."})},
               {"hidden", inlineRow({"text"}) + inlineRow({"secret"})},
               {"Empty", ""},
               {"Cups", inlineRow({"Stanley Cups", ""}) + inlineRow({"Team", "Cups"}) + inlineRow({"Blues", "1"})},
               {"Remarks", inlineRow({"A first remark."}) + inlineRow({"A second one."})}}));
    ASSERT_EQ(m_collected.reports.size(), 4U);
    EXPECT_THAT(m_collected.reports[0].name, HasSubstr("a.xlsx/Q&A"));
    EXPECT_EQ(m_collected.reports[0].documents, 1);
    ASSERT_TRUE(m_collected.reports[1].problem);
    EXPECT_THAT(m_collected.reports[1].problem->sentence, HasSubstr("Team, Cups"));
    EXPECT_EQ(m_collected.documents.at(1).text, "A first remark.\n\nA second one.");
    EXPECT_THAT(m_collected.reports[3].notes, ElementsAre(HasSubstr("Hidden sheets were left out: 'hidden'")));
    take(xlsx("empty.xlsx", {{"Sheet1", ""}}));
    EXPECT_THAT(m_collected.reports.at(0).problem->sentence, HasSubstr("no text"));
}

TEST_F(Spreadsheets, OpenDocumentIsReadAsShown)
{
    const auto path = ods("a.ods", "<table:table table:name=\"One\"><table:table-header-rows>" +
                                       odsRow({"question", "answer"}) + "</table:table-header-rows>" +
                                       odsRow({"Wh<text:span>y</text:span>?", "So<text:s text:c=\"2\"/>it."}) +
                                       "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell "
                                       "table:number-columns-repeated=\"16384\"/></table:table-row></table:table>");
    take(path);
    ASSERT_EQ(m_collected.documents.size(), 1U);
    EXPECT_EQ(m_collected.documents[0].prompt, "Why?");
    EXPECT_EQ(m_collected.documents[0].text, "So  it.");
    EXPECT_EQ(m_collected.reports[0].format, "ods");
    take(ods("bomb.ods", "<table:table>" + odsRow({"text", "id"}) +
                             odsRow({"x", "1"}, " table:number-rows-repeated=\"1048576\"") + "</table:table>"));
    EXPECT_LE(m_collected.documents.size(), 1001U);
}

TEST_F(Spreadsheets, NumbersAreShownAsPeopleSeeThem)
{
    EXPECT_EQ(shownNumber("0.10000000000000001", "", false), "0.1");
    EXPECT_EQ(shownNumber("1234567.891", "#,##0.00", false), "1,234,567.89");
    EXPECT_EQ(shownNumber("-1234", "#,##0", false), "-1,234");
    EXPECT_EQ(shownNumber("0.256", "0.0%", false), "25.6%");
    EXPECT_EQ(shownNumber("12", "0 \"days\"", false), "12");
    EXPECT_EQ(shownNumber("45322", "dd/mm/yyyy", false), "2024-01-31");
    EXPECT_EQ(shownNumber("45322.75", "[$-407]dd. mmm yyyy hh:mm;@", false), "2024-01-31 18:00");
    EXPECT_EQ(shownNumber("0.5", "hh:mm", false), "12:00");
    EXPECT_EQ(shownNumber("1.5", "[h]:mm", false), "36:00");
    EXPECT_EQ(shownNumber("1", "yyyy-mm-dd", false), "1900-01-01");
    EXPECT_EQ(shownNumber("43860", "yyyy-mm-dd", true), "2024-01-31");
    EXPECT_EQ(shownNumber("1e300", "yyyy-mm-dd", false), "1e+300");
    EXPECT_EQ(shownNumber("1e300", "0.00", false), "1e+300");
    EXPECT_EQ(shownNumber("text", "0.00", false), "text");
    EXPECT_EQ(shownNumber("nan", "", false), "nan");
}

TEST_F(Spreadsheets, HostileOnesEndWithASentence)
{
    take(xlsx("far.xlsx",
              {{"a", "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c><c r=\"XFD1\" t=\"s\"><v>99</v></c></row>"}}));
    EXPECT_TRUE(m_collected.reports.at(0).problem) << "places that no sheet has";
    take(xlsx("xml.xlsx", {{"a", "<row><c"}}));
    ASSERT_TRUE(m_collected.reports.at(0).problem);
    EXPECT_THAT(m_collected.reports.at(0).problem->sentence, HasSubstr("sheet1.xml"));
    const auto whole =
        readFile(xlsx("whole.xlsx", {{"a", inlineRow({"text", "id"}) + inlineRow({"some words", "1"})}})).value();
    for (std::size_t length = 1; length < whole.size(); length += 13) {
        take(file("cut.xlsx", whole.substr(0, length)));
        EXPECT_FALSE(m_collected.reports.empty()) << length;
    }
    take(ods("none.ods", ""));
    EXPECT_THAT(m_collected.reports.at(0).problem->sentence, HasSubstr("no text"));
}

TEST_F(Spreadsheets, DocumentsKnowTheirRows)
{
    const auto rows = [](int first) {
        const auto cell = [](const std::string& text) { return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>"; };
        return "<row r=\"1\">" + cell("A title") + "</row><row r=\"3\">" + cell("question") + cell("answer") +
               "</row><row r=\"" + std::to_string(first) + "\">" + cell("What is it?") + cell("Bread") + "</row><row>" +
               cell("And\nthis?") + cell("Butter") + "</row>";
    };
    const auto placesOf = [](const std::filesystem::path& path) {
        Collector collector;
        EXPECT_TRUE(readDocuments(path, {}, collector).has_value());
        std::vector<std::string> places;
        for (const auto& document : collector.documents) {
            places.push_back(document.place);
        }
        return places;
    };
    EXPECT_THAT(placesOf(xlsx("one.xlsx", {{"Sales", rows(7)}})), ElementsAre("row 7", "row 8"));
    EXPECT_THAT(placesOf(xlsx("two.xlsx", {{"Sales", rows(7)}, {"More", rows(40)}})),
                ElementsAre("row 7", "row 8", "row 40", "row 41"));
    const auto cell = [](const std::string& text) {
        return "<table:table-cell><text:p>" + text + "</text:p></table:table-cell>";
    };
    EXPECT_THAT(
        placesOf(ods("a.ods", "<table:table table:name=\"A\"><table:table-row>" + cell("question") + cell("answer") +
                                  "</table:table-row><table:table-row table:number-rows-repeated=\"5\">"
                                  "<table:table-cell/></table:table-row><table:table-row>" +
                                  cell("What is it?") + cell("Bread") + "</table:table-row></table:table>")),
        ElementsAre("row 7"));
}
