#include "ui/pages/datapage.h"

#include "core/engine/settings.h"
#include "core/jobs/jobstate.h"
#include "core/jobs/queue.h"
#include "core/tasks/taskfile.h"
#include "core/text/formats.h"
#include "core/text/importrun.h"
#include "ui/charts/palette.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/importresultdialog.h"
#include "ui/dialogs/namedialog.h"
#include "ui/dialogs/otherdomaindialog.h"
#include "ui/models/recentprojects.h"
#include "ui/models/sampleproject.h"
#include "ui/pages/domaindetails.h"
#include "ui/pages/removal.h"
#include "ui/pages/tasksection.h"
#include "ui/pages/undoable.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/dropzone.h"
#include "ui/widgets/format.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/sentences.h"

#include <QFileDialog>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace polymath {

namespace {

using nlohmann::json;

constexpr int cardWidth = 330;
constexpr const char* lastFolderKey = "data/folder";

/// What an import job's description says.
struct ImportTarget {
    std::string domain;
    DomainRole role = DomainRole::Target;
};

ImportTarget importTarget(const JobRecord& job)
{
    const auto config = json::parse(job.configJson, nullptr, false);
    if (!config.is_object()) {
        return {};
    }
    return {config.value("domain", std::string()),
            domainRoleFromText(config.value("role", std::string())).value_or(DomainRole::Target)};
}

bool isUnfinished(JobState state) { return state != JobState::Done && state != JobState::Cancelled; }

/// For each domain the import to show: the one at work, else one that waits, else the newest one that failed with no
/// success after it.
std::map<std::string, JobRecord> importsToShow(const std::vector<JobRecord>& jobs)
{
    const auto rank = [](JobState state) {
        return state == JobState::Queued || state == JobState::Paused        ? 1
               : state == JobState::Failed || state == JobState::Interrupted ? 0
                                                                             : 2;
    };
    std::map<std::string, JobRecord> shown;
    for (const auto& job : jobs) {
        if (job.kind != JobKind::Import) {
            continue;
        }
        const auto domain = importTarget(job).domain;
        const auto before = shown.find(domain);
        if (!isUnfinished(job.state)) {
            if (job.state == JobState::Done && before != shown.end() && rank(before->second.state) == 0) {
                shown.erase(before);
            }
        } else if (before == shown.end() || rank(job.state) >= rank(before->second.state)) {
            shown.insert_or_assign(domain, job);
        }
    }
    return shown;
}

/// The general English that is installed with the sample; empty where it is not.
std::filesystem::path generalEnglish()
{
    for (const auto& place : SampleProject::places()) {
        std::error_code ignored;
        if (std::filesystem::is_regular_file(place / "english.jsonl", ignored)) {
            return place / "english.jsonl";
        }
    }
    return {};
}

} // namespace

DataPage::DataPage(AppContext& context)
    : Page(context, Needs::Project, tr("Data"), tr("What the model learns, and what it must keep.")),
      m_facts(engine::TrainSettings{}.sequence), m_views(new QStackedWidget),
      m_details(new DomainDetails(engine::TrainSettings{}.sequence))
{
    makeActions();
    m_views->addWidget(makeOverview());
    m_views->addWidget(m_details);
    states().setContent(m_views);
    connect(&m_facts, &DomainFactsCache::changed, this, &DataPage::showProject);
    connect(&m_facts, &DomainFactsCache::failed, this,
            [this](const QString& sentence) { Q_EMIT toastRequested(sentence, {}, {}); });
    connect(m_details, &DomainDetails::backRequested, this, [this] { openDomain(0); });
    connect(m_details, &DomainDetails::importRequested, this, [this] {
        if (const auto* domain = findDomain(m_open)) {
            chooseFiles({{}, QString::fromStdString(domain->name), domain->role});
        }
    });
    connect(m_details, &DomainDetails::resultRequested, this, &DataPage::showImportResult);
    connect(m_details, &DomainDetails::removeSourceRequested, this, &DataPage::removeSource);
    connect(m_details, &DomainDetails::failed, this,
            [this](const QString& sentence) { Q_EMIT toastRequested(sentence, {}, {}); });
}

void DataPage::makeActions()
{
    auto* folder = new QPushButton(themedIcon("folder"), tr("Import a folder"));
    folder->setObjectName("dataImportFolder");
    auto* files = new QPushButton(tr("Import files"));
    files->setObjectName("dataImportFiles");
    files->setProperty("kind", "primary");
    auto* kept = new QPushButton(themedIcon("shield"), tr("Add what must be kept"));
    kept->setObjectName("dataAddKept");
    kept->setToolTip(
        tr("Texts that the model is not taught but should still be good at. They measure what it forgets."));
    auto* menu = new QMenu(kept);
    const auto add = [&](const QString& text, const char* name, auto&& onAction) {
        auto* action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, onAction);
    };
    add(tr("General English"), "keptEnglish", [this] { importEnglish(); });
    add(tr("Your own files"), "keptFiles", [this] { chooseFiles({{}, {}, DomainRole::Retention}); });
    add(tr("A domain of another project"), "keptOtherDomain", [this] { chooseOtherDomain(); });
    kept->setMenu(menu);
    connect(folder, &QPushButton::clicked, this, &DataPage::chooseFolder);
    connect(files, &QPushButton::clicked, this, [this] { chooseFiles({}); });
    for (auto* button : {kept, folder, files}) {
        button->hide();
        actions()->addWidget(button);
        m_changing.push_back(button);
    }
}

QWidget* DataPage::makeOverview()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 24);
    column->setSpacing(14);
    m_retention =
        new Notice("shield", tr("Nothing measures yet what the model forgets"),
                   tr("While a model learns a field it forgets some of what it could do before. To see how "
                      "much, Polymath needs a domain that is not taught but must be kept: texts like those the "
                      "model should still be good at. General English is a good choice."));
    m_retention->setObjectName("retentionNotice");
    m_retention->addAction(tr("Use general English"), "useEnglish", [this] { importEnglish(); });
    m_retention->addAction(tr("Choose files"), "chooseRetention", [this] {
        chooseFiles({{}, {}, DomainRole::Retention});
    });
    m_retention->addAction(tr("A domain of another project"), "chooseOtherDomain", [this] { chooseOtherDomain(); });
    m_shared = new Notice("copy", tr("Some documents are in two domains"), {});
    m_shared->setObjectName("sharedNotice");
    column->addWidget(m_retention);
    column->addWidget(m_shared);
    m_grid = new CardGrid(cardWidth);
    m_add = new DropZone("upload", tr("Add a domain"), tr("Drop files or a folder here."), tr("Choose files"));
    m_add->setMinimumHeight(220);
    connect(m_add, &DropZone::dropped, this, &DataPage::takeFiles);
    connect(m_add, &DropZone::chooseRequested, this, [this] { chooseFiles({}); });
    m_grid->addWidget(m_add);
    column->addLayout(m_grid);
    m_tasks = new TaskSection(cardWidth);
    connect(m_tasks, &TaskSection::filesDropped, this, &DataPage::addTasks);
    connect(m_tasks, &TaskSection::chooseRequested, this, &DataPage::chooseTask);
    connect(m_tasks, &TaskSection::measureRequested, this, &DataPage::measureTask);
    connect(m_tasks, &TaskSection::removeRequested, this,
            [this](RowId task, const QString& name) { removeWithUndo(*this, RemovableKind::Task, task, name); });
    column->addWidget(m_tasks);
    column->addStretch();
    return makeScrollArea(content);
}

void DataPage::refresh(Parts parts)
{
    if (parts & (Part::Base | Part::Domains)) {
        m_facts.update(project());
        showProject();
    } else if (parts & Part::Jobs) { // a run writes several times a second; only imports show here
        if (importsToShow(project().jobs) != m_imports) {
            showProject();
        }
    }
    if (parts & (Part::Base | Part::Jobs | Part::Tasks)) {
        m_tasks->show(project(), session().state() == ProjectSession::State::Ready && !session().isReadOnly());
    }
}

void DataPage::projectOpened() { m_open = 0; }

void DataPage::showProject()
{
    const bool ready = session().state() == ProjectSession::State::Ready;
    const bool canChange = ready && !session().isReadOnly();
    for (auto* widget : m_changing) {
        widget->setVisible(canChange);
    }
    if (!ready) {
        return;
    }
    m_imports = importsToShow(project().jobs);
    const auto shown = cards();
    if (shown.empty()) {
        openDomain(0);
        states().showEmpty(
            "data", tr("What should the model learn?"),
            tr("Drop files or a folder here: documents, mails, web pages, or tables of questions and answers. They "
               "become a domain, such as law or your own handbook. Later you add a second one that must be kept, to "
               "measure what the model forgets."),
            canChange ? tr("Choose files") : QString(), [this] { chooseFiles({}); });
        return;
    }
    states().showReady();
    showCards(shown);
    showNotices(shown);
    showDetails();
}

std::vector<DomainCardData> DataPage::cards() const
{
    auto imports = m_imports;
    std::vector<DomainCardData> cards;
    for (const auto& domain : project().domains) {
        DomainCardData card;
        card.domain = domain;
        card.colour = charts::domainColour(static_cast<int>(cards.size()));
        card.facts = m_facts.find(domain.id);
        card.canChange = !session().isReadOnly();
        for (const auto& source : project().sources) {
            if (source.domainId == domain.id) {
                ++card.files;
                card.importedMs = std::max(card.importedMs, source.importedMs);
            }
        }
        if (const auto job = imports.extract(domain.name)) {
            card.import = job.mapped();
        }
        cards.push_back(std::move(card));
    }
    for (const auto& [name, job] : imports) { // domains that their first import will make
        DomainCardData card;
        card.domain.name = name;
        card.domain.role = importTarget(job).role;
        card.colour = charts::domainColour(static_cast<int>(cards.size()));
        card.import = job;
        card.canChange = !session().isReadOnly();
        cards.push_back(std::move(card));
    }
    return cards;
}

void DataPage::showCards(const std::vector<DomainCardData>& cards)
{
    while (m_cards.size() > cards.size()) {
        m_shown.erase(m_cards.back());
        m_grid->removeWidget(m_cards.back());
        m_cards.back()->deleteLater();
        m_cards.pop_back();
    }
    while (m_cards.size() < cards.size()) {
        m_cards.push_back(makeCard());
        m_grid->removeWidget(m_add); // stays the last
        m_grid->addWidget(m_cards.back());
        m_grid->addWidget(m_add);
    }
    for (std::size_t index = 0; index < cards.size(); ++index) {
        m_cards[index]->show(cards[index]);
        m_shown[m_cards[index]] = cards[index];
    }
    m_add->setVisible(!session().isReadOnly());
    orderTabs();
}

/// Card by card with what is in them, as the eye goes; cards were made at other times.
void DataPage::orderTabs()
{
    std::vector<QWidget*> places(m_cards.begin(), m_cards.end());
    places.push_back(m_add);
    QWidget* before = nullptr;
    for (auto* place : places) {
        auto inside = place->findChildren<QWidget*>();
        inside.prepend(place);
        for (auto* widget : inside) {
            if ((widget->focusPolicy() & Qt::TabFocus) == 0) {
                continue;
            }
            if (before != nullptr) {
                QWidget::setTabOrder(before, widget);
            }
            before = widget;
        }
    }
}

DomainCard* DataPage::makeCard()
{
    auto* card = new DomainCard;
    connect(card, &Card::clicked, this, [this, card] { openDomain(card->domain()); });
    connect(card, &DomainCard::renameRequested, this, [this, card] { rename(card->domain()); });
    connect(card, &DomainCard::removeRequested, this, [this, card] { removeDomain(card->domain()); });
    connect(card, &DomainCard::roleChangeRequested, this, [this, card] {
        const auto role = m_shown[card].domain.role;
        setRole(card->domain(), role, role == DomainRole::Target ? DomainRole::Retention : DomainRole::Target);
    });
    connect(card, &DomainCard::importRequested, this, [this, card] {
        const auto& domain = m_shown[card].domain;
        chooseFiles({{}, QString::fromStdString(domain.name), domain.role});
    });
    connect(card, &DomainCard::cancelImportRequested, this, [this, card] {
        if (const auto& job = m_shown[card].import) {
            stopImport(job->id);
        }
    });
    connect(card, &DomainCard::retryImportRequested, this, [this, card] {
        if (const auto& job = m_shown[card].import) {
            retryImport(job->id);
        }
    });
    return card;
}

void DataPage::showNotices(const std::vector<DomainCardData>& cards)
{
    const bool keeps = std::any_of(cards.begin(), cards.end(), [](const DomainCardData& card) {
        return card.domain.role == DomainRole::Retention;
    });
    m_retention->setVisible(!keeps && !session().isReadOnly());

    constexpr std::size_t mostPairs = 5;
    const auto& shared = m_facts.shared();
    QStringList lines;
    for (std::size_t index = 0; index < std::min(mostPairs, shared.size()); ++index) {
        const auto& [first, second, counts] = shared[index];
        const auto* one = findDomain(first);
        const auto* other = findDomain(second);
        if (one != nullptr && other != nullptr) {
            const auto all = counts.train + counts.validation + counts.test;
            lines << tr("%Ln document(s) are in both %1 and %2, %3 of them to test.", nullptr, static_cast<int>(all))
                         .arg(QString::fromStdString(one->name), QString::fromStdString(other->name),
                              format::count(counts.test));
        }
    }
    if (shared.size() > mostPairs) {
        lines << tr("%n more pair(s) of domains share documents.", nullptr,
                    static_cast<int>(shared.size() - mostPairs));
    }
    lines << tr(
        "The same text is in the same part of both, so what tests one is never trained in the other. But it counts "
        "twice, and what is taught and what must be kept are less apart than they seem.");
    m_shared->setText(lines.join("\n"));
    m_shared->setVisible(lines.size() > 1);
}

void DataPage::showDetails()
{
    const auto* domain = findDomain(m_open);
    if (domain == nullptr) {
        m_open = 0;
        m_views->setCurrentIndex(0);
        return;
    }
    const auto place = static_cast<int>(domain - project().domains.data());
    m_details->show(project(), *domain, place, m_facts.find(m_open), !session().isReadOnly());
    m_views->setCurrentIndex(1);
}

void DataPage::openDomain(RowId domain)
{
    const auto before = std::exchange(m_open, domain);
    showDetails();
    if (m_open != 0) {
        m_details->setFocus();
    } else if (const auto left = std::find_if(m_cards.begin(), m_cards.end(),
                                              [before](const auto* card) { return card->domain() == before; });
               before != 0 && left != m_cards.end()) {
        (*left)->setFocus();
    }
}

bool DataPage::takeFiles(const QStringList& paths)
{
    if (session().state() != ProjectSession::State::Ready || session().isReadOnly() || paths.isEmpty()) {
        return false;
    }
    ImportWish wish{paths, {}, DomainRole::Target};
    if (const auto* domain = findDomain(m_open)) { // dropped on an open domain
        wish.domain = QString::fromStdString(domain->name);
    }
    openImport(wish);
    return true;
}

void DataPage::chooseFiles(const ImportWish& wish)
{
    QStringList patterns;
    for (const auto& format : formatNames()) {
        for (const auto ending : format.endings) {
            patterns << "*." + QString::fromUtf8(ending.data(), static_cast<qsizetype>(ending.size()));
        }
    }
    auto* dialog =
        new QFileDialog(this, tr("Choose files to import"), context().settings.value(lastFolderKey).toString(),
                        tr("All files (*)") + ";;" + tr("Documents and tables (%1)").arg(patterns.join(' ')));
    dialog->setObjectName("dataFileDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this, wish](const QStringList& files) {
        openImport({files, wish.domain, wish.role});
    });
    dialog->open();
}

void DataPage::chooseFolder()
{
    auto* dialog =
        new QFileDialog(this, tr("Choose a folder to import"), context().settings.value(lastFolderKey).toString());
    dialog->setObjectName("dataFolderDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& folders) {
        openImport({folders, {}, DomainRole::Target});
    });
    dialog->open();
}

void DataPage::openImport(const ImportWish& wish)
{
    context().settings.setValue(lastFolderKey, QFileInfo(wish.paths.front()).absolutePath());
    auto* dialog = new ImportDialog(session(), wish, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::queued, this, [this](const QString& domain, int files) {
        Q_EMIT toastRequested(files > 0 ? tr("Importing %Ln file(s) into %1.", nullptr, files).arg(domain)
                                        : tr("Removing what is gone from %1.").arg(domain),
                              {}, {});
    });
    dialog->open();
}

void DataPage::importEnglish()
{
    ImportRequest request;
    if (const auto sample = generalEnglish(); !sample.empty()) { // more text measures more exactly
        request.files = {sample.string()};
    } else {
        request.builtIn = "english";
    }
    importKept(std::move(request), tr("general English"));
}

void DataPage::chooseOtherDomain()
{
    QStringList projects;
    for (const auto& recent : RecentProjects(context().settings).list()) {
        if (recent.folder != session().folder()) {
            projects << recent.folder;
        }
    }
    auto* dialog = new OtherDomainDialog(projects, this);
    connect(dialog, &OtherDomainDialog::chosen, this, [this](const QString& folder, const QString& domain) {
        ImportRequest request;
        request.fromProject = folder.toStdString();
        request.fromDomain = domain.toStdString();
        importKept(std::move(request), domain);
    });
    dialog->open();
}

void DataPage::importKept(ImportRequest request, const QString& name)
{
    const auto isTaken = [this](const QString& wanted) {
        const auto text = wanted.toStdString();
        const auto& domains = project().domains;
        return m_imports.contains(text) ||
               std::any_of(domains.begin(), domains.end(), [&](const DomainRecord& one) { return one.name == text; });
    };
    auto free = name;
    for (int number = 2; isTaken(free); ++number) {
        free = QString("%1 %2").arg(name).arg(number);
    }
    request.domain = free.toStdString();
    request.role = std::string(toText(DomainRole::Retention));
    edit(
        [text = toJson(request),
         title = jobTitle(JobKind::Import, {free.toStdString()})](Project& one) -> Result<void> {
            POLYMATH_TRY(id, one.addJob(JobKind::Import, title, text));
            static_cast<void>(id);
            return {};
        },
        tr("Importing %1.").arg(free));
}

const DomainRecord* DataPage::findDomain(RowId id) const
{
    const auto& domains = project().domains;
    const auto found =
        std::find_if(domains.begin(), domains.end(), [id](const DomainRecord& domain) { return domain.id == id; });
    return found == domains.end() ? nullptr : &*found;
}

void DataPage::rename(RowId domain)
{
    const auto* record = findDomain(domain);
    if (record == nullptr) {
        return;
    }
    const auto before = QString::fromStdString(record->name);
    auto* dialog = new NameDialog(tr("Rename %1").arg(before), tr("Its documents, experts and measurements stay."),
                                  before, tr("Rename"), this);
    connect(dialog, &NameDialog::submitted, this,
            [this, domain, before, dialog = QPointer(dialog)](const QString& name) {
                const auto setName = [domain](const QString& to) {
                    return [domain, to = to.toStdString()](Project& one) { return one.renameDomain(domain, to); };
                };
                const auto close = [dialog] {
                    if (dialog) {
                        dialog->accept();
                    }
                };
                if (name == before) {
                    close();
                    return;
                }
                changeWithUndo(*this,
                               {setName(name), setName(before), tr("renaming %1").arg(before),
                                tr("%1 is now called %2.").arg(before, name)},
                               close, [dialog](const QString& sentence) {
                                   if (dialog) {
                                       dialog->showError(sentence);
                                   }
                               });
            });
    dialog->open();
}

void DataPage::setRole(RowId domain, DomainRole from, DomainRole to)
{
    const auto* record = findDomain(domain);
    const auto name = record == nullptr ? QString() : QString::fromStdString(record->name);
    const auto set = [domain](DomainRole role) {
        return [domain, role](Project& one) { return one.setDomainRole(domain, role); };
    };
    changeWithUndo(
        *this, {set(to), set(from), tr("changing what %1 is for").arg(name),
                to == DomainRole::Target ? tr("%1 is taught now.").arg(name) : tr("%1 must be kept now.").arg(name)});
}

void DataPage::removeDomain(RowId domain)
{
    if (const auto* record = findDomain(domain)) {
        removeWithUndo(*this, RemovableKind::Domain, domain, QString::fromStdString(record->name));
    }
}

void DataPage::removeSource(RowId source, const QString& name)
{
    removeWithUndo(*this, RemovableKind::Source, source, name);
}

void DataPage::chooseTask()
{
    auto* dialog = new QFileDialog(this, tr("Choose a file of questions"),
                                   context().settings.value(lastFolderKey).toString(), tr("All files (*)"));
    dialog->setObjectName("taskFileDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &DataPage::addTasks);
    dialog->open();
}

void DataPage::addTasks(const QStringList& files)
{
    for (const auto& file : files) {
        context().settings.setValue(lastFolderKey, QFileInfo(file).absolutePath());
        session().edit(
            this, [path = file.toStdString()](Project& one) { return addTaskFile(one, path); },
            [this](const Result<TaskRecord>& task) {
                Q_EMIT toastRequested(
                    task
                        ? tr("Added %1: %2, %Ln question(s).", nullptr, static_cast<int>(task->items))
                              .arg(QString::fromStdString(task->name), QString::fromStdString(taskKindName(task->kind)))
                        : translatedSentence(task.error().sentence),
                    {}, {});
            });
    }
}

void DataPage::measureTask(const QString& task, qint64 limit)
{
    json config{{"subjects", {"base"}}, {"tasks", {task.toStdString()}}, {"limit", limit}, {"precision", "auto"}};
    for (const auto& expert : project().experts) {
        config["subjects"].push_back(expert.name);
    }
    for (const auto& composition : project().compositions) {
        config["subjects"].push_back(composition.name);
    }
    edit(
        [text = config.dump(),
         title = jobTitle(JobKind::Evaluate, {task.toStdString()})](Project& one) -> Result<void> {
            POLYMATH_TRY(id, one.addJob(JobKind::Evaluate, title, text));
            static_cast<void>(id);
            return {};
        },
        tr("The measurement of %1 is in the queue.").arg(task));
}

void DataPage::showImportResult(RowId job)
{
    auto* dialog = new ImportResultDialog(session(), job, this);
    const auto change = [this](const std::vector<RowId>& sources, const QString& name, bool removed) {
        const auto set = [sources](bool to) {
            return [sources, to](Project& one) {
                return one.inTransaction([&]() -> Result<void> {
                    for (const auto source : sources) {
                        POLYMATH_CHECK(one.setRemoved(RemovableKind::Source, source, to));
                    }
                    return {};
                });
            };
        };
        changeWithUndo(*this, {set(removed), set(!removed),
                               removed ? tr("removing %1").arg(name) : tr("bringing back %1").arg(name),
                               removed ? tr("Removed %1.").arg(name) : tr("Brought %1 back.").arg(name)});
    };
    connect(dialog, &ImportResultDialog::removalRequested, this, change);
    if (!session().isReadOnly()) {
        dialog->offerRemoval();
    }
    dialog->open();
}

void DataPage::stopImport(RowId job)
{
    edit([job](Project& one) -> Result<void> {
        POLYMATH_TRY(record, one.job(job));
        if (record.state == JobState::Failed || record.state == JobState::Interrupted) { // nothing to stop: dismissed
            return one.setRemoved(RemovableKind::Job, job, true);
        }
        return requestJob(one, job, JobCommand::Cancel);
    });
}

void DataPage::retryImport(RowId job)
{
    edit([job](Project& one) { return requeueJob(one, job); });
}

void DataPage::edit(std::function<Result<void>(Project&)> work, const QString& done)
{
    session().edit(this, std::move(work), [this, done](const Result<void>& answer) {
        if (!answer) {
            Q_EMIT toastRequested(translatedSentence(answer.error().sentence), {}, {});
        } else if (!done.isEmpty()) {
            Q_EMIT toastRequested(done, {}, {});
        }
    });
}

} // namespace polymath
