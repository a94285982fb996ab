#include "ui/pages/runview.h"

#include "core/base/system.h"
#include "core/jobs/jobstate.h"
#include "ui/charts/chartview.h"
#include "ui/models/jobwords.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/format.h"
#include "ui/widgets/sentences.h"
#include "ui/widgets/termmark.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace polymath {

namespace {

constexpr int chartHeight = 380;

QString number(const std::optional<double>& value, int digits)
{
    return value ? QLocale().toString(*value, 'f', digits) : QString("–");
}

} // namespace

RunView::RunView(QWidget* parent)
    : QWidget(parent), m_title(makeLabel({}, "heading")), m_state(makeLabel({}, "pill")), m_notice(new QWidget),
      m_sentence(makeLabel({}, "warning", true)), m_resume(new QPushButton(themedIcon("play"), tr("Resume"))),
      m_log(new QPushButton(themedIcon("log"), tr("Show log"))), m_chart(new charts::ChartView)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto* header = new QHBoxLayout;
    header->setSpacing(10);
    header->addWidget(m_title);
    m_state->setObjectName("runState");
    header->addWidget(m_state);
    header->addStretch();
    column->addLayout(header);

    auto* notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins(0, 0, 0, 0);
    notice->setSpacing(8);
    m_sentence->setObjectName("runSentence");
    m_resume->setObjectName("runResumeHere");
    m_log->setObjectName("runLogHere");
    notice->addWidget(m_sentence, 1);
    notice->addWidget(m_log);
    notice->addWidget(m_resume);
    column->addWidget(m_notice);

    auto* tiles = new FlowLayout(24);
    m_step = addTile(tiles, "tileStep", tr("Step"), tr("How often the weights were changed so far"));
    m_loss =
        addTile(tiles, "tileLoss", tr("Loss"), tr("How surprised the model is by the training text; less is better"));
    m_speed = addTile(tiles, "tileSpeed", tr("Tokens a second"), tr("Pieces of words it learns from each second"));
    m_left = addTile(tiles, "tileLeft", tr("Time left"), tr("From the speed of the last minutes"));
    m_memory = addTile(tiles, "tileMemory", tr("Memory"), tr("Of the program that trains, now"));
    m_gradient = addTile(tiles, "tileGradient", tr("Gradient norm"),
                         tr("How strongly the last step pulled at the weights; sudden jumps mean trouble"));
    m_step->addToCaption(makeTermMark("step", tr("Step")));
    m_loss->addToCaption(makeTermMark("loss", tr("Loss")));
    m_speed->addToCaption(makeTermMark("token", tr("Tokens a second")));
    m_gradient->addToCaption(makeTermMark("gradient", tr("Gradient norm")));
    m_precision = addTile(tiles, "tilePrecision", tr("Precision"), tr("Number format of the computation"));
    column->addLayout(tiles);

    m_chart->setObjectName("runChart");
    m_chart->setAccessibleName(tr("Loss and accuracy of the runs that are ticked"));
    m_chart->setMinimumHeight(chartHeight);
    column->addWidget(makeCardAround(m_chart), 1);
    connect(m_resume, &QPushButton::clicked, this, [this] { Q_EMIT resumeRequested(m_job); });
    connect(m_log, &QPushButton::clicked, this, [this] { Q_EMIT logRequested(m_job); });
    connect(m_chart, &charts::ChartView::failed, this, &RunView::toastRequested);
    connect(m_chart, &charts::ChartView::saved, this,
            [this](const QString& file) { Q_EMIT toastRequested(tr("Saved %1").arg(file)); });
}

StatTile* RunView::addTile(QLayout* row, const char* name, const QString& caption, const QString& hint)
{
    auto* tile = new StatTile(caption);
    tile->setObjectName(name);
    tile->setValue("–", hint);
    row->addWidget(tile);
    return tile;
}

void RunView::setJob(const JobRecord& job, const QString& precision)
{
    if (job.id != m_job) {
        m_job = job.id;
        setFigures({});
    }
    m_title->setText(translatedSentence(job.title));
    const auto stage = translatedSentence(job.stage);
    const bool prepares = job.state == JobState::Running && job.step == 0 && !stage.isEmpty();
    m_state->setText(prepares ? stage : jobStateName(job.state));
    const auto sentence = whatHappened(job);
    m_notice->setVisible(!sentence.isEmpty());
    m_sentence->setText(sentence);
    setRole(m_sentence, jobStateRole(job.state));
    m_resume->setVisible(canResume(job));
    m_step->setValue(job.steps > 0 && !prepares ? tr("%1 of %2").arg(format::count(job.step), format::count(job.steps))
                                                : "–",
                     m_step->toolTip());
    m_pace.update(job);
    m_running = job.state == JobState::Running;
    showTime();
    const auto bytes =
        isActive(job.state) && job.host == hostName() ? residentMemoryBytes({job.pid, job.startTicks}) : 0;
    m_memory->setValue(bytes > 0 ? format::bytes(static_cast<std::int64_t>(bytes)) : QString("–"), m_memory->toolTip());
    m_precision->setValue(precision, m_precision->toolTip());
}

void RunView::showTime()
{
    const auto left = m_running ? m_pace.secondsLeft() : std::nullopt;
    m_left->setValue(left ? format::duration(*left) : QString("–"), m_left->toolTip());
}

void RunView::setProjectName(const QString& name) { m_chart->setSaveName(name); }

void RunView::setProgress(const charts::Progress& progress) { m_chart->setChart(progress); }

void RunView::setFigures(const RunFigures& figures)
{
    m_loss->setValue(number(figures.loss, 3), m_loss->toolTip());
    m_speed->setValue(figures.tokensPerSecond ? format::count(std::llround(*figures.tokensPerSecond)) : QString("–"),
                      m_speed->toolTip());
    m_gradient->setValue(number(figures.gradientNorm, 2), m_gradient->toolTip());
}

} // namespace polymath
