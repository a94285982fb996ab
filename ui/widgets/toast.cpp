#include "ui/widgets/toast.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

#include <chrono>

namespace polymath {

namespace {
constexpr std::chrono::seconds shownFor{8};
}

Toast::Toast(QWidget* parent)
    : QFrame(parent), m_text(new QLabel), m_action(new QPushButton(tr("Undo"))), m_timer(new QTimer(this))
{
    setObjectName("toast");
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 10, 8);
    layout->addWidget(m_text);
    layout->addWidget(m_action);
    m_action->setObjectName("toastAction");
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_onAction) {
            m_onAction();
        }
    });
    parent->installEventFilter(this);
    hide();
}

void Toast::show(const QString& text, const QString& action, std::function<void()> onAction)
{
    m_text->setText(text);
    if (!action.isEmpty()) {
        m_action->setText(action);
    }
    m_action->setVisible(!action.isEmpty());
    m_onAction = std::move(onAction);
    setAccessibleName(text);
    place();
    QFrame::show();
    raise();
    m_timer->start(shownFor);
}

void Toast::dropOffer()
{
    if (!m_action->isHidden()) {
        hide();
    }
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void Toast::place()
{
    adjustSize();
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - 72);
}

} // namespace polymath
