#include "ui/widgets/iconbutton.h"

#include "ui/widgets/theme.h"

#include <QPushButton>
#include <QToolButton>

namespace polymath {

QToolButton* makeIconButton(const QString& objectName, const QString& icon, const QString& tip)
{
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setProperty("kind", "quiet");
    button->setIcon(themedIcon(icon));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

QPushButton* makePushButton(const QString& objectName, const QString& icon, const QString& text)
{
    auto* button = new QPushButton(themedIcon(icon), text);
    button->setObjectName(objectName);
    return button;
}

} // namespace polymath
