#include "ui/mainwindow/jobbar.h"

#include "core/jobs/jobstate.h"
#include "ui/charts/sparkline.h"
#include "ui/models/jobactions.h"
#include "ui/models/jobwords.h"
#include "ui/widgets/card.h"
#include "ui/widgets/format.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/sentences.h"

#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace polymath {

namespace {

constexpr int barHeight = 60; ///< pixels
constexpr int mostNamed = 5;  ///< waiting jobs, in a tool tip

PageId pageOf(JobKind kind)
{
    switch (kind) {
    case JobKind::Import:
        return PageId::Data;
    case JobKind::Compose:
        return PageId::Compose;
    case JobKind::Evaluate:
        return PageId::Compare;
    case JobKind::Train:
        break;
    }
    return PageId::Train;
}

const JobRecord* findJob(const std::vector<JobRecord>& jobs, bool (*wanted)(const JobRecord&))
{
    const auto found = std::find_if(jobs.begin(), jobs.end(), wanted);
    return found == jobs.end() ? nullptr : &*found;
}

const JobRecord* firstInQueue(const std::vector<JobRecord>& jobs)
{
    const JobRecord* first = nullptr;
    for (const auto& job : jobs) {
        if (job.state == JobState::Queued && (first == nullptr || job.position < first->position)) {
            first = &job;
        }
    }
    return first;
}

/// The job that stopped last, if the user may want to go on with it. Cancelled ones are done with.
const JobRecord* lastStopped(const std::vector<JobRecord>& jobs)
{
    const JobRecord* last = nullptr;
    for (const auto& job : jobs) {
        const bool ended = job.state != JobState::Queued && job.state != JobState::Cancelled && !isActive(job.state);
        if (ended && (last == nullptr || job.endedMs >= last->endedMs)) {
            last = &job;
        }
    }
    return last != nullptr && last->state != JobState::Done ? last : nullptr;
}

} // namespace

JobBar::JobBar(AppContext& context, JobActions& actions, QWidget* parent)
    : QFrame(parent), m_context(context), m_actions(actions), m_metrics(new RunMetrics(context.session, this)),
      m_title(new QPushButton), m_stage(makeLabel({}, "small")), m_progress(new QProgressBar),
      m_steps(makeLabel({}, "small")), m_spark(new charts::Sparkline), m_right(new QStackedWidget),
      m_ticking(new QTimer(this))
{
    setObjectName("jobBar");
    setFixedHeight(barHeight);
    setAccessibleName(tr("Current job"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 16, 6);
    row->setSpacing(16);

    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_title->setObjectName("jobTitle");
    m_title->setProperty("kind", "link");
    m_stage->setObjectName("jobStage");
    m_stage->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_stage->setWordWrap(true);
    words->addWidget(m_title, 0, Qt::AlignLeft);
    words->addWidget(m_stage);
    row->addLayout(words, 2);

    auto* middle = new QVBoxLayout;
    middle->setSpacing(4);
    middle->addStretch();
    m_progress->setObjectName("jobProgress");
    m_progress->setAccessibleName(tr("Progress of the current job"));
    m_progress->setTextVisible(false);
    middle->addWidget(m_progress);
    m_steps->setObjectName("jobSteps");
    middle->addWidget(m_steps);
    middle->addStretch();
    row->addLayout(middle, 3);
    m_spark->setObjectName("jobSpark");
    m_spark->setAccessibleName(tr("Loss of the current job"));
    m_spark->setFixedSize(120, 32);
    row->addWidget(m_spark);

    m_right->addWidget(makeActions());
    m_right->addWidget(makeCancelQuestion());
    m_right->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    row->addWidget(m_right);

    connect(m_title, &QPushButton::clicked, this, [this] { Q_EMIT navigateRequested(m_page); });
    connect(&context.session, &ProjectSession::stateChanged, this, &JobBar::look);
    connect(&context.session, &ProjectSession::changed, this, &JobBar::look);
    connect(m_metrics, &RunMetrics::figuresChanged, this, [this](const RunFigures& figures) {
        if (figures.job == m_job) {
            m_spark->setValues(figures.recentLosses);
            m_spark->setVisible(figures.recentLosses.size() > 1);
        }
    });
    m_ticking->setInterval(std::chrono::seconds(1)); // between two steps
    connect(m_ticking, &QTimer::timeout, this, &JobBar::showTime);
    look();
}

QWidget* JobBar::makeActions()
{
    auto* panel = new QWidget;
    auto* row = new QHBoxLayout(panel);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_pause = makePushButton("jobPause", "pause", tr("Pause"));
    m_resume = makePushButton("jobResume", "play", tr("Resume"));
    m_cancel = makePushButton("jobCancel", "close", tr("Cancel"));
    m_dismiss = makePushButton("jobDismiss", "check", tr("OK"));
    m_dismiss->setToolTip(tr("Seen: show what could be done next"));
    m_queue = makePushButton("jobQueue", "queue", {});
    row->addStretch();
    for (auto* button : {m_pause, m_resume, m_cancel, m_dismiss, m_queue}) {
        row->addWidget(button);
    }
    connect(m_pause, &QPushButton::clicked, this, [this] {
        m_pausing = m_job;
        m_actions.pause(m_job);
        look();
    });
    connect(m_resume, &QPushButton::clicked, this, [this] { m_actions.resume(m_job); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_right->setCurrentIndex(1);
        findChild<QPushButton*>("jobCancelNo")->setFocus(); // Return alone ends nothing
    });
    connect(m_dismiss, &QPushButton::clicked, this, [this] {
        m_dismissed = m_job;
        look();
    });
    connect(m_queue, &QPushButton::clicked, this, [this] { Q_EMIT queueRequested(m_queue); });
    return panel;
}

QWidget* JobBar::makeCancelQuestion()
{
    auto* panel = new QWidget;
    auto* row = new QHBoxLayout(panel);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addStretch();
    row->addWidget(makeLabel(tr("Stop for good?")));
    auto* yes = makePushButton("jobCancelYes", "stop", tr("Cancel the job"));
    yes->setProperty("kind", "danger");
    auto* no = makePushButton("jobCancelNo", "play", tr("Keep going"));
    row->addWidget(yes);
    row->addWidget(no);
    connect(yes, &QPushButton::clicked, this, [this] {
        m_actions.cancel(m_job);
        m_right->setCurrentIndex(0);
    });
    connect(no, &QPushButton::clicked, this, [this] { m_right->setCurrentIndex(0); });
    return panel;
}

void JobBar::look()
{
    const bool open = m_context.session.state() == ProjectSession::State::Ready;
    setVisible(open);
    if (!open) {
        m_job = 0;
        m_dismissed = 0; // another project counts its jobs anew
        return;
    }
    const auto& jobs = m_context.session.snapshot()->jobs;
    const RowId before = m_job;
    if (const auto* active = findJob(jobs, [](const JobRecord& job) { return isActive(job.state); })) {
        showJob(*active, Mode::Active);
    } else if (const auto* queued = firstInQueue(jobs)) {
        showJob(*queued, Mode::Waiting);
    } else if (const auto* stopped = lastStopped(jobs); stopped != nullptr && stopped->id != m_dismissed) {
        showJob(*stopped, Mode::Stopped);
    } else {
        showIdle();
    }
    if (m_job != before) {
        m_right->setCurrentIndex(0); // the question was about another job
        m_spark->setValues({});
        m_spark->setVisible(false);
    }
    showQueueLength();
    follow();
    if (!m_counts || m_job == 0) {
        m_ticking->stop();
    } else if (!m_ticking->isActive()) {
        m_ticking->start();
    }
}

void JobBar::follow()
{
    m_metrics->follow({}, m_job);
    if (m_job != 0) {
        m_metrics->refresh();
    }
}

void JobBar::showJob(const JobRecord& job, Mode mode)
{
    m_job = job.id;
    m_page = pageOf(job.kind);
    m_title->setText(translatedSentence(job.title));
    m_title->setToolTip(tr("Show it on its page"));
    m_pace.update(job);
    QString stage = translatedSentence(job.stage);
    if (mode == Mode::Waiting) {
        stage = m_context.session.snapshot()->queueHeld ? tr("Waits: the queue is paused") : tr("Starts in a moment");
    } else if (mode == Mode::Stopped) {
        stage = whatHappened(job);
    } else if (job.state != JobState::Running) {
        stage = jobStateName(job.state);
    } else if (job.id == m_pausing) {
        stage = tr("Pauses after this step");
    }
    if (job.state != JobState::Running) {
        m_pausing = 0;
    }
    m_pause->setEnabled(job.id != m_pausing);
    m_stage->show();
    m_stage->setText(stage);
    m_stage->setToolTip(stage);
    setRole(m_stage, mode == Mode::Stopped ? jobStateRole(job.state) : "small");
    m_pause->setVisible(canPause(job));
    m_resume->setVisible(canResume(job));
    m_cancel->setVisible(canCancel(job));
    m_dismiss->setVisible(mode == Mode::Stopped);
    showProgress(job);
}

void JobBar::showProgress(const JobRecord& job)
{
    m_progress->setVisible(isActive(job.state) || job.steps > 0);
    m_steps->setVisible(m_progress->isVisibleTo(this));
    if (job.steps <= 0) {
        m_progress->setRange(0, isActive(job.state) ? 0 : 1); // 0 to 0: busy
        m_progress->setValue(0);
        m_progressText.clear();
        m_counts = false;
        showTime();
        return;
    }
    constexpr int parts = 1000; // steps may be more than an int holds
    m_progress->setRange(0, parts);
    m_progress->setValue(static_cast<int>(job.step * parts / job.steps));
    m_progressText = progressText(job);
    m_counts = job.state == JobState::Running;
    showTime();
}

void JobBar::showTime()
{
    const auto left = m_counts ? m_pace.secondsLeft() : std::nullopt;
    m_steps->setText(left ? m_progressText + " · " + tr("%1 left").arg(format::duration(*left)) : m_progressText);
}

void JobBar::showIdle()
{
    m_job = 0;
    const auto& project = *m_context.session.snapshot();
    QString next = tr("see on Compare what was gained and forgotten");
    m_page = PageId::Compare;
    const auto documents = std::any_of(project.domains.begin(), project.domains.end(), [](const DomainRecord& domain) {
        return domain.role == DomainRole::Target && domain.documents > 0;
    });
    if (!documents) {
        next = tr("add documents of a field you know");
        m_page = PageId::Data;
    } else if (project.experts.empty()) {
        next = tr("train a first expert");
        m_page = PageId::Train;
    } else if (project.experts.size() > 1 && project.compositions.empty()) {
        next = tr("compose the experts into one model");
        m_page = PageId::Compose;
    }
    m_title->setText(tr("Nothing is running. Next: %1").arg(next));
    m_title->setToolTip({});
    for (QWidget* widget :
         {static_cast<QWidget*>(m_stage), static_cast<QWidget*>(m_pause), static_cast<QWidget*>(m_resume),
          static_cast<QWidget*>(m_cancel), static_cast<QWidget*>(m_dismiss), static_cast<QWidget*>(m_progress),
          static_cast<QWidget*>(m_steps)}) {
        widget->setVisible(false);
    }
}

void JobBar::showQueueLength()
{
    const auto waiting = waitingJobs(m_context.session.snapshot()->jobs);
    QStringList names;
    for (const auto& job : waiting) {
        names << tr("%1: %2").arg(translatedSentence(job.title), jobStateName(job.state));
    }
    m_queue->setText(tr("Queue (%1)").arg(waiting.size()));
    m_queue->setToolTip((QStringList(tr("What runs next, and in which order")) + names.mid(0, mostNamed)).join("\n"));
}

} // namespace polymath
