#include "ui/charts/plot.h"

#include <QLineF>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace polymath::charts {

namespace {

double finite(double value) { return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN(); }

const std::vector<double>& keysOf(const Progress::Series& series, ProgressAxis axis)
{
    static const std::vector<double> none;
    const auto& keys = axis == ProgressAxis::Step   ? series.steps
                       : axis == ProgressAxis::Time ? series.seconds
                                                    : series.tokens;
    return keys.size() >= std::min(series.steps.size(), series.values.size()) ? keys : none;
}

std::size_t countOf(const Progress::Series& series, ProgressAxis axis)
{
    return std::min(keysOf(series, axis).size(), series.values.size());
}

bool isSameSeries(const std::vector<Progress::Series>& before, const std::vector<Progress::Series>& after)
{
    return std::equal(before.begin(), before.end(), after.begin(), after.end(), [](const auto& a, const auto& b) {
        return a.name == b.name && a.domain == b.domain && a.retention == b.retention && a.colour == b.colour;
    });
}

std::string domainKey(const std::string& domain) { return "domain/" + domain; }

QString duration(double seconds)
{
    const auto whole = static_cast<qint64>(std::llround(seconds));
    const auto two = [](qint64 value) { return QString("%1").arg(value, 2, 10, QChar('0')); };
    return whole >= 3600 ? QString("%1:%2:%3").arg(whole / 3600).arg(two(whole / 60 % 60), two(whole % 60))
                         : QString("%1:%2").arg(whole / 60).arg(two(whole % 60));
}

/// Round times, written like "1:30".
class TimeTicker : public QCPAxisTickerTime {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return duration(tick); }
};

/// One series with what draws it.
struct Line {
    QCPGraph* measured = nullptr;
    QCPGraph* smooth = nullptr; ///< of a loss that is smoothed
    QCPErrorBars* bars = nullptr;
    Smoother smoother{0};
    std::size_t drawn = 0; ///< how many of the series' values the graphs hold
};

class ProgressDrawing : public Drawing {
public:
    ProgressDrawing(Plot& plot, const ChartOptions& options) : Drawing(plot, options)
    {
        const auto& chart = data();
        plot.addHeading(Words::tr("How training went"),
                        chart.accuracies.empty()
                            ? Words::tr("Training loss, thin as measured and thick smoothed")
                            : Words::tr("Training loss, thin as measured and thick smoothed; below it validation "
                                        "accuracy, solid on targets and dashed on retention"));
        plot.addLegend(entries());
        if (!chart.losses.empty()) {
            plot.addCaption(Words::tr("Loss (nats)"), Words::tr("lower is better"));
            m_above = plot.addAxes(false);
        }
        if (!chart.accuracies.empty()) {
            plot.addCaption(Words::tr("Accuracy (%)"), Words::tr("higher is better"));
            m_below = plot.addAxes(false);
        }
        for (const auto& series : chart.losses) {
            m_losses.push_back(addLoss(series));
        }
        std::map<std::string, std::size_t> shapes;
        for (const auto& series : chart.accuracies) {
            const auto shape = shapes.try_emplace(series.domain, shapes.size()).first->second;
            m_accuracies.push_back(addAccuracy(series, shape));
        }
        fill(chart);
        linkAxes();
    }

    bool update(const Chart& chart) override
    {
        const auto* fresh = std::get_if<Progress>(&chart);
        if (fresh == nullptr || !isSameSeries(data().losses, fresh->losses) ||
            !isSameSeries(data().accuracies, fresh->accuracies)) {
            return false;
        }
        for (std::size_t index = 0; index < m_losses.size(); ++index) {
            forgetUnlessContinued(m_losses[index], data().losses[index], fresh->losses[index]);
        }
        for (std::size_t index = 0; index < m_accuracies.size(); ++index) {
            forgetUnlessContinued(m_accuracies[index], data().accuracies[index], fresh->accuracies[index]);
        }
        fill(*fresh);
        return true;
    }

    void resetRanges() override
    {
        double last = 0;
        for (auto* rect : rects()) {
            QCPRange up;
            bool any = false;
            for (const auto& line : rect == m_above ? m_losses : m_accuracies) { // smoothed values lie within
                bool found = false;
                if (const auto keys = line.measured->getKeyRange(found); found) {
                    last = std::max(last, keys.upper);
                }
                if (const auto values = line.measured->getValueRange(found); found) {
                    up = any ? up.expanded(values) : values;
                    any = true;
                }
            }
            if (rect == m_below && any) {
                for (const auto& series : data().accuracies) {
                    for (const auto* bounds : {&series.low, &series.high}) {
                        for (const double bound : *bounds) {
                            if (std::isfinite(bound)) {
                                up.expand(bound);
                            }
                        }
                    }
                }
            }
            const double pad = any ? std::max((up.upper - up.lower) * 0.06, 0.02) : 0.5;
            rect->axis(QCPAxis::atLeft)->setRange(up.lower - pad, up.upper + pad);
        }
        for (auto* rect : rects()) {
            rect->axis(QCPAxis::atBottom)->setRange(0, last > 0 ? last * 1.02 : 1);
        }
    }

    [[nodiscard]] int seriesCount() const override
    {
        return static_cast<int>(data().losses.size() + data().accuracies.size());
    }
    [[nodiscard]] int pointCount(int series) const override
    {
        return static_cast<int>(countOf(seriesAt(series), m_options.progressAxis));
    }

    [[nodiscard]] std::optional<Reading> read(PointId point) const override
    {
        const auto& series = seriesAt(point.series);
        const auto index = static_cast<std::size_t>(point.index);
        const auto& keys = keysOf(series, m_options.progressAxis);
        if (isOff(series) || !std::isfinite(series.values[index]) || !std::isfinite(keys[index])) {
            return std::nullopt;
        }
        const bool isLoss = static_cast<std::size_t>(point.series) < data().losses.size();
        auto* rect = isLoss ? m_above : m_below;
        double height = series.values[index];
        QString text = QString::fromStdString(series.name);
        if (isLoss) {
            const auto* smooth = m_losses[static_cast<std::size_t>(point.series)].smooth;
            text += "\n" + where(series, index) + "\n" + Words::tr("Loss %1").arg(number(height, 4));
            if (smooth != nullptr) {
                height = smooth->data()->at(point.index)->value;
                text += "\n" + Words::tr("Smoothed %1").arg(number(height, 4));
            }
        } else {
            const bool bounded = index < series.low.size() && index < series.high.size();
            const double nothing = std::numeric_limits<double>::quiet_NaN();
            const Measured value{height, bounded ? series.low[index] : nothing, bounded ? series.high[index] : nothing};
            text += "\n" + where(series, index) + "\n" +
                    (series.retention ? Words::tr("Retention on %1: %2") : Words::tr("Accuracy on %1: %2"))
                        .arg(QString::fromStdString(series.domain), withInterval(value));
        }
        return Reading{{rect->axis(QCPAxis::atBottom)->coordToPixel(keys[index]),
                        rect->axis(QCPAxis::atLeft)->coordToPixel(height)},
                       text,
                       subjectColour(series.colour),
                       rects()};
    }

    [[nodiscard]] std::optional<PointId> nearest(const QPointF& place) const override
    {
        auto* rect = m_plot.axisRectAt(place);
        if (rect == nullptr || !rect->rect().contains(place.toPoint())) {
            return std::nullopt;
        }
        const bool isLoss = rect == m_above;
        const int first = isLoss ? 0 : static_cast<int>(data().losses.size());
        const auto& lines = isLoss ? m_losses : m_accuracies;
        const double key = rect->axis(QCPAxis::atBottom)->pixelToCoord(place.x());
        std::optional<PointId> best;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t line = 0; line < lines.size(); ++line) {
            // The container is sorted by key, as the series is: the same index on both sides.
            const auto points = lines[line].measured->data();
            const int after = static_cast<int>(points->findBegin(key, false) - points->constBegin());
            for (const int index : {after - 1, after}) {
                const PointId point{first + static_cast<int>(line), index};
                if (index < 0 || index >= pointCount(point.series)) {
                    continue;
                }
                if (const auto reading = read(point)) {
                    const double distance = QLineF(reading->place, place).length();
                    if (distance < least) {
                        least = distance;
                        best = point;
                    }
                }
            }
        }
        return best;
    }

private:
    [[nodiscard]] const Progress& data() const { return std::get<Progress>(m_plot.chart()); }
    [[nodiscard]] const Progress::Series& seriesAt(int index) const
    {
        const auto place = static_cast<std::size_t>(index);
        return place < data().losses.size() ? data().losses[place] : data().accuracies[place - data().losses.size()];
    }
    [[nodiscard]] bool isOff(const Progress::Series& series) const
    {
        return isHidden(series.name) || (!series.domain.empty() && isHidden(domainKey(series.domain)));
    }
    [[nodiscard]] std::vector<QCPAxisRect*> rects() const
    {
        std::vector<QCPAxisRect*> rects;
        for (auto* rect : {m_above, m_below}) {
            if (rect != nullptr) {
                rects.push_back(rect);
            }
        }
        return rects;
    }
    [[nodiscard]] QString where(const Progress::Series& series, std::size_t index) const
    {
        QString text = Words::tr("Step %1").arg(number(series.steps[index], 0));
        if (index < series.seconds.size()) {
            text += Words::tr(", after %1", "a duration").arg(duration(series.seconds[index]));
        }
        if (index < series.tokens.size()) {
            text += Words::tr(", %1 tokens").arg(compact(series.tokens[index]));
        }
        return text;
    }

    [[nodiscard]] std::vector<LegendEntry> entries() const
    {
        std::vector<LegendEntry> entries;
        const auto add = [&entries](const std::string& key, const QString& name, const QColor& colour,
                                    LegendEntry::Mark mark) {
            if (std::none_of(entries.begin(), entries.end(), [&key](const auto& entry) { return entry.key == key; })) {
                entries.push_back({key, name, colour, mark});
            }
        };
        for (const auto* list : {&data().losses, &data().accuracies}) {
            for (const auto& series : *list) {
                add(series.name, QString::fromStdString(series.name), subjectColour(series.colour),
                    LegendEntry::Mark::Line);
            }
        }
        for (const auto& series : data().accuracies) {
            const auto name = QString::fromStdString(series.domain);
            add(domainKey(series.domain),
                series.retention ? Words::tr("on %1 (retention)").arg(name) : Words::tr("on %1").arg(name),
                theme().muted, series.retention ? LegendEntry::Mark::DashedLine : LegendEntry::Mark::Line);
        }
        return entries;
    }

    Line addLoss(const Progress::Series& series)
    {
        const QColor colour = subjectColour(series.colour);
        const bool smoothed = m_options.smoothing > 0;
        Line line;
        line.smoother = Smoother(m_options.smoothing);
        line.measured = m_plot.addGraph(m_above->axis(QCPAxis::atBottom), m_above->axis(QCPAxis::atLeft));
        line.measured->setPen(smoothed ? QPen(withAlpha(colour, 75), 0) : QPen(colour, 1.5));
        line.measured->setVisible(!isOff(series));
        if (smoothed) {
            line.measured->setAntialiased(series.values.size() < 5000); // a haze where there are many
            line.smooth = m_plot.addGraph(m_above->axis(QCPAxis::atBottom), m_above->axis(QCPAxis::atLeft));
            line.smooth->setPen(QPen(colour, 2));
            line.smooth->setVisible(!isOff(series));
        }
        return line;
    }

    Line addAccuracy(const Progress::Series& series, std::size_t shape)
    {
        static constexpr std::array shapes{QCPScatterStyle::ssDisc, QCPScatterStyle::ssSquare,
                                           QCPScatterStyle::ssTriangle, QCPScatterStyle::ssDiamond};
        const QColor colour = subjectColour(series.colour);
        Line line;
        line.measured = m_plot.addGraph(m_below->axis(QCPAxis::atBottom), m_below->axis(QCPAxis::atLeft));
        QPen pen(colour, 1.8);
        if (series.retention) {
            pen.setDashPattern({3, 2.2});
        }
        line.measured->setPen(pen);
        line.measured->setScatterStyle(
            QCPScatterStyle(shapes[shape % shapes.size()], QPen(colour, 1), QBrush(colour), 5.5));
        line.measured->setVisible(!isOff(series));
        if (!series.low.empty()) {
            line.bars = new QCPErrorBars(m_below->axis(QCPAxis::atBottom), m_below->axis(QCPAxis::atLeft));
            line.bars->setDataPlottable(line.measured);
            line.bars->setPen(QPen(withAlpha(colour, 120), 1.3));
            line.bars->setWhiskerWidth(0);
            line.bars->setSymbolGap(0);
            line.bars->setVisible(!isOff(series));
        }
        return line;
    }

    /// Draws a line anew where its values so far are not the beginning of the new ones.
    void forgetUnlessContinued(Line& line, const Progress::Series& before, const Progress::Series& after) const
    {
        const auto& old = keysOf(before, m_options.progressAxis);
        const auto& fresh = keysOf(after, m_options.progressAxis);
        const auto last = line.drawn - 1;
        if (line.drawn > 0 && countOf(after, m_options.progressAxis) >= line.drawn && old[0] == fresh[0] &&
            old[last] == fresh[last] && before.values[0] == after.values[0] &&
            before.values[last] == after.values[last]) {
            return;
        }
        line.measured->data()->clear();
        if (line.smooth != nullptr) {
            line.smooth->data()->clear();
        }
        line.smoother = Smoother(m_options.smoothing);
        line.drawn = 0;
    }

    void fill(const Progress& chart)
    {
        for (std::size_t index = 0; index < m_losses.size(); ++index) {
            append(m_losses[index], chart.losses[index]);
        }
        for (std::size_t index = 0; index < m_accuracies.size(); ++index) {
            append(m_accuracies[index], chart.accuracies[index]);
        }
    }

    void append(Line& line, const Progress::Series& series) const
    {
        const auto& keys = keysOf(series, m_options.progressAxis);
        const auto count = countOf(series, m_options.progressAxis);
        QVector<QCPGraphData> measured;
        QVector<QCPGraphData> smooth;
        double last = line.drawn > 0 ? line.measured->data()->at(static_cast<int>(line.drawn) - 1)->key : 0;
        for (; line.drawn < count; ++line.drawn) {
            // One entry for each value, in order: a place that is not known or goes back makes a gap.
            const double key = keys[line.drawn];
            const bool placed = std::isfinite(key) && (line.drawn == 0 || key >= last);
            last = placed ? key : last;
            const double value = placed ? finite(series.values[line.drawn]) : std::numeric_limits<double>::quiet_NaN();
            measured << QCPGraphData(last, value);
            if (line.smooth != nullptr) {
                smooth << QCPGraphData(last, line.smoother.next(value));
            }
        }
        line.measured->data()->add(measured, true);
        if (line.smooth != nullptr) {
            line.smooth->data()->add(smooth, true);
        }
        if (line.bars != nullptr) {
            QVector<double> below;
            QVector<double> above;
            for (std::size_t index = 0; index < count; ++index) {
                const bool known = index < series.low.size() && index < series.high.size();
                below << (known ? finite(series.values[index] - series.low[index]) : 0);
                above << (known ? finite(series.high[index] - series.values[index]) : 0);
            }
            line.bars->setData(below, above);
        }
    }

    /// Both axis rects run along the same steps; only the lower one says which.
    void linkAxes()
    {
        auto* lowest = m_below != nullptr ? m_below : m_above;
        auto* axis = lowest->axis(QCPAxis::atBottom);
        switch (m_options.progressAxis) {
        case ProgressAxis::Step:
            axis->setLabel(Words::tr("Step"));
            axis->setTicker(QSharedPointer<QCPAxisTicker>(new Ticker(&compact, Ticker::Values::Whole)));
            break;
        case ProgressAxis::Time: {
            axis->setLabel(Words::tr("Training time"));
            const QSharedPointer<TimeTicker> ticker(new TimeTicker);
            ticker->setTimeFormat("%h:%m:%s"); // which makes steps of whole seconds, minutes and hours
            axis->setTicker(ticker);
            break;
        }
        case ProgressAxis::Tokens:
            axis->setLabel(Words::tr("Tokens"));
            axis->setTicker(QSharedPointer<QCPAxisTicker>(new Ticker(&compact, Ticker::Values::Whole)));
            break;
        }
        if (m_above == nullptr || m_below == nullptr) {
            return;
        }
        auto* other = m_above->axis(QCPAxis::atBottom);
        other->setTicker(axis->ticker());
        other->setTickLabels(false);
        const auto changed = qOverload<const QCPRange&>(&QCPAxis::rangeChanged);
        const auto follow = qOverload<const QCPRange&>(&QCPAxis::setRange);
        QObject::connect(axis, changed, other, follow);
        QObject::connect(other, changed, axis, follow);
        m_margins = std::make_unique<QCPMarginGroup>(&m_plot);
        for (auto* rect : rects()) {
            rect->setMarginGroup(QCP::msLeft | QCP::msRight, m_margins.get());
        }
    }

    QCPAxisRect* m_above = nullptr;
    QCPAxisRect* m_below = nullptr;
    std::unique_ptr<QCPMarginGroup> m_margins;
    std::vector<Line> m_losses;
    std::vector<Line> m_accuracies;
};

} // namespace

std::unique_ptr<Drawing> drawProgress(Plot& plot, const ChartOptions& options)
{
    return std::make_unique<ProgressDrawing>(plot, options);
}

} // namespace polymath::charts
