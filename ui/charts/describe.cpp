#include "ui/charts/plot.h"

#include <algorithm>
#include <cmath>

namespace polymath::charts {

namespace {

QString named(const std::string& name) { return QString::fromStdString(name); }

/// The last finite value of a series.
std::optional<double> lastOf(const Progress::Series& series)
{
    const auto found =
        std::find_if(series.values.rbegin(), series.values.rend(), [](double value) { return std::isfinite(value); });
    return found == series.values.rend() ? std::nullopt : std::optional(*found);
}

struct Describe {
    QString operator()(const Tradeoff& chart) const
    {
        QStringList sentences{Words::tr("Target against retention accuracy.")};
        for (const auto& point : chart.points) {
            sentences << Words::tr("%1 (%2): target %3, retention %4%5.", "subject, method, accuracies, front")
                             .arg(named(point.name), named(point.method), withInterval(point.target),
                                  withInterval(point.retention),
                                  point.onFront ? Words::tr(", on the Pareto front") : QString());
        }
        return sentences.join(' ');
    }
    QString operator()(const Cost& chart) const
    {
        QStringList sentences{Words::tr("Average accuracy against cost.")};
        for (const auto& point : chart.points) {
            sentences << Words::tr("%1 (%2): %3 after %4 seconds of training, %5 parameters, %6 bytes at most.",
                                   "subject, method, accuracy, three costs")
                             .arg(named(point.name), named(point.method), withInterval(point.accuracy),
                                  number(point.seconds, 0), compact(point.parameters), compact(point.bytes));
        }
        return sentences.join(' ');
    }
    QString operator()(const Progress& chart) const
    {
        QStringList sentences{Words::tr("Loss and accuracy of training.")};
        for (const auto& series : chart.losses) {
            if (const auto last = lastOf(series)) {
                sentences << Words::tr("%1: loss %2 at step %3.", "run, loss, step")
                                 .arg(named(series.name), number(*last, 3),
                                      number(series.steps.empty() ? 0 : series.steps.back(), 0));
            }
        }
        for (const auto& series : chart.accuracies) {
            if (const auto last = lastOf(series)) {
                sentences << (series.retention ? Words::tr("%1: retention on %2 is %3 %.", "run, domain, percent")
                                               : Words::tr("%1: accuracy on %2 is %3 %.", "run, domain, percent"))
                                 .arg(named(series.name), named(series.domain), number(*last));
            }
        }
        return sentences.join(' ');
    }
    QString operator()(const Forgetting& chart) const
    {
        QStringList sentences{Words::tr("Change of accuracy against the base model, in points.")};
        for (std::size_t row = 0; row < chart.subjects.size() && row < chart.deltas.size(); ++row) {
            QStringList cells;
            for (std::size_t column = 0; column < chart.domains.size() && column < chart.deltas[row].size(); ++column) {
                cells << Words::tr("%1 on %2", "change, domain")
                             .arg(withInterval(chart.deltas[row][column], false), named(chart.domains[column]));
            }
            sentences << named(chart.subjects[row]) + ": " + cells.join(", ") + ".";
        }
        return sentences.join(' ');
    }
    QString operator()(const Routing& chart) const
    {
        QStringList sentences{Words::tr("Gate weights of %1.").arg(named(chart.subject))};
        for (const auto& bar : chart.bars) {
            QStringList parts;
            for (std::size_t slot = 0; slot < std::min(chart.slots.size(), bar.weights.size()); ++slot) {
                parts << Words::tr("%1 %2 %", "slot, percent")
                             .arg(named(chart.slots[slot].name), number(bar.weights[slot] * 100, 0));
            }
            sentences << Words::tr("%1, block %2: %3.", "domain, number, weights")
                             .arg(named(bar.domain))
                             .arg(bar.block + 1)
                             .arg(parts.join(", "));
        }
        return sentences.join(' ');
    }
    QString operator()(const Histogram& chart) const
    {
        std::int64_t documents = 0;
        for (const auto& bin : chart.bins) {
            documents += bin.count;
        }
        QString words = Words::tr("%1: %2 documents.", "title, number")
                            .arg(named(chart.title), number(static_cast<double>(documents), 0));
        if (chart.median) {
            words +=
                ' ' + Words::tr("The median is %1 %2.", "number, unit").arg(compact(*chart.median), named(chart.unit));
        }
        if (chart.rowLength) {
            words += ' ' + Words::tr("A training row holds %1.").arg(compact(*chart.rowLength));
        }
        return words;
    }
};

} // namespace

QString describe(const Chart& chart)
{
    return isEmpty(chart) ? Words::tr("An empty chart.") : std::visit(Describe{}, chart);
}

} // namespace polymath::charts
