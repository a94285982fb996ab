#include "core/base/system.h"
#include "core/engine/settings.h"
#include "core/jobs/newrun.h"
#include "core/jobs/queue.h"
#include "tests/support/tinyproject.h"
#include "ui/charts/chartview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/models/estimator.h"
#include "ui/models/roughestimate.h"
#include "ui/models/trainplan.h"
#include "ui/pages/settingsform.h"
#include "ui/widgets/card.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <QAbstractItemModel>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <csignal>
#include <ctime>

using namespace polymath;
using nlohmann::json;

namespace {

constexpr int patienceMs = 120'000; ///< for the real worker on a busy machine

/// Of the window's thread on a processor, so that a busy machine does not count.
double threadSeconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// The whole window on a tiny project, with the real worker.
class ATrainPage : public ::testing::Test {
protected:
    ATrainPage()
    {
        m_project.emplace(test::makeTinyProject(m_folder.path()));
        openWindow();
    }

    void openWindow()
    {
        m_undo = std::make_unique<QUndoStack>();
        m_session = std::make_unique<ProjectSession>();
        m_context.emplace(AppContext{*m_session, m_theme, m_settings, *m_undo});
        m_window = std::make_unique<MainWindow>(*m_context);
        m_window->resize(1280, 900);
        m_window->show();
        m_session->open(QString::fromStdString(m_project->folder().string()));
        ASSERT_TRUE(QTest::qWaitFor([this] { return m_session->state() == ProjectSession::State::Ready; }));
        m_window->showPage(PageId::Train);
    }
    void closeWindow()
    {
        m_window.reset();
        m_session.reset();
    }

    template <typename T> [[nodiscard]] T* find(const QString& name) const
    {
        auto* widget = m_window->findChild<T*>(name);
        EXPECT_NE(widget, nullptr) << name.toStdString();
        return widget;
    }
    void click(const QString& name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    void type(const QString& name, const QString& text) const
    {
        auto* field = find<QLineEdit>(name);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    [[nodiscard]] JobRecord job(RowId id) const { return m_project->job(id).value(); }
    [[nodiscard]] bool becomes(RowId id, JobState state) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto jobs = m_project->jobs().value();
                return static_cast<std::int64_t>(jobs.size()) >= id && job(id).state == state;
            },
            patienceMs);
    }
    /// Sets up a run on "sums" that is quick or long enough to be paused.
    void setUpRun(const QString& steps) const
    {
        click("trainDomain_sums");
        click("trainAdvanced");
        click("method_mode");
        for (const auto& [key, value] : {std::pair<const char*, QString>{"steps", steps},
                                         {"batch", "2"},
                                         {"sequence", "32"},
                                         {"evaluate_every", "5"},
                                         {"checkpoint_every", "5"},
                                         {"threads", "1"}}) {
            type(QString("setting_") + key, value);
        }
        auto* precision = find<QComboBox>("setting_precision");
        precision->setFocus();
        QTest::keyClick(precision, Qt::Key_Down); // auto would measure this machine first
        EXPECT_EQ(precision->currentText(), "f32");
    }

    test::TemporaryFolder m_folder;
    std::optional<Project> m_project;
    QSettings m_settings;
    Theme m_theme{*qApp};
    std::unique_ptr<QUndoStack> m_undo;
    std::unique_ptr<ProjectSession> m_session;
    std::optional<AppContext> m_context;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace

TEST(SettingsForm, ShowsEverySettingThatTheMethodReadsAndNoOther)
{
    SettingsForm form;
    form.show();
    for (const auto& method : engine::methods()) {
        engine::TrainSettings settings;
        settings.method = method.key;
        form.setSettings(settings);
        for (const auto& spec : engine::settingSpecs()) {
            auto* field = form.findChild<QWidget*>("setting_" + QString::fromStdString(spec.key));
            ASSERT_NE(field, nullptr) << spec.key;
            const bool reads = spec.methods.empty() || std::count(spec.methods.begin(), spec.methods.end(), method.key);
            EXPECT_EQ(field->isVisible(), reads) << method.key << " " << spec.key;
            auto* sentence = form.findChild<QLabel*>("sentence_" + QString::fromStdString(spec.key));
            ASSERT_NE(sentence, nullptr);
            EXPECT_EQ(sentence->text(), QString::fromStdString(spec.sentence));
        }
    }
}

TEST(SettingsForm, SaysWhatIsWrongBesideTheFieldAndGoesBackToTheDefault)
{
    SettingsForm form;
    form.show();
    QSignalSpy edits(&form, &SettingsForm::edited);
    auto* batch = form.findChild<QLineEdit*>("setting_batch");
    auto* sentence = form.findChild<QLabel*>("sentence_batch");
    auto* reset = form.findChild<QToolButton*>("reset_batch");
    EXPECT_FALSE(reset->isVisible());
    batch->selectAll();
    QTest::keyClicks(batch, "many");
    EXPECT_FALSE(form.isValid());
    EXPECT_TRUE(sentence->text().contains("4,096")) << sentence->text().toStdString();
    EXPECT_EQ(form.settings().batch, engine::TrainSettings().batch);
    QTest::mouseClick(reset, Qt::LeftButton);
    EXPECT_TRUE(form.isValid());
    EXPECT_EQ(batch->text(), "4");
    EXPECT_GT(edits.count(), 1);
    batch->selectAll();
    QTest::keyClicks(batch, "8");
    EXPECT_EQ(form.settings().batch, 8);
}

TEST(SettingsForm, ShowsWhatIsAutomaticAsWhatItWillBe)
{
    SettingsForm form;
    form.show();
    auto* every = form.findChild<QLineEdit*>("setting_evaluate_every");
    auto* reset = form.findChild<QToolButton*>("reset_evaluate_every");
    EXPECT_EQ(every->text(), "");
    EXPECT_EQ(every->placeholderText(), "auto: 25");
    EXPECT_FALSE(reset->isVisible());
    auto* steps = form.findChild<QLineEdit*>("setting_steps");
    steps->selectAll();
    QTest::keyClicks(steps, "10");
    EXPECT_EQ(every->placeholderText(), "auto: 2") << "ten steps are not too few to be measured";
    EXPECT_EQ(form.findChild<QLineEdit*>("setting_warm_up")->placeholderText(), "auto: 1");
    QTest::keyClicks(every, "7");
    EXPECT_EQ(form.settings().evaluateEvery, 7);
    EXPECT_TRUE(reset->isVisible());
    QTest::mouseClick(reset, Qt::LeftButton);
    EXPECT_EQ(form.settings().evaluateEvery, engine::TrainSettings::automatic);
    EXPECT_EQ(every->text(), "");
}

TEST(SettingsForm, RefusesRowsThatTheModelCannotRead)
{
    SettingsForm form;
    form.show();
    form.setContext(64);
    auto* sequence = form.findChild<QLineEdit*>("setting_sequence");
    auto* sentence = form.findChild<QLabel*>("sentence_sequence");
    EXPECT_FALSE(form.isValid()) << "512 is more than 64";
    EXPECT_EQ(sentence->text(), "This base model reads 64 tokens at once, so rows cannot be longer.");
    sequence->selectAll();
    QTest::keyClicks(sequence, "64");
    EXPECT_TRUE(form.isValid());
    sequence->selectAll();
    QTest::keyClicks(sequence, "x");
    EXPECT_TRUE(sentence->text().startsWith("Sequence length must be a whole number from 8"))
        << qPrintable(sentence->text());
}

TEST(SettingsForm, FindsSettingsByWhatTheyDo)
{
    SettingsForm form;
    form.show();
    auto* search = form.findChild<QLineEdit*>("settingsSearch");
    QTest::keyClicks(search, "random");
    EXPECT_TRUE(form.findChild<QWidget*>("setting_seed")->isVisible());
    EXPECT_FALSE(form.findChild<QWidget*>("setting_batch")->isVisible());
    search->clear();
    EXPECT_TRUE(form.findChild<QWidget*>("setting_batch")->isVisible());
}

TEST(Estimate, IsReadFromTheWorkersAnswerAndScalesWithSteps)
{
    const json answer{{"seconds", {100, 120}},
                      {"seconds_per_step", {0.9, 1.1}},
                      {"peak_memory_bytes", {1000, 1200}},
                      {"available_memory_bytes", 1100},
                      {"disk_bytes", 10},
                      {"free_disk_bytes", 99},
                      {"fits", false},
                      {"precision", "bf16"},
                      {"changes", {{"batch", 2}, {"recompute", "on"}}}};
    const auto estimate = estimateFromJson(answer).value();
    EXPECT_FALSE(estimate.fits);
    EXPECT_EQ(estimate.changes.size(), 2U);
    EXPECT_EQ(estimate.changes[0].second, "2");
    EXPECT_EQ(estimate.changes[1].second, "on");
    EXPECT_NEAR(estimate.secondsFor(200, 100).first, 190, 1e-9);
    EXPECT_NEAR(estimate.secondsFor(0, 1000).second, 0, 1e-9); // never negative
    auto tooLarge = answer;                                    // which is not tried
    tooLarge.erase("seconds");
    tooLarge.erase("seconds_per_step");
    EXPECT_EQ(estimateFromJson(tooLarge)->secondsHigh, 0);
    EXPECT_EQ(estimateFromJson(tooLarge)->changes.size(), 2U);
    EXPECT_FALSE(estimateFromJson(json{{"seconds", {1, 2}}}).has_value());
    EXPECT_FALSE(estimateFromJson(json{{"seconds", "soon"}}).has_value());
}

TEST(RoughEstimate, TakesTheSpeedThatIsKnown)
{
    const test::TemporaryFolder folder;
    QSettings memory(QString::fromStdString((folder.path() / "s.ini").string()), QSettings::IniFormat);
    ModelConfig model;
    model.layers = 4;
    model.hidden = 64;
    model.feedForward = 128;
    model.heads = model.keyValueHeads = 4;
    model.headSize = 16;
    model.vocabulary = 1000;
    model.contextLength = 512;
    engine::TrainSettings settings;
    settings.steps = 100;
    settings.batch = 2;
    settings.sequence = 50;
    EXPECT_FALSE(knownSpeed(memory, "abc", {}, "mode").has_value());
    const auto assumed = roughEstimate(model, settings, std::nullopt, folder.path());
    EXPECT_TRUE(assumed.rough);
    EXPECT_TRUE(assumed.fits);
    EXPECT_GT(assumed.secondsHigh, 5 * assumed.secondsLow) << "nothing is known";
    EXPECT_GT(assumed.memoryHigh, 300'000'000);

    JobRecord run;
    run.state = JobState::Done;
    run.host = hostName();
    run.step = 20;
    run.activeSeconds = 40; // 20 steps of 100 tokens: 50 a second
    run.configJson = json{{"settings", json::parse(toJson(settings))}}.dump();
    EXPECT_NEAR(knownSpeed(memory, "abc", {run}, "mode")->tokensPerSecond, 50, 1e-9);
    EXPECT_FALSE(knownSpeed(memory, "abc", {run}, "lora").has_value());
    const auto known = roughEstimate(model, settings, knownSpeed(memory, "abc", {run}, "mode"), folder.path());
    EXPECT_LT(known.secondsLow, 200);
    EXPECT_GT(known.secondsHigh, 200);
    run.host = "elsewhere";
    EXPECT_FALSE(knownSpeed(memory, "abc", {run}, "mode").has_value());

    Estimate measured;
    measured.stepSecondsLow = 0.9;
    measured.stepSecondsHigh = 1.1;
    measured.precision = "bf16";
    rememberSpeed(memory, "abc", settings, measured);
    EXPECT_NEAR(knownSpeed(memory, "abc", {}, "mode")->tokensPerSecond, 100, 1e-9);
    EXPECT_EQ(knownSpeed(memory, "abc", {}, "mode")->precision, "bf16");
    EXPECT_FALSE(knownSpeed(memory, "another base", {}, "mode").has_value());
    EXPECT_NEAR(estimateFromJson(json::parse(known.json))->secondsHigh, known.secondsHigh, 1e-9) << "kept with the job";
}

TEST_F(ATrainPage, TriesNoStepWhileAJobRunsButSaysRoughlyWhatItWillTake)
{
    ASSERT_TRUE(holdQueue(*m_project, true).has_value());
    const auto running = m_project->addJob(JobKind::Train, "Train other", "{}").value();
    const auto self = thisProcess();
    ASSERT_TRUE(m_project->setJobProcess(running, self.pid, self.startTicks, hostName()).has_value());
    ASSERT_TRUE(m_project->changeJobState(running, JobState::Queued, JobState::Running).value());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !find<QPushButton>("jobPause")->isHidden(); }));
    find<QCheckBox>("trainAfter")->setChecked(false);
    find<QTabWidget>("trainTabs")->setCurrentIndex(0);
    setUpRun("12");
    auto* time = find<QLabel>("estimateTime");
    auto* needs = find<QLabel>("estimateNeeds");
    ASSERT_TRUE(QTest::qWaitFor([&] { return time->text().startsWith("Roughly"); })) << qPrintable(time->text());
    EXPECT_TRUE(needs->text().contains("while a job runs")) << qPrintable(needs->text());
    click("trainStart");
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_project->queuedJobs().value().size() == 1; }));
    EXPECT_TRUE(json::parse(m_project->queuedJobs().value()[0].estimateJson).value("rough", false));
    ASSERT_TRUE(m_project->changeJobState(running, JobState::Running, JobState::Cancelled).value());
    ASSERT_TRUE(QTest::qWaitFor([&] { return time->text().startsWith("About"); }, patienceMs))
        << "it is measured when nothing runs";
}

TEST_F(ATrainPage, TrainsWithTheSettingsThatWereTyped)
{
    EXPECT_FALSE(find<QPushButton>("trainStart")->isEnabled()); // nothing is chosen
    setUpRun("12");
    type("trainName", "adder");
    ASSERT_TRUE(find<QPushButton>("trainStart")->isEnabled());
    click("trainStart");
    ASSERT_TRUE(becomes(1, JobState::Done)) << job(1).message;
    const auto config = json::parse(job(1).configJson);
    EXPECT_EQ(config["name"], "adder");
    EXPECT_EQ(config["domains"], json({"sums"}));
    EXPECT_EQ(config["settings"]["steps"], 12);
    EXPECT_EQ(config["settings"]["batch"], 2);
    EXPECT_EQ(config["settings"]["precision"], "f32");
    EXPECT_TRUE(m_project->findExpert("adder").value().has_value());
    ASSERT_TRUE(becomes(2, JobState::Done)) << job(2).message; // measured afterwards
    EXPECT_FALSE(m_project->evaluations().value().empty());

    auto* table = find<QTableView>("runTable");
    EXPECT_TRUE(QTest::qWaitFor([&] {
        return table->model()->rowCount() == 1 && !table->model()->index(0, 3).data().toString().isEmpty();
    })) << "its final loss is in the list";
    const auto& chart = std::get<charts::Progress>(find<charts::ChartView>("runChart")->chart());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !chart.losses.empty() && chart.losses[0].steps.size() == 12; }));
    EXPECT_EQ(chart.accuracies.size(), 2U); // the target and retention
}

TEST_F(ATrainPage, ShowsWhatARunWillTakeFromARealStepAndKeepsItWithTheRun)
{
    ASSERT_TRUE(holdQueue(*m_project, true).has_value());
    find<QCheckBox>("trainAfter")->setChecked(false);
    setUpRun("12");
    auto* time = find<QLabel>("estimateTime");
    ASSERT_TRUE(QTest::qWaitFor([&] { return time->text().startsWith("About"); }, patienceMs))
        << find<QLabel>("estimateVerdict")->text().toStdString();
    EXPECT_TRUE(find<QLabel>("estimateNeeds")->text().contains("memory"));
    EXPECT_FALSE(find<QPushButton>("estimateApply")->isVisible()); // it fits
    type("setting_batch", "0");
    EXPECT_FALSE(time->text().startsWith("About")); // nothing can be said of that
    EXPECT_FALSE(find<QPushButton>("trainStart")->isEnabled());
    type("setting_batch", "2");
    EXPECT_TRUE(QTest::qWaitFor([&] { return time->text().startsWith("About"); }, 100)) << "it was measured before";
    click("trainStart");
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_project->queuedJobs().value().size() == 1; }));
    EXPECT_TRUE(json::parse(m_project->queuedJobs().value()[0].estimateJson).contains("seconds"));
}

TEST_F(ATrainPage, ARunSurvivesTheWindowAndIsResumedThere)
{
    find<QCheckBox>("trainAfter")->setChecked(false);
    setUpRun("4000");
    click("trainStart");
    ASSERT_TRUE(QTest::qWaitFor([&] { return !m_project->jobs().value().empty() && job(1).step > 0; }, patienceMs));
    auto* pause = find<QPushButton>("jobPause");
    ASSERT_TRUE(QTest::qWaitFor([&] { return pause->isVisible(); }));
    click("jobPause");
    ASSERT_TRUE(becomes(1, JobState::Paused)) << job(1).message;
    const auto reached = job(1).step;
    closeWindow();
    openWindow();
    auto* resume = find<QPushButton>("jobResume");
    ASSERT_TRUE(QTest::qWaitFor([&] { return resume->isVisible(); }));
    EXPECT_EQ(find<QLabel>("jobStage")->text(), "You paused it. Resume goes on where it stopped.");
    click("jobResume");
    ASSERT_TRUE(QTest::qWaitFor([&] { return job(1).step > reached; }, patienceMs)) << job(1).message;
    click("jobCancel");
    click("jobCancelYes");
    ASSERT_TRUE(becomes(1, JobState::Cancelled)) << job(1).message;
}

TEST_F(ATrainPage, AKilledWorkerIsToldOfWithResumeAndLogBesideIt)
{
    find<QCheckBox>("trainAfter")->setChecked(false);
    setUpRun("400000");
    click("trainStart");
    ASSERT_TRUE(QTest::qWaitFor([&] { return !m_project->jobs().value().empty() && job(1).step > 0; }, patienceMs));
    ASSERT_EQ(::kill(static_cast<pid_t>(job(1).pid), SIGKILL), 0);
    ASSERT_TRUE(becomes(1, JobState::Interrupted));
    auto* resume = find<QPushButton>("runResumeHere");
    ASSERT_TRUE(QTest::qWaitFor([&] { return resume->isVisible(); }));
    EXPECT_TRUE(find<QLabel>("runSentence")->text().contains("worker ended"));
    click("runLogHere");
    auto* log = find<QPlainTextEdit>("jobLogText");
    EXPECT_TRUE(QTest::qWaitFor([&] { return log->toPlainText().contains("running"); }));
    QTest::mouseClick(find<QPushButton>("jobLogClose"), Qt::LeftButton);
    const auto reached = job(1).step;
    click("runResumeHere");
    ASSERT_TRUE(becomes(1, JobState::Running));
    ASSERT_TRUE(QTest::qWaitFor([&] { return job(1).step > reached; }, patienceMs)) << "it goes on";
    click("runCancel");
    ASSERT_TRUE(becomes(1, JobState::Cancelled));
}

TEST_F(ATrainPage, PresetsAreSavedChosenAndRemovedWithUndo)
{
    m_settings.remove("train/presets");
    click("trainDomain_sums");
    const auto steps = [this] { return find<QLineEdit>("setting_steps")->text(); };
    click("trainAdvanced");
    ASSERT_TRUE(QTest::qWaitFor([&] { return find<QComboBox>("presetList")->currentText() == "Recommended"; }));
    EXPECT_FALSE(find<QPushButton>("presetSave")->isEnabled()) << "nothing differs from what is recommended";
    const auto choose = [this](const QString& name) {
        auto* list = find<QComboBox>("presetList");
        const int index = list->findText(name);
        ASSERT_GE(index, 0) << name.toStdString();
        list->setCurrentIndex(index);
        Q_EMIT list->activated(index);
    };
    const auto recommended = steps();
    choose("Thorough");
    EXPECT_EQ(steps().toInt(), 3 * recommended.toInt());
    EXPECT_TRUE(find<QLabel>("presetSentence")->text().contains("Three times"));
    type("setting_batch", "2");
    type("setting_steps", "77");
    EXPECT_EQ(find<QComboBox>("presetList")->currentIndex(), -1) << "the user's own by now";

    const auto save = [this](const QString& name) {
        click("presetSave");
        auto* dialog = find<QDialog>("nameDialog");
        dialog->findChild<QLineEdit*>("nameDialogName")->setText(name);
        QTest::mouseClick(dialog->findChild<QPushButton*>("nameDialogAction"), Qt::LeftButton);
        const auto refused = dialog->findChild<QLabel*>("nameDialogError")->isVisible();
        delete dialog;
        return !refused;
    };
    EXPECT_FALSE(save("Thorough")) << "a built-in one stays as it is";
    EXPECT_TRUE(save("Mine"));
    EXPECT_EQ(find<QComboBox>("presetList")->currentText(), "Mine");

    type("setting_steps", "500");
    type("setting_learning_rate", "0.0005");
    choose("Mine");
    EXPECT_EQ(steps(), "77");
    EXPECT_EQ(find<QLineEdit>("setting_batch")->text(), "2");
    EXPECT_EQ(find<QLineEdit>("setting_learning_rate")->text(), "0.0005") << "it does not name this one";

    click("presetRemove");
    EXPECT_EQ(find<QComboBox>("presetList")->findText("Mine"), -1);
    m_undo->undo();
    EXPECT_GE(find<QComboBox>("presetList")->findText("Mine"), 0);
    m_undo->undo();
    EXPECT_EQ(find<QComboBox>("presetList")->findText("Mine"), -1) << "saving it is undone as well";
}

TEST_F(ATrainPage, SeveralDomainsQueueARunEachThenComposeAndMeasure)
{
    ASSERT_TRUE(holdQueue(*m_project, true).has_value());
    click("trainDomain_sums");
    click("trainDomain_words");
    EXPECT_TRUE(find<QWidget>("trainApart")->isVisible());
    click("trainAdvanced");
    click("method_mode");
    EXPECT_EQ(find<QLabel>("trainNames")->text(), "sums-mode, words-mode");
    EXPECT_EQ(find<QPushButton>("trainStart")->text(), "Start 2 run(s)");
    click("trainStart");
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_project->queuedJobs().value().size() == 4; }));
    const auto jobs = m_project->queuedJobs().value();
    EXPECT_EQ(jobs[0].title, "Train sums-mode");
    EXPECT_EQ(jobs[1].title, "Train words-mode");
    EXPECT_EQ(jobs[2].kind, JobKind::Compose);
    EXPECT_EQ(json::parse(jobs[2].configJson)["experts"], json({"sums-mode", "words-mode"}));
    EXPECT_EQ(jobs[3].kind, JobKind::Evaluate);
    EXPECT_EQ(json::parse(jobs[3].configJson)["subjects"], json({"base", "sums-mode", "words-mode", "sums+words"}));
}

TEST_F(ATrainPage, OneRunOnAllDomainsOnlyWhenAskedFor)
{
    ASSERT_TRUE(holdQueue(*m_project, true).has_value());
    find<QCheckBox>("trainAfter")->setChecked(false);
    click("trainDomain_sums");
    click("trainDomain_words");
    click("trainTogether");
    click("trainStart");
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_project->queuedJobs().value().size() == 1; }));
    EXPECT_EQ(json::parse(m_project->queuedJobs().value()[0].configJson)["domains"], json({"sums", "words"}));
}

TEST_F(ATrainPage, RemovesARunAndTrainsAgainWithItsSettings)
{
    ASSERT_TRUE(holdQueue(*m_project, true).has_value());
    engine::TrainSettings settings;
    settings.batch = 7;
    settings.method = "lora";
    const auto id =
        m_project
            ->addJob(JobKind::Train, "Train words-lora", toJson(NewRun{"words-lora", {"words"}, {}, settings}).dump())
            .value();
    find<QTabWidget>("trainTabs")->setCurrentIndex(1);
    auto* table = find<QTableView>("runTable");
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == 1; }));
    click("runAgain");
    EXPECT_EQ(find<QLineEdit>("setting_batch")->text(), "7");
    EXPECT_TRUE(find<Card>("method_lora")->isSelected());
    EXPECT_TRUE(find<Card>("trainDomain_words")->isSelected());
    find<QTabWidget>("trainTabs")->setCurrentIndex(1);
    click("runCancel");
    ASSERT_TRUE(becomes(id, JobState::Cancelled));
    click("runRemove");
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_project->jobs().value().empty(); }));
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_undo->canUndo(); }));
    m_undo->undo();
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_project->jobs().value().size() == 1; }));
}

TEST_F(ATrainPage, AnswersClicksAtOnceWithTwoHundredRunsOfFiveThousandSteps)
{
    ASSERT_TRUE(holdQueue(*m_project, true).has_value());
    ASSERT_TRUE(m_project
                    ->inTransaction([&]() -> Result<void> {
                        for (int run = 0; run < 200; ++run) {
                            const auto name = "run-" + std::to_string(run);
                            POLYMATH_TRY(id, m_project->addJob(JobKind::Train, "Train " + name,
                                                               toJson(NewRun{name, {"sums"}}).dump()));
                            std::vector<MetricRecord> rows;
                            for (int step = 1; step <= 5000; ++step) {
                                rows.push_back({id, step, "loss", "", 4.0 / step, step * 0.5});
                            }
                            POLYMATH_CHECK(m_project->addMetrics(rows));
                            POLYMATH_CHECK(m_project->setJobProgress(id, 5000, 5000, "", 2500));
                            POLYMATH_TRY(changed, m_project->changeJobState(id, JobState::Queued, JobState::Cancelled));
                            static_cast<void>(changed);
                        }
                        return {};
                    })
                    .has_value());
    find<QTabWidget>("trainTabs")->setCurrentIndex(1);
    auto* table = find<QTableView>("runTable");
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == 200; }, 30'000));
    for (int row = 0; row < 20; ++row) {
        const double before = threadSeconds();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(row % 5, 0)).center());
        QCoreApplication::sendPostedEvents();
        EXPECT_LT(threadSeconds() - before, 0.1) << "a click on row " << row;
    }
}
