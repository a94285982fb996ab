#include "ui/dialogs/importdialog.h"

#include "core/jobs/jobstate.h"
#include "core/text/readers/documentreader.h"
#include "ui/dialogs/columnmapping.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dropzone.h"
#include "ui/widgets/format.h"
#include "ui/widgets/readingview.h"
#include "ui/widgets/sentences.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>

#include <nlohmann/json.hpp>

#include <utility>

namespace polymath {

namespace {

constexpr std::size_t previewDocuments = 20;

std::string importConfig(const QString& domain, DomainRole role, const ImportPart& part)
{
    return nlohmann::json{
        {"domain", domain.toStdString()},
        {"role", std::string(toText(role))},
        {"files", part.files},
        {"mapping",
         {{"prompt", part.mapping.prompt}, {"response", part.mapping.response}, {"text", part.mapping.text}}}}
        .dump();
}

QLabel* fieldLabel(const QString& text, QWidget* field)
{
    auto* label = new QLabel(text);
    label->setBuddy(field);
    return label;
}

} // namespace

QString suggestedDomainName(const QStringList& paths)
{
    if (paths.isEmpty()) {
        return {};
    }
    const QFileInfo first(paths.front());
    if (paths.size() == 1) {
        return first.isDir() ? QFileInfo(first.canonicalFilePath()).fileName() : first.completeBaseName();
    }
    return QFileInfo(first.absolutePath()).fileName();
}

ImportDialog::ImportDialog(ProjectSession& session, const ImportWish& wish, QWidget* parent)
    : QDialog(parent), m_session(session), m_stop(std::make_shared<std::atomic_bool>(false))
{
    setObjectName("importDialog");
    setWindowTitle(tr("Import documents"));
    setAcceptDrops(true);
    resize(1040, 680);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(16);
    layout->addWidget(makeDomainFields(wish));
    auto* parts = new QSplitter(Qt::Horizontal);
    parts->setChildrenCollapsible(false);
    parts->addWidget(makeFileList());
    parts->addWidget(makePreview());
    parts->setSizes({460, 540});
    layout->addWidget(parts, 1);
    layout->addWidget(makeFooter());
    showDomainChoice();
    addPaths(wish.paths);
}

ImportDialog::~ImportDialog() { *m_stop = true; }

QWidget* ImportDialog::makeDomainFields(const ImportWish& wish)
{
    m_domain = new QComboBox;
    m_domain->setObjectName("importDomain");
    m_domain->addItem(tr("A new domain"));
    for (const auto& domain : m_session.snapshot()->domains) {
        m_domain->addItem(QString::fromStdString(domain.name), static_cast<int>(domain.role));
    }
    m_name = new QLineEdit(suggestedDomainName(wish.paths));
    m_name->setObjectName("importName");
    m_name->setPlaceholderText(tr("What the documents are about"));
    m_role = new QComboBox;
    m_role->setObjectName("importRole");
    m_role->addItem(tr("Taught"), static_cast<int>(DomainRole::Target));
    m_role->addItem(tr("Must be kept"), static_cast<int>(DomainRole::Retention));
    m_role->setCurrentIndex(wish.role == DomainRole::Target ? 0 : 1);
    m_roleHint = makeLabel({}, "small", true);
    const auto known = m_domain->findText(wish.domain.isEmpty() ? m_name->text() : wish.domain);
    m_domain->setCurrentIndex(std::max(0, known));

    auto* fields = new QWidget;
    auto* grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    m_nameLabel = fieldLabel(tr("&Name"), m_name);
    grid->addWidget(fieldLabel(tr("Import &into"), m_domain), 0, 0);
    grid->addWidget(m_nameLabel, 0, 1);
    grid->addWidget(fieldLabel(tr("What it is &for"), m_role), 0, 2);
    grid->addWidget(m_domain, 1, 0);
    grid->addWidget(m_name, 1, 1);
    grid->addWidget(m_role, 1, 2);
    grid->addWidget(m_roleHint, 2, 0, 1, 3);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    connect(m_domain, &QComboBox::currentIndexChanged, this, &ImportDialog::showDomainChoice);
    connect(m_role, &QComboBox::currentIndexChanged, this, &ImportDialog::showDomainChoice);
    connect(m_name, &QLineEdit::textChanged, this, &ImportDialog::showSummary);
    return fields;
}

QWidget* ImportDialog::makeFileList()
{
    m_list = new QTableView;
    m_list->setObjectName("importFiles");
    m_list->setAccessibleName(tr("Files to import"));
    m_list->setModel(&m_files);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->setSectionResizeMode(ImportFileModel::Name, QHeaderView::Interactive);
    m_list->horizontalHeader()->resizeSection(ImportFileModel::Name, 190);
    m_list->horizontalHeader()->resizeSection(ImportFileModel::Size, 72);
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_leaveOut = new QPushButton(tr("Leave this file out"));
    m_leaveOut->setObjectName("importLeaveOut");
    m_leaveOut->setAutoDefault(false);
    m_leaveOut->setEnabled(false);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportDialog::showSelected);
    connect(m_leaveOut, &QPushButton::clicked, this, &ImportDialog::leaveOut);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 8, 0);
    column->addWidget(m_list, 1);
    column->addWidget(m_leaveOut, 0, Qt::AlignLeft);
    return part;
}

QWidget* ImportDialog::makePreview()
{
    auto* preview = new QWidget;
    auto* column = new QVBoxLayout(preview);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(10);
    m_previewTitle = makeLabel({}, "heading");
    m_mapping = new ColumnMappingPanel;
    m_mapping->hide();
    m_reading = new ReadingView;
    m_reading->setObjectName("importPreview");
    m_reading->setAccessibleName(tr("The first documents, as the model will read them"));
    column->addWidget(m_previewTitle);
    column->addWidget(m_mapping);
    column->addWidget(m_reading, 1);
    column->addWidget(makeReadingLegend());
    connect(m_mapping, &ColumnMappingPanel::changed, this, &ImportDialog::changeMapping);
    return preview;
}

QWidget* ImportDialog::makeFooter()
{
    m_summary = new QLabel;
    m_summary->setObjectName("importSummary");
    m_missing = makeLabel({}, "warning", true);
    m_missing->setObjectName("importMissing");
    m_busy = new QProgressBar;
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(160);
    m_busy->setAccessibleName(tr("Looking into the files"));
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName("importCancel");
    cancel->setAutoDefault(false);
    m_import = new QPushButton(tr("Import"));
    m_import->setObjectName("importStart");
    m_import->setProperty("kind", "primary");
    m_import->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::startImport);

    auto* footer = new QWidget;
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_summary);
    words->addWidget(m_missing);
    row->addLayout(words, 1);
    row->addWidget(m_busy);
    row->addWidget(cancel);
    row->addWidget(m_import);
    return footer;
}

void ImportDialog::addPaths(const QStringList& paths)
{
    m_finding = true;
    showSummary();
    m_background.run(
        this, [paths, stop = m_stop] { return findFiles(paths, *stop); },
        [this](const std::vector<FoundFile>& found) {
            m_finding = false;
            m_files.add(found);
            if (!m_list->currentIndex().isValid() && m_files.rowCount() > 0) {
                m_list->selectRow(0);
            }
            if (!m_looking) {
                lookIntoNext(0);
            }
            showSummary();
        });
}

void ImportDialog::lookIntoNext(int from)
{
    const int row = m_files.firstOf(ImportFile::State::Waiting, from);
    m_looking = row >= 0;
    if (!m_looking) {
        if (const int open = m_files.firstOf(ImportFile::State::NeedsColumns); open >= 0) {
            m_list->selectRow(open);
        }
        showSummary();
        return;
    }
    m_background.run(
        this, [path = m_files.row(row).file.path] { return previewFile(path, {}, 1); },
        [this, row](const Result<FilePreview>& preview) {
            m_files.setPreview(row, preview);
            if (m_shown == row || m_shown < 0) {
                showSelected();
            }
            showSummary();
            lookIntoNext(row + 1);
        });
}

void ImportDialog::leaveOut()
{
    m_files.setLeftOut(m_shown, m_files.row(m_shown).state != ImportFile::State::LeftOut);
    showSelected();
    if (!m_looking) {
        lookIntoNext(0);
    }
    showSummary();
}

void ImportDialog::showSelected()
{
    const auto index = m_list->currentIndex();
    if (!index.isValid()) {
        return;
    }
    m_shown = index.row();
    const auto& file = m_files.row(m_shown);
    m_previewTitle->setText(
        m_previewTitle->fontMetrics().elidedText(QFileInfo(file.file.name).fileName(), Qt::ElideMiddle, 480));
    const bool leftOut = file.state == ImportFile::State::LeftOut;
    m_leaveOut->setText(leftOut ? tr("Take this file after all") : tr("Leave this file out"));
    m_leaveOut->setEnabled(file.state != ImportFile::State::Skipped && file.state != ImportFile::State::Failed);
    const bool readable = file.group >= 0 && file.state != ImportFile::State::Failed;
    const auto* group = readable ? &m_files.groups()[static_cast<std::size_t>(file.group)] : nullptr;
    m_mapping->setVisible(group != nullptr && group->isTable() && !leftOut);
    if (group == nullptr) {
        m_reading->setTexts({{file.sentence.isEmpty() ? tr("Looking into it") : file.sentence, {}}});
        return;
    }
    if (group->isTable()) {
        m_mapping->setColumns(group->columns, group->mapping);
    }
    if (!group->isMapped()) {
        m_reading->setTexts({{tr("Choose above which column the model reads and which it learns. The file's columns "
                                 "have no names that say so."),
                              {}}});
        return;
    }
    m_background.run(
        this,
        [path = file.file.path, mapping = group->mapping] {
            return previewFile(path, {mapping, ""}, previewDocuments);
        },
        [this, row = m_shown](const Result<FilePreview>& preview) { showPreview(row, preview); });
}

void ImportDialog::showPreview(int row, const Result<FilePreview>& preview)
{
    if (row != m_shown) {
        return;
    }
    std::vector<ReadingText> texts;
    if (preview) {
        for (const auto& document : preview->rows) {
            texts.push_back({QString::fromStdString(document.prompt), QString::fromStdString(document.text)});
        }
    }
    const auto problem = preview ? preview->problem : preview.error().sentence;
    if (!problem.empty()) {
        texts.push_back({QString::fromStdString(problem), {}});
    }
    m_reading->setTexts(std::move(texts));
}

void ImportDialog::changeMapping(const ColumnMapping& mapping)
{
    m_files.setMapping(m_files.row(m_shown).group, mapping);
    showSelected();
    showSummary();
}

void ImportDialog::showDomainChoice()
{
    const bool fresh = m_domain->currentIndex() == 0;
    m_name->setVisible(fresh);
    m_nameLabel->setVisible(fresh);
    m_role->setEnabled(fresh);
    if (!fresh) {
        m_role->setCurrentIndex(m_role->findData(m_domain->currentData()));
    }
    m_roleHint->setText(domainRole() == DomainRole::Target
                            ? tr("The model is trained on these documents. One in ten is kept apart and measures what "
                                 "it learned.")
                            : tr("The model is not trained on these documents; they measure what it forgets while it "
                                 "learns the other domains."));
    showSummary();
}

QString ImportDialog::domainName() const
{
    return m_domain->currentIndex() == 0 ? m_name->text().trimmed() : m_domain->currentText();
}

DomainRole ImportDialog::domainRole() const { return static_cast<DomainRole>(m_role->currentData().toInt()); }

QString ImportDialog::whatIsMissing() const
{
    const auto counts = m_files.counts();
    if (m_finding || m_looking) {
        return {};
    }
    if (counts.ready + counts.needColumns == 0) {
        return tr("None of these files can be imported. The list says why.");
    }
    if (counts.needColumns > 0) {
        return tr("%Ln file(s) still need their columns chosen, or leave them out.", nullptr, counts.needColumns);
    }
    if (domainName().isEmpty()) {
        return tr("Give the new domain a name.");
    }
    if (m_domain->currentIndex() == 0 && m_domain->findText(domainName(), Qt::MatchExactly) > 0) {
        return tr("There is a domain of this name already. Choose it above to add to it, or give another name.");
    }
    return {};
}

void ImportDialog::showSummary()
{
    if (m_import == nullptr) {
        return; // still being made
    }
    const auto counts = m_files.counts();
    const bool busy = m_finding || m_looking;
    QStringList parts;
    if (m_finding) {
        parts << tr("Looking for files");
    } else {
        parts << tr("%Ln file(s), %1", nullptr, counts.ready + counts.needColumns + counts.waiting)
                     .arg(format::bytes(counts.readyBytes));
    }
    if (counts.skipped > 0) {
        parts << tr("%Ln skipped", nullptr, counts.skipped);
    }
    if (counts.failed > 0) {
        parts << tr("%Ln cannot be read", nullptr, counts.failed);
    }
    m_summary->setText(parts.join(" · "));
    const auto missing = whatIsMissing();
    m_missing->setText(missing);
    m_missing->setVisible(!missing.isEmpty());
    m_busy->setVisible(busy);
    m_busy->setRange(0, m_finding ? 0 : m_files.rowCount());
    m_busy->setValue(m_files.rowCount() - counts.waiting);
    m_import->setText(counts.ready > 0 ? tr("Import %Ln file(s)", nullptr, counts.ready) : tr("Import"));
    m_import->setEnabled(!busy && missing.isEmpty());
}

void ImportDialog::startImport()
{
    const auto name = domainName();
    std::vector<std::string> configs;
    for (const auto& part : m_files.parts()) {
        configs.push_back(importConfig(name, domainRole(), part));
    }
    m_import->setEnabled(false);
    m_session.edit(
        this,
        [configs, title = jobTitle(JobKind::Import, {name.toStdString()})](Project& project) {
            return project.inTransaction([&]() -> Result<void> {
                for (const auto& config : configs) {
                    POLYMATH_TRY(id, project.addJob(JobKind::Import, title, config));
                    static_cast<void>(id);
                }
                return {};
            });
        },
        [this, name](const Result<void>& added) {
            if (!added) {
                m_missing->setText(translatedSentence(added.error().sentence));
                m_missing->show();
                m_import->setEnabled(true);
                return;
            }
            Q_EMIT queued(name, m_files.counts().ready);
            accept();
        });
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localPaths(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void ImportDialog::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    addPaths(localPaths(event->mimeData()));
}

} // namespace polymath
