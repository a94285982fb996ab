#pragma once

#include "core/text/importing.h"
#include "core/text/readers/documentreader.h"
#include "tests/support/tinytokenizedmodel.h"
#include "ui/dialogs/importdialog.h"
#include "ui/pages/datapage.h"
#include "ui/pages/domaincard.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace polymath::test {

using nlohmann::json;

/// The page Data with a project that is open, as a person would click it.
class TheDataPage : public ::testing::Test {
protected:
    TheDataPage()
    {
        std::ofstream(m_model, std::ios::binary) << tinyTokenizedGguf();
        m_session.create(QString::fromStdString(m_path.string()), QString::fromStdString(m_model.string()));
        QObject::connect(&m_page, &Page::toastRequested,
                         [this](const QString& text, const QString&, const std::function<void()>& onAction) {
                             m_toast = text;
                             m_undo = onAction;
                         });
        m_page.resize(1100, 760);
        m_page.show();
    }

    void SetUp() override
    {
        ASSERT_TRUE(QTest::qWaitFor([&] { return m_session.state() == ProjectSession::State::Ready; }));
    }

    QString write(const std::string& name, const std::string& text) const
    {
        const auto path = m_folder.path() / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
        return QString::fromStdString(path.string());
    }

    /// Imports a table of questions and answers without a job.
    void fill(const std::string& domain, DomainRole role, int first, int count)
    {
        std::string rows = "question,answer\n";
        for (int index = first; index < first + count; ++index) {
            rows += "what is " + std::to_string(index) + ",it is " + std::to_string(index * 7) + "\n";
        }
        const auto file = write(domain + ".csv", rows).toStdString();
        auto project = Project::open(m_path).value();
        const auto id = project.addDomain(domain, role).value().id;
        ASSERT_TRUE(importFile(project, id, file, {}, readDocuments).has_value());
        ASSERT_TRUE(QTest::qWaitFor([&] {
            const auto cards = this->cards();
            return std::any_of(cards.begin(), cards.end(), [&](const DomainCard* card) {
                return card->domain() == id && hasText(card, "to train ·");
            });
        }));
    }

    template <typename Widget> Widget* find(const char* name, QWidget* in = nullptr)
    {
        auto* found = (in == nullptr ? &m_page : in)->findChild<Widget*>(name);
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    static void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }

    [[nodiscard]] QList<DomainCard*> cards() const { return m_page.findChildren<DomainCard*>("domainCard"); }
    static bool hasText(const QWidget* widget, const QString& text)
    {
        const auto labels = widget->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }

    /// How a file of a job is read.
    [[nodiscard]] json mapping(const json& config, const std::string& file) const
    {
        return config["mappings"][(m_folder.path() / file).string()];
    }

    /// Drops files on the page and waits until the dialog has looked into all of them.
    ImportDialog* drop(const QStringList& paths)
    {
        EXPECT_TRUE(m_page.takeFiles(paths));
        auto* dialog = m_page.findChild<ImportDialog*>("importDialog");
        EXPECT_NE(dialog, nullptr);
        auto* start = find<QPushButton>("importStart", dialog);
        auto* missing = find<QLabel>("importMissing", dialog);
        EXPECT_TRUE(QTest::qWaitFor([&] { return start->isEnabled() || !missing->text().isEmpty(); }));
        return dialog;
    }
    /// Starts the import and gives the jobs' descriptions.
    std::vector<json> start(ImportDialog* dialog)
    {
        QSignalSpy queued(dialog, &ImportDialog::queued);
        click(find<QPushButton>("importStart", dialog));
        EXPECT_TRUE(QTest::qWaitFor([&] { return !queued.isEmpty(); }));
        std::vector<json> configs;
        for (const auto& job : m_session.snapshot()->jobs) {
            EXPECT_EQ(job.kind, JobKind::Import);
            configs.push_back(json::parse(job.configJson));
        }
        return configs;
    }

    TemporaryFolder m_folder;
    std::filesystem::path m_model = m_folder.path() / "tiny.gguf";
    std::filesystem::path m_path = m_folder.path() / "law.polymath";
    Theme m_theme{*qApp};
    QSettings m_settings{QString::fromStdString((m_folder.path() / "settings.ini").string()), QSettings::IniFormat};
    QUndoStack m_undoStack;
    ProjectSession m_session;
    AppContext m_context{m_session, m_theme, m_settings, m_undoStack};
    DataPage m_page{m_context};
    QString m_toast;
    std::function<void()> m_undo;
};

} // namespace polymath::test
