#include "core/base/file.h"
#include "core/base/system.h"
#include "core/store/project.h"
#include "tests/support/tinytokenizedmodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sys/types.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <thread>

using namespace polymath;
using namespace polymath::test;
using nlohmann::json;
using ::testing::HasSubstr;

namespace {

/// Studies with the real programs on a tiny model: two targets of sums, and numbers to keep.
class StudyPath : public ::testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_NE(std::getenv("POLYMATH_CLI"), nullptr) << "run by CTest, which says where the program is";
        const auto model = (m_folder.path() / "tiny.gguf").string();
        ASSERT_TRUE(writeFileAtomically(model, tinyTokenizedGguf()));
        m_project = (m_folder.path() / "p.polymath").string();
        ask({"project", "create", m_project, "--base", model});
        for (const auto& [name, factor] : {std::pair{"sums", 7}, std::pair{"products", 11}}) {
            std::string pairs = "question,answer\n";
            for (int index = 0; index < 200; ++index) {
                pairs +=
                    std::string(name) + " " + std::to_string(index) + ",it is " + std::to_string(index * factor) + "\n";
            }
            ask({"import", m_project, "--domain", name, written(std::string(name) + ".csv", pairs)});
        }
        std::string lines;
        for (int index = 0; index < 200; ++index) {
            lines += "{\"text\": \"the number " + std::to_string(index * 13) + " is here\"}\n";
        }
        ask({"import", m_project, "--domain", "numbers", "--role", "retention", written("lines.jsonl", lines)});
    }

    std::string written(const std::string& name, const std::string& text)
    {
        const auto file = (m_folder.path() / name).string();
        EXPECT_TRUE(writeFileAtomically(file, text));
        return file;
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
    [[nodiscard]] Project opened() const { return Project::open(m_project).value(); }
    [[nodiscard]] std::map<JobKind, int> jobs() const
    {
        std::map<JobKind, int> counts;
        const auto all = opened().jobs().value();
        for (const auto& job : all) {
            EXPECT_TRUE(job.state == JobState::Done) << job.title << " is " << toText(job.state);
            ++counts[job.kind];
        }
        return counts;
    }

    TemporaryFolder m_folder;
    std::string m_project;
};

constexpr const char* twoMethods = R"({
    "name": "Two methods", "question": "Which one learns more?",
    "budget": {"tokens": 1920}, "seeds": [1, 2],
    "settings": {"batch": 2, "sequence": 32, "threads": 1, "precision": "f32", "evaluation_tokens": 256,
                 "checkpoint_every": 5},
    "evaluation": {"tokens": 200, "window": 32},
    "runs": [
        {"train": "lora", "settings": {"learning_rate": 0.01}},
        {"train": "mode", "settings": {"learning_rate": 0.01}},
        {"name": "both", "compose": "mode", "share": 0.25}
    ]})";

} // namespace

TEST_F(StudyPath, KilledInTheMiddleItGoesOnAndRunsNothingTwice)
{
    const auto file = written("two.json", twoMethods);
    const auto before = ask({"study", m_project, "--file", file, "--plan"});
    EXPECT_EQ(before["different"], 10) << "two methods on two domains with two seeds, and two compositions";
    EXPECT_EQ(before["done"], 0);
    const auto imports = opened().jobs()->size();
    EXPECT_EQ(imports, 3U) << "--plan starts nothing";

    // Killed when some of it is done and something runs.
    const auto command =
        startDetached(std::getenv("POLYMATH_CLI"), {"study", m_project, "--file", file}, m_folder.path() / "study.log")
            .value();
    auto project = opened();
    RowId killed = 0;
    for (int round = 0; round < 6000 && killed == 0; ++round) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        const auto all = project.jobs().value();
        const auto& newest = all.back();
        if (project.experts()->size() >= 2 && newest.kind == JobKind::Train && newest.state == JobState::Running &&
            newest.pid != 0) {
            ASSERT_EQ(::kill(static_cast<pid_t>(command.pid), SIGKILL), 0);
            ASSERT_EQ(::kill(static_cast<pid_t>(newest.pid), SIGKILL), 0);
            killed = newest.id;
            for (int wait = 0; wait < 3000 && isRunning({newest.pid, newest.startTicks}); ++wait) {
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
            }
        }
    }
    ASSERT_NE(killed, 0) << readFile(m_folder.path() / "study.log").value_or("");

    const auto out = m_folder.path() / "report.md";
    const auto results = ask({"study", m_project, "--file", file, "--out", out.string()});
    const auto counts = jobs();
    EXPECT_EQ(counts.at(JobKind::Train), 8) << "nothing was run twice";
    EXPECT_EQ(counts.at(JobKind::Compose), 2);
    EXPECT_EQ(project.experts()->size(), 8U);
    ASSERT_EQ(results["rows"].size(), 6U) << "the base, two methods on two domains, the composition";
    for (const auto& row : results["rows"]) {
        for (const auto* domain : {"sums", "products", "numbers"}) {
            EXPECT_EQ(row["domains"][domain]["accuracy"]["n"], row["row"] == "base" ? 1 : 2) << row["row"];
        }
        EXPECT_TRUE(row["row"] == "base" || row["steps"].get<double>() >= 30) << row["row"];
    }
    EXPECT_EQ(results["rows"][5]["domains"]["sums"]["gates"].size(), 3U) << "the backbone and two experts";
    EXPECT_GT(results["rows"][1]["domains"]["sums"]["change"][0].get<double>(), 0) << "LoRA learned nothing";
    const auto report = readFile(out).value();
    EXPECT_THAT(report, HasSubstr("# Two methods"));
    EXPECT_THAT(report, HasSubstr("lora, sums"));
    EXPECT_THAT(report, HasSubstr("## Gate weights"));

    // The start is measured by no run: the base's own measurement serves all.
    const auto metrics = project.metrics(killed).value();
    EXPECT_TRUE(std::none_of(metrics.begin(), metrics.end(),
                             [](const auto& row) { return row.step == 0 && row.name == "accuracy"; }));
    const auto again = ask({"study", m_project, "--file", file, "--plan"});
    EXPECT_EQ(again["done"], 10);
    EXPECT_EQ(again["to_measure"], 0);
}

TEST_F(StudyPath, ExamplesPruningAndTimeAreStudied)
{
    const auto file = written("more.json", R"({
        "name": "More", "question": "Does the rest work?",
        "budget": {"seconds": 0.05},
        "settings": {"batch": 2, "sequence": 32, "threads": 1, "precision": "f32", "evaluation_tokens": 256},
        "evaluation": {"tokens": 200, "window": 32}, "axis": "examples",
        "runs": [
            {"train": "lora", "domains": "mixed", "examples": [3, "all"]},
            {"name": "general", "train": "lora", "domains": "kept"},
            {"name": "part", "train": "ia3", "settings": {"learning_rate": 0.05}, "measure": false},
            {"name": "third", "train": "film", "domains": ["numbers"], "measure": false},
            {"name": "domain", "train": "modula", "beside": "general"},
            {"name": "residual", "compose": "domain"},
            {"name": "fewer", "prune": "residual", "drop": 1}
        ]})");
    const auto out = m_folder.path() / "report.html";
    const auto drawn = m_folder.path() / "charts";
    const auto results = ask({"study", m_project, "--file", file, "--out", out.string(), "--chart", drawn.string()});
    for (const auto* picture : {"forgetting.png", "forgetting.svg", "accuracy.png", "accuracy.svg"}) {
        EXPECT_GT(std::filesystem::file_size(drawn / picture), 3000U) << picture;
    }
    EXPECT_THAT(results["notes"].dump(), HasSubstr("two have to stay"));
    ASSERT_EQ(results["rows"].size(), 7U) << results.dump(1);
    for (const auto& row : results["rows"]) {
        EXPECT_TRUE(row["row"] == "base" || row["steps"].get<double>() >= 1) << row["row"];
    }
    EXPECT_THAT(readFile(out).value(), HasSubstr("<table"));
    const auto experts = opened().experts().value();
    const auto few = std::find_if(experts.begin(), experts.end(),
                                  [](const auto& one) { return one.name == "sums+products-lora-3-s1"; });
    ASSERT_NE(few, experts.end());
    EXPECT_TRUE(std::filesystem::exists(opened().folder() / few->file));

    EXPECT_EQ(run({"study", m_project, "--file", written("bad.json", "{\"name\": \"x\", \"what\": 1}")}).exitCode, 3);
    EXPECT_EQ(run({"study", m_project}).exitCode, 2);
    EXPECT_EQ(run({"study", m_project, "--ready", "nothing"}).exitCode, 2);
    EXPECT_EQ(run({"study", m_project, "--file", file, "--out", "report.doc"}).exitCode, 2);
    EXPECT_GE(ask({"study", "--list"})["studies"].size(), 1U);
}
