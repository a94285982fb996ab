#include "tests/ui/tinyproject.h"
#include "ui/models/exampleprompt.h"
#include "ui/pages/answerview.h"
#include "ui/pages/chatpane.h"
#include "ui/pages/playgroundpage.h"
#include "ui/pages/promptbox.h"
#include "ui/pages/slotpanel.h"

#include <gmock/gmock.h>

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>

#include <csignal>

using namespace polymath;
using namespace polymath::test;
using ::testing::DoubleNear;
using ::testing::ElementsAre;

namespace {

constexpr int patience = 60'000; ///< milliseconds; machines are loaded

class Playground : public ::testing::Test {
protected:
    static void SetUpTestSuite() { s_project = new TinyProject; }
    static void TearDownTestSuite()
    {
        delete s_project;
        s_project = nullptr;
    }

    Playground() : m_shown(s_project->path())
    {
        EXPECT_TRUE(QTest::qWaitFor([this] { return left().engine().state() == ChatEngine::State::Ready; }, patience))
            << left().engine().failure().toStdString();
    }

    ChatPane& left() { return *m_shown.find<ChatPane>("left"); }
    ChatPane& right() { return *m_shown.find<ChatPane>("right"); }
    QString leftText() { return m_shown.find<AnswerView>("leftAnswer")->toPlainText(); }
    void type(const QString& text)
    {
        auto* prompt = m_shown.find<PromptBox>("prompt");
        prompt->setFocus();
        QTest::keyClicks(prompt, text);
    }
    void setLength(int tokens)
    {
        m_shown.click("samplingToggle");
        m_shown.find<QSpinBox>("maxTokens")->setValue(tokens);
    }
    bool isIdle()
    {
        return QTest::qWaitFor([this] { return !left().isBusy() && !right().isBusy(); }, patience);
    }

    static TinyProject* s_project;
    ShownPage<PlaygroundPage> m_shown;
};

TinyProject* Playground::s_project = nullptr;

} // namespace

TEST_F(Playground, AnswersOnBothSidesAndSaysHowFast)
{
    setLength(20);
    type("what is 3");
    QTest::keyClick(m_shown.find<PromptBox>("prompt"), Qt::Key_Return);
    EXPECT_TRUE(left().isBusy());
    ASSERT_TRUE(isIdle());
    EXPECT_TRUE(leftText().startsWith("what is 3"));
    EXPECT_GT(leftText().size(), 10);
    EXPECT_TRUE(m_shown.find<AnswerView>("rightAnswer")->toPlainText().startsWith("what is 3"));
    EXPECT_TRUE(m_shown.find<QLabel>("leftLine")->text().contains("tokens/s"));
    EXPECT_TRUE(m_shown.find<PromptBox>("prompt")->toPlainText().isEmpty());
    QTest::keyClick(m_shown.find<PromptBox>("prompt"), Qt::Key_Up);
    EXPECT_EQ(m_shown.find<PromptBox>("prompt")->toPlainText(), "what is 3");
    EXPECT_FALSE(left().findChild<QLabel*>("share1")->text().isEmpty()); // the expert's share of the answer
}

TEST_F(Playground, TheSecondSideIsSomebodyElse)
{
    m_shown.click("rightClose");
    left().choose(0);
    right().choose(0);
    m_shown.click("openSecond");
    EXPECT_EQ(right().chosen(), right().subjectCount() - 1) << "the newest, where the base answers already";
    m_shown.click("rightClose");
    left().choose(right().chosen());
    m_shown.click("openSecond");
    EXPECT_EQ(right().chosen(), 0) << "the base, where the newest answers already";
}

TEST_F(Playground, StopEndsALongAnswerAndTheNextOneWorks)
{
    m_shown.click("rightClose");
    setLength(4096);
    type("what");
    m_shown.click("send");
    ASSERT_TRUE(QTest::qWaitFor([this] { return leftText().size() > 10; }, patience));
    QSignalSpy answered(&left().engine(), &ChatEngine::answered);
    m_shown.click("stop");
    ASSERT_TRUE(QTest::qWaitFor([&] { return !answered.isEmpty(); }, patience));
    EXPECT_EQ(answered.first().first().value<ChatSummary>().reason, "stopped");
    EXPECT_TRUE(m_shown.find<QWidget>("send")->isVisible());
    setLength(4);
    type("is");
    m_shown.click("send");
    EXPECT_TRUE(isIdle());
}

TEST_F(Playground, AMutedExpertHasNoShareFromTheNextTokenOn)
{
    m_shown.click("rightClose");
    auto* slider = left().findChild<QSlider*>("preference1");
    ASSERT_NE(slider, nullptr);
    setLength(4096);
    type("what");
    m_shown.click("send");
    QSignalSpy tokens(&left().engine(), &ChatEngine::tokenArrived);
    ASSERT_TRUE(QTest::qWaitFor([&] { return tokens.size() > 2; }, patience));
    EXPECT_GT(tokens.last().first().value<ChatToken>().weights.at(1), 0.1);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home);
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            return tokens.last().first().value<ChatToken>().weights == std::vector<double>{1, 0};
        },
        patience));
    m_shown.click("stop");
    ASSERT_TRUE(isIdle());

    tokens.clear(); // and on the next prompt
    setLength(4);
    type("is");
    m_shown.click("send");
    ASSERT_TRUE(isIdle());
    ASSERT_FALSE(tokens.isEmpty());
    EXPECT_THAT(tokens.first().first().value<ChatToken>().weights,
                ElementsAre(DoubleNear(1, 1e-6), DoubleNear(0, 1e-6)));
}

TEST_F(Playground, AWorkerThatDiesBecomesASentenceAndStartsAgain)
{
    m_shown.click("rightClose");
    ASSERT_GT(left().engine().processId(), 0);
    ::kill(static_cast<pid_t>(left().engine().processId()), SIGKILL);
    auto* states = m_shown.find<StateStack>("leftStates");
    ASSERT_TRUE(QTest::qWaitFor([&] { return states->state() == StateStack::State::Failed; }, patience));
    EXPECT_TRUE(left().engine().failure().contains("ended unexpectedly"));
    QTest::mouseClick(states->findChild<QPushButton*>("stateAction"), Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor([this] { return left().engine().state() == ChatEngine::State::Ready; }, patience));
}

TEST_F(Playground, ClosingTheProjectFreesTheWorkers)
{
    m_shown.session().close();
    EXPECT_EQ(left().engine().state(), ChatEngine::State::Stopped);
    EXPECT_EQ(left().engine().processId(), 0);
}

TEST_F(Playground, ExamplesComeFromTestDocuments)
{
    auto project = Project::open(s_project->path()).value();
    const auto domains = project.domains().value();
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const auto question = examplePrompt(project, domains[0].id, seed).value();
        ASSERT_TRUE(question);
        EXPECT_TRUE(question->isQuestion);
        bool isTest = false;
        ASSERT_TRUE(project.forEachDocument(domains[0].id, [&](const DocumentRecord& document) {
            isTest = isTest || (document.split == Split::Test && document.prompt == question->prompt &&
                                document.text == question->reference);
            return true;
        }));
        EXPECT_TRUE(isTest);
    }
    const auto opening = examplePrompt(project, domains[1].id, 1).value();
    ASSERT_TRUE(opening);
    EXPECT_FALSE(opening->isQuestion);
    EXPECT_FALSE(opening->reference.empty());
}

TEST(PromptBox, ShiftEnterIsANewLine)
{
    PromptBox box;
    QSignalSpy sent(&box, &PromptBox::sendRequested);
    QTest::keyClicks(&box, "a");
    QTest::keyClick(&box, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(&box, "b");
    EXPECT_EQ(box.toPlainText(), "a\nb");
    EXPECT_TRUE(sent.isEmpty());
    QTest::keyClick(&box, Qt::Key_Return);
    EXPECT_EQ(sent.size(), 1);
}

TEST(SlotPanel, FactorsGoFromMutedToFourAndBack)
{
    SlotPanel panel;
    panel.setSlots({{"Backbone", Qt::gray}, {"law", Qt::red}});
    EXPECT_TRUE(panel.preference().empty());
    auto* slider = panel.findChild<QSlider*>("preference1");
    QTest::keyClick(slider, Qt::Key_End);
    EXPECT_THAT(panel.preference(), ElementsAre(1, 4));
    QTest::keyClick(slider, Qt::Key_Home);
    EXPECT_THAT(panel.preference(), ElementsAre(1, 0));
    panel.setShares({0.25, 0.75});
    EXPECT_EQ(panel.findChild<QLabel*>("share1")->text().remove(' ').remove(QChar(0x202F)).remove(QChar(0xA0)), "75%");
    QTest::mouseClick(panel.findChild<QPushButton*>("resetPreference"), Qt::LeftButton);
    EXPECT_TRUE(panel.preference().empty());
}

TEST(AnswerView, ColoursByTheHeaviestSlotAndStaysQuickAtFourThousandTokens)
{
    AnswerView view;
    view.resize(600, 500);
    view.show();
    view.setSlots({{"Backbone", Qt::gray}, {"law", QColor(200, 30, 30)}});
    view.addQuestion("why?");
    QElapsedTimer clock;
    clock.start();
    for (int index = 0; index < 4000; ++index) {
        view.addToken({" word", index % 2 == 0 ? std::vector<double>{0.2, 0.8} : std::vector<double>{0.9, 0.1}, 0.5});
        if (index % 100 == 0) { // as they stream in: drawn now and then
            EXPECT_TRUE(QTest::qWaitFor([&] { return view.toPlainText().count("word") == index + 1; }));
        }
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return view.toPlainText().count("word") == 4000; }, patience));
    RecordProperty("milliseconds", static_cast<int>(clock.elapsed()));
    EXPECT_EQ(view.lastAnswer().count("word"), 4000);
    EXPECT_THAT(view.shares(), ElementsAre(DoubleNear(0.55, 1e-9), DoubleNear(0.45, 1e-9)));

    QTextCursor cursor(view.document());
    cursor.setPosition(view.toPlainText().indexOf("word") + 2);
    EXPECT_EQ(cursor.charFormat().background().color().rgb(), qRgb(200, 30, 30)); // the expert's
    cursor.setPosition(view.toPlainText().indexOf("word") + 7);
    EXPECT_EQ(cursor.charFormat().background().style(), Qt::NoBrush); // the backbone's
    clock.restart();
    view.setColoured(false);
    EXPECT_LT(clock.elapsed(), 5000);
    cursor.setPosition(view.toPlainText().indexOf("word") + 2);
    EXPECT_EQ(cursor.charFormat().background().style(), Qt::NoBrush);
}
