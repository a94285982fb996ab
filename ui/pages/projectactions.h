#pragma once

#include "ui/models/background.h"
#include "ui/models/recentprojects.h"
#include "ui/pages/page.h"

#include <QPointer>

#include <atomic>

class QMenu;

namespace polymath {

class NameDialog;

/// What can be done with projects as a whole, the open one or another: make, open, rename, copy, move to the trash,
/// look at the disk use. One for each place that offers them; dialogs open over `window`.
class ProjectActions : public QObject {
    Q_OBJECT

public:
    ProjectActions(AppContext& context, QWidget* window);
    ~ProjectActions() override;

    void makeNew(const QString& model = {});
    void choose();
    void open(const QString& folder);
    void rename(const QString& folder);
    void duplicate(const QString& folder);
    void moveToTrash(const QString& folder);
    void showDiskUse(const QString& folder);
    /// Rename, duplicate, disk use and trash for one project.
    void fill(QMenu* menu, const QString& folder);

Q_SIGNALS:
    void navigateRequested(polymath::PageId page);
    void toastRequested(const QString& text, const QString& action, const std::function<void()>& onAction);
    void listChanged(); ///< a project was renamed, removed or brought back

private:
    enum class After { Reopen, StayClosed };

    /// Closes the project where it is the open one, runs `work` in another thread, opens it again where `work` says it
    /// lies now (where it was, if that failed) and calls `done`.
    void whileClosed(const QString& folder, After after, std::function<Result<QString>()> work,
                     std::function<void(const Result<QString>&)> done);
    void takeBackFromTrash(const QString& trashed, const QString& folder);
    void copy(const QString& folder, const QString& name, QPointer<NameDialog> dialog);
    void tell(const QString& text);
    [[nodiscard]] bool isOpen(const QString& folder) const;

    AppContext& m_context;
    QWidget* m_window;
    RecentProjects m_recent;
    std::atomic<bool> m_stopCopying = false;
    Background m_background;
};

/// The name of a project's folder, without its ending.
[[nodiscard]] QString projectTitle(const QString& folder);

} // namespace polymath
