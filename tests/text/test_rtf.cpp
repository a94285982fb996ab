#include "tests/support/collector.h"

using namespace polymath;
using namespace polymath::test;
using ::testing::HasSubstr;
using ::testing::Not;

using Rtf = ReaderTest;

TEST_F(Rtf, ParagraphsHeadingsTablesAndNotes)
{
    const auto outcome =
        read("a.doc", R"({\rtf1\ansi\deff0{\fonttbl{\f0 Times;}{\f1\fcharset204 Arial Cyr;}}{\colortbl;\red0;}
{\info{\title No text}}{\header Page \chpgn}{\pard\outlinelevel0 A heading\par}
{\pard One\line two\tab three\~four \{braces\} and {\b bold}{\v hidden}{\footnote The note.}.\par}
{\trowd\pard\intbl a\cell b\par more\cell\row\pard\intbl c\cell d\cell\row}\pard
{\*\generator Some;}{\field{\*\fldinst HYPERLINK "x"}{\fldrslt a link}}\par}ignored)");
    EXPECT_EQ(outcome.format, "rtf");
    EXPECT_EQ(outcome.text,
              "A heading\n\nOne\ntwo three four {braces} and bold.\n\nThe note.\n\na | b more\nc | d\n\na link");
    EXPECT_EQ(outcome.notes, "");
}

TEST_F(Rtf, CharactersOfEveryKind)
{
    EXPECT_EQ(read("b.rtf", R"({\rtf1\ansi\ansicpg1252 gr\'fc\'df\par})").text, "gr\xC3\xBC\xC3\x9F");
    EXPECT_EQ(
        read("c.rtf", R"({\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1\'cf\'f0\f0\'e9\par})").text,
        "\xD0\x9F\xD1\x80\xC3\xA9");
    EXPECT_EQ(read("d.rtf", R"({\rtf1\ansi\ansicpg932 \'82\'a0\par})").text, "\xE3\x81\x82");
    EXPECT_EQ(read("e.rtf", R"({\rtf1\uc1 a\u8364?b\u-10179?\u-8704?{\uc2\u945 xyz}\par})").text,
              "a\xE2\x82\xAC"
              "b\xF0\x9F\x98\x80\xCE\xB1z");
    EXPECT_EQ(read("f.rtf", R"({\rtf1 \ldblquote x\rdblquote\emdash y\_z\-w\par})").text,
              "\xE2\x80\x9Cx\xE2\x80\x9D\xE2\x80\x94y-zw");
}

TEST_F(Rtf, HostileFilesEnd)
{
    EXPECT_THAT(read("cut.rtf", R"({\rtf1 some text)").notes, HasSubstr("cut off"));
    EXPECT_EQ(
        read("deep.rtf", "{\\rtf1 a" + std::string(100000, '{') + "b" + std::string(100000, '}') + "c\\par}").text,
        "abc");
    EXPECT_EQ(read("bin.rtf", "{\\rtf1 a{\\pict\\bin4 }}}}}b\\bin999999999 ").text, "ab");
    EXPECT_EQ(read("numbers.rtf", R"({\rtf1\u99999999999999999999 \f-99999999999 \'zz x\'4})").text.empty(), false);
    EXPECT_THAT(read("none.rtf", R"({\rtf1 })").sentence, HasSubstr("no text"));
    readBeginnings("all.rtf",
                   R"({\rtf1\ansi\ansicpg1251{\fonttbl{\f1\fcharset204 B;}}x\'cf\u12345?{\footnote n}\cell\row\par})",
                   1);
}
