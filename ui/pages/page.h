#pragma once

#include "ui/models/projectsession.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QSettings>
#include <QUndoStack>
#include <QVBoxLayout>
#include <QWidget>

#include <functional>

namespace polymath {

/// The pages in the order of the work.
enum class PageId { Start, Model, Data, Train, Compose, Compare, Playground, Export };
constexpr int pageCount = 8;

/// What every page works with. Outlives the pages.
struct AppContext {
    ProjectSession& session;
    Theme& theme;
    QSettings& settings;
    QUndoStack& undo; ///< of the open project; emptied when it is closed
};

/// A page of the window: a title with actions, and below it one of the four states. Pages know the session and talk by
/// signals; they know neither each other nor the main window.
class Page : public QWidget {
    Q_OBJECT

public:
    enum class Needs { Nothing, Project };
    static constexpr int widestColumn = 1240; ///< pixels: cards and lines of text grow no longer on wide screens

    Page(AppContext& context, Needs needs, const QString& title, const QString& subtitle);

    [[nodiscard]] AppContext& context() const { return m_context; }
    [[nodiscard]] StateStack& states() const { return *m_states; }
    /// Files and folders dropped anywhere on the window while this page is shown; false where it has no use for them.
    virtual bool takeFiles(const QStringList& paths);

Q_SIGNALS:
    void navigateRequested(polymath::PageId page);
    void toastRequested(const QString& text, const QString& action, const std::function<void()>& onAction);

protected:
    /// Called when what the page shows may have changed and the page is seen; `parts` gathers all changes since the
    /// last call. Without a project (where one is needed) the base class shows the state instead.
    virtual void refresh(Parts parts) = 0;
    /// Called before refresh() where another project is shown than before: what was chosen in that one is forgotten
    /// (rows have the same numbers in every project).
    virtual void projectOpened() {}

    [[nodiscard]] ProjectSession& session() const { return m_context.session; }
    [[nodiscard]] const ProjectSnapshot& project() const { return *m_context.session.snapshot(); }
    /// Right of the title; hidden while a page that needs a project has none.
    [[nodiscard]] QHBoxLayout* actions() const { return m_actions; }
    /// A scrolling column for the page's content, already in states(); 14 px spacing, not wider than widestColumn.
    [[nodiscard]] QVBoxLayout* makeScrollingContent();

    void showEvent(QShowEvent* event) override;

private:
    void note(Parts parts);

    AppContext& m_context;
    Needs m_needs;
    Parts m_pending;
    QString m_folder; ///< of the project that was shown last
    QWidget* m_actionBar;
    QHBoxLayout* m_actions;
    StateStack* m_states;
};

} // namespace polymath
