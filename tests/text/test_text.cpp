#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/formats/modelconfig.h"
#include "core/store/project.h"
#include "core/text/importing.h"
#include "core/text/lengths.h"
#include "core/text/readers/documentreader.h"
#include "core/text/reading.h"
#include "core/text/tokenfile.h"
#include "tests/support/tinymodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

using namespace polymath;
using namespace polymath::test;
using ::testing::HasSubstr;

namespace {

/// One token for each byte, and 256 as the end of a text.
class ByteTokenizer : public Tokenizer {
public:
    [[nodiscard]] std::vector<std::int32_t> encode(std::string_view text, SpecialTokens) const override
    {
        std::vector<std::int32_t> ids;
        for (const char character : text) {
            ids.push_back(static_cast<unsigned char>(character));
        }
        return ids;
    }
    [[nodiscard]] std::string piece(std::int32_t id) const override { return {static_cast<char>(id)}; }
    [[nodiscard]] int vocabularySize() const override { return 257; }
    [[nodiscard]] std::optional<std::int32_t> bos() const override { return 1; }
    [[nodiscard]] std::optional<std::int32_t> eos() const override { return 256; }
    [[nodiscard]] std::string fingerprint() const override { return "bytes-for-this-test"; }
};

/// Keeps all that a file gives.
class Collector : public DocumentVisitor {
public:
    Result<void> begin(const std::string&) override { return {}; }
    Result<void> document(ImportedDocument&& document) override
    {
        documents.push_back(std::move(document));
        return {};
    }
    Result<void> end(const EntryReport& report) override
    {
        reports.push_back(report);
        return {};
    }

    std::vector<ImportedDocument> documents;
    std::vector<EntryReport> reports;
};

class Text : public ::testing::Test {
protected:
    std::filesystem::path file(const std::string& name, const std::string& content)
    {
        const auto path = m_folder.path() / name;
        EXPECT_TRUE(writeFileAtomically(path, content).has_value());
        return path;
    }
    /// The report of the file itself, which has one entry. Its documents are in m_documents.
    EntryReport read(const std::filesystem::path& path, const ColumnMapping& mapping = {})
    {
        Collector collector;
        EXPECT_TRUE(readDocuments(path, {mapping, ""}, collector).has_value());
        EXPECT_EQ(collector.reports.size(), 1U);
        m_documents = std::move(collector.documents);
        return collector.reports.at(0);
    }
    std::string sentence(const std::filesystem::path& path, const ColumnMapping& mapping = {})
    {
        const auto report = read(path, mapping);
        return report.problem ? report.problem->sentence : "";
    }
    Result<SourceRecord> import(Project& project, RowId domain, const std::filesystem::path& path,
                                const std::function<bool(std::uint64_t)>& progress = {})
    {
        POLYMATH_TRY(entries, importFile(project, domain, path, {}, readDocuments, progress));
        const auto& entry = entries.at(0);
        return entry.report.problem ? fail(entry.report.problem->code, entry.report.problem->sentence)
                                    : Result<SourceRecord>(entry.source);
    }

    TemporaryFolder m_folder;
    std::vector<ImportedDocument> m_documents;
};

} // namespace

TEST_F(Text, CsvKeepsQuotesLinesAndSeparatorsInFields)
{
    const auto path = file("a.csv", "question,answer,id\r\n\"Say \"\"hi\"\", please\",\"two\r\nlines\",1\r\n\r\nplain, "
                                    "spaced ,2\r\nno answer,,3\r\n");
    const auto summary = read(path);
    EXPECT_EQ(summary.documents, 2);
    EXPECT_EQ(summary.skipped, 1);
    ASSERT_EQ(m_documents.size(), 2U);
    EXPECT_EQ(m_documents[0].prompt, "Say \"hi\", please");
    EXPECT_EQ(m_documents[0].text, "two\nlines");
    EXPECT_EQ(m_documents[1].text, "spaced");
}

TEST_F(Text, CsvMistakesAreNamedWithTheirLine)
{
    EXPECT_THAT(sentence(file("q.csv", "question,answer\n1,2\n\"3,4\n")), HasSubstr("line 3"));
    EXPECT_THAT(sentence(file("w.csv", "text,id\none,1\ntwo, three,2\n")), HasSubstr("line 3"));
    EXPECT_THAT(sentence(file("c.csv", "x,y\n1,2\n")), HasSubstr("x, y"));
    EXPECT_THAT(sentence(file("c.csv", "x,y\n1,2\n"), {.prompt = "x", .response = "z", .text = ""}),
                HasSubstr("no column 'z'"));
    EXPECT_THAT(sentence(file("e.csv", "")), HasSubstr("no text"));
}

TEST_F(Text, SemicolonsTabsAndChosenColumnsWork)
{
    ASSERT_FALSE(read(file("s.csv", "a;body\n1;one, two\n")).problem);
    EXPECT_EQ(m_documents.at(0).text, "one, two");
    ASSERT_FALSE(read(file("t.tsv", "p\tr\nq1\ta1\n"), {.prompt = "p", .response = "r", .text = ""}).problem);
    EXPECT_EQ(m_documents.at(0).prompt, "q1");
    EXPECT_EQ(m_documents.at(0).text, "a1");
}

TEST_F(Text, JsonAndJsonLines)
{
    ASSERT_FALSE(
        read(file("a.jsonl", "{\"prompt\":\"p\",\"response\":[\"x\",\"y\"]}\n\n{\"prompt\":\"q\",\"response\":7}\n"))
            .problem);
    ASSERT_EQ(m_documents.size(), 2U);
    EXPECT_EQ(m_documents[0].text, "x\ny");
    EXPECT_EQ(m_documents[1].text, "7");
    ASSERT_FALSE(read(file("a.json",
                           R"({"version": 1, "data": [{"text": "one", "extra": {"text": "inner"}}, {"text": "two"}]})"))
                     .problem);
    ASSERT_EQ(m_documents.size(), 2U);
    EXPECT_EQ(m_documents[1].text, "two");
    ASSERT_FALSE(read(file("b.json", R"([{"text": "a"}, {"text": "b"}])")).problem);
    EXPECT_EQ(m_documents.size(), 2U);
    EXPECT_THAT(sentence(file("bad.jsonl", "{\"text\":\"a\"}\nnot json\n")), HasSubstr("Line 2"));
    EXPECT_THAT(sentence(file("bad.json", "[{\"text\": \"a\"},")), HasSubstr("byte"));
    EXPECT_THAT(sentence(file("none.json", "{\"a\": 1}")), HasSubstr("no array"));
}

TEST_F(Text, ValuesNestedWithoutEndAreNothing)
{
    constexpr std::size_t levels = 400'000;
    const auto nested = std::string(levels, '[') + std::string(levels, ']');
    const auto row = R"({"text": "kept", "more": )" + nested + "}";
    ASSERT_FALSE(read(file("deep.jsonl", row + "\n" + R"({"text": )" + nested + "}\n")).problem);
    ASSERT_EQ(m_documents.size(), 1U);
    EXPECT_EQ(m_documents[0].text, "kept");
    ASSERT_FALSE(read(file("deep.json", "[" + row + "]")).problem);
    ASSERT_EQ(m_documents.size(), 1U);
}

TEST_F(Text, LongPlainTextBecomesPassagesThatLoseNothing)
{
    std::string book;
    for (int index = 0; index < 1000; ++index) {
        book += "Paragraph " + std::to_string(index) + " has some words.\n\n";
    }
    ASSERT_FALSE(read(file("book.txt", book)).problem);
    EXPECT_GT(m_documents.size(), 3U);
    std::string joined;
    for (const auto& document : m_documents) {
        EXPECT_LT(document.text.size(), 12500U);
        joined += document.text + "\n\n";
    }
    EXPECT_EQ(joined, book);
    ASSERT_FALSE(read(file("line.txt", std::string(20000, 'x') + "\xC3\xA4")).problem); // nowhere to cut
    EXPECT_GT(m_documents.size(), 1U);
}

TEST_F(Text, OtherEncodingsAreRecognised)
{
    ASSERT_FALSE(read(file("bom.txt", "\xEF\xBB\xBFgr\xC3\xBC\xC3\x9F")).problem);
    EXPECT_EQ(m_documents.at(0).text, "gr\xC3\xBC\xC3\x9F");
    const std::u16string wide = u"\uFEFFgr\u00FC\u00DFe";
    std::string bytes(wide.size() * 2, '\0');
    std::memcpy(bytes.data(), wide.data(), bytes.size());
    EXPECT_EQ(read(file("wide.txt", bytes)).encoding, "UTF-16");
    EXPECT_EQ(m_documents.at(0).text, "gr\xC3\xBC\xC3\x9F"
                                      "e");
    std::string latin;
    for (int index = 0; index < 30; ++index) {
        latin += "Die Stra\xDF"
                 "e f\xFChrt \xFC"
                 "ber die gro\xDF"
                 "e Br\xFC"
                 "cke und weiter nach S\xFC"
                 "den. ";
    }
    const auto summary = read(file("latin.txt", latin));
    EXPECT_THAT(summary.encoding, ::testing::AnyOf("ISO-8859-1", "windows-1252"));
    EXPECT_THAT(m_documents.at(0).text, HasSubstr("Stra\xC3\x9F"
                                                  "e f\xC3\xBChrt"));
    EXPECT_THAT(sentence(file("binary.txt", std::string("\x7F"
                                                        "ELF\0\0\1",
                                                        7))),
                HasSubstr("of a kind"));
    EXPECT_THAT(sentence(file("a.docx", std::string("PK\0\1", 4))), HasSubstr("CSV table"));
    EXPECT_THAT(sentence(m_folder.path() / "missing.txt"), HasSubstr("missing.txt"));
}

TEST_F(Text, ImportDropsCopiesAndKeepsNothingOfABadFile)
{
    auto project = Project::create(m_folder.path() / "p.polymath", {}).value();
    const auto domain = project.addDomain("law", DomainRole::Target).value();
    const auto first =
        import(project, domain.id, file("a.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n{\"text\":\"one \"}\n"))
            .value();
    EXPECT_EQ(first.documents, 2);
    EXPECT_EQ(first.duplicates, 1);
    const auto second = import(project, domain.id, file("b.txt", "two")).value();
    EXPECT_EQ(second.documents, 0);
    EXPECT_EQ(second.duplicates, 1);
    EXPECT_FALSE(import(project, domain.id, file("c.jsonl", "{\"text\":\"three\"}\nbroken\n")).has_value());
    EXPECT_EQ(project.findDomain("law").value()->documents, 2);
    EXPECT_EQ(project.sources(domain.id)->size(), 2U);
}

TEST(Split, DependsOnTheHashAloneAndHasItsShares)
{
    int counts[3] = {};
    for (int index = 0; index < 10000; ++index) {
        const auto hash = contentHash(std::to_string(index));
        ASSERT_EQ(splitOf(hash), splitOf(hash));
        ++counts[static_cast<int>(splitOf(hash))];
    }
    EXPECT_NEAR(counts[0], 8000, 150);
    EXPECT_NEAR(counts[1], 1000, 120);
    EXPECT_NEAR(counts[2], 1000, 120);
}

TEST_F(Text, DocumentsBeginWithBosWhereTheTokenizerAddsIt)
{
    auto project = Project::create(m_folder.path() / "p.polymath", {}).value();
    const auto domain = project.addDomain("law", DomainRole::Target).value();
    ASSERT_TRUE(import(project, domain.id, file("a.jsonl", "{\"prompt\":\"why\",\"response\":\"so\"}\n")).has_value());
    ASSERT_TRUE(import(project, domain.id, file("b.txt", "running")).has_value());
    ByteTokenizer tokenizer;
    const auto without = tokeniseDomain(project, *project.findDomain("law").value(), tokenizer).value();
    tokenizer.setAddsBos(true);
    const auto with = tokeniseDomain(project, *project.findDomain("law").value(), tokenizer).value();
    EXPECT_NE(with, without) << "what was made before must not be taken for it";
    EXPECT_FALSE(std::filesystem::exists(without));
    const auto tokens = TokenFile::open(with).value();
    EXPECT_EQ(tokens.tokenCount(), 7 + 8 + 2);
    for (const auto& document : tokens.documents()) {
        const auto ids = tokens.tokens(document);
        EXPECT_EQ(ids[0], 1);
        EXPECT_EQ(document.promptLength, ids[1] == 'w' ? 5U : 1U) << "it is shown, never learned";
    }
}

TEST_F(Text, TokenFilesHoldWhatTheDocumentsSay)
{
    auto project = Project::create(m_folder.path() / "p.polymath", {}).value();
    const auto domain = project.addDomain("my law/2", DomainRole::Target).value();
    ASSERT_TRUE(import(project, domain.id, file("a.jsonl", "{\"prompt\":\"why\",\"response\":\"so\"}\n")).has_value());
    ASSERT_TRUE(import(project, domain.id, file("b.txt", "running")).has_value());
    const ByteTokenizer tokenizer;
    const auto path = tokeniseDomain(project, *project.findDomain("my law/2").value(), tokenizer).value();
    const auto tokens = TokenFile::open(path).value();
    ASSERT_EQ(tokens.documents().size(), 2U);
    EXPECT_EQ(tokens.tokenCount(), 7 + 8);
    EXPECT_EQ(project.findDomain("my law/2").value()->tokens, 15);
    for (const auto& document : tokens.documents()) {
        const auto ids = tokens.tokens(document);
        std::string text;
        for (const auto id : ids) {
            text += id == 256 ? '.' : static_cast<char>(id);
        }
        EXPECT_EQ(text, document.promptLength > 0 ? "why\nso." : "running.");
        EXPECT_EQ(document.promptLength, text[0] == 'w' ? 4U : 0U);
    }
    const auto written = std::filesystem::last_write_time(path);
    ASSERT_TRUE(tokeniseDomain(project, *project.findDomain("my law/2").value(), tokenizer).has_value());
    EXPECT_EQ(std::filesystem::last_write_time(path), written) << "made once";

    const auto content = readFile(path).value();
    for (const std::size_t length : {std::size_t{0}, std::size_t{10}, content.size() - 1}) {
        EXPECT_FALSE(TokenFile::open(file("cut.tokens", content.substr(0, length))).has_value()) << length;
    }
    auto hostile = content;
    hostile.replace(8, 8, std::string(8, '\xFF'));
    EXPECT_FALSE(TokenFile::open(file("hostile.tokens", hostile)).has_value());
}

TEST(Lengths, EveryDocumentIsInOneBin)
{
    std::vector<std::int64_t> lengths;
    for (std::int64_t index = 1; index <= 1000; ++index) {
        lengths.push_back(index);
    }
    lengths.push_back(100'000); // must not squeeze the others into one bar
    const auto histogram = lengthHistogram(lengths, LengthHistogram::Unit::Tokens, 20);
    EXPECT_LE(histogram.bins.size(), 20U);
    EXPECT_GE(histogram.bins.size(), 10U);
    std::int64_t counted = 0;
    std::int64_t next = 0;
    for (const auto& bin : histogram.bins) {
        EXPECT_EQ(bin.low, next);
        next = bin.high + 1;
        counted += bin.count;
    }
    EXPECT_EQ(counted, 1001);
    EXPECT_EQ(histogram.documents, 1001);
    EXPECT_EQ(histogram.bins.front().high - histogram.bins.front().low, 49);
    EXPECT_EQ(histogram.bins.front().count, 49);
    EXPECT_EQ(histogram.bins.back().high, 100'000);
    EXPECT_EQ(histogram.shortest, 1);
    EXPECT_EQ(histogram.median, 501);
    EXPECT_EQ(histogram.longest, 100'000);
    EXPECT_EQ(histogram.total, 1000 * 1001 / 2 + 100'000);
    EXPECT_TRUE(lengthHistogram(std::vector<std::int64_t>(), LengthHistogram::Unit::Tokens).bins.empty());
    EXPECT_EQ(lengthHistogram({0, 0}, LengthHistogram::Unit::Tokens).bins.size(), 1U);
}

TEST_F(Text, LengthsAreCharactersUntilTheDomainIsTokenised)
{
    auto project = Project::create(m_folder.path() / "p.polymath", {}).value();
    const auto domain = project.addDomain("law", DomainRole::Target).value();
    ASSERT_TRUE(import(project, domain.id, file("a.jsonl", "{\"text\":\"\u00e4b\"}\n{\"text\":\"x\"}\n")));
    auto histogram = lengthHistogram(project, *project.findDomain("law").value()).value();
    EXPECT_EQ(histogram.unit, LengthHistogram::Unit::Characters);
    EXPECT_EQ(histogram.longest, 2);
    ASSERT_TRUE(tokeniseDomain(project, *project.findDomain("law").value(), ByteTokenizer()).has_value());
    histogram = lengthHistogram(project, *project.findDomain("law").value()).value();
    EXPECT_EQ(histogram.unit, LengthHistogram::Unit::Tokens);
    EXPECT_EQ(histogram.longest, 4) << "three bytes and the end of the text";
    std::filesystem::remove(project.folder() / project.findDomain("law").value()->tokenFile);
    EXPECT_EQ(lengthHistogram(project, *project.findDomain("law").value())->unit, LengthHistogram::Unit::Characters);
}

TEST_F(Text, DomainsThatLookAlikeToAFileSystemHaveTokensOfTheirOwn)
{
    auto project = Project::create(m_folder.path() / "p.polymath", {}).value();
    const ByteTokenizer tokenizer;
    std::vector<std::filesystem::path> paths;
    for (const auto* name : {"my law", "my_law"}) {
        const auto domain = project.addDomain(name, DomainRole::Target).value();
        ASSERT_TRUE(import(project, domain.id, file("a.txt", name)).has_value());
        paths.push_back(tokeniseDomain(project, *project.findDomain(name).value(), tokenizer).value());
    }
    EXPECT_NE(paths[0], paths[1]);
    const auto domain = project.findDomain("my law").value().value();
    ASSERT_TRUE(project.renameDomain(domain.id, "law").has_value());
    const auto written = std::filesystem::last_write_time(paths[0]);
    EXPECT_EQ(tokeniseDomain(project, *project.findDomain("law").value(), tokenizer).value(), paths[0]);
    EXPECT_EQ(std::filesystem::last_write_time(paths[0]), written) << "a new name changes no token";
}

TEST_F(Text, APreviewShowsColumnsTheGuessAndTheFirstRows)
{
    std::string table = "id,Question,Answer\n";
    for (int index = 0; index < 50; ++index) {
        table += std::to_string(index) + ",why " + std::to_string(index) + ",so\n";
    }
    const auto guessed = previewFile(file("a.csv", table), {}, 5).value();
    EXPECT_EQ(guessed.format, "csv");
    EXPECT_THAT(guessed.columns, ::testing::ElementsAre("id", "Question", "Answer")) << "in the file's order";
    EXPECT_EQ(guessed.mapping.prompt, "Question");
    EXPECT_EQ(guessed.mapping.response, "Answer");
    EXPECT_TRUE(guessed.mappingWorks);
    EXPECT_EQ(guessed.problem, "");
    ASSERT_EQ(guessed.rows.size(), 5U);
    EXPECT_EQ(guessed.rows[4].prompt, "why 4");

    const auto unclear = previewFile(file("b.csv", "x,y\n1,2\n")).value();
    EXPECT_THAT(unclear.columns, ::testing::ElementsAre("x", "y"));
    EXPECT_FALSE(unclear.mappingWorks);
    EXPECT_THAT(unclear.problem, HasSubstr("x, y"));
    EXPECT_TRUE(unclear.rows.empty());
    const auto chosen =
        previewFile(m_folder.path() / "b.csv", {{.prompt = "", .response = "", .text = "y"}, ""}).value();
    EXPECT_TRUE(chosen.mappingWorks);
    EXPECT_EQ(chosen.rows.at(0).text, "2");
    const auto wrong =
        previewFile(m_folder.path() / "b.csv", {{.prompt = "", .response = "", .text = "z"}, ""}).value();
    EXPECT_FALSE(wrong.mappingWorks);
    EXPECT_THAT(wrong.problem, HasSubstr("no column 'z'"));

    const auto plain = previewFile(file("c.txt", "Running text.")).value();
    EXPECT_TRUE(plain.mappingWorks);
    EXPECT_TRUE(plain.columns.empty());
    EXPECT_EQ(plain.rows.at(0).text, "Running text.");
    EXPECT_THAT(previewFile(file("d.jsonl", "{\"text\":\"a\"}\nbroken\n"))->problem, HasSubstr("Line 2"));
    EXPECT_THAT(previewFile(file("e.txt", " \n"))->problem, HasSubstr("no text"));
    EXPECT_FALSE(previewFile(m_folder.path() / "missing.csv").has_value());
    EXPECT_FALSE(previewFile(file("f.docx", std::string("x\0", 2))).has_value());
    EXPECT_FALSE(previewFile(file("e.txt", "")).has_value());
}

TEST_F(Text, APreviewReadsTheBeginningOnly)
{
    std::string lines;
    std::string array = "[";
    for (int index = 0; index < 60'000; ++index) {
        lines += "{\"text\":\"a line with some words in it, number " + std::to_string(index) + "\"}\n";
        array +=
            std::string(index > 0 ? "," : "") + "{\"text\":\"gr\u00fc\u00df, item " + std::to_string(index) + "\"}";
    }
    for (const auto& path : {file("big.jsonl", lines + "broken"), file("big.json", array + "] broken"),
                             file("big.txt", std::string(3'000'000, 'x') + '\xFF')}) {
        const auto preview = previewFile(path);
        ASSERT_TRUE(preview.has_value()) << path;
        EXPECT_EQ(preview->problem, "") << path;
        EXPECT_EQ(preview->rows.size(), 20U) << path;
    }
}

TEST_F(Text, AStoppedImportLeavesNothingAndOthersCanWriteMeanwhile)
{
    auto project = Project::create(m_folder.path() / "p.polymath", {}).value();
    auto other = Project::open(m_folder.path() / "p.polymath").value();
    const auto domain = project.addDomain("law", DomainRole::Target).value();
    std::string lines;
    for (int index = 0; index < 5000; ++index) {
        lines += "{\"text\":\"document " + std::to_string(index) + "\"}\n";
    }
    const auto path = file("a.jsonl", lines);
    int asked = 0;
    const auto stopped = import(project, domain.id, path, [&](std::uint64_t) {
        if (++asked == 3000) {
            EXPECT_TRUE(other.setSetting("key", "value").has_value());
            EXPECT_EQ(other.findDomain("law").value()->documents, 0) << "what is not whole is not seen";
        }
        return asked < 4000;
    });
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(project.findDomain("law").value()->documents, 0);
    EXPECT_TRUE(project.sources()->empty());
    EXPECT_EQ(import(project, domain.id, path)->documents, 5000) << "no document counts as a copy";
}
