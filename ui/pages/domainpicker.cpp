#include "ui/pages/domainpicker.h"

#include "ui/charts/palette.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/colourdot.h"
#include "ui/widgets/format.h"
#include "ui/widgets/theme.h"

#include <QRadioButton>

#include <algorithm>

namespace polymath {

DomainPicker::DomainPicker(QWidget* parent)
    : QWidget(parent), m_grid(new CardGrid(200)), m_many(new QWidget),
      m_apart(new QRadioButton(tr("One expert for each domain"))),
      m_together(new QRadioButton(tr("One run on all of them together")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(m_grid);
    auto* row = new QHBoxLayout(m_many);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    m_apart->setObjectName("trainApart");
    m_apart->setToolTip(
        tr("The runs wait in the queue and go one after the other. Experts can be composed afterwards."));
    m_together->setObjectName("trainTogether");
    m_together->setToolTip(tr("What is made knows all the fields, but they cannot be told apart or composed later."));
    m_apart->setChecked(true);
    row->addWidget(m_apart);
    row->addWidget(m_together);
    row->addStretch();
    column->addWidget(m_many);
    connect(m_together, &QRadioButton::clicked, this, &DomainPicker::edited);
    connect(m_apart, &QRadioButton::clicked, this, &DomainPicker::edited);
    showSelection();
}

void DomainPicker::setDomains(const std::vector<DomainRecord>& domains)
{
    std::vector<Entry> wanted;
    for (std::size_t index = 0; index < domains.size(); ++index) {
        if (domains[index].role == DomainRole::Target) {
            wanted.push_back({domains[index], static_cast<int>(index), nullptr});
        }
    }
    const auto same = [](const Entry& a, const Entry& b) { return a.domain == b.domain && a.index == b.index; };
    if (std::equal(wanted.begin(), wanted.end(), m_entries.begin(), m_entries.end(), same)) {
        return;
    }
    for (const auto& entry : m_entries) {
        entry.card->deleteLater();
        entry.card->hide();
        m_grid->removeWidget(entry.card);
    }
    m_entries = std::move(wanted);
    for (auto& entry : m_entries) {
        entry.card = makeCard(entry);
        m_grid->addWidget(entry.card);
        entry.card->show();
    }
    std::erase_if(m_selected, [this](const std::string& name) {
        return std::none_of(m_entries.begin(), m_entries.end(),
                            [&name](const Entry& entry) { return entry.domain.name == name; });
    });
    showSelection();
}

Card* DomainPicker::makeCard(const Entry& entry)
{
    const auto name = QString::fromStdString(entry.domain.name);
    auto* card = new Card(this);
    card->setObjectName("trainDomain_" + name);
    card->setAccessibleName(tr("Train on %1").arg(name));
    card->setSelectable(true);
    auto* title = new QHBoxLayout;
    title->setSpacing(8);
    auto* mark = new QLabel;
    mark->setPixmap(colourDot(charts::domainColour(entry.index)));
    title->addWidget(mark);
    title->addWidget(makeLabel(name, "heading"), 1);
    card->content()->addLayout(title);
    card->content()->addWidget(makeLabel(tr("%1 documents").arg(format::count(entry.domain.documents)), "small"));
    connect(card, &Card::clicked, this, [this, key = entry.domain.name] { toggle(key); });
    return card;
}

void DomainPicker::toggle(const std::string& name)
{
    if (m_selected.erase(name) == 0) {
        m_selected.insert(name);
    }
    showSelection();
    Q_EMIT edited();
}

void DomainPicker::select(const std::vector<std::string>& names, bool together)
{
    m_selected = {names.begin(), names.end()};
    (together ? m_together : m_apart)->setChecked(true);
    showSelection();
}

std::vector<std::string> DomainPicker::selected() const
{
    std::vector<std::string> names;
    for (const auto& entry : m_entries) {
        if (m_selected.contains(entry.domain.name)) {
            names.push_back(entry.domain.name);
        }
    }
    return names;
}

bool DomainPicker::isTogether() const { return m_together->isChecked() && m_selected.size() > 1; }

void DomainPicker::showSelection()
{
    for (const auto& entry : m_entries) {
        entry.card->setSelected(m_selected.contains(entry.domain.name));
    }
    m_many->setVisible(m_selected.size() > 1);
}

} // namespace polymath
