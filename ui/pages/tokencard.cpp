#include "ui/pages/tokencard.h"

#include "ui/pages/answerview.h"
#include "ui/widgets/format.h"

#include <QPainter>
#include <QScreen>

namespace polymath {

namespace {

constexpr int padding = 10;
constexpr int row = 20;
constexpr int nameWidth = 104;
constexpr int barWidth = 84;
constexpr int valueWidth = 52;

QString visible(QString text)
{
    return text.replace('\n', QChar(0x21B5)).replace(' ', QChar(0x2423)); // as signs, or nobody would see them
}

} // namespace

TokenCard::TokenCard(QWidget* parent) : QWidget(parent, Qt::ToolTip)
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setObjectName("tokenCard");
    hide();
}

void TokenCard::showToken(const ChatToken& token, const std::vector<SlotLook>& slotLooks, const QPoint& globalPosition)
{
    m_title = tr("“%1” · probability %2").arg(visible(token.text), format::percent(token.probability));
    m_bars.clear();
    QStringList spoken{m_title};
    for (std::size_t slot = 0; slot < token.weights.size() && slot < slotLooks.size(); ++slot) {
        const auto& look = slotLooks[slot];
        m_bars.push_back({look.name, look.colour, token.weights[slot]});
        spoken << look.name + " " + format::percent(token.weights[slot], 0);
    }
    setAccessibleName(spoken.join(", "));
    const auto bars = nameWidth + barWidth + valueWidth;
    setFixedSize(2 * padding + std::max(bars, fontMetrics().horizontalAdvance(m_title)),
                 2 * padding + row * (1 + static_cast<int>(m_bars.size())));
    auto place = globalPosition + QPoint(14, 18);
    const auto area = screen()->availableGeometry();
    if (place.y() + height() > area.bottom()) {
        place.setY(globalPosition.y() - height() - 8);
    }
    place.setX(std::min(place.x(), area.right() - width()));
    move(place);
    show();
    update();
}

void TokenCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const auto ink = palette().color(QPalette::Text);
    int y = padding;
    painter.setPen(ink);
    painter.drawText(QRect(padding, y, width() - 2 * padding, row), Qt::AlignVCenter, m_title);
    for (const auto& bar : m_bars) {
        y += row;
        painter.setPen(ink);
        painter.drawText(QRect(padding, y, nameWidth - 8, row), Qt::AlignVCenter,
                         fontMetrics().elidedText(bar.name, Qt::ElideRight, nameWidth - 8));
        const QRectF track(padding + nameWidth, y + row / 2.0 - 4, barWidth, 8);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::AlternateBase));
        painter.drawRoundedRect(track, 4, 4);
        painter.setBrush(bar.colour);
        painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(barWidth * bar.weight, 8)), 4, 4);
        painter.setPen(ink);
        painter.drawText(QRect(padding + nameWidth + barWidth, y, valueWidth, row), Qt::AlignRight | Qt::AlignVCenter,
                         format::percent(bar.weight, 0));
    }
}

} // namespace polymath
