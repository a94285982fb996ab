#include "ui/widgets/scrollarea.h"

#include <QScrollArea>

namespace polymath {

QScrollArea* makeScrollArea(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    return area;
}

} // namespace polymath
