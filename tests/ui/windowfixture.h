#pragma once

#include "tests/support/tinytokenizedmodel.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/pages/page.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDialog>
#include <QMenu>
#include <QSettings>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace polymath::test {

inline QString text(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }

/// The page that is seen; null where none is.
inline Page* visiblePage(const QWidget& window)
{
    const auto pages = window.findChildren<Page*>();
    const auto seen = std::find_if(pages.begin(), pages.end(), [](const Page* page) { return page->isVisible(); });
    return seen == pages.end() ? nullptr : *seen;
}

/// The whole window with settings of its own and a tiny model in a temporary folder.
class AWindow : public ::testing::Test {
protected:
    AWindow()
    {
        std::ofstream(m_model, std::ios::binary) << tinyTokenizedGguf();
        m_settings.setValue("projects/folder", text(m_folder.path()));
        m_window = std::make_unique<MainWindow>(m_context);
        m_window->show();
    }

    template <typename Widget = QWidget> [[nodiscard]] Widget* find(const QString& name) const
    {
        auto* widget = m_window->findChild<Widget*>(name);
        EXPECT_NE(widget, nullptr) << name.toStdString();
        return widget;
    }
    /// A widget that may be about to come; null when it does not.
    template <typename Widget = QWidget> [[nodiscard]] Widget* await(const QString& name) const
    {
        Widget* widget = nullptr;
        EXPECT_TRUE(QTest::qWaitFor([&] {
            widget = m_window->findChild<Widget*>(name);
            return widget != nullptr;
        })) << name.toStdString();
        return widget;
    }
    void click(const QString& name) const
    {
        auto* widget = find(name);
        ASSERT_NE(widget, nullptr);
        ASSERT_TRUE(widget->isEnabled()) << name.toStdString();
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void trigger(const QString& action) const
    {
        auto* found = m_window->findChild<QAction*>(action);
        ASSERT_NE(found, nullptr) << action.toStdString();
        ASSERT_TRUE(found->isEnabled()) << action.toStdString();
        found->trigger();
    }
    void type(const QString& name, const QString& words) const
    {
        auto* field = find(name);
        ASSERT_NE(field, nullptr);
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, words);
    }
    [[nodiscard]] bool becomes(ProjectSession::State state) const
    {
        return QTest::qWaitFor([&] { return m_session.state() == state; });
    }
    /// A project of the tiny model, opened in the window.
    void openProject(const std::string& name)
    {
        const auto folder = m_folder.path() / (name + ".polymath");
        m_session.create(text(folder), text(m_model));
        ASSERT_TRUE(becomes(ProjectSession::State::Ready)) << m_session.error().sentence;
    }
    [[nodiscard]] QString toast() const
    {
        auto* toast = m_window->findChild<QWidget*>("toast");
        return toast->isVisible() ? toast->accessibleName() : QString();
    }
    [[nodiscard]] bool toastSays(const QString& words) const
    {
        return QTest::qWaitFor([&] { return toast().contains(words); });
    }

    TemporaryFolder m_folder;
    std::filesystem::path m_model = m_folder.path() / "tiny.gguf";
    QSettings m_settings{text(m_folder.path() / "settings.ini"), QSettings::IniFormat};
    Theme m_theme{*qobject_cast<QApplication*>(QCoreApplication::instance())};
    ProjectSession m_session;
    QUndoStack m_undo;
    AppContext m_context{m_session, m_theme, m_settings, m_undo};
    std::unique_ptr<MainWindow> m_window;
};

} // namespace polymath::test
