#include "ui/pages/trainingchoice.h"

#include "ui/widgets/card.h"
#include "ui/widgets/cardgrid.h"

namespace polymath {

namespace {
constexpr std::array values{"none", "gate", "all"};
}

TrainingChoice::TrainingChoice(QWidget* parent) : QWidget(parent)
{
    auto* grid = new CardGrid(220);
    setLayout(grid);
    const std::array<std::pair<QString, QString>, 3> words{
        {{tr("Nothing"), tr("Nothing to wait for. Each expert keeps the gate it was trained with; they never met each "
                            "other, so choosing between them is rough. Good for a first look.")},
         {tr("Gates only"), tr("Recommended. Only the router learns who should answer what. Needs the fewest samples, "
                               "and experts of several people can be put together without sharing their documents.")},
         {tr("Gates and experts"), tr("Best accuracy, when you have the documents of all domains: experts go on "
                                      "learning beside each other. Takes the most time and memory.")}}};
    for (std::size_t index = 0; index < m_cards.size(); ++index) {
        auto* card = new Card;
        card->setObjectName(QString("training:") + values[index]);
        card->setAccessibleName(words[index].first);
        card->setAccessibleDescription(words[index].second);
        card->content()->setSpacing(4);
        card->content()->addWidget(makeLabel(words[index].first, "heading"));
        card->content()->addWidget(makeLabel(words[index].second, "muted", true));
        card->content()->addStretch();
        card->setSelectable(true);
        connect(card, &Card::clicked, this, [this, index] { choose(index); });
        grid->addWidget(card);
        m_cards[index] = card;
    }
    choose(1);
}

std::string TrainingChoice::value() const
{
    for (std::size_t index = 0; index < m_cards.size(); ++index) {
        if (m_cards[index]->isSelected()) {
            return values[index];
        }
    }
    return values[1];
}

void TrainingChoice::choose(std::size_t index)
{
    for (std::size_t other = 0; other < m_cards.size(); ++other) {
        m_cards[other]->setSelected(other == index);
    }
    Q_EMIT changed();
}

} // namespace polymath
