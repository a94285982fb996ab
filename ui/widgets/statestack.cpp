#include "ui/widgets/statestack.h"

#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"

#include <QProgressBar>
#include <QPushButton>

namespace polymath {

StateStack::StateStack(QWidget* parent) : QStackedWidget(parent), m_panel(new QWidget)
{
    auto* layout = new QVBoxLayout(m_panel);
    layout->setSpacing(10);
    m_icon = new IconLabel(QPalette::PlaceholderText, 44);
    m_title = makeLabel({}, "heading");
    m_text = makeLabel({}, "muted", true);
    m_text->setMaximumWidth(520);
    m_busy = new QProgressBar;
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(220);
    m_busy->setAccessibleName(tr("Working"));
    m_action = new QPushButton(tr("Go on"));
    m_action->setObjectName("stateAction");
    m_action->setProperty("kind", "primary");
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_onAction) {
            m_onAction();
        }
    });
    for (auto* label : {static_cast<QLabel*>(m_icon), m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
    }
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    auto* words = new QHBoxLayout; // an aligned label would be as high as at the layout's whole width
    words->addStretch();
    words->addWidget(m_text, 100);
    words->addStretch();
    layout->addLayout(words);
    layout->addWidget(m_busy, 0, Qt::AlignHCenter);
    layout->addSpacing(6);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    addWidget(m_panel);
    showLoading(tr("One moment"));
}

void StateStack::setContent(QWidget* content)
{
    m_content = content;
    addWidget(content);
}

void StateStack::showReady()
{
    m_state = State::Ready;
    setCurrentWidget(m_content);
}

void StateStack::showLoading(const QString& text) { showPanel(State::Loading, {}, {}, text, {}, {}); }

void StateStack::showEmpty(const QString& icon, const QString& title, const QString& text, const QString& action,
                           std::function<void()> onAction)
{
    showPanel(State::Empty, icon, title, text, action, std::move(onAction));
}

void StateStack::showFailed(const QString& sentence, const QString& action, std::function<void()> onAction)
{
    showPanel(State::Failed, "error", tr("This did not work"), sentence, action, std::move(onAction));
}

void StateStack::showPanel(State state, const QString& icon, const QString& title, const QString& text,
                           const QString& action, std::function<void()> onAction)
{
    m_state = state;
    m_icon->setVisible(!icon.isEmpty());
    if (!icon.isEmpty()) {
        m_icon->setIcon(icon);
    }
    m_title->setVisible(!title.isEmpty());
    m_title->setText(title);
    m_text->setText(text);
    m_busy->setVisible(state == State::Loading);
    m_action->setVisible(!action.isEmpty());
    if (!action.isEmpty()) {
        m_action->setText(action);
    }
    m_onAction = std::move(onAction);
    setCurrentWidget(m_panel);
}

} // namespace polymath
