#include "core/text/readers/pdflayout.h"
#include "tests/support/collector.h"
#include "tests/support/pdfwriter.h"

#include <cstdlib>
#include <limits>

using namespace polymath;
using namespace polymath::test;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

namespace {

class Pdf : public ReaderTest {
protected:
    ReadFileOutcome readPages(const std::vector<PdfPage>& pages) { return read("a.pdf", pdf(pages)); }

    /// Lines below each other, the first at y.
    static std::vector<PdfText> lines(double x, double y, const std::vector<std::string>& texts, double size = 10)
    {
        std::vector<PdfText> result;
        for (const auto& text : texts) {
            result.push_back({x, y, text, size});
            y -= 1.2 * size;
        }
        return result;
    }
    static std::vector<PdfText> plus(std::vector<PdfText> one, const std::vector<PdfText>& two)
    {
        one.insert(one.end(), two.begin(), two.end());
        return one;
    }
};

} // namespace

TEST_F(Pdf, LinesBecomeParagraphsAndHeadings)
{
    auto page = lines(72, 700, {"On bees"}, 18);
    page = plus(page, lines(72, 660,
                            {"Bees live in hives, and fly out to look for flowers in meadows",
                             "and gardens. Bees live in hives and fly out to look for nectar",
                             "in blossoms of all kinds.", "Nobody knows why they like it", "so much."}));
    page = plus(page, lines(72, 600, {"The second paragraph stands further below."}));
    page = plus(page, lines(72, 580, {"\x95 one", "\x95 two"}));
    const auto read = readPages({{page}});
    EXPECT_EQ(read.format, "pdf");
    EXPECT_EQ(read.text, "On bees\n\nBees live in hives, and fly out to look for flowers in meadows and gardens. Bees "
                         "live in hives and fly "
                         "out to look for nectar in blossoms of all kinds.\n\nNobody knows why they like it\nso "
                         "much.\n\nThe second paragraph stands further below.\n\n"
                         "\xE2\x80\xA2 one\n\xE2\x80\xA2 two");
}

TEST_F(Pdf, ColumnsAreReadOneAfterTheOtherBetweenLinesThatCrossThem)
{
    auto page = lines(150, 780, {"A title that goes across both of the columns below it"}, 14);
    page = plus(page, lines(60, 740,
                            {"The left column begins with this line, then", "it goes on with a second one, and with a",
                             "third one which is as long as the others,", "and with a fourth one, the longest of all,",
                             "which ends in the mid-"}));
    page =
        plus(page, lines(310, 738,
                         {"dle of a word. The right column stands here,", "beside the left one, with some lines of its",
                          "own that nobody should mix up with the lines", "on the other side of the gap, whatever they",
                          "may say to each other."}));
    page = plus(
        page,
        lines(60, 600, {"A line below the columns that crosses the gap between them, as wide as the whole page is."}));
    EXPECT_EQ(
        readPages({{page}}).text,
        "A title that goes across both of the columns below it\n\nThe left column begins with this line, then it "
        "goes on with a second one, and with a third one which is as long as the others, and with a fourth one, the "
        "longest of all, which ends in the middle of a word. The right column stands here, beside the left one, with "
        "some lines of its own that nobody should mix up with the lines on the other side of the gap, whatever they "
        "may say to each other.\n\nA line below the columns that crosses the gap between them, as wide as the whole "
        "page is.");
}

TEST_F(Pdf, TablesKeepTheirRows)
{
    std::vector<PdfText> page;
    for (int row = 0; row < 6; ++row) {
        page.push_back({72, 700.0 - 14 * row, "Item " + std::to_string(row)});
        page.push_back({300, 700.0 - 14 * row, std::to_string(row * 7)});
    }
    EXPECT_THAT(readPages({{page}}).text, StartsWith("Item 0 | 0\nItem 1 | 7\nItem 2 | 14"));
}

TEST_F(Pdf, HyphensAreJoinedWhereAWordWasDivided)
{
    const auto read = readPages({{lines(
        72, 700,
        {"A word that is divided at the end of a line, like infor-", "mation, is joined, but a compound such as well-",
         "known stays what it is, because well-known is found", "elsewhere with its hyphen in the text; and so does E-",
         "Mail, which goes on with a capital letter after it all."})}});
    EXPECT_THAT(read.text, HasSubstr("like information, is"));
    EXPECT_THAT(read.text, HasSubstr("as well-known stays"));
    EXPECT_THAT(read.text, HasSubstr("E-Mail"));
}

TEST_F(Pdf, HeadersFootersAndPageNumbersAreLeftOut)
{
    std::vector<PdfPage> pages;
    for (int number = 1; number <= 30; ++number) {
        const auto text =
            "This sentence of page " + std::to_string(number) + " goes on over the edge of its page, and it";
        auto page = lines(72, 700, {"is as long as that.", text, "takes more than one line so that it has to be read"});
        if (number == 1) {
            page.erase(page.begin());
        }
        page.push_back(
            {72, 800,
             (number % 2 == 0 ? std::to_string(number) + " The Book of Bees"
                              : "Chapter " + std::to_string(number / 10) + ": Hives " + std::to_string(number))});
        page.push_back({290, 40, std::to_string(number)});
        page.push_back({72, 60, "Printed in " + std::to_string(2000 + number)});
        pages.push_back({page});
    }
    const auto read = readPages(pages);
    EXPECT_THAT(read.text, Not(HasSubstr("Hives")));
    EXPECT_THAT(read.text, Not(HasSubstr("Book of Bees")));
    EXPECT_THAT(read.text, Not(HasSubstr("Printed")));
    EXPECT_THAT(read.text, HasSubstr("has to be read is as long as that.\n"));
    EXPECT_THAT(read.notes, HasSubstr("90 lines of headers, footers and page numbers were left out."));
}

TEST_F(Pdf, FootnotesWaitForTheEndOfTheSentence)
{
    auto first = lines(72, 700, {"The first page ends within a sentence that has a note and that"});
    first.push_back({72, 80, "1 The note, in small print at the bottom of the page.", 7});
    const auto read = readPages({{first}, {lines(72, 700, {"goes on here."})}});
    EXPECT_EQ(read.text,
              "The first page ends within a sentence that has a note and that goes on here.\n\n1 The note, in "
              "small print at the bottom of the page.");
}

TEST_F(Pdf, PagesThatArePicturesAreNamed)
{
    const PdfPage picture{{}, "q 400 0 0 600 90 120 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x01 EI Q\n"};
    const PdfPage empty;
    const std::string path = std::getenv("PATH");
    ::setenv("PATH", m_folder.path().c_str(), 1); // without Tesseract
    const auto some = readPages({picture, {lines(72, 700, {"Text."})}, picture, empty});
    const auto all = readPages({picture});
    ::setenv("PATH", path.c_str(), 1);
    EXPECT_EQ(some.text, "Text.");
    EXPECT_THAT(some.notes, HasSubstr("2 of 4 pages are pictures without text; install Tesseract to read them."));
    EXPECT_THAT(all.sentence, HasSubstr("Install Tesseract"));
    EXPECT_THAT(readPages({empty}).sentence, HasSubstr("no text"));
}

TEST_F(Pdf, PassagesKnowTheirPages)
{
    std::vector<PdfPage> pages;
    for (int number = 1; number <= 4; ++number) {
        std::vector<std::string> text;
        for (int line = 0; line < 40; ++line) {
            text.push_back("Page " + std::to_string(number) + " has a line with the number " + std::to_string(line) +
                           ", and it is as long as it takes to fill the page.");
        }
        pages.push_back({lines(72, 760, text)});
    }
    Collector collector;
    ASSERT_TRUE(readDocuments(file("pages.pdf", pdf(pages)), {}, collector).has_value());
    ASSERT_GE(collector.documents.size(), 2U);
    EXPECT_THAT(collector.documents.front().place, StartsWith("page"));
    EXPECT_THAT(collector.documents.front().text, StartsWith("Page 1"));
    EXPECT_THAT(collector.documents.front().place, HasSubstr("1"));
    EXPECT_THAT(collector.documents.back().place, HasSubstr("4"));
    const auto look = previewFile(m_folder.path() / "pages.pdf");
    ASSERT_TRUE(look.has_value());
    EXPECT_EQ(look->rows.front().place, collector.documents.front().place);
}

TEST_F(Pdf, ALookDoesNotReadPictures)
{
    file("tesseract", "#!/bin/sh\n[ \"$1\" = --list-langs ] && printf 'List:\\neng\\n' || touch \"$0.ran\"\n");
    std::filesystem::permissions(m_folder.path() / "tesseract", std::filesystem::perms::owner_all);
    const PdfPage picture{{}, "q 400 0 0 600 90 120 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x01 EI Q\n"};
    const std::string path = std::getenv("PATH");
    ::setenv("PATH", (m_folder.path().string() + ":" + path).c_str(), 1);
    const auto look = previewFile(file("scan.pdf", pdf({picture, picture})));
    EXPECT_FALSE(std::filesystem::exists(m_folder.path() / "tesseract.ran"));
    const auto some = previewFile(file("some.pdf", pdf({picture, {lines(72, 700, {"Text."})}})));
    const auto whole = read("scan.pdf", pdf({picture, picture}));
    ::setenv("PATH", path.c_str(), 1);
    ASSERT_TRUE(look.has_value());
    EXPECT_EQ(look->problem, "") << "the import may find text";
    EXPECT_THAT(look->notes,
                ::testing::ElementsAre("2 of 2 pages are pictures; the import reads their text with Tesseract, "
                                       "some seconds a page."));
    EXPECT_EQ(some->rows.size(), 1U);
    EXPECT_TRUE(std::filesystem::exists(m_folder.path() / "tesseract.ran"));
    EXPECT_THAT(whole.sentence, HasSubstr("holds no text to learn from"));
}

TEST_F(Pdf, PasswordsAreAskedFor)
{
    const std::string thirtyTwo = "<" + std::string(64, 'A') + ">";
    const auto locked = file(
        "locked.pdf", pdf({{lines(72, 700, {"Secret."})}}, "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O" +
                                                               thirtyTwo + "/U" + thirtyTwo + ">>"));
    EXPECT_THAT(readWhole(locked).sentence, HasSubstr("Give its password"));
    ReadOptions options;
    options.password = "guess";
    EXPECT_THAT(readWhole(locked, options).sentence, HasSubstr("not the right one"));
}

TEST_F(Pdf, DamagedFilesEndWithASentence)
{
    const auto whole = pdf({{lines(72, 700, {"Text of a page."})}, {lines(72, 700, {"And of another."})}});
    readBeginnings("cut.pdf", whole, 41);
    EXPECT_THAT(read("a.docx", "junk\n" + whole).text, HasSubstr("And of another.")); // the header may come late
    EXPECT_THAT(read("b.pdf", "%PDF-1.7\nnothing").sentence, HasSubstr("damaged or cut off"));
    auto loop = whole;
    loop.replace(loop.find("/Kids["), 6, "/Kids[2 0 R ");
    EXPECT_FALSE(read("loop.pdf", loop).format.empty());
}

TEST(PdfLayout, WordsFromRightToLeftComeInLogicalOrder)
{
    // "shalom 12 olam" as it stands on a page, one letter a word, as many programs write it.
    std::vector<PageWord> words;
    double x = 100;
    for (const auto* letter : {"\xD7\x9D", "\xD7\x9C", "\xD7\x95", "\xD7\xA2", " ", "12", " ", "\xD7\x9D", "\xD7\x95",
                               "\xD7\x9C", "\xD7\xA9"}) {
        if (*letter == ' ') {
            words.back().spaceAfter = true;
            x += 4;
            continue;
        }
        words.push_back({letter, x, 100, x + 6, 110, 10});
        x += 6;
    }
    const auto lines = pageLines(words);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].text, "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D 12 \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D");
    EXPECT_EQ(plainLetters("\xEF\xAC\x81le \xEF\xBA\x8D\x01"), "file \xD8\xA7"); // a ligature and a presentation form
}

TEST(PdfLayout, PlacesThatAreNoNumbersAreNoLines)
{
    const double endless = std::numeric_limits<double>::infinity();
    EXPECT_TRUE(pageLines({{"a", endless, 0, 1, 1, 10}, {" ", 0, 0, 1, 1, 10}}).empty());
    std::vector<PageWord> pile(5000, {"x", 10, 10, 20, 20, 10});
    EXPECT_EQ(pageLines(pile).size(), 1U);
    EXPECT_EQ(pageLines({{"far", 0, 0, 1, 1, 10}, {"away", 1e300, 1e300, 1e300, 1e300, 10}}).size(), 2U);
}
