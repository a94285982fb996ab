#include "ui/widgets/lengthbars.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace polymath {

LengthBars::LengthBars(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void LengthBars::setCounts(std::vector<std::int64_t> counts)
{
    m_counts = std::move(counts);
    update();
}

void LengthBars::setColour(const QColor& colour)
{
    m_colour = colour;
    update();
}

void LengthBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    const auto most = m_counts.empty() ? 0 : *std::max_element(m_counts.begin(), m_counts.end());
    if (most == 0) {
        return;
    }
    const double step = static_cast<double>(width()) / static_cast<double>(m_counts.size());
    const double gap = step > 3 ? 1 : 0;
    for (std::size_t index = 0; index < m_counts.size(); ++index) {
        if (m_counts[index] > 0) { // one document is seen beside a thousand
            const double share = static_cast<double>(m_counts[index]) / static_cast<double>(most);
            const double tall = std::max(1.5, share * (height() - 2));
            painter.fillRect(QRectF(static_cast<double>(index) * step, height() - 1 - tall, step - gap, tall),
                             m_colour);
        }
    }
}

} // namespace polymath
