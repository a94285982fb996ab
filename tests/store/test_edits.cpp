#include "core/base/file.h"
#include "core/store/diskuse.h"
#include "core/store/project.h"
#include "tests/support/tinymodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

using namespace polymath;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace {

namespace fs = std::filesystem;

template <typename Records> auto names(const Result<Records>& records)
{
    std::vector<std::string> all;
    for (const auto& record : records.value()) {
        all.push_back(record.name);
    }
    return all;
}

class Edits : public ::testing::Test {
protected:
    DomainRecord domain(const std::string& name, std::vector<std::string> texts = {"one", "two", "three"})
    {
        auto record = m_project.addDomain(name, DomainRole::Target).value();
        addSource(record.id, name + ".txt", texts);
        return m_project.findDomain(name).value().value();
    }
    RowId addSource(RowId domain, const std::string& path, const std::vector<std::string>& texts)
    {
        const auto source = m_project.addSource({0, domain, path, "x", "txt", "UTF-8", 0, 0, 0, 1}).value();
        int number = 0;
        for (const auto& text : texts) {
            const auto split = static_cast<Split>(number++ % 3);
            EXPECT_TRUE(m_project.addDocument({0, domain, source, "hash of " + text, split, "", text}, "").has_value());
        }
        return source;
    }
    RowId expert(const std::string& name)
    {
        ExpertRecord record;
        record.name = name;
        record.method = "mode";
        record.domains = {"law"};
        record.file = "experts/" + name + ".safetensors";
        EXPECT_TRUE(writeFileAtomically(m_path / record.file, std::string(1000, 'e')).has_value());
        return m_project.addExpert(record).value();
    }
    RowId composition(const std::string& name, const std::vector<std::string>& experts)
    {
        CompositionRecord record;
        record.name = name;
        record.experts = experts;
        record.file = "compositions/" + name + ".safetensors";
        EXPECT_TRUE(writeFileAtomically(m_path / record.file, std::string(500, 'c')).has_value());
        return m_project.addComposition(record).value();
    }
    void measure(const std::string& subject, const std::string& domain)
    {
        EvaluationRecord record;
        record.subject = subject;
        record.domain = domain;
        ASSERT_TRUE(m_project
                        .setEvaluation(
                            record, {{subject, domain, 0, 0, "backbone", 0.5}, {subject, domain, 0, 1, subject, 0.5}})
                        .has_value());
    }
    RowId job(const std::string& config = "{}", JobKind kind = JobKind::Train)
    {
        return m_project.addJob(kind, "Train law", config).value();
    }
    std::vector<RowId> queue()
    {
        std::vector<RowId> ids;
        const auto queued = m_project.queuedJobs().value();
        for (const auto& one : queued) {
            ids.push_back(one.id);
        }
        return ids;
    }

    test::TemporaryFolder m_folder;
    fs::path m_path = m_folder.path() / "medicine.polymath";
    Project m_project = Project::create(m_path, {0, "/models/a.gguf", "abc", "A", "llama", "{}", 42}).value();
};

} // namespace

TEST(OldProject, OfSchemaOneOpensWithEverythingInPlace)
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "old.polymath";
    fs::create_directories(path);
    fs::copy_file(fs::path(POLYMATH_TEST_DATA) / "project-v1.sqlite", path / "project.sqlite");
    auto project = Project::open(path).value();
    EXPECT_THAT(names(project.domains()), ElementsAre("law", "english"));
    EXPECT_EQ(project.domains()->front().documents, 2);
    EXPECT_EQ(project.domains()->front().duplicates, 1);
    EXPECT_EQ(project.jobs()->size(), 3U);
    ASSERT_EQ(project.queuedJobs()->size(), 2U);
    EXPECT_EQ(project.queuedJobs()->front().title, "Train law again") << "the order that they were added in";
    EXPECT_EQ(project.metrics(1)->size(), 2U);
    EXPECT_THAT(names(project.experts()), ElementsAre("law"));
    EXPECT_THAT(project.compositions()->front().experts, ElementsAre("law"));
    EXPECT_EQ(project.evaluations()->size(), 1U);
    EXPECT_EQ(project.routing()->size(), 2U);
    EXPECT_EQ(project.name().value(), "old");
    EXPECT_TRUE(fs::exists(path / "project.schema1.sqlite")) << "a copy from before the migration";
    EXPECT_TRUE(project.addJob(JobKind::Train, "New", "{}").has_value());
    EXPECT_EQ(project.queuedJobs()->back().title, "New");
}

TEST(OldProject, OfSchemaTwoOpensWithEverythingInPlace)
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "old.polymath";
    fs::create_directories(path);
    fs::copy_file(fs::path(POLYMATH_TEST_DATA) / "project-v2.sqlite", path / "project.sqlite");
    EXPECT_EQ(Project::schemaOf(path).value(), 2);
    auto project = Project::open(path).value();
    EXPECT_EQ(project.upgradedFrom(), 2);
    EXPECT_TRUE(fs::exists(path / "project.schema2.sqlite")) << "a copy from before the migration";
    EXPECT_THAT(names(project.domains()), ElementsAre("law", "english"));
    const auto law = project.domains()->front();
    EXPECT_EQ(law.documents, 2);
    const auto sources = project.sources(law.id).value();
    ASSERT_EQ(sources.size(), 1U);
    EXPECT_EQ(sources[0].file, sources[0].path) << "files had no files inside";
    EXPECT_EQ(sources[0].fileBytes, -1) << "nobody looked";
    EXPECT_EQ(project.setting("unsigned_documents").value(), "1") << "for the next import";
    EXPECT_EQ(project.unsignedDocuments(10)->size(), 3U);
    EXPECT_EQ(project.queuedJobs()->size(), 2U);
}

TEST(OldProject, OfSchemaThreeOpensWithEverythingInPlace)
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "old.polymath";
    fs::create_directories(path);
    fs::copy_file(fs::path(POLYMATH_TEST_DATA) / "project-v3.sqlite", path / "project.sqlite");
    auto project = Project::open(path).value();
    EXPECT_EQ(project.upgradedFrom(), 3);
    const auto law = project.domains()->front();
    const auto documents = project.documents(law.id, 0, 10).value();
    ASSERT_EQ(documents.size(), 2U);
    EXPECT_EQ(documents[0].place, "") << "nobody knew";
    EXPECT_EQ(project.setting("unsigned_documents").value(), "1") << "signatures have parts now";
    EXPECT_EQ(project.unsignedDocuments(10)->size(), 3U);
    auto more = documents[0];
    more.hash = "another";
    more.place = "page 12";
    const auto id = project.addDocument(more, "").value();
    ASSERT_TRUE(id.has_value());
    EXPECT_EQ(project.document(*id).value()->place, "page 12");
    // Who takes a document over from a source that goes knows it by its own place.
    const auto other = project.addSource({0, law.id, "/other.pdf", "x", "pdf", "", 0, 0, 0, 1}).value();
    ASSERT_TRUE(project.claimDocument(*id, other, "page 13").has_value());
    std::vector<SourceRecord> shown;
    ASSERT_TRUE(project.showSources(law.id, shown, {more.sourceId}, {}).has_value());
    EXPECT_EQ(project.document(*id).value()->place, "page 13");
}

TEST_F(Edits, TheQueueKeepsItsOrderAndJobsMoveInIt)
{
    const auto a = job();
    const auto b = job();
    const auto c = job();
    EXPECT_THAT(queue(), ElementsAre(a, b, c));
    ASSERT_TRUE(m_project.moveJob(c, -1).has_value());
    EXPECT_THAT(queue(), ElementsAre(a, c, b));
    ASSERT_TRUE(m_project.moveJob(a, 100).has_value());
    EXPECT_THAT(queue(), ElementsAre(c, b, a));
    ASSERT_TRUE(m_project.moveJob(a, -100).has_value());
    EXPECT_THAT(queue(), ElementsAre(a, c, b));
    ASSERT_TRUE(m_project.moveJob(a, 0).has_value());
    ASSERT_TRUE(m_project.changeJobState(a, JobState::Queued, JobState::Running).value());
    const auto moved = m_project.moveJob(a, 1);
    ASSERT_FALSE(moved.has_value());
    EXPECT_EQ(moved.error().code, ErrorCode::Usage);
    EXPECT_FALSE(m_project.moveJob(77, 1).has_value());
    ASSERT_TRUE(m_project.changeJobState(a, JobState::Running, JobState::Paused).value());
    ASSERT_TRUE(m_project.changeJobState(a, JobState::Paused, JobState::Queued).value());
    EXPECT_THAT(queue(), ElementsAre(c, b, a)) << "queued again means at the end";
    ASSERT_TRUE(m_project.setJobEstimate(b, R"({"seconds":[1,2]})").has_value());
    EXPECT_EQ(m_project.job(b)->estimateJson, R"({"seconds":[1,2]})");
    EXPECT_EQ(m_project.job(c)->estimateJson, "");
}

TEST_F(Edits, WhatIsRemovedIsNowhereAndComesBack)
{
    const auto law = domain("law");
    domain("english");
    const auto expertId = expert("law");
    const auto both = composition("both", {"law"});
    measure("law", "law");
    measure("base", "law");
    measure("both", "english");

    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Domain, law.id, true).has_value());
    EXPECT_THAT(names(m_project.domains()), ElementsAre("english"));
    EXPECT_FALSE(m_project.findDomain("law").value().has_value());
    EXPECT_EQ(m_project.sources()->size(), 1U);
    EXPECT_EQ(m_project.evaluations()->size(), 1U);
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Domain, law.id, false).has_value());
    EXPECT_EQ(m_project.findDomain("law").value()->documents, 3);
    EXPECT_EQ(m_project.evaluations()->size(), 3U);

    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Expert, expertId, true).has_value());
    EXPECT_THAT(m_project.subjects().value(), ElementsAre("base", "both"));
    EXPECT_FALSE(m_project.isNameTaken("law").value());
    EXPECT_FALSE(m_project.artefact("law").has_value());
    EXPECT_EQ(m_project.evaluations()->size(), 2U);
    EXPECT_EQ(m_project.routing()->size(), 4U);
    EXPECT_THAT(m_project.compositions()->front().experts, ElementsAre("law"));
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Composition, both, true).has_value());
    EXPECT_EQ(m_project.evaluations()->size(), 1U);
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Expert, expertId, false).has_value());
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Composition, both, false).has_value());
    EXPECT_EQ(m_project.evaluations()->size(), 3U);

    const auto waiting = job();
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Job, waiting, true).has_value());
    EXPECT_THAT(m_project.jobs().value(), IsEmpty());
    EXPECT_THAT(queue(), IsEmpty());
    EXPECT_FALSE(m_project.job(waiting).has_value());
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Job, waiting, false).has_value());
    EXPECT_THAT(queue(), ElementsAre(waiting));

    for (const bool removed : {true, false}) { // what is not there, and what was not removed
        const auto outcome = m_project.setRemoved(RemovableKind::Job, removed ? 99 : waiting, removed);
        ASSERT_FALSE(outcome.has_value());
        EXPECT_EQ(outcome.error().code, ErrorCode::Usage);
    }
}

TEST_F(Edits, ActiveJobsAndWhatTheyWorkWithStay)
{
    const auto law = domain("law");
    const auto english = domain("english");
    const auto expertId = expert("law");
    const auto running = job(R"({"domains":["law"],"subjects":["base","law"]})", JobKind::Evaluate);
    ASSERT_TRUE(m_project.changeJobState(running, JobState::Queued, JobState::Running).value());
    const auto refused = [](const Result<void>& outcome) {
        EXPECT_FALSE(outcome.has_value());
        EXPECT_EQ(outcome.error().code, ErrorCode::Usage);
        EXPECT_THAT(outcome.error().sentence, HasSubstr("ancel"));
    };
    refused(m_project.setRemoved(RemovableKind::Job, running, true));
    refused(m_project.setRemoved(RemovableKind::Domain, law.id, true));
    refused(m_project.setRemoved(RemovableKind::Source, m_project.sources(law.id)->front().id, true));
    refused(m_project.setRemoved(RemovableKind::Expert, expertId, true));
    refused(m_project.renameDomain(law.id, "contracts"));
    refused(m_project.renameSubject("law", "contracts"));
    EXPECT_TRUE(m_project.setRemoved(RemovableKind::Domain, english.id, true).has_value());
    ASSERT_TRUE(m_project.changeJobState(running, JobState::Running, JobState::Done).value());
    EXPECT_TRUE(m_project.setRemoved(RemovableKind::Domain, law.id, true).has_value());
}

TEST_F(Edits, ARemovedNameCanBeGivenAwayAndBothStayApart)
{
    const auto first = domain("law");
    const auto firstExpert = expert("law");
    measure("law", "law");
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Domain, first.id, true).has_value());
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Expert, firstExpert, true).has_value());
    const auto second = domain("law", {"other"});
    composition("law", {"law"});
    EXPECT_EQ(m_project.findDomain("law").value()->id, second.id);
    EXPECT_THAT(m_project.evaluations().value(), IsEmpty()) << "those of the former namesakes";
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Domain, first.id, false).has_value());
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Expert, firstExpert, false).has_value());
    EXPECT_THAT(names(m_project.domains()), ElementsAre("law-2", "law"));
    EXPECT_THAT(names(m_project.experts()), ElementsAre("law-2"));
    ASSERT_EQ(m_project.evaluations()->size(), 1U);
    EXPECT_EQ(m_project.evaluations()->front().subject, "law-2");
    EXPECT_EQ(m_project.evaluations()->front().domain, "law-2");
    EXPECT_THAT(m_project.experts()->front().domains, ElementsAre("law-2"));
}

TEST_F(Edits, PurgingDeletesRowsAndFilesForGood)
{
    const auto law = domain("law", {std::string(200'000, 'x'), "two"});
    ASSERT_TRUE(writeFileAtomically(m_path / "tokens/law.tokens", std::string(3000, 't')).has_value());
    ASSERT_TRUE(m_project.setTokenFile(law.id, "tokens/law.tokens", 7).has_value());
    const auto expertId = expert("law");
    const auto kept = expert("kept");
    measure("law", "law");
    const auto ended = job();
    ASSERT_TRUE(writeFileAtomically(m_project.runFolder(ended) / "worker.log", std::string(200, 'l')).has_value());
    EXPECT_EQ(m_project.purgeRemoved().value(), 0U);
    for (const auto& [kind, id] : {std::pair{RemovableKind::Domain, law.id}, std::pair{RemovableKind::Expert, expertId},
                                   std::pair{RemovableKind::Job, ended}}) {
        ASSERT_TRUE(m_project.setRemoved(kind, id, true).has_value());
    }
    EXPECT_EQ(diskUse(m_project)->removed, 3000U + 1000U + 200U);
    EXPECT_GT(m_project.purgeRemoved().value(), 200'000U) << "with the documents' pages";
    EXPECT_FALSE(fs::exists(m_path / "tokens/law.tokens"));
    EXPECT_FALSE(fs::exists(m_path / "experts/law.safetensors"));
    EXPECT_TRUE(fs::exists(m_path / "experts/kept.safetensors"));
    EXPECT_FALSE(fs::exists(m_path / "runs" / std::to_string(ended)));
    EXPECT_FALSE(m_project.setRemoved(RemovableKind::Domain, law.id, false).has_value());
    EXPECT_THAT(m_project.sources().value(), IsEmpty());
    EXPECT_TRUE(m_project.setRemoved(RemovableKind::Expert, kept, true).has_value());
    EXPECT_EQ(m_project.purgeRemoved().value(), 1000U);
}

TEST_F(Edits, PurgingAndCopyingStayInsideTheProject)
{
    const auto outside = m_path.parent_path() / "precious";
    ASSERT_TRUE(writeFileAtomically(outside, "mine").has_value());
    int number = 0;
    for (const auto& file : {std::string("../precious"), std::string("experts/../../precious"), outside.string(),
                             std::string("."), std::string("experts/..")}) {
        ExpertRecord record;
        record.name = "hostile " + std::to_string(++number);
        record.file = file;
        ASSERT_TRUE(m_project.setRemoved(RemovableKind::Expert, m_project.addExpert(record).value(), true).has_value());
        EXPECT_FALSE(Project::isInside(file)) << file;
    }
    EXPECT_THAT(m_project.removedFiles().value(), IsEmpty());
    ASSERT_TRUE(m_project.purgeRemoved().has_value());
    EXPECT_EQ(readFile(outside).value(), "mine");
    EXPECT_TRUE(Project::isProject(m_path));
    EXPECT_TRUE(Project::isInside("experts/law.safetensors"));
    EXPECT_FALSE(Project::isInside(""));
    ExpertRecord shown;
    shown.name = "shown";
    shown.file = "../precious";
    ASSERT_TRUE(m_project.addExpert(shown).has_value());
    const auto elsewhere = m_path.parent_path() / "elsewhere";
    ASSERT_TRUE(duplicateProject(m_path, elsewhere / "copy.polymath").has_value());
    EXPECT_FALSE(fs::exists(elsewhere / "precious"));
}

TEST_F(Edits, ARemovedJobStartsNoMore)
{
    const auto waiting = job();
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Job, waiting, true).has_value());
    EXPECT_FALSE(m_project.changeJobState(waiting, JobState::Queued, JobState::Running).value());
}

TEST_F(Edits, NamesFollowEverywhere)
{
    const auto law = domain("law");
    domain("english");
    expert("law");
    composition("both", {"law"});
    measure("law", "law");
    const auto waiting = job(R"({"name":"x","domains":["law","english"],"experts":["law"]})", JobKind::Compose);
    const auto import = job(R"({"domain":"law"})", JobKind::Import);
    ASSERT_TRUE(m_project.addMetrics({{waiting, 1, "accuracy", "law", 0.5, 0}}).has_value());
    ASSERT_TRUE(m_project.renameDomain(law.id, " contracts ").has_value());
    ASSERT_TRUE(m_project.renameSubject("law", "jurist").has_value());
    EXPECT_THAT(names(m_project.domains()), ElementsAre("contracts", "english"));
    EXPECT_EQ(m_project.evaluations()->front().subject, "jurist");
    EXPECT_EQ(m_project.evaluations()->front().domain, "contracts");
    EXPECT_EQ(m_project.routing()->at(0).slotName, "backbone");
    EXPECT_EQ(m_project.routing()->at(1).slotName, "jurist");
    EXPECT_EQ(m_project.metrics(waiting)->front().domain, "contracts");
    EXPECT_THAT(m_project.experts()->front().domains, ElementsAre("contracts"));
    EXPECT_THAT(m_project.compositions()->front().experts, ElementsAre("jurist"));
    EXPECT_THAT(m_project.slotNames("both").value(), ElementsAre("backbone", "jurist"));
    EXPECT_THAT(m_project.slotNames("jurist").value(), ElementsAre("backbone", "jurist"));
    EXPECT_THAT(m_project.slotNames("base").value(), IsEmpty());
    EXPECT_EQ(m_project.job(waiting)->configJson,
              R"({"domains":["contracts","english"],"experts":["jurist"],"name":"x"})");
    EXPECT_EQ(m_project.job(import)->configJson, R"({"domain":"contracts"})");

    EXPECT_TRUE(m_project.renameDomain(law.id, "contracts").has_value());
    for (const auto* bad : {"", "  ", "english"}) {
        const auto renamed = m_project.renameDomain(law.id, bad);
        ASSERT_FALSE(renamed.has_value()) << bad;
        EXPECT_EQ(renamed.error().code, ErrorCode::Usage);
    }
    EXPECT_FALSE(m_project.renameDomain(99, "x").has_value());
    EXPECT_FALSE(m_project.addDomain(" ", DomainRole::Target).has_value());
    for (const auto& [from, to] : {std::pair{"jurist", ""}, std::pair{"jurist", "both"}, std::pair{"jurist", "base"},
                                   std::pair{"base", "x"}, std::pair{"nobody", "x"}}) {
        EXPECT_FALSE(m_project.renameSubject(from, to).has_value()) << from << " to " << to;
    }
    EXPECT_EQ(m_project.freeSubjectName("new").value(), "new");
    EXPECT_EQ(m_project.freeSubjectName("x").value(), "x-2") << "a waiting job will make x";
    EXPECT_EQ(m_project.freeSubjectName("jurist").value(), "jurist-2");
    EXPECT_FALSE(m_project.freeSubjectName(" ").has_value());

    ASSERT_TRUE(m_project.setDomainRole(law.id, DomainRole::Retention).has_value());
    EXPECT_EQ(m_project.findDomain("contracts").value()->role, DomainRole::Retention);
    EXPECT_FALSE(m_project.setDomainRole(99, DomainRole::Target).has_value());
    EXPECT_EQ(m_project.name().value(), "medicine");
    ASSERT_TRUE(m_project.rename("My medicine").has_value());
    EXPECT_EQ(m_project.name().value(), "My medicine");
    EXPECT_FALSE(m_project.rename("").has_value());
    EXPECT_FALSE(m_project.setting("window.page").value().has_value());
    ASSERT_TRUE(m_project.setSetting("window.page", "data").has_value());
    ASSERT_TRUE(m_project.setSetting("window.page", "train").has_value());
    EXPECT_EQ(Project::open(m_path)->setting("window.page").value(), "train");
}

TEST_F(Edits, DocumentsComeInPagesAndCanBeSearched)
{
    std::vector<std::string> texts;
    for (int index = 0; index < 25; ++index) {
        texts.push_back("text " + std::to_string(index));
    }
    texts.emplace_back("100% \xC3\xA4hnlich");
    const auto law = domain("law", texts);
    const auto page = m_project.documents(law.id, 10, 5).value();
    ASSERT_EQ(page.size(), 5U);
    EXPECT_EQ(page.front().text, "text 10");
    EXPECT_EQ(m_project.documents(law.id, 24, 5)->size(), 2U);
    EXPECT_THAT(m_project.documents(law.id, 99, 5).value(), IsEmpty());
    EXPECT_EQ(m_project.documents(law.id, 0, 100, "TEXT 1")->size(), 11U);
    EXPECT_EQ(m_project.documents(law.id, 10, 100, "text 1")->size(), 1U);
    EXPECT_EQ(m_project.documents(law.id, 0, 100, "0%")->size(), 1U) << "% is no wildcard";
    EXPECT_THAT(m_project.documents(law.id, 0, 100, "t_x").value(), IsEmpty());
    const auto counts = m_project.documentCounts(law.id).value();
    EXPECT_EQ(counts.train + counts.validation + counts.test, 26);
    EXPECT_EQ(counts.train, 9);
    const auto lengths = m_project.documentLengths(law.id).value();
    EXPECT_EQ(lengths.size(), 26U);
    EXPECT_EQ(lengths.back(), 12) << "characters, not bytes";
}

TEST_F(Edits, ARemovedFileTakesItsDocumentsAlongAndCanBeImportedAgain)
{
    const auto law = domain("law", {"one", "two"});
    const auto source = addSource(law.id, "more.txt", {"three", "four", "two"});
    ASSERT_TRUE(m_project.setTokenFile(law.id, "tokens/law.tokens", 99).has_value());
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Source, source, true).has_value());
    auto now = m_project.findDomain("law").value().value();
    EXPECT_EQ(now.documents, 2);
    EXPECT_EQ(now.tokens, 0) << "tokenised with documents that are gone";
    EXPECT_EQ(now.tokenFile, "");
    std::size_t visited = 0;
    ASSERT_TRUE(m_project
                    .forEachDocument(law.id,
                                     [&](const DocumentRecord&) {
                                         ++visited;
                                         return true;
                                     })
                    .has_value());
    EXPECT_EQ(visited, 2U);
    EXPECT_EQ(m_project.documents(law.id, 0, 10)->size(), 2U);
    EXPECT_EQ(m_project.sources(law.id)->size(), 1U);
    SourceRecord more;
    more.domainId = law.id;
    more.path = "more.txt";
    more.id = m_project.addHiddenSource(more).value();
    EXPECT_FALSE(m_project.addDocument({0, law.id, more.id, "hash of three", Split::Train, "", "three"}, "").value());
    const auto three = m_project.findDocument(law.id, "hash of three").value().value();
    ASSERT_TRUE(m_project.claimDocument(three.id, more.id, "page 3").has_value());
    EXPECT_EQ(m_project.findDomain("law").value()->documents, 2) << "until it is shown";
    std::vector<SourceRecord> shown{more};
    ASSERT_TRUE(m_project.showSources(law.id, shown, {}, {}).has_value());
    EXPECT_EQ(shown.front().documents, 1) << "the removed file's copy";
    EXPECT_EQ(m_project.findDomain("law").value()->documents, 3);
    ASSERT_TRUE(m_project.purgeRemoved().has_value());
    EXPECT_EQ(m_project.findDomain("law").value()->documents, 3);
}

TEST_F(Edits, WhatAnImportClaimedOutlivesTheFileItCameFrom)
{
    const auto law = domain("law");
    const auto old = m_project.sources(law.id)->front();
    SourceRecord fresh;
    fresh.domainId = law.id;
    fresh.path = "new.txt";
    fresh.id = m_project.addHiddenSource(fresh).value();
    const auto one = m_project.findDocument(law.id, "hash of one").value().value();
    ASSERT_TRUE(m_project.claimDocument(one.id, fresh.id, "page 1").has_value());
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Source, old.id, true).has_value());
    ASSERT_TRUE(m_project.purgeRemoved().has_value());
    EXPECT_FALSE(m_project.findDocument(law.id, "hash of two").value());
    EXPECT_EQ(m_project.document(one.id).value()->sourceId, fresh.id);
    EXPECT_EQ(m_project.findDomain("law").value()->documents, 0) << "still hidden";
    std::vector<SourceRecord> shown{fresh};
    ASSERT_TRUE(m_project.showSources(law.id, shown, {}, {}).has_value());
    EXPECT_EQ(m_project.findDomain("law").value()->documents, 1);
}

TEST_F(Edits, HiddenFilesOfAnImportAtWorkAreLeftAlone)
{
    const auto law = domain("law", {});
    SourceRecord hidden;
    hidden.domainId = law.id;
    hidden.path = "big.txt";
    hidden.jobId = job();
    ASSERT_TRUE(m_project.changeJobState(hidden.jobId, JobState::Queued, JobState::Running).value());
    hidden.id = m_project.addHiddenSource(hidden).value();
    for (int number = 0; number < 1200; ++number) {
        const auto text = std::to_string(number);
        ASSERT_TRUE(m_project.addDocument({0, law.id, hidden.id, text, Split::Train, "", text}, "").value());
    }
    EXPECT_TRUE(m_project.deleteHidden(0, 60).value());
    EXPECT_TRUE(m_project.findDocument(law.id, "7").value()) << "its job runs";
    EXPECT_FALSE(m_project.deleteHidden(hidden.jobId, 0).value()) << "no time for all of them";
    EXPECT_EQ(m_project.findDomain("law").value()->documents, 0);
    EXPECT_TRUE(m_project.deleteHidden(hidden.jobId, 60).value());
    EXPECT_FALSE(m_project.findDocument(law.id, "1199").value());
    EXPECT_TRUE(m_project.sourcePlaces()->size() == 1U) << "that of the domain's empty file";
}

TEST_F(Edits, DiskUseAndClearedCheckpoints)
{
    expert("law");
    composition("both", {"law"});
    std::vector<RowId> jobs;
    for (const auto state : {JobState::Done, JobState::Cancelled, JobState::Paused, JobState::Failed}) {
        jobs.push_back(job());
        ASSERT_TRUE(m_project.changeJobState(jobs.back(), JobState::Queued, JobState::Running).value());
        ASSERT_TRUE(m_project.changeJobState(jobs.back(), JobState::Running, state).value());
        const auto checkpoint = m_project.runFolder(jobs.back()) / "checkpoint-000000007";
        fs::create_directories(checkpoint);
        ASSERT_TRUE(writeFileAtomically(checkpoint / "weights.safetensors", std::string(700, 'w')).has_value());
    }
    const auto use = diskUse(m_project).value();
    EXPECT_GT(use.database, 1000U);
    ASSERT_EQ(use.checkpoints.size(), 4U);
    EXPECT_EQ(use.checkpoints.front().bytes, 700U);
    EXPECT_EQ(use.checkpoints.front().name, "Train law");
    ASSERT_EQ(use.experts.size(), 1U);
    EXPECT_EQ(use.experts.front().bytes, 1000U);
    ASSERT_EQ(use.compositions.size(), 1U);
    EXPECT_EQ(use.compositions.front().bytes, 500U);
    EXPECT_EQ(use.total, use.database + use.tokens + 4 * 700 + 1000 + 500);
    EXPECT_EQ(clearCheckpoints(m_project).value(), 1400U);
    EXPECT_EQ(diskUse(m_project)->checkpoints.size(), 2U) << "a paused and a failed job go on from theirs";
}

TEST_F(Edits, ACopyIsAProjectOfItsOwn)
{
    const auto law = domain("law");
    ASSERT_TRUE(writeFileAtomically(m_path / "tokens/law.tokens", "tokens").has_value());
    ASSERT_TRUE(m_project.setTokenFile(law.id, "tokens/law.tokens", 7).has_value());
    expert("law");
    const auto gone = expert("gone");
    ASSERT_TRUE(m_project.setRemoved(RemovableKind::Expert, gone, true).has_value());
    const auto active = job();
    const auto paused = job();
    for (const auto id : {active, paused}) {
        ASSERT_TRUE(m_project.changeJobState(id, JobState::Queued, JobState::Running).value());
        ASSERT_TRUE(writeFileAtomically(m_project.runFolder(id) / "checkpoint-1", "c").has_value());
    }
    ASSERT_TRUE(m_project.changeJobState(paused, JobState::Running, JobState::Paused).value());
    ASSERT_TRUE(m_project.rename("Medicine").has_value());

    const auto to = m_folder.path() / "copy.polymath";
    std::uint64_t copied = 0;
    ASSERT_TRUE(duplicateProject(m_path, to, [&](std::uint64_t done, std::uint64_t total) {
                    EXPECT_LE(done, total);
                    copied = done;
                    return true;
                }).has_value());
    EXPECT_EQ(copied, 6U + 1000U + 1U);
    auto copy = Project::open(to).value();
    EXPECT_EQ(copy.name().value(), "copy");
    EXPECT_EQ(copy.job(active)->state, JobState::Cancelled);
    EXPECT_EQ(copy.job(paused)->state, JobState::Paused);
    EXPECT_FALSE(fs::exists(to / "runs" / std::to_string(active) / "checkpoint-1"));
    EXPECT_TRUE(fs::exists(to / "runs" / std::to_string(paused) / "checkpoint-1"));
    EXPECT_EQ(readFile(to / "tokens/law.tokens").value(), "tokens");
    EXPECT_TRUE(fs::exists(copy.artefact("law").value()));
    EXPECT_FALSE(fs::exists(to / "experts/gone.safetensors"));
    ASSERT_TRUE(copy.renameSubject("law", "jurist").has_value());
    EXPECT_TRUE(m_project.findExpert("law").value().has_value()) << "the original stays as it is";
    EXPECT_EQ(m_project.job(active)->state, JobState::Running);

    const auto taken = duplicateProject(m_path, to);
    ASSERT_FALSE(taken.has_value());
    EXPECT_EQ(taken.error().code, ErrorCode::Usage);
    const auto other = m_folder.path() / "other.polymath";
    EXPECT_EQ(duplicateProject(m_path, other, [](std::uint64_t, std::uint64_t) { return false; }).error().code,
              ErrorCode::Cancelled);
    EXPECT_FALSE(duplicateProject(m_folder.path() / "nothing", other).has_value());
    EXPECT_THAT(std::distance(fs::directory_iterator(m_folder.path()), fs::directory_iterator()), 2)
        << "nothing half made is left";
}
