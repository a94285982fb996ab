#include "ui/mainwindow/helpmenu.h"

#include "ui/dialogs/glossary.h"
#include "ui/dialogs/textdialog.h"
#include "ui/mainwindow/tour.h"
#include "ui/models/diagnostics.h"

#include <QCoreApplication>
#include <QMainWindow>

#include <array>
#include <utility>

namespace polymath {

namespace {

/// What is in the program, and under which licence. Names are names, so they are not translated.
constexpr std::array parts{std::pair{"Qt 6", "LGPL-3.0"},
                           std::pair{"LibTorch", "BSD-3-Clause"},
                           std::pair{"QCustomPlot", "GPL-3.0-or-later"},
                           std::pair{"SQLite", "public domain"},
                           std::pair{"SQLiteCpp", "MIT"},
                           std::pair{"spdlog and fmt", "MIT"},
                           std::pair{"CLI11", "BSD-3-Clause"},
                           std::pair{"JSON for Modern C++", "MIT"},
                           std::pair{"PCRE2", "BSD-3-Clause"},
                           std::pair{"ICU", "Unicode-3.0"},
                           std::pair{"xxHash", "BSD-2-Clause"},
                           std::pair{"OpenSSL", "Apache-2.0"},
                           std::pair{"tl::expected", "CC0-1.0"},
                           std::pair{"mimalloc", "MIT"}};

QString licences()
{
    QString rows;
    for (const auto& [name, licence] : parts) {
        rows += QString("<tr><td style='padding-right:24px'>%1</td><td>%2</td></tr>").arg(name, licence);
    }
    return HelpMenu::tr(
               "<p>Polymath is free software under the GNU General Public License, version 3 or later. It comes "
               "without any warranty.</p><p>It is built with:</p>") +
           "<table>" + rows + "</table>";
}

} // namespace

HelpMenu::HelpMenu(AppContext& context, QMainWindow* window)
    : QMenu(tr("&Help"), window), m_context(context), m_window(window)
{
    setObjectName("helpMenu");
    new GlossaryLinks(window);
    add("helpTour", "eye", tr("&Tour of the pages"), [window] { Tour::start(window); });
    add("helpGlossary", "book", tr("&Glossary"), [window] { openGlossary(window); });
    add("helpShortcuts", "table", tr("&Keyboard shortcuts"),
        [this] { showText(tr("Keyboard shortcuts"), shortcuts()); });
    addSeparator();
    add("helpDiagnostics", "log", tr("Copy &diagnostics…"), [this] { showDiagnostics(); });
    add("helpLicences", "shield", tr("&Licences"), [this] { showText(tr("Licences"), licences()); });
    add("helpAbout", "info", tr("&About Polymath"), [this] {
        showText(
            tr("About Polymath"),
            tr("<p>Polymath %1</p><p>Teaches a small language model your fields, and shows what it gained and what it "
               "forgot. Everything stays on this computer.</p><p>New words are explained in the "
               "<a href='glossary:expert'>glossary</a>.</p>")
                .arg(QCoreApplication::applicationVersion()));
    });
}

void HelpMenu::add(const char* name, const QString& icon, const QString& text, std::function<void()> onTriggered)
{
    auto* action = addAction(themedIcon(icon), text);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, std::move(onTriggered));
}

void HelpMenu::showText(const QString& title, const QString& html) { (new TextDialog(title, html, m_window))->open(); }

void HelpMenu::showDiagnostics()
{
    const auto text = diagnostics(QCoreApplication::applicationVersion(), *m_context.session.snapshot());
    showText(tr("Diagnostics"), tr("<p>For a report of a problem. It holds no text of yours and no names.</p>") +
                                    "<pre>" + text.toHtmlEscaped() + "</pre>");
}

QString HelpMenu::shortcuts() const
{
    QString rows;
    for (const auto* menu : m_window->findChildren<QMenu*>()) {
        for (const auto* action : menu->actions()) {
            if (!action->shortcut().isEmpty()) {
                rows += QString("<tr><td style='padding-right:32px'>%1</td><td>%2</td></tr>")
                            .arg(QString(action->text()).remove('&').toHtmlEscaped(),
                                 action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped());
            }
        }
    }
    return "<table>" + rows + "</table>" +
           tr("<p>Tab goes from one field to the next, Return or Space presses what has the focus, Escape closes.</p>");
}

} // namespace polymath
