// Takes a picture of every page with a project in it: screenshots [OPTIONS] PROJECT FOLDER. `./dev screenshots` runs
// it.

#include "ui/mainwindow/mainwindow.h"
#include "ui/pages/domaindetails.h"
#include "ui/widgets/card.h"
#include "ui/widgets/language.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUndoStack>

#include <array>
#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

namespace {

using namespace polymath;
using namespace std::chrono_literals;

/// How long the import dialog gets to look into all files and to count; and when it has done so.
constexpr auto imported = 12s;
constexpr auto looked = 8s;
/// How long both sides of the playground get to load and answer, once.
constexpr auto answered = 30s;

/// One look of the window, its name first in the picture's.
struct Scene {
    QString name;
    PageId page;
    std::function<void(MainWindow&)> prepare; ///< may be empty
    const char* dialog = nullptr;             ///< what is pictured instead of the window: its class
    std::chrono::milliseconds settle = 2500ms;
};

void press(MainWindow& window, const char* name)
{
    if (auto* button = window.findChild<QAbstractButton*>(name)) {
        button->click();
    }
}

void showTab(MainWindow& window, int index) { window.findChild<QTabWidget*>("trainTabs")->setCurrentIndex(index); }

/// The import window with a table of questions and answers in it.
void importTable(MainWindow& window)
{
    static const QTemporaryDir folder; // the dialog reads the file as long as it is open
    QFile file(folder.filePath("cases.csv"));
    if (!file.open(QIODevice::WriteOnly)) {
        return;
    }
    file.write("question,answer,court\n");
    for (int year = 1990; year < 2020; ++year) {
        file.write(QString("\"What was held about leases in %1?\",\"In %1 the court held that a lease of more than %2 "
                           "years has to be in writing, or it can be ended at any time.\",appeal\n")
                       .arg(year)
                       .arg(year - 1985)
                       .toUtf8());
    }
    file.close();
    for (auto* page : window.findChildren<Page*>()) {
        if (page->isVisible()) {
            page->takeFiles({file.fileName()});
        }
    }
}

std::vector<Scene> pageScenes()
{
    static const std::array<const char*, pageCount> names{"start",   "model",   "data",       "train",
                                                          "compose", "compare", "playground", "export"};
    std::vector<Scene> scenes;
    for (int index = 0; index < pageCount; ++index) {
        scenes.push_back({names[static_cast<std::size_t>(index)], static_cast<PageId>(index), {}});
    }
    scenes[static_cast<std::size_t>(PageId::Train)].prepare = [](MainWindow& window) { showTab(window, 1); };
    scenes[static_cast<std::size_t>(PageId::Compare)].prepare = [](MainWindow& window) {
        press(window, "compareView0");
    };
    return scenes;
}

/// The other views of the pages, and dialogs, for the user guide.
std::vector<Scene> moreScenes()
{
    std::vector<Scene> scenes;
    const std::array views{"table", "forgetting", "gates", "cost"};
    for (std::size_t view = 0; view < views.size(); ++view) {
        const auto chip = "compareView" + QByteArray::number(static_cast<int>(view) + 1);
        scenes.push_back({QString("compare-") + views[view], PageId::Compare,
                          [chip](MainWindow& window) { press(window, chip.constData()); }});
    }
    const auto advanced = [](MainWindow& window) {
        showTab(window, 0);
        press(window, "trainAdvanced");
    };
    const auto simple = [](MainWindow& window) {
        showTab(window, 0);
        press(window, "trainSimple");
        if (auto* domain = window.findChild<Card*>("trainDomain_computing")) {
            Q_EMIT domain->clicked();
        }
    };
    scenes.push_back({"train-advanced", PageId::Train, advanced});
    scenes.push_back({"train-new", PageId::Train, simple});
    scenes.push_back({"dialog-import", PageId::Data, importTable, "polymath::ImportDialog"});
    const auto action = [](const char* name) {
        return [name](MainWindow& window) {
            if (auto* found = window.findChild<QAction*>(name)) {
                found->trigger();
            }
        };
    };
    scenes.push_back({"dialog-disk-use", PageId::Start, action("fileDiskUse"), "polymath::DiskUseDialog"});
    scenes.push_back({"dialog-new", PageId::Start, [](MainWindow& window) { press(window, "startNew"); },
                      "polymath::NewProjectDialog"});
    scenes.push_back({"dialog-glossary", PageId::Start, action("helpGlossary"), "polymath::GlossaryDialog"});
    scenes.push_back({"dialog-guide", PageId::Compare, action("helpPage"), "polymath::GuideWindow"});
    scenes.push_back({"dialog-shortcuts", PageId::Start, action("helpShortcuts"), "polymath::TextDialog"});
    return scenes;
}

void write(const QString& path, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        std::fprintf(stderr, "%s cannot be written.\n", qPrintable(path));
    }
}

/// Files as people have them, some of which need a decision and some of which are damaged.
void writeDocuments(const QString& folder)
{
    QByteArray questions = "question,answer,product\n";
    QByteArray wines = "colour,taste\n";
    for (int number = 1; number <= 240; ++number) {
        const auto order = QByteArray::number(number * 137);
        questions += "Where is my order " + order + "?,\"Order " + order + " left our house on day " +
                     QByteArray::number(number % 28 + 1) + " and takes two more days.\",parcel\n";
        wines += "red " + order + ",round and dark like number " + order + "\n";
    }
    write(folder + "/questions and answers.csv", questions);
    write(folder + "/cellar/wines.csv", wines);
    write(
        folder + "/Welcome to the house.html",
        "<html><body><nav>Home</nav><main><h1>Welcome</h1><p>On your first day you get a key, a desk and somebody who "
        "knows where the coffee is.</p></main></body></html>");
    write(folder + "/minutes of the meeting in which it was decided to move the archive to the second floor.md",
          "# Minutes\n\nThe archive moves to the second floor in spring. Until then boxes stay where they are.\n");
    write(folder + "/handbook.pdf", "%PDF-1.7\nand then the copy was cut off");
    write(folder + "/picture.png", QByteArray::fromHex("89504e470d0a1a0a0000000d49484452"));
    write(folder + "/locked.pdf",
          "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
          "trailer<</Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" +
              QByteArray(64, '0') + ">/U<" + QByteArray(64, '0') + ">>>>>\n%%EOF\n");
}

/// The import dialog with one of its files chosen, on one of its tabs.
Scene importScene(const QString& name, const QString& folder, const QString& file, int tab)
{
    const auto prepare = [folder, file, tab](MainWindow& window) {
        for (auto* page : window.findChildren<Page*>()) {
            if (page->isVisible()) {
                page->takeFiles({folder});
            }
        }
        QTimer::singleShot(looked, &window, [&window, file, tab] {
            auto* list = window.findChild<QTableView*>("importFiles");
            for (int row = 0; list != nullptr && row < list->model()->rowCount(); ++row) {
                if (list->model()->index(row, 0).data().toString().contains(file)) {
                    list->selectRow(row);
                }
            }
            if (auto* tabs = window.findChild<QTabWidget*>("importTabs")) {
                tabs->setCurrentIndex(tab);
            }
        });
    };
    return {name, PageId::Data, prepare, "polymath::ImportDialog", imported};
}

/// Everything around imports; `folder`: what is imported.
std::vector<Scene> importScenes(const QString& folder, ProjectSession& session)
{
    std::vector<Scene> scenes;
    scenes.push_back(importScene("import-table", folder, "questions", 0));
    scenes.push_back(importScene("import-columns", folder, "wines", 0));
    scenes.push_back(importScene("import-password", folder, "locked", 0));
    scenes.push_back(importScene("import-text", folder, "minutes", 0));
    scenes.push_back(importScene("import-cleaning", folder, "questions", 1));
    const auto result = [&session](MainWindow& window) {
        RowId last = 0;
        for (const auto& job : session.snapshot()->jobs) {
            last = job.kind == JobKind::Import ? job.id : last;
        }
        if (auto* details = window.findChild<DomainDetails*>()) {
            Q_EMIT details->resultRequested(last);
        }
    };
    scenes.push_back({"import-result", PageId::Data, result, "polymath::ImportResultDialog", 6s});
    const auto other = [](MainWindow& window) {
        if (auto* action = window.findChild<QAction*>("keptOtherDomain")) {
            action->trigger();
        }
    };
    scenes.push_back({"import-other-domain", PageId::Data, other, "polymath::OtherDomainDialog"});
    return scenes;
}

/// Takes one picture after the other.
class Photographer : public QObject {
public:
    struct Look {
        QSize size;
        ThemeChoice theme;
    };
    struct Shot {
        Look look;
        Scene scene;
    };
    Photographer(MainWindow& window, Theme& theme, QDir folder, std::vector<Shot> shots)
        : m_window(window), m_theme(theme), m_folder(std::move(folder)), m_shots(std::move(shots))
    {
    }

    void next()
    {
        if (m_index == m_shots.size()) {
            QApplication::quit();
            return;
        }
        const auto& look = m_shots[m_index].look;
        const auto& scene = m_shots[m_index].scene;
        m_theme.choose(look.theme);
        m_window.resize(look.size);
        m_window.showPage(scene.page);
        if (scene.prepare) {
            scene.prepare(m_window);
        }
        const bool asks = scene.page == PageId::Playground && !m_asked;
        if (asks) {
            ask();
        }
        QTimer::singleShot(asks ? std::chrono::milliseconds(answered) : scene.settle, this, [this, &look, &scene] {
            const auto name = QString("%1-%2x%3%4.png")
                                  .arg(scene.name)
                                  .arg(look.size.width())
                                  .arg(look.size.height())
                                  .arg(look.theme == ThemeChoice::Dark ? "-dark" : "");
            if (!picture(scene).save(m_folder.filePath(name))) {
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
        m_asked = true;
        for (auto* choice : m_window.findChildren<QPushButton*>()) {
            if (choice->text() == "Plain text") {
                choice->click();
            }
        }
        auto* prompt = m_window.findChild<QPlainTextEdit*>("prompt");
        prompt->setPlainText("A compiler is a program that");
        QTest::keyClick(prompt, Qt::Key_Return);
    }

    /// The window, or the scene's dialog, which closes then.
    [[nodiscard]] QPixmap picture(const Scene& scene)
    {
        if (scene.dialog == nullptr) {
            return m_window.grab();
        }
        for (auto* dialog : m_window.findChildren<QDialog*>()) {
            if (dialog->inherits(scene.dialog)) {
                const auto picture = dialog->grab();
                dialog->close();
                return picture;
            }
        }
        return {};
    }

    MainWindow& m_window;
    Theme& m_theme;
    QDir m_folder;
    std::vector<Shot> m_shots;
    std::size_t m_index = 0;
    bool m_asked = false;
};

/// "900x620"; empty where it is none.
QSize sizeFrom(const QString& text)
{
    const auto parts = text.split('x');
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

} // namespace

int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true); // the user's own settings and recent projects stay out of the pictures
    QApplication application(argc, argv);
    QApplication::setOrganizationName("polymath-screenshots");
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument("project", "The project that is shown");
    parser.addPositionalArgument("folder", "Where the pictures go");
    parser.addOption({"language", "Of the window's words", "code", "en"});
    parser.addOption({"size", "Of the window; may be given again", "WIDTHxHEIGHT"});
    parser.addOption({"points", "Size of the font", "points"});
    parser.addOption({"all", "The pages' other views and dialogs in every look, not in the first alone"});
    parser.addOption({"imports", "Only the import of files, step by step"});
    parser.addOption({"documents", "What is imported; files made for it where it is not given", "folder"});
    parser.process(application);
    const auto arguments = parser.positionalArguments();
    if (arguments.size() != 2 || !QDir().mkpath(arguments[1])) {
        std::fprintf(stderr, "%s", qPrintable(parser.helpText()));
        return 2;
    }
    std::vector<Photographer::Look> looks;
    const auto sizes = parser.isSet("size") ? parser.values("size") : QStringList{"1280x800", "1920x1080"};
    for (const auto& size : sizes) {
        for (const auto theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
            looks.push_back({sizeFrom(size), theme});
        }
    }
    ProjectSession session;
    const QTemporaryDir made;
    auto documents = parser.value("documents");
    if (documents.isEmpty()) {
        documents = made.filePath("support");
        writeDocuments(documents);
    }
    std::vector<Photographer::Shot> shots;
    for (std::size_t look = 0; look < looks.size(); ++look) {
        auto scenes = parser.isSet("imports") ? std::vector<Scene>() : pageScenes();
        const bool all = look == 0 || parser.isSet("all");
        for (auto& scene : all && !parser.isSet("imports") ? moreScenes() : std::vector<Scene>()) {
            scenes.push_back(std::move(scene));
        }
        for (auto& scene : all || parser.isSet("imports") ? importScenes(documents, session) : std::vector<Scene>()) {
            scenes.push_back(std::move(scene));
        }
        for (auto& scene : scenes) {
            shots.push_back({looks[look], std::move(scene)});
        }
    }
    if (parser.isSet("points")) {
        auto font = QApplication::font();
        font.setPointSize(parser.value("points").toInt());
        QApplication::setFont(font);
    }
    QSettings settings;
    settings.clear();
    installLanguage(application, parser.value("language"));
    settings.setValue("tour/shown", true);
    Theme theme(application);
    QUndoStack undo;
    AppContext context{session, theme, settings, undo};
    MainWindow window(context);
    window.show();
    Photographer photographer(window, theme, QDir(arguments[1]), std::move(shots));
    QObject::connect(&session, &ProjectSession::stateChanged, &photographer, [&] {
        if (session.state() == ProjectSession::State::Ready) {
            photographer.next();
        } else if (session.state() == ProjectSession::State::Failed) {
            std::fprintf(stderr, "%s\n", session.error().sentence.c_str());
            QApplication::exit(3);
        }
    });
    session.open(QDir(arguments[0]).absolutePath());
    return QApplication::exec();
}
