#include "ui/widgets/notice.h"

#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <utility>

namespace polymath {

Notice::Notice(const QString& icon, const QString& title, const QString& text, QWidget* parent)
    : Card(parent), m_text(makeLabel(text, "muted", true)), m_actions(new QHBoxLayout)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    auto* picture = new IconLabel(QPalette::Link, 24);
    picture->setIcon(icon);
    row->addWidget(picture, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(makeLabel(title, "heading"));
    words->addWidget(m_text);
    words->addSpacing(4);
    words->addLayout(m_actions);
    m_actions->setSpacing(8);
    m_actions->addStretch();
    row->addLayout(words, 1);
    content()->addLayout(row);
    setAccessibleName(title);
}

void Notice::setText(const QString& text) { m_text->setText(text); }

void Notice::addAction(const QString& text, const char* name, std::function<void()> onAction)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    if (m_actions->count() == 1) { // only the stretch
        button->setProperty("kind", "primary");
    }
    connect(button, &QPushButton::clicked, this, std::move(onAction));
    m_actions->insertWidget(m_actions->count() - 1, button);
}

} // namespace polymath
