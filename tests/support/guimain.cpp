#include <gmock/gmock.h>

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

/// The main() of tests with windows: off screen, with settings and folders of their own.
int main(int argc, char** argv)
{
    testing::InitGoogleMock(&argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    QApplication application(argc, argv);
    QApplication::setOrganizationName("polymath-test");
    QApplication::setApplicationName("polymath-test");
    return RUN_ALL_TESTS();
}
