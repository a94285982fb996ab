#include "tests/support/zipwriter.h"
#include "tests/ui/datapagefixture.h"
#include "ui/dialogs/importresultdialog.h"
#include "ui/dialogs/otherdomaindialog.h"
#include "ui/models/recentprojects.h"
#include "ui/pages/domaindetails.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPointer>
#include <QTableView>
#include <QTextBrowser>
#include <QTimer>
#include <QTreeWidget>

#include <algorithm>

using namespace polymath;
using ::testing::HasSubstr;

namespace {

constexpr int patience = 60'000; ///< milliseconds: real programs on a busy machine

/// Rows of questions and answers; no two have five words in a row in common.
std::string table(int first, int count)
{
    std::string rows = "question,answer\n";
    for (int index = first; index < first + count; ++index) {
        const auto number = std::to_string(index * std::int64_t{7919});
        rows += "who is n" + number + " then,it is m" + number + " of k" + number + "\n";
    }
    return rows;
}

/// Imports as a person does them, by the real programs.
class Imports : public test::TheDataPage {
protected:
    [[nodiscard]] QString folder(const char* name) const
    {
        return QString::fromStdString((m_folder.path() / name).string());
    }
    /// Starts the import and waits for its end.
    JobRecord finish(ImportDialog* dialog)
    {
        start(dialog);
        const auto id = m_session.snapshot()->jobs.back().id;
        EXPECT_TRUE(QTest::qWaitFor([&] { return job(id).state == JobState::Done; }, patience)) << job(id).message;
        return job(id);
    }
    [[nodiscard]] JobRecord job(RowId id) const
    {
        const auto& jobs = m_session.snapshot()->jobs;
        const auto found = std::find_if(jobs.begin(), jobs.end(), [id](const JobRecord& one) { return one.id == id; });
        return found == jobs.end() ? JobRecord() : *found;
    }
    [[nodiscard]] std::int64_t documents(const std::string& domain) const
    {
        for (const auto& one : m_session.snapshot()->domains) {
            if (one.name == domain) {
                return one.documents;
            }
        }
        return -1;
    }
    /// The list that says what became of an import's files, filled.
    ImportResultDialog* result(RowId job)
    {
        click(cards()[0]);
        Q_EMIT m_page.findChild<DomainDetails*>()->resultRequested(job);
        auto* dialog = m_page.findChild<ImportResultDialog*>("importResult");
        EXPECT_NE(dialog, nullptr);
        EXPECT_TRUE(
            QTest::qWaitFor([&] { return find<QTableView>("importResultFiles", dialog)->model()->rowCount() > 0; }));
        return dialog;
    }
    /// What stands in a row, the columns side by side; the first row that has the file.
    static QString line(const QTableView* list, const QString& file)
    {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < list->model()->columnCount(); ++column) {
                cells << list->model()->index(row, column).data().toString();
            }
            if (cells[0].contains(file)) {
                return cells.join(" | ");
            }
        }
        return {};
    }
    static void select(QTableView* list, const QString& file)
    {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const auto index = list->model()->index(row, 0);
            if (index.data().toString().contains(file)) {
                list->scrollTo(index);
                QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
                return;
            }
        }
        ADD_FAILURE() << file.toStdString() << " is not in the list";
    }
};

} // namespace

TEST_F(Imports, AskForEachFilesPasswordOnceAndSayWhenItIsWrong)
{
    std::filesystem::create_directories(m_folder.path() / "closed");
    test::writeZip(m_folder.path() / "closed/first.zip", {{"a.csv", table(0, 30)}}, "swordfish");
    test::writeZip(m_folder.path() / "closed/second.zip", {{"b.csv", table(100, 30)}}, "herring");
    auto* dialog = drop({folder("closed")});
    auto* list = find<QTableView>("importFiles", dialog);
    auto* password = find<QLineEdit>("importPassword", dialog);
    auto* import = find<QPushButton>("importStart", dialog);
    EXPECT_FALSE(import->isEnabled());
    EXPECT_TRUE(password->isVisible());
    EXPECT_EQ(password->echoMode(), QLineEdit::Password);
    EXPECT_THAT(find<QLabel>("importMissing", dialog)->text().toStdString(), HasSubstr("2 file(s) still need"));

    select(list, "first.zip");
    QTest::keyClicks(password, "guess");
    click(find<QPushButton>("importPasswordUse", dialog));
    auto* reading = find<QTextBrowser>("importPreview", dialog);
    EXPECT_TRUE(QTest::qWaitFor([&] { return reading->toPlainText().contains("not the right one"); }, patience))
        << reading->toPlainText().toStdString();
    EXPECT_FALSE(import->isEnabled());

    select(list, "first.zip");
    password->clear();
    QTest::keyClicks(password, "swordfish");
    QTest::keyClick(password, Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !line(list, "a.csv").isEmpty(); }, patience));
    EXPECT_THAT(find<QLabel>("importMissing", dialog)->text().toStdString(), HasSubstr("1 file(s) still need"));
    select(list, "second.zip");
    EXPECT_TRUE(password->text().isEmpty()) << "one file's password is not another's";
    QTest::keyClicks(password, "herring");
    QTest::keyClick(password, Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor([&] { return import->isEnabled(); }, patience));
    const auto done = finish(dialog);
    EXPECT_EQ(documents("closed"), 60);
    EXPECT_THAT(done.configJson, Not(HasSubstr("herring")));
}

TEST_F(Imports, ListWhatBecameOfEachFileAndShowIt)
{
    write("mixed/good.csv", table(0, 40));
    write("mixed/torn.pdf", "%PDF-1.4\nand then nothing");
    write("mixed/notes.txt", "A note about something that nobody else writes about.");
    const auto done = finish(drop({folder("mixed")}));
    auto* dialog = result(done.id);
    auto* list = find<QTableView>("importResultFiles", dialog);
    EXPECT_EQ(list->model()->rowCount(), 2) << "what the dialog refused is not asked for again";
    EXPECT_EQ(line(list, "good.csv").toStdString(), "good.csv | CSV table | 40 | Taken.");
    select(list, "good.csv");
    auto* reading = find<QTextBrowser>("importResultPreview", dialog);
    EXPECT_TRUE(QTest::qWaitFor([&] { return reading->toPlainText().contains("it is m7919 of k7919"); }, patience))
        << reading->toPlainText().toStdString();
    select(list, "notes.txt");
    EXPECT_TRUE(QTest::qWaitFor([&] { return reading->toPlainText().contains("nobody else"); }, patience));
    EXPECT_FALSE(reading->toPlainText().contains("k7919"));
}

TEST_F(Imports, RememberWhatWasDecidedAboutAFolder)
{
    std::string wines = "colour,taste\n"; // columns that nobody can guess
    for (int number = 0; number < 40; ++number) {
        wines += "red " + std::to_string(number) + ",round " + std::to_string(number * 7) + "\n";
    }
    write("papers/wine.csv", wines);
    write("papers/other.txt", "Not this one, which is of no use.");
    auto* dialog = drop({folder("papers")});
    QTest::keyClicks(find<QComboBox>("mappingPrompt", dialog), "t"); // the wrong way round
    QTest::keyClicks(find<QComboBox>("mappingResponse", dialog), "c");
    select(find<QTableView>("importFiles", dialog), "other.txt");
    click(find<QPushButton>("importLeaveOut", dialog));
    find<QLineEdit>("importName", dialog)->setText("Wines");
    finish(dialog);
    EXPECT_EQ(documents("Wines"), 40);

    auto* again = drop({folder("papers")});
    ASSERT_NE(again, nullptr);
    auto* list = find<QTableView>("importFiles", again);
    EXPECT_EQ(find<QComboBox>("importDomain", again)->currentText(), "Wines") << "the folder's domain, by any name";
    EXPECT_THAT(line(list, "other.txt").toStdString(), HasSubstr("Left out"));
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return line(list, "wine.csv").contains(QString::fromUtf8("taste \u2192 colour")); }, patience))
        << line(list, "wine.csv").toStdString();
}

TEST_F(Imports, BringOnlyWhatChangedAndKeepOrRemoveWhatIsGone)
{
    write("papers/a.csv", table(0, 20));
    write("papers/b.csv", table(100, 20));
    write("papers/c.csv", table(200, 20));
    write("papers/d.csv", table(300, 20));
    finish(drop({folder("papers")}));
    EXPECT_EQ(documents("papers"), 80);
    write("papers/b.csv", table(100, 25));
    std::filesystem::remove(m_folder.path() / "papers/c.csv");
    std::filesystem::remove(m_folder.path() / "papers/d.csv");

    auto* dialog = drop({folder("papers")});
    auto* list = find<QTableView>("importFiles", dialog);
    EXPECT_TRUE(find<QCheckBox>("importOnlyChanged", dialog)->isChecked());
    EXPECT_THAT(line(list, "c.csv").toStdString(), HasSubstr("its documents stay"));
    auto* forget = find<QCheckBox>("importForget", dialog);
    EXPECT_TRUE(forget->isVisible());
    EXPECT_THAT(forget->text().toStdString(), HasSubstr("2 file(s) that are gone"));
    select(list, "c.csv");
    auto* button = find<QPushButton>("importLeaveOut", dialog);
    EXPECT_EQ(button->text(), "Remove its documents");
    click(button);
    EXPECT_THAT(line(list, "c.csv").toStdString(), HasSubstr("its documents are removed"));
    EXPECT_EQ(forget->checkState(), Qt::PartiallyChecked);
    auto* outcome = find<QLabel>("importOutcome", dialog);
    EXPECT_TRUE(QTest::qWaitFor([&] { return outcome->text().contains("1 file(s) unchanged"); }, patience))
        << outcome->text().toStdString();
    EXPECT_THAT(outcome->text().toStdString(), HasSubstr("the documents of 1 file(s) removed"));
    EXPECT_EQ(documents("papers"), 80) << "nothing was written";
    const auto done = finish(dialog);
    EXPECT_EQ(documents("papers"), 65) << "5 new ones, 20 removed, 20 of a file that is gone";

    auto* becameOf = result(done.id);
    auto* results = find<QTableView>("importResultFiles", becameOf);
    EXPECT_THAT(line(results, "a.csv").toStdString(), HasSubstr("Not changed"));
    EXPECT_THAT(line(results, "d.csv").toStdString(), HasSubstr("documents are kept"));
    select(results, "d.csv");
    auto* gone = find<QPushButton>("importResultGone", becameOf);
    EXPECT_EQ(gone->text(), "Remove its documents");
    click(gone);
    EXPECT_TRUE(QTest::qWaitFor([&] { return documents("papers") == 45; }));
    EXPECT_THAT(line(results, "d.csv").toStdString(), HasSubstr("were removed"));
    m_undoStack.undo();
    EXPECT_TRUE(QTest::qWaitFor([&] { return documents("papers") == 65; }));
    select(results, "c.csv");
    EXPECT_EQ(gone->text(), "Bring its documents back");
    click(gone);
    EXPECT_TRUE(QTest::qWaitFor([&] { return documents("papers") == 85; }));
}

TEST_F(Imports, AreGivenUpWithinASecondAndLeaveTheProjectAsItWas)
{
    fill("bank", DomainRole::Target, 0, 60);
    write("big/rows.csv", table(1000, 400'000));
    QPointer<ImportDialog> dialog = drop({folder("big")});
    start(dialog);
    const auto id = m_session.snapshot()->jobs.back().id;
    ASSERT_TRUE(QTest::qWaitFor([&] { return job(id).state == JobState::Running && job(id).step > 0; }, patience));
    DomainCard* card = nullptr;
    ASSERT_TRUE(QTest::qWaitFor([&] {
        const auto all = cards();
        const auto found =
            std::find_if(all.begin(), all.end(), [this](const DomainCard* one) { return hasText(one, "big"); });
        card = found == all.end() ? nullptr : *found;
        return card != nullptr && find<QPushButton>("domainImportCancel", card)->isVisible();
    }));
    click(find<QPushButton>("domainImportCancel", card));
    EXPECT_TRUE(QTest::qWaitFor([&] { return job(id).state == JobState::Cancelled; }, patience));
    EXPECT_EQ(documents("bank"), 60);
    EXPECT_LE(documents("big"), 0);
    const auto sources = Project::open(m_path).value().sources().value();
    for (const auto& source : sources) {
        EXPECT_THAT(source.file, HasSubstr("bank.csv"));
    }
}

TEST_F(Imports, TheDialogClosesAtOnceWhileItCounts)
{
    write("big/rows.csv", table(1000, 400'000));
    QPointer<ImportDialog> dialog = drop({folder("big")});
    auto* outcome = find<QLabel>("importOutcome", dialog);
    ASSERT_TRUE(QTest::qWaitFor([&] { return outcome->text().contains("Counting"); }, patience));
    QTest::qWait(600); // until it is at work
    QElapsedTimer timer;
    timer.start();
    click(find<QPushButton>("importCancel", dialog));
    EXPECT_TRUE(QTest::qWaitFor([&] { return dialog.isNull(); }));
    EXPECT_LT(timer.elapsed(), 1000);
    EXPECT_TRUE(m_session.snapshot()->sources.empty());
}

TEST_F(Imports, LookingIntoManyFilesDoesNotHoldUpTheWindow)
{
    constexpr int files = 3000;
    for (int index = 0; index < files; ++index) {
        write("many/" + std::to_string(index) + ".txt", "Text number " + std::to_string(index));
    }
    qint64 longest = 0;
    QElapsedTimer since;
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, [&] { longest = std::max(longest, since.restart()); });
    EXPECT_TRUE(m_page.takeFiles({folder("many")}));
    QPointer<ImportDialog> dialog = m_page.findChild<ImportDialog*>("importDialog");
    ASSERT_NE(dialog, nullptr);
    since.start();
    beat.start(5);
    auto* list = find<QTableView>("importFiles", dialog);
    EXPECT_TRUE(QTest::qWaitFor([&] { return list->model()->rowCount() == files; }, patience));
    QTest::qWait(500);
    beat.stop();
    EXPECT_LT(longest, 1000) << "milliseconds; far less on a machine that has nothing else to do";
    click(find<QPushButton>("importCancel", dialog));
    EXPECT_TRUE(QTest::qWaitFor([&] { return dialog.isNull(); }));
}

TEST_F(Imports, GeneralEnglishMeasuresRetentionWithOneClick)
{
    fill("bank", DomainRole::Target, 0, 60);
    ASSERT_TRUE(find<QWidget>("retentionNotice")->isVisible());
    click(find<QPushButton>("useEnglish"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return documents("general English") > 30; }, patience)) << m_toast.toStdString();
    EXPECT_EQ(m_session.snapshot()->domains.back().role, DomainRole::Retention);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !find<QWidget>("retentionNotice")->isVisible(); }));
}

TEST_F(Imports, ADomainOfAnotherProjectMeasuresRetention)
{
    const auto other = m_folder.path() / "other.polymath";
    {
        auto project = Project::create(other, {}).value();
        const auto id = project.addDomain("recipes", DomainRole::Target).value().id;
        ASSERT_TRUE(importFile(project, id, write("recipes.csv", table(0, 30)).toStdString(), {}, readDocuments));
    }
    RecentProjects recent(m_settings);
    recent.add(QString::fromStdString(other.string()), 2);
    recent.add(folder("deleted.polymath"), 1);
    recent.add(QString::fromStdString(m_path.string()), 3);
    fill("bank", DomainRole::Target, 100, 60);
    click(find<QPushButton>("chooseOtherDomain"));
    auto* dialog = m_page.findChild<OtherDomainDialog*>("otherDomain");
    ASSERT_NE(dialog, nullptr);
    auto* list = find<QTreeWidget>("otherDomainList", dialog);
    auto* take = find<QPushButton>("otherDomainTake", dialog);
    ASSERT_TRUE(QTest::qWaitFor([&] { return take->isEnabled(); }));
    EXPECT_EQ(list->topLevelItemCount(), 1) << "neither this project nor one that is gone";
    EXPECT_EQ(list->topLevelItem(0)->text(0), "other");
    EXPECT_EQ(list->currentItem()->text(0), "recipes");
    click(take);
    EXPECT_TRUE(QTest::qWaitFor([&] { return documents("recipes") == 30; }, patience)) << m_toast.toStdString();
    EXPECT_EQ(m_session.snapshot()->domains.back().role, DomainRole::Retention);
}

TEST_F(Imports, WithoutOtherProjectsThePickerSaysWhatToDo)
{
    fill("bank", DomainRole::Target, 0, 60);
    click(find<QPushButton>("chooseOtherDomain"));
    auto* dialog = m_page.findChild<OtherDomainDialog*>("otherDomain");
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(find<QPushButton>("otherDomainTake", dialog)->isEnabled());
    EXPECT_THAT(find<QLabel>("otherDomainHint", dialog)->text().toStdString(), HasSubstr("Choose one by its folder"));
}
