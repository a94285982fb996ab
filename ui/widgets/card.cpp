#include "ui/widgets/card.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyle>

namespace polymath {

Card::Card(QWidget* parent) : QFrame(parent), m_content(new QVBoxLayout(this))
{
    setProperty("card", "true");
    m_content->setContentsMargins(16, 14, 16, 14);
    m_content->setSpacing(10);
}

void Card::setSelectable(bool selectable)
{
    m_selectable = selectable;
    setFocusPolicy(selectable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(selectable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    restyle();
}

void Card::setSelected(bool selected)
{
    if (m_selected != selected) {
        m_selected = selected;
        restyle();
    }
}

void Card::restyle()
{
    setProperty("card", m_selected ? "selected" : m_selectable ? "selectable" : "true");
    style()->unpolish(this);
    style()->polish(this);
}

void Card::mouseReleaseEvent(QMouseEvent* event)
{
    QFrame::mouseReleaseEvent(event);
    if (m_selectable && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
        Q_EMIT clicked();
    }
}

void Card::keyPressEvent(QKeyEvent* event)
{
    const bool press = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (m_selectable && press) {
        Q_EMIT clicked();
        return;
    }
    QFrame::keyPressEvent(event);
}

Card* makeCardAround(QWidget* content)
{
    constexpr int inside = 8; // clear of the rounded corners
    auto* card = new Card;
    card->content()->setContentsMargins(inside, inside, inside, inside);
    card->content()->addWidget(content);
    return card;
}

QLabel* makeLabel(const QString& text, const char* role, bool wraps)
{
    auto* label = new QLabel(text);
    label->setWordWrap(wraps);
    if (role != nullptr) {
        label->setProperty("role", role);
    }
    return label;
}

void setRole(QWidget* widget, const char* role)
{
    if (widget->property("role").toByteArray() != role) {
        widget->setProperty("role", role);
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

StatTile::StatTile(const QString& caption, QWidget* parent)
    : QWidget(parent), m_line(new QHBoxLayout), m_value(makeLabel("–", "figure")),
      m_caption(makeLabel(caption, "small"))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_value);
    constexpr int markHeight = 18; // so that captions with and without a mark stand in one line
    m_caption->setMinimumHeight(markHeight);
    m_line->setSpacing(2);
    m_line->addWidget(m_caption);
    layout->addLayout(m_line);
}

void StatTile::addToCaption(QWidget* mark)
{
    m_line->addWidget(mark);
    m_line->addStretch();
}

void StatTile::setValue(const QString& value, const QString& hint)
{
    m_value->setText(value);
    setToolTip(hint);
}

} // namespace polymath
