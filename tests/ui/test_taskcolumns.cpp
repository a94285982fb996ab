#include "ui/models/comparison.h"
#include "ui/models/subjecttablemodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

using namespace polymath;
using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(AComparison, ShowsTasksBesideDomains)
{
    ProjectSnapshot project;
    project.domains = {{1, "english", DomainRole::Retention, "", 500, 0, 50'000},
                       {2, "law", DomainRole::Target, "", 500, 0, 100'000}};
    for (const auto* name : {"counsel", "clerk"}) {
        ExpertRecord expert;
        expert.name = name;
        expert.method = "lora";
        project.experts.push_back(expert);
    }
    TaskRecord task;
    task.id = 5;
    task.name = "exam";
    task.kind = TaskKind::Mmlu;
    project.tasks = {task};
    task.id = 6;
    task.name = "nobody asked";
    project.tasks.push_back(task);
    const auto add = [&project](const std::string& subject, int right, const std::string& settings) {
        TaskResultRecord result;
        result.subject = subject;
        result.taskId = 5;
        result.items = 40;
        result.accuracy = right / 40.0;
        result.accuracyLow = result.accuracy - 0.1;
        result.accuracyHigh = result.accuracy + 0.1;
        result.other = 0.25;
        result.settingsJson = settings;
        for (int item = 0; item < 40; ++item) {
            result.scores.push_back({item < right, false});
        }
        project.taskResults.push_back(result);
    };
    add("base", 10, "{}");
    add("counsel", 30, "{}");
    add("clerk", 12, R"({"limit":40})");
    const auto comparison = compare(project);
    ASSERT_EQ(comparison.tasks.size(), 1U) << "one that nobody answered has no column";
    EXPECT_NEAR(comparison.rows[1].tasks.at(5).change->value, 0.5, 1e-9);
    EXPECT_FALSE(comparison.rows[2].tasks.at(5).comparable);
    SubjectTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(comparison, SubjectTableModel::Measure::Accuracy);
    const int column = SubjectTableModel::FirstDomain + 2;
    EXPECT_EQ(model.headerData(column, Qt::Horizontal).toString(), "exam");
    EXPECT_EQ(model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(), "Right answers of the task (acc)");
    const auto counsel = model.index(1, column);
    EXPECT_EQ(counsel.data().toString(), "75.00 %");
    EXPECT_EQ(counsel.data(SubjectTableModel::VerdictRole).toInt(), 1);
    EXPECT_THAT(counsel.data(SubjectTableModel::ChangeRole).toString().toStdString(), HasSubstr("+50.00 ("));
    EXPECT_THAT(counsel.data(Qt::ToolTipRole).toString().toStdString(),
                AllOf(HasSubstr("65.00 % to 85.00 %"), HasSubstr("40 question"), HasSubstr("acc_norm: 25.00 %")));
    EXPECT_TRUE(model.index(2, column).data(SubjectTableModel::NoteRole).isValid());
    EXPECT_EQ(model.headerData(column + 1, Qt::Horizontal).toString(), "Average") << "costs stay behind";
    model.show(comparison, SubjectTableModel::Measure::Perplexity);
    EXPECT_EQ(model.headerData(column, Qt::Horizontal).toString(), "Average") << "a task has no perplexity";
    const auto csv = tableAs(comparison, TableFormat::Csv).toStdString();
    EXPECT_THAT(csv, HasSubstr("exam (%)"));
    EXPECT_THAT(csv, HasSubstr("75.00,50.00,"));
}
