#include "core/jobs/queue.h"
#include "tests/ui/datapagefixture.h"
#include "ui/pages/domaindetails.h"
#include "ui/pages/taskcard.h"
#include "ui/pages/tasksection.h"
#include "ui/widgets/dropzone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTabWidget>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QUrl>

#include <fstream>

using namespace polymath;
using polymath::test::TheDataPage;
using ::testing::HasSubstr;

TEST_F(TheDataPage, SaysWhatToDoFirst)
{
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page.states().state() == StateStack::State::Empty; }));
    EXPECT_TRUE(hasText(&m_page, "What should the model learn?"));
    EXPECT_TRUE(find<QPushButton>("dataImportFolder")->isVisible());
}

TEST_F(TheDataPage, ImportsADroppedTable)
{
    auto* dialog = drop({write("bank.csv", "question,answer\nWhere is my card?,On its way.\n")});
    EXPECT_EQ(find<QLineEdit>("importName", dialog)->text(), "bank");
    auto* preview = find<QTextBrowser>("importPreview", dialog);
    EXPECT_TRUE(QTest::qWaitFor([&] { return preview->toPlainText().contains("On its way."); }));
    const auto configs = start(dialog);
    ASSERT_EQ(configs.size(), 1U);
    EXPECT_EQ(configs[0]["domain"], "bank");
    EXPECT_EQ(configs[0]["role"], "target");
    EXPECT_EQ(mapping(configs[0], "bank.csv")["prompt"], "question");
    EXPECT_EQ(mapping(configs[0], "bank.csv")["response"], "answer");
    EXPECT_EQ(configs[0]["files"].size(), 1U);
    EXPECT_TRUE(QTest::qWaitFor([&] { return cards().size() == 1; })) << "a card for the domain that is coming";
}

TEST_F(TheDataPage, AsksForColumnsItCannotGuess)
{
    auto* dialog = drop({write("wine.csv", "colour,taste\nred,round\n")});
    auto* button = find<QPushButton>("importStart", dialog);
    EXPECT_FALSE(button->isEnabled());
    EXPECT_THAT(find<QLabel>("importMissing", dialog)->text().toStdString(), HasSubstr("columns"));
    auto* reads = find<QComboBox>("mappingPrompt", dialog);
    ASSERT_TRUE(reads->isVisible());
    QTest::keyClicks(reads, "c");
    EXPECT_FALSE(button->isEnabled()) << "half a mapping is none";
    QTest::keyClicks(find<QComboBox>("mappingResponse", dialog), "t");
    EXPECT_TRUE(button->isEnabled());
    auto* preview = find<QTextBrowser>("importPreview", dialog);
    EXPECT_TRUE(QTest::qWaitFor([&] { return preview->toPlainText().contains("round"); }));
    const auto configs = start(dialog);
    ASSERT_EQ(configs.size(), 1U);
    EXPECT_EQ(mapping(configs[0], "wine.csv")["prompt"], "colour");
    EXPECT_EQ(mapping(configs[0], "wine.csv")["response"], "taste");
}

TEST_F(TheDataPage, LeavesOutAFileThatIsNotWanted)
{
    write("two/a.csv", "question,answer\none,1\n");
    write("two/b.csv", "colour,taste\nred,round\n");
    auto* dialog = drop({QString::fromStdString((m_folder.path() / "two").string())});
    auto* button = find<QPushButton>("importStart", dialog);
    auto* leaveOut = find<QPushButton>("importLeaveOut", dialog);
    EXPECT_FALSE(button->isEnabled());
    click(leaveOut); // the one that needs columns is selected
    EXPECT_TRUE(button->isEnabled());
    click(leaveOut);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !find<QLabel>("importMissing", dialog)->text().isEmpty(); }))
        << "it was taken after all";
    EXPECT_FALSE(button->isEnabled());
    click(leaveOut);
    EXPECT_TRUE(button->isEnabled());
    EXPECT_EQ(start(dialog)[0]["files"].size(), 1U);
}

TEST_F(TheDataPage, MakesOneJobOfAFolderAndLeavesOutWhatCannotBeRead)
{
    write("mixed/a.csv", "question,answer\none,1\n");
    write("mixed/b.csv", "question,answer\ntwo,2\n");
    write("mixed/c.jsonl", "{\"prompt\": \"three\", \"response\": \"3\"}\n");
    write("mixed/d.odd", "Running text, which its content tells.");
    write("mixed/e.txt", std::string("zero\0byte", 9));
    std::filesystem::create_symlink(m_folder.path() / "mixed/a.csv", m_folder.path() / "mixed/f.csv");
    auto* dialog = drop({QString::fromStdString((m_folder.path() / "mixed").string())});
    const auto summary = find<QLabel>("importSummary", dialog)->text().toStdString();
    EXPECT_THAT(summary, HasSubstr("1 skipped"));
    EXPECT_THAT(summary, HasSubstr("1 cannot be read"));
    const auto* list = find<QTableView>("importFiles", dialog)->model();
    ASSERT_EQ(list->rowCount(), 6);
    const auto cell = [list](int row, int column) { return list->index(row, column).data().toString().toStdString(); };
    EXPECT_EQ(cell(0, ImportFileModel::Kind), "CSV table");
    EXPECT_EQ(cell(3, ImportFileModel::Kind), "plain text");
    EXPECT_THAT(cell(4, ImportFileModel::Status), HasSubstr("of a kind that cannot be imported"));
    EXPECT_THAT(cell(5, ImportFileModel::Status), HasSubstr("is a link"));
    const auto configs = start(dialog);
    ASSERT_EQ(configs.size(), 1U);
    EXPECT_EQ(configs[0]["files"].size(), 4U);
    EXPECT_EQ(configs[0]["domain"], "mixed");
    EXPECT_EQ(configs[0]["folder"], (m_folder.path() / "mixed").string());
    EXPECT_EQ(mapping(configs[0], "mixed/c.jsonl")["response"], "response");
}

TEST_F(TheDataPage, SaysBeforehandThatThereAreTooFewDocuments)
{
    auto* dialog = drop({write("short.txt", "One line of text that is to be kept.\nAnd another one below it.\n")});
    auto* missing = find<QLabel>("importMissing", dialog);
    EXPECT_TRUE(QTest::qWaitFor([&] { return missing->text().contains("The domain would have 1 document"); }, 20'000))
        << missing->text().toStdString();
    EXPECT_THAT(find<QLabel>("importOutcome", dialog)->text().toStdString(), HasSubstr("to keep"));
    EXPECT_TRUE(find<QPushButton>("importStart", dialog)->isEnabled()) << "a warning, no more";
    EXPECT_TRUE(m_session.snapshot()->domains.empty()) << "nothing was written";
}

TEST_F(TheDataPage, CountsWhatCleaningWouldDo)
{
    std::string rows = "question,answer\n";
    for (int index = 0; index < 60; ++index) {
        rows += "What is the number " + std::to_string(index) + "?,\"Write to mail" + std::to_string(index) +
                "@example.org about number " + std::to_string(index * 31) + "\"\n";
    }
    auto* dialog = drop({write("mails.csv", rows)});
    auto* count = find<QLabel>("cleanPersonalCount", dialog);
    EXPECT_TRUE(QTest::qWaitFor([&] { return count->text() == "60"; }, 20'000)) << count->text().toStdString();
    auto* mask = find<QCheckBox>("cleanMask", dialog);
    EXPECT_FALSE(mask->isChecked());
    find<QTabWidget>("importTabs", dialog)->setCurrentIndex(1);
    QTest::mouseClick(mask, Qt::LeftButton, {}, QPoint(8, mask->height() / 2));
    auto* masked = find<QLabel>("cleanMaskCount", dialog);
    EXPECT_TRUE(QTest::qWaitFor([&] { return masked->text() == "60"; }, 20'000)) << masked->text().toStdString();
    EXPECT_EQ(start(dialog)[0]["cleaning"]["mask_personal_data"], true);
}

TEST_F(TheDataPage, ShowsTheFileBesideWhatTheModelReads)
{
    auto* dialog = drop({write("bank.csv", "question,answer\nWhere is my card?,On its way.\n")});
    auto* source = find<QPlainTextEdit>("importSource", dialog);
    EXPECT_TRUE(QTest::qWaitFor([&] { return source->toPlainText().contains("question,answer"); }));
    auto* guesses = find<QComboBox>("importGuesses", dialog);
    EXPECT_TRUE(guesses->isVisible());
    EXPECT_GE(guesses->count(), 1);
    EXPECT_EQ(guesses->currentText(), QString::fromUtf8("question \u2192 answer"));
}

TEST_F(TheDataPage, WantsANameThatIsFree)
{
    fill("bank", DomainRole::Target, 0, 30);
    auto* dialog = drop({write("more.csv", "question,answer\na,b\n")});
    auto* button = find<QPushButton>("importStart", dialog);
    auto* name = find<QLineEdit>("importName", dialog);
    name->clear();
    EXPECT_FALSE(button->isEnabled());
    QTest::keyClicks(name, "bank");
    EXPECT_FALSE(button->isEnabled());
    EXPECT_THAT(find<QLabel>("importMissing", dialog)->text().toStdString(), HasSubstr("already"));
    QTest::keyClicks(name, "ing");
    EXPECT_TRUE(button->isEnabled());
}

TEST_F(TheDataPage, ChoosesTheDomainOfTheSameName)
{
    fill("bank", DomainRole::Retention, 0, 30);
    auto* dialog = drop({write("elsewhere/bank.csv", "question,answer\na,b\n")});
    EXPECT_EQ(find<QComboBox>("importDomain", dialog)->currentText(), "bank");
    EXPECT_FALSE(find<QComboBox>("importRole", dialog)->isEnabled()) << "the domain has its role already";
    EXPECT_EQ(start(dialog)[0]["role"], "retention");
}

TEST_F(TheDataPage, MissesWhatMeasuresForgettingUntilADomainIsKept)
{
    fill("bank", DomainRole::Target, 0, 60);
    auto* notice = find<QWidget>("retentionNotice");
    EXPECT_TRUE(notice->isVisible());
    ASSERT_EQ(cards().size(), 1);
    find<QAction>("domainRole", cards()[0])->trigger();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !notice->isVisible(); }));
    EXPECT_THAT(m_toast.toStdString(), HasSubstr("bank"));
    EXPECT_TRUE(hasText(cards()[0], "must be kept"));
    ASSERT_TRUE(m_undo);
    m_undo();
    EXPECT_TRUE(QTest::qWaitFor([&] { return notice->isVisible(); }));
}

TEST_F(TheDataPage, SaysWhichDomainsShareDocuments)
{
    fill("bank", DomainRole::Target, 0, 40);
    auto* notice = find<QWidget>("sharedNotice");
    EXPECT_FALSE(notice->isVisible());
    fill("support", DomainRole::Retention, 30, 40);
    EXPECT_TRUE(QTest::qWaitFor([&] { return notice->isVisible(); }));
    EXPECT_TRUE(hasText(notice, "10 document"));
    EXPECT_TRUE(hasText(notice, "bank"));
}

TEST_F(TheDataPage, SaysBeforehandWhenThereIsTooLittleToMeasure)
{
    fill("tiny", DomainRole::Target, 0, 1);
    EXPECT_TRUE(hasText(cards()[0], "too few"));
}

TEST_F(TheDataPage, RenamesAndRemovesWithUndo)
{
    fill("bank", DomainRole::Target, 0, 40);
    find<QAction>("domainRename", cards()[0])->trigger();
    auto* name = find<QLineEdit>("nameDialogName");
    name->setText("  ");
    EXPECT_FALSE(find<QPushButton>("nameDialogAction")->isEnabled()) << "a domain has a name";
    name->setText("banking");
    click(find<QPushButton>("nameDialogAction"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return hasText(cards()[0], "banking"); }));
    m_undoStack.undo();
    EXPECT_TRUE(QTest::qWaitFor([&] { return hasText(cards()[0], "bank") && !hasText(cards()[0], "banking"); }));
    m_undo = {};
    find<QAction>("domainRemove", cards()[0])->trigger();
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_page.states().state() == StateStack::State::Empty && m_undo; }));
    m_undo();
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_page.states().state() == StateStack::State::Ready; }));
}

TEST_F(TheDataPage, TabGoesAsTheEyeGoes)
{
    for (const char* name : {"bank", "law", "letters", "recipes"}) {
        fill(name, DomainRole::Target, 0, 40);
    }
    m_page.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&m_page));
    find<QPushButton>("dataImportFolder")->setFocus();
    QPoint before(0, 0);
    int seen = 0;
    for (auto* widget = QApplication::focusWidget(); seen < 40; ++seen) {
        QTest::keyClick(widget, Qt::Key_Tab);
        auto* next = QApplication::focusWidget();
        if (next->objectName() == "dataImportFolder") {
            break; // once around
        }
        // Cards in a row are told apart by where they begin, what is in one by its line.
        const auto* card = next;
        while (card->objectName() != "domainCard" && card->parentWidget() != nullptr &&
               card->parentWidget() != &m_page) {
            card = card->parentWidget();
        }
        if (card->objectName() == "domainCard") {
            const auto place = card->mapTo(&m_page, QPoint(0, 0));
            EXPECT_TRUE(place.y() > before.y() || (place.y() == before.y() && place.x() >= before.x()))
                << next->objectName().toStdString() << " comes too late";
            before = place;
        }
        widget = next;
    }
    EXPECT_GT(seen, 8) << "cards, their marks and menus";
    EXPECT_EQ(QApplication::focusWidget()->objectName(), "dataImportFolder");
}

TEST_F(TheDataPage, OpensADomainToSearchAndRead)
{
    fill("bank", DomainRole::Target, 0, 250);
    click(cards()[0]);
    auto* list = find<QListView>("documentList");
    ASSERT_TRUE(QTest::qWaitFor([&] { return list->model()->rowCount() > 0; }));
    EXPECT_TRUE(list->isVisible());
    EXPECT_LE(list->model()->rowCount(), 200) << "not all of them at once";
    QTest::keyClicks(find<QLineEdit>("documentSearch"), "is 7");
    int expected = 0;
    for (int index = 0; index < 250; ++index) {
        const auto holds = [](int number) { return std::to_string(number).starts_with("7"); };
        expected += holds(index) || holds(index * 7) ? 1 : 0;
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return list->model()->rowCount() == expected; })) << list->model()->rowCount();
    auto* reading = find<QTextBrowser>("documentReading");
    EXPECT_THAT(reading->toPlainText().toStdString(), HasSubstr("is 7"));
    QTest::keyClicks(find<QLineEdit>("documentSearch"), "nowhere");
    auto* count = find<QLabel>("documentCount");
    EXPECT_TRUE(QTest::qWaitFor([&] { return count->text().contains("No document"); }));
    click(find<QToolButton>("domainBack"));
    EXPECT_FALSE(list->isVisible());
}

TEST_F(TheDataPage, ShowsAnImportThatFailedUntilItIsDismissed)
{
    auto project = Project::open(m_path).value();
    const auto job =
        project.addJob(JobKind::Import, "Import law", R"({"domain":"law","role":"target","files":[]})").value();
    ASSERT_TRUE(project.changeJobState(job, JobState::Queued, JobState::Running).value());
    ASSERT_TRUE(project.setJobOutcome(job, 3, "Line 3 of 'law.jsonl' is not a JSON object.", "").has_value());
    ASSERT_TRUE(project.changeJobState(job, JobState::Running, JobState::Failed).value());
    ASSERT_TRUE(QTest::qWaitFor([&] { return cards().size() == 1 && hasText(cards()[0], "Line 3 of"); }));
    EXPECT_TRUE(find<QPushButton>("domainImportRetry", cards()[0])->isVisible());
    click(find<QPushButton>("domainImportCancel", cards()[0]));
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_page.states().state() == StateStack::State::Empty; }));
}

TEST_F(TheDataPage, DoesNotTakeFilesWhereNothingCanBeChanged)
{
    m_session.close();
    EXPECT_FALSE(m_page.takeFiles({write("a.txt", "text")}));
    EXPECT_EQ(m_page.findChild<ImportDialog*>("importDialog"), nullptr);
}

TEST_F(TheDataPage, TakesATaskAndMeasuresIt)
{
    fill("sums", DomainRole::Target, 0, 40);
    auto* section = find<TaskSection>("taskSection");
    auto* zone = section->findChild<DropZone*>();
    ASSERT_NE(zone, nullptr);
    const auto dropHere = [zone](const QString& file) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(zone, &enter);
        QDropEvent event(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(zone, &event);
    };
    dropHere(write("notes.txt", "no questions here\n"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_toast.contains("no task that Polymath knows"); }));
    EXPECT_TRUE(section->findChildren<TaskCard*>().empty());

    dropHere(write("exam.csv", "question,A,B,C,D,answer\nWhy?,1,2,3,4,D\nHow?,1,2,3,4,A\nWho?,1,2,3,4,B\n"));
    TaskCard* card = nullptr;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (card = section->findChild<TaskCard*>()) != nullptr; }));
    EXPECT_THAT(m_toast.toStdString(), HasSubstr("Added exam: MMLU, 3 question"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return hasText(card, "exam"); })) << "it is shown with the next event";
    EXPECT_TRUE(hasText(card, "MMLU"));
    EXPECT_TRUE(hasText(card, "3 question"));
    EXPECT_TRUE(hasText(card, "Not measured yet."));

    auto other = Project::open(m_path).value();
    ASSERT_TRUE(holdQueue(other, true).has_value()); // no worker shall take it
    const auto lengths = find<QMenu>("taskMeasureMenu", card)->actions();
    ASSERT_EQ(lengths.size(), 3);
    EXPECT_FALSE(lengths.front()->isVisible()) << "there are no hundred questions";
    lengths.back()->trigger();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !m_session.snapshot()->jobs.empty(); }));
    const auto& job = m_session.snapshot()->jobs.back();
    EXPECT_EQ(job.kind, JobKind::Evaluate);
    const auto config = nlohmann::json::parse(job.configJson);
    EXPECT_EQ(config["tasks"], nlohmann::json({"exam"}));
    EXPECT_EQ(config["subjects"], nlohmann::json({"base"}));
    EXPECT_EQ(config["limit"], 0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !find<QPushButton>("taskMeasure", card)->isEnabled(); }));
    EXPECT_TRUE(hasText(card, "waits in the queue"));

    TaskResultRecord result;
    result.subject = "base";
    result.taskId = card->task();
    result.items = 3;
    result.accuracy = 0.3333;
    result.accuracyHigh = 1;
    ASSERT_TRUE(other.setTaskResult(result).has_value());
    ASSERT_TRUE(QTest::qWaitFor([&] { return hasText(card, "base: 33.3 % (0.0 % to 100.0 %)"); }))
        << find<QLabel>("taskResults", card)->text().toStdString();

    find<QMenu>("taskMoreMenu", card)->actions().front()->trigger();
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_toast == "Removed exam."; }));
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_session.snapshot()->tasks.empty(); }));
    m_undo();
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_session.snapshot()->tasks.size() == 1; }));
}

TEST(LongDocuments, AreSaidInOneSentence)
{
    DomainFacts facts;
    EXPECT_TRUE(longDocumentsSentence(facts, 512).isEmpty());
    facts.lengths.documents = 100;
    facts.longerThanRow = 7;
    EXPECT_EQ(
        longDocumentsSentence(facts, 512),
        "7 % of the documents are longer than one row of 512 tokens, the usual setting, and are cut into several.");
    facts.lengths.unit = LengthHistogram::Unit::Characters;
    EXPECT_THAT(longDocumentsSentence(facts, 512).toStdString(), HasSubstr("About 7 % of the documents are probably"));
}
