#include "ui/dialogs/otherdomaindialog.h"

#include "ui/dialogs/choosepath.h"
#include "ui/widgets/card.h"
#include "ui/widgets/format.h"
#include "ui/widgets/sentences.h"

#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

namespace polymath {

namespace {

enum Column { Name, Role, Documents };

QTreeWidgetItem* itemOf(const DomainRecord& domain)
{
    auto* item = new QTreeWidgetItem;
    item->setText(Name, QString::fromStdString(domain.name));
    item->setText(Role, domain.role == DomainRole::Target ? OtherDomainDialog::tr("taught there")
                                                          : OtherDomainDialog::tr("must be kept there"));
    item->setText(Documents, format::count(domain.documents));
    item->setTextAlignment(Documents, Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

/// A line that only says something.
QTreeWidgetItem* wordsItem(const QString& words)
{
    auto* item = new QTreeWidgetItem({words});
    item->setToolTip(Name, words);
    item->setFlags(Qt::ItemIsEnabled);
    item->setFirstColumnSpanned(true);
    return item;
}

} // namespace

OtherDomainDialog::OtherDomainDialog(const QStringList& projects, QWidget* parent)
    : QDialog(parent), m_list(new QTreeWidget), m_hint(makeLabel({}, "small", true)),
      m_take(new QPushButton(tr("Use this domain")))
{
    setObjectName("otherDomain");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("A domain of another project"));
    resize(620, 480);
    m_list->setObjectName("otherDomainList");
    m_list->setAccessibleName(tr("Domains of other projects"));
    m_list->setHeaderLabels({tr("Domain"), tr("What it is for"), tr("Documents")});
    m_list->headerItem()->setTextAlignment(Documents, Qt::AlignRight | Qt::AlignVCenter);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(Role, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Documents, QHeaderView::ResizeToContents);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_hint->setObjectName("otherDomainHint");
    auto* other = new QPushButton(tr("Another project"));
    other->setObjectName("otherDomainProject");
    other->setAutoDefault(false);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName("otherDomainCancel");
    cancel->setAutoDefault(false);
    m_take->setObjectName("otherDomainTake");
    m_take->setProperty("kind", "primary");
    m_take->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(other);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_take);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(tr("Which domain must be kept?"), "heading"));
    layout->addWidget(makeLabel(tr("Its documents are copied into this project, each in the part that it is in there: "
                                   "what tests in one project tests in the other."),
                                "muted", true));
    layout->addWidget(m_list, 1);
    layout->addWidget(m_hint);
    layout->addLayout(buttons);
    connect(other, &QPushButton::clicked, this, &OtherDomainDialog::chooseProject);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_take, &QPushButton::clicked, this, &OtherDomainDialog::take);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &OtherDomainDialog::take);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &OtherDomainDialog::showChoice);
    for (const auto& folder : projects) {
        look(folder, false);
    }
    showChoice();
    m_list->setFocus();
}

void OtherDomainDialog::look(const QString& folder, bool select)
{
    const auto place = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    if (m_known.contains(place)) {
        return;
    }
    m_known << place;
    ++m_looking;
    m_background.run(
        this, [place] { return readSummary(place); },
        [this, place, select](const RecentSummary& summary) {
            --m_looking;
            add(place, summary, select);
            showChoice();
        });
}

void OtherDomainDialog::add(const QString& folder, const RecentSummary& summary, bool select)
{
    if (summary.state == RecentSummary::State::Missing && !select) {
        return; // it was deleted since it was open
    }
    auto* project = new QTreeWidgetItem({QString::fromStdString(summary.name)});
    project->setData(Name, Qt::UserRole, folder);
    project->setToolTip(Name, folder);
    project->setFlags(Qt::ItemIsEnabled);
    m_list->addTopLevelItem(project);
    for (const auto& domain : summary.domains) {
        if (domain.documents > 0) {
            project->addChild(itemOf(domain));
        }
    }
    if (project->childCount() == 0) {
        const auto words = summary.state == RecentSummary::State::Missing ? tr("There is no project in this folder.")
                           : summary.state == RecentSummary::State::Older
                               ? tr("An earlier version made it. Open it once, then its domains are listed.")
                           : summary.state == RecentSummary::State::Unreadable ? translatedSentence(summary.error)
                                                                               : tr("It has no documents yet.");
        project->addChild(wordsItem(words));
    }
    project->setExpanded(true);
    auto* first = project->child(0);
    if (select || m_list->currentItem() == nullptr) {
        if ((first->flags() & Qt::ItemIsSelectable) != 0) {
            m_list->setCurrentItem(first);
        }
        if (select) {
            m_list->scrollToItem(project, QAbstractItemView::PositionAtTop);
        }
    }
}

void OtherDomainDialog::chooseProject()
{
    choosePath(this, PathKind::Folder, tr("Choose a project"), {},
               m_known.isEmpty() ? QString() : QFileInfo(m_known.front()).absolutePath(),
               [this](const QString& folder) { look(folder, true); });
}

void OtherDomainDialog::showChoice()
{
    const auto* item = m_list->currentItem();
    const bool chosen = item != nullptr && item->parent() != nullptr && (item->flags() & Qt::ItemIsSelectable) != 0;
    m_take->setEnabled(chosen);
    m_hint->setText(m_looking > 0 ? tr("Looking into the projects")
                    : m_list->topLevelItemCount() == 0
                        ? tr("No other project was open lately. Choose one by its folder.")
                        : QString());
    m_hint->setVisible(!m_hint->text().isEmpty());
}

void OtherDomainDialog::take()
{
    if (!m_take->isEnabled()) {
        return;
    }
    const auto* item = m_list->currentItem();
    Q_EMIT chosen(item->parent()->data(Name, Qt::UserRole).toString(), item->text(Name));
    accept();
}

} // namespace polymath
