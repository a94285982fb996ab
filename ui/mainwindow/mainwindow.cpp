#include "ui/mainwindow/mainwindow.h"

#include "core/base/system.h"
#include "ui/dialogs/gpudialog.h"
#include "ui/dialogs/guidewindow.h"
#include "ui/mainwindow/filemenu.h"
#include "ui/mainwindow/helpmenu.h"
#include "ui/mainwindow/jobbar.h"
#include "ui/mainwindow/jobwatcher.h"
#include "ui/mainwindow/notifier.h"
#include "ui/mainwindow/queuepanel.h"
#include "ui/mainwindow/rail.h"
#include "ui/mainwindow/tour.h"
#include "ui/models/expertproject.h"
#include "ui/models/jobactions.h"
#include "ui/models/recentprojects.h"
#include "ui/pages/comparepage.h"
#include "ui/pages/composepage.h"
#include "ui/pages/datapage.h"
#include "ui/pages/exportpage.h"
#include "ui/pages/modelpage.h"
#include "ui/pages/playgroundpage.h"
#include "ui/pages/projectactions.h"
#include "ui/pages/startpage.h"
#include "ui/pages/trainpage.h"
#include "ui/widgets/dropzone.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/sentences.h"
#include "ui/widgets/toast.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace polymath {

namespace {
constexpr int compactBelow = 1080; ///< pixels of width
constexpr int compactLetters = 64; ///< or of so many times the height of the text, where that is larger

/// The guide's page about a page of the window.
QString chapterOn(PageId page)
{
    static constexpr const char* names[pageCount] = {"start",   "model",   "data",       "train",
                                                     "compose", "compare", "playground", "export"};
    return QString("guide/%1.md").arg(names[static_cast<std::size_t>(page)]);
}
} // namespace

MainWindow::MainWindow(AppContext& context) : m_context(context), m_rail(new Rail), m_stack(new QStackedWidget)
{
    setObjectName("mainWindow");
    setMinimumSize(860, 600);
    resize(1280, 800);
    setAcceptDrops(true);
    setWindowIcon(QIcon(":/icons/polymath.svg"));

    auto* centre = new QWidget;
    auto* rows = new QVBoxLayout(centre);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(m_rail);
    columns->addWidget(m_stack, 1);
    rows->addLayout(columns, 1);
    rows->addWidget(makeJobBar());
    setCentralWidget(centre);
    m_toast = new Toast(centre);

    m_start = new StartPage(context);
    addPage(PageId::Start, m_start);
    addPage(PageId::Model, new ModelPage(context));
    addPage(PageId::Data, new DataPage(context));
    addPage(PageId::Train, new TrainPage(context));
    addPage(PageId::Compose, new ComposePage(context));
    addPage(PageId::Compare, new ComparePage(context));
    addPage(PageId::Playground, new PlaygroundPage(context));
    addPage(PageId::Export, new ExportPage(context));
    makeMenus();

    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    connect(&context.session, &ProjectSession::stateChanged, this, &MainWindow::showProjectName);
    connect(&context.session, &ProjectSession::stateChanged, this, [this] {
        if (m_context.session.state() != ProjectSession::State::Ready) {
            m_context.undo.clear(); // its steps are about the project that was open
            m_toast->hide();        // and so is what it offers to undo
        } else if (m_context.session.wasUpgraded()) {
            m_toast->show(tr("This project was made with an earlier version and has been brought up to date. A copy of "
                             "its database is kept in its folder."));
        } else if (m_context.session.isReadOnly()) {
            m_toast->show(tr("Another window has this project open: here you can look, but nothing can be changed."));
        }
    });
    connect(&context.session, &ProjectSession::changed, this, [this](Parts parts) {
        if (parts.testFlag(Part::Base)) {
            showProjectName();
        }
    });
    // A step is pushed before its toast shows, so what is there now offers what was just undone, or an older step.
    connect(&context.undo, &QUndoStack::indexChanged, m_toast, &Toast::dropOffer);
    showProjectName();
    showHardware();
    showGraphics();
    showPage(PageId::Start);
    restoreGeometry(context.settings.value("window/geometry").toByteArray());
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::makeJobBar()
{
    auto* actions = new JobActions(m_context.session, this);
    connect(actions, &JobActions::failed, this, [this](const QString& sentence) { m_toast->show(sentence); });
    auto* bar = new JobBar(m_context, *actions);
    auto* queue = new QueuePanel(m_context.session, *actions, this);
    connect(bar, &JobBar::navigateRequested, this, &MainWindow::showPage);
    connect(bar, &JobBar::queueRequested, queue, &QueuePanel::popUp);
    auto* notifier = new Notifier(this);
    auto* watcher = new JobWatcher(m_context.session, this);
    connect(watcher, &JobWatcher::longJobEnded, this, [this, notifier](const QString& title, const QString& text) {
        if (!isActiveWindow()) {
            notifier->tell(title, text);
        }
    });
    return bar;
}

void MainWindow::addPage(PageId id, Page* page)
{
    m_pages[static_cast<std::size_t>(id)] = page;
    m_stack->addWidget(page);
    connect(page, &Page::navigateRequested, this, &MainWindow::showPage);
    connect(page, &Page::toastRequested, m_toast, &Toast::show);
}

void MainWindow::showPage(PageId page)
{
    m_rail->setCurrent(page);
    m_stack->setCurrentWidget(m_pages[static_cast<std::size_t>(page)]);
}

void MainWindow::makeMenus()
{
    auto* file = new FileMenu(m_context, this);
    menuBar()->addMenu(file);
    connect(file->actionsOnProjects(), &ProjectActions::navigateRequested, this, &MainWindow::showPage);
    connect(file->actionsOnProjects(), &ProjectActions::toastRequested, m_toast, &Toast::show);
    auto* edit = menuBar()->addMenu(tr("&Edit"));
    auto* undo = m_context.undo.createUndoAction(this, tr("Undo"));
    undo->setObjectName("undoAction");
    undo->setShortcut(QKeySequence::Undo);
    undo->setIcon(themedIcon("undo"));
    auto* redo = m_context.undo.createRedoAction(this, tr("Redo"));
    redo->setObjectName("redoAction");
    redo->setShortcut(QKeySequence::Redo);
    edit->addAction(undo);
    edit->addAction(redo);
    auto* view = menuBar()->addMenu(tr("&View"));
    for (int index = 0; index < pageCount; ++index) {
        const auto page = static_cast<PageId>(index);
        auto* action = view->addAction(themedIcon(pageIcon(page)), pageName(page));
        action->setShortcut(QKeySequence(Qt::CTRL | (Qt::Key_1 + index)));
        connect(action, &QAction::triggered, this, [this, page] { showPage(page); });
    }
    view->addSeparator();
    makeThemeMenu(view);
    makeLanguageMenu(view);
    auto* help = new HelpMenu(m_context, this);
    menuBar()->addMenu(help);
    connect(help, &HelpMenu::graphicsRequested, this, &MainWindow::openGraphics);
    connect(help, &HelpMenu::problem, m_toast, [this](const QString& sentence) { m_toast->show(sentence); });
    connect(m_rail, &Rail::graphicsRequested, this, &MainWindow::openGraphics);
    connect(help, &HelpMenu::pageHelpRequested, this,
            [this] { openGuide(this, chapterOn(static_cast<PageId>(m_stack->currentIndex()))); });
}

void MainWindow::offerTour()
{
    if (!m_context.settings.value(Tour::shownKey).toBool()) {
        m_context.settings.setValue(Tour::shownKey, true);
        Tour::start(this);
    }
}

void MainWindow::makeSample() { m_start->makeSample(); }

void MainWindow::openPath(const QString& path)
{
    const QFileInfo info(path);
    if (info.suffix().compare("expert", Qt::CaseInsensitive) != 0) {
        m_context.session.open(info.isFile() ? info.absolutePath() : info.absoluteFilePath());
        return;
    }
    if (m_context.session.state() == ProjectSession::State::Ready) {
        showExpert(info.absoluteFilePath());
        return;
    }
    QStringList projects;
    for (const auto& recent : RecentProjects(m_context.settings).list()) {
        projects << recent.folder;
    }
    m_background.run(
        this, [file = info.absoluteFilePath(), projects] { return projectForExpert(file, projects); },
        [this, file = info.absoluteFilePath()](const Result<QString>& folder) {
            if (folder) {
                openForExpert(*folder, file);
            } else {
                m_start->showProblem(QString::fromStdString(folder.error().sentence));
            }
        });
}

void MainWindow::openForExpert(const QString& folder, const QString& file)
{
    auto* opening = new QObject(this);
    connect(&m_context.session, &ProjectSession::stateChanged, opening, [this, opening, file] {
        const auto state = m_context.session.state();
        if (state == ProjectSession::State::Ready) {
            showExpert(file);
        }
        if (state != ProjectSession::State::Opening) {
            opening->deleteLater();
        }
    });
    m_context.session.open(folder);
}

void MainWindow::showExpert(const QString& file)
{
    m_pages[static_cast<std::size_t>(PageId::Export)]->takeFiles({file});
    showPage(PageId::Export);
}

void MainWindow::makeThemeMenu(QMenu* view)
{
    auto* menu = view->addMenu(tr("&Appearance"));
    auto* group = new QActionGroup(this);
    const std::pair<QString, ThemeChoice> choices[] = {{tr("Like the system"), ThemeChoice::System},
                                                       {tr("Light"), ThemeChoice::Light},
                                                       {tr("Dark"), ThemeChoice::Dark}};
    for (const auto& [text, choice] : choices) {
        auto* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_context.theme.choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = choice] {
            m_context.theme.choose(choice);
            m_context.settings.setValue("theme", static_cast<int>(choice));
        });
    }
}

void MainWindow::makeLanguageMenu(QMenu* view)
{
    auto* menu = view->addMenu(themedIcon("globe"), tr("&Language"));
    auto* group = new QActionGroup(this);
    const auto chosen = m_context.settings.value("language").toString();
    const auto add = [&](const QString& text, const QString& code) {
        auto* action = menu->addAction(text);
        action->setObjectName("language" + code);
        action->setCheckable(true);
        action->setChecked(chosen == code);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] {
            m_context.settings.setValue("language", code);
            m_toast->show(tr("The language changes when Polymath is started again."));
        });
    };
    add(tr("Like the system"), {});
    for (const auto& code : languages()) {
        add(languageName(code), code);
    }
}

void MainWindow::showProjectName()
{
    const auto name = QString::fromStdString(m_context.session.snapshot()->name);
    const bool open = m_context.session.state() == ProjectSession::State::Ready;
    m_rail->setProject(open ? name : QString(), open && m_context.session.isReadOnly());
    setWindowTitle(open ? tr("%1 – Polymath").arg(name) : QString("Polymath"));
}

void MainWindow::showHardware()
{
    const auto memory = format::bytes(static_cast<std::int64_t>(totalMemoryBytes()));
    m_rail->setHardware(tr("%n core(s) · %1", nullptr, physicalCores()).arg(memory),
                        QString::fromStdString(processorName()));
}

/// Where there is an NVIDIA graphics processor, a way to what it needs stands below the hardware.
void MainWindow::showGraphics()
{
    m_background.run(
        this,
        [] {
            const auto offer = builtInOffer();
            const auto facts = lookAt(offer);
            return std::pair(facts.state, gpuSentence(facts.state, facts.machine, offer.pack));
        },
        [this](const std::pair<GpuState, std::string>& found) {
            const auto& [state, words] = found;
            const bool shown = state != GpuState::Unsupported && state != GpuState::NoDevice;
            const auto text = state == GpuState::LibrariesMissing ? tr("Use the NVIDIA GPU…") : tr("NVIDIA GPU…");
            m_rail->setGraphics(shown ? text : QString(), translatedSentence(words));
        });
}

void MainWindow::openGraphics()
{
    auto* dialog = new GpuDialog(m_context.settings, builtInOffer(), this);
    connect(dialog, &GpuDialog::changed, this, &MainWindow::showGraphics);
    dialog->open();
}

void MainWindow::takeFiles(const QStringList& paths)
{
    if (paths.size() == 1 && Project::isProject(paths.front().toStdString())) {
        m_context.session.open(paths.front());
        return;
    }
    if (auto* current = static_cast<Page*>(m_stack->currentWidget()); current->takeFiles(paths)) {
        return;
    }
    for (const auto page : {PageId::Model, PageId::Data, PageId::Export}) {
        if (m_pages[static_cast<std::size_t>(page)]->takeFiles(paths)) {
            showPage(page);
            return;
        }
    }
    m_toast->show(tr("There is nothing to do here with what was dropped. Open a project first."));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_rail->setCompact(width() < std::max(compactBelow, compactLetters * fontMetrics().height()));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_context.settings.setValue("window/geometry", saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localPaths(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    takeFiles(localPaths(event->mimeData()));
}

} // namespace polymath
