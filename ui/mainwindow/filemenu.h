#pragma once

#include "ui/models/recentprojects.h"
#include "ui/pages/page.h"

#include <QMenu>

namespace polymath {

class ProjectActions;

/// New, open, close, and what is done to the open project as a whole.
class FileMenu : public QMenu {
    Q_OBJECT

public:
    FileMenu(AppContext& context, QWidget* window);

    [[nodiscard]] ProjectActions* actionsOnProjects() const { return m_actions; }

private:
    QAction* add(const char* name, const QString& icon, const QString& text, const QKeySequence& shortcut,
                 std::function<void()> onTriggered);
    void addForOpenProject();
    void fillRecent();
    void allow();

    AppContext& m_context;
    RecentProjects m_recentProjects;
    ProjectActions* m_actions;
    QMenu* m_recent;
    QList<QAction*> m_needProject;
};

} // namespace polymath
