#include "commit.h"
#include "core/base/log.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/language.h"
#include "ui/widgets/wheelguard.h"

#include <QApplication>
#include <QCommandLineParser>

int main(int argc, char** argv)
{
    using namespace polymath;
    QApplication application(argc, argv);
    QApplication::setApplicationName("polymath");
    QApplication::setApplicationDisplayName("Polymath");
    QApplication::setOrganizationName("polymath");
    QApplication::setApplicationVersion(POLYMATH_VERSION " (" POLYMATH_COMMIT ")");
    QApplication::setDesktopFileName("polymath");
    log::start("polymath");

    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Teaches a small language model your fields, and shows what it gained and forgot.");
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption sample("sample", "Make the sample project and let it run.");
    parser.addOption(sample);
    parser.addPositionalArgument("file", "What to open: a project's folder or an expert file (.expert)", "[file]");
    parser.process(application);

    QSettings settings;
    installLanguage(application, settings.value("language").toString());
    Theme theme(application);
    theme.choose(static_cast<ThemeChoice>(settings.value("theme", 0).toInt()));
    WheelGuard wheelGuard;
    application.installEventFilter(&wheelGuard);
    ProjectSession session;
    QUndoStack undo;
    AppContext context{session, theme, settings, undo};
    MainWindow window(context);
    window.show();
    if (parser.isSet(sample)) {
        window.makeSample();
    } else if (parser.positionalArguments().isEmpty()) {
        window.offerTour();
    } else {
        window.openPath(parser.positionalArguments().front());
    }
    return QApplication::exec();
}
