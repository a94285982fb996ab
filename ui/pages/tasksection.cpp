#include "ui/pages/tasksection.h"

#include "ui/pages/taskcard.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/dropzone.h"

namespace polymath {

TaskSection::TaskSection(int cardWidth, QWidget* parent)
    : QWidget(parent), m_grid(new CardGrid(cardWidth)),
      m_add(new DropZone("target", tr("Add a task"),
                         tr("Drop a file of ARC, HellaSwag, PIQA, PubMedQA or GSM8K here, or "
                            "a CSV file with the columns question,A,B,C,D,answer."),
                         tr("Choose a file")))
{
    setObjectName("taskSection");
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeLabel(tr("Tasks"), "heading"));
    column->addWidget(makeLabel(tr("Questions with known answers: they show what a model can do with what it learned, "
                                   "beside how well it predicts texts."),
                                "muted", true));
    m_grid->addWidget(m_add);
    column->addLayout(m_grid);
    connect(m_add, &DropZone::dropped, this, &TaskSection::filesDropped);
    connect(m_add, &DropZone::chooseRequested, this, &TaskSection::chooseRequested);
}

TaskCard* TaskSection::makeCard()
{
    auto* card = new TaskCard;
    connect(card, &TaskCard::measureRequested, this,
            [this, card](qint64 limit) { Q_EMIT measureRequested(card->name(), limit); });
    connect(card, &TaskCard::removeRequested, this,
            [this, card] { Q_EMIT removeRequested(card->task(), card->name()); });
    return card;
}

void TaskSection::show(const ProjectSnapshot& project, bool canChange)
{
    while (m_cards.size() > project.tasks.size()) {
        m_grid->removeWidget(m_cards.back());
        m_cards.back()->deleteLater();
        m_cards.pop_back();
    }
    while (m_cards.size() < project.tasks.size()) {
        m_cards.push_back(makeCard());
        m_grid->removeWidget(m_add); // stays the last
        m_grid->addWidget(m_cards.back());
        m_grid->addWidget(m_add);
    }
    for (std::size_t index = 0; index < m_cards.size(); ++index) {
        m_cards[index]->show(project, project.tasks[index], canChange);
    }
    m_add->setVisible(canChange);
    setVisible(canChange || !m_cards.empty());
}

} // namespace polymath
