#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/system.h"
#include "core/store/project.h"
#include "tests/support/tinytokenizedmodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sys/types.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

using namespace polymath;
using namespace polymath::test;
using nlohmann::json;
using ::testing::HasSubstr;

namespace {

/// The whole path with the real programs on a tiny model.
class ProjectPath : public ::testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_NE(std::getenv("POLYMATH_CLI"), nullptr) << "run by CTest, which says where the program is";
        m_model = (m_folder.path() / "tiny.gguf").string();
        ASSERT_TRUE(writeFileAtomically(m_model, tinyTokenizedGguf()));
        std::string pairs = "question,answer\n";
        std::string lines;
        for (int index = 0; index < 200; ++index) {
            pairs += "what is " + std::to_string(index) + "," + "it is " + std::to_string(index * 7) + "\n";
            lines += "{\"text\": \"the number " + std::to_string(index * 13) + " is here\"}\n";
        }
        m_pairs = (m_folder.path() / "pairs.csv").string();
        m_lines = (m_folder.path() / "lines.jsonl").string();
        ASSERT_TRUE(writeFileAtomically(m_pairs, pairs));
        ASSERT_TRUE(writeFileAtomically(m_lines, lines));
    }

    static ProcessOutput run(const std::vector<std::string>& arguments)
    {
        auto output = runProgram(std::getenv("POLYMATH_CLI"), arguments);
        EXPECT_TRUE(output);
        return output ? *output : ProcessOutput{};
    }
    static json ask(std::vector<std::string> arguments)
    {
        arguments.emplace_back("--json");
        const auto output = run(arguments);
        EXPECT_EQ(output.exitCode, 0) << output.err;
        return json::parse(output.out, nullptr, false);
    }
    std::string newProject(const std::string& name)
    {
        const auto path = (m_folder.path() / (name + ".polymath")).string();
        ask({"project", "create", path, "--base", m_model});
        ask({"import", path, "--domain", "sums", m_pairs});
        ask({"import", path, "--domain", "numbers", "--role", "retention", m_lines});
        return path;
    }
    static std::vector<std::string> trainArguments(const std::string& project, const std::string& steps)
    {
        return {"train",    project,
                "--domain", "sums",
                "--name",   "sums",
                "--steps",  steps,
                "--set",    "batch=2",
                "--set",    "sequence=32",
                "--set",    "checkpoint_every=7",
                "--set",    "evaluate_every=0",
                "--set",    "threads=1",
                "--set",    "precision=f32"};
    }

    TemporaryFolder m_folder;
    std::string m_model, m_pairs, m_lines;
};

} // namespace

TEST_F(ProjectPath, FromFilesToTheTableAndItsCharts)
{
    const auto project = newProject("path");
    const auto imported = ask({"import", project, "--domain", "sums", m_pairs});
    EXPECT_EQ(imported["files"][0]["documents"], 200) << "a file imported again takes the place of what it gave before";
    EXPECT_EQ(imported["files"][0]["duplicates"], 0);
    EXPECT_EQ(Project::open(project)->findDomain("sums").value()->documents, 200);
    const auto expert = ask(trainArguments(project, "20"));
    EXPECT_EQ(expert["state"], "done");
    EXPECT_EQ(expert["subject"], "sums");
    EXPECT_TRUE(std::filesystem::exists(expert["file"].get<std::string>()));
    ask({"train", project, "--domain", "sums,numbers", "--method", "lora", "--steps", "5", "--set", "sequence=32"});
    ask({"train", project, "--domain", "numbers", "--name", "numbers", "--steps", "5", "--set", "sequence=32"});
    const auto composed = ask(
        {"compose", project, "--experts", "sums,numbers", "--name", "both", "--steps", "3", "--set", "sequence=32"});
    EXPECT_EQ(composed["subject"], "both");

    const auto measured = ask({"evaluate", project, "--window", "32"});
    ASSERT_EQ(measured["table"].size(), 5U);
    const auto& base = measured["table"][0];
    EXPECT_EQ(base["subject"], "base");
    for (const auto& row : measured["table"]) {
        for (const auto* domain : {"sums", "numbers"}) {
            const auto& result = row["domains"][domain];
            EXPECT_GT(result["tokens"].get<int>(), 0);
            EXPECT_LE(result["accuracy_low"].get<double>(), result["accuracy"].get<double>());
            EXPECT_GE(result["accuracy_high"].get<double>(), result["accuracy"].get<double>());
        }
    }
    EXPECT_LT(measured["table"][1]["domains"]["sums"]["nll"].get<double>(),
              base["domains"]["sums"]["nll"].get<double>())
        << "the expert learned nothing";

    for (const auto* kind : {"tradeoff", "loss", "forgetting", "routing", "cost"}) {
        for (const auto* ending : {"png", "svg", "pdf"}) {
            const auto file = m_folder.path() / (std::string(kind) + "." + ending);
            ask({"chart", project, "--kind", kind, "--out", file.string()});
            EXPECT_GT(std::filesystem::file_size(file), 3000U) << file;
        }
        const auto table = m_folder.path() / (std::string(kind) + ".csv");
        ask({"chart", project, "--kind", kind, "--out", table.string()});
        const auto numbers = readFile(table).value();
        EXPECT_GE(std::count(numbers.begin(), numbers.end(), '\n'), 3) << table;
    }
    const auto spoken = ask(
        {"generate", "--model", project, "--subject", "both", "--prompt", "what is", "--max-tokens", "4", "--trace"});
    EXPECT_EQ(spoken["slots"], json({"backbone", "sums", "numbers"}));
    ASSERT_FALSE(spoken["trace"].empty());
    EXPECT_NEAR(spoken["trace"][0]["weights"][0].get<double>() + spoken["trace"][0]["weights"][1].get<double>() +
                    spoken["trace"][0]["weights"][2].get<double>(),
                1, 1e-5);
    const auto scored = run({"score", "--model", project, "--subject", "sums", "--text", m_pairs, "--window", "32"});
    EXPECT_EQ(scored.exitCode, 0) << scored.err;
    ask({"evaluate", project, "--subject", "base,sums"}); // 512 tokens, of which the model's context holds 64
    const auto evaluations = Project::open(project)->evaluations().value();
    for (const auto& evaluation : evaluations) {
        const bool again = evaluation.subject == "base" || evaluation.subject == "sums";
        EXPECT_EQ(json::parse(evaluation.settingsJson)["window"], again ? 64 : 32) << evaluation.subject;
    }
    EXPECT_EQ(ask({"inspect", project})["subjects"].size(), 5U);
    EXPECT_EQ(ask({"inspect", expert["file"].get<std::string>()})["kind"], "mode");
}

TEST_F(ProjectPath, PruningDropsWhoseRouterMovedLeast)
{
    const auto path = newProject("pruned");
    for (const auto* name : {"one", "two", "three"}) {
        ask({"train", path, "--domain", "sums", "--method", "ia3", "--name", name, "--steps", "2", "--set",
             "sequence=32"});
    }
    ask({"compose", path, "--experts", "one,two,three", "--name", "all", "--steps", "3", "--set", "sequence=32",
         "--set", "learning_rate=0.05"});
    const auto ranked = ask({"prune", path, "--subject", "all"})["ranked"];
    ASSERT_EQ(ranked.size(), 3U);
    EXPECT_LE(ranked[0]["movement"].get<double>(), ranked[1]["movement"].get<double>());
    EXPECT_LE(ranked[1]["movement"].get<double>(), ranked[2]["movement"].get<double>());
    EXPECT_EQ(ask({"prune", path, "--subject", "all", "--drop", "1"})["subject"], "all-pruned");
    const auto project = Project::open(path).value();
    const auto pruned = project.findComposition("all-pruned").value();
    ASSERT_TRUE(pruned.has_value());
    auto expected = std::vector<std::string>{"one", "two", "three"};
    std::erase(expected, ranked[0]["expert"].get<std::string>());
    EXPECT_EQ(pruned->experts, expected);
    EXPECT_EQ(json::parse(pruned->configJson)["sequence"], 32) << "all else stays as it was";
    const auto measured = ask({"evaluate", path, "--subject", "all,all-pruned", "--window", "32"});
    EXPECT_EQ(measured["table"].size(), 2U);
    EXPECT_EQ(run({"prune", path, "--subject", "all", "--drop", "2"}).exitCode, 2);
    EXPECT_EQ(run({"prune", path, "--subject", "one"}).exitCode, 2);
}

TEST_F(ProjectPath, AMeasurementThatIsResumedSkipsWhatItHas)
{
    const auto path = newProject("resumed");
    ask({"evaluate", path, "--subject", "base"});
    auto project = Project::open(path).value();
    const auto done = project.evaluations().value();
    ASSERT_EQ(done.size(), 2U);
    // As if the window's measurement had been paused after its first domain.
    const json config{{"subjects", {"base"}}, {"domains", {"sums", "numbers"}}, {"window", 32}, {"max_tokens", 0}};
    const auto job = project.addJob(JobKind::Evaluate, "Measure base", config.dump()).value();
    auto kept = done.front().domain == "sums" ? done.front() : done.back();
    kept.jobId = job;
    kept.accuracy = 0.125;
    ASSERT_TRUE(project.setEvaluation(kept, {}).has_value());
    ASSERT_TRUE(project.changeJobState(job, JobState::Queued, JobState::Running).value());
    ASSERT_TRUE(project.changeJobState(job, JobState::Running, JobState::Paused).value());
    EXPECT_EQ(ask({"jobs", path, "resume", std::to_string(job)})["state"], "done");
    const auto after = project.evaluations().value();
    ASSERT_EQ(after.size(), 2U);
    for (const auto& row : after) {
        EXPECT_EQ(row.jobId, job) << row.domain;
        EXPECT_EQ(row.accuracy == 0.125, row.domain == "sums") << row.domain << " was measured again";
    }
}

TEST_F(ProjectPath, KilledAtAnyMomentAndResumedItEndsWithTheSameBytes)
{
    const auto whole = newProject("whole");
    const auto expected = ask(trainArguments(whole, "600"))["sha256"].get<std::string>();
    const auto path = newProject("killed");
    auto arguments = trainArguments(path, "600");
    arguments.emplace_back("--detach");
    const auto job = ask(arguments)["job"].get<RowId>();
    auto project = Project::open(path).value();
    int kills = 0;
    for (const int waitMs : {60, 250, 450, 700, 900}) {
        std::this_thread::sleep_for(std::chrono::milliseconds(waitMs));
        const auto record = project.job(job).value();
        if (record.state != JobState::Running) {
            break;
        }
        ASSERT_EQ(::kill(static_cast<pid_t>(record.pid), SIGKILL), 0);
        ++kills;
        for (int round = 0; round < 3000 && isRunning({record.pid, record.startTicks}); ++round) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        const auto listed = ask({"jobs", path, "list"});
        EXPECT_EQ(listed["jobs"].back()["state"], "interrupted");
        EXPECT_THAT(listed["jobs"].back()["message"].get<std::string>(), HasSubstr("Resume"));
        ask({"jobs", path, "resume", std::to_string(job), "--detach"});
    }
    EXPECT_GE(kills, 2) << "the run was over before it could be killed";
    for (int round = 0; round < 3000 && project.job(job)->state == JobState::Running; ++round) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    EXPECT_EQ(project.job(job)->state, JobState::Done) << project.job(job)->message;
    EXPECT_EQ(project.findExpert("sums").value()->sha256, expected);
    const auto metrics = project.metrics(job).value();
    EXPECT_EQ(std::count_if(metrics.begin(), metrics.end(), [](const auto& row) { return row.name == "loss"; }), 600);
}

TEST_F(ProjectPath, PausesResumesAndCancels)
{
    const auto path = newProject("paused");
    auto arguments = trainArguments(path, "100000");
    arguments.emplace_back("--detach");
    const auto job = std::to_string(ask(arguments)["job"].get<int>());
    EXPECT_EQ(ask({"jobs", path, "pause"})["state"], "paused");
    EXPECT_EQ(ask({"jobs", path, "resume", job, "--detach"})["state"], "running");
    EXPECT_EQ(ask({"jobs", path, "cancel", job})["state"], "cancelled");
    EXPECT_TRUE(Project::open(path)->experts()->empty());
    EXPECT_EQ(run({"jobs", path, "pause", job}).exitCode, 2);
}

TEST_F(ProjectPath, ImportTakesWhatItCanAndCountsTokens)
{
    const auto path = newProject("import");
    const auto broken = (m_folder.path() / "broken.jsonl").string();
    const auto more = (m_folder.path() / "more.txt").string();
    ASSERT_TRUE(writeFileAtomically(broken, std::string("zero\0byte", 9)));
    ASSERT_TRUE(writeFileAtomically(more, "some more text of a few words"));
    const auto output = run({"import", path, "--domain", "sums", broken, more, "--json"});
    EXPECT_EQ(output.exitCode, 3);
    EXPECT_THAT(output.err, HasSubstr("broken.jsonl"));
    EXPECT_THAT(output.err, HasSubstr("Files taken: 1 of 2"));
    const auto object = json::parse(output.out);
    ASSERT_EQ(object["files"].size(), 2U);
    auto project = Project::open(path).value();
    const auto record = project.job(object["job"].get<RowId>()).value();
    EXPECT_EQ(record.state, JobState::Done);
    EXPECT_EQ(record.kind, JobKind::Import);
    EXPECT_EQ(record.step, record.steps) << "bytes";
    const auto events = project.jobEvents(record.id).value();
    EXPECT_EQ(std::count_if(events.begin(), events.end(), [](const auto& event) { return event.kind == "entry"; }), 2);
    const auto domain = project.findDomain("sums").value().value();
    EXPECT_EQ(domain.documents, 201);
    EXPECT_GT(domain.tokens, 201);
    EXPECT_TRUE(std::filesystem::exists(project.folder() / domain.tokenFile));
    EXPECT_EQ(run({"import", path, "--domain", "sums", "--role", "retention", more}).exitCode, 2);
    EXPECT_EQ(run({"import", path, "--domain", "sums", "--text", "nothing", m_lines}).exitCode, 2);
}

TEST_F(ProjectPath, ADryRunSaysWhatTheImportThenDoes)
{
    const auto path = newProject("dry");
    const auto folder = m_folder.path() / "mixed";
    std::filesystem::create_directories(folder / "below");
    ASSERT_TRUE(
        writeFileAtomically(folder / "pairs.csv", "question,answer\nwhat is 3,it is 21\nWhere is it?,Here it is.\n"));
    ASSERT_TRUE(writeFileAtomically(folder / "below" / "text", "Running text of a file without an ending."));
    ASSERT_TRUE(writeFileAtomically(folder / "binary.txt", std::string("zero\0byte", 9)));
    ASSERT_TRUE(writeFileAtomically(folder / ".hidden.txt", "Nobody reads what is hidden from the start."));
    const std::vector<std::string> arguments{"import", path, "--domain", "sums", folder.string(), "--json"};
    auto dry = arguments;
    dry.emplace_back("--dry-run");
    auto project = Project::open(path).value();
    const auto before = project.dataVersion();
    const auto tried = run(dry);
    EXPECT_EQ(tried.exitCode, 3) << "one file is refused";
    EXPECT_EQ(project.dataVersion(), before) << "nothing is written";
    const auto imported = run(arguments);
    EXPECT_EQ(imported.exitCode, 3);
    const auto report = json::parse(tried.out);
    EXPECT_EQ(report["files"], json::parse(imported.out)["files"]);
    EXPECT_EQ(report["message"], json::parse(imported.out)["message"]);
    ASSERT_EQ(report["files"].size(), 3U);
    EXPECT_TRUE(report["files"][1]["problem"].is_string()) << "below/text, binary.txt, pairs.csv";
    int documents = 0;
    for (const auto& file : report["files"]) {
        documents += file["documents"].get<int>();
    }
    EXPECT_EQ(documents, 2) << "'what is 3' is there already";
    dry.emplace_back("--only-changed");
    const auto again = json::parse(run(dry).out);
    EXPECT_EQ(std::count_if(again["files"].begin(), again["files"].end(),
                            [](const json& file) { return file["unchanged"].get<bool>(); }),
              2);
}

TEST_F(ProjectPath, PasswordsAreNoPartOfTheProject)
{
    const auto path = newProject("secret");
    const auto text = (m_folder.path() / "open.txt").string();
    ASSERT_TRUE(writeFileAtomically(text, "A text that needs no password at all."));
    ask({"import", path, "--domain", "sums", "--password", "open-sesame", text});
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
        if (entry.is_regular_file()) {
            EXPECT_THAT(readFile(entry.path()).value(), ::testing::Not(HasSubstr("open-sesame"))) << entry.path();
        }
    }
}

TEST_F(ProjectPath, ACancelledImportLeavesNothing)
{
    const auto path = newProject("cancelled");
    std::string lines;
    for (int index = 0; index < 400'000; ++index) {
        lines += "{\"text\": \"line number " + std::to_string(index) + " of a long file\"}\n";
    }
    const auto big = (m_folder.path() / "big.jsonl").string();
    const auto small = (m_folder.path() / "small.txt").string();
    ASSERT_TRUE(writeFileAtomically(big, lines));
    ASSERT_TRUE(writeFileAtomically(small, "a small file of some words"));
    auto project = Project::open(path).value();
    const json config{{"domain", "big"}, {"role", "target"}, {"files", {small, big}}};
    const auto job = project.addJob(JobKind::Import, "Import", config.dump()).value();
    ask({"jobs", path, "run", std::to_string(job), "--detach"});
    for (int round = 0; round < 3000 && project.job(job)->step == 0; ++round) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_EQ(ask({"jobs", path, "cancel", std::to_string(job)})["state"], "cancelled");
    EXPECT_EQ(project.findDomain("big").value()->documents, 0);
    EXPECT_TRUE(project.sources(project.findDomain("big").value()->id)->empty());
}

TEST_F(ProjectPath, TheQueueGoesOnWithoutAnybodyWatching)
{
    const auto path = newProject("queue");
    auto arguments = trainArguments(path, "100000");
    arguments.emplace_back("--detach");
    const auto first = ask(arguments)["job"].get<RowId>();
    const auto detached = [&](const std::string& name) {
        auto own = trainArguments(path, "2");
        own[5] = name;
        own.emplace_back("--detach");
        own.emplace_back("--json");
        const auto output = run(own);
        EXPECT_EQ(output.exitCode, 0) << output.err;
        EXPECT_THAT(output.err, HasSubstr("waits in the queue"));
        EXPECT_EQ(json::parse(output.out)["state"], "queued");
        return json::parse(output.out)["job"].get<RowId>();
    };
    const auto second = detached("second");
    const auto third = detached("third");
    auto project = Project::open(path).value();
    ASSERT_TRUE(project.moveJob(third, -1).has_value());
    ask({"jobs", path, "cancel", std::to_string(first)});
    for (int round = 0; round < 2400 && project.job(second)->state != JobState::Done; ++round) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    EXPECT_EQ(project.job(second)->state, JobState::Done) << project.job(second)->message;
    EXPECT_EQ(project.job(third)->state, JobState::Done) << project.job(third)->message;
    EXPECT_LE(project.job(third)->endedMs, project.job(second)->startedMs) << "it was moved to the front";
}

TEST_F(ProjectPath, MistakesGetASentenceAndAnExitCode)
{
    const auto path = newProject("mistakes");
    const auto fails = [](const std::vector<std::string>& arguments, int code, const std::string& part) {
        const auto output = run(arguments);
        EXPECT_EQ(output.exitCode, code) << output.err;
        EXPECT_THAT(output.err, HasSubstr(part));
    };
    fails({"train", path, "--domain", "law"}, 2, "no domain 'law'");
    fails({"train", path, "--domain", "sums", "--set", "batch=0"}, 2, "batch");
    fails({"train", path, "--domain", "sums", "--method", "magic"}, 2, "magic");
    fails({"train", path, "--domain", "sums", "--set", "sequence=4096"}, 2, "context");
    fails({"train", path, "--domain", "sums", "--set", "sequence=32", "--set", "blocks=9"}, 2, "9 blocks");
    fails({"compose", path, "--experts", "a,b"}, 2, "no expert 'a'");
    fails({"train", path, "--domain", "sums", "--method", "modula"}, 2, "--set universal=NAME");
    fails({"chart", path, "--kind", "loss", "--out", "x.png"}, 2, "Nothing was trained");
    fails({"chart", path, "--kind", "cost", "--out", "x.csv"}, 2, "Nothing was measured");
    fails({"import", path, "--domain", "sums", "missing.txt"}, 3, "missing.txt");
    fails({"project", "create", path, "--base", m_model}, 2, "already");
    fails({"evaluate", path, "--subject", "nobody"}, 2, "nobody");
    for (const auto* method : {"lora", "mode"}) {
        ask({"train", path, "--domain", "sums", "--method", method, "--name", method, "--steps", "1", "--set",
             "sequence=32"});
    }
    fails({"compose", path, "--experts", "lora,mode"}, 2, "No composition takes");
    fails({"compose", path, "--experts", "lora,lora", "--composition", "mode"}, 2, "MoDE is made of MoDE expert");
    fails({"compose", path, "--experts", "mode,mode", "--composition", "magic"}, 2, "magic");
    fails({"compose", path, "--experts", "mode,mode", "--router", "magic"}, 2, "magic");
    fails({"compose", path, "--experts", "mode,mode", "--router", "uniform", "--train", "gate"}, 2, "no gates");
    fails({"compose", path, "--experts", "lora,lora", "--router", "fixed"}, 2, "2 numbers");
    std::filesystem::remove(m_model);
    fails({"train", path, "--domain", "sums"}, 3, "not there any more");
}
