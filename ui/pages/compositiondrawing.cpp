#include "ui/pages/compositiondrawing.h"

#include "ui/charts/palette.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace polymath {

namespace {

constexpr double edge = 40; ///< room for "text in" and "text out"
constexpr double lane = 38;
constexpr double boxHeight = 28;
constexpr double gap = 26; ///< between boxes and gate
constexpr double gateRadius = 8;
constexpr double top = 6;

} // namespace

CompositionDrawing::CompositionDrawing(QWidget* parent) : QWidget(parent)
{
    setObjectName("drawing");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setComposition(3, {});
}

void CompositionDrawing::setComposition(int blocks, std::vector<SlotLook> experts)
{
    m_blocks = std::max(1, blocks);
    m_experts = std::move(experts);
    QStringList names;
    for (const auto& expert : m_experts) {
        names << expert.name;
    }
    setAccessibleName(
        names.isEmpty() ? tr("The backbone in %n block(s), no expert yet", nullptr, m_blocks)
                        : tr("The backbone in %n block(s), beside each: %1", nullptr, m_blocks).arg(names.join(", ")));
    updateGeometry();
    update();
}

QSize CompositionDrawing::sizeHint() const
{
    const auto lanes = 1 + std::max<std::size_t>(1, m_experts.size());
    return {420, static_cast<int>(2 * top + lane * static_cast<double>(lanes))};
}

double CompositionDrawing::columnWidth() const { return (width() - 2 * edge) / m_blocks; }

QRectF CompositionDrawing::boxOf(int block, int which) const
{
    const double left = edge + block * columnWidth() + gap;
    return {left, top + which * lane + (lane - boxHeight) / 2, columnWidth() - 2 * gap - gateRadius, boxHeight};
}

QPointF CompositionDrawing::gateOf(int block) const
{
    return {edge + (block + 1) * columnWidth() - gateRadius / 2, top + lane / 2};
}

void CompositionDrawing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRectF(0, top, edge, lane), Qt::AlignLeft | Qt::AlignVCenter, tr("text"));
    painter.drawText(QRectF(width() - edge, top, edge, lane), Qt::AlignRight | Qt::AlignVCenter, tr("text"));
    for (int block = 0; block < m_blocks; ++block) {
        drawBlock(painter, block);
    }
    if (m_experts.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(QRectF(edge, top + lane, width() - 2 * edge, lane), Qt::AlignCenter,
                         tr("Tick experts to put them beside the backbone"));
    }
}

void CompositionDrawing::drawBlock(QPainter& painter, int block) const
{
    const auto line = palette().color(QPalette::PlaceholderText);
    const QPointF in = block == 0 ? QPointF(edge, top + lane / 2) : gateOf(block - 1) + QPointF(gateRadius, 0);
    const QPointF gate = gateOf(block);
    const auto lanes = static_cast<int>(m_experts.size()) + 1;
    for (int which = lanes - 1; which >= 0; --which) {
        const auto box = boxOf(block, which);
        const auto colour = which == 0 ? line : m_experts[static_cast<std::size_t>(which - 1)].colour;
        drawLink(painter, in, {box.left(), box.center().y()}, colour);
        drawLink(painter, {box.right(), box.center().y()}, gate - QPointF(gateRadius, 0), colour);
        drawBox(painter, box, which == 0 ? charts::slotColour(0) : colour,
                which == 0 ? tr("Backbone %1").arg(block + 1) : m_experts[static_cast<std::size_t>(which - 1)].name);
    }
    if (block == m_blocks - 1) {
        drawLink(painter, gate + QPointF(gateRadius, 0), {width() - edge + 4, gate.y()}, line);
    }
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawEllipse(gate, gateRadius, gateRadius);
    painter.drawLine(gate - QPointF(3.5, 0), gate + QPointF(3.5, 0));
    painter.drawLine(gate - QPointF(0, 3.5), gate + QPointF(0, 3.5));
}

void CompositionDrawing::drawBox(QPainter& painter, const QRectF& box, const QColor& colour, const QString& text) const
{
    auto fill = colour;
    fill.setAlphaF(0.22F);
    painter.setPen(QPen(colour, 1.4));
    painter.setBrush(fill);
    painter.drawRoundedRect(box, 7, 7);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(box.adjusted(6, 0, -6, 0), Qt::AlignCenter,
                     fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(box.width()) - 12));
}

void CompositionDrawing::drawLink(QPainter& painter, const QPointF& from, const QPointF& to, const QColor& colour) const
{
    QPainterPath path(from);
    const double middle = (from.x() + to.x()) / 2;
    path.cubicTo({middle, from.y()}, {middle, to.y()}, to);
    painter.setPen(QPen(colour, 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

} // namespace polymath
