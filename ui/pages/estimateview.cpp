#include "ui/pages/estimateview.h"

#include "core/engine/settings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace polymath {

namespace {

QString byteRange(std::int64_t low, std::int64_t high)
{
    const auto from = format::bytes(low);
    const auto to = format::bytes(high);
    return from == to ? from : EstimateView::tr("%1 to %2").arg(from, to);
}

QString described(const std::vector<std::pair<std::string, std::string>>& changes)
{
    QStringList parts;
    const auto& specs = engine::settingSpecs();
    for (const auto& [key, value] : changes) {
        const auto spec =
            std::find_if(specs.begin(), specs.end(), [&key = key](const auto& one) { return one.key == key; });
        const auto term = spec == specs.end() ? QString::fromStdString(key)
                                              : QCoreApplication::translate("settings", spec->term.c_str());
        parts << EstimateView::tr("%1 %2").arg(term, QString::fromStdString(value));
    }
    return parts.join(", ");
}

} // namespace

EstimateView::EstimateView(QWidget* parent)
    : QWidget(parent), m_busy(new QProgressBar), m_time(makeLabel({}, "figure")), m_needs(makeLabel({}, "muted", true)),
      m_verdict(makeLabel({}, "bad", true)), m_apply(new QPushButton(tr("Use what fits")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setMaximumWidth(220);
    m_busy->setAccessibleName(tr("Measuring a step"));
    m_time->setObjectName("estimateTime");
    m_needs->setObjectName("estimateNeeds");
    m_verdict->setObjectName("estimateVerdict");
    m_apply->setObjectName("estimateApply");
    column->addWidget(m_time);
    column->addWidget(m_busy);
    column->addWidget(m_needs);
    column->addWidget(m_verdict);
    column->addWidget(m_apply, 0, Qt::AlignLeft);
    connect(m_apply, &QPushButton::clicked, this, &EstimateView::changesRequested);
    showNothing({});
}

void EstimateView::showNothing(const QString& text)
{
    m_time->setText("–");
    m_needs->setText(text);
    m_busy->hide();
    m_verdict->hide();
    m_apply->hide();
}

void EstimateView::showMeasuring()
{
    showNothing(tr("Trying a real step on this machine to see how long it will take and what it needs."));
    m_busy->show();
}

void EstimateView::showEstimate(const Estimate& estimate, int runs, Basis basis)
{
    showNothing({});
    if (estimate.secondsHigh > 0) {
        const auto range = format::range(estimate.secondsLow * runs, estimate.secondsHigh * runs);
        const auto text = runs > 1 ? tr("%1 for %n run(s)", nullptr, runs).arg(range) : range;
        m_time->setText((estimate.rough ? tr("Roughly %1") : tr("About %1")).arg(text));
    }
    auto needs = tr("Needs %1 of memory; %2 are free. Writes up to %3; %4 are free.")
                     .arg(byteRange(estimate.memoryLow, estimate.memoryHigh), format::bytes(estimate.memoryAvailable),
                          format::bytes(estimate.diskNeeded * runs), format::bytes(estimate.diskFree));
    if (!estimate.precision.empty()) {
        needs += " " + tr("Computes in %1.").arg(QString::fromStdString(estimate.precision));
    }
    if (basis == Basis::JobRuns) {
        needs +=
            " " + tr("This is calculated, so it is rough: a step is not tried while a job runs, because both would "
                     "be slow. It is measured when nothing runs.");
    } else if (basis == Basis::Measuring) {
        needs += " " + tr("This is calculated; a real step is being tried on this machine to know better.");
    }
    m_busy->setVisible(basis == Basis::Measuring);
    m_needs->setText(needs);
    m_verdict->setVisible(!estimate.fits);
    m_apply->setVisible(!estimate.fits && !estimate.changes.empty());
    if (!estimate.fits) {
        m_verdict->setText(
            estimate.changes.empty()
                ? tr("This does not fit on this machine. Close other programs, or choose a smaller model.")
                : tr("This does not fit on this machine as it is."));
        m_apply->setText(tr("Use what fits: %1").arg(described(estimate.changes)));
    }
}

void EstimateView::showFailed(const QString& sentence)
{
    showNothing({});
    m_verdict->setText(tr("It could not be estimated: %1").arg(sentence));
    m_verdict->show();
}

} // namespace polymath
