#include "ui/pages/compositioncard.h"

#include "ui/charts/chartview.h"
#include "ui/models/chartdata.h"
#include "ui/pages/changelist.h"
#include "ui/pages/chatsubject.h"
#include "ui/widgets/colourdot.h"
#include "ui/widgets/format.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace polymath {

namespace {

constexpr int chartHeight = 260;

QString trainingText(const CompositionRecord& composition)
{
    if (composition.training == "none") {
        return CompositionCard::tr("nothing trained");
    }
    const auto steps = static_cast<int>(composition.steps);
    return composition.training == "gate"
               ? CompositionCard::tr("gates trained, %n step(s)", nullptr, steps)
               : CompositionCard::tr("gates and experts trained, %n step(s)", nullptr, steps);
}

} // namespace

CompositionCard::CompositionCard(const CompositionRecord& composition, std::shared_ptr<const ProjectSnapshot> project,
                                 QWidget* parent)
    : Card(parent), m_composition(composition), m_project(std::move(project)),
      m_name(makeLabel(QString::fromStdString(composition.name), "heading")), m_newName(new QLineEdit),
      m_rename(makeIconButton("rename", "edit", tr("Rename"))),
      m_remove(makeIconButton("remove", "trash", tr("Remove"))), m_prune(makeLabel({}, "muted", true)),
      m_drop(new QPushButton(themedIcon("scissors"), tr("Try without it"))), m_changes(new ChangeList),
      m_showRouting(new QPushButton(themedIcon("eye"), tr("Who is used where")))
{
    setObjectName("composition:" + QString::fromStdString(composition.name));
    content()->setSpacing(8);
    content()->addLayout(makeHead());
    content()->addLayout(makeMembers());
    content()->addWidget(m_changes);
    auto* pruning = new QHBoxLayout;
    m_prune->setObjectName("prune");
    m_prune->setToolTip(
        tr("Compares, for each expert, the length (l2 norm, over all blocks) of its router weights relative to the "
           "backbone's. Every router starts at zero, so this is how far training moved it. Experts whose router moved "
           "least are the ones to drop first (arXiv 2405.16646). It is a hint: only a measurement tells."));
    pruning->addWidget(m_prune, 1);
    m_drop->setObjectName("drop");
    m_drop->hide();
    m_prune->hide();
    connect(m_drop, &QPushButton::clicked, this, [this] { Q_EMIT dropRequested(m_least); });
    pruning->addWidget(m_drop);
    content()->addLayout(pruning);
    m_showRouting->setObjectName("showRouting");
    m_showRouting->setCheckable(true);
    connect(m_showRouting, &QPushButton::toggled, this, &CompositionCard::showRouting);
    content()->addWidget(m_showRouting, 0, Qt::AlignLeft);
    setProject(m_project);
}

void CompositionCard::setProject(std::shared_ptr<const ProjectSnapshot> project)
{
    m_project = std::move(project);
    m_changes->setChanges(changesOf(*m_project, m_composition.name));
    m_showRouting->setVisible(isMeasured());
    if (m_routing != nullptr) {
        fillRouting();
    }
}

QLayout* CompositionCard::makeHead()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    m_newName->setObjectName("newName");
    m_newName->setAccessibleName(tr("New name"));
    m_newName->hide();
    row->addWidget(m_name, 1);
    row->addWidget(m_newName, 1);
    row->addWidget(m_rename);
    row->addWidget(m_remove);
    connect(m_rename, &QToolButton::clicked, this, &CompositionCard::beginRename);
    connect(m_newName, &QLineEdit::editingFinished, this, &CompositionCard::endRename);
    connect(m_remove, &QToolButton::clicked, this, &CompositionCard::removeRequested);
    return row;
}

QLayout* CompositionCard::makeMembers()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    const auto order = subjectColours(*m_project);
    for (const auto& member : m_composition.experts) {
        auto* mark = new QLabel;
        mark->setPixmap(colourDot(colourOfSubject(order, member)));
        row->addWidget(mark);
        row->addWidget(makeLabel(QString::fromStdString(member)));
        row->addSpacing(6);
    }
    row->addWidget(makeLabel(trainingText(m_composition), "pill"));
    if (m_composition.router == "uniform") {
        row->addWidget(makeLabel(tr("all weighed the same"), "pill"));
    }
    row->addStretch();
    return row;
}

bool CompositionCard::isMeasured() const
{
    return std::any_of(m_project->routing.begin(), m_project->routing.end(),
                       [this](const RoutingRecord& row) { return row.subject == m_composition.name; });
}

void CompositionCard::showRouting(bool shown)
{
    if (m_routing == nullptr) {
        m_routing = new charts::ChartView;
        m_routing->setObjectName("routing");
        m_routing->setFixedHeight(chartHeight);
        content()->addWidget(m_routing);
        fillRouting();
    }
    m_routing->setVisible(shown);
}

void CompositionCard::fillRouting()
{
    chartdata::Records records;
    records.domains = m_project->domains;
    records.experts = m_project->experts;
    records.compositions = m_project->compositions;
    records.jobs = m_project->jobs;
    records.routing = m_project->routing;
    m_routing->setSaveName(QString::fromStdString(m_composition.name));
    m_routing->setChart(chartdata::routing(records, {m_composition.name}));
}

void CompositionCard::setMovements(const std::vector<GateMovement>& movements)
{
    if (movements.size() != m_composition.experts.size() || movements.size() < 2) {
        return;
    }
    const auto byNorm = [](const GateMovement& a, const GateMovement& b) { return a.norm < b.norm; };
    const auto [least, most] = std::minmax_element(movements.begin(), movements.end(), byNorm);
    m_least = QString::fromStdString(m_composition.experts[static_cast<std::size_t>(least - movements.begin())]);
    m_prune->setText(tr("Dropping %1 would change least: its router moved by %2, the farthest by %3.")
                         .arg(m_least, locale().toString(least->norm, 'g', 3), locale().toString(most->norm, 'g', 3)));
    m_prune->show();
    m_drop->setVisible(movements.size() > 2);
    m_drop->setToolTip(tr("Queues the same composition without %1, and measures it.").arg(m_least));
}

void CompositionCard::setEditable(bool editable)
{
    for (QWidget* widget :
         {static_cast<QWidget*>(m_rename), static_cast<QWidget*>(m_remove), static_cast<QWidget*>(m_drop)}) {
        widget->setEnabled(editable);
    }
}

void CompositionCard::beginRename()
{
    m_newName->setText(m_name->text());
    m_name->hide();
    m_newName->show();
    m_newName->selectAll();
    m_newName->setFocus();
}

void CompositionCard::endRename()
{
    if (m_newName->isHidden()) {
        return;
    }
    m_newName->hide();
    m_name->show();
    const auto name = m_newName->text().trimmed();
    if (!name.isEmpty() && name != m_name->text()) {
        Q_EMIT renameRequested(name);
    }
}

} // namespace polymath
