#include "core/text/cleaning/cleaning.h"
#include "core/text/cleaning/nearcopies.h"
#include "core/text/cleaning/personaldata.h"
#include "core/text/cleaning/repeatedlines.h"
#include "core/text/cleaning/texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

using namespace polymath;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

std::string repaired(std::string text)
{
    repairEncoding(text);
    return text;
}

std::string tidied(std::string text)
{
    tidyWhiteSpace(text);
    return text;
}

/// What became of a text's personal data.
std::string hidden(const std::string& text) { return masked(text, findPersonalData(text)); }

/// UTF-8 of a character below U+10000.
std::string utf8(std::uint32_t character)
{
    std::string bytes;
    if (character < 0x80) {
        bytes += static_cast<char>(character);
    } else if (character < 0x800) {
        bytes += static_cast<char>(0xC0 | (character >> 6));
        bytes += static_cast<char>(0x80 | (character & 63));
    } else {
        bytes += static_cast<char>(0xE0 | (character >> 12));
        bytes += static_cast<char>(0x80 | ((character >> 6) & 63));
        bytes += static_cast<char>(0x80 | (character & 63));
    }
    return bytes;
}

/// What UTF-8 becomes when it is read as Latin-1 and written as UTF-8.
std::string misread(const std::string& text)
{
    std::string result;
    for (const char byte : text) {
        result += utf8(static_cast<unsigned char>(byte));
    }
    return result;
}

/// Words of an invented language, the same for the same seed.
std::vector<std::string> words(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<std::string> all;
    for (std::size_t index = 0; index < count; ++index) {
        std::string word;
        for (std::uint32_t letters = 2 + random() % 7; letters > 0; --letters) {
            word += static_cast<char>('a' + random() % 26);
        }
        all.push_back(word);
    }
    return all;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

} // namespace

TEST(RepairEncoding, MisreadUtf8IsRepaired)
{
    EXPECT_EQ(repaired("caf\u00C3\u00A9 f\u00C3\u00BCr"), "caf\u00E9 f\u00FCr");
    EXPECT_EQ(repaired("it\u00E2\u20AC\u2122s \u00E2\u20AC\u0153here\u00E2\u20AC\u009D"), "it\u2019s \u201Chere\u201D");
    EXPECT_EQ(repaired("10 \u00E2\u201A\u00AC"), "10 \u20AC");
    EXPECT_EQ(repaired(misread("\u043F\u0440\u0438\u0432\u0435\u0442 \u043C\u0438\u0440")),
              "\u043F\u0440\u0438\u0432\u0435\u0442 \u043C\u0438\u0440")
        << "Cyrillic";
    EXPECT_EQ(repaired(misread("\u65E5\u672C\u8A9E")), "\u65E5\u672C\u8A9E") << "Japanese";
    EXPECT_EQ(repaired(misread(misread("caf\u00E9"))), "caf\u00E9") << "twice over";
    EXPECT_EQ(repaired("\u00C3\u0153ber f\u00C3\u00BCr"), "\u00DCber f\u00FCr") << "one certain, one likely";
}

TEST(RepairEncoding, WhatSomebodyMeantStays)
{
    for (const auto* text :
         {"plain", "caf\u00E9", "\u00ABCAF\u00C9\u00BB", "\u00ABAMANH\u00C3\u00BB", "\u201EM\u00C4\u201C",
          "\u00ABcaf\u00E9\u00BB\u2026", "N\u00C3O", "\u00C2ge d\u2019or", "ma\u00F1\u00F3 \u00FC\u00DF",
          "\u043F\u0440\u0438\u0432\u0435\u0442", "\u65E5\u672C", "na\u00EFve \u2014 r\u00E9sum\u00E9", "\u00C3", ""}) {
        EXPECT_EQ(repaired(text), text);
    }
}

TEST(ComposeUnicode, FormNfc)
{
    std::string text = "e\u0301 and \u1100\u1161";
    EXPECT_TRUE(composeUnicode(text));
    EXPECT_EQ(text, "\u00E9 and \uAC00");
    EXPECT_FALSE(composeUnicode(text));
    std::string broken = "e\u0301 \xFF";
    EXPECT_FALSE(composeUnicode(broken)) << "no UTF-8";
}

TEST(TidyWhiteSpace, Rules)
{
    EXPECT_EQ(tidied("a  b \t c"), "a b c");
    EXPECT_EQ(tidied("a\r\nb\rc"), "a\nb\nc");
    EXPECT_EQ(tidied("\n\n a \n\n\n\nb  \n"), " a\n\nb");
    EXPECT_EQ(tidied("a\u00A0b\u3000c\u2003d"), "a b c d");
    EXPECT_EQ(tidied("zero\u200Bwidth soft\u00ADhyphen \uFEFFmark\u0007"), "zerowidth softhyphen mark");
    EXPECT_EQ(tidied("a\u2028b\u0085c"), "a\nb\nc");
    EXPECT_EQ(tidied("- one\n  - two  words"), "- one\n  - two words") << "indentation stays";
    EXPECT_EQ(tidied("a\u200Db"), "a\u200Db") << "joins emoji and letters of India";
    EXPECT_EQ(tidied(" \n\t\n"), "");
    const std::string code = "int main()\n{\n    int x  = 1;\n    return x;\n}";
    EXPECT_EQ(tidied(code), code);
    EXPECT_TRUE(looksLikeCode(code));
    EXPECT_FALSE(looksLikeCode("Some words.\nMore of them.\nAnd an end."));
}

TEST(Cleaning, DoneTwiceIsDoneOnce)
{
    std::mt19937 random(7);
    const std::vector<std::string> pieces{"a",      " ",
                                          "  ",     "\n",
                                          "\r\n",   "\u00A0",
                                          "\u200B", "\u00C3\u00A9",
                                          "\u00E9", "e\u0301",
                                          "\t",     "\u2028",
                                          "\uFEFF", "\u00E2\u20AC\u2122",
                                          ";",      "    ",
                                          "\u00C3", "\u00BB",
                                          "\u00C2", "\u3000",
                                          "\xFF",   "word",
                                          "{",      "\u0300"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::uint32_t count = random() % 30; count > 0; --count) {
            text += pieces[random() % pieces.size()];
        }
        const auto clean = [](std::string value) {
            repairEncoding(value);
            composeUnicode(value);
            tidyWhiteSpace(value);
            return value;
        };
        auto once = tidied(text);
        EXPECT_EQ(tidied(once), once) << text;
        once = repaired(text);
        EXPECT_EQ(repaired(once), once) << text;
        once = hidden(text);
        EXPECT_EQ(hidden(once), once) << text;
        once = clean(clean(clean(text)));
        EXPECT_EQ(clean(once), once) << text;
    }
}

TEST(Garbled, SymbolsRepetitionsAndMisreadScans)
{
    EXPECT_TRUE(isGarbled("#### ---- ==== **** //// ||||"));
    EXPECT_TRUE(isGarbled(std::string(200, 'x') + " and words"));
    EXPECT_TRUE(isGarbled("words \uFFFD\uFFFD\uFFFD\uFFFD that were lost somewhere"));
    std::string blob;
    for (const auto& word : words(100, 3)) {
        blob += word;
    }
    EXPECT_TRUE(isGarbled(blob)) << "one word of hundreds of letters";
    EXPECT_TRUE(
        isGarbled("tbc qvrz l1|e w0rl4d i5 f|t t ; r m.n x k l t;:e br0w5n f;x jv|mp o r th|e l4z7y d0g5s t k w"));
    EXPECT_FALSE(isGarbled("The quick brown fox jumps over the lazy dog, and 2 more of its kind (all of them brown)."));
    EXPECT_FALSE(isGarbled("int main() { return std::max(a, b) == 3 ? 1 : 0; } // and so on"));
    EXPECT_FALSE(isGarbled("\u65E5\u672C\u8A9E\u306E\u6587\u7AE0\u306F\u7A7A\u767D\u304C\u3042\u308A\u307E\u305B\u3093"
                           "\u3002\u65E5\u672C\u8A9E\u306E\u6587\u7AE0"));
    EXPECT_FALSE(isGarbled("7")) << "an answer may be short";
    EXPECT_FALSE(isGarbled("Header 1 | Header 2\na | > b <\nc | d e\nf g & t | h\ni | j k\nl | m\nn | o\np | q\nr | s"))
        << "cells of single letters";
    std::string zeros = "Year | Sold | Returned";
    for (int year = 1990; year < 2020; ++year) {
        zeros += "\n" + std::to_string(year) + " | 0 | 0.00";
    }
    EXPECT_FALSE(isGarbled(zeros)) << "a table of numbers";
    EXPECT_FALSE(isGarbled("2,010.5 | 11,222.0 | 0 | 0\n1 | 1 | 1 | 1\n0 | 0 | 0 | 0\n1 | 0 | 0 | 0\n0 | 0 | 1 | 0"));
    EXPECT_TRUE(isGarbled("tbc qvrz l1|e w0rl4d i5 f|t br0w5n f;x jv|mp th|e l4z7y d0g5s xv|z qw3r7 tkl;p zzxv\n"
                          "l1|e w0rl4d i5k2 f|t br0w5n f;x jv|mp th|e l4z7y d0g5s xv|z qw3r7 tkl;p | x"))
        << "one border makes no table of a misread scan";
    EXPECT_TRUE(isGarbled("#### | ---- | ==== | **** | //// | ####"));
}

TEST(Languages, AreFoundInTheBeginning)
{
    EXPECT_EQ(languageOf("The committee decided that the rate should stay where it is for the time being."), "en");
    EXPECT_EQ(languageOf("Der Ausschuss hat beschlossen, dass der Satz vorerst dort bleibt, wo er heute ist."), "de");
    EXPECT_EQ(languageOf("17 + 4 = 21"), "und");
    EXPECT_EQ(languageOf("\xFF\xFE broken bytes of nobody knows which language"), "und");
}

TEST(PersonalData, MailAddresses)
{
    EXPECT_EQ(hidden("Write to jane.doe+x@mail.example.org."), "Write to [EMAIL].");
    EXPECT_EQ(hidden("<a_b@x-y.de>,c@d.io"), "<[EMAIL]>,[EMAIL]");
    for (const auto* text : {"@home", "a@b", "me @ example.org", "x@1.2.3.4", "user@.org", "@param a.b"}) {
        EXPECT_EQ(hidden(text), text);
    }
}

TEST(PersonalData, PhoneNumbers)
{
    for (const auto* number : {"+49 30 1234567", "+1-555-234-5678", "0049 30 1234567", "030 1234567", "0171-1234567",
                               "(555) 234-5678", "555-234-5678", "(030) 1234567", "+442079460958"}) {
        EXPECT_EQ(hidden(std::string("Call ") + number + " now."), "Call [PHONE] now.") << number;
    }
    for (const auto* text : {"on 01.02.2021 at", "2021-03-04", "1,234,567.89", "ISBN 978-0-306-40615-7",
                             "version 10.0.19041.1", "3.14159265", "12345678901", "pages 100-200", "0.05 0.01",
                             "192.168.100.100", "x0171 1234567", "$555-234-5678", "1914 1918"}) {
        EXPECT_EQ(hidden(text), text);
    }
}

TEST(PersonalData, CardsAndAccountsHaveCheckDigits)
{
    EXPECT_EQ(hidden("card 4111 1111 1111 1111, please"), "card [CARD], please");
    EXPECT_EQ(hidden("378282246310005"), "[CARD]");
    EXPECT_EQ(hidden("5555-5555-5555-4444"), "[CARD]");
    EXPECT_EQ(hidden("4111 1111 1111 1112"), "4111 1111 1111 1112") << "Luhn";
    EXPECT_EQ(hidden("IBAN DE89 3704 0044 0532 0130 00."), "IBAN [IBAN].");
    EXPECT_EQ(hidden("GB82WEST12345698765432"), "[IBAN]");
    EXPECT_EQ(hidden("DE88 3704 0044 0532 0130 00"), "DE88 3704 0044 0532 0130 00") << "check digits";
    const auto counts =
        countOf(findPersonalData("a@b.de 4111111111111111 GB82WEST12345698765432 +49 30 1234567 c@d.de"));
    EXPECT_EQ(counts, (PersonalData{2, 1, 1, 1}));
}

TEST(PersonalData, EveryPrefixAndSuffixOfHostileTextIsSurvived)
{
    const std::string text = "+((0049)) 30/1234567 DE8937040044 @@a@b..c +4-4-4 4111 1111\xFF 1111 1111 GB82 WEST \xC3";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        for (const auto& part : {text.substr(0, cut), text.substr(cut)}) {
            std::size_t last = 0;
            for (const auto& piece : findPersonalData(part)) {
                EXPECT_LE(last, piece.begin);
                EXPECT_LT(piece.begin, piece.end);
                last = piece.end;
                EXPECT_LE(last, part.size());
            }
        }
    }
}

TEST(RepeatedLines, GoWhereManyDocumentsHaveThem)
{
    RepeatedLines lines;
    std::vector<std::string> documents;
    for (int index = 0; index < 10; ++index) {
        documents.push_back("Document " + joined(words(12, static_cast<unsigned>(index))) + "\n" +
                            joined(words(30, static_cast<unsigned>(index) + 100)) + "\nPage " + std::to_string(index) +
                            " of the annual report\nSide effects:");
        lines.add(1, documents.back());
    }
    lines.add(2, "Page 3 of the annual report\nin another folder");
    lines.finish();
    ASSERT_TRUE(lines.any());
    auto text = documents[3];
    EXPECT_THAT(lines.remove(1, text), ElementsAre("Page 3 of the annual report"));
    EXPECT_EQ(text.find("Page"), std::string::npos);
    EXPECT_NE(text.find("Side effects:"), std::string::npos) << "a heading";
    EXPECT_THAT(lines.remove(1, text), IsEmpty()) << "once is enough";
    std::string other = "Page 3 of the annual report\nin another folder";
    EXPECT_THAT(lines.remove(2, other), IsEmpty());
    std::string most = "Page 1 of the annual report\nmore";
    EXPECT_THAT(lines.remove(1, most), IsEmpty()) << "it is most of the text";
}

TEST(RepeatedLines, RareOnesAreForgottenAndCommonOnesKept)
{
    RepeatedLines lines;
    for (int index = 0; index < 300'000; ++index) {
        const auto number = utf8(0x4E00U + static_cast<std::uint32_t>(index % 20'000)) +
                            utf8(0x3400U + static_cast<std::uint32_t>(index / 20'000));
        lines.add(1, "a line of its own, of " + number + "\nthe line that all of them have\n" + number +
                         " is what another one begins with\n" + number + " is the third one's name, too");
    }
    lines.finish();
    std::string text = joined(words(40, 1)) + "\nthe line that all of them have";
    EXPECT_THAT(lines.remove(1, text), ElementsAre("the line that all of them have"));
}

TEST(NearCopies, ShinglesAreWordsOfAnyCaseAndPunctuation)
{
    EXPECT_EQ(shingles("", "One two, three four; FIVE six."), shingles("one two", "three four five six"));
    EXPECT_EQ(shingles("", "one two three four five six").size(), 2U);
    EXPECT_EQ(shingles("", "one two").size(), 1U);
    EXPECT_NE(shingles("", "one two"), shingles("", "two one"));
    EXPECT_TRUE(shingles("", " ... !").empty());
    EXPECT_EQ(shingles("", "\u65E5\u672C\u8A9E\u306E\u6587\u7AE0").size(), 2U) << "six words";
    EXPECT_TRUE(shingles("", "\xE3\x81").size() <= 1U) << "cut in a character";
    EXPECT_EQ(jaccard({1, 2, 3}, {2, 3, 4}), 0.5);
    EXPECT_EQ(jaccard({}, {}), 0);
}

TEST(NearCopies, SignaturesEstimateSimilarity)
{
    // The standard error at 128 slots is at most 0.044; five of it are room enough for a fixed seed.
    const auto base = words(1000, 5);
    for (const std::size_t changed : {0U, 5U, 20U, 60U, 200U}) {
        auto other = base;
        for (std::size_t index = 0; index < changed; ++index) {
            other[index * other.size() / (changed + 1)] = "changed";
        }
        const auto a = shingles("", joined(base));
        const auto b = shingles("", joined(other));
        EXPECT_NEAR(MinHash::similarity(MinHash::of(a), MinHash::of(b)), jaccard(a, b), 0.15) << changed;
    }
    EXPECT_EQ(MinHash::of({}), "");
    EXPECT_EQ(MinHash::similarity(MinHash::of(shingles("", "one")), MinHash::of(shingles("", "one"))), 1);
    EXPECT_LT(MinHash::similarity(MinHash::of(shingles("", "one")), MinHash::of(shingles("", "two"))), 0.1);
}

TEST(NearCopies, TheIndexFindsNearOnesAmongMany)
{
    // Similar at 0.8 and more: 1 - (1 - 0.8^6)^16 = 0.992 are found; 0.97 leaves room for chance among 500.
    NearIndex index;
    std::mt19937 random(11);
    std::vector<std::vector<std::string>> texts;
    for (unsigned number = 0; number < 3000; ++number) {
        texts.push_back(words(100 + number % 200, 1000 + number));
        index.add(MinHash::of(shingles("", joined(texts.back()))));
    }
    int near = 0;
    int found = 0;
    std::size_t others = 0;
    for (std::uint32_t number = 0; number < 500; ++number) {
        auto copy = texts[number];
        for (std::uint32_t changes = random() % 4; changes > 0; --changes) {
            copy[random() % copy.size()] = "edited";
        }
        const auto own = shingles("", joined(copy));
        if (jaccard(own, shingles("", joined(texts[number]))) < 0.8) {
            continue;
        }
        ++near;
        const auto& candidates = index.candidates(MinHash::of(own));
        found += std::count(candidates.begin(), candidates.end(), number) == 1 ? 1 : 0;
        others += candidates.size() - 1;
    }
    ASSERT_GT(near, 300);
    EXPECT_GE(found, near * 97 / 100);
    EXPECT_LT(others, 5U) << "unlike ones";
}

TEST(NearCopies, ThousandsOfOneFormAreLookedUpInABoundedList)
{
    NearIndex index;
    const auto signature = MinHash::of(shingles("", joined(words(100, 2))));
    for (int number = 0; number < 5000; ++number) {
        index.add(signature);
    }
    EXPECT_LE(index.candidates(signature).size(), 64U);
    index.add(""); // a document without words takes a number only
    EXPECT_TRUE(index.candidates("").empty());
}

TEST(CleaningJson, ComesBackAsItWas)
{
    CleaningOptions options;
    options.dropShort = true;
    options.repairEncoding = false;
    options.nearDuplicate = 0.9;
    EXPECT_EQ(cleaningOptionsFrom(toJson(options)), options);
    EXPECT_EQ(cleaningOptionsFrom("[1, 2"), CleaningOptions());
    EXPECT_EQ(cleaningOptionsFrom(R"({"near_duplicate": 7, "drop_short": "yes"})").nearDuplicate, 1.0);
    CleaningCounts counts;
    counts.repaired = 3;
    counts.personalData.ibans = 2;
    counts.languages["de"] = 5;
    counts.repeatedLines = {"Page 1 \xFF"};
    auto again = cleaningCountsFrom(toJson(counts));
    EXPECT_EQ(again.repeatedLines.size(), 1U);
    again.repeatedLines = counts.repeatedLines;
    EXPECT_EQ(again, counts);
    again += counts;
    EXPECT_EQ(again.repaired, 6);
    EXPECT_EQ(again.personalData.ibans, 4);
    EXPECT_EQ(again.languages["de"], 10);
    EXPECT_EQ(cleaningCountsFrom("null"), CleaningCounts());
}
