#include "ui/pages/runlist.h"

#include "core/jobs/jobstate.h"
#include "ui/charts/palette.h"
#include "ui/models/chartdata.h"
#include "ui/models/jobactions.h"
#include "ui/models/jobwords.h"
#include "ui/models/runmodel.h"
#include "ui/pages/statepill.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/iconbutton.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace polymath {

namespace {

constexpr int fewestRows = 3; ///< that the table has room for
constexpr int mostRows = 8;
constexpr int rowPadding = 18; ///< pixels

std::string subjectOf(const JobRecord& job)
{
    const auto config = nlohmann::json::parse(job.configJson, nullptr, false);
    return config.is_object() ? config.value("name", "") : "";
}

std::optional<std::pair<double, double>> estimateOf(const JobRecord& job)
{
    const auto estimate = nlohmann::json::parse(job.estimateJson, nullptr, false);
    if (!estimate.is_object() || !estimate.contains("seconds") || estimate["seconds"].size() != 2) {
        return std::nullopt;
    }
    return std::pair(estimate["seconds"][0].get<double>(), estimate["seconds"][1].get<double>());
}

} // namespace

RunList::RunList(JobActions& actions, QWidget* parent)
    : QWidget(parent), m_actions(actions), m_model(new RunModel(this)), m_table(new QTableView)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* row = new FlowLayout(8);
    m_pause = makePushButton("runPause", "pause", tr("Pause"));
    m_resume = makePushButton("runResume", "play", tr("Resume"));
    m_cancel = makePushButton("runCancel", "close", tr("Cancel"));
    m_log = makePushButton("runLog", "log", tr("Show log"));
    m_again = makePushButton("runAgain", "refresh", tr("Train again with these settings"));
    m_remove = makePushButton("runRemove", "trash", tr("Remove"));
    for (auto* button : {m_pause, m_resume, m_cancel, m_log, m_again, m_remove}) {
        row->addWidget(button);
    }
    column->addLayout(row);

    m_table->setObjectName("runTable");
    m_table->setAccessibleName(tr("Runs"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(RunModel::State, new StatePill(this));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + rowPadding);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(RunModel::Name, QHeaderView::Stretch);
    m_table->setColumnWidth(RunModel::Estimated, 150);
    column->addWidget(m_table);

    connect(m_pause, &QPushButton::clicked, this, [this] { m_actions.pause(current()->id); });
    connect(m_resume, &QPushButton::clicked, this, [this] { m_actions.resume(current()->id); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_actions.cancel(current()->id); });
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(current()->id); });
    connect(m_log, &QPushButton::clicked, this, [this] { Q_EMIT logRequested(current()->id); });
    connect(m_again, &QPushButton::clicked, this, [this] { Q_EMIT againRequested(current()->id); });
    connect(m_model, &RunModel::drawRequested, this, [this](RowId job, bool drawn) {
        if (drawn) {
            m_drawn.insert(job);
        } else {
            m_drawn.erase(job);
        }
        Q_EMIT drawnChanged();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showActions();
        Q_EMIT currentChanged();
    });
    showActions();
}

void RunList::setRuns(const ProjectSnapshot& project, const RunMetrics& metrics)
{
    chartdata::Records records;
    records.experts = project.experts;
    records.compositions = project.compositions;
    records.jobs = project.jobs;
    const auto order = chartdata::subjectOrder(records);
    const auto active = std::find_if(project.jobs.begin(), project.jobs.end(),
                                     [](const JobRecord& job) { return isActive(job.state); });
    if (active != project.jobs.end()) {
        m_pace.update(*active);
    }
    std::vector<RunRow> rows;
    for (auto job = project.jobs.rbegin(); job != project.jobs.rend(); ++job) {
        if (job->kind != JobKind::Train && job->kind != JobKind::Compose) {
            continue;
        }
        RunRow row;
        row.job = *job;
        row.secondsSpent = isActive(job->state) ? m_pace.secondsSpent() : job->activeSeconds;
        if (const auto* summary = metrics.summary(job->id)) {
            row.summary = *summary;
        }
        row.estimate = estimateOf(*job);
        row.colour = charts::subjectColour(chartdata::colourOf(order, subjectOf(*job)));
        row.drawn = m_drawn.contains(job->id);
        rows.push_back(std::move(row));
    }
    m_model->setRows(std::move(rows));
    fitTable();
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
        const auto& all = m_model->rows();
        const auto shown =
            std::find_if(all.begin(), all.end(), [](const RunRow& run) { return isActive(run.job.state); });
        m_table->selectRow(shown == all.end() ? 0 : static_cast<int>(shown - all.begin()));
    }
    showActions();
}

/// As high as its rows, up to some; what is left over is the chart's.
void RunList::fitTable()
{
    const int rows = std::clamp(m_model->rowCount(), fewestRows, mostRows);
    const int header = m_table->horizontalHeader()->sizeHint().height();
    const int frame = 2 * m_table->frameWidth() + 2;
    m_table->setFixedHeight(header + rows * m_table->verticalHeader()->defaultSectionSize() + frame);
}

void RunList::forget()
{
    m_drawn.clear();
    m_model->clearRows();
}

bool RunList::setCurrent(RowId job)
{
    const auto& all = m_model->rows();
    const auto found = std::find_if(all.begin(), all.end(), [job](const RunRow& run) { return run.job.id == job; });
    if (found == all.end()) {
        return false;
    }
    m_table->selectRow(static_cast<int>(found - all.begin()));
    return true;
}

const JobRecord* RunList::current() const
{
    const auto index = m_table->currentIndex();
    return index.isValid() && index.row() < m_model->rowCount() ? &m_model->row(index.row()).job : nullptr;
}

void RunList::showActions()
{
    const auto* job = current();
    m_pause->setEnabled(job != nullptr && canPause(*job));
    m_resume->setEnabled(job != nullptr && canResume(*job));
    m_cancel->setEnabled(job != nullptr && canCancel(*job));
    m_log->setEnabled(job != nullptr);
    m_again->setEnabled(job != nullptr && job->kind == JobKind::Train);
    m_remove->setEnabled(job != nullptr && !isActive(job->state));
}

} // namespace polymath
