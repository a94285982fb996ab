#include "ui/charts/curves.h"

#include "ui/charts/plot.h"
#include "ui/charts/save.h"

#include <algorithm>
#include <cmath>

namespace polymath::charts {

namespace {

constexpr double evenFactor = 20; ///< from the smallest to the largest x, beyond which steps are factors

void addSeries(Plot& plot, QCPAxisRect& rect, const Curves::Series& series)
{
    const auto colour = subjectColour(series.colour);
    auto* graph = plot.addGraph(rect.axis(QCPAxis::atBottom), rect.axis(QCPAxis::atLeft));
    QPen pen(colour, 1.8);
    if (series.kept) {
        pen.setDashPattern({3, 2.2});
    }
    graph->setPen(pen);
    graph->setScatterStyle(QCPScatterStyle(series.kept ? QCPScatterStyle::ssSquare : QCPScatterStyle::ssDisc,
                                           QPen(colour, 1), QBrush(colour), 5.5));
    graph->setData(QList<double>(series.x.begin(), series.x.end()),
                   QList<double>(series.values.begin(), series.values.end()));
    auto* bars = new QCPErrorBars(rect.axis(QCPAxis::atBottom), rect.axis(QCPAxis::atLeft));
    bars->setDataPlottable(graph);
    bars->setPen(QPen(withAlpha(colour, 120), 1.3));
    bars->setWhiskerWidth(0);
    bars->setSymbolGap(0);
    bars->setData(QList<double>(series.deviations.begin(), series.deviations.end()));
}

void setRanges(QCPAxisRect& rect, const Curves& curves)
{
    double left = INFINITY;
    double right = 0;
    double low = INFINITY;
    double high = -INFINITY;
    for (const auto& series : curves.series) {
        for (std::size_t index = 0; index < series.x.size(); ++index) {
            left = std::min(left, series.x[index]);
            right = std::max(right, series.x[index]);
            low = std::min(low, series.values[index] - series.deviations[index]);
            high = std::max(high, series.values[index] + series.deviations[index]);
        }
    }
    auto* x = rect.axis(QCPAxis::atBottom);
    if (right > evenFactor * left) {
        x->setScaleType(QCPAxis::stLogarithmic);
        x->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog));
        x->setNumberFormat("gb");
        x->setNumberPrecision(0);
        x->setRange(left / 1.3, right * 1.3);
    } else {
        const double room = std::max((right - left) * 0.06, right * 0.02);
        x->setRange(left - room, right + room);
    }
    const double room = std::max((high - low) * 0.1, 0.1);
    rect.axis(QCPAxis::atLeft)->setRange(low - room, high + room);
}

} // namespace

Result<void> saveCurves(const Curves& curves, const std::filesystem::path& file, QSize size)
{
    if (curves.series.empty()) {
        return fail(ErrorCode::Usage, "There is nothing measured to draw in '" + file.string() + "' yet.");
    }
    Plot plot;
    plot.plotLayout()->clear();
    plot.addHeading(
        QString::fromStdString(curves.title),
        Words::tr("Next-token accuracy on test documents, mean over domains and seeds; bars are one standard "
                  "deviation, dashed lines are what is kept"));
    std::vector<LegendEntry> entries;
    for (const auto& series : curves.series) {
        entries.push_back({series.name, QString::fromStdString(series.name), subjectColour(series.colour),
                           series.kept ? LegendEntry::Mark::DashedLine : LegendEntry::Mark::Line});
    }
    plot.addLegend(std::move(entries));
    plot.addCaption(Words::tr("Accuracy (%)"));
    auto* rect = plot.addAxes(true);
    rect->axis(QCPAxis::atBottom)->setLabel(QString::fromStdString(curves.axis));
    for (const auto& series : curves.series) {
        addSeries(plot, *rect, series);
    }
    setRanges(*rect, curves);
    return savePlot(plot, file, size);
}

} // namespace polymath::charts
