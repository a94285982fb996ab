#include "ui/charts/sparkline.h"

#include "ui/charts/palette.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>

namespace polymath::charts {

Sparkline::Sparkline(QWidget* parent) : QWidget(parent), m_colour(subjectColour(1))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::setValues(std::vector<double> values)
{
    m_values = std::move(values);
    update();
}

void Sparkline::setColour(const QColor& colour)
{
    m_colour = colour;
    update();
}

QSize Sparkline::sizeHint() const { return {96, 24}; }
QSize Sparkline::minimumSizeHint() const { return {32, 16}; }

void Sparkline::paintEvent(QPaintEvent*)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double value : m_values) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (low > high) {
        return;
    }
    const QRectF inside = QRectF(rect()).adjusted(3, 3, -3, -3);
    const double steps = std::max<double>(static_cast<double>(m_values.size()) - 1, 1);
    const auto up = [&](double value) {
        return high > low ? inside.bottom() - (value - low) / (high - low) * inside.height() : inside.center().y();
    };
    // Each column of pixels shows the range of its values, so that no extreme is lost.
    QPainterPath line;
    QPointF end;
    bool open = false;
    for (std::size_t index = 0; index < m_values.size();) {
        const double x = inside.left() + std::floor(static_cast<double>(index) / steps * inside.width());
        double least = std::numeric_limits<double>::infinity();
        double most = -least;
        double last = least;
        std::size_t next = index;
        for (; next < m_values.size() &&
               inside.left() + std::floor(static_cast<double>(next) / steps * inside.width()) <= x;
             ++next) {
            if (std::isfinite(m_values[next])) {
                least = std::min(least, m_values[next]);
                most = std::max(most, m_values[next]);
                last = m_values[next];
            }
        }
        index = next;
        if (least > most) {
            open = false;
            continue;
        }
        const QPointF top(x, up(most));
        open ? line.lineTo(top) : line.moveTo(top);
        line.lineTo(QPointF(x, up(least)));
        end = QPointF(x, up(last));
        line.lineTo(end);
        open = true;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colour);
    painter.drawEllipse(end, 2.3, 2.3);
}

} // namespace polymath::charts
