#include "core/store/project.h"
#include "tests/support/tinymodel.h"

#include <gtest/gtest.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <thread>

using namespace polymath;

namespace {

class AProject : public ::testing::Test {
protected:
    test::TemporaryFolder m_folder;
    std::filesystem::path m_path = m_folder.path() / "medicine.polymath";
    Project m_project = Project::create(m_path, {0, "/models/a.gguf", "abc", "A", "llama", "{}", 42}).value();
};

} // namespace

TEST_F(AProject, IsFoundAgain)
{
    EXPECT_TRUE(Project::isProject(m_path));
    EXPECT_FALSE(Project::isProject(m_folder.path()));
    auto again = Project::open(m_path).value();
    const auto base = again.baseModel().value();
    EXPECT_EQ(base.path, "/models/a.gguf");
    EXPECT_EQ(base.sha256, "abc");
    EXPECT_EQ(base.parameters, 42);
    const auto twice = Project::create(m_path, {});
    ASSERT_FALSE(twice.has_value());
    EXPECT_EQ(twice.error().code, ErrorCode::Usage);
}

TEST_F(AProject, OfANewerProgramIsRefusedAndLeftAlone)
{
    {
        SQLite::Database database((m_path / "project.sqlite").string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA user_version = 99");
    }
    const auto opened = Project::open(m_path);
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().code, ErrorCode::BadInput);
    EXPECT_NE(opened.error().sentence.find("newer"), std::string::npos) << opened.error().sentence;
}

TEST_F(AProject, DamagedIsRefusedByName)
{
    const auto other = m_folder.path() / "broken.polymath";
    std::filesystem::create_directories(other);
    std::ofstream(other / "project.sqlite") << std::string(4096, 'x');
    const auto opened = Project::open(other);
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().code, ErrorCode::BadInput);
    EXPECT_NE(opened.error().sentence.find("broken"), std::string::npos) << opened.error().sentence;
    EXPECT_FALSE(Project::open(m_folder.path() / "nothing").has_value());
}

TEST_F(AProject, KeepsDocumentsOnceAndInTheOrderOfTheirHashes)
{
    const auto domain = m_project.addDomain("law", DomainRole::Target).value();
    const auto source = m_project.addSource({0, domain.id, "/a.txt", "x", "txt", "UTF-8", 0, 0, 0, 1}).value();
    for (const auto* hash : {"c", "a", "b", "a"}) {
        const auto kept =
            m_project.addDocument({0, domain.id, source, hash, Split::Test, "", std::string("text ") + hash}, "");
        ASSERT_TRUE(kept.has_value());
    }
    std::string order;
    ASSERT_TRUE(m_project
                    .forEachDocument(domain.id,
                                     [&](const DocumentRecord& document) {
                                         order += document.hash;
                                         return true;
                                     })
                    .has_value());
    EXPECT_EQ(order, "abc");
    ASSERT_TRUE(m_project.showSource({source, domain.id, "/a.txt", "x", "txt", "UTF-8", 3, 1, 0, 1}).has_value());
    const auto found = m_project.findDomain("law").value();
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->documents, 3);
    EXPECT_EQ(found->duplicates, 1);
    EXPECT_FALSE(m_project.addDomain("law", DomainRole::Retention).has_value());
}

TEST_F(AProject, ReadingADocumentKeepsNobodyFromWriting)
{
    const auto domain = m_project.addDomain("law", DomainRole::Target).value();
    SourceRecord source;
    source.domainId = domain.id;
    source.path = "a.txt";
    source.id = m_project.addHiddenSource(source).value();
    DocumentRecord document;
    document.domainId = domain.id;
    document.sourceId = source.id;
    document.hash = "1";
    document.text = "one";
    const auto id = m_project.addDocument(document, "signature").value().value();
    auto other = Project::open(m_path).value();
    ASSERT_TRUE(m_project.document(id).value().has_value());
    ASSERT_EQ(m_project.signatureOf(id).value(), "signature");
    ASSERT_TRUE(other.setSetting("key", "theirs").has_value());
    const auto written = m_project.setSetting("key", "ours"); // with a read left open: locked, at once
    EXPECT_TRUE(written.has_value()) << written.error().sentence;
}

TEST_F(AProject, AFailedTransactionLeavesNothing)
{
    const auto outcome = m_project.inTransaction([&]() -> Result<void> {
        POLYMATH_TRY(domain, m_project.addDomain("law", DomainRole::Target));
        static_cast<void>(domain);
        return fail(ErrorCode::BadInput, "no");
    });
    EXPECT_FALSE(outcome.has_value());
    EXPECT_TRUE(m_project.domains()->empty());
}

TEST_F(AProject, JobsChangeStateOnlyFromTheOneExpected)
{
    const auto job = m_project.addJob(JobKind::Train, "Train law", "{}").value();
    EXPECT_TRUE(m_project.changeJobState(job, JobState::Queued, JobState::Running).value());
    EXPECT_FALSE(m_project.changeJobState(job, JobState::Queued, JobState::Cancelled).value());
    EXPECT_EQ(m_project.job(job)->state, JobState::Running);
    ASSERT_TRUE(m_project.postJobCommand(job, JobCommand::Pause).has_value());
    ASSERT_TRUE(m_project.postJobCommand(job, JobCommand::Cancel).has_value());
    EXPECT_EQ(m_project.takeJobCommand(job).value(), JobCommand::Cancel);
    EXPECT_EQ(m_project.takeJobCommand(job).value(), std::nullopt);
    EXPECT_FALSE(m_project.jobEvents(job)->empty());
    EXPECT_FALSE(m_project.job(job + 1).has_value());
}

TEST_F(AProject, MetricsOfARepeatedStepReplaceTheFormerOnes)
{
    const auto job = m_project.addJob(JobKind::Train, "Train law", "{}").value();
    ASSERT_TRUE(m_project.addMetrics({{job, 1, "loss", "", 3, 0}, {job, 2, "loss", "", 2, 0}}).has_value());
    ASSERT_TRUE(m_project.addMetrics({{job, 2, "loss", "", 1, 0}, {job, 2, "accuracy", "law", 0.5, 0}}).has_value());
    const auto rows = m_project.metrics(job, 1).value();
    ASSERT_EQ(rows.size(), 2U);
    ASSERT_TRUE(m_project.dropMetricsAfter(job, 1).has_value());
    EXPECT_EQ(m_project.metrics(job)->size(), 1U);
}

TEST_F(AProject, NamesOfSubjectsAreUnique)
{
    ExpertRecord expert;
    expert.name = "law";
    expert.method = "mode";
    expert.domains = {"law", "contracts"};
    ASSERT_TRUE(m_project.addExpert(expert).has_value());
    EXPECT_TRUE(m_project.isNameTaken("law").value());
    EXPECT_TRUE(m_project.isNameTaken("base").value());
    EXPECT_FALSE(m_project.isNameTaken("other").value());
    EXPECT_FALSE(m_project.addExpert(expert).has_value());
    EXPECT_EQ(m_project.findExpert("law").value()->domains, (std::vector<std::string>{"law", "contracts"}));
}

TEST_F(AProject, ASecondMeasurementReplacesTheFirst)
{
    EvaluationRecord evaluation;
    evaluation.subject = "base";
    evaluation.domain = "law";
    evaluation.accuracy = 0.4;
    ASSERT_TRUE(m_project.setEvaluation(evaluation, {{"base", "law", 0, 0, "backbone", 1}}).has_value());
    evaluation.accuracy = 0.5;
    ASSERT_TRUE(m_project.setEvaluation(evaluation, {{"base", "law", 0, 0, "backbone", 0.5}}).has_value());
    ASSERT_EQ(m_project.evaluations()->size(), 1U);
    EXPECT_EQ(m_project.evaluations()->front().accuracy, 0.5);
    ASSERT_EQ(m_project.routing()->size(), 1U);
    EXPECT_EQ(m_project.routing()->front().weight, 0.5);
}

TEST_F(AProject, AnotherConnectionSeesThatSomethingChanged)
{
    auto reader = Project::open(m_path).value();
    const auto before = reader.dataVersion();
    EXPECT_EQ(reader.dataVersion(), before);
    ASSERT_TRUE(m_project.addDomain("law", DomainRole::Target).has_value());
    EXPECT_NE(reader.dataVersion(), before);
    const auto own = m_project.dataVersion();
    ASSERT_TRUE(m_project.addDomain("english", DomainRole::Retention).has_value());
    EXPECT_NE(m_project.dataVersion(), own);
    std::vector<std::thread> writers; // several processes write at once; nobody is refused
    for (int writer = 0; writer < 4; ++writer) {
        writers.emplace_back([this, writer] {
            auto project = Project::open(m_path).value();
            for (int index = 0; index < 25; ++index) {
                EXPECT_TRUE(project.addJob(JobKind::Train, std::to_string(writer), "{}").has_value());
            }
        });
    }
    for (auto& writer : writers) {
        writer.join();
    }
    EXPECT_EQ(reader.jobs()->size(), 100U);
}
