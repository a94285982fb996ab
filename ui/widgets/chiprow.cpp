#include "ui/widgets/chiprow.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace polymath {

ChipRow::ChipRow(const QString& name, const QStringList& choices, QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this))
{
    setObjectName(name);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (int index = 0; index < choices.size(); ++index) {
        auto* chip = new QPushButton(choices[index]);
        chip->setObjectName(name + QString::number(index));
        chip->setProperty("kind", "chip");
        chip->setCheckable(true);
        chip->setChecked(index == 0);
        m_group->addButton(chip, index);
        layout->addWidget(chip);
    }
    layout->addStretch();
    connect(m_group, &QButtonGroup::idClicked, this, &ChipRow::chosen);
}

int ChipRow::current() const { return m_group->checkedId(); }

void ChipRow::setCurrent(int index) { m_group->button(index)->setChecked(true); }

} // namespace polymath
