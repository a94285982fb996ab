#include "ui/dialogs/importresultdialog.h"

#include "ui/dialogs/filelistdelegate.h"
#include "ui/dialogs/importpreview.h"
#include "ui/models/projectsession.h"
#include "ui/widgets/card.h"
#include "ui/widgets/sentences.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
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
    : QDialog(parent), m_session(session), m_opener(session.snapshot()->base.path), m_title(makeLabel({}, "heading")),
      m_summary(makeLabel({}, "small", true)), m_problems(new QCheckBox(tr("Only what was not taken"))),
      m_list(new QTableView), m_words(makeLabel({}, {}, true))
{
    setObjectName("importResult");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What became of the files"));
    resize(1200, 680);
    m_summary->setObjectName("importResultSummary");
    m_problems->setObjectName("importResultProblems");
    auto* parts = new QSplitter(Qt::Horizontal);
    parts->setChildrenCollapsible(false);
    parts->addWidget(makeList());
    parts->addWidget(makePreview());
    parts->setSizes({720, 440});
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
    layout->addWidget(parts, 1);
    layout->addLayout(footer);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_problems, &QCheckBox::toggled, this, &ImportResultDialog::showEntries);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportResultDialog::showSelected);
    connect(&session, &ProjectSession::changed, this, [this] {
        m_model.setSources(sources());
        showGone();
    });

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
        m_request = outcome ? importRequestFrom(outcome->job.configJson) : ImportRequest();
        m_problems->setEnabled(std::any_of(m_entries.begin(), m_entries.end(),
                                           [](const EntryOutcome& entry) { return !entry.problem.empty(); }));
        showEntries();
    });
}

QWidget* ImportResultDialog::makeList()
{
    m_list->setObjectName("importResultFiles");
    m_list->setAccessibleName(tr("Files of the import"));
    m_list->setModel(&m_model);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setItemDelegate(new FileListDelegate(m_list));
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->resizeSection(ImportResultModel::File, 200);
    m_list->horizontalHeader()->resizeSection(ImportResultModel::Kind, 128);
    m_list->horizontalHeader()->resizeSection(ImportResultModel::Documents, 108);
    m_list->horizontalHeader()->setStretchLastSection(true);
    return m_list;
}

QWidget* ImportResultDialog::makePreview()
{
    m_file = makeLabel({}, "heading");
    m_words->setObjectName("importResultWords");
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_gone = new QPushButton;
    m_gone->setObjectName("importResultGone");
    m_gone->setAutoDefault(false);
    m_gone->hide();
    connect(m_gone, &QPushButton::clicked, this, [this] {
        const auto& result = m_model.row(m_list->currentIndex().row());
        Q_EMIT removalRequested(result.outcome.goneSources, titleOf(result.outcome), !result.removed);
    });
    m_reading = new ReadingView;
    m_reading->setObjectName("importResultPreview");
    m_reading->setAccessibleName(tr("The file's first documents, as the model reads them"));
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_file);
    column->addWidget(m_words);
    column->addWidget(m_gone, 0, Qt::AlignLeft);
    column->addWidget(m_reading, 1);
    column->addWidget(makeReadingLegend());
    return part;
}

void ImportResultDialog::offerRemoval()
{
    m_offers = true;
    showGone();
}

std::set<RowId> ImportResultDialog::sources() const
{
    std::set<RowId> all;
    for (const auto& source : m_session.snapshot()->sources) {
        all.insert(source.id);
    }
    return all;
}

void ImportResultDialog::showEntries()
{
    auto shown = m_entries;
    if (m_problems->isChecked()) {
        std::erase_if(shown, [](const EntryOutcome& entry) { return entry.problem.empty(); });
    }
    const auto rank = [](const EntryOutcome& entry) {
        return !entry.problem.empty() ? 0 : !entry.goneSources.empty() ? 1 : entry.unchanged ? 3 : 2;
    };
    std::stable_sort(shown.begin(), shown.end(),
                     [&rank](const EntryOutcome& left, const EntryOutcome& right) { return rank(left) < rank(right); });
    m_model.show(shown, sources());
    if (m_model.rowCount() > 0) {
        m_list->selectRow(0);
    }
    showSelected();
}

void ImportResultDialog::showGone()
{
    const auto index = m_list->currentIndex();
    const bool isGone = index.isValid() && !m_model.row(index.row()).outcome.goneSources.empty();
    m_gone->setVisible(isGone && m_offers);
    if (isGone) {
        const auto& result = m_model.row(index.row());
        m_gone->setText(result.removed ? tr("Bring its documents back") : tr("Remove its documents"));
        m_words->setText(sentencesOf(result).join("\n"));
    }
}

void ImportResultDialog::showSelected()
{
    const auto index = m_list->currentIndex();
    showGone();
    m_reading->setTexts({});
    m_file->setVisible(index.isValid());
    if (!index.isValid()) {
        m_words->setText(tr("This import lists no files."));
        return;
    }
    const auto& result = m_model.row(index.row());
    const auto& outcome = result.outcome;
    const auto title = titleOf(outcome);
    m_file->setText(m_file->fontMetrics().elidedText(title, Qt::ElideMiddle, 400));
    m_file->setToolTip(QString::fromStdString(outcome.name));
    const auto sentences = sentencesOf(result);
    m_words->setText(sentences.isEmpty() ? tr("Taken.") : sentences.join("\n"));
    const std::vector<ReadingText> begins{{{}, QString::fromStdString(outcome.beginning)}};
    m_reading->setTexts(begins);
    if (!outcome.problem.empty() || !outcome.goneSources.empty()) {
        m_reading->setTexts({{tr("There is nothing of it to read."), {}}});
        return;
    }
    const auto optionsOf = [request = m_request](const std::string& file) {
        ReadOptions options;
        const auto own = request.mappings.find(file);
        options.mapping = own == request.mappings.end() ? request.mapping : own->second;
        return options;
    };
    m_opener.openNamed(outcome.name, optionsOf, this, [this](const OpenedFile& opened) {
        auto texts = readingTexts(opened);
        if (!texts.empty()) { // else it is not there any more, or wants its password again
            m_reading->setTexts(std::move(texts));
        }
    });
}

} // namespace polymath
