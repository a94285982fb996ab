#pragma once

#include "core/base/file.h"
#include "core/base/system.h"
#include "tests/support/tinytokenizedmodel.h"
#include "ui/pages/page.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <string>
#include <vector>

namespace polymath::test {

/// A project with a tiny model, made by the real programs: the domains "sums" (with prompts) and "numbers" (running
/// text, for retention), and MoDE experts of the same names.
class TinyProject {
public:
    TinyProject()
    {
        const auto model = (m_folder.path() / "tiny.gguf").string();
        EXPECT_TRUE(writeFileAtomically(model, tinyTokenizedGguf(8192)));
        std::string pairs = "question,answer\n";
        std::string lines;
        for (int index = 0; index < 200; ++index) {
            pairs += "what is " + std::to_string(index) + "," + "it is " + std::to_string(index * 7) + "\n";
            lines += "{\"text\": \"the number " + std::to_string(index * 13) + " is here\"}\n";
        }
        const auto pairsFile = (m_folder.path() / "pairs.csv").string();
        const auto linesFile = (m_folder.path() / "lines.jsonl").string();
        EXPECT_TRUE(writeFileAtomically(pairsFile, pairs));
        EXPECT_TRUE(writeFileAtomically(linesFile, lines));
        run({"project", "create", path(), "--base", model});
        run({"import", path(), "--domain", "sums", pairsFile});
        run({"import", path(), "--domain", "numbers", "--role", "retention", linesFile});
        train("sums", {});
        train("numbers", {});
    }

    [[nodiscard]] std::string path() const { return (m_folder.path() / "tiny.polymath").string(); }

    /// Trains an expert of this name for a few steps; `settings` as "key=value".
    void train(const std::string& name, const std::vector<std::string>& settings, const std::string& method = "mode")
    {
        std::vector<std::string> arguments{"train",   path(), "--domain", name == "numbers" ? "numbers" : "sums",
                                           "--name",  name,   "--method", method,
                                           "--steps", "3"};
        auto all = settings;
        all.insert(all.end(), {"batch=2", "sequence=32", "evaluate_every=0", "threads=1", "precision=f32"});
        for (const auto& setting : all) {
            arguments.insert(arguments.end(), {"--set", setting});
        }
        run(arguments);
    }
    static void run(const std::vector<std::string>& arguments)
    {
        const auto output = runProgram(programFolder() / "polymath-cli", arguments);
        ASSERT_TRUE(output);
        ASSERT_EQ(output->exitCode, 0) << output->err;
    }

private:
    TemporaryFolder m_folder;
};

/// A page on a project, shown.
template <typename PageType> class ShownPage {
public:
    explicit ShownPage(const std::string& project)
    {
        m_session.open(QString::fromStdString(project));
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_session.state() == ProjectSession::State::Ready; }));
        m_page.resize(1100, 900);
        m_page.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&m_page));
    }

    template <typename Widget> [[nodiscard]] Widget* find(const QString& name)
    {
        auto* widget = m_page.template findChild<Widget*>(name);
        EXPECT_NE(widget, nullptr) << name.toStdString();
        return widget;
    }
    void click(const QString& name) { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    [[nodiscard]] ProjectSession& session() { return m_session; }
    [[nodiscard]] PageType& page() { return m_page; }

private:
    TemporaryFolder m_folder;
    ProjectSession m_session;
    Theme m_theme{*qApp};
    QSettings m_settings{QString::fromStdString((m_folder.path() / "settings.ini").string()), QSettings::IniFormat};
    QUndoStack m_undo;
    AppContext m_context{m_session, m_theme, m_settings, m_undo};
    PageType m_page{m_context};
};

} // namespace polymath::test
