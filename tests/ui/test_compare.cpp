#include "core/jobs/queue.h"
#include "tests/ui/windowfixture.h"
#include "ui/models/comparison.h"
#include "ui/models/subjecttablemodel.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QTableView>
#include <QTextBrowser>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

using namespace polymath;
using ::testing::HasSubstr;

namespace {

/// 40 documents of 100 tokens: `correct` of each right.
EvaluationRecord measured(const std::string& subject, const std::string& domain, int correct,
                          const std::string& settings = R"({"max_tokens":6000})")
{
    EvaluationRecord record;
    record.subject = subject;
    record.domain = domain;
    record.documents = 40;
    record.tokens = 4000;
    record.accuracy = correct / 100.0;
    record.accuracyLow = record.accuracy - 0.01;
    record.accuracyHigh = record.accuracy + 0.01;
    record.perplexity = 20 - correct / 10.0;
    record.seconds = 2;
    record.settingsJson = settings;
    auto scores = nlohmann::json::array();
    for (int document = 0; document < 40; ++document) {
        scores.push_back({100, correct + document % 2, 300.0});
    }
    record.documentScoresJson = scores.dump();
    return record;
}

ExpertRecord expert(const std::string& name)
{
    ExpertRecord record;
    record.name = name;
    record.method = "mode";
    record.domains = {"law"};
    record.file = "experts/" + name + ".safetensors";
    record.configJson = R"({"steps":24})";
    record.parameters = 150'000'000;
    record.seconds = 90;
    record.peakMemoryBytes = 1'700'000'000;
    return record;
}

ProjectSnapshot snapshot()
{
    ProjectSnapshot project;
    project.domains = {{1, "english", DomainRole::Retention, "", 500, 0, 50'000},
                       {2, "law", DomainRole::Target, "", 500, 0, 100'000}};
    project.experts = {expert("counsel"), expert("clerk")};
    project.evaluations = {measured("base", "law", 30), measured("base", "english", 40), measured("counsel", "law", 36),
                           measured("counsel", "english", 38), measured("clerk", "law", 33)};
    return project;
}

} // namespace

TEST(AComparison, HoldsChangesAveragesAndWhatIsMissing)
{
    const auto comparison = compare(snapshot());
    ASSERT_EQ(comparison.rows.size(), 3U);
    EXPECT_EQ(comparison.domains.front().name, "law"); // targets first
    const auto& counsel = comparison.rows[1];
    EXPECT_EQ(counsel.subject.name, "counsel");
    ASSERT_TRUE(counsel.cells.at("law").change.has_value());
    EXPECT_NEAR(counsel.cells.at("law").change->value, 0.06, 1e-9);
    EXPECT_NEAR(counsel.cells.at("english").change->value, -0.02, 1e-9);
    EXPECT_NEAR(counsel.average.value(), (0.36 + 0.38) / 2, 1e-9);
    EXPECT_FALSE(comparison.rows[2].average.has_value());
    EXPECT_EQ(comparison.unmeasured, std::vector<std::string>{"clerk"});
    ASSERT_EQ(comparison.readRows().size(), 2U);
    const auto words = comparison.readRows()[0]->words.toStdString();
    EXPECT_THAT(words, HasSubstr("gained: law +6.00 points"));
    EXPECT_THAT(words, HasSubstr("lost: english \u22122.00 points"));
}

TEST(AComparison, DoesNotCompareWhatWasMeasuredOtherwise)
{
    auto project = snapshot();
    project.evaluations[2] = measured("counsel", "law", 36, R"({"max_tokens":0})");
    const auto comparison = compare(project);
    EXPECT_FALSE(comparison.rows[1].cells.at("law").change.has_value());
    EXPECT_FALSE(comparison.rows[1].cells.at("law").comparable);
    EXPECT_EQ(comparison.unmeasured, (std::vector<std::string>{"counsel", "clerk"}));
}

TEST(AComparison, IsCopiedAsATable)
{
    auto project = snapshot();
    project.domains[1].name = "law, \"old\"";
    const auto csv = tableAs(compare(project), TableFormat::Csv);
    EXPECT_TRUE(csv.startsWith("Subject,Method,Parameters,\"law, \"\"old\"\" (%)\"")) << qPrintable(csv);
    const auto lines = tableAs(compare(snapshot()), TableFormat::Markdown).split('\n');
    ASSERT_EQ(lines.size(), 6); // heading, rule, three subjects, the last line's end
    EXPECT_TRUE(lines[1].startsWith("| --- |"));
    EXPECT_TRUE(lines[3].contains("| 36.00 | 6.00 |")) << qPrintable(lines[3]);
    EXPECT_EQ(lines[3].count('|'), lines[0].count('|'));
}

TEST(AComparison, EstimatesFromWhatWasMeasured)
{
    const auto project = snapshot(); // 10 s for 20,000 tokens
    EXPECT_NEAR(estimateMeasuring(project, 1, 0).value(), 15'000 * 0.0005, 1e-9);
    EXPECT_NEAR(estimateMeasuring(project, 2, 1'000).value(), 2 * 2'000 * 0.0005, 1e-9);
    EXPECT_FALSE(estimateMeasuring({}, 1, 0).has_value());
}

TEST(ASubjectTable, SortsByNumberAndSaysWhatIsCertain)
{
    SubjectTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(compare(snapshot()), SubjectTableModel::Measure::Accuracy);
    ASSERT_EQ(model.rowCount(), 3);
    ASSERT_EQ(model.columnCount(), 3 + 2 + 3);
    const auto law = model.index(1, SubjectTableModel::FirstDomain);
    EXPECT_EQ(law.data().toString(), "36.00 %");
    EXPECT_EQ(law.data(SubjectTableModel::VerdictRole).toInt(), 1);
    EXPECT_EQ(law.siblingAtColumn(SubjectTableModel::FirstDomain + 1).data(SubjectTableModel::VerdictRole).toInt(), -1);
    EXPECT_NEAR(law.data(SubjectTableModel::SortRole).toDouble(), 0.36, 1e-9);
    EXPECT_EQ(model.headerData(4, Qt::Horizontal).toString(), "english (kept)");
    auto fewer = snapshot();
    fewer.domains.pop_back();
    model.show(compare(fewer), SubjectTableModel::Measure::Perplexity);
    EXPECT_EQ(model.columnCount(), 3 + 1 + 3);
    EXPECT_EQ(model.index(0, SubjectTableModel::FirstDomain).data().toString(), "16.00");
}

namespace {

class ComparePageInAWindow : public test::AWindow {
protected:
    void fill()
    {
        openProject("law");
        auto project = Project::open(m_folder.path() / "law.polymath").value();
        const auto from = snapshot();
        for (const auto& domain : from.domains) {
            ASSERT_TRUE(project.addDomain(domain.name, domain.role).has_value());
        }
        for (const auto& record : from.experts) {
            ASSERT_TRUE(project.addExpert(record).has_value());
        }
        for (const auto& evaluation : from.evaluations) {
            ASSERT_TRUE(project
                            .setEvaluation(evaluation, {{evaluation.subject, evaluation.domain, 0, 0, "backbone", 0.6},
                                                        {evaluation.subject, evaluation.domain, 0, 1, "counsel", 0.4}})
                            .has_value());
        }
        m_window->showPage(PageId::Compare);
        ASSERT_TRUE(QTest::qWaitFor([&] {
            const auto* table = m_window->findChild<QTableView*>("subjectTable");
            return table != nullptr && table->model()->rowCount() == 3 && table->model()->columnCount() == 8;
        }));
    }
};

} // namespace

TEST_F(ComparePageInAWindow, SaysWhatToDoWhereNothingIsThere)
{
    openProject("empty");
    m_window->showPage(PageId::Compare);
    ASSERT_TRUE(QTest::qWaitFor([&] {
        const auto* page = test::visiblePage(*m_window);
        return page != nullptr && page->states().state() == StateStack::State::Empty;
    }));
}

TEST_F(ComparePageInAWindow, ShowsEveryView)
{
    fill();
    const std::pair<const char*, const char*> views[] = {{"compareView0", "chartTradeoff"},
                                                         {"compareView1", "subjectTable"},
                                                         {"compareView2", "chartForgetting"},
                                                         {"compareView3", "chartGates"},
                                                         {"compareView4", "chartCost"}};
    for (const auto& [chip, shown] : views) {
        click(chip);
        EXPECT_TRUE(find(shown)->isVisible()) << shown;
    }
    EXPECT_EQ(find<QComboBox>("gatesOf")->count(), 3);
    click("compareView0");
    EXPECT_TRUE(find<QTextBrowser>("compareSentences")->toPlainText().contains("counsel"));
}

TEST_F(ComparePageInAWindow, QueuesTheMeasurementThatIsMissing)
{
    fill();
    ASSERT_TRUE(find("measureNow")->isVisible());
    {
        auto project = Project::open(m_folder.path() / "law.polymath").value();
        ASSERT_TRUE(holdQueue(project, true).has_value());
    }
    click("measureNow");
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_session.snapshot()->jobs.size() == 1; }));
    const auto config = nlohmann::json::parse(m_session.snapshot()->jobs[0].configJson);
    EXPECT_EQ(config["subjects"], nlohmann::json({"clerk"}));
    EXPECT_EQ(config["max_tokens"], 6000); // like the measurements that are there
    EXPECT_EQ(config["domains"].size(), 2U);
}

TEST_F(ComparePageInAWindow, CopiesTheTable)
{
    fill();
    click("compareView1");
    auto* button = find("copyTable");
    const auto actions = button->findChild<QMenu*>()->actions();
    ASSERT_EQ(actions.size(), 3);
    actions[0]->trigger();
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains("counsel\t"));
    EXPECT_TRUE(toastSays("Copied"));
}
