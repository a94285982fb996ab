#include "ui/pages/promptbox.h"

#include <QKeyEvent>
#include <QTextBlock>

namespace polymath {

PromptBox::PromptBox(QWidget* parent) : QPlainTextEdit(parent)
{
    setObjectName("prompt");
    setAccessibleName(tr("Prompt"));
    setPlaceholderText(tr("Ask something. Enter sends, Shift+Enter starts a new line."));
    setTabChangesFocus(true);
    setFixedHeight(fontMetrics().lineSpacing() * 3 + 24);
}

void PromptBox::remember()
{
    const auto text = toPlainText();
    if (m_history.isEmpty() || m_history.back() != text) {
        m_history << text;
    }
    m_place = m_history.size();
    m_draft.clear();
    clear();
}

void PromptBox::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !(event->modifiers() & Qt::ShiftModifier)) {
        Q_EMIT sendRequested();
        return;
    }
    const auto line = textCursor().blockNumber();
    if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
        if ((event->key() == Qt::Key_Up && line == 0 && goThroughHistory(-1)) ||
            (event->key() == Qt::Key_Down && line == blockCount() - 1 && goThroughHistory(1))) {
            return;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool PromptBox::goThroughHistory(int direction)
{
    const auto place = m_place + direction;
    if (place < 0 || place > m_history.size()) {
        return false;
    }
    if (m_place == m_history.size()) {
        m_draft = toPlainText();
    }
    m_place = place;
    setPlainText(place == m_history.size() ? m_draft : m_history[place]);
    moveCursor(QTextCursor::End);
    return true;
}

} // namespace polymath
