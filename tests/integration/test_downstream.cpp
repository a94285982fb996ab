#include "core/base/file.h"
#include "core/base/system.h"
#include "core/store/project.h"
#include "tests/support/tinytokenizedmodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <sstream>

using namespace polymath;
using namespace polymath::test;
using nlohmann::json;
using ::testing::HasSubstr;

namespace {

/// Tasks with the real programs on a tiny model.
class Downstream : public ::testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_NE(std::getenv("POLYMATH_CLI"), nullptr) << "run by CTest, which says where the program is";
        const auto model = write("tiny.gguf", tinyTokenizedGguf(512));
        m_project = (m_folder.path() / "tasks.polymath").string();
        ask({"project", "create", m_project, "--base", model});
        std::string rows = "question,A,B,C,D,answer\n";
        for (int index = 0; index < 12; ++index) {
            rows += "What is " + std::to_string(index) + "?,one,two,the three,four," + "ABCD"[index % 4] + "\n";
        }
        m_exam = write("exam.csv", rows);
    }

    std::string write(const std::string& name, const std::string& text)
    {
        const auto file = m_folder.path() / name;
        EXPECT_TRUE(writeFileAtomically(file, text));
        return file.string();
    }
    static ProcessOutput run(const std::vector<std::string>& arguments)
    {
        auto output = runProgram(std::getenv("POLYMATH_CLI"), arguments);
        EXPECT_TRUE(output);
        return output ? *output : ProcessOutput{};
    }
    static json ask(std::vector<std::string> arguments)
    {
        arguments.emplace_back("--json");
        const auto output = run(arguments);
        EXPECT_EQ(output.exitCode, 0) << output.err;
        return json::parse(output.out, nullptr, false);
    }
    static std::vector<json> linesOf(const std::string& file)
    {
        std::vector<json> lines;
        std::istringstream text(readFile(file).value());
        for (std::string line; std::getline(text, line);) {
            lines.push_back(json::parse(line));
        }
        return lines;
    }

    TemporaryFolder m_folder;
    std::string m_project, m_exam;
};

} // namespace

TEST_F(Downstream, AFileOfQuestionsIsMeasuredAndKept)
{
    const auto answers = (m_folder.path() / "answers.jsonl").string();
    const auto measured = ask({"evaluate", m_project, "--task", m_exam, "--answers", answers});
    EXPECT_EQ(measured["state"], "done");
    EXPECT_EQ(measured["step"], 12);
    ASSERT_EQ(measured["results"].size(), 1U);
    const auto& result = measured["results"][0];
    EXPECT_EQ(result["task"], "exam");
    EXPECT_EQ(result["kind"], "mmlu");
    EXPECT_EQ(result["subject"], "base");
    EXPECT_EQ(result["items"], 12);
    EXPECT_EQ(result["settings"]["shots"], 0);
    const auto lines = linesOf(answers);
    ASSERT_EQ(lines.size(), 12U);
    double right = 0;
    for (const auto& line : lines) {
        const auto likelihoods = line["log_likelihoods"].get<std::vector<double>>();
        ASSERT_EQ(likelihoods.size(), 4U);
        const auto best = std::max_element(likelihoods.begin(), likelihoods.end()) - likelihoods.begin();
        EXPECT_EQ(line["acc"], line["right"] == best);
        right += line["acc"].get<bool>() ? 1 : 0;
    }
    EXPECT_NEAR(result["acc"][0].get<double>(), right / 12, 1e-9);
    EXPECT_LE(result["acc"][1], result["acc"][0]);
    std::filesystem::remove(m_exam);
    const auto some = ask({"evaluate", m_project, "--task", "exam", "--limit", "3", "--shots", "2"});
    EXPECT_EQ(some["results"][0]["items"], 3) << "by its name, without the file";
    const auto listed = ask({"tasks", m_project});
    ASSERT_EQ(listed["tasks"].size(), 1U);
    EXPECT_EQ(listed["tasks"][0]["items"], 12);
    EXPECT_EQ(listed["results"].size(), 1U) << "the new measurement took the old one's place";
}

TEST_F(Downstream, SubjectsAreComparedWithTheBaseOnTheSameQuestions)
{
    std::string pairs = "question,answer\n";
    for (int index = 0; index < 100; ++index) {
        pairs += "what is " + std::to_string(index) + ",it is " + std::to_string(index * 7) + "\n";
    }
    ask({"import", m_project, "--domain", "sums", write("pairs.csv", pairs)});
    ask({"train", m_project, "--domain", "sums", "--method", "lora", "--name", "sums", "--steps", "3", "--set",
         "sequence=32"});
    const auto measured = ask({"evaluate", m_project, "--task", m_exam});
    ASSERT_EQ(measured["results"].size(), 2U);
    EXPECT_EQ(measured["results"][1]["subject"], "sums");
    EXPECT_EQ(measured["results"][1]["delta"].size(), 3U);
    EXPECT_EQ(measured["step"], 24);
    const auto table = run({"tasks", m_project});
    EXPECT_THAT(table.out, HasSubstr("exam (MMLU, 12 questions)"));
    EXPECT_THAT(table.out, HasSubstr("sums"));
    const auto advice = ask({"recommend", m_project, "--domain", "sums"});
    EXPECT_THAT(advice["reasons"][0].get<std::string>(), HasSubstr("examples with")) << "nothing was measured";
    ask({"evaluate", m_project, "--domain", "sums", "--window", "32"});
    EXPECT_THAT(ask({"recommend", m_project, "--domain", "sums"})["reasons"][0].get<std::string>(),
                HasSubstr("Measured in this project on sums, in points of accuracy: LoRA"));
}

TEST_F(Downstream, AnswersInOwnWordsAreGenerated)
{
    std::string rows;
    for (int index = 0; index < 8; ++index) {
        rows += R"({"question": "How many?", "answer": "1+1\n#### )" + std::to_string(index) + "\"}\n";
    }
    const auto answers = (m_folder.path() / "answers.jsonl").string();
    const auto measured = ask({"evaluate", m_project, "--task", write("sums.jsonl", rows), "--limit", "2", "--threads",
                               "1", "--answers", answers});
    const auto& result = measured["results"][0];
    EXPECT_EQ(result["kind"], "gsm8k");
    EXPECT_EQ(result["items"], 2);
    EXPECT_EQ(result["settings"]["shots"], 5) << "as lm-eval's task has it";
    EXPECT_TRUE(result.contains("strict-match"));
    EXPECT_TRUE(result.contains("flexible-extract"));
    const auto lines = linesOf(answers);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0]["item"], 5) << "the first five are the examples";
    EXPECT_TRUE(lines[0]["text"].is_string());
}

TEST_F(Downstream, AJobThatIsResumedSkipsWhatItHas)
{
    ask({"evaluate", m_project, "--task", m_exam});
    auto project = Project::open(m_project).value();
    const auto task = project.findTask("exam").value().value();
    const auto before = project.taskResults()->front();
    const json config{{"subjects", {"base"}}, {"tasks", {"exam"}}, {"precision", "f32"}};
    const auto job = project.addJob(JobKind::Evaluate, "Measure exam", config.dump()).value();
    // As if it had been paused after two answers, which no model gives.
    const TaskScore other{!before.scores[0].accuracy, !before.scores[0].other};
    ASSERT_TRUE(project
                    .addTaskAnswers(job, "base", task.id,
                                    {{0, other, R"({"log_likelihoods":[1,2,3,4]})"},
                                     {7, before.scores[7], R"({"log_likelihoods":[4,3,2,1]})"}})
                    .has_value());
    ASSERT_TRUE(project.changeJobState(job, JobState::Queued, JobState::Running).value());
    ASSERT_TRUE(project.changeJobState(job, JobState::Running, JobState::Paused).value());
    EXPECT_EQ(ask({"jobs", m_project, "resume", std::to_string(job)})["state"], "done");
    const auto after = project.taskResults()->front();
    EXPECT_EQ(after.jobId, job);
    ASSERT_EQ(after.scores.size(), 12U);
    EXPECT_EQ(after.scores[0], other) << "it was asked again";
    for (std::size_t item = 1; item < 12; ++item) {
        EXPECT_EQ(after.scores[item], before.scores[item]) << item;
    }
    EXPECT_EQ(project.taskAnswers(job, "base", task.id)->at(7).answerJson, R"({"log_likelihoods":[4,3,2,1]})");
}

TEST_F(Downstream, MisuseIsRefusedWithAWordOnWhatToDo)
{
    const auto broken = write("broken.csv", "question,A,B,C,D,answer\nWhy?,1,2,3,4,Z\n");
    const auto refused = run({"evaluate", m_project, "--task", broken});
    EXPECT_EQ(refused.exitCode, 3);
    EXPECT_THAT(refused.err, HasSubstr("broken.csv', line 2"));
    EXPECT_EQ(run({"evaluate", m_project, "--task", "nowhere.jsonl"}).exitCode, 3);
    EXPECT_EQ(run({"evaluate", m_project, "--task", m_exam, "--domain", "sums"}).exitCode, 2);
    EXPECT_EQ(run({"evaluate", m_project, "--limit", "3"}).exitCode, 2) << "a limit of what?";
    EXPECT_EQ(run({"evaluate", m_project, "--task", m_exam, "--task-kind", "exam"}).exitCode, 2);
    EXPECT_EQ(run({"evaluate", m_project, "--task", m_exam, "--task-kind", "gsm8k"}).exitCode, 3);
    const auto shots = run({"evaluate", m_project, "--task", m_exam, "--shots", "12"});
    EXPECT_EQ(shots.exitCode, 2);
    EXPECT_THAT(shots.err, HasSubstr("fewer examples"));
    EXPECT_NE(run({"evaluate", m_project, "--task", m_exam, "--subject", "nobody"}).exitCode, 0);
    EXPECT_TRUE(Project::open(m_project)->taskResults()->empty());
}
