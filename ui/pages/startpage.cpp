#include "ui/pages/startpage.h"

#include "core/formats/modelfile.h"
#include "core/jobs/newproject.h"
#include "core/jobs/projectfolder.h"
#include "core/jobs/queue.h"
#include "core/text/formats.h"
#include "ui/dialogs/choosepath.h"
#include "ui/dialogs/newprojectdialog.h"
#include "ui/models/recentsummary.h"
#include "ui/models/sampleproject.h"
#include "ui/pages/projectactions.h"
#include "ui/pages/recentcard.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cardgrid.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/sentences.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>

namespace polymath {

namespace {

/// The sample as a new project, with its first job started; returns its folder.
Result<QString> createSample(const std::string& parent)
{
    POLYMATH_TRY(sample, SampleProject::find(SampleProject::places()));
    const auto folder = freeProjectFolder(parent, "Sample");
    POLYMATH_TRY(project, createProject(folder, sample.model()));
    POLYMATH_CHECK(sample.queueJobs(project));
    POLYMATH_TRY(started, startNext(project));
    static_cast<void>(started);
    return QString::fromStdString(folder.string());
}

} // namespace

StartPage::StartPage(AppContext& context)
    : Page(context, Needs::Nothing, tr("Start"),
           tr("Teach a small model your field, and see what it gained and what it forgot.")),
      m_recent(context.settings), m_actions(new ProjectActions(context, this)), m_column(makeScrollingContent()),
      m_recentTitle(makeLabel(tr("Recent projects"), "heading")), m_grid(new CardGrid(280))
{
    m_column->addWidget(makeHero());
    m_column->addSpacing(8);
    m_column->addWidget(m_recentTitle);
    auto* cards = new QWidget;
    cards->setLayout(m_grid);
    m_column->addWidget(cards);
    m_column->addStretch();
    states().showReady();

    connect(m_actions, &ProjectActions::navigateRequested, this, &Page::navigateRequested);
    connect(m_actions, &ProjectActions::toastRequested, this, &Page::toastRequested);
    connect(m_actions, &ProjectActions::listChanged, this, &StartPage::listRecent);
    connect(&session(), &ProjectSession::stateChanged, this, &StartPage::onSessionState);
}

QWidget* StartPage::makeHero()
{
    auto* hero = new Card;
    hero->content()->setContentsMargins(32, 28, 32, 28);
    hero->content()->setSpacing(8);
    hero->content()->addWidget(makeLabel(tr("What do you want to teach a model?"), "title"));
    auto* text =
        makeLabel(tr("Give it documents of your field. Polymath trains an expert for each field beside a small "
                     "language model, on this computer, and measures what the model gained and what it forgot."),
                  "muted", true);
    text->setMaximumWidth(720);
    auto* narrow = new QHBoxLayout; // the column would give it the height of a wider text
    narrow->addWidget(text, 1);
    narrow->addStretch();
    hero->content()->addLayout(narrow);
    hero->content()->addSpacing(12);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    m_sample = addWayIn(row, "startSample", "spark", tr("Sample project"),
                        tr("Two small fields, trained in minutes without the internet"));
    m_sample->setProperty("kind", "primary");
    m_sample->setIcon(themedIcon("spark", QPalette::HighlightedText));
    auto* fresh = addWayIn(row, "startNew", "plus", tr("New project"), tr("With your documents and a model you have"));
    auto* open = addWayIn(row, "startOpen", "folder", tr("Open project"), tr("A folder whose name ends in .polymath"));
    row->addStretch();
    hero->content()->addLayout(row);
    hero->content()->addWidget(
        makeLabel(tr("You can also drop a project, a model or documents anywhere in this window."), "small", true));
    connect(m_sample, &QPushButton::clicked, this, &StartPage::makeSample);
    connect(fresh, &QPushButton::clicked, this, [this] { m_actions->makeNew(); });
    connect(open, &QPushButton::clicked, m_actions, &ProjectActions::choose);
    return hero;
}

QPushButton* StartPage::addWayIn(QHBoxLayout* row, const char* name, const QString& icon, const QString& text,
                                 const QString& hint)
{
    auto* button = new QPushButton(themedIcon(icon), "  " + text);
    button->setObjectName(name);
    button->setToolTip(hint);
    button->setMinimumHeight(40);
    row->addWidget(button);
    return button;
}

void StartPage::refresh(Parts) {}

void StartPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    listRecent();
}

void StartPage::listRecent()
{
    while (auto* item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // one of them may be what asked for this
        delete item;
    }
    const auto projects = m_recent.list();
    m_recentTitle->setVisible(!projects.isEmpty());
    for (const auto& project : projects) {
        auto* card = new RecentCard(project);
        m_grid->addWidget(card);
        connect(card, &RecentCard::openRequested, m_actions, &ProjectActions::open);
        connect(card, &RecentCard::menuRequested, m_actions, &ProjectActions::fill);
        connect(card, &RecentCard::removeRequested, this, &StartPage::removeFromList);
        connect(card, &RecentCard::locateRequested, this, &StartPage::locate);
        m_background.run(
            card, [folder = project.folder] { return readSummary(folder); },
            [card](const RecentSummary& summary) { card->show(summary); });
    }
}

void StartPage::removeFromList(const QString& folder)
{
    m_recent.remove(folder);
    listRecent();
}

/// A project that was moved: its new folder takes the old one's place in the list, and opens.
void StartPage::locate(const QString& folder)
{
    const auto title = tr("Where is %1 now?").arg(projectTitle(folder));
    choosePath(this, PathKind::Folder, title, {}, QFileInfo(folder).path(), [this, folder](const QString& found) {
        if (!Project::isProject(found.toStdString())) {
            showProblem(tr("There is no project in %1. Choose the folder whose name ends in .polymath.")
                            .arg(QDir::toNativeSeparators(found)));
            return;
        }
        m_recent.remove(folder);
        m_actions->open(found);
    });
}

void StartPage::onSessionState()
{
    switch (session().state()) {
    case ProjectSession::State::Opening:
        states().showLoading(tr("Opening the project"));
        return;
    case ProjectSession::State::Failed:
        showProblem(translatedSentence(session().error().sentence));
        break;
    case ProjectSession::State::Ready:
        m_recent.add(session().folder(), QDateTime::currentMSecsSinceEpoch());
        m_recent.addModel(QString::fromStdString(project().base.path));
        if (isVisible()) {
            Q_EMIT navigateRequested(project().jobs.empty() ? PageId::Data : PageId::Train);
        }
        break;
    case ProjectSession::State::Closed:
        break;
    }
    states().showReady();
}

void StartPage::showProblem(const QString& sentence)
{
    delete m_problem;
    auto* notice = new Notice("warning", tr("This did not work"), sentence);
    notice->setObjectName("startProblem");
    notice->addAction(tr("Close"), "startProblemClose", [notice] { notice->deleteLater(); });
    m_problem = notice;
    m_column->insertWidget(0, notice);
    states().showReady();
}

void StartPage::makeSample()
{
    if (m_makingSample) {
        return;
    }
    m_makingSample = true;
    states().showLoading(tr("Making the sample project"));
    const auto parent = context().settings.value("projects/folder", defaultProjectsFolder()).toString().toStdString();
    m_background.run(
        this, [parent] { return createSample(parent); },
        [this](const Result<QString>& folder) {
            m_makingSample = false;
            if (!folder) {
                showProblem(translatedSentence(folder.error().sentence));
                return;
            }
            session().open(*folder);
            Q_EMIT navigateRequested(PageId::Train);
        });
}

bool StartPage::takeFiles(const QStringList& paths)
{
    const auto& path = paths.front();
    const bool isModel =
        path.endsWith(".gguf", Qt::CaseInsensitive) || QFileInfo::exists(QDir(path).filePath("config.json"));
    if (paths.size() == 1 && isModel) {
        m_actions->makeNew(path);
        return true;
    }
    const auto ending = QFileInfo(path).suffix().toLower().toStdString();
    if (paths.size() == 1 && QFileInfo(path).isFile() && ending != "expert" && ending != "safetensors" &&
        !isImportable(ending)) {
        m_background.run(
            this, [file = path.toStdString()] { return ModelFile::open(file).map([](const ModelFile&) {}); },
            [this, path](const Result<void>& model) {
                if (model) { // under an unusual name
                    m_actions->makeNew(path);
                } else {
                    showProblem(translatedSentence(model.error().sentence));
                }
            });
        return true;
    }
    if (session().state() == ProjectSession::State::Ready) {
        return false; // the data page takes documents
    }
    showProblem(tr("Documents are kept in a project. Make a new project or open one, then drop them again."));
    return true;
}

} // namespace polymath
