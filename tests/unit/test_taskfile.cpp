#include "core/base/file.h"
#include "core/store/project.h"
#include "core/tasks/taskfile.h"
#include "tests/support/tinymodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

using namespace polymath;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

class ATaskFile : public ::testing::Test {
protected:
    std::filesystem::path write(const std::string& name, const std::string& text)
    {
        auto file = m_folder.path() / name;
        EXPECT_TRUE(writeFileAtomically(file, text).has_value());
        return file;
    }
    Result<TaskFile> read(const std::string& name, const std::string& text, std::optional<TaskKind> kind = {})
    {
        return readTaskFile(write(name, text), kind);
    }
    /// The sentence that a file is refused with.
    std::string refusal(const std::string& name, const std::string& text, std::optional<TaskKind> kind = {})
    {
        const auto task = read(name, text, kind);
        EXPECT_FALSE(task.has_value()) << name << " was taken";
        if (task.has_value()) {
            return {};
        }
        EXPECT_EQ(task.error().code, ErrorCode::BadInput);
        EXPECT_THAT(task.error().sentence, HasSubstr(name));
        return task.error().sentence;
    }

    test::TemporaryFolder m_folder;
};

const std::string arcLine =
    R"({"id": "1", "question": {"stem": "What melts?", "choices": [{"text": "ice", "label": "A"},)"
    R"( {"text": "stone", "label": "B"}]}, "answerKey": "A"})"
    "\n";
const std::string piqaLine = R"({"goal": "dresser", "sol1": "pin ", "sol2": "glue"})"
                             "\n";
const std::string gsmLine = R"({"question": "How many?", "answer": "1 + 1 = <<1+1=2>>2\n#### 2"})"
                            "\n";
const std::string mmluHead = "question,A,B,C,D,answer\n";

} // namespace

TEST_F(ATaskFile, OfArcIsReadInBothItsLayouts)
{
    const auto task =
        read("arc.jsonl",
             arcLine + R"({"question": "Which?", "choices": {"text": ["x", "y", "z"], "label": ["1", "2", "3"]},)"
                       R"( "answerKey": "3"})");
    ASSERT_TRUE(task.has_value()) << task.error().sentence;
    EXPECT_EQ(task->kind, TaskKind::Arc);
    EXPECT_EQ(task->preamble, "");
    EXPECT_THAT(task->items, ElementsAre(TaskItem{"Question: What melts?\nAnswer:", {"ice", "stone"}, 0, ""},
                                         TaskItem{"Question: Which?\nAnswer:", {"x", "y", "z"}, 2, ""}));
    EXPECT_THAT(refusal("a.jsonl", arcLine + "\n" + R"({"question": {"stem": "Why?"}, "answerKey": "A"})"),
                AllOf(HasSubstr("line 3"), HasSubstr("choices")));
    EXPECT_THAT(refusal("b.jsonl", R"({"question": "Why?", "choices": {"text": ["x", "y"], "label": ["A", "B"]},)"
                                   R"( "answerKey": "E"})"),
                AllOf(HasSubstr("line 1"), HasSubstr("'E'")));
}

TEST_F(ATaskFile, OfHellaSwagIsReadAsTextAndAsJson)
{
    const std::string item = "Roof: A man sits. he\n3\nis [step] wrapping  up.\nrips.\nholds.\nstarts.\n";
    const auto text = read("swag.txt", item + item);
    ASSERT_TRUE(text.has_value()) << text.error().sentence;
    EXPECT_EQ(text->kind, TaskKind::HellaSwag);
    ASSERT_EQ(text->items.size(), 2U);
    EXPECT_EQ(text->items[0],
              (TaskItem{"Roof: A man sits. he", {"is wrapping up.", "rips.", "holds.", "starts."}, 3, ""}));
    const auto json = read("swag.jsonl", R"({"activity_label": "Roof", "ctx_a": "A man sits.", "ctx_b": "hE \u00c4", )"
                                         R"("endings": ["a [title] b", "c"], "label": "1"})");
    ASSERT_TRUE(json.has_value()) << json.error().sentence;
    EXPECT_THAT(json->items, ElementsAre(TaskItem{"Roof: A man sits. He \xC3\xA4", {"a. b", "c"}, 1, ""}));
    EXPECT_THAT(refusal("cut.txt", item + "Half: an item\n2\nonly\n"), AllOf(HasSubstr("line 7"), HasSubstr("six")));
    EXPECT_THAT(refusal("nine.txt", item + "Half: an item\n9\na\nb\nc\nd\n", TaskKind::HellaSwag),
                AllOf(HasSubstr("line 8"), HasSubstr("'9'")));
    EXPECT_THAT(refusal("hidden.jsonl",
                        R"({"activity_label": "R", "ctx_a": "A", "ctx_b": "", "endings": ["a", "b"], "label": ""})"),
                HasSubstr("validation"))
        << "sets for tests keep their answers to themselves";
}

TEST_F(ATaskFile, OfPiqaTakesItsLabelsFromBesideIt)
{
    EXPECT_THAT(refusal("alone.jsonl", piqaLine), AllOf(HasSubstr("line 1"), HasSubstr("-labels.lst")));
    write("piqa-labels.lst", "0\n1\n");
    const auto task = read("piqa.jsonl", piqaLine + piqaLine);
    ASSERT_TRUE(task.has_value()) << task.error().sentence;
    EXPECT_THAT(task->items, ElementsAre(TaskItem{"Question: dresser\nAnswer:", {"pin ", "glue"}, 0, ""},
                                         TaskItem{"Question: dresser\nAnswer:", {"pin ", "glue"}, 1, ""}));
    EXPECT_THAT(refusal("piqa.jsonl", piqaLine + piqaLine + piqaLine), HasSubstr("line 3")) << "one label too few";
    const auto inside = read("inside.jsonl", R"({"goal": "g", "sol1": "a", "sol2": "b", "label": 1})");
    EXPECT_EQ(inside->items.front().answer, 1);
}

TEST_F(ATaskFile, OfMmluIsATableWithOrWithoutAHead)
{
    const auto task = read("abstract_algebra_test.csv",
                           mmluHead + "\"Which,\nof \"\"these\"\"?\",one,two,three,four,C\n Why? ,1,2,3,4,A\n");
    ASSERT_TRUE(task.has_value()) << task.error().sentence;
    EXPECT_EQ(task->kind, TaskKind::Mmlu);
    EXPECT_EQ(task->preamble, "The following are multiple choice questions (with answers) about abstract algebra.\n\n");
    ASSERT_EQ(task->items.size(), 2U);
    EXPECT_EQ(task->items[0].prompt, "Which,\nof \"these\"?\nA. one\nB. two\nC. three\nD. four\nAnswer:");
    EXPECT_THAT(task->items[0].choices, ElementsAre("A", "B", "C", "D"));
    EXPECT_EQ(task->items[0].answer, 2);
    EXPECT_EQ(task->items[1].prompt, "Why?\nA. 1\nB. 2\nC. 3\nD. 4\nAnswer:");
    EXPECT_EQ(read("bare.csv", "Why?,1,2,3,4,B\n")->items.front().answer, 1);
    EXPECT_EQ(read("hub.jsonl", R"({"question": "Why?", "choices": ["1", "2"], "answer": 1})")->items.front().answer,
              1);
    EXPECT_THAT(refusal("short.csv", mmluHead + "\"Two\nlines\",1,2,3,4,A\nWhy?,1,2,3\n"), HasSubstr("line 4"));
    EXPECT_THAT(refusal("letter.csv", mmluHead + "Why?,1,2,3,4,E\n"), AllOf(HasSubstr("line 2"), HasSubstr("'E'")));
}

TEST_F(ATaskFile, OfGsm8kKeepsItsSolution)
{
    const auto task = read("gsm8k.jsonl", gsmLine);
    ASSERT_TRUE(task.has_value()) << task.error().sentence;
    EXPECT_EQ(task->kind, TaskKind::Gsm8k);
    EXPECT_THAT(task->items,
                ElementsAre(TaskItem{"Question: How many?\nAnswer:", {}, 0, "1 + 1 = <<1+1=2>>2\n#### 2"}));
    EXPECT_THAT(refusal("plain.jsonl", gsmLine + R"({"question": "How many?", "answer": "two"})"),
                AllOf(HasSubstr("line 2"), HasSubstr("####")));
}

TEST_F(ATaskFile, OfPubMedQaIsOneObjectOfAll)
{
    const auto task = read("pubmed.json", R"({"9": {"QUESTION": "Does it?", "CONTEXTS": ["One.", "Two."],)"
                                          R"( "final_decision": "maybe"}, "1": {"QUESTION": "Is it?", "CONTEXTS": [],)"
                                          R"( "final_decision": "yes"}})");
    ASSERT_TRUE(task.has_value()) << task.error().sentence;
    EXPECT_EQ(task->kind, TaskKind::PubMedQa);
    ASSERT_EQ(task->items.size(), 2U);
    EXPECT_EQ(task->items[0].prompt, "Abstract: One.\nTwo.\nQuestion: Does it?\nAnswer:") << "in the file's order";
    EXPECT_EQ(task->items[0].answer, 2);
    EXPECT_THAT(refusal("other.json", R"({"9": {"QUESTION": "Does it?", "CONTEXTS": []}})"),
                AllOf(HasSubstr("entry '9'"), HasSubstr("final_decision")));
}

TEST_F(ATaskFile, OfNoKnownLayoutIsRefusedWithAWordOnWhatToDo)
{
    for (const auto* text :
         {"", "\n\n", "some words\nand more\n", "{\"text\": \"a document\"}\n", "a,b\n1,2\n", "{", "[1, 2]", "{}"}) {
        EXPECT_THAT(refusal("other.txt", text), HasSubstr("question")) << text;
    }
    EXPECT_THAT(refusal("bytes.txt", "\xFF\xFE\x01"), HasSubstr("UTF-8"));
    EXPECT_THAT(refusal("arc.jsonl", arcLine + "{\"broken\": \n"), AllOf(HasSubstr("line 2"), HasSubstr("JSON")));
    EXPECT_THAT(refusal("head.csv", mmluHead), HasSubstr("no question"));
    EXPECT_THAT(refusal("cut.gz", std::string("\x1F\x8B\x08\0\0\0\0\0\0\0", 10)), HasSubstr("again"));
    const auto missing = readTaskFile(m_folder.path() / "nowhere.jsonl");
    ASSERT_FALSE(missing.has_value());
    EXPECT_THAT(missing.error().sentence, HasSubstr("nowhere.jsonl"));
    EXPECT_FALSE(readTaskFile(m_folder.path()).has_value()) << "a folder";
}

TEST_F(ATaskFile, LineEndsAndMarksOfOtherSystemsDoNotMatter)
{
    const auto task = read("windows.csv", "\xEF\xBB\xBFquestion,A,B,C,D,answer\r\nWhy?,1,2,3,4,D\r\n");
    ASSERT_TRUE(task.has_value()) << task.error().sentence;
    EXPECT_EQ(task->items.front().prompt, "Why?\nA. 1\nB. 2\nC. 3\nD. 4\nAnswer:");
    EXPECT_EQ(task->items.front().answer, 3);
}

TEST_F(ATaskFile, BecomesATaskOfAProjectOnce)
{
    auto project =
        Project::create(m_folder.path() / "p.polymath", {0, "/m.gguf", "abc", "A", "llama", "{}", 42}).value();
    const auto file = write("easy.jsonl", arcLine);
    const auto task = addTaskFile(project, file).value();
    EXPECT_EQ(task.name, "easy");
    EXPECT_EQ(task.items, 1);
    EXPECT_EQ(addTaskFile(project, file).value(), task) << "the same file is the same task";
    ASSERT_TRUE(project.setRemoved(RemovableKind::Task, task.id, true).has_value());
    EXPECT_TRUE(project.tasks()->empty());
    EXPECT_EQ(addTaskFile(project, file).value().id, task.id) << "a removed one comes back";
    const auto other = addTaskFile(project, write("easy.csv", mmluHead + "Why?,1,2,3,4,D\n")).value();
    EXPECT_EQ(other.name, "easy-2");
    EXPECT_EQ(project.tasks()->size(), 2U);
    std::filesystem::remove(file);
    EXPECT_EQ(project.taskItems(task.id)->size(), 1U) << "the project has its own copy";
}
