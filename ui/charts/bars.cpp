#include "ui/charts/plot.h"

#include <algorithm>
#include <cmath>

namespace polymath::charts {

namespace {

double share(const Routing::Bar& bar, std::size_t slot)
{
    const double weight = slot < bar.weights.size() ? bar.weights[slot] : 0;
    return std::isfinite(weight) ? std::max(weight, 0.0) * 100 : 0;
}

class RoutingDrawing : public Drawing {
public:
    RoutingDrawing(Plot& plot, const ChartOptions& options) : Drawing(plot, options)
    {
        plot.addHeading(Words::tr("Whom the gates of %1 listen to").arg(QString::fromStdString(data().subject)),
                        Words::tr("Mean gate weight over the scored tokens of each domain's test documents, by block"));
        std::vector<LegendEntry> entries;
        for (const auto& slot : data().slots) {
            entries.push_back(
                {slot.name, QString::fromStdString(slot.name), slotColour(slot.colour), LegendEntry::Mark::Square});
        }
        plot.addLegend(std::move(entries));
        plot.addCaption(Words::tr("Gate weight (%)"));
        m_rect = plot.addAxes(false);
        const int line = QFontMetrics(fontOf(theme(), theme().textSize)).height();
        m_rect->setAutoMargins(QCP::msLeft | QCP::msTop | QCP::msRight);
        m_rect->setMargins({0, 0, 0, 2 * line + 14}); // blocks and domains stand there
        m_rect->axis(QCPAxis::atBottom)->setTickLabels(false);
        m_rect->setRangeZoom(Qt::Horizontal);
        m_rect->setRangeDrag(Qt::Horizontal);
        double place = 0;
        for (std::size_t index = 0; index < data().bars.size(); ++index) {
            place += index > 0 && data().bars[index].domain != data().bars[index - 1].domain ? 0.7 : 0;
            m_places.push_back(place);
            place += 1;
        }
        plot.paint("main", m_rect, [this](QCPPainter& painter) { paintBars(painter); });
        plot.paint("legend", nullptr, [this](QCPPainter& painter) { paintNames(painter); });
    }

    void resetRanges() override
    {
        m_rect->axis(QCPAxis::atBottom)->setRange(-0.6, m_places.back() + 0.6);
        m_rect->axis(QCPAxis::atLeft)->setRange(0, 100);
    }

    [[nodiscard]] int seriesCount() const override { return static_cast<int>(data().slots.size()); }
    [[nodiscard]] int pointCount(int) const override { return static_cast<int>(data().bars.size()); }

    [[nodiscard]] std::optional<Reading> read(PointId point) const override
    {
        const auto& slot = data().slots[static_cast<std::size_t>(point.series)];
        const auto box = place(point);
        if (isHidden(slot.name)) {
            return std::nullopt;
        }
        const auto& bar = data().bars[static_cast<std::size_t>(point.index)];
        return Reading{box.center(),
                       Words::tr("%1\n%2, block %3\nGate weight %4 %", "slot, domain, block, percent")
                           .arg(QString::fromStdString(slot.name), QString::fromStdString(bar.domain))
                           .arg(bar.block + 1)
                           .arg(number(share(bar, static_cast<std::size_t>(point.series)), 1)),
                       slotColour(slot.colour),
                       {}};
    }

    [[nodiscard]] std::optional<PointId> nearest(const QPointF& at) const override
    {
        if (!m_rect->rect().contains(at.toPoint())) {
            return std::nullopt;
        }
        for (int slot = 0; slot < seriesCount(); ++slot) {
            for (int bar = 0; bar < pointCount(slot); ++bar) {
                if (!isHidden(data().slots[static_cast<std::size_t>(slot)].name) && place({slot, bar}).contains(at)) {
                    return PointId{slot, bar};
                }
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] const Routing& data() const { return std::get<Routing>(m_plot.chart()); }

    /// A slot's part of a bar, in pixels.
    [[nodiscard]] QRectF place(PointId point) const
    {
        const auto& bar = data().bars[static_cast<std::size_t>(point.index)];
        double low = 0;
        for (std::size_t slot = 0; std::cmp_less(slot, point.series); ++slot) {
            low += isHidden(data().slots[slot].name) ? 0 : share(bar, slot);
        }
        const double high = low + share(bar, static_cast<std::size_t>(point.series));
        const auto* x = m_rect->axis(QCPAxis::atBottom);
        const auto* y = m_rect->axis(QCPAxis::atLeft);
        const double centre = m_places[static_cast<std::size_t>(point.index)];
        return QRectF(QPointF(x->coordToPixel(centre - 0.44), y->coordToPixel(high)),
                      QPointF(x->coordToPixel(centre + 0.44), y->coordToPixel(low)));
    }

    void paintBars(QCPPainter& painter) const
    {
        const QFont font = fontOf(theme(), theme().smallSize);
        const QFontMetricsF metrics(font);
        painter.setFont(font);
        for (int slot = 0; slot < seriesCount(); ++slot) {
            const auto& entry = data().slots[static_cast<std::size_t>(slot)];
            if (isHidden(entry.name)) {
                continue;
            }
            const QColor fill = slotColour(entry.colour);
            for (int bar = 0; bar < pointCount(slot); ++bar) {
                const QRectF box = place({slot, bar});
                painter.setPen(Qt::NoPen);
                painter.setBrush(fill);
                painter.drawRect(box.height() > 4 ? box.adjusted(0, 0.5, 0, -0.5) : box);
                const auto words =
                    number(share(data().bars[static_cast<std::size_t>(bar)], static_cast<std::size_t>(slot)), 0);
                if (box.height() > metrics.height() + 2 && box.width() > metrics.horizontalAdvance(words) + 6) {
                    painter.setPen(contrast(Qt::white, fill) >= 3 ? Qt::white : Qt::black);
                    painter.drawText(box, Qt::AlignCenter, words);
                }
            }
        }
    }

    /// Blocks below their bars, as many as fit, and domains below their blocks.
    void paintNames(QCPPainter& painter) const
    {
        const QFont tiny = fontOf(theme(), theme().smallSize);
        const QFont strong = fontOf(theme(), theme().textSize, true);
        const QRectF inside = m_rect->rect();
        const auto* x = m_rect->axis(QCPAxis::atBottom);
        const double step = x->coordToPixel(1) - x->coordToPixel(0);
        const auto& bars = data().bars;
        const auto label = [&](std::size_t index, bool full) {
            return full ? Words::tr("block %1").arg(bars[index].block + 1) : QString::number(bars[index].block + 1);
        };
        const auto widest = [&](bool full) {
            double width = 0;
            for (std::size_t index = 0; index < bars.size(); ++index) {
                width = std::max(width, QFontMetricsF(tiny).horizontalAdvance(label(index, full)));
            }
            return width + 6;
        };
        const bool full = widest(true) <= step;
        const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(widest(full) / step)));
        for (std::size_t first = 0; first < bars.size();) {
            std::size_t end = first;
            for (; end < bars.size() && bars[end].domain == bars[first].domain; ++end) {
                const double centre = x->coordToPixel(m_places[end]);
                if ((end - first) % every == 0 && inside.left() <= centre && centre <= inside.right()) {
                    painter.setFont(tiny);
                    painter.setPen(theme().muted);
                    painter.drawText(QRectF(centre - 60, inside.bottom() + 5, 120, 40), Qt::AlignHCenter,
                                     label(end, full));
                }
            }
            const double left = std::max(x->coordToPixel(m_places[first] - 0.5), inside.left());
            const double right = std::min(x->coordToPixel(m_places[end - 1] + 0.5), inside.right());
            if (right - left > 12) {
                const double top = inside.bottom() + 7 + QFontMetricsF(tiny).height();
                painter.setFont(strong);
                painter.setPen(theme().ink);
                painter.drawText(QRectF(left, top, right - left, 40), Qt::AlignHCenter,
                                 QFontMetricsF(strong).elidedText(QString::fromStdString(bars[first].domain),
                                                                  Qt::ElideRight, right - left));
            }
            first = end;
        }
    }

    QCPAxisRect* m_rect = nullptr;
    std::vector<double> m_places; ///< of the bars, on the axis
};

class HistogramDrawing : public Drawing {
public:
    HistogramDrawing(Plot& plot, const ChartOptions& options) : Drawing(plot, options)
    {
        const auto unit = QString::fromStdString(data().unit);
        QString subtitle;
        if (data().median) {
            subtitle = Words::tr("Half are longer than %1 %2.").arg(compact(*data().median), unit);
        }
        if (data().rowLength) {
            subtitle +=
                (subtitle.isEmpty() ? "" : " ") +
                Words::tr("A training row holds %1; what is longer is divided.").arg(compact(*data().rowLength));
        }
        plot.addHeading(QString::fromStdString(data().title), subtitle);
        plot.addCaption(Words::tr("Documents"));
        m_rect = plot.addAxes(false);
        m_rect->axis(QCPAxis::atBottom)->setLabel(unit);
        m_rect->setRangeZoom(Qt::Horizontal);
        m_rect->setRangeDrag(Qt::Horizontal);
        plot.paint("main", m_rect, [this](QCPPainter& painter) { paintBins(painter); });
        plot.paint("legend", m_rect, [this](QCPPainter& painter) { paintMarks(painter); });
    }

    void resetRanges() override
    {
        double most = 1;
        for (const auto& bin : data().bins) {
            most = std::max(most, static_cast<double>(bin.count));
        }
        const double low = data().bins.front().low;
        const double high = data().bins.back().high;
        m_rect->axis(QCPAxis::atBottom)->setRange(low, std::isfinite(high) && high > low ? high : low + 1);
        m_rect->axis(QCPAxis::atLeft)->setRange(0, most * 1.2); // words of the marks stand above the bars
    }

    [[nodiscard]] int pointCount(int) const override { return static_cast<int>(data().bins.size()); }

    [[nodiscard]] std::optional<Reading> read(PointId point) const override
    {
        const auto& bin = data().bins[static_cast<std::size_t>(point.index)];
        const bool open = data().openEnded && std::cmp_equal(point.index + 1, data().bins.size());
        const auto box = place(bin);
        const auto unit = QString::fromStdString(data().unit);
        const QString range =
            open ? Words::tr("%1 %2 or more", "number, unit").arg(compact(bin.low), unit)
                 : Words::tr("%1 to %2 %3", "two numbers, unit").arg(compact(bin.low), compact(bin.high), unit);
        return Reading{{box.center().x(), box.top()},
                       range + "\n" + Words::tr("%1 documents").arg(number(static_cast<double>(bin.count), 0)),
                       domainColour(data().colour),
                       {}};
    }

    [[nodiscard]] std::optional<PointId> nearest(const QPointF& at) const override
    {
        const double key = m_rect->axis(QCPAxis::atBottom)->pixelToCoord(at.x());
        for (int index = 0; m_rect->rect().contains(at.toPoint()) && index < pointCount(0); ++index) {
            const auto& bin = data().bins[static_cast<std::size_t>(index)];
            if (bin.low <= key && key < bin.high) {
                return PointId{0, index};
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] const Histogram& data() const { return std::get<Histogram>(m_plot.chart()); }
    [[nodiscard]] QRectF place(const Histogram::Bin& bin) const
    {
        const auto* x = m_rect->axis(QCPAxis::atBottom);
        const auto* y = m_rect->axis(QCPAxis::atLeft);
        return QRectF(QPointF(x->coordToPixel(bin.low), y->coordToPixel(static_cast<double>(bin.count))),
                      QPointF(x->coordToPixel(bin.high), y->coordToPixel(0)));
    }

    void paintBins(QCPPainter& painter) const
    {
        painter.setPen(Qt::NoPen);
        for (std::size_t index = 0; index < data().bins.size(); ++index) {
            const bool open = data().openEnded && index + 1 == data().bins.size();
            const QColor colour = domainColour(data().colour);
            painter.setBrush(open ? QBrush(colour, Qt::Dense4Pattern) : QBrush(colour));
            const QRectF box = place(data().bins[index]);
            painter.drawRect(box.adjusted(box.width() > 4 ? 1 : 0, 0, box.width() > 4 ? -1 : 0, 0));
        }
    }

    void paintMarks(QCPPainter& painter) const
    {
        const QFont font = fontOf(theme(), theme().smallSize);
        const QFontMetricsF metrics(font);
        const QRectF inside = m_rect->rect();
        double top = inside.top();
        const auto mark = [&](double value, const QString& words, Qt::PenStyle style) {
            const double at = m_rect->axis(QCPAxis::atBottom)->coordToPixel(value);
            if (!std::isfinite(value) || at < inside.left() || at > inside.right()) {
                return;
            }
            painter.setPen(QPen(theme().ink, 1.3, style));
            painter.drawLine(QPointF(at, top), QPointF(at, inside.bottom()));
            const double width = metrics.horizontalAdvance(words);
            const double left = at + 5 + width > inside.right() ? at - 5 - width : at + 5;
            painter.setFont(font);
            painter.drawText(QRectF(left, top, width + 2, metrics.height()), Qt::AlignLeft, words);
            top += metrics.height() + 1; // the next one's words stand below
        };
        if (data().median) {
            mark(*data().median, Words::tr("median %1").arg(compact(*data().median)), Qt::SolidLine);
        }
        if (data().rowLength) {
            mark(*data().rowLength, Words::tr("row %1", "length of a training row").arg(compact(*data().rowLength)),
                 Qt::DashLine);
        }
    }

    QCPAxisRect* m_rect = nullptr;
};

} // namespace

std::unique_ptr<Drawing> drawRouting(Plot& plot, const ChartOptions& options)
{
    return std::make_unique<RoutingDrawing>(plot, options);
}

std::unique_ptr<Drawing> drawHistogram(Plot& plot, const ChartOptions& options)
{
    return std::make_unique<HistogramDrawing>(plot, options);
}

} // namespace polymath::charts
