#include "ui/pages/measurepanel.h"

#include "core/jobs/jobstate.h"
#include "ui/widgets/format.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <array>
#include <optional>

#include <nlohmann/json.hpp>

namespace polymath {

namespace {

/// Test tokens of each domain to measure on; 0 for all.
constexpr std::array<qint64, 3> lengths{6'000, 40'000, 0};

/// What the measurements that are there were limited to, so that new ones compare with them.
std::optional<qint64> limitInUse(const ProjectSnapshot& project)
{
    for (const auto& evaluation : project.evaluations) {
        const auto settings = nlohmann::json::parse(evaluation.settingsJson, nullptr, false);
        if (evaluation.subject == "base" && settings.is_object()) {
            return settings.value("max_tokens", qint64{0});
        }
    }
    return std::nullopt;
}

const JobRecord* measurementUnderWay(const ProjectSnapshot& project)
{
    const auto found = std::find_if(project.jobs.rbegin(), project.jobs.rend(), [](const JobRecord& job) {
        return job.kind == JobKind::Evaluate && (isActive(job.state) || job.state == JobState::Queued);
    });
    return found == project.jobs.rend() ? nullptr : &*found;
}

} // namespace

MeasurePanel::MeasurePanel(QWidget* parent)
    : Card(parent), m_title(makeLabel({}, "heading")), m_text(makeLabel({}, "muted", true)),
      m_time(makeLabel({}, "small")), m_length(new QComboBox), m_measure(new QPushButton(tr("Measure now")))
{
    auto* row = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    row->addLayout(words, 1);
    m_length->setObjectName("measureLength");
    m_length->setAccessibleName(tr("How much to measure on"));
    m_length->setToolTip(tr("More test documents make the intervals narrower and take longer."));
    m_length->addItems(
        {tr("Quick: 6,000 tokens a domain"), tr("Good: 40,000 tokens a domain"), tr("Everything: all test documents")});
    m_measure->setObjectName("measureNow");
    m_measure->setProperty("kind", "primary");
    auto* choices = new QVBoxLayout;
    choices->setSpacing(4);
    auto* fields = new QHBoxLayout;
    fields->addWidget(m_length);
    fields->addWidget(m_measure);
    choices->addLayout(fields);
    choices->addWidget(m_time, 0, Qt::AlignRight);
    row->addLayout(choices);
    content()->addLayout(row);
    connect(m_length, &QComboBox::activated, this, &MeasurePanel::showEstimate);
    connect(m_measure, &QPushButton::clicked, this, [this] { Q_EMIT measureRequested(m_subjects, maxTokens()); });
    hide();
}

void MeasurePanel::show(std::shared_ptr<const ProjectSnapshot> project, const Comparison& comparison, bool canChange)
{
    const bool first = m_project == nullptr || m_project->folder != project->folder;
    m_project = std::move(project);
    m_subjects.clear();
    for (const auto& subject : comparison.unmeasured) {
        m_subjects << QString::fromStdString(subject);
    }
    const auto* underWay = measurementUnderWay(*m_project);
    setVisible(!m_subjects.isEmpty() && !m_project->domains.empty());
    m_length->setEnabled(canChange && underWay == nullptr);
    m_measure->setEnabled(canChange && underWay == nullptr);
    m_title->setText(
        tr("%1 of %n subject(s) not measured alike on every domain", nullptr, static_cast<int>(comparison.rows.size()))
            .arg(m_subjects.size()));
    m_text->setText(underWay == nullptr ? m_subjects.join(", ")
                    : underWay->state == JobState::Queued
                        ? tr("A measurement waits in the queue.")
                        : tr("Measuring: %1").arg(QString::fromStdString(underWay->stage)));
    if (first) {
        const auto used = limitInUse(*m_project);
        const auto found = std::find(lengths.begin(), lengths.end(), used.value_or(lengths.front()));
        m_length->setCurrentIndex(found == lengths.end() ? 0 : static_cast<int>(found - lengths.begin()));
    }
    showEstimate();
}

qint64 MeasurePanel::maxTokens() const { return lengths[static_cast<std::size_t>(m_length->currentIndex())]; }

void MeasurePanel::showEstimate()
{
    const auto seconds = estimateMeasuring(*m_project, static_cast<std::size_t>(m_subjects.size()), maxTokens());
    const auto used = limitInUse(*m_project);
    if (used && *used != maxTokens()) {
        m_time->setText(tr("Another length than before: measure all subjects again to compare them."));
    } else {
        m_time->setText(seconds ? tr("about %1").arg(format::duration(*seconds)) : QString());
    }
}

} // namespace polymath
