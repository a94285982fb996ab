#pragma once

#include "ui/pages/page.h"

#include <QMenu>

class QMainWindow;

namespace polymath {

/// User guide, tour, glossary, shortcuts, diagnostics, licences and what this program is.
class HelpMenu : public QMenu {
    Q_OBJECT

public:
    HelpMenu(AppContext& context, QMainWindow* window);

Q_SIGNALS:
    void graphicsRequested();
    void problem(const QString& sentence);
    void pageHelpRequested(); ///< the guide's chapter on the page that is shown

private:
    void addNetworkChoice();
    void showNetworkChoice(QAction& action) const;
    QAction* add(const char* name, const QString& icon, const QString& text, std::function<void()> onTriggered);
    void showText(const QString& title, const QString& html);
    void showDiagnostics();
    [[nodiscard]] QString shortcuts() const; ///< of all menus, as HTML

    AppContext& m_context;
    QMainWindow* m_window;
};

} // namespace polymath
