#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/store/project.h"
#include "core/text/cleaning/nearcopies.h"
#include "core/text/importing.h"
#include "core/text/importrun.h"
#include "core/text/readers/documentreader.h"
#include "tests/support/tinymodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace polymath;
using namespace polymath::test;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace {

namespace fs = std::filesystem;

/// A sentence of many invented words; `edits` of them are others.
std::string prose(unsigned seed, int edits = 0, unsigned editSeed = 0)
{
    std::mt19937 random(seed);
    std::mt19937 editor(seed * 31 + editSeed);
    std::string text;
    std::vector<bool> edited(120, false);
    for (; edits > 0; --edits) {
        edited[editor() % edited.size()] = true;
    }
    for (const bool other : edited) {
        std::string word;
        for (std::uint32_t letters = 3 + random() % 6; letters > 0; --letters) {
            word += static_cast<char>('a' + random() % 26);
        }
        text += other ? "edited" + std::to_string(editor() % 1000) + " " : word + " ";
    }
    text.back() = '.';
    return text;
}

class Importing : public ::testing::Test {
protected:
    fs::path file(const std::string& name, const std::string& content)
    {
        const auto path = m_folder.path() / "documents" / name;
        fs::create_directories(path.parent_path());
        EXPECT_TRUE(writeFileAtomically(path, content).has_value());
        return path;
    }
    fs::path rows(const std::string& name, const std::vector<std::string>& texts)
    {
        std::string lines;
        for (const auto& text : texts) {
            lines += "{\"text\":\"" + text + "\"}\n";
        }
        return file(name, lines);
    }
    RowId domain(const std::string& name, DomainRole role = DomainRole::Target)
    {
        return m_project.addDomain(name, role).value().id;
    }
    DocumentImport begin(RowId domain, const CleaningOptions& cleaning = {}, RowId job = 0)
    {
        return DocumentImport::begin(m_project, domain, job, cleaning).value();
    }
    CleaningCounts import(RowId domain, const fs::path& path, const CleaningOptions& cleaning = {})
    {
        CleaningCounts counts;
        const auto entries = importFile(m_project, domain, path, {}, readDocuments, {}, cleaning);
        EXPECT_TRUE(entries.has_value());
        for (const auto& entry : *entries) {
            EXPECT_FALSE(entry.report.problem) << entry.report.problem->sentence;
            counts += entry.cleaning;
            EXPECT_EQ(cleaningCountsFrom(entry.source.cleaningJson), entry.cleaning);
        }
        return counts;
    }
    std::vector<DocumentRecord> documents(RowId domain)
    {
        std::vector<DocumentRecord> all;
        EXPECT_TRUE(m_project
                        .forEachDocument(domain,
                                         [&](const DocumentRecord& document) {
                                             all.push_back(document);
                                             return true;
                                         })
                        .has_value());
        return all;
    }
    std::vector<std::string> texts(RowId domain)
    {
        std::vector<std::string> all;
        for (const auto& document : documents(domain)) {
            all.push_back(document.text);
        }
        std::sort(all.begin(), all.end());
        return all;
    }
    RowId job()
    {
        const auto id = m_project.addJob(JobKind::Import, "Import", "{}").value();
        EXPECT_TRUE(m_project.changeJobState(id, JobState::Queued, JobState::Running).value());
        return id;
    }
    ImportPlan plan(RowId domain, const std::vector<fs::path>& files)
    {
        return planImport(m_project, domain, files, {m_folder.path() / "documents"},
                          [](const fs::path&) { return importSettings({}, {}); })
            .value();
    }
    /// Whether two documents of different splits are near copies, in whatever domains they are.
    bool leaks()
    {
        std::vector<std::pair<Split, std::vector<std::uint64_t>>> all;
        const auto domains = m_project.domains().value();
        for (const auto& one : domains) {
            for (const auto& document : documents(one.id)) {
                all.emplace_back(document.split, shingles(document.prompt, document.text));
            }
        }
        for (auto a = all.begin(); a != all.end(); ++a) {
            for (auto b = all.begin(); b != a; ++b) {
                if (a->first != b->first && jaccard(a->second, b->second) >= sameSplitSimilarity) {
                    return true;
                }
            }
        }
        return false;
    }

    TemporaryFolder m_folder;
    Project m_project = Project::create(m_folder.path() / "p.polymath", {}).value();
};

} // namespace

TEST_F(Importing, EveryStepIsCountedAndCanBeLeftOut)
{
    const auto path = rows("a.jsonl", {"caf\u00C3\u00A9 " + prose(1), "e\u0301 " + prose(2), "a  b " + prose(3), "tiny",
                                       "#### ---- ==== **** //// ||||", prose(4), prose(4), prose(4, 1),
                                       "mail a@b.de or call +49 30 1234567 " + prose(5)});
    CleaningOptions all;
    all.dropShort = true;
    all.maskPersonalData = true;
    const auto law = domain("law");
    const auto counts = import(law, path, all);
    EXPECT_EQ(counts.repaired, 1);
    EXPECT_EQ(counts.composed, 1);
    EXPECT_EQ(counts.tidied, 1);
    EXPECT_EQ(counts.tooShort, 1);
    EXPECT_EQ(counts.garbled, 1);
    EXPECT_EQ(counts.copies, 1);
    EXPECT_EQ(counts.nearDuplicates, 1);
    EXPECT_EQ(counts.masked, 1);
    EXPECT_EQ(counts.personalData, (PersonalData{1, 1, 0, 0}));
    EXPECT_EQ(counts.dropped(), 4);
    EXPECT_EQ(counts.languages.size() > 0, true);
    EXPECT_EQ(texts(law).size(), 5U);
    EXPECT_EQ(m_project.sources(law)->front().documents, 5);
    EXPECT_EQ(m_project.sources(law)->front().duplicates, 1);
    EXPECT_EQ(lastCleaning(m_project).value(), all);

    CleaningOptions none;
    for (auto* option : {&none.repairEncoding, &none.composeUnicode, &none.tidyWhiteSpace, &none.removeBoilerplate,
                         &none.dropGarbled, &none.dropNearDuplicates, &none.findLanguages, &none.findPersonalData}) {
        *option = false;
    }
    const auto raw = domain("raw");
    const auto nothing = import(raw, path, none);
    EXPECT_EQ(nothing.copies, 1) << "a domain has no document twice";
    EXPECT_EQ(nothing.dropped() - nothing.betweenSplits, 1);
    EXPECT_EQ(nothing.repaired + nothing.composed + nothing.tidied + nothing.personalData.total(), 0);
    EXPECT_TRUE(nothing.languages.empty());
    EXPECT_FALSE(leaks());
}

TEST_F(Importing, LinesThatAFoldersFilesRepeatGo)
{
    const auto law = domain("law");
    auto import = begin(law);
    for (unsigned index = 0; index < 8; ++index) {
        const auto name = std::to_string(index);
        const auto path =
            file(name + ".txt", prose(index) + "\n\n\nCopyright 202" + name + " by the Example Company\n");
        ASSERT_TRUE(import.read(path, {}, readDocuments).has_value());
    }
    CleaningCounts counts;
    const auto entries = import.finish().value();
    for (const auto& entry : entries) {
        counts += entry.cleaning;
    }
    EXPECT_EQ(counts.boilerplate, 8);
    EXPECT_EQ(counts.boilerplateLines, 8);
    EXPECT_THAT(counts.repeatedLines, ::testing::Contains(HasSubstr("Example Company")));
    for (const auto& text : texts(law)) {
        EXPECT_EQ(text.find("Copyright"), std::string::npos);
    }
}

TEST_F(Importing, NoNearCopyOfATestDocumentIsTrainedOnInAnyOrder)
{
    CleaningOptions keepNearCopies;
    keepNearCopies.dropNearDuplicates = false;
    for (unsigned order = 0; order < 3; ++order) {
        const auto number = std::to_string(order);
        const std::vector<RowId> domains{domain("a" + number), domain("b" + number),
                                         domain("english" + number, DomainRole::Retention)};
        std::vector<std::string> all;
        for (unsigned seed = 0; seed < 30; ++seed) {
            for (unsigned copy = 0; copy < 4; ++copy) {
                all.push_back(prose(order * 1000 + seed, static_cast<int>(copy), copy));
            }
        }
        std::mt19937 random(order);
        std::shuffle(all.begin(), all.end(), random);
        std::int64_t moved = 0;
        for (std::size_t part = 0; part < 6; ++part) {
            const std::vector<std::string> some(all.begin() + static_cast<std::ptrdiff_t>(part * 20),
                                                all.begin() + static_cast<std::ptrdiff_t>(part * 20 + 20));
            const auto path = rows(number + "-" + std::to_string(part) + ".jsonl", some);
            moved += import(domains[part % 3], path, keepNearCopies).movedToSplit;
        }
        EXPECT_GT(moved, 0) << "the texts are made so that some would leak";
        EXPECT_FALSE(leaks()) << order;
    }
}

TEST_F(Importing, WhatWouldTieTwoSplitsTogetherIsLeftOut)
{
    // Two texts of different splits that are too unlike to be near, and one between them that is near to both.
    const auto law = domain("law");
    std::string one;
    std::string between;
    std::string two;
    for (unsigned seed = 0; one.empty(); ++seed) {
        const auto base = prose(seed);
        const auto words = [&base](std::size_t from, std::size_t to) { return base.substr(from, to - from); };
        const auto start = base.find(' ', base.size() / 9) + 1;
        const auto end = base.find(' ', base.size() * 8 / 9);
        auto head = words(0, end);
        auto tail = words(start, base.size());
        if (splitOf(contentHash('\0' + head)) != splitOf(contentHash('\0' + tail)) &&
            jaccard(shingles("", head), shingles("", tail)) < 0.8) {
            one = head;
            two = tail;
            between = base;
        }
    }
    ASSERT_GE(jaccard(shingles("", one), shingles("", between)), 0.8);
    ASSERT_GE(jaccard(shingles("", two), shingles("", between)), 0.8);
    CleaningOptions options;
    options.dropNearDuplicates = false;
    EXPECT_EQ(import(law, rows("a.jsonl", {one, two, between}), options).betweenSplits, 1);
    EXPECT_EQ(texts(law).size(), 2U);
    EXPECT_FALSE(leaks());
}

TEST_F(Importing, CopiesInOtherDomainsAreCountedAndDroppedIfAskedFor)
{
    const auto law = domain("law");
    const auto news = domain("news");
    import(law, rows("a.jsonl", {prose(1), prose(2)}));
    const auto path = rows("b.jsonl", {prose(1), prose(2, 1), prose(3)});
    CleaningOptions options;
    const auto kept = import(news, path, options);
    EXPECT_EQ(kept.inOtherDomains, 2);
    EXPECT_EQ(kept.otherDomainsDropped, 0);
    EXPECT_EQ(texts(news).size(), 3U);
    options.dropOtherDomains = true;
    const auto more = domain("more");
    const auto dropped = import(more, path, options);
    EXPECT_EQ(dropped.otherDomainsDropped, 3);
    EXPECT_TRUE(texts(more).empty());
}

TEST_F(Importing, DocumentsWithoutNearCopiesKeepTheSplitOfTheirHash)
{
    const auto law = domain("law");
    std::vector<std::string> all;
    for (unsigned seed = 0; seed < 100; ++seed) {
        all.push_back(prose(seed));
    }
    EXPECT_EQ(import(law, rows("a.jsonl", all)).movedToSplit, 0);
    for (const auto& document : documents(law)) {
        EXPECT_EQ(document.split, splitOf(document.hash));
    }
}

TEST_F(Importing, AFolderImportedAgainBringsOnlyWhatChanged)
{
    const auto law = domain("law");
    const std::vector<fs::path> files{rows("a.jsonl", {prose(1), prose(2)}), rows("b.jsonl", {prose(3), prose(4)}),
                                      rows("c.jsonl", {prose(5)})};
    EXPECT_EQ(plan(law, files).count(FileState::New), 3);
    for (const auto& path : files) {
        import(law, path);
    }
    EXPECT_EQ(plan(law, files).count(FileState::Unchanged), 3);
    const auto before = documents(law);

    // b changes; c is written again with the same content; a is gone, and d is new
    rows("b.jsonl", {prose(3), prose(40), prose(41)});
    fs::last_write_time(files[2], fs::last_write_time(files[2]) + std::chrono::hours(1));
    fs::remove(files[0]);
    const auto fresh = rows("d.jsonl", {prose(6)});
    const auto again = plan(law, {files[1], files[2], fresh});
    ASSERT_EQ(again.files.size(), 3U);
    EXPECT_EQ(again.files[0].state, FileState::Changed);
    EXPECT_EQ(again.files[1].state, FileState::Unchanged) << "by its hash";
    EXPECT_EQ(again.files[2].state, FileState::New);
    EXPECT_THAT(again.gone, ElementsAre(files[0].string()));
    const auto otherwise = planImport(m_project, law, {files[2]}, {}, [](const fs::path&) {
                               CleaningOptions other;
                               other.maskPersonalData = true;
                               return importSettings({}, other);
                           }).value();
    EXPECT_EQ(otherwise.files.front().state, FileState::Changed) << "cleaned in another way";

    auto import = begin(law);
    for (const auto& planned : again.files) {
        if (planned.state != FileState::Unchanged) {
            ASSERT_TRUE(import.read(planned.file, {}, readDocuments).has_value());
        }
    }
    EXPECT_EQ(documents(law), before) << "until the end";
    const auto entries = import.finish().value();
    EXPECT_EQ(entries[0].source.documents, 3);
    auto expected = std::vector<std::string>{prose(1), prose(2), prose(3), prose(40), prose(41), prose(5), prose(6)};
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(texts(law), expected) << "what is gone stays until somebody asks";
    EXPECT_EQ(m_project.sources(law)->size(), 4U);
    for (const auto& document : documents(law)) {
        for (const auto& old : before) {
            EXPECT_TRUE(old.hash != document.hash || (old.split == document.split && old.id == document.id));
        }
    }

    auto cleanUp = begin(law);
    cleanUp.forget(files[0].string());
    ASSERT_TRUE(cleanUp.finish().has_value());
    EXPECT_EQ(texts(law).size(), 5U);
}

TEST_F(Importing, AFileImportedAgainTakesItsOwnPlace)
{
    const auto law = domain("law");
    const auto path = rows("a.jsonl", {prose(1), prose(2)});
    import(law, path);
    const auto counts = import(law, path);
    EXPECT_EQ(counts.copies, 0);
    ASSERT_EQ(m_project.sources(law)->size(), 1U);
    EXPECT_EQ(m_project.sources(law)->front().documents, 2);
}

TEST_F(Importing, StoppedAnywhereTheProjectIsAsItWas)
{
    const auto law = domain("law");
    import(law, rows("first.jsonl", {prose(1), prose(2)}));
    rows("first.jsonl", {prose(2), prose(3)});
    std::vector<std::string> many;
    for (unsigned seed = 10; seed < 400; ++seed) {
        many.push_back(prose(seed));
    }
    const auto more = rows("more.jsonl", many);
    const auto first = m_folder.path() / "documents" / "first.jsonl";
    const auto before = documents(law);
    const auto sources = m_project.sources(law).value();
    const auto id = job();
    for (int stop = 0; stop < 500; stop += 50) {
        auto import = begin(law, {}, id);
        int calls = 0;
        const auto goesOn = [&](auto) { return ++calls <= stop; };
        auto read = import.read(first, {}, readDocuments, goesOn);
        read = read ? import.read(more, {}, readDocuments, goesOn) : std::move(read);
        if (read) {
            const auto finished = import.finish(goesOn);
            ASSERT_FALSE(finished.has_value());
            EXPECT_EQ(finished.error().code, ErrorCode::Cancelled);
        } else {
            EXPECT_EQ(read.error().code, ErrorCode::Cancelled);
        }
        ASSERT_TRUE(import.discard().has_value());
        EXPECT_EQ(documents(law), before) << stop;
        EXPECT_EQ(m_project.sources(law).value(), sources);
        EXPECT_EQ(m_project.sourcePlaces()->size(), 1U) << "nothing hidden stays";
        EXPECT_TRUE(fs::is_empty(m_project.runFolder(id)));
    }
    auto import = begin(law, {}, id);
    ASSERT_TRUE(import.read(first, {}, readDocuments).has_value());
    ASSERT_TRUE(import.read(more, {}, readDocuments).has_value());
    ASSERT_TRUE(import.finish().has_value());
    EXPECT_EQ(texts(law).size(), 392U);
}

TEST_F(Importing, WhatWasPausedGoesOn)
{
    const auto law = domain("law");
    const auto id = job();
    const auto a = rows("a.jsonl", {prose(1), prose(2)});
    const auto b = rows("b.jsonl", {prose(3), prose(4)});
    {
        auto import = begin(law, {}, id);
        ASSERT_TRUE(import.read(a, {}, readDocuments).has_value());
        int calls = 0;
        EXPECT_FALSE(import.read(b, {}, readDocuments, [&](std::uint64_t) { return ++calls < 2; }).has_value());
    }
    {
        auto import = begin(law, {}, id);
        EXPECT_TRUE(import.hasRead(a));
        EXPECT_FALSE(import.hasRead(b));
        ASSERT_TRUE(import.read(b, {}, readDocuments).has_value());
        int calls = 0;
        EXPECT_FALSE(import.finish([&](double) { return ++calls < 4; }).has_value()) << "paused while it writes";
    }
    auto import = begin(law, {}, id);
    EXPECT_TRUE(import.hasRead(b));
    const auto entries = import.finish().value();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[1].source.documents, 2);
    EXPECT_EQ(texts(law).size(), 4U);
    EXPECT_EQ(m_project.sourcePlaces()->size(), 2U);
}

TEST_F(Importing, ADamagedSpoolIsCutWhereItIsWhole)
{
    const auto law = domain("law");
    const auto id = job();
    const auto a = rows("a.jsonl", {prose(1)});
    {
        auto import = begin(law, {}, id);
        ASSERT_TRUE(import.read(a, {}, readDocuments).has_value());
    }
    const auto spool = m_project.runFolder(id) / "checkpoint-documents";
    const auto whole = readFile(spool).value();
    for (const auto& tail : {std::string("D"), std::string(40, '\xFF'), whole.substr(0, whole.size() - 5)}) {
        ASSERT_TRUE(writeFileAtomically(spool, whole + tail).has_value());
        auto import = begin(law, {}, id);
        EXPECT_TRUE(import.hasRead(a));
        EXPECT_EQ(fs::file_size(spool), whole.size());
    }
    ASSERT_TRUE(writeFileAtomically(spool, whole.substr(0, whole.size() - 5)).has_value());
    auto import = begin(law, {}, id);
    EXPECT_FALSE(import.hasRead(a));
    ASSERT_TRUE(import.read(a, {}, readDocuments).has_value());
    EXPECT_EQ(import.finish()->size(), 1U);
}

TEST_F(Importing, ADomainOfAnotherProjectComesWithItsSplits)
{
    auto other = Project::create(m_folder.path() / "other.polymath", {}).value();
    const auto english = other.addDomain("english", DomainRole::Retention).value().id;
    std::vector<std::string> all;
    for (unsigned seed = 0; seed < 20; ++seed) {
        all.push_back(prose(seed));
    }
    ASSERT_TRUE(importFile(other, english, rows("a.jsonl", all), {}, readDocuments).has_value());
    std::map<std::string, Split> splits;
    ASSERT_TRUE(other
                    .forEachDocument(english,
                                     [&](const DocumentRecord& document) {
                                         splits[document.text] =
                                             document.split == Split::Train ? Split::Test : Split::Train;
                                         EXPECT_TRUE(true);
                                         return true;
                                     })
                    .has_value());
    for (const auto& [text, split] : splits) {
        const auto found = other.findDocument(english, contentHash('\0' + text)).value().value();
        ASSERT_TRUE(other.setSplit(found.id, split).has_value());
    }
    const auto law = domain("law");
    import(law, rows("mine.jsonl", {prose(0)}));
    const auto mine = documents(law).front();
    const auto retention = domain("retention", DomainRole::Retention);
    auto import = begin(retention);
    ASSERT_TRUE(import.readDomain(other, other.findDomain("english").value().value()).has_value());
    ASSERT_TRUE(import.finish().has_value());
    const auto taken = documents(retention);
    EXPECT_EQ(taken.size(), 20U);
    for (const auto& document : taken) {
        EXPECT_EQ(document.split, document.text == mine.text ? mine.split : splits[document.text]);
    }
}

TEST_F(Importing, TheBuiltInSetIsMeasuredWithAndNeverTrainedOn)
{
    const auto english = domain("english", DomainRole::Retention);
    auto import = begin(english);
    const auto unknown = import.readBuiltIn("klingon");
    ASSERT_FALSE(unknown.has_value());
    EXPECT_THAT(unknown.error().sentence, HasSubstr("english"));
    ASSERT_TRUE(import.readBuiltIn("english").has_value());
    ASSERT_TRUE(import.finish().has_value());
    const auto counts = m_project.documentCounts(english).value();
    EXPECT_EQ(counts.train, 0);
    EXPECT_GE(counts.test, 18);
    EXPECT_EQ(counts.test, counts.validation);
    for (const auto& document : documents(english)) {
        EXPECT_EQ(document.text.find('%'), std::string::npos);
        EXPECT_GT(document.text.size(), 200U);
    }
    // Whoever teaches the same texts gets them as test documents.
    std::string text = documents(english).front().text;
    std::replace(text.begin(), text.end(), '"', '\'');
    const auto law = domain("law");
    ASSERT_TRUE(importFile(m_project, law, file("same.txt", text), {}, readDocuments).has_value());
    EXPECT_EQ(m_project.documentCounts(law)->train, 0);
}

TEST_F(Importing, ARequestMayAskForSetsInsteadOfFiles)
{
    auto other = Project::create(m_folder.path() / "other.polymath", {}).value();
    const auto source = other.addDomain("english", DomainRole::Retention).value().id;
    ASSERT_TRUE(importFile(other, source, rows("a.jsonl", {prose(1), prose(2)}), {}, readDocuments).has_value());
    ImportRequest request;
    request.domain = "kept";
    request.role = "retention";
    request.builtIn = "english";
    request.fromProject = other.folder().string();
    request.fromDomain = "english";
    request = importRequestFrom(toJson(request));
    const auto kept = importDomain(m_project, request).value();
    const auto outcome = runImport(m_project, kept, 0, request, {}, readDocuments, {});
    ASSERT_TRUE(outcome.has_value()) << outcome.error().sentence;
    EXPECT_EQ(outcome->taken, 2);
    EXPECT_EQ(outcome->refused, 0);
    EXPECT_EQ(std::ssize(texts(kept)), outcome->kept());
    request.fromDomain = "german";
    const auto unknown = runImport(m_project, kept, 0, request, {}, readDocuments, {});
    ASSERT_FALSE(unknown.has_value());
    EXPECT_THAT(unknown.error().sentence, HasSubstr("german"));
}

TEST_F(Importing, PlacesAreKept)
{
    const auto law = domain("law");
    import(law, rows("a.jsonl", {prose(1), prose(2)}));
    auto all = m_project.documents(law, 0, 10).value();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].place, "line 1");
    EXPECT_EQ(all[1].place, "line 2");
    import(law, rows("a.jsonl", {prose(3), prose(1), prose(2)}));
    all = m_project.documents(law, 0, 10).value();
    ASSERT_EQ(all.size(), 3U);
    for (const auto& document : all) {
        const auto line = document.text == prose(3) ? 1 : document.text == prose(1) ? 2 : 3;
        EXPECT_EQ(document.place, "line " + std::to_string(line)) << "as the file is now";
    }
}

/// The same book twice, cut at other places: no passage of one is near to one of the other.
TEST_F(Importing, ABookThatIsCutOtherwiseGivesNoTestPassageAway)
{
    std::vector<std::string> words;
    for (unsigned seed = 0; seed < 120; ++seed) {
        std::istringstream text(prose(seed));
        words.insert(words.end(), std::istream_iterator<std::string>(text), {});
    }
    const auto cut = [&words](std::size_t first, std::size_t length) {
        std::vector<std::string> passages;
        for (auto at = first; at < words.size(); at += length) {
            std::string passage;
            for (auto word = at; word < std::min(at + length, words.size()); ++word) {
                passage += (passage.empty() ? "" : " ") + words[word];
            }
            passages.push_back(passage);
        }
        return passages;
    };
    const auto law = domain("law");
    const auto other = domain("other");
    const auto first = cut(0, 400);
    import(law, rows("book.jsonl", first));
    const auto again = import(law, rows("again.jsonl", cut(170, 530)));
    EXPECT_GE(again.nearDuplicates, std::ssize(cut(170, 530)) - 2) << "the domain has all of it";
    const auto elsewhere = import(other, rows("other.jsonl", cut(90, 310)));
    EXPECT_GE(elsewhere.inOtherDomains, 1);
    EXPECT_GT(elsewhere.betweenSplits, 0);
    EXPECT_GT(std::ssize(documents(other)), 0) << "what lies in one split stays";
    // Of no test passage half is in what is trained on, whatever the domain.
    std::vector<std::uint64_t> trained;
    for (const auto id : {law, other}) {
        for (const auto& document : documents(id)) {
            const auto own = shingles("", document.text);
            if (document.split == Split::Train) {
                trained.insert(trained.end(), own.begin(), own.end());
            }
        }
    }
    std::sort(trained.begin(), trained.end());
    int tests = 0;
    for (const auto id : {law, other}) {
        for (const auto& document : documents(id)) {
            if (document.split != Split::Test) {
                continue;
            }
            ++tests;
            const auto own = shingles("", document.text);
            const auto there = std::count_if(own.begin(), own.end(), [&trained](std::uint64_t shingle) {
                return std::binary_search(trained.begin(), trained.end(), shingle);
            });
            EXPECT_LT(static_cast<double>(there), 0.55 * static_cast<double>(own.size()));
        }
    }
    EXPECT_GT(tests, 0);
}

/// Chats begin with the same instructions again and again.
TEST_F(Importing, InstructionsBeforeEveryPromptAreNoCopies)
{
    std::string lines;
    for (unsigned row = 0; row < 400; ++row) {
        const auto own = prose(row);
        lines += nlohmann::json{{"prompt", prose(9001) + " " + prose(9002) + "\n\n" + own.substr(0, own.size() / 2)},
                                {"response", own.substr(own.size() / 2)}}
                     .dump() +
                 "\n";
    }
    const auto law = domain("law");
    import(law, file("chats.jsonl", lines));
    const auto counts = m_project.documentCounts(law).value();
    EXPECT_GE(counts.train + counts.validation + counts.test, 360) << "but for the first, before that is known";
    EXPECT_GE(counts.test, 20);
}

TEST_F(Importing, QuestionsAboutOneTextAreNoCopiesOfEachOtherAndInOneSplit)
{
    std::string lines;
    const auto context = prose(1);
    for (const auto* asked :
         {R"("question":"Who wrote it?","answer":"Ada")", R"("question":"Where is it?","answer":"There")",
          R"("question":"Who wrote it?","answer":"Ada ")"}) {
        lines += R"({"context":")" + context + "\"," + asked + "}\n";
    }
    const auto law = domain("law");
    const auto counts = import(law, file("asked.jsonl", lines));
    EXPECT_EQ(counts.copies + counts.nearDuplicates, 1) << "the question that came twice";
    const auto all = documents(law);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].split, all[1].split);
}

TEST_F(Importing, AnImportOfWhichNothingIsLeftSaysSo)
{
    const auto law = domain("law");
    ImportRequest request;
    request.domain = "law";
    request.cleaning.dropShort = true;
    request.files = {file("short.txt", "Too short.").string()};
    const auto none = runImport(m_project, law, 0, request, {}, readDocuments, {});
    ASSERT_TRUE(none.has_value());
    ASSERT_TRUE(none->failure().has_value());
    EXPECT_THAT(none->failure()->sentence,
                HasSubstr("All documents were left out by cleaning: too short 1, garbled 0"));
    request.files = {file("long.txt", prose(1)).string()};
    EXPECT_FALSE(runImport(m_project, law, 0, request, {}, readDocuments, {})->failure().has_value());
    request.files = {file("again.txt", prose(1)).string()};
    const auto again = runImport(m_project, law, 0, request, {}, readDocuments, {});
    EXPECT_EQ(again->kept(), 0);
    EXPECT_FALSE(again->failure().has_value()) << "the domain has it";
    request.files = {file("nothing.txt", "").string()};
    EXPECT_THAT(runImport(m_project, law, 0, request, {}, readDocuments, {})->failure()->sentence, HasSubstr("empty"));
}

TEST_F(Importing, ProjectsFromBeforeGetSignaturesAndLoseTheirLeaks)
{
    // What an older project may hold: near copies in different splits, and no signatures.
    const auto law = domain("law");
    const auto news = domain("news");
    const auto source = m_project.addSource({0, law, "/old.txt", "x", "txt", "UTF-8", 3, 0, 0, 1}).value();
    const auto other = m_project.addSource({0, news, "/other.txt", "x", "txt", "UTF-8", 1, 0, 0, 1}).value();
    const auto add = [&](RowId domain, RowId from, const std::string& text, Split split) {
        const auto hash = contentHash('\0' + text);
        EXPECT_TRUE(m_project.addDocument({0, domain, from, hash, split, "", text}, "").value());
    };
    add(law, source, prose(1), Split::Test);
    add(law, source, prose(1, 1), Split::Train);
    add(law, source, prose(2), Split::Train);
    add(news, other, prose(1, 1, 5), Split::Validation);
    {
        SQLite::Database database((m_project.folder() / "project.sqlite").string(), SQLite::OPEN_READWRITE);
        database.exec("DELETE FROM document_signature; INSERT INTO project VALUES ('unsigned_documents', '1')");
    }
    ASSERT_TRUE(m_project.setTokenFile(law, "tokens/1.tokens", 9).has_value());
    EXPECT_TRUE(leaks());
    import(domain("fresh"), rows("a.jsonl", {prose(3)}));
    EXPECT_FALSE(leaks());
    for (const auto& document : documents(law)) {
        EXPECT_EQ(document.split, document.text == prose(2) ? Split::Train : Split::Test);
    }
    EXPECT_EQ(m_project.findDomain("law").value()->tokenFile, "") << "tokens know splits";
}

TEST_F(Importing, RulesOfAFolderAreRememberedForThoseBelow)
{
    const auto law = domain("law");
    EXPECT_FALSE(rulesOf(m_project, law, m_folder.path()).value());
    ImportRules rules;
    rules.mapping = {"question", "answer", ""};
    rules.mappings["sub/a.csv"] = {"", "", "body"};
    rules.skipped = {"sub/b.pdf"};
    rules.cleaning.maskPersonalData = true;
    ASSERT_TRUE(rememberRules(m_project, law, m_folder.path() / "documents", rules).has_value());
    EXPECT_EQ(rulesOf(m_project, law, m_folder.path() / "documents" / "sub").value(), rules);
    EXPECT_FALSE(rulesOf(m_project, law, m_folder.path()).value());
    EXPECT_FALSE(rulesOf(m_project, domain("other"), m_folder.path() / "documents").value());
    ASSERT_TRUE(m_project.setImportRules(law, (m_folder.path() / "documents").string(), "[broken").has_value());
    EXPECT_EQ(rulesOf(m_project, law, m_folder.path() / "documents").value(), ImportRules());
}
