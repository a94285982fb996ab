#include "core/base/system.h"
#include "core/jobs/queue.h"
#include "tests/support/tinyproject.h"
#include "ui/mainwindow/awake.h"
#include "ui/mainwindow/jobbar.h"
#include "ui/mainwindow/jobwatcher.h"
#include "ui/mainwindow/queuepanel.h"
#include "ui/models/jobactions.h"
#include "ui/models/jobmodel.h"
#include "ui/models/jobpace.h"
#include "ui/models/jobwords.h"
#include "ui/models/runmetrics.h"
#include "ui/models/runmodel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace polymath;

namespace {

JobRecord job(RowId id, JobState state, std::int64_t position = 0)
{
    JobRecord record;
    record.id = id;
    record.state = state;
    record.title = "Train " + std::to_string(id);
    record.position = position;
    return record;
}

MetricRecord metric(RowId id, std::int64_t step, const char* name, double value, const char* domain = "")
{
    return {id, step, name, domain, value, static_cast<double>(step)};
}

/// A project with three jobs in a queue that is held, so that no worker starts.
class AQueue : public ::testing::Test {
protected:
    AQueue()
    {
        QObject::connect(&m_actions, &JobActions::failed,
                         [](const QString& sentence) { ADD_FAILURE() << sentence.toStdString(); });
        auto project = test::makeTinyProject(m_folder.path());
        EXPECT_TRUE(holdQueue(project, true).has_value());
        for (const auto* title : {"first", "second", "third"}) {
            m_ids.push_back(project.addJob(JobKind::Train, title, "{}").value());
        }
        m_project.emplace(std::move(project));
        m_session.open(QString::fromStdString(m_project->folder().string()));
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_session.state() == ProjectSession::State::Ready; }));
    }

    [[nodiscard]] std::vector<std::string> waiting() const
    {
        std::vector<std::string> titles;
        const auto jobs = m_project->queuedJobs().value();
        for (const auto& one : jobs) {
            titles.push_back(one.title);
        }
        return titles;
    }
    [[nodiscard]] bool becomes(const std::vector<std::string>& titles) const
    {
        return QTest::qWaitFor([&] { return waiting() == titles; });
    }
    template <typename T> static T* find(const QWidget& parent, const char* name)
    {
        auto* widget = parent.findChild<T*>(name);
        EXPECT_NE(widget, nullptr) << name;
        return widget;
    }
    static void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }

    test::TemporaryFolder m_folder;
    std::vector<RowId> m_ids;
    std::optional<Project> m_project;
    QSettings m_settings;
    Theme m_theme{*qApp};
    QUndoStack m_undo;
    ProjectSession m_session;
    AppContext m_context{m_session, m_theme, m_settings, m_undo};
    JobActions m_actions{m_session};
};

} // namespace

TEST(JobModel, KeepsTheRulesOfModelsWhileJobsComeGoAndMove)
{
    JobModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows({job(1, JobState::Queued), job(2, JobState::Queued), job(3, JobState::Paused)});
    model.setRows({job(2, JobState::Queued), job(1, JobState::Queued), job(4, JobState::Queued)});
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.index(0, 0).data().toString(), "Train 2 – Queued");
    model.setRows({});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(JobModel, ADropAsksForTheMoveAndKeepsTheRow)
{
    JobModel model;
    model.setRows({job(1, JobState::Queued), job(2, JobState::Queued), job(3, JobState::Queued)});
    QSignalSpy moves(&model, &JobModel::moveRequested);
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0, 0)}));
    EXPECT_FALSE(model.dropMimeData(data.get(), Qt::MoveAction, 3, 0, {})); // behind the last
    EXPECT_FALSE(model.dropMimeData(data.get(), Qt::MoveAction, 1, 0, {})); // where it is
    const QMimeData foreign;
    EXPECT_FALSE(model.dropMimeData(&foreign, Qt::MoveAction, 2, 0, {}));
    ASSERT_EQ(moves.count(), 1);
    EXPECT_EQ(moves[0][0].toLongLong(), 1);
    EXPECT_EQ(moves[0][1].toInt(), 2);
    EXPECT_EQ(model.rowCount(), 3);
}

TEST(JobModel, OnlyQueuedJobsCanBeDragged)
{
    JobModel model;
    model.setRows({job(1, JobState::Queued), job(2, JobState::Paused)});
    EXPECT_TRUE(model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
    EXPECT_FALSE(model.flags(model.index(1, 0)).testFlag(Qt::ItemIsDragEnabled));
}

TEST(RunModel, KeepsTheRulesOfModelsAndAsksForTicks)
{
    RunModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    RunRow run;
    run.job = job(7, JobState::Done);
    run.secondsSpent = 90;
    run.summary = RunSummary{1.25, 0.021, -0.0004};
    run.estimate = std::pair(60.0, 120.0);
    model.setRows({run});
    QSignalSpy ticks(&model, &RunModel::drawRequested);
    EXPECT_TRUE(model.setData(model.index(0, RunModel::Name), Qt::Checked, Qt::CheckStateRole));
    EXPECT_FALSE(model.setData(model.index(0, RunModel::Loss), Qt::Checked, Qt::CheckStateRole));
    ASSERT_EQ(ticks.count(), 1);
    EXPECT_EQ(ticks[0][0].toLongLong(), 7);
    EXPECT_EQ(model.index(0, RunModel::Target).data().toString(), "+2.10");
    EXPECT_EQ(model.index(0, RunModel::Time).data().toString(), "1 min 30 s");
    EXPECT_FALSE(model.index(0, RunModel::Estimated).data().toString().isEmpty());
    model.setRows({});
}

TEST(JobPace, TellsTheTimeLeftFromRecentSpeedAndIsSteady)
{
    JobPace pace;
    auto record = job(1, JobState::Running);
    record.steps = 100;
    std::optional<double> before;
    for (int step = 1; step <= 20; ++step) {
        record.step = step;
        record.activeSeconds = step * 2 + (step % 2) * 0.2; // two seconds a step, a little uneven
        pace.update(record);
        if (before && pace.secondsLeft()) {
            EXPECT_LT(*pace.secondsLeft(), *before); // counts down, never up
        }
        before = pace.secondsLeft();
    }
    ASSERT_TRUE(before.has_value());
    EXPECT_NEAR(*before, 160, 32); // 80 steps at 2 s, within the tolerance of what is shown
    record.id = 2;
    record.step = 1;
    pace.update(record);
    EXPECT_FALSE(pace.secondsLeft().has_value()); // another job
}

TEST(JobPace, GoesOnWithTheClockBetweenTwoSteps)
{
    JobPace pace;
    auto record = job(1, JobState::Running);
    record.steps = 100;
    JobPace::Clock::time_point now{};
    for (int step = 1; step <= 10; ++step) {
        now += std::chrono::seconds(4);
        record.step = step;
        record.activeSeconds = step * 4;
        pace.update(record, now);
    }
    ASSERT_TRUE(pace.secondsLeft(now).has_value());
    const double left = *pace.secondsLeft(now);
    const auto later = now + std::chrono::seconds(3);
    pace.update(record, later); // the same step, asked again
    EXPECT_NEAR(*pace.secondsLeft(later), left - 3, 1e-9);
    EXPECT_NEAR(pace.secondsSpent(later), 43, 1e-9);
    EXPECT_EQ(*pace.secondsLeft(now + std::chrono::hours(1)), 0) << "never negative";
    record.state = JobState::Paused;
    pace.update(record, later);
    EXPECT_NEAR(pace.secondsSpent(later + std::chrono::seconds(9)), 40, 1e-9) << "stands still";
}

TEST(JobPace, SaysNothingWhileItIsUnknown)
{
    JobPace pace;
    auto record = job(1, JobState::Running);
    pace.update(record); // no steps known
    EXPECT_FALSE(pace.secondsLeft().has_value());
    record.steps = 10;
    record.step = 3;
    pace.update(record);
    pace.update(record); // the same step again
    EXPECT_FALSE(pace.secondsLeft().has_value());
}

TEST(JobWords, SayWhatHappenedAndWhatCanBeDone)
{
    for (int index = 0; index <= static_cast<int>(JobState::Done); ++index) {
        EXPECT_FALSE(jobStateName(static_cast<JobState>(index)).isEmpty());
    }
    auto failed = job(1, JobState::Failed);
    EXPECT_FALSE(whatHappened(failed).isEmpty());
    failed.message = "The disk is full.";
    EXPECT_EQ(whatHappened(failed), "The disk is full.");
    EXPECT_TRUE(canResume(failed));
    EXPECT_FALSE(canCancel(failed));
    EXPECT_TRUE(whatHappened(job(1, JobState::Done)).isEmpty());
    EXPECT_FALSE(canResume(job(1, JobState::Done)));
    EXPECT_TRUE(canPause(job(1, JobState::Running)));
    EXPECT_FALSE(canCancel(job(1, JobState::Cancelling)));
}

TEST(JobWords, CountInWhatAJobIsMadeOf)
{
    auto record = job(1, JobState::Running);
    record.steps = 45'000'000;
    EXPECT_EQ(progressText(record), "") << "nothing is done before the first step";
    record.step = 12'000'000;
    record.kind = JobKind::Import;
    EXPECT_EQ(progressText(record), "12 of 45 MB");
    record.step = 1;
    record.steps = 4;
    record.kind = JobKind::Evaluate;
    EXPECT_EQ(progressText(record), "1 of 4 measured");
    record.kind = JobKind::Train;
    EXPECT_EQ(progressText(record), "step 1 of 4");
}

TEST_F(AQueue, CountsWhatIsPausedToo)
{
    ASSERT_TRUE(m_project->changeJobState(m_ids[0], JobState::Queued, JobState::Running).value());
    ASSERT_TRUE(m_project->changeJobState(m_ids[0], JobState::Running, JobState::Paused).value());
    ASSERT_TRUE(
        m_project->setJobProcess(m_ids[1], thisProcess().pid, thisProcess().startTicks, hostName()).has_value());
    ASSERT_TRUE(m_project->changeJobState(m_ids[1], JobState::Queued, JobState::Running).value());
    ASSERT_TRUE(m_project->setJobProgress(m_ids[1], 0, 10, "Measuring zoo before the first step", 1).has_value());
    JobBar bar(m_context, m_actions);
    bar.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return find<QPushButton>(bar, "jobTitle")->text() == "second"; }));
    EXPECT_EQ(find<QPushButton>(bar, "jobQueue")->text(), "Queue (2)");
    EXPECT_TRUE(find<QPushButton>(bar, "jobQueue")->toolTip().contains("first: Paused"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return find<QLabel>(bar, "jobStage")->text().startsWith("Measuring zoo"); }));
    EXPECT_EQ(find<QLabel>(bar, "jobSteps")->text(), "") << "no step is shown before the first";
}

TEST(RunSummaries, AreMeansOfTheLastStepsAndChangesOfAccuracy)
{
    DomainRecord target;
    target.name = "law";
    DomainRecord retention;
    retention.name = "news";
    retention.role = DomainRole::Retention;
    const std::vector<MetricRecord> metrics{metric(1, 0, "accuracy", 0.30, "law"),
                                            metric(1, 0, "accuracy", 0.50, "news"),
                                            metric(1, 1, "loss", 4),
                                            metric(1, 2, "loss", 2),
                                            metric(1, 2, "gradient_norm", 0.7),
                                            metric(1, 2, "accuracy", 0.42, "law"),
                                            metric(1, 2, "accuracy", 0.49, "news")};
    const auto summary = summarise(metrics, {target, retention});
    EXPECT_DOUBLE_EQ(summary.loss.value(), 3);
    EXPECT_NEAR(summary.targetChange.value(), 0.12, 1e-12);
    EXPECT_NEAR(summary.retentionChange.value(), -0.01, 1e-12);
    const auto figures = newestFigures(1, metrics, {target, retention});
    EXPECT_DOUBLE_EQ(figures.loss.value(), 2);
    EXPECT_DOUBLE_EQ(figures.gradientNorm.value(), 0.7);
    EXPECT_FALSE(figures.tokensPerSecond.has_value());
    EXPECT_EQ(summarise({}, {target}), RunSummary());
}

TEST_F(AQueue, MetricsAreReadFromWhereTheyEndedAndAgainAfterAStepBack)
{
    auto record = m_project->job(m_ids[0]).value();
    std::vector<MetricRecord> kept;
    ASSERT_TRUE(m_project->addMetrics({metric(record.id, 1, "loss", 3), metric(record.id, 2, "loss", 2)}).has_value());
    record.step = 2;
    ASSERT_TRUE(catchUp(*m_project, record, kept).has_value());
    EXPECT_EQ(kept.size(), 2U);
    // A measurement of the last step comes late; then another step.
    ASSERT_TRUE(m_project->addMetrics({metric(record.id, 2, "accuracy", 0.4, "sums"), metric(record.id, 3, "loss", 1)})
                    .has_value());
    record.step = 3;
    ASSERT_TRUE(catchUp(*m_project, record, kept).has_value());
    EXPECT_EQ(kept, m_project->metrics(record.id).value());
    // It goes on from the checkpoint after step 1.
    ASSERT_TRUE(m_project->dropMetricsAfter(record.id, 1).has_value());
    record.step = 1;
    ASSERT_TRUE(catchUp(*m_project, record, kept).has_value());
    EXPECT_EQ(kept.size(), 1U);
}

TEST_F(AQueue, IsReorderedByKeysAndButtonsAndGoesOnWhenLet)
{
    QWidget window;
    QPushButton anchor("Queue", &window);
    QueuePanel panel(m_session, m_actions, &window);
    window.show();
    panel.popUp(&anchor);
    auto* list = find<QListView>(panel, "queueList");
    ASSERT_EQ(list->model()->rowCount(), 3);
    list->setCurrentIndex(list->model()->index(2, 0));
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    ASSERT_TRUE(becomes({"first", "third", "second"}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return list->currentIndex().row() == 1; })); // the same job stays current
    click(find<QPushButton>(panel, "queueUp"));
    ASSERT_TRUE(becomes({"third", "first", "second"}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !find<QPushButton>(panel, "queueUp")->isEnabled(); }));
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    ASSERT_TRUE(becomes({"first", "third", "second"}));
    list->setCurrentIndex(list->model()->index(2, 0));
    click(find<QPushButton>(panel, "queueCancel"));
    ASSERT_TRUE(becomes({"first", "third"}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return list->model()->rowCount() == 2; }));
    EXPECT_TRUE(find<QCheckBox>(panel, "queueHold")->isChecked());
    click(find<QPushButton>(panel, "queueCancel"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return waiting().size() == 1; }));
}

TEST_F(AQueue, WaitsWhileItIsHeldAndSaysSo)
{
    JobBar bar(m_context, m_actions);
    bar.show();
    EXPECT_EQ(find<QPushButton>(bar, "jobTitle")->text(), "first");
    EXPECT_EQ(find<QLabel>(bar, "jobStage")->text(), "Waits: the queue is paused");
    EXPECT_EQ(find<QPushButton>(bar, "jobQueue")->text(), "Queue (3)");
    EXPECT_EQ(startNext(*m_project).value(), std::nullopt);
    EXPECT_EQ(waiting().size(), 3U);
}

TEST_F(AQueue, CancellingIsAskedInTheBarItself)
{
    JobBar bar(m_context, m_actions);
    bar.show();
    click(find<QPushButton>(bar, "jobCancel"));
    EXPECT_TRUE(find<QPushButton>(bar, "jobCancelYes")->isVisible());
    click(find<QPushButton>(bar, "jobCancelNo"));
    EXPECT_EQ(waiting().size(), 3U);
    click(find<QPushButton>(bar, "jobCancel"));
    click(find<QPushButton>(bar, "jobCancelYes"));
    ASSERT_TRUE(becomes({"second", "third"}));
    EXPECT_TRUE(QTest::qWaitFor([&] { return find<QPushButton>(bar, "jobTitle")->text() == "second"; }));
}

TEST_F(AQueue, TheBarSaysWhatToDoNextWhenNothingRuns)
{
    for (const auto id : m_ids) {
        ASSERT_TRUE(requestJob(*m_project, id, JobCommand::Cancel).has_value());
    }
    JobBar bar(m_context, m_actions);
    bar.show();
    QSignalSpy pages(&bar, &JobBar::navigateRequested);
    ASSERT_TRUE(QTest::qWaitFor([&] {
        return find<QPushButton>(bar, "jobTitle")->text() == "Nothing is running. Next: train a first expert";
    }));
    EXPECT_FALSE(find<QPushButton>(bar, "jobPause")->isVisible());
    click(find<QPushButton>(bar, "jobTitle"));
    ASSERT_EQ(pages.count(), 1);
    EXPECT_EQ(pages[0][0].value<PageId>(), PageId::Train);
    m_session.close();
    EXPECT_FALSE(bar.isVisible());
}

TEST_F(AQueue, AKilledWorkerShowsASentenceAndResumeBesideIt)
{
    JobBar bar(m_context, m_actions);
    bar.show();
    // A job whose worker does not live any more, as after SIGKILL.
    ASSERT_TRUE(m_project->changeJobState(m_ids[0], JobState::Queued, JobState::Running).value());
    ASSERT_TRUE(m_project->setJobProcess(m_ids[0], 999'999'999, 1, hostName()).has_value());
    for (const auto other : {m_ids[1], m_ids[2]}) {
        ASSERT_TRUE(requestJob(*m_project, other, JobCommand::Cancel).has_value());
    }
    auto* resume = find<QPushButton>(bar, "jobResume");
    ASSERT_TRUE(QTest::qWaitFor([&] { return resume->isVisible(); }, 10'000));
    EXPECT_TRUE(find<QLabel>(bar, "jobStage")->text().contains("worker ended")) << "says what happened";
    click(resume);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !m_session.snapshot()->queueHeld; })) << "Resume means to go on";
}

TEST_F(AQueue, TheWatcherStaysAwakeWhileAJobRunsAndTellsOfLongOnes)
{
    JobWatcher watcher(m_session);
    QSignalSpy ended(&watcher, &JobWatcher::longJobEnded);
    const auto self = thisProcess();
    ASSERT_TRUE(m_project->changeJobState(m_ids[0], JobState::Queued, JobState::Running).value());
    ASSERT_TRUE(m_project->setJobProcess(m_ids[0], self.pid, self.startTicks, hostName()).has_value());
    ASSERT_TRUE(QTest::qWaitFor([&] { return watcher.wantsAwake(); }));
    ASSERT_TRUE(m_project->setJobProgress(m_ids[0], 10, 10, "Saving", 75).has_value());
    ASSERT_TRUE(m_project->changeJobState(m_ids[0], JobState::Running, JobState::Done).value());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !watcher.wantsAwake(); }));
    ASSERT_EQ(ended.count(), 1);
    EXPECT_EQ(ended[0][0].toString(), "first: Done");
    EXPECT_EQ(ended[0][1].toString(), "It took 1 min 15 s.");
}

TEST(Awake, CanBeHeldAndReleasedWhereTheSystemDoesNotAnswer)
{
    Awake awake;
    awake.release();
    awake.hold("a test");
    awake.hold("a test");
    awake.release();
    EXPECT_FALSE(awake.isHeld());
}
