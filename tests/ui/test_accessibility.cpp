#include "tests/support/tinytokenizedmodel.h"
#include "tests/ui/windowfixture.h"
#include "ui/mainwindow/mainwindow.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTest>
#include <QTextEdit>
#include <QUndoStack>

#include <algorithm>
#include <fstream>

using namespace polymath;

namespace {

/// What a person can press, fill in or choose from, parts of other controls left out.
bool isControl(const QWidget* widget)
{
    if (qobject_cast<const QScrollBar*>(widget) != nullptr || widget->objectName().startsWith("qt_")) {
        return false;
    }
    for (auto* parent = widget->parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractSpinBox*>(parent) != nullptr ||
            qobject_cast<const QComboBox*>(parent) != nullptr || qobject_cast<const QLineEdit*>(parent) != nullptr ||
            qobject_cast<const QAbstractItemView*>(parent) != nullptr) {
            return false;
        }
    }
    return qobject_cast<const QAbstractButton*>(widget) != nullptr ||
           qobject_cast<const QLineEdit*>(widget) != nullptr || qobject_cast<const QComboBox*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
           qobject_cast<const QAbstractSlider*>(widget) != nullptr ||
           qobject_cast<const QTextEdit*>(widget) != nullptr ||
           qobject_cast<const QPlainTextEdit*>(widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(widget) != nullptr;
}

QString described(const QWidget* widget)
{
    QStringList path;
    for (const auto* part = widget; part != nullptr; part = part->parentWidget()) {
        path.prepend(QString("%1(%2)").arg(part->metaObject()->className(), part->objectName()));
    }
    return path.join(" > ");
}

/// Controls without a name for a screen reader, or without one for tests.
QStringList namelessControls(const QWidget& root)
{
    QStringList nameless;
    for (const auto* widget : root.findChildren<QWidget*>()) {
        if (!isControl(widget)) {
            continue;
        }
        auto* accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        const bool named = accessible != nullptr && !accessible->text(QAccessible::Name).trimmed().isEmpty();
        const bool known = accessible != nullptr && accessible->role() != QAccessible::NoRole;
        if (!named || !known || widget->objectName().isEmpty()) {
            nameless << described(widget);
        }
    }
    return nameless;
}

} // namespace

TEST(TheWindow, NamesEveryControlOnEveryPage)
{
    const test::TemporaryFolder folder;
    const auto model = folder.path() / "tiny.gguf";
    std::ofstream(model, std::ios::binary) << test::tinyTokenizedGguf();
    auto& application = *static_cast<QApplication*>(QCoreApplication::instance());
    QSettings settings;
    settings.setValue("tour/shown", true);
    Theme theme(application);
    ProjectSession session;
    QUndoStack undo;
    AppContext context{session, theme, settings, undo};
    MainWindow window(context);
    window.show();
    session.create(QString::fromStdString((folder.path() / "law.polymath").string()),
                   QString::fromStdString(model.string()));
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.state() == ProjectSession::State::Ready; }));
    for (int index = 0; index < pageCount; ++index) {
        window.showPage(static_cast<PageId>(index));
        auto* seen = test::visiblePage(window);
        ASSERT_NE(seen, nullptr);
        EXPECT_FALSE(seen->accessibleName().isEmpty());
        ASSERT_TRUE(QTest::qWaitFor([&] { return seen->states().state() != StateStack::State::Loading; }))
            << qPrintable(seen->accessibleName());
    }
    const auto nameless = namelessControls(window);
    EXPECT_TRUE(nameless.isEmpty()) << qPrintable(nameless.join('\n'));
}

TEST(TheWalk, FindsAControlWithoutAName)
{
    QWidget root;
    auto* field = new QLineEdit(&root);
    field->setObjectName("field");
    EXPECT_EQ(namelessControls(root).size(), 1);
    field->setAccessibleName("Name");
    EXPECT_TRUE(namelessControls(root).isEmpty());
}
