#include "ui/pages/recentcard.h"

#include "ui/pages/projectactions.h"
#include "ui/widgets/format.h"
#include "ui/widgets/sentences.h"

#include <QDateTime>
#include <QDir>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace polymath {

RecentCard::RecentCard(const RecentProject& project, QWidget* parent)
    : Card(parent), m_project(project), m_name(makeLabel(projectTitle(project.folder), "heading")),
      m_base(makeLabel(tr("Reading…"), "muted")), m_domains(makeLabel({}, nullptr, true)),
      m_result(makeLabel({}, "muted", true)), m_opened(makeLabel({}, "small"))
{
    setObjectName("recentCard");
    setSelectable(true);
    setAccessibleName(tr("Open the project %1").arg(m_name->text()));
    setToolTip(QDir::toNativeSeparators(project.folder));
    auto* top = new QHBoxLayout;
    top->addWidget(m_name, 1);
    auto* more = new QToolButton;
    more->setObjectName("recentMore");
    more->setProperty("kind", "quiet");
    more->setIcon(themedIcon("more"));
    more->setAccessibleName(tr("What can be done with %1").arg(m_name->text()));
    more->setToolTip(tr("More"));
    top->addWidget(more);
    content()->addLayout(top);
    for (auto* label : {m_base, m_domains, m_result}) {
        content()->addWidget(label);
    }
    content()->addStretch();
    m_opened->setText(tr("Opened %1").arg(format::ago(project.openedMs, QDateTime::currentMSecsSinceEpoch())));
    content()->addWidget(m_opened);
    m_result->hide();
    m_domains->hide();

    connect(this, &Card::clicked, this, [this] { Q_EMIT openRequested(m_project.folder); });
    connect(more, &QToolButton::clicked, this, [this, more] {
        auto* menu = new QMenu(more);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        if (!m_missing) {
            Q_EMIT menuRequested(menu, m_project.folder);
        }
        auto* remove = menu->addAction(themedIcon("close"), tr("Remove from list"));
        remove->setObjectName("recentRemove");
        connect(remove, &QAction::triggered, this, [this] { Q_EMIT removeRequested(m_project.folder); });
        menu->popup(more->mapToGlobal(QPoint(0, more->height())));
    });
}

void RecentCard::show(const RecentSummary& summary)
{
    using State = RecentSummary::State;
    m_name->setText(QString::fromStdString(summary.name));
    switch (summary.state) {
    case State::Missing:
        showMissing();
        return;
    case State::Older:
        m_base->setText(tr("Made with an earlier version. Opening it brings it up to date; a copy is kept."));
        m_base->setWordWrap(true);
        return;
    case State::Unreadable:
        setRole(m_base, "bad");
        m_base->setText(translatedSentence(summary.error));
        m_base->setWordWrap(true);
        return;
    case State::Read:
        break;
    }
    m_base->setText(QString::fromStdString(summary.baseName));
    QStringList domains;
    for (const auto& domain : summary.domains) {
        domains << QString::fromStdString(domain.name);
    }
    m_domains->setText(domains.isEmpty() ? tr("No documents yet") : domains.join(", "));
    m_domains->show();
    const auto result = resultInWords(summary);
    m_result->setText(result);
    m_result->setVisible(!result.isEmpty());
    m_result->setToolTip(tr("Change of the share of words guessed right on test documents, in percentage points, "
                            "against the base model."));
}

void RecentCard::showMissing()
{
    m_missing = true;
    setSelectable(false);
    setAccessibleName(tr("The project %1, which is not where it was").arg(m_name->text()));
    setRole(m_base, "warning");
    m_base->setText(tr("Its folder is not where it was. It may have been moved or renamed, or lie on a drive that is "
                       "not connected."));
    m_base->setWordWrap(true);
    auto* row = new QHBoxLayout;
    const auto add = [&](const char* name, const QString& text, void (RecentCard::*wish)(const QString&)) {
        auto* button = new QPushButton(text);
        button->setObjectName(name);
        button->setAccessibleName(tr("%1: %2").arg(text, m_name->text()));
        connect(button, &QPushButton::clicked, this, [this, wish] { Q_EMIT(this->*wish)(m_project.folder); });
        row->addWidget(button);
    };
    add("recentLocate", tr("Locate…"), &RecentCard::locateRequested);
    add("recentForget", tr("Remove from list"), &RecentCard::removeRequested);
    row->addStretch();
    content()->insertLayout(content()->indexOf(m_base) + 1, row);
}

QString resultInWords(const RecentSummary& summary)
{
    QStringList parts;
    for (const auto& change : summary.changes) {
        parts << QString("%1 %2").arg(QString::fromStdString(change.domain), format::points(change.accuracy, 1));
    }
    return parts.isEmpty()
               ? QString()
               : RecentCard::tr("%1: %2 points").arg(QString::fromStdString(summary.subject), parts.join(", "));
}

} // namespace polymath
