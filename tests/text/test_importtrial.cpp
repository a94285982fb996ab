#include "core/base/file.h"
#include "core/store/project.h"
#include "core/text/importrun.h"
#include "core/text/readers/documentreader.h"
#include "tests/support/tinymodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace polymath;
using namespace polymath::test;
using ::testing::ElementsAre;

namespace {

namespace fs = std::filesystem;

/// A text of invented words of its own.
std::string prose(unsigned seed)
{
    std::mt19937 random(seed);
    std::string text;
    for (int word = 0; word < 60; ++word) {
        for (std::uint32_t letters = 3 + random() % 6; letters > 0; --letters) {
            text += static_cast<char>('a' + random() % 26);
        }
        text += word < 59 ? " " : ".";
    }
    return text;
}

class ATrial : public ::testing::Test {
protected:
    fs::path rows(const std::string& name, const std::vector<std::string>& texts)
    {
        std::string lines;
        for (const auto& text : texts) {
            lines += "{\"text\":\"" + text + "\"}\n";
        }
        const auto path = folder() / name;
        fs::create_directories(path.parent_path());
        EXPECT_TRUE(writeFileAtomically(path, lines).has_value());
        return path;
    }
    [[nodiscard]] fs::path folder() const { return m_folder.path() / "documents"; }

    ImportRequest request(const std::string& domain, const std::vector<fs::path>& files)
    {
        ImportRequest request;
        request.domain = domain;
        request.role = "target";
        request.folder = folder().string();
        for (const auto& file : files) {
            request.files.push_back(file.string());
        }
        return request;
    }
    ImportOutcome attempt(const ImportRequest& request)
    {
        return tryImport(m_project, request, {}, readDocuments).value();
    }
    ImportOutcome import(const ImportRequest& request)
    {
        const auto domain = importDomain(m_project, request).value();
        return runImport(m_project, domain, 0, request, {}, readDocuments).value();
    }
    /// All that a trial could have changed, as text.
    std::string everything()
    {
        SQLite::Database database((m_path / "project.sqlite").string());
        std::string all;
        for (const auto* table :
             {"domain", "source", "document", "document_signature", "document_claim", "project", "import_rule"}) {
            SQLite::Statement rows(database, std::string("SELECT * FROM ") + table);
            while (rows.executeStep()) {
                for (int column = 0; column < rows.getColumnCount(); ++column) {
                    all += rows.getColumn(column).getString() + "|";
                }
                all += "\n";
            }
        }
        for (const auto& entry : fs::recursive_directory_iterator(m_path)) {
            const auto name = entry.path().filename().string();
            all += name.starts_with("project.sqlite") ? "" : entry.path().string() + "\n";
        }
        return all;
    }
    std::vector<std::string> names(RowId domain)
    {
        std::vector<std::string> names;
        const auto sources = m_project.sources(domain).value();
        for (const auto& source : sources) {
            names.push_back(fs::path(source.file).filename().string());
        }
        return names;
    }

    TemporaryFolder m_folder;
    fs::path m_path = m_folder.path() / "law.polymath";
    Project m_project = Project::create(m_path, {}).value();
};

} // namespace

TEST_F(ATrial, SaysWhatTheImportThenDoesAndWritesNothing)
{
    const auto first = rows("a.jsonl", {prose(1), prose(2), prose(2), "...", "..."});
    auto wanted = request("law", {first});
    wanted.cleaning.dropShort = wanted.cleaning.dropGarbled = false;
    const auto before = everything();
    const auto tried = attempt(wanted);
    EXPECT_EQ(everything(), before);
    const auto done = import(wanted);
    EXPECT_EQ(tried.entries, done.entries);
    EXPECT_EQ(tried.documents, done.documents);
    EXPECT_EQ(tried.sentence(), done.sentence());
    EXPECT_EQ(done.kept(), 3);
}

TEST_F(ATrial, KnowsWhatTheDomainAndOthersHave)
{
    import(request("other", {rows("other.jsonl", {prose(7)})}));
    auto first = rows("a.jsonl", {prose(1), prose(2), prose(3)});
    const auto second = rows("b.jsonl", {prose(4), "..."});
    auto wanted = request("law", {first, second});
    wanted.cleaning.dropShort = wanted.cleaning.dropGarbled = false;
    import(wanted);
    first = rows("a.jsonl", {prose(2), prose(3), prose(9), "..."}); // claims two, loses one, and has one of b's
    const auto third = rows("c.jsonl", {prose(4), prose(7), prose(8)});
    wanted = request("law", {first, third});
    wanted.cleaning.dropShort = wanted.cleaning.dropGarbled = false;
    const auto before = everything();
    const auto tried = attempt(wanted);
    EXPECT_EQ(everything(), before);
    const auto done = import(wanted);
    EXPECT_EQ(tried.entries, done.entries);
    EXPECT_EQ(tried.documents, done.documents);
    EXPECT_EQ(done.cleaning().copies, 2) << "of b.jsonl";
    EXPECT_EQ(done.cleaning().inOtherDomains, 1);
}

TEST_F(ATrial, FilesThatAreGoneAreNamedAndGoOnlyWhenAsked)
{
    const auto stays = rows("stays.jsonl", {prose(1), prose(2)});
    const auto goes = rows("goes.jsonl", {prose(3)});
    const auto moves = rows("moves.jsonl", {prose(4), prose(5)});
    import(request("law", {stays, goes, moves}));
    const auto law = m_project.findDomain("law").value()->id;
    fs::remove(goes);
    fs::rename(moves, folder() / "moved.jsonl");

    auto wanted = request("law", {stays});
    wanted.onlyChanged = true;
    const auto kept = import(wanted);
    EXPECT_EQ(kept.forgotten, 0);
    ASSERT_EQ(kept.entries.size(), 3U);
    EXPECT_FALSE(kept.entries[1].goneSources.empty());
    EXPECT_FALSE(kept.entries[1].forgotten);
    EXPECT_EQ(m_project.sources(law)->size(), 3U) << "they stay until somebody asks";

    wanted.files.push_back((folder() / "moved.jsonl").string());
    wanted.forgotten = {goes.string(), moves.string()};
    wanted = importRequestFrom(toJson(wanted));
    const auto before = everything();
    const auto tried = attempt(wanted);
    EXPECT_EQ(everything(), before);
    const auto done = import(wanted);
    EXPECT_EQ(done.forgotten, 2);
    EXPECT_EQ(tried.documents, done.documents);
    EXPECT_EQ(entryOutcomeFrom(toJson(done.entries[1])), done.entries[1]);
    EXPECT_THAT(names(law), ElementsAre("stays.jsonl", "moved.jsonl"));
    EXPECT_EQ(m_project.findDomain("law").value()->documents, 4) << "a file with a new name keeps its documents";

    const auto gone = std::find_if(done.entries.begin(), done.entries.end(),
                                   [&](const EntryOutcome& entry) { return entry.name == goes.string(); });
    ASSERT_NE(gone, done.entries.end());
    for (const auto source : gone->goneSources) {
        ASSERT_TRUE(m_project.setRemoved(RemovableKind::Source, source, false).has_value());
    }
    EXPECT_EQ(m_project.findDomain("law").value()->documents, 5) << "brought back";
    EXPECT_THAT(attempt(request("law", {stays})).entries.front().goneSources, testing::SizeIs(1));
}

TEST_F(ATrial, OfADomainInAnotherRoleIsRefused)
{
    ASSERT_TRUE(m_project.addDomain("law", DomainRole::Retention).has_value());
    const auto refused = tryImport(m_project, request("law", {rows("a.jsonl", {prose(1)})}), {}, readDocuments);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::Usage);
}

TEST_F(ATrial, OfAProjectWithoutSignaturesChangesNothingEither)
{
    const auto first = rows("a.jsonl", {prose(1), prose(2)});
    import(request("law", {first}));
    {
        SQLite::Database database((m_path / "project.sqlite").string(), SQLite::OPEN_READWRITE);
        database.exec("DELETE FROM document_signature");
    }
    ASSERT_TRUE(m_project.setSetting("unsigned_documents", "1").has_value());
    const auto wanted = request("law", {rows("b.jsonl", {prose(2), prose(3)})});
    const auto before = everything();
    const auto tried = attempt(wanted);
    EXPECT_EQ(everything(), before);
    EXPECT_EQ(tried.entries, import(wanted).entries);
}
