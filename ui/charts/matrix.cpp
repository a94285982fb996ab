#include "ui/charts/plot.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace polymath::charts {

namespace {

class MatrixDrawing : public Drawing {
public:
    MatrixDrawing(Plot& plot, const ChartOptions& options) : Drawing(plot, options)
    {
        plot.addHeading(Words::tr("What each subject gained and forgot"),
                        Words::tr("Change of next-token accuracy against the base model, in points, with its 95 % "
                                  "interval; ▲ and ▼ where the whole interval is a gain or a loss"));
        auto* canvas = new Canvas(&plot, [this](QCPPainter& painter, const QRect& rect) { paint(painter, rect); });
        canvas->setMargins({0, 10, 0, 0});
        m_canvas = canvas;
        plot.addRow(canvas, 1);
        for (const auto& row : data().deltas) {
            for (const auto& cell : row) {
                m_largest = std::isfinite(cell.value) ? std::max(m_largest, std::abs(cell.value)) : m_largest;
            }
        }
    }

    [[nodiscard]] int seriesCount() const override
    {
        return static_cast<int>(std::min(data().subjects.size(), data().deltas.size()));
    }
    [[nodiscard]] int pointCount(int series) const override
    {
        return static_cast<int>(
            std::min(data().domains.size(), data().deltas[static_cast<std::size_t>(series)].size()));
    }

    [[nodiscard]] std::optional<Reading> read(PointId point) const override
    {
        const auto& cell = cellAt(point);
        if (!std::isfinite(cell.value)) {
            return std::nullopt;
        }
        const auto subject = QString::fromStdString(data().subjects[static_cast<std::size_t>(point.series)]);
        const auto domain = QString::fromStdString(data().domains[static_cast<std::size_t>(point.index)]);
        const QString verdict = cell.high < 0  ? Words::tr("lost, beyond its interval")
                                : cell.low > 0 ? Words::tr("gained, beyond its interval")
                                               : Words::tr("within its interval");
        return Reading{place(point, m_canvas->rect()).center(),
                       Words::tr("%1 on %2\n%3 points\n%4", "subject, domain, change, verdict")
                           .arg(subject, domain, withInterval(cell, false), verdict),
                       cell.value < 0 ? theme().loss : theme().gain,
                       {}};
    }

    [[nodiscard]] std::optional<PointId> nearest(const QPointF& at) const override
    {
        for (int row = 0; row < seriesCount(); ++row) {
            for (int column = 0; column < pointCount(row); ++column) {
                if (place({row, column}, m_canvas->rect()).contains(at)) {
                    return PointId{row, column};
                }
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] const Forgetting& data() const { return std::get<Forgetting>(m_plot.chart()); }
    [[nodiscard]] const Measured& cellAt(PointId point) const
    {
        return data().deltas[static_cast<std::size_t>(point.series)][static_cast<std::size_t>(point.index)];
    }
    [[nodiscard]] QFont plain() const { return fontOf(theme(), theme().textSize); }

    /// Room for the names of subjects, at most a third.
    [[nodiscard]] int nameWidth(const QRect& rect) const
    {
        int width = 0;
        for (const auto& subject : data().subjects) {
            width = std::max(width, QFontMetrics(plain()).horizontalAdvance(QString::fromStdString(subject)));
        }
        return std::min(width + 14, rect.width() / 3);
    }

    [[nodiscard]] QRectF place(PointId point, const QRect& rect) const
    {
        const double left = rect.left() + nameWidth(rect);
        const double top = rect.top() + QFontMetrics(plain()).height() + 8;
        const double width = (rect.right() - left) / static_cast<double>(data().domains.size());
        const double height = std::min((rect.bottom() - top) / static_cast<double>(data().subjects.size()), 86.0);
        return QRectF(left + point.index * width, top + point.series * height, width, height)
            .adjusted(1.5, 1.5, -1.5, -1.5);
    }

    void paint(QCPPainter& painter, const QRect& rect) const
    {
        painter.setAntialiasing(true);
        const QFontMetrics metrics(plain());
        for (int row = 0; row < seriesCount(); ++row) {
            for (int column = 0; column < pointCount(row); ++column) {
                paintCell(painter, place({row, column}, rect), cellAt({row, column}));
            }
            const auto first = place({row, 0}, rect);
            const QRectF name(rect.left(), first.top(), nameWidth(rect) - 10, first.height());
            if (first.height() >= metrics.height() - 2) {
                painter.setFont(plain());
                painter.setPen(theme().ink);
                painter.drawText(
                    name, Qt::AlignLeft | Qt::AlignVCenter,
                    metrics.elidedText(QString::fromStdString(data().subjects[static_cast<std::size_t>(row)]),
                                       Qt::ElideRight, static_cast<int>(name.width())));
            }
        }
        painter.setFont(plain());
        painter.setPen(theme().muted);
        for (std::size_t column = 0; column < data().domains.size(); ++column) {
            const auto cell = place({0, static_cast<int>(column)}, rect);
            const QRectF head(cell.left(), rect.top(), cell.width(), metrics.height());
            painter.drawText(head, Qt::AlignCenter,
                             metrics.elidedText(QString::fromStdString(data().domains[column]), Qt::ElideRight,
                                                static_cast<int>(head.width())));
        }
    }

    void paintCell(QCPPainter& painter, const QRectF& box, const Measured& cell) const
    {
        const bool known = std::isfinite(cell.value);
        const double share = known ? std::abs(cell.value) / m_largest : 0;
        const QColor fill =
            blend(blend(theme().background, theme().faint, 0.55), cell.value < 0 ? theme().loss : theme().gain, share);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(box, 3, 3);
        const QColor white(Qt::white);
        const QColor black(0x12, 0x15, 0x1A);
        const QColor ink = contrast(white, fill) > contrast(black, fill) ? white : black;
        const bool lost = cell.high < 0;
        const bool gained = cell.low > 0;
        const QFont strong = fontOf(theme(), theme().textSize, lost || gained);
        const QFont tiny = fontOf(theme(), theme().smallSize);
        const QString value = (cell.value > 0 ? "+" : "") + number(cell.value);
        const QString interval = Words::tr("%1 to %2", "an interval").arg(number(cell.low), number(cell.high));
        const QFontMetricsF metrics(strong);
        const bool second = known && box.height() > metrics.height() + QFontMetricsF(tiny).height() + 6 &&
                            box.width() > QFontMetricsF(tiny).horizontalAdvance(interval) + 6;
        if (box.height() < metrics.height() - 2 || box.width() < metrics.horizontalAdvance(value) + 2) {
            return; // the colour alone; the mouse reads it off
        }
        const QRectF first =
            second ? QRectF(box.left(), box.center().y() - metrics.height(), box.width(), metrics.height()) : box;
        painter.setFont(strong);
        painter.setPen(ink);
        painter.drawText(first, Qt::AlignCenter, value);
        const double half = metrics.horizontalAdvance(value) / 2;
        if ((lost || gained) && first.width() / 2 > half + 16) {
            const QPointF tip(first.center().x() - half - 10, first.center().y());
            QPainterPath mark;
            const double way = lost ? 1 : -1;
            mark.addPolygon(
                QPolygonF{{tip + QPointF(-4, -3.5 * way), tip + QPointF(4, -3.5 * way), tip + QPointF(0, 3.5 * way)}});
            painter.fillPath(mark, ink);
        }
        if (second) {
            painter.setFont(tiny);
            painter.setPen(withAlpha(ink, 205));
            painter.drawText(QRectF(box.left(), box.center().y(), box.width(), QFontMetricsF(tiny).height() + 2),
                             Qt::AlignCenter, interval);
        }
    }

    Canvas* m_canvas = nullptr;
    double m_largest = 0.5; ///< points of the strongest colour
};

} // namespace

std::unique_ptr<Drawing> drawForgetting(Plot& plot, const ChartOptions& options)
{
    return std::make_unique<MatrixDrawing>(plot, options);
}

} // namespace polymath::charts
