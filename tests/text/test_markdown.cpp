#include "tests/support/collector.h"

using namespace polymath;
using namespace polymath::test;
using ::testing::HasSubstr;

using Markdown = ReaderTest;

TEST_F(Markdown, FrontMatterGoesAndTheRestStays)
{
    EXPECT_EQ(read("a.md", "---\ntitle: x\n---\n# Head\r\ntext *as* it is\n- one\n- two\n\n\n\nmore\n").text,
              "# Head\n\ntext *as* it is\n- one\n- two\n\nmore");
    EXPECT_EQ(read("b.md", "+++\nx = 1\n+++\ntext").text, "text");
    EXPECT_EQ(read("c.md", "---\n\nA rule, and no end of it.").text, "---\n\nA rule, and no end of it.");
}

TEST_F(Markdown, CodeKeepsItsBlankLinesAndItsSpaces)
{
    EXPECT_EQ(read("a.md", "text\n```c\n  # no heading\n\n\n  code\n````\nmore\n").text,
              "text\n\n```c\n  # no heading\n\n\n  code\n````\n\nmore");
    EXPECT_EQ(read("b.md", "~~~\nnever closed\n\n# still code").text, "~~~\nnever closed\n\n# still code");
    EXPECT_EQ(read("c.md", "a ```b``` c\n```d``` e").text, "a ```b``` c\n```d``` e");
}

TEST_F(Markdown, HeadingsBeginPassages)
{
    const std::string paragraph = std::string(4000, 'x') + "\n\n";
    const auto outcome = read("a.md", "# One\n" + paragraph + "## Two\n" + paragraph + "Three\n=====\n" + paragraph);
    EXPECT_EQ(outcome.documents, 3U);
    EXPECT_THAT(outcome.text, HasSubstr("\n\nThree\n=====\n\nx"));
}
