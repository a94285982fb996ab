#include "core/engine/registry.h"
#include "tests/ui/tinyproject.h"
#include "ui/pages/composechoice.h"
#include "ui/pages/composepage.h"
#include "ui/pages/compositiondrawing.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <map>
#include <string>

using namespace polymath;
using namespace polymath::test;
using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

constexpr int patience = 120'000; ///< milliseconds; machines are loaded

class Compose : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_project = new TinyProject;
        s_project->train("narrow", {"blocks=1"});
        s_project->train("low", {}, "lora");
    }
    static void TearDownTestSuite()
    {
        delete s_project;
        s_project = nullptr;
    }

    Compose() : m_shown(s_project->path())
    {
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_shown.page().states().state() == StateStack::State::Ready; }));
    }

    void tick(const QString& expert)
    {
        auto* box = m_shown.find<QCheckBox>("tick:" + expert);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
    }
    bool isMade(const std::string& name)
    {
        return QTest::qWaitFor(
            [&] {
                for (const auto& composition : m_shown.session().snapshot()->compositions) {
                    if (composition.name == name) {
                        return true;
                    }
                }
                return false;
            },
            patience);
    }

    static TinyProject* s_project;
    ShownPage<ComposePage> m_shown;
};

TinyProject* Compose::s_project = nullptr;

ExpertRecord expert(const std::string& name, const std::string& method, const std::string& config)
{
    ExpertRecord record;
    record.name = name;
    record.method = method;
    record.configJson = config;
    return record;
}

} // namespace

TEST_F(Compose, TwoExpertsBecomeAMeasuredComposition)
{
    auto* start = m_shown.find<QPushButton>("compose");
    EXPECT_FALSE(start->isEnabled());
    tick("sums");
    EXPECT_FALSE(start->isEnabled());
    tick("numbers");
    ASSERT_TRUE(start->isEnabled());
    EXPECT_EQ(m_shown.find<QLineEdit>("composeName")->placeholderText(), "sums+numbers");
    EXPECT_TRUE(m_shown.find<CompositionDrawing>("drawing")->accessibleName().contains("sums, numbers"));
    m_shown.click("training:none");
    EXPECT_FALSE(m_shown.find<QSpinBox>("composeSteps")->isEnabled());
    QTest::keyClicks(m_shown.find<QLineEdit>("composeName"), "both");
    QSignalSpy toasts(&m_shown.page(), &Page::toastRequested);
    QTest::mouseClick(start, Qt::LeftButton);
    ASSERT_TRUE(isMade("both"));
    ASSERT_FALSE(toasts.isEmpty());
    EXPECT_TRUE(toasts.first().first().toString().contains("both"));
    const auto& made = m_shown.session().snapshot()->compositions.front();
    EXPECT_THAT(made.experts, ElementsAre("sums", "numbers"));
    EXPECT_EQ(made.training, "none");
    // Measured afterwards, which puts the gates' weights on its card.
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            const auto& jobs = m_shown.session().snapshot()->jobs;
            return std::all_of(jobs.begin(), jobs.end(),
                               [](const JobRecord& job) { return job.state == JobState::Done; });
        },
        patience));
    auto* card = m_shown.find<QWidget>("composition:both");
    auto* showRouting = card->findChild<QPushButton*>("showRouting");
    EXPECT_TRUE(showRouting->isVisibleTo(card));
    auto* prune = card->findChild<QLabel*>("prune");
    ASSERT_TRUE(QTest::qWaitFor([&] { return prune->isVisibleTo(card); }));
    EXPECT_TRUE(prune->text().contains("would change least"));

    // Renamed, and removed with a way back.
    QTest::mouseClick(card->findChild<QWidget*>("rename"), Qt::LeftButton);
    auto* name = card->findChild<QLineEdit*>("newName");
    QTest::keyClicks(name, "pa");
    showRouting->click();
    auto evaluation = m_shown.session().snapshot()->evaluations.back();
    evaluation.accuracy = 0.5;
    const QSignalSpy measured(&m_shown.session(), &ProjectSession::changed);
    ASSERT_TRUE(Project::open(s_project->path())->setEvaluation(evaluation, {}).has_value());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !measured.isEmpty(); }));
    ASSERT_EQ(m_shown.find<QWidget>("composition:both"), card) << "a measurement leaves what is typed and open";
    EXPECT_TRUE(showRouting->isChecked());
    QTest::keyClicks(name, "ir");
    QTest::keyClick(name, Qt::Key_Return);
    ASSERT_TRUE(isMade("pair"));
    card = m_shown.find<QWidget>("composition:pair");
    QTest::mouseClick(card->findChild<QWidget*>("remove"), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_shown.session().snapshot()->compositions.empty(); }));
    ASSERT_TRUE(QTest::qWaitFor([&] { return toasts.last().at(1).toString() == "Undo"; }));
    toasts.last().at(2).value<std::function<void()>>()();
    EXPECT_TRUE(isMade("pair"));
}

TEST_F(Compose, WhoCannotJoinIsTold)
{
    const auto* low = m_shown.find<QCheckBox>("tick:low");
    EXPECT_TRUE(low->isEnabled());
    const auto* narrow = m_shown.find<QCheckBox>("tick:narrow");
    EXPECT_TRUE(narrow->isEnabled());
    tick("sums");
    EXPECT_FALSE(low->isEnabled());
    EXPECT_TRUE(m_shown.find<QLabel>("reason:low")->text().contains("of another kind"));
    EXPECT_FALSE(narrow->isEnabled());
    EXPECT_TRUE(m_shown.find<QLabel>("reason:narrow")->isVisibleTo(&m_shown.page()));
    EXPECT_TRUE(m_shown.find<QLabel>("reason:narrow")->text().contains("1 × 1"));
    tick("sums");
    EXPECT_TRUE(narrow->isEnabled());
}

TEST_F(Compose, OffersWhatTheRegistryHasForTheTickedKinds)
{
    const auto* router = m_shown.find<QComboBox>("router");
    EXPECT_EQ(router->count(), std::count_if(engine::routerSpecs().begin(), engine::routerSpecs().end(),
                                             [](const engine::RouterSpec& spec) { return spec.chosen; }));
    auto* composition = m_shown.find<QComboBox>("composition");
    tick("low");
    EXPECT_EQ(composition->findData("mode"), -1);
    for (const auto& [key, choosesRouter] :
         std::map<std::string, bool>{{"molora", true}, {"smola", false}, {"concatenation", false}, {"ties", false}}) {
        const int place = composition->findData(QString::fromStdString(key));
        ASSERT_NE(place, -1) << key;
        composition->setCurrentIndex(place);
        EXPECT_EQ(router->isEnabled(), choosesRouter) << key;
    }
    tick("low");
    tick("sums");
    EXPECT_EQ(composition->count(), 1);
    EXPECT_EQ(composition->currentData(), "mode");
}

TEST(ReasonAgainst, NamesWhatDiffers)
{
    const auto law = expert("law", "mode", R"({"blocks":3,"layers_per_expert":1,"mix":"residual"})");
    const auto mails = expert("mails", "mode", R"({"blocks":3,"layers_per_expert":1,"mix":"convex"})");
    EXPECT_TRUE(reasonAgainst(law, {}).isEmpty());
    EXPECT_TRUE(reasonAgainst(law, {&law}).isEmpty());
    EXPECT_THAT(reasonAgainst(mails, {&law}).toStdString(), HasSubstr("convex"));
}

TEST(ReasonAgainst, TakesKindsThatSomeCompositionTakes)
{
    const auto lora = expert("lora", "lora", "{}");
    const auto dora = expert("dora", "dora", "{}");
    const auto full = expert("full", "full", "{}");
    const auto mode = expert("mode", "mode", "{}");
    const auto mixture = expert("mixture", "molora", "{}");
    EXPECT_TRUE(reasonAgainst(lora, {&dora}).isEmpty());
    EXPECT_TRUE(reasonAgainst(lora, {&full}).isEmpty()) << "merges take both";
    EXPECT_THAT(reasonAgainst(lora, {&mode}).toStdString(), HasSubstr("of another kind"));
    EXPECT_THAT(reasonAgainst(mixture, {}).toStdString(), HasSubstr("a mixture already"));
}

TEST(ComposeConfig, TrainsOnTheExpertsDomainsInTheirShape)
{
    ProjectSnapshot project;
    project.experts = {expert("law", "mode", R"({"blocks":2,"layers_per_expert":1})"),
                       expert("mails", "mode", R"({"blocks":2,"layers_per_expert":1})")};
    project.experts[0].domains = {"contracts"};
    project.experts[1].domains = {"letters", "contracts"};
    CompositionPlan plan;
    plan.name = "both";
    plan.experts = {"mails", "law"};
    plan.training = "all";
    plan.steps = 7;
    const auto config = json::parse(composeConfig(project, plan));
    EXPECT_EQ(config["domains"], json({"contracts", "letters"}));
    EXPECT_EQ(config["experts"], json({"mails", "law"}));
    EXPECT_EQ(config["settings"]["steps"], 7);
    EXPECT_EQ(config["settings"]["training"], "all");
    EXPECT_EQ(config["settings"]["blocks"], 2);
}

TEST(EvaluateConfig, MeasuresAsBeforeAndTheBaseWhereItIsMissing)
{
    ProjectSnapshot project;
    project.domains.resize(1);
    project.domains[0].name = "contracts";
    project.domains[0].documents = 10;
    EXPECT_EQ(json::parse(evaluateConfig(project, "both"))["subjects"], json({"base", "both"}));
    EvaluationRecord base;
    base.subject = "base";
    base.domain = "contracts";
    base.settingsJson = R"({"window":64,"max_tokens":1000,"precision":"f32"})";
    project.evaluations = {base};
    const auto config = json::parse(evaluateConfig(project, "both"));
    EXPECT_EQ(config["subjects"], json::array({"both"}));
    EXPECT_EQ(config["window"], 64);
    EXPECT_EQ(config["max_tokens"], 1000);
}
