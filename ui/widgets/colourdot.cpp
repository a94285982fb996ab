#include "ui/widgets/colourdot.h"

#include <QPainter>

namespace polymath {

QPixmap colourDot(const QColor& colour)
{
    QPixmap picture(24, 24);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(1, 1, 10, 10));
    return picture;
}

} // namespace polymath
