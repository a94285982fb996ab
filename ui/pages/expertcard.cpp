#include "ui/pages/expertcard.h"

#include "core/engine/settings.h"
#include "ui/pages/changelist.h"
#include "ui/pages/chatsubject.h"
#include "ui/widgets/colourdot.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QHBoxLayout>

namespace polymath {

ExpertCard::ExpertCard(const ExpertRecord& expert, QWidget* parent)
    : Card(parent), m_expert(expert), m_tick(new QCheckBox(QString::fromStdString(expert.name))), m_mark(new QLabel),
      m_reason(makeLabel({}, "small", true)), m_facts(new ChangeList)
{
    const auto name = QString::fromStdString(expert.name);
    setObjectName("expert:" + name);
    content()->setSpacing(6);
    auto* head = new QHBoxLayout;
    m_tick->setObjectName("tick:" + name);
    head->addWidget(m_tick, 1);
    head->addWidget(m_mark);
    content()->addLayout(head);
    const auto* method = engine::findMethod(expert.method);
    auto* pills = new QHBoxLayout;
    pills->setSpacing(6);
    pills->addWidget(makeLabel(method == nullptr ? QString::fromStdString(expert.method)
                                                 : QCoreApplication::translate("methods", method->term.c_str()),
                               "pill"));
    if (expert.method == "mode") {
        const auto shape = shapeOf(expert);
        auto* pill = makeLabel(tr("%1 × %2").arg(shape.blocks).arg(shape.layers), "pill");
        pill->setToolTip(tr("Blocks × layers: the backbone is cut into %n block(s), and this expert has so many layers "
                            "beside each.",
                            nullptr, static_cast<int>(shape.blocks)));
        pills->addWidget(pill);
    }
    pills->addStretch();
    content()->addLayout(pills);
    content()->addWidget(m_facts);
    m_reason->setObjectName("reason:" + name);
    content()->addWidget(m_reason);
    content()->addStretch();
    setReason({});
    connect(m_tick, &QCheckBox::toggled, this, [this](bool ticked) {
        setSelected(ticked);
        Q_EMIT toggled();
    });
    connect(this, &Card::clicked, m_tick, &QCheckBox::toggle);
}

void ExpertCard::setColour(const QColor& colour) { m_mark->setPixmap(colourDot(colour)); }

void ExpertCard::setChanges(const std::vector<Change>& changes) { m_facts->setChanges(changes); }

bool ExpertCard::isTicked() const { return m_tick->isChecked(); }

void ExpertCard::setTicked(bool ticked) { m_tick->setChecked(ticked); }

void ExpertCard::setReason(const QString& reason)
{
    const bool possible = reason.isEmpty();
    m_reason->setText(reason);
    m_reason->setVisible(!possible);
    m_tick->setEnabled(possible);
    m_facts->setEnabled(possible);
    setSelectable(possible);
    setFocusPolicy(Qt::NoFocus); // the tick takes the keyboard
    setToolTip(reason);
}

} // namespace polymath
