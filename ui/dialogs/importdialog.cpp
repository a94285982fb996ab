#include "ui/dialogs/importdialog.h"

#include "core/jobs/jobstate.h"
#include "ui/dialogs/cleaningpanel.h"
#include "ui/dialogs/filelistdelegate.h"
#include "ui/dialogs/importpreview.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dropzone.h"
#include "ui/widgets/format.h"
#include "ui/widgets/sentences.h"

#include <QCheckBox>
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
#include <QTabWidget>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace polymath {

namespace {

/// What was decided at an earlier import.
struct Choices {
    CleaningOptions cleaning;
    std::optional<ImportRules> rules; ///< of the folder
    std::vector<std::string> gone;    ///< files below it that were imported and are not there any more
};

/// The domain that has been imported from there, the newest import of several; -1 where none has.
RowId domainOf(const ProjectSnapshot& project, const QString& path)
{
    const auto place = path.toStdString();
    const SourceRecord* newest = nullptr;
    for (const auto& source : project.sources) {
        const bool isThere = source.file == place || source.file.starts_with(place + "/");
        if (isThere && (newest == nullptr || source.importedMs >= newest->importedMs)) {
            newest = &source;
        }
    }
    return newest == nullptr ? -1 : newest->domainId;
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
    : QDialog(parent), m_session(session), m_stop(std::make_shared<std::atomic_bool>(false)),
      m_opener(session.snapshot()->base.path), m_check(session.snapshot()->folder)
{
    setObjectName("importDialog");
    setWindowTitle(tr("Import documents"));
    setAcceptDrops(true);
    resize(1200, 720);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(16);
    layout->addWidget(makeDomainFields(wish));
    auto* parts = new QSplitter(Qt::Horizontal);
    parts->setChildrenCollapsible(false);
    parts->addWidget(makeFileList());
    parts->addWidget(makeTabs());
    parts->setSizes({630, 530});
    layout->addWidget(parts, 1);
    layout->addWidget(makeFooter());
    if (wish.paths.size() == 1 && QFileInfo(wish.paths.front()).isDir()) {
        m_folder = QFileInfo(wish.paths.front()).absoluteFilePath();
    }
    connect(&m_check, &ImportCheck::changed, this, &ImportDialog::showCount);
    showDomainChoice();
    readChoices([this, paths = wish.paths] { addPaths(paths); });
    connect(m_domain, &QComboBox::currentIndexChanged, this, &ImportDialog::chooseDomain);
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
    int known = m_domain->findText(wish.domain.isEmpty() ? m_name->text() : wish.domain);
    if (wish.domain.isEmpty() && wish.paths.size() == 1) {
        const auto place = QFileInfo(wish.paths.front()).absoluteFilePath();
        const auto& domains = m_session.snapshot()->domains;
        const auto before = std::find_if(
            domains.begin(), domains.end(),
            [id = domainOf(*m_session.snapshot(), place)](const DomainRecord& domain) { return domain.id == id; });
        if (before != domains.end()) {
            known = 1 + static_cast<int>(before - domains.begin());
        }
    }
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
    connect(m_role, &QComboBox::currentIndexChanged, this, &ImportDialog::showDomainChoice);
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        showSummary();
        if (m_check.state() == ImportCheck::State::Idle) { // what a new domain is called changes no count
            countAgain();
        }
    });
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
    m_list->setItemDelegate(new FileListDelegate(m_list));
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->setSectionResizeMode(ImportFileModel::Name, QHeaderView::Interactive);
    m_list->horizontalHeader()->resizeSection(ImportFileModel::Name, 176);
    m_list->horizontalHeader()->resizeSection(ImportFileModel::Kind, 128);
    m_list->horizontalHeader()->resizeSection(ImportFileModel::Size, 90);
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
    m_onlyChanged = new QCheckBox(tr("Only what changed since the last import"));
    m_onlyChanged->setObjectName("importOnlyChanged");
    m_onlyChanged->setToolTip(tr("Files that the domain has as they are, read and cleaned in the same way, are passed "
                                 "over. A file that changed takes its former documents' place."));
    m_onlyChanged->setChecked(true);
    m_onlyChanged->hide();
    connect(m_onlyChanged, &QCheckBox::toggled, this, &ImportDialog::countAgain);
    column->addWidget(m_onlyChanged);
    m_forget = new QCheckBox;
    m_forget->setObjectName("importForget");
    m_forget->setToolTip(tr("They were imported from this folder and are not in it any more. What is removed can be "
                            "brought back after the import."));
    m_forget->hide();
    connect(m_forget, &QCheckBox::clicked, this, [this] {
        m_forget->setTristate(false);
        m_files.setAllForgotten(m_forget->isChecked());
        showSelected();
        showSummary();
        countAgain();
    });
    column->addWidget(m_forget);
    return part;
}

QWidget* ImportDialog::makeTabs()
{
    m_preview = new ImportPreview;
    m_cleaning = new CleaningPanel;
    m_tabs = new QTabWidget;
    m_tabs->setObjectName("importTabs");
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_preview, tr("Preview"));
    m_tabs->addTab(m_cleaning, tr("Cleaning"));
    connect(m_preview, &ImportPreview::mappingChanged, this, &ImportDialog::changeMapping);
    connect(m_preview, &ImportPreview::passwordGiven, this, &ImportDialog::takePassword);
    connect(m_cleaning, &CleaningPanel::changed, this, &ImportDialog::countAgain);
    return m_tabs;
}

QWidget* ImportDialog::makeFooter()
{
    m_summary = new QLabel;
    m_summary->setObjectName("importSummary");
    m_outcome = makeLabel({}, "small", true);
    m_outcome->setObjectName("importOutcome");
    m_count = new QPushButton(tr("Count the documents"));
    m_count->setObjectName("importCount");
    m_count->setAutoDefault(false);
    m_count->hide();
    connect(m_count, &QPushButton::clicked, &m_check, &ImportCheck::start);
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
    words->addWidget(m_outcome);
    words->addWidget(m_missing);
    row->addLayout(words, 1);
    row->addWidget(m_busy);
    row->addWidget(m_count);
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
            applyRules(m_rules);
            if (!m_list->currentIndex().isValid() && m_files.rowCount() > 0) {
                m_list->selectRow(0);
            }
            if (!m_looking) {
                lookIntoNext(0);
            }
            showSummary();
        });
}

void ImportDialog::readChoices(const std::function<void()>& done)
{
    const auto name = m_domain->currentIndex() > 0 ? m_domain->currentText().toStdString() : std::string();
    const auto read = [folder = m_folder.toStdString(), name](Project& project) -> Result<Choices> {
        Choices choices;
        POLYMATH_TRY(cleaning, lastCleaning(project));
        choices.cleaning = cleaning;
        POLYMATH_TRY(known, project.findDomain(name));
        if (known && !folder.empty()) {
            POLYMATH_TRY(rules, rulesOf(project, known->id, folder));
            choices.rules = rules;
            POLYMATH_TRY(plan, planImport(project, known->id, {}, {folder}, {}));
            choices.gone = std::move(plan.gone);
        }
        return choices;
    };
    m_session.read(this, read, [this, name, done](const Result<Choices>& choices) {
        const bool isStill = (m_domain->currentIndex() > 0 ? m_domain->currentText().toStdString() : "") == name;
        if (choices && isStill) {
            if (choices->rules || m_finding) { // else it may have been changed by hand
                m_cleaning->setOptions(choices->rules ? choices->rules->cleaning : choices->cleaning);
            }
            m_rules = choices->rules.value_or(ImportRules());
            m_files.setGone(choices->gone, m_folder.toStdString());
            if (!m_finding) {
                m_list->selectRow(std::max(0, m_files.rowOf(m_shown)));
            }
        }
        done();
    });
}

void ImportDialog::chooseDomain()
{
    showDomainChoice();
    readChoices([this] {
        applyRules(m_rules);
        applyMappings();
        showSelected();
        showSummary();
        countAgain();
    });
}

void ImportDialog::applyMappings()
{
    for (int row = 0; row < m_files.rowCount(); ++row) {
        const auto& file = m_files.row(row);
        const auto name = file.file.path.lexically_relative(m_folder.toStdString()).string();
        const auto known = m_rules.mappings.find(name);
        if (known != m_rules.mappings.end() && file.inside.empty() && file.group >= 0) {
            m_files.setMapping(file.group, known->second);
        }
    }
}

void ImportDialog::applyRules(const ImportRules& rules)
{
    const std::filesystem::path folder(m_folder.toStdString());
    for (int row = 0; row < m_files.rowCount() && !rules.skipped.empty(); ++row) {
        const auto& file = m_files.row(row);
        const auto name = std::filesystem::path(file.reportName()).lexically_relative(folder).string();
        const bool takes = file.state == ImportFile::State::Waiting || file.state == ImportFile::State::Ready;
        if (takes && std::find(rules.skipped.begin(), rules.skipped.end(), name) != rules.skipped.end()) {
            m_files.setLeftOut(row, true);
        }
    }
}

ReadOptions ImportDialog::optionsOf(const ImportFile& file) const
{
    ReadOptions options;
    if (file.group >= 0) {
        options.mapping = m_files.groups()[static_cast<std::size_t>(file.group)].mapping;
    } else if (!m_folder.isEmpty()) { // as it was read the last time
        const auto name = file.file.path.lexically_relative(m_folder.toStdString()).string();
        const auto known = m_rules.mappings.find(name);
        options.mapping = known == m_rules.mappings.end() ? ColumnMapping() : known->second;
    }
    const auto password = m_passwords.find(file.file.path.string());
    options.password = password == m_passwords.end() ? "" : password->second;
    return options;
}

void ImportDialog::lookIntoNext(int from)
{
    const int row = m_files.firstOf(ImportFile::State::Waiting, from);
    m_looking = row >= 0;
    if (!m_looking) {
        for (const auto state : {ImportFile::State::NeedsPassword, ImportFile::State::NeedsColumns}) {
            if (const int open = m_files.firstOf(state); open >= 0) {
                m_list->selectRow(open);
            }
        }
        applyRules(m_rules); // to the files inside archives, too
        showSummary();
        countAgain();
        return;
    }
    const auto& file = m_files.row(row);
    m_opener.lookInto(file.file.path, optionsOf(file), this,
                      [this, id = file.id, row](const Result<FilePreview>& preview) {
                          if (const int now = m_files.rowOf(id); now >= 0) {
                              m_files.setPreview(now, preview);
                          }
                          if (m_shown == id || m_shown == 0) {
                              showSelected();
                          }
                          showSummary();
                          lookIntoNext(row);
                      });
}

void ImportDialog::leaveOut()
{
    const int row = m_list->currentIndex().row();
    if (const auto state = m_files.row(row).state;
        state == ImportFile::State::Gone || state == ImportFile::State::Forgotten) {
        m_files.setForgotten(row, state == ImportFile::State::Gone);
        showSelected();
        showSummary();
        countAgain();
        return;
    }
    m_files.setLeftOut(row, m_files.row(row).state != ImportFile::State::LeftOut);
    m_rules.skipped.clear(); // from now on the list says what is left out
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
    const auto& file = m_files.row(index.row());
    m_shown = file.id;
    const bool leftOut = file.state == ImportFile::State::LeftOut;
    m_leaveOut->setText(file.state == ImportFile::State::Gone        ? tr("Remove its documents")
                        : file.state == ImportFile::State::Forgotten ? tr("Keep its documents")
                        : leftOut                                    ? tr("Take this file after all")
                                                                     : tr("Leave this file out"));
    m_leaveOut->setEnabled(file.state != ImportFile::State::Skipped && file.state != ImportFile::State::Failed);
    const bool readable =
        file.group >= 0 && file.state != ImportFile::State::Failed && file.state != ImportFile::State::NeedsPassword;
    const auto* group = readable ? &m_files.groups()[static_cast<std::size_t>(file.group)] : nullptr;
    m_preview->showFile(file, group);
    if (group != nullptr) {
        m_opener.open(file.file.path, file.inside, optionsOf(file), this,
                      [this, id = file.id](const OpenedFile& opened) {
                          if (id == m_shown) {
                              m_preview->showDocuments(opened);
                          }
                      });
    }
}

void ImportDialog::changeMapping(const ColumnMapping& mapping)
{
    m_files.setMapping(m_files.row(m_list->currentIndex().row()).group, mapping);
    showSelected();
    showSummary();
    countAgain();
}

void ImportDialog::takePassword(const QString& password)
{
    const int row = m_list->currentIndex().row();
    m_passwords[m_files.row(row).file.path.string()] = password.toStdString();
    m_files.lookAgain(row);
    showSelected();
    if (!m_looking) {
        lookIntoNext(0);
    }
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
    countAgain();
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
    if (counts.needPassword > 0) {
        return tr("%Ln file(s) still need their password, or leave them out.", nullptr, counts.needPassword);
    }
    if (counts.ready + counts.needColumns + counts.forgotten == 0) {
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
        parts << tr("%Ln file(s), %1", nullptr,
                    counts.ready + counts.needColumns + counts.needPassword + counts.waiting)
                     .arg(format::bytes(counts.readyBytes));
    }
    if (counts.skipped > 0) {
        parts << tr("%Ln skipped", nullptr, counts.skipped);
    }
    if (counts.gone + counts.forgotten > 0) {
        parts << tr("%Ln gone", nullptr, counts.gone + counts.forgotten);
    }
    if (counts.failed > 0) {
        parts << tr("%Ln cannot be read", nullptr, counts.failed);
    }
    m_summary->setText(parts.join(" · "));
    const auto missing = whatIsMissing();
    const auto warning = missing.isEmpty() && !busy ? fewDocuments() : QString();
    m_missing->setText(missing.isEmpty() ? warning : missing);
    m_missing->setVisible(!m_missing->text().isEmpty());
    showGone();
    m_busy->setVisible(busy);
    m_busy->setRange(0, m_finding ? 0 : m_files.rowCount());
    m_busy->setValue(m_files.rowCount() - counts.waiting);
    m_import->setText(counts.ready > 0 ? tr("Import %Ln file(s)", nullptr, counts.ready) : tr("Import"));
    m_import->setEnabled(!busy && missing.isEmpty());
}

void ImportDialog::showGone()
{
    const auto counts = m_files.counts();
    const int all = counts.gone + counts.forgotten;
    m_forget->setVisible(all > 0);
    m_forget->setText(tr("Remove the documents of %Ln file(s) that are gone from the folder", nullptr, all));
    m_forget->setTristate(counts.gone > 0 && counts.forgotten > 0);
    m_forget->setCheckState(counts.forgotten == 0 ? Qt::Unchecked
                            : counts.gone == 0    ? Qt::Checked
                                                  : Qt::PartiallyChecked);
}

bool ImportDialog::wereImported() const
{
    const auto project = m_session.snapshot();
    const auto domain = std::find_if(project->domains.begin(), project->domains.end(), [this](const auto& one) {
        return m_domain->currentIndex() > 0 && one.name == m_domain->currentText().toStdString();
    });
    if (domain == project->domains.end()) {
        return false;
    }
    std::set<std::string> known;
    for (const auto& source : project->sources) {
        if (source.domainId == domain->id) {
            known.insert(source.file);
        }
    }
    return std::any_of(m_files.rows().begin(), m_files.rows().end(),
                       [&known](const ImportFile& file) { return known.contains(file.file.path.string()); });
}

ImportRequest ImportDialog::request() const
{
    ImportRequest request;
    request.domain = domainName().toStdString();
    request.role = std::string(toText(domainRole()));
    request.cleaning = m_cleaning->options();
    request.folder = m_folder.toStdString();
    request.onlyChanged = m_onlyChanged->isVisibleTo(this) && m_onlyChanged->isChecked();
    m_files.fill(request);
    return request;
}

void ImportDialog::countAgain()
{
    if (m_import == nullptr || m_finding || m_looking) {
        return; // still being made, or more is coming
    }
    m_onlyChanged->setVisible(wereImported());
    m_check.setRequest(request(), m_passwords, m_files.counts().readyBytes);
}

QString ImportDialog::outcomeWords() const
{
    switch (m_check.state()) {
    case ImportCheck::State::Idle:
        return {};
    case ImportCheck::State::Waiting:
        return tr("How many documents these files give is not counted yet: they are large.");
    case ImportCheck::State::Running:
        return tr("Counting the documents: %1 %").arg(m_check.percent());
    case ImportCheck::State::Failed:
        return m_check.sentence();
    case ImportCheck::State::Done:
        break;
    }
    const auto& outcome = m_check.outcome();
    const auto counts = outcome.cleaning();
    QStringList parts{tr("%Ln document(s) to keep", nullptr, static_cast<int>(outcome.kept()))};
    if (counts.copies > 0) {
        parts << tr("%Ln exact copies left out", nullptr, static_cast<int>(counts.copies));
    }
    if (const auto other = counts.dropped() - counts.copies; other > 0) {
        parts << tr("%Ln left out by cleaning", nullptr, static_cast<int>(other));
    }
    if (outcome.forgotten > 0) {
        parts << tr("the documents of %Ln file(s) removed", nullptr, static_cast<int>(outcome.forgotten));
    }
    if (outcome.unchanged > 0) {
        parts << tr("%Ln file(s) unchanged", nullptr, static_cast<int>(outcome.unchanged));
    }
    return parts.join(" · ");
}

QString ImportDialog::fewDocuments() const
{
    if (m_check.state() != ImportCheck::State::Done || m_check.outcome().kept() == 0) {
        return {};
    }
    const auto& [train, validation, test] = m_check.outcome().documents;
    const auto all = static_cast<int>(train + validation + test);
    if (test == 0 || validation == 0) {
        return tr("The domain would have %Ln document(s), and none in the tenth that tests: nothing could be measured. "
                  "Import more, or the same text in smaller pieces, such as one to a row or file.",
                  nullptr, all);
    }
    constexpr int few = 50; // fewer than about five to test say little
    return all < few ? tr("The domain would have %Ln document(s), %1 of them to test: too few for more than a rough "
                          "measurement.",
                          nullptr, all)
                           .arg(format::count(test))
                     : QString();
}

void ImportDialog::showCount()
{
    const auto state = m_check.state();
    m_count->setVisible(state == ImportCheck::State::Waiting);
    m_outcome->setText(outcomeWords());
    m_outcome->setVisible(!m_outcome->text().isEmpty());
    if (state == ImportCheck::State::Done) {
        m_cleaning->showCounts(m_check.outcome().cleaning());
        m_files.setOutcome(m_check.outcome());
    } else {
        m_cleaning->hideCounts();
    }
    showSummary();
}

void ImportDialog::startImport()
{
    const auto name = domainName();
    auto wanted = request();
    m_import->setEnabled(false);
    if (!m_passwords.empty()) {
        auto kept = keepPasswords(m_passwords);
        if (!kept) {
            m_missing->setText(translatedSentence(kept.error().sentence));
            m_missing->show();
            return;
        }
        wanted.secret = *kept;
    }
    m_session.edit(
        this,
        [config = toJson(wanted),
         title = jobTitle(JobKind::Import, {name.toStdString()})](Project& project) -> Result<void> {
            POLYMATH_TRY(id, project.addJob(JobKind::Import, title, config));
            static_cast<void>(id);
            return {};
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
