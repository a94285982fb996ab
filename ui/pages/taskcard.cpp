#include "ui/pages/taskcard.h"

#include "core/jobs/jobstate.h"
#include "core/tasks/scoring.h"
#include "core/tasks/taskfile.h"
#include "ui/widgets/format.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/sentences.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace polymath {

namespace {

constexpr qint64 fewQuestions = 100;
constexpr qint64 manyQuestions = 1'000;

QString text(const std::string& value) { return QString::fromStdString(value); }

/// What a kind asks, in a few words.
QString meaningOf(TaskKind kind)
{
    switch (kind) {
    case TaskKind::Arc:
        return TaskCard::tr("Science questions with choices");
    case TaskKind::HellaSwag:
        return TaskCard::tr("How everyday scenes go on, with choices");
    case TaskKind::Piqa:
        return TaskCard::tr("How to do something, with two choices");
    case TaskKind::Mmlu:
        return TaskCard::tr("Exam questions with choices");
    case TaskKind::PubMedQa:
        return TaskCard::tr("Questions on medical abstracts: yes, no or maybe");
    case TaskKind::Gsm8k:
        break;
    }
    return TaskCard::tr("Sums in words, answered in own words");
}

/// The job that measures this task now or soon.
const JobRecord* measuring(const ProjectSnapshot& project, const std::string& task)
{
    const auto found = std::find_if(project.jobs.rbegin(), project.jobs.rend(), [&task](const JobRecord& job) {
        if (job.kind != JobKind::Evaluate || !(isActive(job.state) || job.state == JobState::Queued)) {
            return false;
        }
        const auto config = nlohmann::json::parse(job.configJson, nullptr, false);
        const auto tasks = config.is_object() ? config.value("tasks", nlohmann::json::array()) : nlohmann::json();
        return std::find(tasks.begin(), tasks.end(), nlohmann::json(task)) != tasks.end();
    });
    return found == project.jobs.rend() ? nullptr : &*found;
}

QString shownResult(const TaskRecord& task, const TaskResultRecord& result)
{
    const auto figure = usualFigure(task.kind, result);
    return TaskCard::tr("%1: %2 (%3 to %4)", "a subject, its right answers and their interval")
        .arg(text(result.subject), format::percent(figure.value, 1), format::percent(figure.low, 1),
             format::percent(figure.high, 1));
}

/// The base's result, and the best one of the others.
QString resultsOf(const ProjectSnapshot& project, const TaskRecord& task)
{
    const TaskResultRecord* base = nullptr;
    const TaskResultRecord* best = nullptr;
    for (const auto& result : project.taskResults) {
        if (result.taskId != task.id) {
            continue;
        }
        auto& place = result.subject == "base" ? base : best;
        if (place == nullptr || usualFigure(task.kind, result).value > usualFigure(task.kind, *place).value) {
            place = &result;
        }
    }
    QStringList lines;
    for (const auto* result : {base, best}) {
        if (result != nullptr) {
            lines << shownResult(task, *result);
        }
    }
    return lines.isEmpty() ? TaskCard::tr("Not measured yet.") : lines.join('\n');
}

} // namespace

TaskCard::TaskCard(QWidget* parent)
    : Card(parent), m_name(makeLabel({}, "heading")), m_kind(makeLabel({}, "pill")),
      m_about(makeLabel({}, "muted", true)), m_results(makeLabel({}, nullptr, true)),
      m_stage(makeLabel({}, "small", true)), m_more(makeIconButton("taskMore", "more", tr("More about this task"))),
      m_measure(new QPushButton(tr("Measure")))
{
    setObjectName("taskCard");
    m_results->setObjectName("taskResults");
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_name, 1);
    head->addWidget(m_kind, 0, Qt::AlignVCenter);
    head->addWidget(m_more);
    content()->addLayout(head);
    content()->addWidget(m_about);
    content()->addWidget(m_results);
    content()->addStretch();
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_measure);
    foot->addWidget(m_stage, 1);
    content()->addLayout(foot);

    auto* more = new QMenu(m_more);
    more->setObjectName("taskMoreMenu");
    connect(more->addAction(themedIcon("trash"), tr("Remove")), &QAction::triggered, this, &TaskCard::removeRequested);
    m_more->setMenu(more);
    m_more->setPopupMode(QToolButton::InstantPopup);

    m_measure->setObjectName("taskMeasure");
    m_measure->setToolTip(tr("The base, all experts and all compositions answer the questions."));
    auto* lengths = new QMenu(m_measure);
    lengths->setObjectName("taskMeasureMenu");
    m_few = lengths->addAction(tr("%Ln question(s)", nullptr, static_cast<int>(fewQuestions)));
    m_many = lengths->addAction(tr("%Ln question(s)", nullptr, static_cast<int>(manyQuestions)));
    m_all = lengths->addAction(QString());
    for (const auto& [action, limit] : {std::pair(m_few, fewQuestions), {m_many, manyQuestions}, {m_all, qint64{0}}}) {
        connect(action, &QAction::triggered, this, [this, limit = limit] { Q_EMIT measureRequested(limit); });
    }
    m_measure->setMenu(lengths);
}

void TaskCard::show(const ProjectSnapshot& project, const TaskRecord& task, bool canChange)
{
    m_task = task.id;
    m_name->setText(text(task.name));
    m_kind->setText(text(taskKindName(task.kind)));
    m_about->setText(tr("%1 · %Ln question(s)", nullptr, static_cast<int>(task.items)).arg(meaningOf(task.kind)));
    m_results->setText(resultsOf(project, task));
    m_results->setToolTip(tr("Right answers (%1), with 95 % confidence.")
                              .arg(text(std::string(measureName(task.kind, isOtherUsual(task.kind))))));
    setAccessibleName(text(task.name));
    m_measure->setAccessibleName(tr("Measure %1").arg(text(task.name)));
    m_few->setVisible(task.items > fewQuestions);
    m_many->setVisible(task.items > manyQuestions);
    m_all->setText(tr("All %Ln question(s)", nullptr, static_cast<int>(task.items)));
    const auto* job = measuring(project, task.name);
    m_measure->setVisible(canChange);
    m_more->setVisible(canChange);
    m_measure->setEnabled(job == nullptr);
    m_stage->setText(job == nullptr                   ? QString()
                     : job->state == JobState::Queued ? tr("A measurement waits in the queue.")
                                                      : translatedSentence(job->stage));
}

} // namespace polymath
