#pragma once

#include "ui/models/background.h"
#include "ui/models/recentprojects.h"
#include "ui/pages/page.h"

class QPushButton;

namespace polymath {

class CardGrid;
class ProjectActions;

/// Three ways in (the sample, a new project, one that is there) and the projects of before.
class StartPage : public Page {
    Q_OBJECT

public:
    explicit StartPage(AppContext& context);

    bool takeFiles(const QStringList& paths) override;
    /// Makes the sample project in the default folder, queues its jobs and goes to Train.
    void makeSample();
    void showProblem(const QString& sentence); ///< on top of the page, until it is closed

protected:
    void refresh(Parts parts) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHero();
    [[nodiscard]] QPushButton* addWayIn(QHBoxLayout* row, const char* name, const QString& icon, const QString& text,
                                        const QString& hint);
    void listRecent();
    void locate(const QString& folder);
    void removeFromList(const QString& folder);
    void onSessionState();

    RecentProjects m_recent;
    ProjectActions* m_actions;
    QVBoxLayout* m_column;
    QPointer<QWidget> m_problem;
    QPushButton* m_sample = nullptr;
    QLabel* m_recentTitle;
    CardGrid* m_grid;
    bool m_makingSample = false;
    Background m_background;
};

} // namespace polymath
