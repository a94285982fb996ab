#include "ui/pages/trainingchoice.h"

#include "ui/widgets/card.h"
#include "ui/widgets/termmark.h"

#include <QHBoxLayout>
#include <QRadioButton>

namespace polymath {

namespace {
constexpr std::array values{"none", "gate", "all"};
}

TrainingChoice::TrainingChoice(QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
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
        card->content()->setSpacing(4);
        auto* radio = new QRadioButton(words[index].first);
        radio->setObjectName(QString("trains:") + values[index]);
        radio->setAccessibleDescription(words[index].second);
        m_group->addButton(radio, static_cast<int>(index));
        card->content()->addWidget(index == 1 ? withTermMark(radio, "gate", words[index].first) : radio);
        card->content()->addWidget(makeLabel(words[index].second, "muted", true));
        card->content()->addStretch();
        card->setSelectable(true);
        card->setFocusPolicy(Qt::NoFocus); // its button takes the keyboard
        connect(card, &Card::clicked, radio, &QRadioButton::click);
        row->addWidget(card, 1);
        m_cards[index] = card;
    }
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool chosen) {
        m_cards[static_cast<std::size_t>(id)]->setSelected(chosen);
        if (chosen) {
            Q_EMIT changed();
        }
    });
    m_group->button(1)->setChecked(true);
}

std::string TrainingChoice::value() const { return values[static_cast<std::size_t>(m_group->checkedId())]; }

} // namespace polymath
