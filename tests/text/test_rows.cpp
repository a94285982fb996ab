#include "tests/support/collector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

using namespace polymath;
using namespace polymath::test;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

/// Tables and JSON: what of them becomes prompts and texts.
class Rows : public ReaderTest {
protected:
    /// The report of a file with one entry; its documents are in m_documents.
    EntryReport take(const std::string& name, std::string_view content, const ColumnMapping& mapping = {})
    {
        Collector collector;
        EXPECT_TRUE(readDocuments(file(name, content), {mapping, ""}, collector).has_value());
        m_documents = std::move(collector.documents);
        return collector.reports.at(0);
    }
    std::string sentence(const std::string& name, std::string_view content)
    {
        const auto report = take(name, content);
        return report.problem ? report.problem->sentence : "";
    }
    FilePreview preview(const std::string& name, std::string_view content)
    {
        return previewFile(file(name, content)).value();
    }
    std::vector<std::string> prompts() const
    {
        std::vector<std::string> result;
        for (const auto& document : m_documents) {
            result.push_back(document.prompt);
        }
        return result;
    }
    std::vector<std::string> texts() const
    {
        std::vector<std::string> result;
        for (const auto& document : m_documents) {
            result.push_back(document.text);
        }
        return result;
    }

    std::vector<ImportedDocument> m_documents;
};

std::string repeated(const std::string& text, int times)
{
    std::string result;
    for (int index = 0; index < times; ++index) {
        result += text;
    }
    return result;
}

} // namespace

TEST_F(Rows, SeparatorsAreFoundByContentWhateverTheName)
{
    for (const char separator : {',', ';', '\t', '|'}) {
        const std::string s(1, separator);
        const auto table = "id" + s + "question" + s + "answer\n1" + s + "\"why" + s + " then?\"" + s +
                           "because; it, is|so\n2" + s + "how?" + s + "well\n3" + s + "who?" + s + "me\n";
        const auto quoted = "id" + s + "question" + s + "answer\n1" + s + "\"why" + s + " then?\"" + s +
                            "\"because; it, is|so\"\n2" + s + "how?" + s + "well\n3" + s + "who?" + s + "me\n";
        for (const auto* name : {"a.csv", "a.txt", "export", "a.tsv"}) {
            const auto report = take(name, separator == '\t' ? table : quoted);
            ASSERT_FALSE(report.problem) << name << separator << report.problem->sentence;
            EXPECT_THAT(prompts(), ElementsAre("why" + s + " then?", "how?", "who?")) << name << separator;
            EXPECT_THAT(texts(), ElementsAre("because; it, is|so", "well", "me")) << name << separator;
        }
    }
    EXPECT_EQ(take("excel.csv", "sep=;\nquestion;answer\na, b;c\n").documents, 1);
    EXPECT_EQ(m_documents.at(0).prompt, "a, b");
}

TEST_F(Rows, ProseWithCommasIsNoTable)
{
    const auto verses =
        repeated("Shall I compare thee, to a summer's day\nThou art more lovely, and more temperate\n", 20);
    EXPECT_EQ(take("sonnet.txt", verses).format, "txt");
    EXPECT_EQ(take("labels.lst", "0\n1\n1\n0\n").format, "txt");
    EXPECT_EQ(take("notes.md", "a,b,c\n1,2,3\n4,5,6\n7,8,9\n").format, "md")
        << "its ending says that it is running text";
}

TEST_F(Rows, ATableWithoutHeaderHasNumberedColumns)
{
    const auto report =
        take("a.csv", "17,How do I locate my card?,card_arrival\n18,It is still not here.,card_arrival\n"
                      "19,Where did it go and why?,card_lost\n20,Can I have another one?,card_lost\n");
    ASSERT_FALSE(report.problem) << report.problem->sentence;
    EXPECT_EQ(report.documents, 4);
    EXPECT_EQ(m_documents.at(0).text, "How do I locate my card?");
    EXPECT_THAT(report.notes, ElementsAre(HasSubstr("no header")));
    EXPECT_THAT(preview("b.csv", "1,2,some words to read here\n3,4,more words to read there\n").columns,
                ElementsAre("column1", "column2", "column3"));
}

TEST_F(Rows, TitlesAboveAHeaderAreLeftOutAndNamesAreUnique)
{
    const auto shown =
        preview("cups.csv", "Stanley Cups,,\nTeam,Team,\nBlues,STL,1\nFlyers,PHI,2\nMaple Leafs,TOR,13\n\n");
    EXPECT_THAT(shown.columns, ElementsAre("Team", "Team (2)", "column3"));
    EXPECT_THAT(shown.notes, ElementsAre(HasSubstr("Stanley Cups")));
    EXPECT_FALSE(shown.mappingWorks);
    EXPECT_THAT(shown.problem, HasSubstr("Team, Team (2), column3"));
    ASSERT_FALSE(shown.guesses.empty());
    EXPECT_EQ(shown.guesses.back().mapping.text, "(whole row)");
    ASSERT_FALSE(take("cups.csv", "Team,City\nBlues,STL\nFlyers,\n", {"", "", "(whole row)"}).problem);
    EXPECT_THAT(texts(), ElementsAre("Team: Blues\nCity: STL", "Team: Flyers"));
}

TEST_F(Rows, AFewBadRowsAreLeftOutAndMostAreTooMany)
{
    const std::string good = repeated("question one,answer one\n", 9);
    auto report = take("a.csv", "question,answer\n" + good + "a,b,c\nshort\n" + good + "d,e,f\n");
    ASSERT_FALSE(report.problem) << report.problem->sentence;
    EXPECT_EQ(report.documents, 18);
    EXPECT_EQ(report.skipped, 1) << "a row without an answer";
    EXPECT_THAT(report.notes, ::testing::Contains(HasSubstr("2 of 21 rows")));
    EXPECT_THAT(report.notes, ::testing::Contains(HasSubstr("line 11, 22")));
    EXPECT_THAT(report.notes, ::testing::Contains(HasSubstr("1 of 21 rows have fewer")));
    EXPECT_THAT(sentence("b.csv", "question,answer\n1,2\n1,2,3\n"), HasSubstr("line 3"));
    EXPECT_EQ(take("c.csv", "question,answer,\nq,a,\nr,b,,\n").documents, 2) << "separators at the end";

    report = take("open.csv", "question,answer\n" + good + "a 5\" disk,is old\n\"3,4\n" + good);
    ASSERT_FALSE(report.problem) << report.problem->sentence;
    EXPECT_EQ(report.documents, 19) << "rows behind a quote that is never closed are not lost";
    EXPECT_THAT(report.notes, ::testing::Contains(HasSubstr("line 12")));
    report = take("inch.csv", "question,answer\n" + good + "\"3 inches,4\n" + good + "say \"hi\",\"x\"\n" + good);
    EXPECT_EQ(report.documents, 28) << "nor those up to another quote";

    EXPECT_THAT(sentence("header.csv", "question,answer\n"), HasSubstr("has a header but no rows"));
    EXPECT_EQ(take("lines.csv", "text\none\ntwo, three\n").documents, 2) << "one column has no separator";
    EXPECT_EQ(m_documents.at(1).text, "two, three");
}

TEST_F(Rows, TablesWithoutLimitEndWithASentence)
{
    EXPECT_THAT(sentence("wide.csv", repeated("a,", 1'000'000) + "\n" + repeated("1,", 1'000'000) + "\n"),
                HasSubstr("columns"));
    EXPECT_THAT(sentence("line.csv", "text,id\n" + std::string(70 << 20, 'x')), HasSubstr("longer than 64 MB"));
    EXPECT_THAT(sentence("quote.csv", "text,id\n\"" + std::string(70 << 20, 'x')), HasSubstr("line 2"));
    EXPECT_THAT(sentence("line.jsonl", "{\"text\": \"" + std::string(70 << 20, 'x')), HasSubstr("longer than 64 MB"));
    const auto report =
        take("line.json", R"([{"text": "a"}, {"text": "b"}, {"text": ")" + std::string(70 << 20, 'x') + "\"}]");
    EXPECT_EQ(report.documents, 2);
    EXPECT_THAT(report.notes, ::testing::Contains(HasSubstr("1 of 3 objects")));
}

TEST_F(Rows, ConversationsBecomeAPromptForEachAnswer)
{
    auto report = take(
        "chat.jsonl", R"({"messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi"}, )"
                      R"({"role": "assistant", "content": "Hello"}, {"role": "user", "content": [{"type": "text", )"
                      R"("text": "And?"}, {"type": "image_url", "image_url": {"url": "x"}}]}, )"
                      R"({"role": "assistant", "content": "Bye"}], "id": 7})"
                      "\n");
    ASSERT_FALSE(report.problem) << report.problem->sentence;
    EXPECT_THAT(prompts(), ElementsAre("Be brief.\n\nHi", "Be brief.\n\nUser: Hi\n\nAssistant: Hello\n\nUser: And?\n\n"
                                                          "Assistant:"));
    EXPECT_THAT(texts(), ElementsAre("Hello", "Bye"));
    EXPECT_THAT(report.notes, ElementsAre(HasSubstr("pictures")));

    ASSERT_FALSE(take("share.json", R"([{"id": "1", "conversations": [{"from": "human", "value": "q"}, )"
                                    R"({"from": "gpt", "value": "a"}]}])")
                     .problem);
    EXPECT_THAT(prompts(), ElementsAre("q"));
    EXPECT_THAT(texts(), ElementsAre("a"));

    // One conversation as the whole file, lists of messages alone, and a prompt that is one (verl).
    ASSERT_FALSE(take("one.json", R"({"messages": [{"role": "user", "content": "q"}, )"
                                  R"({"role": "assistant", "content": "a"}]})")
                     .problem);
    EXPECT_THAT(prompts(), ElementsAre("q"));
    ASSERT_FALSE(take("bare.jsonl", R"([{"role": "user", "content": "q"}, {"role": "assistant", "content": "a"}])"
                                    "\n")
                     .problem);
    EXPECT_THAT(texts(), ElementsAre("a"));
    ASSERT_FALSE(take("verl.jsonl", R"({"data_source": "x", "prompt": [{"role": "user", "content": "2+2?"}], )"
                                    R"("extra_info": {"answer": "It is 4.", "index": 0}})"
                                    "\n")
                     .problem);
    EXPECT_THAT(prompts(), ElementsAre("2+2?"));
    EXPECT_THAT(texts(), ElementsAre("It is 4."));
    const auto shown = previewFile(m_folder.path() / "share.json").value();
    EXPECT_EQ(shown.mapping.prompt, "conversations (turns before)");
    EXPECT_EQ(shown.mapping.response, "conversations (answer)");
    EXPECT_TRUE(shown.mappingWorks);

    std::string turns;
    for (int turn = 0; turn < 400; ++turn) {
        turns += std::string(turn > 0 ? "," : "") + R"({"from": "human", "value": ")" + std::string(500, 'q') +
                 R"("}, {"from": "gpt", "value": "a)" + std::to_string(turn) + "\"}";
    }
    report = take("long.json", "[{\"conversations\": [" + turns + "]}]");
    EXPECT_EQ(report.documents, 400);
    EXPECT_LT(m_documents.back().prompt.size(), 40'000U) << "or prompts would grow with the square";
    EXPECT_THAT(report.notes, ElementsAre(HasSubstr("last 32 KB")));
}

TEST_F(Rows, UsualShapesAreKnown)
{
    ASSERT_FALSE(take("alpaca.json",
                      R"([{"instruction": "Translate.", "input": "Guten Tag, mein Herr", "output": "Hi"},)"
                      R"({"instruction": "Greet.", "input": "", "output": "Hello"}])")
                     .problem);
    EXPECT_THAT(prompts(), ElementsAre("Translate.\n\nGuten Tag, mein Herr", "Greet."));
    EXPECT_THAT(texts(), ElementsAre("Hi", "Hello"));
    ASSERT_FALSE(take("svamp.json", R"([{"ID": "c-1", "Body": "Dan had $ 3 left with him", "Question": "How much?", )"
                                    R"("Equation": "4.0 - 3.0", "Answer": 1.0}])")
                     .problem);
    EXPECT_THAT(prompts(), ElementsAre("Dan had $ 3 left with him\n\nHow much?"));
    EXPECT_THAT(texts(), ElementsAre("1.0"));
    ASSERT_FALSE(take("map.json", R"({"21": {"QUESTION": "Do mice?", "CONTEXTS": ["They are small", "and grey ones"], )"
                                  R"("LONG_ANSWER": "They do."}, "22": {"QUESTION": "Why?", "LONG_ANSWER": "So."}})")
                     .problem);
    EXPECT_THAT(prompts(), ElementsAre("They are small\nand grey ones\n\nDo mice?", "Why?"));
    ASSERT_FALSE(take("nested.jsonl", R"({"id": 1, "meta": {"title": "t", "text": "the text"}})"
                                      "\n")
                     .problem);
    EXPECT_THAT(texts(), ElementsAre("the text"));
    ASSERT_FALSE(take("lines.json", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n").problem) << "JSON lines by another name";
    EXPECT_THAT(texts(), ElementsAre("a", "b"));
    ASSERT_FALSE(take("pretty.jsonl", "{\n  \"text\": \"a\"\n}\n{\n  \"text\": \"b\"\n}\n").problem);
    EXPECT_THAT(texts(), ElementsAre("a", "b"));
    ASSERT_FALSE(take("single.json", R"({"prompt": "p", "response": "r"})").problem);
    EXPECT_THAT(texts(), ElementsAre("r"));
    ASSERT_FALSE(take("strings.json", R"(["one text", "two"])").problem);
    EXPECT_THAT(texts(), ElementsAre("one text", "two"));
    ASSERT_FALSE(take("splits.json", R"({"train": [{"text": "a"}], "test": [{"text": "b"}]})").problem);
    EXPECT_THAT(texts(), ElementsAre("a", "b"));
    EXPECT_EQ(take("data.txt", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n").format, "jsonl") << "whatever its name";
    EXPECT_EQ(take("data.csv", R"([{"text": "a"}, {"text": "b"}])").format, "json");
    EXPECT_THAT(sentence("labels.json", R"({"1": "yes", "2": "no"})"), HasSubstr("no array of objects"));
}

TEST_F(Rows, NestedQuestionsBecomePromptsWithTheirContext)
{
    const std::string paragraph = "Ada Lovelace wrote the first program for the engine, and nobody ran it.";
    const std::string start = std::to_string(paragraph.find("Ada"));
    auto report =
        take("squad.json", R"({"version": "1", "data": [{"title": "Ada", "paragraphs": [{"context": ")" + paragraph +
                               R"(", "qas": [{"id": "1", "question": "Who wrote it?", "answers": [)"
                               R"({"text": "Ada Lovelace", "answer_start": 0}, {"text": "Ada", "answer_start": )" +
                               start +
                               R"(}]}, {"id": "2", "question": "Who ran it?", "answers": [], )"
                               R"("is_impossible": true}]}]}]})");
    ASSERT_FALSE(report.problem) << report.problem->sentence;
    EXPECT_THAT(prompts(), ElementsAre(paragraph + "\n\nWho wrote it?"));
    EXPECT_THAT(texts(), ElementsAre("Ada Lovelace")) << "once, though two people marked it";
    EXPECT_EQ(report.skipped, 1) << "a question without an answer";

    report = take("tables.json",
                  R"([{"table": {"uid": "t", "table": [["", "2019"], ["Sales", "44.1"]]}, "paragraphs": [)"
                  R"({"order": 2, "text": "The second."}, {"order": 1, "text": "The first."}], "questions": [)"
                  R"({"question": "What was sold?", "answer": 44.1, "scale": "million"}, )"
                  R"({"question": "Which come?", "answer": ["first", "second"], "scale": ""}]}])");
    ASSERT_FALSE(report.problem) << report.problem->sentence;
    const std::string context = " | 2019\nSales | 44.1\n\nThe first.\n\nThe second.\n\n";
    EXPECT_THAT(prompts(), ElementsAre(context.substr(1) + "What was sold?", context.substr(1) + "Which come?"));
    EXPECT_THAT(texts(), ElementsAre("44.1 million", "first\nsecond"));

    const auto before = repeated("Words of a long contract. ", 1000);
    report = take("long.json", R"([{"context": ")" + before + "It ends in May. " + before +
                                   R"(", "qas": [{"question": "When?", "answers": [{"text": "It ends in May.", )"
                                   R"("answer_start": )" +
                                   std::to_string(before.size()) + "}]}]}]");
    ASSERT_FALSE(report.problem) << report.problem->sentence;
    EXPECT_LT(m_documents.at(0).prompt.size(), 7000U);
    EXPECT_THAT(m_documents.at(0).prompt, HasSubstr("It ends in May."));
    EXPECT_THAT(report.notes, ElementsAre(HasSubstr("the part around its answer")));
    EXPECT_THAT(texts(), ElementsAre("It ends in May."));
}

TEST_F(Rows, QuestionsWithChoicesSayTheRightOne)
{
    ASSERT_FALSE(take("arc.jsonl",
                      R"({"id": "a_1", "question": {"stem": "Which is new?", "choices": [{"text": "a phone", )"
                      R"("label": "A"}, {"text": "a plough", "label": "B"}]}, "answerKey": "B"})"
                      "\n")
                     .problem);
    EXPECT_THAT(prompts(), ElementsAre("Which is new?\n\nA. a phone\nB. a plough"));
    EXPECT_THAT(texts(), ElementsAre("B. a plough"));
    ASSERT_FALSE(take("columns.jsonl", R"({"question": "Which is new?", "choices": {"text": ["a phone", "a plough"], )"
                                       R"("label": ["1", "2"]}, "answerKey": "1"})"
                                       "\n")
                     .problem);
    EXPECT_THAT(texts(), ElementsAre("1. a phone"));
    ASSERT_FALSE(
        take("numbers.json", R"([{"question": "2 + 2?", "subject": "sums", "choices": ["3", "4"], "answer": 1}])")
            .problem);
    EXPECT_THAT(prompts(), ElementsAre("2 + 2?\n\nA. 3\nB. 4"));
    EXPECT_THAT(texts(), ElementsAre("B. 4"));
    EXPECT_EQ(
        take("none.json", R"([{"question": "2 + 2?", "choices": ["3", "4"], "answer": "none of them"}])").documents, 1)
        << "no choice that is there: question and answer as they stand";
    EXPECT_THAT(texts(), ElementsAre("none of them"));
    ASSERT_FALSE(take("own.jsonl",
                      R"({"id": "a", "question": {"stem": "Which is the new one of both?", "choices": [{"text": )"
                      R"("a phone", "label": "A"}, {"text": "b", "label": "B"}]}, "answerKey": "B"})"
                      "\n",
                      {"", "", "question.stem"})
                     .problem)
        << "its own columns are there, too";
    EXPECT_THAT(texts(), ElementsAre("Which is the new one of both?"));
}

TEST_F(Rows, DocumentsKnowTheirPlaces)
{
    const auto places = [this] {
        std::vector<std::string> result;
        for (const auto& document : m_documents) {
            result.push_back(document.place);
        }
        return result;
    };
    take("a.jsonl", "{\"text\": \"a\"}\n\n{\"text\": \"b\"}\n");
    EXPECT_THAT(places(), ElementsAre("line 1", "line 3"));
    take("a.json", R"([{"text": "a"}, {"text": "b"}])");
    EXPECT_THAT(places(), ElementsAre("record 1", "record 2"));
    take("a.csv", "question,answer\n\"two\nlines\",b\nc,d\n");
    EXPECT_THAT(places(), ElementsAre("line 2", "line 4"));
    take("a.txt", "\n\nA text\nof two lines.\n");
    EXPECT_THAT(places(), ElementsAre("lines 3 to 5"));
}

TEST_F(Rows, JsonMistakesAreNamed)
{
    const auto good = repeated("{\"text\": \"some words\"}\n", 10);
    const auto report = take("a.jsonl", good + "{\"text\": \"cut o");
    EXPECT_EQ(report.documents, 10);
    EXPECT_THAT(report.notes, ElementsAre(HasSubstr("1 of 11 lines")));
    EXPECT_THAT(sentence("b.json", "[{\"text\": \"a\"}, {\"text\": \"b\"}"), HasSubstr("byte"));
    EXPECT_THAT(sentence("c.json", "[{\"text\": \"a\"}] and more"), HasSubstr("more follows"));
    EXPECT_THAT(sentence("d.json", "[{\"text\": \"a\"}}"), HasSubstr("stray '}'"));
    EXPECT_THAT(sentence("e.json", "[{\"text\" \"a\"}, {\"text\": 1 2}]"), HasSubstr("line 1"));
    EXPECT_THAT(sentence("f.json", "[1, 2, 3]"), HasSubstr("no array of objects"));
    EXPECT_THAT(sentence("g.json", "[[[[["), HasSubstr("byte"));
    EXPECT_THAT(sentence("h.json", "{\"a\": {\"b\": "), HasSubstr("ends inside"));
}

TEST_F(Rows, GuessesRuleOutWhatIsNoText)
{
    std::string table = "key,link,label,score,remark\n";
    for (int index = 0; index < 30; ++index) {
        const auto number = std::to_string(index);
        table += "row_" + number + ",https://example.org/" + number + "," + (index % 2 == 0 ? "good" : "bad") + "," +
                 number + ".5,The remark number " + number + " says something about the thing.\n";
    }
    const auto shown = preview("a.csv", table);
    EXPECT_EQ(shown.mapping.text, "remark");
    EXPECT_TRUE(shown.mappingWorks);
    ASSERT_GE(shown.guesses.size(), 2U);
    EXPECT_THAT(shown.guesses[0].sentence, HasSubstr("30 of the first 30 rows"));

    const auto two =
        preview("b.jsonl", R"({"goal": "How do I ready a cage for it?", "sol1": "With paper strips and so )"
                           R"(on.", "sol2": "With jeans and other things."})"
                           "\n");
    EXPECT_FALSE(two.mappingWorks) << "which of three is for a person to say";
    ASSERT_FALSE(two.guesses.empty());
    EXPECT_EQ(two.guesses[0].mapping.prompt, "goal");
    EXPECT_EQ(two.guesses[0].mapping.response, "sol1");
    const auto choices =
        preview("choices.jsonl", R"({"question": {"stem": "Which of these is the newest?", "choices": )"
                                 R"([{"text": "a new mobile telephone with a screen"}, {"text": "a )"
                                 R"(television as people had"}]}, "subject": "things"})"
                                 "\n");
    EXPECT_FALSE(choices.mappingWorks) << "the first of some choices is no text to learn";
    const auto joined = preview("c.csv", "context,question,answer\nIt rained all the day long,Did it?,Yes\n");
    EXPECT_EQ(joined.mapping.prompt, "context + question");
    EXPECT_THAT(joined.columns, ElementsAre("context", "question", "answer", "context + question"));
    ASSERT_FALSE(take("d.csv", "a + b,c\nx,y\n", {"a + b", "c", ""}).problem) << "a name with the joint in it";
    EXPECT_EQ(m_documents.at(0).prompt, "x");
    const auto report = take("e.csv", "a,b\nx,y\n", {"a + z", "b", ""});
    ASSERT_TRUE(report.problem);
    EXPECT_THAT(report.problem->sentence, HasSubstr("no column 'a + z'"));
}
