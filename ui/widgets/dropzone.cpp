#include "ui/widgets/dropzone.h"

#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QStyle>
#include <QUrl>

namespace polymath {

QStringList localPaths(const QMimeData* data)
{
    QStringList paths;
    for (const auto& url : data->urls()) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    return paths;
}

DropZone::DropZone(const QString& icon, const QString& title, const QString& text, const QString& button,
                   QWidget* parent)
    : QFrame(parent)
{
    setObjectName("dropZone");
    setAcceptDrops(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 22, 24, 22);
    layout->setSpacing(8);
    auto* picture = new IconLabel(QPalette::PlaceholderText, 36);
    picture->setIcon(icon);
    auto* choose = new QPushButton(button);
    choose->setObjectName("dropZoneChoose");
    connect(choose, &QPushButton::clicked, this, &DropZone::chooseRequested);
    auto* words = makeLabel(text, "muted", true);
    words->setAlignment(Qt::AlignCenter);
    constexpr int narrowest = 280;
    words->setMinimumSize(narrowest, words->heightForWidth(narrowest)); // or a small dialog cuts its lines off
    layout->addStretch();
    layout->addWidget(picture, 0, Qt::AlignHCenter);
    layout->addWidget(makeLabel(title, "heading"), 0, Qt::AlignHCenter);
    layout->addWidget(words);
    layout->addWidget(choose, 0, Qt::AlignHCenter);
    layout->addStretch();
}

void DropZone::setActive(bool active)
{
    setProperty("active", active);
    style()->unpolish(this);
    style()->polish(this);
}

void DropZone::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localPaths(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
        setActive(true);
    }
}

void DropZone::dragLeaveEvent(QDragLeaveEvent*) { setActive(false); }

void DropZone::dropEvent(QDropEvent* event)
{
    setActive(false);
    event->acceptProposedAction();
    Q_EMIT dropped(localPaths(event->mimeData()));
}

} // namespace polymath
