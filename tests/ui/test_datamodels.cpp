#include "core/store/project.h"
#include "tests/support/tinymodel.h"
#include "ui/models/documentmodel.h"
#include "ui/models/domainfacts.h"
#include "ui/models/filescan.h"
#include "ui/models/importfilemodel.h"
#include "ui/models/importresultmodel.h"
#include "ui/models/sourcemodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace polymath;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

FoundFile found(const std::string& name, std::int64_t bytes = 10)
{
    return {std::filesystem::path("/texts") / name, QString::fromStdString(name), bytes, {}};
}

FilePreview table(std::vector<std::string> columns, ColumnMapping mapping)
{
    FilePreview preview;
    preview.format = "csv";
    preview.columns = std::move(columns);
    preview.mappingWorks = !mapping.text.empty() || !mapping.prompt.empty();
    preview.mapping = std::move(mapping);
    return preview;
}

QString cell(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

/// Answers what it is asked only when told to, as another thread would.
struct SlowReader {
    std::vector<std::pair<DocumentModel::Request, std::function<void(DocumentModel::Page)>>> asked;

    DocumentModel::Reader reader()
    {
        return [this](const DocumentModel::Request& request, std::function<void(DocumentModel::Page)> done) {
            asked.emplace_back(request, std::move(done));
        };
    }
    /// Answers the oldest question with the next `count` documents.
    void answer(int count)
    {
        auto [request, done] = std::move(asked.front());
        asked.erase(asked.begin());
        std::vector<DocumentRecord> page;
        for (int index = 0; index < count; ++index) {
            DocumentRecord document;
            document.id = request.offset + index + 1;
            document.text = "document " + std::to_string(document.id);
            document.split = Split::Test;
            page.push_back(document);
        }
        done(page);
    }
};

} // namespace

TEST(ADocumentModel, AsksForOnePageAfterAnother)
{
    SlowReader slow;
    DocumentModel model(slow.reader()); // the tester would ask for pages as well
    EXPECT_FALSE(model.canFetchMore({}));
    model.showDocuments(7, "  appeal ");
    ASSERT_EQ(slow.asked.size(), 1U);
    EXPECT_EQ(slow.asked[0].first.domain, 7);
    EXPECT_EQ(slow.asked[0].first.search, "appeal");
    EXPECT_FALSE(model.canFetchMore({})) << "a page is on its way";
    slow.answer(DocumentModel::pageSize);
    EXPECT_EQ(model.rowCount(), DocumentModel::pageSize);
    ASSERT_TRUE(model.canFetchMore({}));
    model.fetchMore({});
    ASSERT_EQ(slow.asked.size(), 1U);
    EXPECT_EQ(slow.asked[0].first.offset, DocumentModel::pageSize);
    slow.answer(3);
    EXPECT_EQ(model.rowCount(), DocumentModel::pageSize + 3);
    EXPECT_TRUE(model.isComplete());
    EXPECT_FALSE(model.canFetchMore({}));
    EXPECT_EQ(cell(model, 102, 0), "document 103");
    EXPECT_EQ(model.index(0, 0).data(DocumentModel::SplitRole).toInt(), static_cast<int>(Split::Test));
}

TEST(ADocumentModel, DropsAnswersToFormerQuestions)
{
    SlowReader slow;
    DocumentModel model(slow.reader());
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.showDocuments(1, "a");
    model.showDocuments(1, "ab");
    slow.answer(50);
    EXPECT_EQ(model.rowCount(), 0);
    slow.answer(DocumentModel::pageSize);
    slow.answer(2); // the tester asked for it
    EXPECT_EQ(model.rowCount(), DocumentModel::pageSize + 2);
    model.clear();
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(ADocumentModel, SaysWhyAPageDidNotCome)
{
    SlowReader slow;
    DocumentModel model(slow.reader());
    QSignalSpy spy(&model, &DocumentModel::failed);
    model.showDocuments(1, {});
    slow.asked.front().second(fail(ErrorCode::BadInput, "The database is damaged."));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy[0][0].toString(), "The database is damaged.");
    EXPECT_FALSE(model.canFetchMore({})) << "or a view would ask for ever";
}

TEST(ADocumentModel, MayGoWhileAPageIsOnItsWay)
{
    SlowReader slow;
    {
        DocumentModel model(slow.reader());
        model.showDocuments(1, {});
    }
    slow.answer(1);
}

TEST(ASourceModel, KeepsRowsThatAreStillThere)
{
    SourceModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    SourceRecord first;
    first.id = 1;
    first.path = "/texts/law.csv";
    first.documents = 1234;
    SourceRecord second = first;
    second.id = 2;
    second.path = "/texts/more.csv";
    model.setRows({first, second});
    const QPersistentModelIndex kept = model.index(1, SourceModel::File);
    model.setRows({second});
    EXPECT_TRUE(kept.isValid());
    EXPECT_EQ(cell(model, 0, SourceModel::File), "more.csv");
    EXPECT_EQ(model.index(0, SourceModel::File).data(Qt::ToolTipRole).toString(), "/texts/more.csv");
    EXPECT_EQ(cell(model, 0, SourceModel::Documents), QLocale().toString(1234));
}

TEST(AnImportFileModel, PutsFilesWithTheSameColumnsTogether)
{
    ImportFileModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.add({found("a.csv"), found("b.csv"), found("c.csv"), found("d.txt")});
    ASSERT_EQ(model.firstOf(ImportFile::State::Waiting), 0);
    const ColumnMapping pairs{"question", "answer", ""};
    model.setPreview(0, table({"question", "answer"}, pairs));
    model.setPreview(1, table({"question", "answer"}, pairs));
    model.setPreview(2, table({"colour", "taste"}, {}));
    model.setPreview(3, table({}, {}));
    EXPECT_EQ(model.firstOf(ImportFile::State::Waiting), -1);
    EXPECT_EQ(model.groups().size(), 3U);
    EXPECT_EQ(model.filesOf(model.row(0).group), 2);
    EXPECT_EQ(model.counts().ready, 3);
    EXPECT_EQ(model.counts().needColumns, 1);
    ImportRequest request;
    model.fill(request);
    EXPECT_THAT(request.files, ElementsAre("/texts/a.csv", "/texts/b.csv", "/texts/d.txt"));
    EXPECT_EQ(request.mappings["/texts/b.csv"], pairs);
    EXPECT_FALSE(request.mappings.contains("/texts/d.txt")) << "running text has no columns";

    model.setMapping(model.row(2).group, {"", "", "taste"});
    EXPECT_EQ(model.counts().needColumns, 0);
    EXPECT_THAT(cell(model, 2, ImportFileModel::Status).toStdString(), HasSubstr("taste"));
    model.setMapping(model.row(2).group, {"colour", "", ""});
    EXPECT_EQ(model.counts().needColumns, 1) << "half a mapping is none";
}

TEST(AnImportFileModel, SaysWhatIsWrongWithAFileAndLeavesItOut)
{
    ImportFileModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    auto skipped = found("picture.pdf");
    skipped.skipped = "Skipped: pdf files cannot be imported.";
    model.add({found("broken.jsonl"), found("rows.csv"), skipped});
    model.setPreview(0, Result<FilePreview>(fail(ErrorCode::BadInput, "Line 3 is not a JSON object.")));
    auto bad = table({"a", "b"}, {"a", "b", ""});
    bad.problem = "The row at line 2 has 3 fields.";
    model.setPreview(1, bad);
    EXPECT_EQ(cell(model, 0, ImportFileModel::Status), "Line 3 is not a JSON object.");
    EXPECT_EQ(cell(model, 1, ImportFileModel::Status), "The row at line 2 has 3 fields.");
    EXPECT_EQ(cell(model, 2, ImportFileModel::Status), skipped.skipped);
    EXPECT_EQ(model.counts().failed, 2);
    EXPECT_EQ(model.counts().skipped, 1);
    ImportRequest request;
    model.fill(request);
    EXPECT_TRUE(request.files.empty());
}

TEST(AnImportFileModel, ShowsWhatIsInsideAnArchive)
{
    ImportFileModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.add({found("a.zip"), found("b.txt")});
    FilePreview archive;
    archive.format = "archive";
    archive.files = {{"one.txt", "txt", 10, ""}, {"two.txt", "txt", 20, ""}, {"bad.bin", "", 5, "It is of no kind."}};
    model.setPreview(0, archive);
    ASSERT_EQ(model.rowCount(), 5);
    EXPECT_THAT(cell(model, 2, ImportFileModel::Name).toStdString(), HasSubstr("two.txt"));
    EXPECT_EQ(cell(model, 2, ImportFileModel::Kind), "plain text");
    EXPECT_EQ(cell(model, 3, ImportFileModel::Status), "It is of no kind.");
    EXPECT_EQ(model.counts().ready, 1) << "files count, not what is inside them";
    EXPECT_EQ(model.counts().waiting, 1);
    model.setLeftOut(2, true);
    ImportRequest request;
    model.fill(request);
    EXPECT_THAT(request.files, ElementsAre("/texts/a.zip"));
    EXPECT_THAT(request.leftOut, ElementsAre("/texts/a.zip/two.txt"));
    ImportOutcome outcome;
    outcome.entries.resize(1);
    outcome.entries[0].name = "/texts/a.zip/one.txt";
    outcome.entries[0].documents = 7;
    model.setOutcome(outcome);
    EXPECT_EQ(model.row(0).documents, 7) << "with what is inside it";
    EXPECT_EQ(model.row(1).documents, 7);
    model.setLeftOut(0, true);
    EXPECT_EQ(model.row(1).state, ImportFile::State::LeftOut);
    request = {};
    model.fill(request);
    EXPECT_TRUE(request.files.empty());
}

TEST(AnImportFileModel, KnowsThatAPasswordIsMissing)
{
    ImportFileModel model;
    model.add({found("a.pdf")});
    FilePreview closed;
    closed.format = "pdf";
    closed.problem = "'a.pdf' is protected by a password.";
    closed.needsPassword = true;
    model.setPreview(0, closed);
    EXPECT_EQ(model.counts().needPassword, 1);
    EXPECT_EQ(cell(model, 0, ImportFileModel::Status), "Needs its password");
    model.lookAgain(0);
    EXPECT_EQ(model.counts().waiting, 1);
}

TEST(AnImportResultModel, SaysWhatBecameOfEachFile)
{
    ImportResultModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    EntryOutcome taken;
    taken.name = "/texts/a.csv";
    taken.format = "csv";
    taken.documents = 12;
    EntryOutcome refused;
    refused.name = "/texts/b.pdf";
    refused.problem = "It is damaged.";
    EntryOutcome cleaned = taken;
    cleaned.skipped = 3;
    cleaned.cleaning.copies = 2;
    cleaned.notes = {"A note."};
    model.show({taken, refused, entryOutcomeFrom(toJson(cleaned))}, {});
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(cell(model, 0, ImportResultModel::Words), "Taken.");
    EXPECT_EQ(cell(model, 1, ImportResultModel::Words), "It is damaged.");
    EXPECT_EQ(cell(model, 2, ImportResultModel::Kind), "CSV table");
    EXPECT_THAT(cell(model, 2, ImportResultModel::Words).toStdString(), HasSubstr("A note."));
    EXPECT_THAT(sentencesOf(model.row(2)).join(" ").toStdString(), HasSubstr("2 exact"));
}

TEST(AnImportFileModel, TakesEachFileOnce)
{
    ImportFileModel model;
    model.add({found("a.txt")});
    model.add({found("a.txt"), found("b.txt")});
    EXPECT_EQ(model.rowCount(), 2);
}

TEST(FindFiles, WalksFoldersAndSaysWhatItSkips)
{
    const test::TemporaryFolder folder;
    const auto root = folder.path() / "contracts";
    std::filesystem::create_directories(root / "2024" / ".git");
    const auto write = [](const std::filesystem::path& path, const char* text) { std::ofstream(path) << text; };
    write(root / "2024" / "lease 10.txt", "ten");
    write(root / "2024" / "lease 9.txt", "nine");
    write(root / "2024" / ".git" / "notes.txt", "hidden");
    write(root / "scan", "%PDF");
    write(root / "empty.txt", "");
    std::filesystem::create_directory_symlink(root, root / "2024" / "round");

    const std::atomic_bool go{false};
    const auto path = QString::fromStdString(root.string());
    const auto files = findFiles({path + "/", path + "/scan", path + "/nothing.txt"}, go);
    std::vector<std::string> names;
    for (const auto& file : files) {
        names.push_back(file.name.toStdString() + (file.skipped.isEmpty() ? "" : " -"));
    }
    EXPECT_THAT(names, ElementsAre("contracts/2024/lease 9.txt", "contracts/2024/lease 10.txt", "contracts/empty.txt",
                                   "contracts/scan", "contracts/2024/round -", "nothing.txt -"))
        << "what a file is, its reader says";
    EXPECT_EQ(files[0].bytes, 4);
    EXPECT_THAT(files[4].skipped.toStdString(), HasSubstr("is a link"));

    const std::atomic_bool stopped{true};
    EXPECT_TRUE(findFiles({path}, stopped).empty());
}

TEST(DomainFactsCache, ReadsAgainWhatChangedAndFindsSharedDocuments)
{
    const test::TemporaryFolder folder;
    auto project = Project::create(folder.path() / "law.polymath", {}).value();
    const auto fill = [&](RowId domain, const std::string& hash, Split split, const std::string& text) {
        SourceRecord source;
        source.domainId = domain;
        DocumentRecord document;
        document.sourceId = project.addSource(source).value();
        document.domainId = domain;
        document.hash = hash;
        document.split = split;
        document.text = text;
        ASSERT_TRUE(project.addDocument(document, "").value());
    };
    const auto law = project.addDomain("law", DomainRole::Target).value().id;
    const auto mails = project.addDomain("mails", DomainRole::Retention).value().id;
    fill(law, "one", Split::Train, std::string(900, 'a'));
    fill(law, "two", Split::Test, "short");
    fill(mails, "two", Split::Test, "short");

    DomainFactsCache cache(100);
    QSignalSpy spy(&cache, &DomainFactsCache::changed);
    const auto snapshot = [&] {
        ProjectSnapshot result;
        result.folder = project.folder();
        result.domains = project.domains().value();
        return result;
    };
    cache.update(snapshot());
    EXPECT_EQ(cache.find(law), nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return spy.size() == 1; }));
    const auto* facts = cache.find(law);
    ASSERT_NE(facts, nullptr);
    EXPECT_EQ(facts->splits, (SplitCounts{1, 0, 1}));
    EXPECT_EQ(facts->lengths.unit, LengthHistogram::Unit::Characters);
    EXPECT_EQ(facts->longerThanRow, 1) << "900 characters are more than 100 tokens";
    EXPECT_TRUE(facts->canTrain());
    EXPECT_FALSE(cache.find(mails)->canTrain());
    EXPECT_THAT(cache.shared(), ElementsAre(SharedDocuments{law, mails, {0, 0, 1}}));

    cache.update(snapshot());
    fill(mails, "three", Split::Train, "new");
    cache.update(snapshot());
    ASSERT_TRUE(QTest::qWaitFor([&] { return spy.size() == 2; })) << "only the second update found something new";
    EXPECT_TRUE(cache.find(mails)->canTrain());

    ASSERT_TRUE(project.setRemoved(RemovableKind::Domain, mails, true).has_value());
    cache.update(snapshot());
    ASSERT_TRUE(QTest::qWaitFor([&] { return spy.size() == 3; }));
    EXPECT_EQ(cache.find(mails), nullptr);
    EXPECT_TRUE(cache.shared().empty());
}
