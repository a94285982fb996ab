#include "tests/ui/windowfixture.h"
#include "ui/dialogs/glossary.h"
#include "ui/models/diagnostics.h"

#include <QDesktopServices>
#include <QLabel>
#include <QListWidget>
#include <QSet>
#include <QTextBrowser>
#include <QToolButton>
#include <QUrl>

using namespace polymath;
using namespace polymath::test;

using TheHelpMenu = AWindow;

TEST_F(TheHelpMenu, TheTourHasFiveStepsAndComesOnce)
{
    m_window->offerTour();
    ASSERT_NE(find("tour"), nullptr);
    QSet<QString> titles;
    for (int step = 0; step < 5; ++step) {
        ASSERT_NE(m_window->findChild<QWidget*>("tour"), nullptr) << step;
        for (const auto* label : m_window->findChild<QWidget*>("tour")->findChildren<QLabel*>()) {
            if (label->property("role") == "heading") {
                titles << label->text();
            }
        }
        click("tourNext");
    }
    EXPECT_EQ(titles.size(), 5);
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_window->findChild<QWidget*>("tour") == nullptr; }));
    m_window->offerTour();
    EXPECT_EQ(m_window->findChild<QWidget*>("tour"), nullptr);
    trigger("helpTour");
    ASSERT_NE(find("tour"), nullptr);
    QTest::keyClick(find("tourNext"), Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_window->findChild<QWidget*>("tour") == nullptr; }));
}

TEST_F(TheHelpMenu, GlossaryIsSearchedAndOpenedByLinks)
{
    trigger("helpGlossary");
    auto* list = await<QListWidget>("glossaryList");
    EXPECT_EQ(list->count(), glossary().size());
    QTest::keyClicks(find("glossarySearch"), "perplex");
    ASSERT_GE(list->count(), 1);
    EXPECT_LT(list->count(), 4);
    QTest::keyClicks(find("glossarySearch"), "zzz");
    EXPECT_EQ(list->count(), 0);
    ASSERT_TRUE(QDesktopServices::openUrl(QUrl("glossary:router")));
    EXPECT_EQ(list->currentItem()->text(), "Router");
    EXPECT_TRUE(find<QTextBrowser>("glossaryText")->toPlainText().contains("gates"));
    EXPECT_EQ(m_window->findChildren<GlossaryDialog*>().size(), 1) << "the open one is used";
}

TEST_F(TheHelpMenu, EveryMarkBesideAWordOpensTheGlossaryAtIt)
{
    QSet<QString> keys;
    for (const auto& entry : glossary()) {
        keys << entry.key;
    }
    int marks = 0;
    for (const auto* mark : m_window->findChildren<QToolButton*>()) {
        if (mark->objectName().startsWith("term:")) {
            const auto key = mark->objectName().mid(5);
            EXPECT_TRUE(keys.contains(key)) << key.toStdString() << " is in no glossary";
            EXPECT_FALSE(mark->accessibleName().isEmpty()) << key.toStdString();
            ++marks;
        }
    }
    EXPECT_GT(marks, 20) << "on the pages, near the words";
    openProject("law");
    m_window->showPage(PageId::Model);
    click("term:quantisation");
    auto* list = await<QListWidget>("glossaryList");
    ASSERT_NE(list, nullptr);
    EXPECT_EQ(list->currentItem()->text(), "Quantisation");
}

TEST(Glossary, ExplainsWhatThePagesSay)
{
    QSet<QString> keys;
    for (const auto& entry : glossary()) {
        EXPECT_FALSE(keys.contains(entry.key)) << entry.key.toStdString();
        EXPECT_GT(entry.text.size(), 20) << entry.key.toStdString();
        keys << entry.key;
    }
    for (const char* wanted : {"expert", "backbone", "router", "gate", "retention", "target", "token", "lora", "step",
                               "perplexity", "interval"}) {
        EXPECT_TRUE(keys.contains(wanted)) << wanted;
    }
}

TEST_F(TheHelpMenu, ShortcutsListWhatTheMenusHave)
{
    trigger("helpShortcuts");
    const auto shown = await<QTextBrowser>("textDialogText")->toPlainText();
    EXPECT_TRUE(shown.contains("New project")) << shown.toStdString();
    EXPECT_TRUE(shown.contains(QKeySequence(QKeySequence::New).toString(QKeySequence::NativeText)));
    EXPECT_TRUE(shown.contains("Playground"));
}

TEST_F(TheHelpMenu, LicencesNameThePartsThatTheBuildFound)
{
    trigger("helpLicences");
    const auto shown = await<QTextBrowser>("textDialogText")->toPlainText();
    for (const QString part : {"Qt", "LibTorch", "SQLite", "SentencePiece", "LGPL-3.0-only"}) {
        EXPECT_TRUE(shown.contains(part)) << part.toStdString();
    }
    EXPECT_TRUE(shown.contains(qVersion())) << shown.toStdString();
    EXPECT_FALSE(shown.contains("unknown")) << shown.toStdString();
}

TEST(Diagnostics, HoldsNothingPrivate)
{
    ProjectSnapshot project;
    project.folder = "/home/secretuser/secretproject.polymath";
    project.name = "secretproject";
    project.base.path = "/home/secretuser/models/secretmodel.gguf";
    project.base.name = "secretmodel";
    project.base.architecture = "llama";
    project.base.parameters = 134'515'008;
    DomainRecord domain;
    domain.name = "secretdomain";
    domain.documents = 321;
    project.domains.push_back(domain);
    for (const char* path : {"/home/secretuser/secretfile.csv", "/home/secretuser/letter.to secretperson"}) {
        SourceRecord source;
        source.path = path;
        project.sources.push_back(source);
    }
    JobRecord job;
    job.id = 9;
    job.state = JobState::Failed;
    job.title = "Train secretdomain";
    job.configJson = R"({"name":"secretname"})";
    job.message = "'/home/secretuser/secretfile.csv' cannot be read.";
    job.detail = "secretdetail";
    job.host = "secrethost";
    job.exitCode = 4;
    project.jobs.push_back(job);
    ExpertRecord expert;
    expert.name = "secretexpert";
    expert.method = "lora";
    expert.domains = {"secretdomain"};
    project.experts.push_back(expert);
    const auto told = diagnostics("1.2.3", project);
    EXPECT_FALSE(told.contains("secret")) << told.toStdString();
    for (const char* wanted : {"1.2.3", "llama", "134515008", "321 documents", "imported .csv: 1 files",
                               "train, failed", "exit code 4", "lora"}) {
        EXPECT_TRUE(told.contains(wanted)) << wanted << " is missing in\n" << told.toStdString();
    }
    EXPECT_TRUE(diagnostics("1", {}).contains("no project open"));
}
