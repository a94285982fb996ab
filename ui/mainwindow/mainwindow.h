#pragma once

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
    void takeFiles(const QStringList& paths);

    AppContext& m_context;
    Rail* m_rail;
    QStackedWidget* m_stack;
    Toast* m_toast;
    StartPage* m_start = nullptr;
    std::array<Page*, pageCount> m_pages{};
};

} // namespace polymath
