#include "ui/charts/plot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace polymath::charts {

namespace {

constexpr double radius = 6.5; // of a point, pixels

/// A subject with its place in the axes' own units.
struct Spot {
    std::string key;
    QString name;
    QString method;
    QString text; ///< of its reading
    Measured x;
    Measured y;
    bool onFront = false;
    int colour = 0;

    [[nodiscard]] bool isDrawable() const { return std::isfinite(x.value) && std::isfinite(y.value); }
};

struct Span {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void add(const Measured& measured)
    {
        for (const double value : {measured.value, measured.low, measured.high}) {
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
    }
    [[nodiscard]] QCPRange padded(double least) const
    {
        if (low > high) {
            return {0, 1};
        }
        const double pad = std::max((high - low) * 0.12, least);
        return {low - pad, high + pad};
    }
};

class ScatterDrawing : public Drawing {
public:
    ScatterDrawing(Plot& plot, const ChartOptions& options, std::vector<Spot> spots, bool fromZero)
        : Drawing(plot, options), m_spots(std::move(spots)), m_fromZero(fromZero)
    {
        std::erase_if(m_spots, [](const Spot& spot) { return !spot.isDrawable(); });
        std::stable_sort(m_spots.begin(), m_spots.end(),
                         [](const Spot& a, const Spot& b) { return a.x.value < b.x.value; });
    }

    /// To be called once the rows above the axes are there.
    void addTo(const QString& below)
    {
        m_rect = m_plot.addAxes(true);
        x()->setLabel(below);
        m_plot.paint("main", m_rect, [this](QCPPainter& painter) { paintPoints(painter); });
        m_plot.paint("legend", nullptr, [this](QCPPainter& painter) { paintNames(painter); });
    }

    void resetRanges() override
    {
        Span across;
        Span up;
        for (const auto& spot : m_spots) {
            across.add(spot.x);
            up.add(spot.y);
        }
        auto range = across.padded(m_fromZero ? 0 : 0.2);
        if (m_fromZero) {
            range = across.low > across.high || across.high <= 0
                        ? QCPRange(0, 1)
                        : QCPRange(-0.04 * across.high, across.high * 1.18); // names stand to the right of points
        }
        x()->setRange(range);
        y()->setRange(up.padded(0.2));
    }

    [[nodiscard]] int pointCount(int) const override { return static_cast<int>(m_spots.size()); }

    [[nodiscard]] std::optional<Reading> read(PointId point) const override
    {
        const auto& spot = m_spots[static_cast<std::size_t>(point.index)];
        if (isHidden(spot.key)) {
            return std::nullopt;
        }
        return Reading{place(spot), spot.text, subjectColour(spot.colour), {m_rect}};
    }

private:
    [[nodiscard]] QCPAxis* x() const { return m_rect->axis(QCPAxis::atBottom); }
    [[nodiscard]] QCPAxis* y() const { return m_rect->axis(QCPAxis::atLeft); }
    [[nodiscard]] QPointF place(const Spot& spot) const
    {
        return {x()->coordToPixel(spot.x.value), y()->coordToPixel(spot.y.value)};
    }

    void paintPoints(QCPPainter& painter) const
    {
        const QRectF inside = m_rect->rect();
        QPolygonF front;
        for (const auto& spot : m_spots) {
            if (isHidden(spot.key)) {
                continue;
            }
            if (spot.colour == 0) { // what is above and right of these lines is better than the base
                painter.setPen(QPen(withAlpha(theme().muted, 150), 1, Qt::DotLine));
                const QPointF base = place(spot);
                painter.drawLine(QPointF(inside.left(), base.y()), QPointF(inside.right(), base.y()));
                if (!m_fromZero) {
                    painter.drawLine(QPointF(base.x(), inside.top()), QPointF(base.x(), inside.bottom()));
                }
            }
            if (spot.onFront) {
                front << place(spot);
            }
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().muted, 1.4, Qt::DashLine));
        painter.drawPolyline(front);
        for (const auto& spot : m_spots) {
            if (!isHidden(spot.key)) {
                painter.setPen(QPen(withAlpha(subjectColour(spot.colour), 130), 1.6, Qt::SolidLine, Qt::RoundCap));
                const QPointF at = place(spot);
                if (std::isfinite(spot.x.low) && std::isfinite(spot.x.high) && spot.x.low < spot.x.high) {
                    painter.drawLine(QPointF(x()->coordToPixel(spot.x.low), at.y()),
                                     QPointF(x()->coordToPixel(spot.x.high), at.y()));
                }
                if (std::isfinite(spot.y.low) && std::isfinite(spot.y.high)) {
                    painter.drawLine(QPointF(at.x(), y()->coordToPixel(spot.y.low)),
                                     QPointF(at.x(), y()->coordToPixel(spot.y.high)));
                }
            }
        }
        for (const auto& spot : m_spots) {
            if (!isHidden(spot.key)) {
                const bool base = spot.colour == 0;
                painter.setPen(QPen(base ? theme().ink : theme().background, 2));
                painter.setBrush(subjectColour(spot.colour));
                painter.drawEllipse(place(spot), radius + (base ? 1 : 0), radius + (base ? 1 : 0));
            }
        }
    }

    /// Names stand beside their points where nothing else is; further off with a line; or nowhere.
    void paintNames(QCPPainter& painter) const
    {
        const QRectF inside = QRectF(m_rect->rect()).adjusted(2, 2, -2, -2);
        std::vector<QRectF> taken;
        std::vector<const Spot*> named;
        for (const auto& spot : m_spots) {
            if (!isHidden(spot.key) && inside.contains(place(spot))) {
                const double room = radius + 2;
                taken.emplace_back(place(spot) - QPointF(room, room), QSizeF(2 * room, 2 * room));
                named.push_back(&spot);
            }
        }
        std::stable_sort(named.begin(), named.end(), [](const Spot* a, const Spot* b) {
            return std::pair(a->colour != 0, !a->onFront) < std::pair(b->colour != 0, !b->onFront);
        });
        const bool withMethod = !m_plot.isSmall();
        const QFont plain = fontOf(theme(), theme().textSize);
        const QFont bold = fontOf(theme(), theme().textSize, true);
        const QFont tiny = fontOf(theme(), theme().smallSize);
        for (const auto* spot : named) {
            const QFont& font = spot->colour == 0 ? bold : plain;
            const bool second = withMethod && spot->colour != 0;
            const double line = QFontMetricsF(font).height();
            const QSizeF size(std::max(QFontMetricsF(font).horizontalAdvance(spot->name),
                                       second ? QFontMetricsF(tiny).horizontalAdvance(spot->method) : 0.0) +
                                  2,
                              line + (second ? QFontMetricsF(tiny).height() : 0.0));
            const auto free = findRoom(place(*spot), size, inside, taken);
            if (!free) {
                continue;
            }
            taken.push_back(*free);
            const QPointF near(std::clamp(place(*spot).x(), free->left(), free->right()),
                               std::clamp(place(*spot).y(), free->top(), free->bottom()));
            if (QLineF(near, place(*spot)).length() > 3 * radius) {
                painter.setPen(QPen(theme().muted, 0.8));
                painter.drawLine(QLineF(near, place(*spot)));
            }
            const auto side = free->center().x() < place(*spot).x() ? Qt::AlignRight : Qt::AlignLeft;
            painter.setFont(font);
            painter.setPen(theme().ink);
            painter.drawText(QRectF(free->topLeft(), QSizeF(free->width(), line)), side | Qt::AlignTop, spot->name);
            if (second) {
                painter.setFont(tiny);
                painter.setPen(theme().muted);
                painter.drawText(*free, side | Qt::AlignBottom, spot->method);
            }
        }
    }

    [[nodiscard]] std::optional<QRectF> findRoom(const QPointF& at, const QSizeF& size, const QRectF& inside,
                                                 const std::vector<QRectF>& taken) const
    {
        // The four corners keep clear of the point's own bars.
        static constexpr std::array<std::pair<int, int>, 4> corners{{{1, -1}, {-1, -1}, {1, 1}, {-1, 1}}};
        for (const double away : {radius, 26.0, 48.0, 76.0}) {
            std::optional<QRectF> best;
            double least = std::numeric_limits<double>::infinity();
            for (const auto& [across, down] : corners) {
                const double lift = away <= radius ? 3 : away;
                const QRectF tried(QPointF(across > 0 ? at.x() + away : at.x() - away - size.width(),
                                           down > 0 ? at.y() + lift : at.y() - lift - size.height()),
                                   size);
                if (!inside.contains(tried) || std::any_of(taken.begin(), taken.end(), [&tried](const QRectF& other) {
                        return other.intersects(tried);
                    })) {
                    continue;
                }
                if (const double cost = barsUnder(tried) * 10 + (across < 0 ? 1 : 0) + (down > 0 ? 1 : 0);
                    cost < least) {
                    least = cost;
                    best = tried;
                }
            }
            if (best) {
                return best;
            }
        }
        return std::nullopt;
    }

    /// How many bars would run behind a name.
    [[nodiscard]] double barsUnder(const QRectF& name) const
    {
        double count = 0;
        for (const auto& spot : m_spots) {
            if (!isHidden(spot.key)) {
                const QPointF at = place(spot);
                count += name.top() < at.y() && at.y() < name.bottom() &&
                         x()->coordToPixel(spot.x.low) < name.right() && x()->coordToPixel(spot.x.high) > name.left();
                count += name.left() < at.x() && at.x() < name.right() &&
                         y()->coordToPixel(spot.y.high) < name.bottom() && y()->coordToPixel(spot.y.low) > name.top();
            }
        }
        return count;
    }

    std::vector<Spot> m_spots;
    bool m_fromZero;
    QCPAxisRect* m_rect = nullptr;
};

template <typename Points> std::vector<LegendEntry> entriesOf(const Points& points)
{
    std::vector<LegendEntry> entries;
    for (const auto& point : points) {
        entries.push_back(
            {point.name, QString::fromStdString(point.name), subjectColour(point.colour), LegendEntry::Mark::Disc});
    }
    return entries;
}

/// What costs are shown in, by the largest of them.
struct CostUnit {
    QString label;
    double size = 1;
};

CostUnit unitOf(CostAxis axis, double largest)
{
    switch (axis) {
    case CostAxis::TrainingTime:
        return largest >= 7200  ? CostUnit{Words::tr("Training time (hours)"), 3600}
               : largest >= 180 ? CostUnit{Words::tr("Training time (minutes)"), 60}
                                : CostUnit{Words::tr("Training time (seconds)"), 1};
    case CostAxis::Parameters:
        return largest >= 2e9 ? CostUnit{Words::tr("Parameters (thousand millions)"), 1e9}
                              : CostUnit{Words::tr("Parameters (millions)"), 1e6};
    case CostAxis::PeakMemory:
        return largest >= 2e9 ? CostUnit{Words::tr("Peak memory of training (GB)"), 1e9}
                              : CostUnit{Words::tr("Peak memory of training (MB)"), 1e6};
    }
    return {};
}

} // namespace

std::unique_ptr<Drawing> drawTradeoff(Plot& plot, const ChartOptions& options)
{
    const auto& chart = std::get<Tradeoff>(plot.chart());
    std::vector<Spot> spots;
    for (const auto& point : chart.points) {
        const auto name = QString::fromStdString(point.name);
        const auto method = QString::fromStdString(point.method);
        spots.push_back({point.name, name, method,
                         Words::tr("%1, %2\nTarget %3\nRetention %4", "subject, method, two accuracies")
                             .arg(name, method, withInterval(point.target), withInterval(point.retention)),
                         point.retention, point.target, point.onFront, point.colour});
    }
    plot.addHeading(Words::tr("What was gained and what was kept"),
                    Words::tr("Next-token accuracy on test documents; bars are 95 % intervals, the dashed line is the "
                              "Pareto front, dotted lines mark the base"));
    plot.addLegend(entriesOf(chart.points));
    plot.addCaption(Words::tr("Target accuracy (%)"), Words::tr("up and right is better ↗"));
    auto drawing = std::make_unique<ScatterDrawing>(plot, options, std::move(spots), false);
    drawing->addTo(Words::tr("Retention accuracy (%)"));
    return drawing;
}

std::unique_ptr<Drawing> drawCost(Plot& plot, const ChartOptions& options)
{
    const auto& chart = std::get<Cost>(plot.chart());
    const auto costOf = [&options](const Cost::Point& point) {
        return options.costAxis == CostAxis::TrainingTime ? point.seconds
               : options.costAxis == CostAxis::Parameters ? point.parameters
                                                          : point.bytes;
    };
    double largest = 0;
    for (const auto& point : chart.points) {
        largest = std::isfinite(costOf(point)) ? std::max(largest, costOf(point)) : largest;
    }
    const auto unit = unitOf(options.costAxis, largest);
    std::vector<Spot> spots;
    for (const auto& point : chart.points) {
        const auto name = QString::fromStdString(point.name);
        const auto method = QString::fromStdString(point.method);
        const double cost = costOf(point) / unit.size;
        spots.push_back({point.name,
                         name,
                         method,
                         Words::tr("%1, %2\nAverage accuracy %3\n%4: %5", "subject, method, accuracy, unit, cost")
                             .arg(name, method, withInterval(point.accuracy), unit.label, compact(cost)),
                         {cost, cost, cost},
                         point.accuracy,
                         false,
                         point.colour});
    }
    plot.addHeading(Words::tr("What it cost"),
                    Words::tr("Next-token accuracy averaged over all domains; bars are 95 % intervals, the dotted line "
                              "marks the base"));
    plot.addLegend(entriesOf(chart.points));
    plot.addCaption(Words::tr("Average accuracy (%)"), Words::tr("up and left is better ↖"));
    auto drawing = std::make_unique<ScatterDrawing>(plot, options, std::move(spots), true);
    drawing->addTo(unit.label);
    return drawing;
}

} // namespace polymath::charts
