#pragma once

#include "ui/models/background.h"
#include "ui/pages/page.h"

#include <QMainWindow>

#include <array>

class QMenu;
class QStackedWidget;

namespace polymath {

class Rail;
class StartPage;
class Toast;

/// The window: a rail of pages, the page, and the current job. Pages talk to it by signals.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(AppContext& context);
    ~MainWindow() override;

    void showPage(PageId page);
    void offerTour(); ///< once in a lifetime
    void makeSample();
    /// What the system asks to open: a project's folder or the database in it; an expert file, which goes to the open
    /// project or to the one used last whose base model it was trained beside, and is shown before it is added.
    void openPath(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void addPage(PageId id, Page* page);
    QWidget* makeJobBar();
    void makeMenus();
    void makeThemeMenu(QMenu* view);
    void makeLanguageMenu(QMenu* view);
    void showProjectName();
    void showHardware();
    void showGraphics();
    void openGraphics();
    void takeFiles(const QStringList& paths);
    void openForExpert(const QString& folder, const QString& file);
    void showExpert(const QString& file);

    AppContext& m_context;
    Rail* m_rail;
    QStackedWidget* m_stack;
    Toast* m_toast;
    StartPage* m_start = nullptr;
    std::array<Page*, pageCount> m_pages{};
    Background m_background;
};

} // namespace polymath
