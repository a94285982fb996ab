#include "core/text/readers/numbering.h"
#include "tests/support/collector.h"
#include "tests/support/zipwriter.h"

#include <array>

using namespace polymath;
using namespace polymath::test;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

const std::string officeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// A .rels part: identifiers, types and targets.
std::string relations(const std::vector<std::array<std::string, 3>>& all)
{
    std::string xml = "<Relationships>";
    for (const auto& [id, type, target] : all) {
        xml += "<Relationship Id=\"" + id + "\" Type=\"" + officeRelation + type + "\" Target=\"" + target + "\"/>";
    }
    return xml + "</Relationships>";
}

std::string contentTypes(const std::string& kind)
{
    return "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument." + kind +
           ".main+xml\" PartName=\"/x.xml\"/></Types>";
}

std::string repeated(const std::string& text, int times)
{
    std::string result;
    for (int time = 0; time < times; ++time) {
        result += text;
    }
    return result;
}

class Office : public ReaderTest {
protected:
    ReadFileOutcome readParts(const ZipContent& parts, const std::string& password = {})
    {
        const auto path = m_folder.path() / "document.pdf"; // recognised by what is in it
        writeZip(path, parts, password);
        return readWhole(path);
    }
    static ZipContent docx(const std::string& body)
    {
        return {
            {"[Content_Types].xml", contentTypes("wordprocessingml.document")},
            {"_rels/.rels", relations({{"r1", "officeDocument", "word/main.xml"}})},
            {"word/main.xml", "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"},
            {"word/_rels/main.xml.rels", relations({{"s", "styles", "styles.xml"},
                                                    {"n", "numbering", "numbering.xml"},
                                                    {"f", "footnotes", "/word/notes.xml"}})},
            {"word/styles.xml",
             R"(<w:styles><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>)"},
            {"word/numbering.xml",
             R"xml(<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>)xml"},
            {"word/notes.xml", "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:t>The note.</w:t></w:r></w:p>"
                               "</w:footnote></w:footnotes>"}};
    }
    /// A paragraph of Word with its properties.
    static std::string p(const std::string& text, const std::string& properties = {})
    {
        return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }
    static std::string list(const std::string& number, int level)
    {
        return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + number +
               "\"/></w:numPr>";
    }
};

} // namespace

TEST_F(Office, WordParagraphsHeadingsListsAndTables)
{
    const auto read =
        readParts(docx(p("Title", "<w:pStyle w:val=\"Mine\"/>") + p("Contents", "<w:pStyle w:val=\"T\"/>") +
                       p("Round", "<w:pStyle w:val=\"A\"/>") + p("three", list("1", 0)) + p("sub", list("1", 1)) +
                       p("four", list("1", 0)) + p("dot", list("2", 0)) + "<w:tbl><w:tr><w:tc>" + p("a") + p("b") +
                       "</w:tc><w:tc>" + p("c") + "</w:tc></w:tr><w:tr><w:tc>" + p("d") +
                       "</w:tc><w:tc><w:tbl><w:tr><w:tc>" + p("e") + "</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"));
    EXPECT_EQ(read.format, "docx");
    EXPECT_EQ(read.text, "Title\n\nRound\n\n3. three\n3.a) sub\n4. four\n- dot\n\na b | c\nd | e");
}

TEST_F(Office, WordLeavesOutWhatIsDeletedHiddenOrDouble)
{
    const auto read = readParts(docx(
        R"(<w:p><w:r><w:t>kept</w:t><w:tab/><w:t xml:space="preserve"> and </w:t></w:r><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>
<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
<w:r><w:footnoteReference w:id="2"/></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>)" +
        p("boxed") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p("boxed") +
        "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p><w:moveFrom>" + p("moved") + "</w:moveFrom>"));
    EXPECT_EQ(read.text, "kept and new[1]\n\n[1] The note.\n\nboxed");
}

TEST_F(Office, SlidesComeInOrderWithTheirNotes)
{
    const auto shape = [](const std::string& type, const std::string& text) {
        return "<p:sp><p:nvSpPr><p:nvPr>" + (type.empty() ? "" : "<p:ph type=\"" + type + "\"/>") +
               "</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></p:txBody></p:sp>";
    };
    const auto slide = [](const std::string& shapes) {
        return "<p:sld><p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld></p:sld>";
    };
    const auto read = readParts(
        {{"[Content_Types].xml", contentTypes("presentationml.presentation")},
         {"_rels/.rels", relations({{"r1", "officeDocument", "ppt/presentation.xml"}})},
         {"ppt/presentation.xml",
          "<p:presentation><p:sldIdLst><p:sldId id=\"256\" r:id=\"b\"/><p:sldId id=\"257\" r:id=\"a\"/>"
          "</p:sldIdLst></p:presentation>"},
         {"ppt/_rels/presentation.xml.rels",
          relations({{"a", "slide", "slides/s2.xml"}, {"b", "slide", "slides/s1.xml"}})},
         {"ppt/slides/s1.xml", slide(shape("", "A box") + shape("ctrTitle", "First") + shape("sldNum", "1"))},
         {"ppt/slides/s2.xml",
          slide(shape("title", "Second") +
                "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>x</a:t>"
                "</a:r></a:p></a:txBody></a:tc><a:tc/></a:tr></a:tbl></a:graphicData></a:graphic>"
                "</p:graphicFrame><p:grpSp>" +
                shape("", "In a group") + "</p:grpSp>")},
         {"ppt/slides/_rels/s2.xml.rels", relations({{"n", "notesSlide", "../notes/n.xml"}})},
         {"ppt/notes/n.xml", "<p:notes><p:cSld><p:spTree>" + shape("body", "Say this.") + shape("sldNum", "2") +
                                 "</p:spTree></p:cSld></p:notes>"}});
    EXPECT_EQ(read.format, "pptx");
    EXPECT_EQ(read.text, "First\n\nA box\n\nSecond\n\nx |\n\nIn a group\n\nSay this.");
}

TEST_F(Office, OpenDocumentText)
{
    ZipContent parts{{"mimetype", "application/vnd.oasis.opendocument.text"},
                     {"content.xml", R"(<office:document-content><office:body><office:text>
<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Head</text:h>
<text:p>One<text:s text:c="3"/>two <text:span>three</text:span> <text:span>four</text:span><text:note><text:note-citation>1</text:note-citation>
<text:note-body><text:p>Below.</text:p></text:note-body></text:note></text:p>
<text:list><text:list-item><text:p>item</text:p><text:p>more</text:p></text:list-item></text:list>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell>
<text:p>b</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>
</office:text></office:body></office:document-content>)"}};
    const auto read = readParts(parts);
    EXPECT_EQ(read.format, "odt");
    EXPECT_EQ(read.text, "Head\n\nOne two three four[1]\n\n[1] Below.\n\n- item\nmore\n\na | b");
    parts.emplace_back("META-INF/manifest.xml", "<manifest:encryption-data/>");
    EXPECT_THAT(readParts(parts).sentence, HasSubstr("password"));
}

TEST_F(Office, HostileDocumentsEndWithASentence)
{
    EXPECT_THAT(readParts(docx(p("x")), "secret").sentence, HasSubstr("password"));
    const auto bomb = readParts(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml",
          "<!DOCTYPE x [<!ENTITY a \"" + std::string(1000, 'a') + "\"><!ENTITY b \"" + repeated("&a;", 1000) +
              "\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><office:document-content><office:body><office:text>"
              "<text:p>&b;&c;</text:p></office:text></office:body></office:document-content>"}});
    EXPECT_EQ(bomb.text, "&b;&c;");
    EXPECT_THAT(readParts(docx(repeated("<w:x>", 100000) + p("deep") + repeated("</w:x>", 100000))).sentence,
                HasSubstr("no text"));
    EXPECT_THAT(
        readParts(docx(repeated("<w:tbl><w:tr><w:tc>", 2000) + p("deep") + repeated("</w:tc></w:tr></w:tbl>", 2000)))
            .sentence,
        HasSubstr("no text"));
    EXPECT_THAT(readParts(docx("<w:p>")).sentence, HasSubstr("'word/main.xml' is not XML"));
    auto parts = docx(p("x"));
    parts.erase(parts.begin() + 1);
    EXPECT_THAT(readParts(parts).sentence, HasSubstr("does not say which of its parts"));
    writeZip(m_folder.path() / "whole", docx(p("text")));
    readBeginnings("cut.docx", polymath::readFile(m_folder.path() / "whole").value(), 61);
}

TEST_F(Office, BeforeTheAgeOfZip)
{
    // A compound file with sectors of 512 bytes, whose directory is sector 2 and names one part.
    const auto compound = [](const std::string& part) {
        std::string content = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(2048 - 8, '\0');
        content[0x1E] = 9;
        content[0x30] = 2;
        for (std::size_t at = 0; at < part.size(); ++at) {
            content[1536 + 2 * at] = part[at];
        }
        return content;
    };
    EXPECT_THAT(read("old.doc", compound("WordDocument")).sentence,
                HasSubstr("(DOC), which is not read. Open it in Word"));
    EXPECT_THAT(read("old.xls", compound("Workbook")).sentence, HasSubstr("save it as XLSX and import that"));
    EXPECT_THAT(read("old.ppt", compound("PowerPoint Document")).sentence, HasSubstr("save it as PPTX"));
    EXPECT_THAT(read("mail.msg", compound("__properties_version1.0")).sentence, HasSubstr("Save it as EML"));
    EXPECT_THAT(read("locked.xlsx", compound("EncryptedPackage")).sentence,
                HasSubstr("an office file with a password, with which it cannot be opened here. Save it without one"));
    EXPECT_THAT(read("cut.doc", compound("").substr(0, 600)).sentence, HasSubstr("Save it as DOCX"));
}

TEST(Numbering, CountsInEveryFormat)
{
    EXPECT_EQ(listNumber(28, "lowerLetter"), "bb");
    EXPECT_EQ(listNumber(1994, "upperRoman"), "MCMXCIV");
    EXPECT_EQ(listNumber(-3, "upperRoman"), "-3");
    EXPECT_EQ(listNumber(2'000'000'000, "lowerLetter").size(), 10U);
    ListNumbers list;
    list.level(1).text = "%1.%2";
    EXPECT_EQ(list.next(0), "1. ");
    EXPECT_EQ(list.next(1), "1.1 ");
    EXPECT_EQ(list.next(1), "1.2 ");
    EXPECT_EQ(list.next(0), "2. ");
    EXPECT_EQ(list.next(1), "2.1 ");
    EXPECT_EQ(list.next(-5), "3. ");
}
