#include "ui/pages/domaincard.h"

#include "core/base/system.h"
#include "ui/models/jobwords.h"
#include "ui/widgets/colourdot.h"
#include "ui/widgets/format.h"
#include "ui/widgets/lengthbars.h"
#include "ui/widgets/sentences.h"
#include "ui/widgets/termmark.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace polymath {

QString roleName(DomainRole role)
{
    return role == DomainRole::Target ? DomainCard::tr("taught") : DomainCard::tr("must be kept");
}

QString roleMeaning(DomainRole role)
{
    return role == DomainRole::Target
               ? DomainCard::tr("The model is trained on these documents, and measured on those kept apart.")
               : DomainCard::tr(
                     "The model is not trained on these documents. How well it still predicts them shows what "
                     "it forgot while it learned something else.");
}

QString domainWarning(const DomainRecord& domain, const DomainFacts& facts)
{
    if (domain.documents == 0) {
        return DomainCard::tr("It has no documents yet. Import some.");
    }
    if (!facts.canMeasure()) {
        return DomainCard::tr("None of its documents was kept apart to measure with: there are too few. Import more, "
                              "about 20 or more in all.");
    }
    if (domain.role == DomainRole::Target && !facts.canTrain()) {
        return DomainCard::tr("None of its documents is there to train on: there are too few. Import more.");
    }
    return {};
}

DomainCard::DomainCard(QWidget* parent)
    : Card(parent), m_swatch(new QLabel), m_name(makeLabel({}, "heading")), m_role(makeLabel({}, "pill")),
      m_roleMark(makeTermMark("target", {})), m_more(new QToolButton), m_documents(new StatTile(tr("documents"))),
      m_tokens(new StatTile(tr("tokens"))), m_duplicates(new StatTile(tr("copies left out"))),
      m_lengths(new LengthBars), m_splits(makeLabel({}, "small")), m_imported(makeLabel({}, "small")),
      m_warning(makeLabel({}, "warning", true))
{
    m_import = makeImportRow();
    setObjectName("domainCard");
    setSelectable(true);
    content()->addLayout(makeHeader());
    auto* figures = new QHBoxLayout;
    figures->setSpacing(16);
    for (auto* tile : {m_documents, m_tokens, m_duplicates}) {
        figures->addWidget(tile, 1);
    }
    m_tokens->addToCaption(makeTermMark("token", tr("tokens")));
    content()->addLayout(figures);
    m_lengths->setFixedHeight(32);
    content()->addWidget(m_lengths);
    content()->addWidget(m_splits);
    content()->addWidget(m_warning);
    content()->addStretch(1);
    content()->addWidget(m_import);
    content()->addWidget(m_imported);
    m_warning->hide();
    m_import->hide();
}

QLayout* DomainCard::makeHeader()
{
    auto* header = new QHBoxLayout;
    header->setSpacing(10);
    m_name->setMinimumWidth(40);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_more->setObjectName("domainMore");
    m_more->setIcon(themedIcon("more"));
    m_more->setProperty("kind", "quiet");
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setToolTip(tr("Rename, change, import more, remove"));
    auto* menu = new QMenu(m_more);
    const auto add = [&](const char* icon, const QString& text, const char* name, void (DomainCard::*wish)()) {
        auto* action = menu->addAction(themedIcon(icon), text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, wish);
        return action;
    };
    add("plus", tr("Import more documents…"), "domainImport", &DomainCard::importRequested);
    add("edit", tr("Rename…"), "domainRename", &DomainCard::renameRequested);
    m_changeRole = add("shield", {}, "domainRole", &DomainCard::roleChangeRequested);
    menu->addSeparator();
    add("trash", tr("Remove"), "domainRemove", &DomainCard::removeRequested);
    m_more->setMenu(menu);
    header->addWidget(m_swatch);
    header->addWidget(m_name, 1);
    header->addWidget(m_role, 0, Qt::AlignVCenter);
    header->addWidget(m_roleMark);
    header->addWidget(m_more);
    return header;
}

QWidget* DomainCard::makeImportRow()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_stage = makeLabel({}, "small", true);
    m_stage->setObjectName("domainImportStage");
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_cancel = new QPushButton(tr("Cancel"));
    m_cancel->setObjectName("domainImportCancel");
    m_cancel->setProperty("kind", "quiet");
    m_retry = new QPushButton(tr("Try again"));
    m_retry->setObjectName("domainImportRetry");
    connect(m_cancel, &QPushButton::clicked, this, &DomainCard::cancelImportRequested);
    connect(m_retry, &QPushButton::clicked, this, &DomainCard::retryImportRequested);
    column->addWidget(m_stage);
    auto* row = new QHBoxLayout;
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_retry);
    column->addLayout(row);
    return part;
}

void DomainCard::show(const DomainCardData& shown)
{
    const auto name = QString::fromStdString(shown.domain.name);
    m_domain = shown.domain.id;
    m_swatch->setPixmap(colourDot(shown.colour));
    m_name->setText(name);
    m_name->setToolTip(name);
    m_role->setText(roleName(shown.domain.role));
    m_role->setToolTip(roleMeaning(shown.domain.role));
    setTerm(m_roleMark, shown.domain.role == DomainRole::Target ? "target" : "retention", m_role->text());
    m_more->setAccessibleName(tr("More for %1").arg(name));
    m_more->setVisible(shown.canChange && shown.domain.id != 0);
    m_changeRole->setText(shown.domain.role == DomainRole::Target ? tr("Keep it instead of teaching it")
                                                                  : tr("Teach it instead of keeping it"));
    m_lengths->setColour(shown.colour);
    setAccessibleName(tr("%1, %2, %Ln document(s)", nullptr, static_cast<int>(shown.domain.documents))
                          .arg(name, roleName(shown.domain.role)));
    showCounts(shown);
    showFacts(shown.facts);
    const auto warning =
        shown.facts != nullptr && !shown.import ? domainWarning(shown.domain, *shown.facts) : QString();
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    showImport(shown.import);
}

void DomainCard::showCounts(const DomainCardData& shown)
{
    const auto& domain = shown.domain;
    m_documents->setValue(format::count(domain.documents));
    m_tokens->setValue(
        domain.tokens > 0 ? format::count(domain.tokens) : QString("–"),
        domain.tokens > 0
            ? tr("The pieces of words that the model reads and predicts.")
            : tr("Not counted yet. They are after an import, or when the domain is trained or measured."));
    m_duplicates->setValue(format::count(domain.duplicates),
                           tr("Exact copies of documents that the domain already had."));
    m_imported->setText(
        shown.files == 0
            ? tr("Nothing imported yet")
            : tr("%Ln file(s), imported %1", nullptr, shown.files).arg(format::ago(shown.importedMs, nowMs())));
}

void DomainCard::showFacts(const DomainFacts* facts)
{
    if (facts == nullptr) {
        m_lengths->setCounts({});
        m_splits->setText(tr("Counting"));
        return;
    }
    std::vector<std::int64_t> counts;
    for (const auto& bin : facts->lengths.bins) {
        counts.push_back(bin.count);
    }
    m_lengths->setCounts(std::move(counts));
    const bool tokens = facts->lengths.unit == LengthHistogram::Unit::Tokens;
    m_lengths->setToolTip((tokens ? tr("How long the documents are: half have %1 tokens or less, the longest %2.")
                                  : tr("How long the documents are: half have %1 characters or less, the longest %2."))
                              .arg(format::count(facts->lengths.median), format::count(facts->lengths.longest)));
    m_splits->setText(tr("%1 to train · %2 to check · %3 to test")
                          .arg(format::count(facts->splits.train), format::count(facts->splits.validation),
                               format::count(facts->splits.test)));
    m_splits->setToolTip(tr("Each document is in one of three parts: most are trained on; one in ten checks the model "
                            "while it trains; one in ten tests it at the end."));
}

void DomainCard::showImport(const std::optional<JobRecord>& job)
{
    m_import->setVisible(job.has_value());
    if (!job) {
        return;
    }
    const bool failed = job->state == JobState::Failed || job->state == JobState::Interrupted;
    const bool waits = job->state == JobState::Queued;
    setRole(m_stage, failed ? "bad" : "small");
    m_stage->setText(failed               ? job->state == JobState::Failed ? translatedSentence(job->message)
                                                                           : tr("The import was interrupted.")
                                   : waits ? tr("Waiting to be imported")
                     : job->stage.empty() ? tr("Importing")
                                          : translatedSentence(job->stage));
    m_progress->setVisible(!failed);
    constexpr int parts = 1000; // bytes may be more than an int holds
    const bool known = job->steps > 0;
    m_progress->setRange(0, known || waits ? parts : 0);
    m_progress->setValue(known ? static_cast<int>(job->step * parts / job->steps) : 0);
    if (const auto done = progressText(*job); !done.isEmpty() && !failed && !waits) {
        m_stage->setText(m_stage->text() + " · " + done);
    }
    m_cancel->setText(failed ? tr("Dismiss") : tr("Cancel"));
    m_cancel->setEnabled(job->state != JobState::Cancelling);
    m_retry->setVisible(failed);
}

} // namespace polymath
