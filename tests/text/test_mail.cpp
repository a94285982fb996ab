#include "tests/support/collector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

using namespace polymath;
using namespace polymath::test;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

constexpr const char* headers =
    "From: Ada <ada@example.org>\nTo: bob@example.org\nDate: Mon, 1 Jan 2024 12:00:00 +0100\n"
    "MIME-Version: 1.0\n";

class Mail : public ReaderTest {
protected:
    void take(const std::string& name, const std::string& content)
    {
        m_collected = {};
        EXPECT_TRUE(readDocuments(file(name, content), {}, m_collected).has_value());
    }
    /// The text of a mail with these headers and body.
    std::string textOf(const std::string& more, const std::string& body)
    {
        take("a.eml", std::string(headers) + more + "\n" + body);
        return m_collected.documents.empty() ? "" : m_collected.documents.front().text;
    }
    EntryReport entry(const std::string& name) const
    {
        for (const auto& report : m_collected.reports) {
            if (report.name.ends_with(name)) {
                return report;
            }
        }
        ADD_FAILURE() << name << " is not among the entries";
        return {};
    }

    Collector m_collected;
};

} // namespace

TEST_F(Mail, HeadersAndBodiesAreDecoded)
{
    EXPECT_EQ(textOf("Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe_aus?= =?iso-8859-1?b?IEv2bG4=?=\n"
                     "Content-Type: text/plain; charset=\"iso-8859-1\"\nContent-Transfer-Encoding: quoted-printable\n",
                     "Sch=F6ne Gr=FC=DFe, und eine lange=\n Zeile.\n"),
              "Grüße aus Köln\n\nSchöne Grüße, und eine lange Zeile.");
    EXPECT_EQ(m_collected.reports.at(0).format, "eml");
    EXPECT_EQ(textOf("Subject: Base\nContent-Transfer-Encoding: BASE64\nContent-Type: text/plain; charset=utf-8\n",
                     "R3LDvMOfZSBh\ndXMgS8O2bG4=\n"),
              "Base\n\nGrüße aus Köln");
    EXPECT_EQ(textOf("Subject: Wrong\nContent-Type: text/plain; charset=no-such-set\n", "caf\xE9\n"), "Wrong\n\ncafé");
    EXPECT_EQ(textOf("Subject: Flowed\nContent-Type: text/plain; format=flowed\n", "One line \nthat goes on.\nTwo.\n"),
              "Flowed\n\nOne line that goes on.\nTwo.");
    take("letter.txt", std::string(headers) + "Subject: By content\n\nWhatever its name.\n");
    EXPECT_EQ(m_collected.reports.at(0).format, "eml");
    take("prose.txt", "Note: this is no mail.\nFrom: there to here: words.\nAnd more of it.\n");
    EXPECT_EQ(m_collected.reports.at(0).format, "txt");
}

TEST_F(Mail, PlainTextIsPreferredAndHtmlIsText)
{
    const std::string plain = "--b\nContent-Type: text/plain\n\nPlain words.\n";
    const std::string html = "--b\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>Words in <b>HTML</b>.</p>"
                             "</body></html>\n";
    const std::string type = "Subject: Both\nContent-Type: multipart/alternative; boundary=b\n";
    EXPECT_EQ(textOf(type, html + plain + "--b--\n"), "Both\n\nPlain words.");
    EXPECT_EQ(textOf(type, html + "--b--\n"), "Both\n\nWords in HTML.");
    EXPECT_EQ(textOf(type, "--b\nContent-Type: text/plain\n\n \n" + html + "--b--\n"), "Both\n\nWords in HTML.");
    EXPECT_EQ(textOf(type, plain), "Both\n\nPlain words.") << "cut off";
}

TEST_F(Mail, WhatIsAttachedIsReadAsAFileOfItsOwn)
{
    EXPECT_THAT(textOf("Subject: Files\nContent-Type: multipart/mixed; boundary=\"=_x\"\n",
                       "preamble\n--=_x\nContent-Type: text/plain\n\nSee below.\n--=_x\n"
                       "Content-Type: text/csv; name*0=\"ques\"; name*1=\"tions.csv\"\n"
                       "Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n"
                       "cXVlc3Rpb24sYW5zd2VyCldoeT8sQmVjYXVzZS4K\n--=_x\n"
                       "Content-Type: application/octet-stream\n"
                       "Content-Disposition: attachment; filename*=UTF-8''..%2Fb%C3%B6se.txt\n\nInner words.\n--=_x\n"
                       "Content-Type: image/png; name=logo.png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n--=_x\n"
                       "Content-Type: message/rfc822\n\n" +
                           std::string(headers) + "Subject: Forwarded\n\nThe other mail.\n--=_x--\n"),
                HasSubstr("See below."));
    EXPECT_EQ(entry("a.eml/questions.csv").documents, 1);
    EXPECT_EQ(entry("a.eml/böse.txt").documents, 1) << "a file's name, not a path";
    EXPECT_EQ(entry(".eml").format, "eml");
    ASSERT_EQ(m_collected.documents.size(), 4U);
    EXPECT_EQ(m_collected.documents.at(1).prompt, "Why?");
    EXPECT_EQ(m_collected.documents.at(3).text, "Forwarded\n\nThe other mail.");
    EXPECT_THAT(entry("/a.eml").notes, ::testing::ElementsAre(HasSubstr("Pictures")));
}

TEST_F(Mail, QuotesBelowAnAnswerAndSignaturesAreLeftOut)
{
    EXPECT_EQ(textOf("Subject: Re: x\n", "Yes, do it.\n\n-- \nAda\nphone\n"), "Re: x\n\nYes, do it.");
    EXPECT_EQ(textOf("Subject: Re: x\n", "Yes.\n\nOn Monday, Bob wrote:\n> Shall I?\n>\n> Bob\n\n"), "Re: x\n\nYes.");
    EXPECT_EQ(textOf("Subject: Re: x\n", "Ja.\n\n-----Original Message-----\nFrom: Bob\n\nShall I?\n"), "Re: x\n\nJa.");
    EXPECT_EQ(textOf("Subject: AW: x\n", "Ja.\n\nVon: Bob\nGesendet: Montag\nAn: Ada\n\nSoll ich?\n"), "AW: x\n\nJa.");
    EXPECT_EQ(textOf("Subject: Re: x\n", "> Shall I?\nYes.\n> And now?\nWait.\n"),
              "Re: x\n\n> Shall I?\nYes.\n> And now?\nWait.")
        << "an answer between the lines makes no sense without them";
    EXPECT_EQ(textOf("Subject: Fwd\n", "> All of it\n> is quoted.\n"), "Fwd\n\n> All of it\n> is quoted.");
}

TEST_F(Mail, EachMailOfAMailboxIsADocument)
{
    std::string box;
    for (int index = 0; index < 3; ++index) {
        box +=
            "From ada@example.org Mon Jan  1 12:00:00 2024\n" + std::string(headers) + "Subject: Number " +
            std::to_string(index) +
            "\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nFrom here on it is\n"
            "From me to you, text.\n--b\nContent-Type: text/plain; name=note.txt\nContent-Disposition: attachment\n\n"
            "Attached " +
            std::to_string(index) + ".\n--b--\n\n";
    }
    take("all.mbox", box);
    ASSERT_EQ(m_collected.documents.size(), 6U);
    EXPECT_EQ(m_collected.documents.at(1).text, "Number 1\n\nFrom here on it is\nFrom me to you, text.");
    EXPECT_EQ(entry("/all.mbox").documents, 3);
    EXPECT_EQ(entry("/all.mbox").format, "mbox");
    EXPECT_EQ(entry("/all.mbox/3/note.txt").documents, 1);
    take("Sent", box);
    EXPECT_EQ(m_collected.reports.front().documents + m_collected.reports.back().documents, 4)
        << "recognised without an ending";
}

TEST_F(Mail, HostileMailsEndWithASentenceOrText)
{
    std::string nested;
    for (int level = 0; level < 2000; ++level) {
        nested += "--b\nContent-Type: multipart/mixed; boundary=b" + std::to_string(level) + "\n\n";
    }
    textOf("Subject: Deep\nContent-Type: multipart/mixed; boundary=b\n", nested);
    EXPECT_FALSE(m_collected.reports.empty());
    std::string many;
    for (int part = 0; part < 50'000; ++part) {
        many += "--b\n\nx\n";
    }
    textOf("Subject: Many\nContent-Type: multipart/mixed; boundary=b\n", many);
    EXPECT_FALSE(m_collected.reports.empty());
    textOf("Subject: =?utf-8?Q?=?= =?x?b?====?= =?\nContent-Type: multipart/mixed; boundary=\n", "");
    EXPECT_TRUE(m_collected.reports.at(0).problem);
    textOf("Subject: Secret\nContent-Type: multipart/encrypted; boundary=b\n", "--b\n\nx\n--b--\n");
    ASSERT_TRUE(m_collected.reports.at(0).problem);
    EXPECT_THAT(m_collected.reports.at(0).problem->sentence, HasSubstr("encrypted"));
    const auto whole = std::string(headers) +
                       "Subject: Cut\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                       "Content-Transfer-Encoding: quoted-printable\n\nSome =C3=BC words\n--b--\n";
    for (std::size_t length = 1; length < whole.size(); ++length) {
        take("cut.eml", whole.substr(0, length));
        EXPECT_FALSE(m_collected.reports.empty()) << length;
    }
}
