#include "ui/widgets/iconlabel.h"

#include "ui/widgets/theme.h"

#include <QEvent>

namespace polymath {

IconLabel::IconLabel(QPalette::ColorRole role, int side, QWidget* parent) : QLabel(parent), m_role(role), m_side(side)
{
}

void IconLabel::setIcon(const QString& name)
{
    m_name = name;
    draw();
}

void IconLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        draw();
    }
}

void IconLabel::draw()
{
    if (!m_name.isEmpty()) {
        setPixmap(themedIcon(m_name, m_role).pixmap(m_side, m_side));
    }
}

} // namespace polymath
