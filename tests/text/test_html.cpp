#include "tests/support/collector.h"

using namespace polymath;
using namespace polymath::test;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

namespace {

using Html = ReaderTest;

std::string repeated(const std::string& text, int times)
{
    std::string result;
    for (int time = 0; time < times; ++time) {
        result += text;
    }
    return result;
}

} // namespace

TEST_F(Html, MainTextWithoutMenusHeadersAndScripts)
{
    const auto page = read("a.txt", R"(<!DOCTYPE html><html><head><title>Site</title><style>p{}</style></head><body>
<header><a href="/">Home</a></header><nav><ul><li><a href="/a">About</a></li></ul></nav>
<div class="cookie-banner">We use cookies.</div>
<main><h1>Bees</h1><p>Bees fly&nbsp;far,<br>and <b>home</b> a&shy;gain.</p>
<h2>Food<span class="mw-editsection">[edit]</span></h2>
<ul><li>Pollen<ul><li>yellow</li></ul></li><li>Nectar<sup class="reference">[1]</sup></li></ul><ol><li>One</li><li>Two</li></ol>
<pre>if (a)
    b();</pre>
<table><tr><th>Kind</th><th>Legs</th></tr><tr><td>Bee</td><td>6</td></tr></table>
<script>alert("x")</script><div role="navigation">Next page</div></main>
<footer>All rights reserved</footer></body></html>)");
    EXPECT_EQ(page.format, "html"); // by its content
    EXPECT_EQ(page.text, "Bees\n\nBees fly far,\nand home again.\n\nFood\n\n- Pollen\n- yellow\n- Nectar\n1. One\n2. "
                         "Two\n\nif (a)\n    b();\n\nKind | Legs\nBee | 6");
}

TEST_F(Html, WithoutMarksLinksTellMenusFromText)
{
    const auto page = read("b.html", R"(<html><head><title>Old page</title></head><body>
<table><tr><td><a href=1>Products</a> <a href=2>Prices</a> <a href=3>Contact us</a> <a href=4>Imprint</a></td>
<td><p>The text with <a href=5>one link</a> goes on for a while and says what the page is about, at some length.</p></td>
</tr></table><p><a href=6>up</a> | <a href=7>down</a> | <a href=8>left</a></p></body></html>)");
    EXPECT_THAT(page.text, StartsWith("Old page\n\nThe text with one link"));
    EXPECT_THAT(page.text, Not(HasSubstr("Imprint")));
    EXPECT_THAT(page.text, Not(HasSubstr("down")));

    const auto links = read("c.html", "<body><ul><li><a>one</a><li><a>two</a><li><a>three</a></ul></body>");
    EXPECT_THAT(links.text, HasSubstr("three")); // nothing but links: better than nothing
}

TEST_F(Html, NamesThatSayMenuDoNotHideTheText)
{
    const auto page = read("d.html", "<body><div class='menu'><p>" + repeated("Soup of the day. ", 30) +
                                         "</p></div><div id=sidebar>Links</div></body>");
    EXPECT_THAT(page.text, HasSubstr("Soup"));
    EXPECT_THAT(page.text, Not(HasSubstr("Links")));
}

TEST_F(Html, EncodingsAreReadAsThePageNamesThem)
{
    const auto cyrillic = read("e.html", "<html><meta charset=\"koi8-r\"><p>\xF0\xD2\xC9\xD7\xC5\xD4</p></html>");
    EXPECT_THAT(cyrillic.text, HasSubstr("\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82")); // "Privet"
    EXPECT_EQ(cyrillic.encoding, "koi8-r");
    const auto japanese =
        read("f.html", "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=iso-2022-jp\"></head><p>"
                       "\x1B$B$\"\x1B(B</p></html>");
    EXPECT_THAT(japanese.text, HasSubstr("\xE3\x81\x82"));
    const auto wrong =
        read("g.html", "<html><meta charset=\"no-such\"><p>gr\xFC\xDF Gott und sch\xF6ne Tage</p></html>");
    EXPECT_THAT(wrong.text, HasSubstr("gr\xC3\xBC\xC3\x9F"));
}

TEST_F(Html, HostilePagesEnd)
{
    EXPECT_THAT(read("deep.html", "<html><body>" + repeated("<b>", 20000) + "deep").text, HasSubstr("deep"));
    EXPECT_THAT(read("frames.html", "<html>" + repeated("<div>", 20000) + "<frameset><frame></frameset>").sentence,
                HasSubstr("no text"));
    std::string formats = "<html><body><p>";
    for (int index = 0; index < 3000; ++index) {
        formats += "<b id=" + std::to_string(index) + ">";
    }
    EXPECT_THAT(read("bomb.html", formats + repeated("<p>x", 3000)).sentence, HasSubstr("nested too deeply"));
    EXPECT_THAT(read("empty.html", "<html><body><script>x</script></body></html>").sentence, HasSubstr("no text"));
    readBeginnings("cut.html", "<!DOCTYPE html><html><body><p>one<table><tr><td>a<td>b</table><!-- c --><pre>x</pre>",
                   1);
}
