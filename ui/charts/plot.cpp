#include "ui/charts/plot.h"

#include <QLocale>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace polymath::charts {

namespace {

constexpr int outerMargin = 16;
constexpr int legendGap = 18; ///< between two entries
constexpr int markWidth = 18; ///< with the space behind it
constexpr int moreWidth = 44; ///< of "+12", where entries do not fit
constexpr int lineGap = 3;    ///< below a line of text
constexpr int topMargin = 12;
constexpr int headingWidth = 260; ///< that a heading needs beside controls

int innerWidth(const QCustomPlot* plot) { return std::max(plot->viewport().width() - 2 * outerMargin, 20); }

bool small(const QCustomPlot* plot) { return plot->viewport().height() < 380 || plot->viewport().width() < 520; }

void drawMark(QPainter& painter, const LegendEntry& entry, const QPointF& centre, const QColor& colour, bool hidden)
{
    const QBrush fill = hidden ? QBrush(Qt::NoBrush) : QBrush(colour);
    switch (entry.mark) {
    case LegendEntry::Mark::Disc:
        painter.setPen(QPen(colour, 1.4));
        painter.setBrush(fill);
        painter.drawEllipse(centre, 4.3, 4.3);
        break;
    case LegendEntry::Mark::Square:
        painter.setPen(QPen(colour, 1.4));
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(centre.x() - 4.5, centre.y() - 4.5, 9, 9), 1.5, 1.5);
        break;
    case LegendEntry::Mark::Line:
    case LegendEntry::Mark::DashedLine: {
        QPen pen(colour, hidden ? 1 : 2.4, Qt::SolidLine, Qt::FlatCap);
        if (entry.mark == LegendEntry::Mark::DashedLine) {
            pen.setDashPattern({1.6, 1.2});
        }
        painter.setPen(pen);
        painter.drawLine(centre - QPointF(6, 0), centre + QPointF(6, 0));
        break;
    }
    }
}

QString emptyWords(const Chart& chart)
{
    struct Say {
        QString operator()(const Tradeoff&) const
        {
            return Words::tr("Nothing was measured on every target and on retention yet.");
        }
        QString operator()(const Cost&) const { return Words::tr("Nothing was measured on every domain yet."); }
        QString operator()(const Progress&) const { return Words::tr("Nothing was trained yet."); }
        QString operator()(const Forgetting&) const
        {
            return Words::tr("Nothing was measured beside the base model yet.");
        }
        QString operator()(const Routing&) const { return Words::tr("Nothing with gates was measured yet."); }
        QString operator()(const Histogram&) const { return Words::tr("There are no documents yet."); }
    };
    return std::visit(Say{}, chart);
}

} // namespace

QFont fontOf(const ChartTheme& theme, int pixels, bool bold)
{
    QFont font(theme.family());
    font.setPixelSize(pixels);
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

QColor withAlpha(QColor colour, int alpha)
{
    colour.setAlpha(alpha);
    return colour;
}

QColor blend(const QColor& from, const QColor& to, double share)
{
    const auto part = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return {part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue())};
}

QString number(double value, int digits)
{
    return std::isfinite(value) ? QLocale().toString(value, 'f', digits) : QString("–");
}

QString withInterval(const Measured& value, bool percent)
{
    const QString sign = !percent && value.value > 0 ? "+" : "";
    const QString shown = sign + number(value.value) + (percent ? Words::tr(" %") : QString());
    if (!std::isfinite(value.low) || !std::isfinite(value.high)) {
        return shown;
    }
    return Words::tr("%1 (%2 to %3)", "a value with its interval").arg(shown, number(value.low), number(value.high));
}

QString compact(double value, double step)
{
    const double size = std::max(std::abs(value), step);
    const double unit = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : size >= 1e4 ? 1e3 : 1;
    const QString letter = unit == 1e9   ? Words::tr("B", "thousand millions")
                           : unit == 1e6 ? Words::tr("M", "millions")
                           : unit == 1e3 ? Words::tr("k", "thousands")
                                         : QString();
    const double shown = std::abs(value) < step * 1e-6 ? 0 : value / unit; // no "-0"
    const double exact = step > 0 ? step / unit : shown;
    const int most = step > 0 ? 6 : std::abs(shown) < 100 ? 2 : 0;
    int digits = 0;
    for (double scaled = exact; digits < most && std::abs(scaled - std::round(scaled)) > 1e-6; scaled *= 10) {
        ++digits;
    }
    return number(shown, digits) + letter;
}

std::optional<PointId> Drawing::nearest(const QPointF& place) const
{
    constexpr double reach = 24; // pixels
    std::optional<PointId> best;
    double least = reach * reach;
    for (int series = 0; series < seriesCount(); ++series) {
        for (int index = 0; index < pointCount(series); ++index) {
            if (const auto reading = read({series, index})) {
                const QPointF away = reading->place - place;
                if (const double distance = QPointF::dotProduct(away, away); distance < least) {
                    least = distance;
                    best = PointId{series, index};
                }
            }
        }
    }
    return best;
}

TextBlock::TextBlock(QCustomPlot* plot, std::vector<Line> lines) : QCPLayoutElement(plot), m_lines(std::move(lines))
{
    setMinimumMargins({});
}

int TextBlock::rowsOf(const Line& line) const
{
    if (line.optional && small(mParentPlot)) {
        return 0;
    }
    const QFontMetrics metrics(line.font);
    const int needed = metrics
                           .boundingRect(QRect(0, 0, std::max(innerWidth(mParentPlot) - m_free, 20), 10000),
                                         Qt::TextWordWrap, line.text)
                           .height() /
                       std::max(metrics.height(), 1);
    return std::clamp(needed, 1, line.rows);
}

QSize TextBlock::minimumOuterSizeHint() const
{
    int height = mMargins.top() + mMargins.bottom();
    for (const auto& line : m_lines) {
        const int rows = rowsOf(line);
        height += rows * QFontMetrics(line.font).height() + (rows > 0 ? lineGap : 0);
    }
    return {20, height};
}

QSize TextBlock::maximumOuterSizeHint() const { return {QWIDGETSIZE_MAX, minimumOuterSizeHint().height()}; }

void TextBlock::draw(QCPPainter* painter)
{
    int top = mRect.top();
    for (const auto& line : m_lines) {
        const QFontMetrics metrics(line.font);
        const int rows = rowsOf(line);
        const QRect place(mRect.left(), top, mRect.width() - m_free, rows * metrics.height());
        if (rows > 0) {
            painter->setFont(line.font);
            painter->setPen(line.colour);
            if (rows > 1) {
                painter->drawText(place, Qt::AlignLeft | Qt::TextWordWrap, line.text);
            } else {
                painter->drawText(place, Qt::AlignLeft, metrics.elidedText(line.text, Qt::ElideRight, place.width()));
            }
            if (metrics.horizontalAdvance(line.text + line.right) + 24 < place.width()) {
                painter->drawText(place, Qt::AlignRight, line.right);
            }
        }
        top += place.height() + (rows > 0 ? lineGap : 0);
    }
}

Legend::Legend(QCustomPlot* plot, std::vector<LegendEntry> entries, const ChartOptions& options)
    : QCPLayoutElement(plot), m_entries(std::move(entries)), m_options(options)
{
    setMargins({0, 6, 0, 2});
}

std::vector<QRect> Legend::arrange(int width) const
{
    const QFontMetrics metrics(fontOf(m_options.theme, m_options.theme.textSize));
    const int height = metrics.height() + 4;
    const int bottom = (small(mParentPlot) ? 2 : 4) * height;
    std::vector<QRect> places;
    int x = 0;
    int y = 0;
    for (const auto& entry : m_entries) {
        const int needed = std::min(markWidth + metrics.horizontalAdvance(entry.name) + 2, width);
        const bool isLast = places.size() + 1 == m_entries.size();
        const int room = y + height >= bottom && !isLast ? width - moreWidth : width;
        if (x > 0 && x + needed > room) {
            x = 0;
            y += height;
        }
        if (y >= bottom) {
            break;
        }
        places.emplace_back(x, y, needed, height);
        x += needed + legendGap;
    }
    return places;
}

QSize Legend::minimumOuterSizeHint() const
{
    const auto places = arrange(innerWidth(mParentPlot));
    const int height = places.empty() ? 0 : places.back().bottom() + 1;
    return {20, height + mMargins.top() + mMargins.bottom()};
}

QSize Legend::maximumOuterSizeHint() const { return {QWIDGETSIZE_MAX, minimumOuterSizeHint().height()}; }

std::vector<QRect> Legend::places() const
{
    auto places = arrange(mRect.width());
    for (auto& place : places) {
        place.translate(mRect.topLeft());
    }
    return places;
}

void Legend::draw(QCPPainter* painter)
{
    painter->setAntialiasing(true);
    const auto& theme = m_options.theme;
    QFont font = fontOf(theme, theme.textSize);
    const auto where = places();
    for (std::size_t index = 0; index < where.size(); ++index) {
        const auto& entry = m_entries[index];
        const bool hidden = m_options.hidden.contains(entry.key);
        const QRect& place = where[index];
        drawMark(*painter, entry, QPointF(place.left() + 6, place.center().y() + 1),
                 hidden ? theme.muted : entry.colour, hidden);
        font.setStrikeOut(hidden);
        painter->setFont(font);
        painter->setPen(hidden ? theme.muted : theme.ink);
        const QRect words = place.adjusted(markWidth, 0, 0, 0);
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(font).elidedText(entry.name, Qt::ElideRight, words.width()));
    }
    if (!where.empty() && where.size() < m_entries.size()) {
        font.setStrikeOut(false);
        painter->setFont(font);
        painter->setPen(theme.muted);
        painter->drawText(where.back().translated(where.back().width() + legendGap / 2, 0), Qt::AlignVCenter,
                          QString("+%1").arg(m_entries.size() - where.size()));
    }
}

Canvas::Canvas(QCustomPlot* plot, Paint paint) : QCPLayoutElement(plot), m_paint(std::move(paint))
{
    setMinimumSize(20, 20);
}

Painted::Painted(QCustomPlot* plot, const QString& layer, QCPAxisRect* clip, Paint paint)
    : QCPLayerable(plot, layer), m_clip(clip), m_paint(std::move(paint))
{
}

QRect Painted::clipRect() const { return m_clip == nullptr ? mParentPlot->viewport() : m_clip->rect(); }

Plot::Plot(QWidget* parent) : QCustomPlot(parent)
{
    setAutoAddPlottableToLegend(false);
    setPlottingHint(QCP::phFastPolylines);
    setNoAntialiasingOnDrag(true);
    plotLayout()->setRowSpacing(0);
    plotLayout()->setMargins({outerMargin, topMargin, outerMargin, 12});
    build();
}

Plot::~Plot()
{
    m_drawing.reset();
    m_painted.clear();
}

void Plot::setChart(Chart chart, bool keepRanges)
{
    if (m_drawing != nullptr && !isEmpty(chart) && m_drawing->update(chart)) {
        m_chart = std::move(chart);
        if (!keepRanges) {
            m_drawing->resetRanges();
        }
        return;
    }
    const auto before = ranges();
    m_chart = std::move(chart);
    build();
    if (keepRanges) {
        setRanges(before);
    }
}

void Plot::setOptions(const ChartOptions& options, bool keepRanges)
{
    const auto before = ranges();
    m_options = options;
    build();
    if (keepRanges) {
        setRanges(before);
    }
}

std::vector<QCPRange> Plot::ranges() const
{
    std::vector<QCPRange> ranges;
    for (auto* rect : axisRects()) {
        ranges.push_back(rect->axis(QCPAxis::atBottom)->range());
        ranges.push_back(rect->axis(QCPAxis::atLeft)->range());
    }
    return ranges;
}

void Plot::setRanges(const std::vector<QCPRange>& ranges)
{
    const auto rects = axisRects();
    if (ranges.size() != 2 * static_cast<std::size_t>(rects.size())) {
        return;
    }
    for (int index = 0; index < rects.size(); ++index) {
        rects[index]->axis(QCPAxis::atBottom)->setRange(ranges[2 * static_cast<std::size_t>(index)]);
        rects[index]->axis(QCPAxis::atLeft)->setRange(ranges[2 * static_cast<std::size_t>(index) + 1]);
    }
}

void Plot::addRow(QCPLayoutElement* element, double stretch)
{
    const int row = plotLayout()->rowCount();
    plotLayout()->addElement(row, 0, element);
    plotLayout()->setRowStretchFactor(row, stretch);
}

void Plot::addHeading(const QString& title, const QString& subtitle)
{
    const auto& theme = m_options.theme;
    auto* heading = new TextBlock(this, {{title, fontOf(theme, theme.titleSize, true), theme.ink, 2},
                                         {subtitle, fontOf(theme, theme.textSize), theme.muted, 2, {}, true}});
    heading->setMargins({0, 0, 0, 2});
    addRow(heading);
    m_heading = heading;
}

void Plot::addLegend(std::vector<LegendEntry> entries)
{
    m_legend = new Legend(this, std::move(entries), m_options);
    addRow(m_legend);
}

void Plot::addCaption(const QString& left, const QString& right)
{
    const auto& theme = m_options.theme;
    auto* caption = new TextBlock(this, {{left, fontOf(theme, theme.smallSize), theme.muted, 1, right}});
    caption->setMargins({0, 8, 0, 4});
    addRow(caption);
}

QCPAxisRect* Plot::addAxes(bool uprightGrid)
{
    const auto& theme = m_options.theme;
    auto* rect = new QCPAxisRect(this);
    addRow(rect, 1);
    for (auto* axis : rect->axes()) {
        axis->setLayer("axes");
        axis->grid()->setLayer("grid");
        axis->setTickLabelFont(fontOf(theme, theme.smallSize));
        axis->setLabelFont(fontOf(theme, theme.smallSize));
        axis->setTickLabelColor(theme.muted);
        axis->setLabelColor(theme.muted);
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTicks(false);
        axis->setTickLabelPadding(6);
        axis->setLabelPadding(4);
        axis->grid()->setPen(QPen(theme.faint, 1));
        axis->grid()->setZeroLinePen(QPen(theme.faint, 1));
    }
    rect->axis(QCPAxis::atBottom)->grid()->setVisible(uprightGrid);
    rect->setMinimumMargins({0, 4, 4, 0});
    for (const auto type : {QCPAxis::atBottom, QCPAxis::atLeft}) {
        rect->axis(type)->setTicker(QSharedPointer<QCPAxisTicker>(new Ticker(&compact)));
    }
    return rect;
}

void Plot::paint(const QString& layer, QCPAxisRect* clip, Painted::Paint paint)
{
    m_painted.push_back(std::make_unique<Painted>(this, layer, clip, std::move(paint)));
}

double Ticker::getTickStep(const QCPRange& range)
{
    m_step = QCPAxisTicker::getTickStep(range);
    if (m_values == Values::Whole && m_step < 10) { // 2.5 is a step of round numbers, too
        m_step = std::max(1.0, std::floor(m_step));
    }
    return m_step;
}

bool Plot::isSmall() const { return small(this); }

void Plot::setControls(QSize size)
{
    if (m_controls != size) {
        m_controls = size;
        replot(QCustomPlot::rpQueuedReplot);
    }
}

/// Over the legend or between charts, and where nothing zooms, the wheel is the page's.
void Plot::wheelEvent(QWheelEvent* event)
{
    const auto* rect = m_drawing == nullptr ? nullptr : axisRectAt(event->position());
    if (rect == nullptr || !rect->rangeZoom()) {
        event->ignore();
        return;
    }
    QCustomPlot::wheelEvent(event);
}

void Plot::updateLayout()
{
    const bool beside = viewport().width() - m_controls.width() >= headingWidth;
    plotLayout()->setMargins(
        {outerMargin, beside ? topMargin : topMargin + m_controls.height(), outerMargin, topMargin});
    if (m_heading != nullptr) {
        m_heading->setFree(beside ? m_controls.width() : 0);
    }
    const auto rects = axisRects();
    for (auto* rect : rects) {
        rect->axis(QCPAxis::atBottom)->ticker()->setTickCount(std::clamp(viewport().width() / 110, 2, 8));
        const auto high = viewport().height() / std::max(static_cast<int>(rects.size()), 1);
        rect->axis(QCPAxis::atLeft)->ticker()->setTickCount(std::clamp(high / 75, 2, 7));
    }
    QCustomPlot::updateLayout();
}

void Plot::build()
{
    m_drawing.reset();
    m_painted.clear();
    m_legend = nullptr;
    m_heading = nullptr;
    clearPlottables();
    clearItems();
    plotLayout()->clear();
    plotLayout()->simplify();
    const auto& theme = m_options.theme;
    setBackground(QBrush(theme.background));
    if (isEmpty(m_chart)) {
        addRow(new Canvas(this,
                          [this](QCPPainter& painter, const QRect& rect) {
                              painter.setFont(fontOf(m_options.theme, m_options.theme.textSize));
                              painter.setPen(m_options.theme.muted);
                              painter.drawText(rect, Qt::AlignCenter | Qt::TextWordWrap, emptyWords(m_chart));
                          }),
               1);
        return;
    }
    struct Draw {
        Plot& plot;
        const ChartOptions& options;
        std::unique_ptr<Drawing> operator()(const Tradeoff&) const { return drawTradeoff(plot, options); }
        std::unique_ptr<Drawing> operator()(const Cost&) const { return drawCost(plot, options); }
        std::unique_ptr<Drawing> operator()(const Progress&) const { return drawProgress(plot, options); }
        std::unique_ptr<Drawing> operator()(const Forgetting&) const { return drawForgetting(plot, options); }
        std::unique_ptr<Drawing> operator()(const Routing&) const { return drawRouting(plot, options); }
        std::unique_ptr<Drawing> operator()(const Histogram&) const { return drawHistogram(plot, options); }
    };
    m_drawing = std::visit(Draw{*this, m_options}, m_chart);
    m_drawing->resetRanges();
}

} // namespace polymath::charts
