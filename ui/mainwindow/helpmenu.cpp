#include "ui/mainwindow/helpmenu.h"

#include "core/gpupack/network.h"
#include "ui/dialogs/glossary.h"
#include "ui/dialogs/guidewindow.h"
#include "ui/dialogs/textdialog.h"
#include "ui/mainwindow/tour.h"
#include "ui/models/diagnostics.h"
#include "ui/widgets/sentences.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonValue>
#include <QMainWindow>

#include <utility>

namespace polymath {

namespace {

/// The parts that the build found (cmake/Parts.cmake), with their versions and licences.
QString licences()
{
    QFile file(":/about/parts.json");
    const bool readable = file.open(QIODevice::ReadOnly); // it is inside this program
    Q_ASSERT(readable);
    QString rows;
    for (const auto& part : QJsonDocument::fromJson(file.readAll()).array()) {
        const auto cell = [&](const char* key) { return part[QLatin1String(key)].toString().toHtmlEscaped(); };
        rows += QString("<tr><td style='padding-right:24px'>%1</td><td style='padding-right:24px'>%2</td>"
                        "<td>%3</td></tr>")
                    .arg(cell("name"), cell("version"), cell("licence"));
    }
    auto html = HelpMenu::tr("<p>Polymath is free software under the GNU General Public License, version 3 or later. "
                             "It comes without any warranty.</p><p>It is built with:</p>") +
                "<table>" + rows + "</table>";
    const auto folder = QDir::cleanPath(QCoreApplication::applicationDirPath() + "/../share/doc/polymath");
    if (QFile::exists(folder + "/polymath.spdx.json")) {
        html += HelpMenu::tr("<p>Every part of this package, with what it needs itself, is listed in %1; the texts of "
                             "the licences are beside it.</p>")
                    .arg((folder + "/polymath.spdx.json").toHtmlEscaped());
    }
    return html;
}

} // namespace

HelpMenu::HelpMenu(AppContext& context, QMainWindow* window)
    : QMenu(tr("&Help"), window), m_context(context), m_window(window)
{
    setObjectName("helpMenu");
    setToolTipsVisible(true);
    new GlossaryLinks(window);
    add("helpGuide", "help", tr("&User guide"), [window] { openGuide(window); });
    add("helpPage", "file", tr("&Help on this page"), [this] {
        Q_EMIT pageHelpRequested();
    })->setShortcut(QKeySequence::HelpContents);
    add("helpTour", "eye", tr("&Tour of the pages"), [window] { Tour::start(window); });
    add("helpGlossary", "book", tr("&Glossary"), [window] { openGlossary(window); });
    add("helpShortcuts", "table", tr("&Keyboard shortcuts"),
        [this] { showText(tr("Keyboard shortcuts"), shortcuts()); });
    addSeparator();
    add("helpGraphics", "memory", tr("&NVIDIA graphics processor…"), [this] { Q_EMIT graphicsRequested(); });
    addNetworkChoice();
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

QAction* HelpMenu::add(const char* name, const QString& icon, const QString& text, std::function<void()> onTriggered)
{
    auto* action = addAction(themedIcon(icon), text);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, std::move(onTriggered));
    return action;
}

/// The one setting that forbids the network; it can be seen, and not changed, where an administrator or the environment
/// has set it.
void HelpMenu::addNetworkChoice()
{
    auto* action = addAction(tr("Never use the net&work"));
    action->setObjectName("helpNoNetwork");
    action->setCheckable(true);
    showNetworkChoice(*action);
    connect(this, &QMenu::aboutToShow, action, [this, action] { showNetworkChoice(*action); });
    connect(action, &QAction::triggered, this, [this, action](bool forbidden) {
        if (const auto kept = forbidNetwork(forbidden); !kept) {
            Q_EMIT problem(translatedSentence(kept.error().sentence));
        }
        showNetworkChoice(*action);
    });
}

void HelpMenu::showNetworkChoice(QAction& action) const
{
    const auto rule = networkRule();
    action.setChecked(rule != NetworkRule::Allowed);
    action.setEnabled(rule == NetworkRule::Allowed || rule == NetworkRule::User);
    action.setToolTip(rule == NetworkRule::Allowed
                          ? tr("Polymath fetches nothing unless you ask it to; with this it cannot even then.")
                          : translatedSentence(networkRefusal(rule)));
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
