#include "tests/support/collector.h"
#include "tests/support/zipwriter.h"

using namespace polymath;
using namespace polymath::test;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

constexpr auto container = R"(<?xml version="1.0"?><container><rootfiles>
<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>)";

constexpr auto package = R"(<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one%20a.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="style.css" media-type="text/css"/></manifest>
<spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="css"/></spine></package>)";

class Epub : public ReaderTest {
protected:
    static ZipContent book()
    {
        return {{"mimetype", "application/epub+zip"},
                {"META-INF/container.xml", container},
                {"OPS/book.opf", package},
                {"OPS/nav.xhtml", "<html><body><nav>Contents</nav></body></html>"},
                {"OPS/two.xhtml", "<html><body><h1>Two</h1><p>The end.</p></body></html>"},
                {"OPS/text/one a.xhtml", "<html><body><h1>One</h1><aside>A note.</aside></body></html>"}};
    }
    ReadFileOutcome readBook(const ZipContent& parts)
    {
        const auto path = m_folder.path() / "book.pdf"; // recognised by what is in it
        writeZip(path, parts);
        return readWhole(path);
    }
};

} // namespace

TEST_F(Epub, ChaptersComeInTheOrderOfTheSpine)
{
    const auto read = readBook(book());
    EXPECT_EQ(read.format, "epub");
    EXPECT_EQ(read.text, "One\n\nA note.\n\nTwo\n\nThe end.");
}

TEST_F(Epub, MissingChaptersAndProtectionAreNamed)
{
    auto parts = book();
    parts.erase(parts.begin() + 4);
    EXPECT_THAT(readBook(parts).notes, HasSubstr("1 of 2 chapters"));
    parts = book();
    parts.emplace_back("META-INF/encryption.xml", "<e><CipherReference URI=\"OPS/two.xhtml\"/></e>");
    EXPECT_THAT(readBook(parts).sentence, HasSubstr("DRM"));
    parts = book();
    parts.erase(parts.begin() + 1);
    EXPECT_THAT(readBook(parts).sentence, HasSubstr("lacks its part 'META-INF/container.xml'"));
    parts = book();
    parts[2].second = "<package><manifest>";
    EXPECT_THAT(readBook(parts).sentence, HasSubstr("'OPS/book.opf' is not XML"));
}

TEST_F(Epub, CutOffBooksEndWithASentence)
{
    writeZip(m_folder.path() / "whole", book());
    readBeginnings("cut.epub", polymath::readFile(m_folder.path() / "whole").value(), 37);
}
