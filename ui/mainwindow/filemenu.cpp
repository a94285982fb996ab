#include "ui/mainwindow/filemenu.h"

#include "ui/pages/projectactions.h"

#include <QApplication>
#include <QDir>

#include <utility>

namespace polymath {

FileMenu::FileMenu(AppContext& context, QWidget* window)
    : QMenu(tr("&File"), window), m_context(context), m_recentProjects(context.settings),
      m_actions(new ProjectActions(context, window))
{
    setObjectName("fileMenu");
    add("fileNew", "plus", tr("&New project…"), QKeySequence::New, [this] { m_actions->makeNew(); });
    add("fileOpen", "folder", tr("&Open project…"), QKeySequence::Open, [this] { m_actions->choose(); });
    m_recent = addMenu(themedIcon("clock"), tr("Open &recent"));
    m_recent->setObjectName("fileRecent");
    connect(m_recent, &QMenu::aboutToShow, this, &FileMenu::fillRecent);
    addSeparator();
    addForOpenProject();
    addSeparator();
    add("fileQuit", "close", tr("&Quit"), QKeySequence::Quit, [window] { window->close(); });
    connect(&context.session, &ProjectSession::stateChanged, this, &FileMenu::allow);
    fillRecent();
    allow();
}

QAction* FileMenu::add(const char* name, const QString& icon, const QString& text, const QKeySequence& shortcut,
                       std::function<void()> onTriggered)
{
    auto* action = addAction(themedIcon(icon), text);
    action->setObjectName(name);
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, std::move(onTriggered));
    return action;
}

void FileMenu::addForOpenProject()
{
    const auto onOpen = [this](void (ProjectActions::*work)(const QString&)) {
        return [this, work] { (m_actions->*work)(m_context.session.folder()); };
    };
    m_needProject = {add("fileClose", "close", tr("&Close project"), QKeySequence::Close,
                         [this] {
                             m_context.session.close();
                             Q_EMIT m_actions->navigateRequested(PageId::Start);
                         }),
                     add("fileRename", "edit", tr("Re&name project…"), {}, onOpen(&ProjectActions::rename)),
                     add("fileDuplicate", "copy", tr("&Duplicate project…"), {}, onOpen(&ProjectActions::duplicate)),
                     add("fileDiskUse", "disk", tr("Disk &use…"), {}, onOpen(&ProjectActions::showDiskUse)),
                     add("fileTrash", "trash", tr("Move project to &trash"), {}, onOpen(&ProjectActions::moveToTrash))};
}

void FileMenu::fillRecent()
{
    m_recent->clear();
    for (const auto& project : m_recentProjects.list()) {
        auto* action = m_recent->addAction(projectTitle(project.folder));
        action->setToolTip(QDir::toNativeSeparators(project.folder));
        connect(action, &QAction::triggered, this, [this, folder = project.folder] { m_actions->open(folder); });
    }
    m_recent->setEnabled(!m_recent->isEmpty());
}

void FileMenu::allow()
{
    const bool ready = m_context.session.state() == ProjectSession::State::Ready;
    for (auto* action : m_needProject) {
        action->setEnabled(ready);
    }
    fillRecent();
}

} // namespace polymath
