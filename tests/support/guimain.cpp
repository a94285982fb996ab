#include <gtest/gtest.h>

#include <QApplication>
#include <QStandardPaths>

/// The main() of tests with windows: off screen, with settings and folders of their own.
int main(int argc, char** argv)
{
    testing::InitGoogleTest(&argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setOrganizationName("polymath-test");
    QApplication::setApplicationName("polymath-test");
    return RUN_ALL_TESTS();
}
