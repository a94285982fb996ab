// Takes a picture of every page with a project in it: screenshots PROJECT FOLDER. `./dev screenshots` runs it.

#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/language.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>
#include <QTimer>
#include <QUndoStack>

#include <array>
#include <chrono>
#include <cstdio>

namespace {

using namespace polymath;
using namespace std::chrono_literals;

/// How long a page gets for what it computes in other threads.
constexpr auto settle = 2500ms;
/// How long both sides of the playground get to load and answer, once.
constexpr auto answered = 30s;

/// Goes through sizes, themes and pages, one picture each.
class Photographer : public QObject {
public:
    Photographer(MainWindow& window, Theme& theme, QDir folder)
        : m_window(window), m_theme(theme), m_folder(std::move(folder))
    {
    }

    void next()
    {
        if (m_index == pageCount * static_cast<int>(m_looks.size())) {
            QApplication::quit();
            return;
        }
        const auto& look = m_looks[static_cast<std::size_t>(m_index / pageCount)];
        const auto page = static_cast<PageId>(m_index % pageCount);
        m_theme.choose(look.theme);
        m_window.resize(look.size);
        m_window.showPage(page);
        const bool asks = page == PageId::Playground && m_index < pageCount;
        if (asks) {
            ask();
        } else if (page == PageId::Train) {
            m_window.findChild<QTabWidget*>("trainTabs")->setCurrentIndex(1);
        }
        QTimer::singleShot(asks ? std::chrono::milliseconds(answered) : settle, this, [this, &look, page] {
            const auto name = QString("%1-%2x%3%4.png")
                                  .arg(m_names[static_cast<std::size_t>(page)])
                                  .arg(look.size.width())
                                  .arg(look.size.height())
                                  .arg(look.theme == ThemeChoice::Dark ? "-dark" : "");
            if (!m_window.grab().save(m_folder.filePath(name))) {
                std::fprintf(stderr, "%s cannot be written.\n", qPrintable(m_folder.filePath(name)));
                QApplication::exit(1);
                return;
            }
            ++m_index;
            next();
        });
    }

private:
    /// A question to both sides: the composition and the base model.
    void ask()
    {
        for (auto* choice : m_window.findChildren<QPushButton*>()) {
            if (choice->text() == "Plain text") {
                choice->click();
            }
        }
        auto* prompt = m_window.findChild<QPlainTextEdit*>("prompt");
        prompt->setPlainText("A compiler is a program that");
        QTest::keyClick(prompt, Qt::Key_Return);
    }

    struct Look {
        QSize size;
        ThemeChoice theme;
    };
    const std::array<Look, 4> m_looks{Look{{1280, 800}, ThemeChoice::Light}, Look{{1280, 800}, ThemeChoice::Dark},
                                      Look{{1920, 1080}, ThemeChoice::Light}, Look{{1920, 1080}, ThemeChoice::Dark}};
    const std::array<const char*, pageCount> m_names{"start",   "model",   "data",       "train",
                                                     "compose", "compare", "playground", "export"};
    MainWindow& m_window;
    Theme& m_theme;
    QDir m_folder;
    int m_index = 0;
};

} // namespace

int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true); // the user's own settings and recent projects stay out of the pictures
    QApplication application(argc, argv);
    QApplication::setOrganizationName("polymath-screenshots");
    const auto arguments = QApplication::arguments();
    if (arguments.size() != 3 || !QDir().mkpath(arguments[2])) {
        std::fprintf(stderr, "Usage: screenshots PROJECT FOLDER\n");
        return 2;
    }
    QSettings settings;
    settings.clear();
    installLanguage(application, "en");
    settings.setValue("tour/shown", true);
    Theme theme(application);
    ProjectSession session;
    QUndoStack undo;
    AppContext context{session, theme, settings, undo};
    MainWindow window(context);
    window.show();
    Photographer photographer(window, theme, QDir(arguments[2]));
    QObject::connect(&session, &ProjectSession::stateChanged, &photographer, [&] {
        if (session.state() == ProjectSession::State::Ready) {
            photographer.next();
        } else if (session.state() == ProjectSession::State::Failed) {
            std::fprintf(stderr, "%s\n", session.error().sentence.c_str());
            QApplication::exit(3);
        }
    });
    session.open(QDir(arguments[1]).absolutePath());
    return QApplication::exec();
}
