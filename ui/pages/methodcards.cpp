#include "ui/pages/methodcards.h"

#include "core/engine/settings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/termmark.h"

#include <QCoreApplication>

namespace polymath {

namespace {
QString translated(const std::string& text) { return QCoreApplication::translate("methods", text.c_str()); }
} // namespace

MethodCards::MethodCards(QWidget* parent) : QWidget(parent)
{
    auto* grid = new CardGrid(240);
    setLayout(grid);
    for (const auto& method : engine::methods()) {
        auto* card = new Card;
        card->setObjectName("method_" + QString::fromStdString(method.key));
        card->setAccessibleName(translated(method.term));
        card->setSelectable(true);
        card->content()->setSpacing(4);
        const auto name = translated(method.term);
        card->content()->addWidget(withTermMark(makeLabel(name, "heading"), QString::fromStdString(method.key), name));
        card->content()->addWidget(makeLabel(translated(method.sentence), nullptr, true));
        card->content()->addWidget(makeLabel(translated(method.when), "small", true));
        card->content()->addStretch();
        card->content()->addWidget(makeLabel(translated(method.source), "small", true));
        connect(card, &Card::clicked, this, [this, key = method.key] {
            setMethod(key);
            Q_EMIT chosen(key);
        });
        grid->addWidget(card);
        m_cards[method.key] = card;
    }
}

void MethodCards::setMethod(const std::string& key)
{
    for (const auto& [name, card] : m_cards) {
        card->setSelected(name == key);
    }
}

} // namespace polymath
