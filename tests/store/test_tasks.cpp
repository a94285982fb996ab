#include "core/store/project.h"
#include "tests/support/tinymodel.h"

#include <gtest/gtest.h>

#include <filesystem>

using namespace polymath;
namespace fs = std::filesystem;

namespace {

class AProjectsTask : public ::testing::Test {
protected:
    AProjectsTask()
    {
        ExpertRecord expert;
        expert.name = "law";
        expert.method = "lora";
        m_expert = m_project.addExpert(expert).value();
    }
    TaskRecord add(const std::string& name, const std::string& sha256)
    {
        TaskRecord task;
        task.name = name;
        task.kind = TaskKind::Piqa;
        task.file = "/" + name + ".jsonl";
        task.sha256 = sha256;
        task.preamble = "About.\n\n";
        return m_project.addTask(task, m_items).value();
    }
    void measure(const std::string& subject, RowId task, RowId job, double accuracy)
    {
        TaskResultRecord result;
        result.subject = subject;
        result.taskId = task;
        result.jobId = job;
        result.items = 2;
        result.accuracy = accuracy;
        result.settingsJson = "{}";
        result.scores = {{true, false}, {false, true}};
        ASSERT_TRUE(m_project.setTaskResult(result).has_value());
    }

    test::TemporaryFolder m_folder;
    fs::path m_path = m_folder.path() / "p.polymath";
    Project m_project = Project::create(m_path, {0, "/models/a.gguf", "abc", "A", "llama", "{}", 42}).value();
    std::vector<TaskItem> m_items{{"One?", {"a", "b"}, 1, ""}, {"Two?\n\"quoted\"", {}, 0, "#### 2"}};
    RowId m_expert = 0;
};

} // namespace

TEST_F(AProjectsTask, IsFoundAgainWithItsItems)
{
    const auto task = add("piqa", "1");
    EXPECT_EQ(task.items, 2);
    EXPECT_EQ(task.kind, TaskKind::Piqa);
    auto again = Project::open(m_path).value();
    EXPECT_EQ(again.tasks().value(), std::vector{task});
    EXPECT_EQ(again.findTask("piqa").value(), task);
    EXPECT_FALSE(again.findTask("other")->has_value());
    EXPECT_EQ(again.taskItems(task.id).value(), m_items);
    EXPECT_EQ(add("piqa", "2").name, "piqa-2");
    TaskRecord empty;
    empty.name = "none";
    EXPECT_EQ(m_project.addTask(empty, {}).error().code, ErrorCode::Usage);
    EXPECT_EQ(m_project.addTask({}, m_items).error().code, ErrorCode::Usage);
}

TEST_F(AProjectsTask, KeepsTheAnswersOfTheMeasurementThatCounts)
{
    const auto task = add("piqa", "1");
    const std::vector<TaskAnswer> first{{1, {true, true}, "{}"}, {0, {false, true}, R"({"text":"x"})"}};
    ASSERT_TRUE(m_project.addTaskAnswers(1, "base", task.id, first).has_value());
    ASSERT_TRUE(m_project.addTaskAnswers(2, "base", task.id, {{0, {true, false}, "{}"}}).has_value());
    const auto answers = m_project.taskAnswers(1, "base", task.id).value();
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[0], first[1]) << "in the order of the items";
    EXPECT_EQ(answers[1], first[0]);
    measure("base", task.id, 2, 0.5);
    EXPECT_TRUE(m_project.taskAnswers(1, "base", task.id)->empty()) << "of another job, never finished";
    EXPECT_EQ(m_project.taskAnswers(2, "base", task.id)->size(), 1U);
    measure("base", task.id, 3, 0.25);
    ASSERT_EQ(m_project.taskResults()->size(), 1U) << "a new measurement replaces it";
    const auto result = m_project.taskResults()->front();
    EXPECT_EQ(result.accuracy, 0.25);
    EXPECT_EQ(result.scores, (std::vector<TaskScore>{{true, false}, {false, true}}));
}

TEST_F(AProjectsTask, ResultsFollowTheirSubjectAndTask)
{
    const auto task = add("piqa", "1");
    measure("law", task.id, 1, 0.5);
    ASSERT_TRUE(m_project.renameSubject("law", "statutes").has_value());
    EXPECT_EQ(m_project.taskResults()->front().subject, "statutes");
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Expert, m_expert, true).has_value());
    EXPECT_TRUE(m_project.taskResults()->empty());
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Expert, m_expert, false).has_value());
    EXPECT_EQ(m_project.taskResults()->size(), 1U);
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Task, task.id, true).has_value());
    EXPECT_TRUE(m_project.taskResults()->empty());
    EXPECT_TRUE(m_project.tasks()->empty());
    ASSERT_TRUE(m_project.purgeRemoved().has_value());
    EXPECT_FALSE(m_project.setRemoved(RemovableKind::Task, task.id, false).has_value()) << "gone for good";
    EXPECT_TRUE(m_project.taskItems(task.id)->empty());
}

TEST_F(AProjectsTask, IsNotRemovedWhileAJobMeasuresIt)
{
    const auto task = add("piqa", "1");
    const auto job = m_project.addJob(JobKind::Evaluate, "Measure piqa", R"({"subjects":["base"],"tasks":["piqa"]})");
    ASSERT_TRUE(m_project.changeJobState(*job, JobState::Queued, JobState::Running).value());
    const auto refused = m_project.setRemoved(RemovableKind::Task, task.id, true);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::Usage);
    EXPECT_NE(refused.error().sentence.find("piqa"), std::string::npos);
    ASSERT_TRUE(m_project.changeJobState(*job, JobState::Running, JobState::Done).value());
    EXPECT_TRUE(m_project.setRemoved(RemovableKind::Task, task.id, true).has_value());
}

TEST(OldProject, OfSchemaFourTakesTasks)
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "old.polymath";
    fs::create_directories(path);
    fs::copy_file(fs::path(POLYMATH_TEST_DATA) / "project-v4.sqlite", path / "project.sqlite");
    EXPECT_EQ(Project::schemaOf(path).value(), 4);
    auto project = Project::open(path).value();
    EXPECT_EQ(project.upgradedFrom(), 4);
    EXPECT_EQ(project.domains()->size(), 2U);
    EXPECT_EQ(project.evaluations()->size(), 1U);
    EXPECT_TRUE(project.tasks()->empty());
    TaskRecord task;
    task.name = "mine";
    EXPECT_TRUE(project.addTask(task, {{"One?", {"a", "b"}, 1, ""}}).has_value());
    EXPECT_TRUE(project.taskResults()->empty());
}
