#include "ui/pages/trainpage.h"

#include "core/jobs/jobstate.h"
#include "ui/dialogs/joblogdialog.h"
#include "ui/models/jobactions.h"
#include "ui/models/runmetrics.h"
#include "ui/models/settingwords.h"
#include "ui/pages/removal.h"
#include "ui/pages/runlist.h"
#include "ui/pages/runview.h"
#include "ui/pages/trainsetup.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/sentences.h"

#include <QApplication>
#include <QScrollArea>
#include <QTabWidget>
#include <QTimer>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace polymath {

namespace {

constexpr int setupTab = 0;
constexpr int runsTab = 1;
constexpr std::chrono::milliseconds listEvery{250}; ///< while summaries come in, one by one

const JobRecord* findJob(const ProjectSnapshot& project, RowId id)
{
    const auto found =
        std::find_if(project.jobs.begin(), project.jobs.end(), [id](const JobRecord& job) { return job.id == id; });
    return found == project.jobs.end() ? nullptr : &*found;
}

bool isRun(const JobRecord& job) { return job.kind == JobKind::Train || job.kind == JobKind::Compose; }

bool hasDocuments(const ProjectSnapshot& project)
{
    return std::any_of(project.domains.begin(), project.domains.end(), [](const DomainRecord& domain) {
        return domain.role == DomainRole::Target && domain.documents > 0;
    });
}

} // namespace

TrainPage::TrainPage(AppContext& context)
    : Page(context, Needs::Project, tr("Train"), tr("Teach the model what is in your documents, and watch it learn.")),
      m_setup(new TrainSetup(context)), m_actions(new JobActions(context.session, this)),
      m_metrics(new RunMetrics(context.session, this)), m_list(new RunList(*m_actions)), m_view(new RunView),
      m_runs(new StateStack), m_tabs(new QTabWidget), m_listing(new QTimer(this)), m_ticking(new QTimer(this))
{
    m_tabs->setObjectName("trainTabs");
    m_tabs->addTab(makeScrollArea(m_setup), tr("New run"));
    m_tabs->addTab(makeRuns(), tr("Runs"));
    states().setContent(m_tabs);

    connect(m_setup, &TrainSetup::started, this, &TrainPage::afterStart);
    connect(m_setup, &TrainSetup::failed, this, &TrainPage::toast);
    connect(m_setup, &TrainSetup::toastRequested, this, &Page::toastRequested);
    connect(m_actions, &JobActions::failed, this, &TrainPage::toast);
    connect(m_list, &RunList::removeRequested, this, [this](RowId id) {
        if (const auto* job = findJob(project(), id)) {
            removeWithUndo(*this, RemovableKind::Job, id, translatedSentence(job->title));
        }
    });
    connect(m_metrics, &RunMetrics::progressChanged, m_view, &RunView::setProgress);
    connect(m_metrics, &RunMetrics::figuresChanged, this, [this](const RunFigures& figures) {
        if (const auto* job = m_list->current(); job != nullptr && job->id == figures.job) {
            m_view->setFigures(figures);
        }
    });
    m_ticking->setInterval(std::chrono::seconds(1)); // between two steps
    connect(m_ticking, &QTimer::timeout, this, [this] {
        m_view->showTime();
        m_list->setRuns(project(), *m_metrics);
    });
    m_listing->setSingleShot(true);
    m_listing->setInterval(listEvery);
    connect(m_listing, &QTimer::timeout, this, [this] { m_list->setRuns(project(), *m_metrics); });
    connect(m_metrics, &RunMetrics::summariesChanged, this, [this] {
        if (!m_listing->isActive()) {
            m_listing->start();
        }
    });
    connect(m_metrics, &RunMetrics::failed, this, &TrainPage::toast);
    connect(m_list, &RunList::currentChanged, this, &TrainPage::showCurrent);
    connect(m_list, &RunList::drawnChanged, this, &TrainPage::showRuns);
    connect(m_list, &RunList::logRequested, this, &TrainPage::showLog);
    connect(m_list, &RunList::againRequested, this, &TrainPage::trainAgain);
    connect(m_view, &RunView::logRequested, this, &TrainPage::showLog);
    connect(m_view, &RunView::resumeRequested, m_actions, &JobActions::resume);
    connect(m_view, &RunView::toastRequested, this, &TrainPage::toast);
}

QWidget* TrainPage::makeRuns()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 16, 0, 24);
    column->setSpacing(16);
    column->addWidget(m_view, 1);
    column->addWidget(m_list);
    m_runs->setContent(makeScrollArea(content));
    return m_runs;
}

void TrainPage::refresh(Parts parts)
{
    if (!hasDocuments(project()) && project().jobs.empty()) {
        states().showEmpty("data", tr("There is nothing to learn from yet"),
                           tr("Add documents of a field first. A few hundred short ones are enough to begin with."),
                           tr("Go to Data"), [this] { Q_EMIT navigateRequested(PageId::Data); });
        return;
    }
    states().showReady();
    if (parts & (Part::Base | Part::Domains)) {
        m_setup->refresh();
    }
    if (parts & Part::Jobs) {
        m_setup->jobsChanged();
    }
    if (parts & (Part::Base | Part::Jobs | Part::Domains | Part::Subjects)) {
        showRuns();
    }
}

void TrainPage::projectOpened()
{
    m_active = 0;
    m_list->forget();
    m_setup->forget();
}

void TrainPage::showRuns()
{
    m_view->setProjectName(QString::fromStdString(project().name));
    m_list->setRuns(project(), *m_metrics);
    followActive();
    if (m_list->current() == nullptr) {
        m_runs->showEmpty("train", tr("No run yet"), tr("Choose on New run what to teach, and press Start."),
                          tr("New run"), [this] { m_tabs->setCurrentIndex(setupTab); });
    } else {
        m_runs->showReady();
    }
    showCurrent();
}

/// Whoever watches the running job goes on to the next one with the queue.
void TrainPage::followActive()
{
    const auto& jobs = project().jobs;
    const auto active =
        std::find_if(jobs.begin(), jobs.end(), [](const JobRecord& job) { return isActive(job.state) && isRun(job); });
    const RowId now = active == jobs.end() ? 0 : active->id;
    const auto* current = m_list->current();
    if (now != 0 && now != m_active && (current == nullptr || current->id == m_active || m_active == 0)) {
        m_list->setCurrent(now);
        if (m_active == 0 && !m_setup->isAncestorOf(QApplication::focusWidget())) {
            m_tabs->setCurrentIndex(runsTab); // nobody is setting up another run
        }
    }
    m_active = now != 0 ? now : m_active;
    if (now == 0) {
        m_ticking->stop();
    } else if (!m_ticking->isActive()) {
        m_ticking->start();
    }
}

void TrainPage::showCurrent()
{
    const auto* job = m_list->current();
    if (job != nullptr) {
        m_view->setJob(*job, precisionOf(*job, project()));
    }
    m_metrics->follow(m_list->drawn(), job == nullptr ? 0 : job->id);
    m_metrics->refresh();
}

void TrainPage::afterStart(const QStringList& names)
{
    toast(tr("Started: %1").arg(names.join(", ")));
    m_tabs->setCurrentIndex(runsTab);
    m_active = 0; // watch the new run
    followActive();
}

void TrainPage::showLog(RowId id)
{
    if (const auto* job = findJob(project(), id)) {
        (new JobLogDialog(session(), *job, this))->open();
    }
}

void TrainPage::trainAgain(RowId id)
{
    const auto* job = findJob(project(), id);
    const auto config = job == nullptr ? nlohmann::json() : nlohmann::json::parse(job->configJson, nullptr, false);
    if (!config.is_object() || !config.contains("settings") || !config.contains("domains")) {
        toast(tr("The settings of this run cannot be read."));
        return;
    }
    const auto settings = engine::trainSettingsFromJson(config["settings"].dump());
    if (!settings) {
        toast(translatedSentence(settings.error().sentence));
        return;
    }
    TrainPlan plan;
    plan.settings = *settings;
    plan.domains = config["domains"].get<std::vector<std::string>>();
    plan.together = plan.domains.size() > 1;
    m_setup->choose(plan);
    m_tabs->setCurrentIndex(setupTab);
}

void TrainPage::toast(const QString& text) { Q_EMIT toastRequested(text, {}, {}); }

} // namespace polymath
