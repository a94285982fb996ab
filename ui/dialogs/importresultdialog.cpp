#include "ui/dialogs/importresultdialog.h"

#include "ui/models/projectsession.h"
#include "ui/widgets/card.h"
#include "ui/widgets/sentences.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace polymath {

namespace {

/// What a job left.
struct Outcome {
    JobRecord job;
    std::vector<EntryOutcome> entries;
};

} // namespace

ImportResultDialog::ImportResultDialog(ProjectSession& session, RowId job, QWidget* parent)
    : QDialog(parent), m_title(makeLabel({}, "heading")), m_summary(makeLabel({}, "small", true)),
      m_problems(new QCheckBox(tr("Only what was not taken"))), m_list(new QTableView), m_words(makeLabel({}, {}, true))
{
    setObjectName("importResult");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What became of the files"));
    resize(900, 560);
    m_summary->setObjectName("importResultSummary");
    m_problems->setObjectName("importResultProblems");
    m_list->setObjectName("importResultFiles");
    m_list->setAccessibleName(tr("Files of the import"));
    m_list->setModel(&m_model);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->resizeSection(ImportResultModel::File, 220);
    m_list->horizontalHeader()->resizeSection(ImportResultModel::Kind, 120);
    m_list->horizontalHeader()->resizeSection(ImportResultModel::Documents, 90);
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_words->setObjectName("importResultWords");
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setMinimumHeight(56);
    m_words->setAlignment(Qt::AlignTop);
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName("importResultClose");
    close->setDefault(true);
    auto* footer = new QHBoxLayout;
    footer->addWidget(m_problems);
    footer->addStretch();
    footer->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_summary);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_words);
    layout->addLayout(footer);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_problems, &QCheckBox::toggled, this, &ImportResultDialog::showEntries);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportResultDialog::showSelected);

    const auto read = [job](Project& project) -> Result<Outcome> {
        Outcome outcome;
        POLYMATH_TRY(record, project.job(job));
        outcome.job = record;
        POLYMATH_TRY(events, project.jobEvents(job));
        for (const auto& event : events) {
            if (event.kind == "entry") {
                outcome.entries.push_back(entryOutcomeFrom(event.text));
            }
        }
        return outcome;
    };
    session.read(this, read, [this](const Result<Outcome>& outcome) {
        m_title->setText(outcome ? translatedSentence(outcome->job.title) : windowTitle());
        m_summary->setText(translatedSentence(outcome ? outcome->job.message : outcome.error().sentence));
        m_entries = outcome ? outcome->entries : std::vector<EntryOutcome>();
        m_problems->setEnabled(std::any_of(m_entries.begin(), m_entries.end(),
                                           [](const EntryOutcome& entry) { return !entry.problem.empty(); }));
        showEntries();
    });
}

void ImportResultDialog::showEntries()
{
    auto shown = m_entries;
    if (m_problems->isChecked()) {
        std::erase_if(shown, [](const EntryOutcome& entry) { return entry.problem.empty(); });
    }
    std::stable_partition(shown.begin(), shown.end(), [](const EntryOutcome& entry) { return !entry.problem.empty(); });
    m_model.show(shown);
    if (m_model.rowCount() > 0) {
        m_list->selectRow(0);
    }
    showSelected();
}

void ImportResultDialog::showSelected()
{
    const auto index = m_list->currentIndex();
    if (!index.isValid()) {
        m_words->clear();
        return;
    }
    const auto& outcome = m_model.row(index.row()).outcome;
    auto lines = sentencesOf(outcome);
    if (!outcome.beginning.empty()) {
        lines << tr("Begins: %1").arg(QString::fromStdString(outcome.beginning));
    }
    m_words->setText(lines.join("\n"));
}

} // namespace polymath
