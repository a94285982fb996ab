#include "core/base/file.h"
#include "core/base/system.h"
#include "core/store/project.h"
#include "tests/support/tinytokenizedmodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>
#include <sstream>

using namespace polymath;
using namespace polymath::test;
using nlohmann::json;
using ::testing::HasSubstr;

namespace {

/// Weights are products of numbers that were rounded before.
json rounded(json weights)
{
    for (auto& weight : weights) {
        weight = std::round(weight.get<double>() * 1e6) / 1e6;
    }
    return weights;
}

/// `polymath-worker serve` on a tiny model, and on a project with an expert and a LoRA of it.
class Serve : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_folder = std::make_unique<TemporaryFolder>();
        s_model = (s_folder->path() / "tiny.gguf").string();
        s_project = (s_folder->path() / "p.polymath").string();
        ASSERT_TRUE(writeFileAtomically(s_model, tinyTokenizedGguf()));
        std::string lines;
        for (int index = 0; index < 60; ++index) {
            lines += "{\"text\": \"the number " + std::to_string(index * 13) + " is here\"}\n";
        }
        const auto file = (s_folder->path() / "a.jsonl").string();
        ASSERT_TRUE(writeFileAtomically(file, lines));
        for (const auto& arguments :
             std::vector<std::vector<std::string>>{{"project", "create", s_project, "--base", s_model},
                                                   {"import", s_project, "--domain", "numbers", file},
                                                   {"train", s_project, "--domain", "numbers", "--name", "expert",
                                                    "--steps", "2", "--set", "sequence=16"},
                                                   {"train", s_project, "--domain", "numbers", "--name", "lora",
                                                    "--method", "lora", "--steps", "2", "--set", "sequence=16"}}) {
            const auto output = runProgram(std::getenv("POLYMATH_CLI"), arguments);
            ASSERT_EQ(output->exitCode, 0) << output->err;
        }
    }
    static void TearDownTestSuite() { s_folder.reset(); }

    static ProcessOutput program(const std::string& input)
    {
        const auto worker = std::filesystem::path(std::getenv("POLYMATH_CLI")).parent_path() / "polymath-worker";
        auto output = runProgram(worker, {"serve"}, input);
        EXPECT_TRUE(output);
        return output ? *output : ProcessOutput{};
    }
    /// The events that some lines cause.
    static std::vector<json> talk(const std::vector<std::string>& lines)
    {
        std::string input;
        for (const auto& line : lines) {
            input += line + "\n";
        }
        const auto output = program(input);
        EXPECT_EQ(output.exitCode, 0) << output.err;
        std::vector<json> events;
        std::istringstream stream(output.out);
        for (std::string line; std::getline(stream, line);) {
            events.push_back(json::parse(line));
        }
        return events;
    }
    static std::string load(int id, const std::string& artefact = "", const std::string& model = s_model)
    {
        return json{{"request", "load"},    {"id", id},     {"model", model},
                    {"artefact", artefact}, {"threads", 1}, {"precision", "f32"}}
            .dump();
    }
    static std::string artefact(const std::string& subject)
    {
        return Project::open(s_project)->artefact(subject)->string();
    }
    static json generation(int id, int tokens)
    {
        return {{"request", "generate"},
                {"id", id},
                {"format", "plain"},
                {"messages", {{{"role", "user"}, {"content", "the cat"}}}},
                {"max_tokens", tokens}};
    }
    static std::string textOf(const std::vector<json>& events, int id)
    {
        std::string text;
        for (const auto& event : events) {
            if (event.value("id", json()) == id && event.contains("text")) {
                text += event["text"].get<std::string>();
            }
        }
        return text;
    }

    static inline std::unique_ptr<TemporaryFolder> s_folder;
    static inline std::string s_model, s_project;
};

} // namespace

TEST_F(Serve, LoadsStreamsAndChangesArtefacts)
{
    const auto events = talk({load(1), generation(2, 6).dump(), load(3, artefact("expert")), generation(4, 5).dump(),
                              load(5, artefact("lora")), load(6), generation(7, 6).dump()});
    std::map<int, json> last;
    std::map<int, int> tokens;
    for (const auto& event : events) {
        ASSERT_NE(event["event"], "error") << event;
        const int id = event["id"];
        last[id] = event;
        tokens[id] += event["event"] == "token" ? 1 : 0;
    }
    EXPECT_EQ(last[1]["event"], "loaded");
    EXPECT_EQ(last[1]["slots"], json::array());
    EXPECT_EQ(last[1]["context"], 64);
    EXPECT_EQ(last[1]["chat"], false);
    EXPECT_EQ(last[3]["slots"], json({"backbone", "expert"}));
    EXPECT_GT(last[3]["parameters"], last[1]["parameters"]);
    EXPECT_EQ(last[5]["slots"], json::array());
    EXPECT_EQ(tokens[2], 6);
    EXPECT_EQ(last[2]["reason"], "length");
    EXPECT_EQ(last[2]["tokens"], 6);
    EXPECT_GT(last[2]["first_token_seconds"], 0.0);
    EXPECT_LE(last[2]["first_token_seconds"], last[2]["seconds"]);
    for (const auto& event : events) {
        if (event["event"] == "token") {
            EXPECT_GT(event["probability"], 0.0);
            EXPECT_EQ(event["weights"].size(), event["id"] == 4 ? 2U : 0U);
        }
    }
    EXPECT_EQ(textOf(events, 7), textOf(events, 2)) << "nothing of the former artefacts is left";
    const auto alone = runProgram(std::getenv("POLYMATH_CLI"), {"generate", "--model", s_model, "--prompt", "the cat",
                                                                "--max-tokens", "6", "--threads", "1"});
    EXPECT_EQ(alone->out, textOf(events, 2) + "\n");
}

TEST_F(Serve, AnAnswerTakesTheThreadsThatItIsGiven)
{
    auto two = generation(2, 6);
    two["threads"] = 2;
    auto many = generation(4, 6);
    many["threads"] = "many";
    const auto events = talk({load(1), two.dump(), generation(3, 6).dump(), many.dump()});
    EXPECT_EQ(textOf(events, 2).empty(), false);
    EXPECT_EQ(textOf(events, 2), textOf(events, 3)) << "how many threads work does not change the answer";
    EXPECT_EQ(events.back()["event"], "error");
    EXPECT_EQ(events.back()["id"], 4);
}

TEST_F(Serve, StopsAtOnceAndQuits)
{
    const auto stopped = talk({load(1), generation(2, 50).dump(), R"({"request":"stop"})", generation(3, 2).dump()});
    const auto done = std::find_if(stopped.begin(), stopped.end(),
                                   [](const json& event) { return event["event"] == "done" && event["id"] == 2; });
    ASSERT_NE(done, stopped.end());
    EXPECT_EQ((*done)["reason"], "stopped");
    EXPECT_LT((*done)["tokens"], 50);
    EXPECT_EQ(stopped.back()["id"], 3);
    EXPECT_EQ(stopped.back()["tokens"], 2) << "the next one runs";
    EXPECT_LE(talk({R"({"request":"quit"})", load(1)}).size(), 0U);
}

TEST_F(Serve, APreferenceChangesTheRunningGeneration)
{
    constexpr int most = 20'000; // tokens: it is stopped long before
    const auto model = (s_folder->path() / "long.gguf").string();
    ASSERT_TRUE(writeFileAtomically(model, tinyTokenizedGguf(most)));
    const auto pipe = (s_folder->path() / "pipe").string();
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const int requests = ::open(pipe.c_str(), O_RDWR | O_CLOEXEC);
    const auto say = [requests](const std::string& request) {
        const auto line = request + "\n";
        EXPECT_EQ(::write(requests, line.data(), line.size()), static_cast<ssize_t>(line.size()));
    };
    say(load(1, artefact("expert"), model));
    say(generation(2, most / 2).dump());
    std::vector<json> phases; // distinct weights, one after the other
    json done;
    const auto worker = std::filesystem::path(std::getenv("POLYMATH_CLI")).parent_path() / "polymath-worker";
    const auto output = runProgram("/bin/sh", {"-c", "exec '" + worker.string() + "' serve <'" + pipe + "'"}, {},
                                   [&](std::string_view line) {
                                       const auto event = json::parse(line);
                                       if (event["event"] == "token") {
                                           const auto& weights = event["weights"];
                                           const bool mixed = weights[0] > 0.0 && weights[1] > 0.0;
                                           const auto phase = mixed ? json("mixed") : rounded(weights);
                                           if (!phases.empty() && phases.back() == phase) {
                                               return;
                                           }
                                           phases.push_back(phase);
                                           say(phases.size() == 1   ? R"({"request":"preference","values":[1,0]})"
                                               : phases.size() == 2 ? R"({"request":"preference","values":[0,3]})"
                                                                    : R"({"request":"stop"})");
                                       } else if (event["event"] != "loaded") {
                                           done = event;
                                           say(R"({"request":"quit"})");
                                       }
                                   });
    ::close(requests);
    EXPECT_EQ(output->exitCode, 0) << output->err;
    EXPECT_EQ(phases, (std::vector<json>{"mixed", {1.0, 0.0}, {0.0, 1.0}}));
    EXPECT_EQ(done["reason"], "stopped") << done;
}

TEST_F(Serve, MistakesAreAnsweredAndItGoesOn)
{
    auto muted = generation(9, 2);
    muted["preference"] = {0, 0};
    auto chat = generation(10, 2);
    chat["format"] = "chat";
    auto empty = generation(11, 2);
    empty["messages"] = json::array();
    auto wrongType = generation(12, 2);
    wrongType["max_tokens"] = "many";
    const auto events =
        talk({"not json", "[]", "", R"({"request":"fly","id":3})", generation(4, 2).dump(),
              json{{"request", "load"}, {"id", 5}, {"model", "/no/such.gguf"}}.dump(), R"({"request":"load","id":6})",
              load(7, s_model), load(8, artefact("expert")), muted.dump(), chat.dump(), empty.dump(), wrongType.dump(),
              R"({"request":"preference","values":"x"})", generation(13, 2).dump()});
    std::map<int, json> answers;
    int errors = 0;
    for (const auto& event : events) {
        errors += event["event"] == "error" ? 1 : 0;
        if (event["id"].is_number()) {
            answers[event["id"]] = event;
        }
        if (event["event"] == "error") {
            EXPECT_FALSE(event["sentence"].get<std::string>().empty());
        }
    }
    for (const int id : {3, 4, 5, 6, 7, 9, 10, 11, 12}) {
        EXPECT_EQ(answers[id]["event"], "error") << id;
    }
    EXPECT_EQ(errors, 12);
    EXPECT_EQ(answers[5]["code"], 3);
    EXPECT_THAT(answers[5]["sentence"].get<std::string>(), HasSubstr("such.gguf"));
    EXPECT_THAT(answers[10]["sentence"].get<std::string>(), HasSubstr("chat"));
    EXPECT_EQ(answers[8]["event"], "loaded");
    EXPECT_EQ(answers[13]["event"], "done");
}

TEST_F(Serve, FloodsAreRefusedWithoutBeingKept)
{
    const auto huge = program(std::string(100'000'000, 'x') + "\n" + load(1) + "\n");
    EXPECT_THAT(huge.out, HasSubstr("megabyte"));
    EXPECT_THAT(huge.out, HasSubstr("loaded"));
    std::vector<std::string> many{load(1)};
    for (int index = 0; index < 400; ++index) {
        many.push_back(generation(100 + index, 1).dump());
    }
    const auto events = talk(many);
    const auto refused = std::count_if(events.begin(), events.end(), [](const json& event) {
        return event["event"] == "error" && event["code"] == 4;
    });
    const auto done =
        std::count_if(events.begin(), events.end(), [](const json& event) { return event["event"] == "done"; });
    EXPECT_EQ(refused + done, 400) << "each is answered";
    EXPECT_GT(refused, 0);
}

TEST_F(Serve, EndsWhenItsClientIsGone)
{
    const auto worker = std::filesystem::path(std::getenv("POLYMATH_CLI")).parent_path() / "polymath-worker";
    std::string lines = load(1) + "\n";
    for (int index = 0; index < 50; ++index) {
        lines += generation(index + 2, 50).dump() + "\n";
    }
    const auto input = s_folder->path() / "requests";
    ASSERT_TRUE(writeFileAtomically(input, lines));
    // The pipe's reader leaves after one line, and the worker's next event finds nobody.
    const auto output = runProgram(
        "/bin/sh", {"-c", "'" + worker.string() + "' serve <'" + input.string() + "' | head -n 1; echo ended"});
    EXPECT_THAT(output->out, HasSubstr("loaded"));
    EXPECT_THAT(output->out, HasSubstr("ended"));
}

TEST_F(Serve, EstimatesAndAdviceComeFromTheProgramsToo)
{
    const auto ask = [](std::vector<std::string> arguments) {
        arguments.emplace_back("--json");
        const auto output = runProgram(std::getenv("POLYMATH_CLI"), arguments);
        EXPECT_EQ(output->exitCode, 0) << output->err;
        return json::parse(output->out, nullptr, false);
    };
    const auto before = Project::open(s_project)->jobs()->size();
    const auto estimate = ask({"estimate", s_project, "--domain", "numbers", "--steps", "10", "--set", "sequence=16"});
    EXPECT_EQ(estimate["measured"], true);
    EXPECT_EQ(estimate["fits"], true);
    EXPECT_EQ(estimate["changes"], json::object());
    EXPECT_GT(estimate["seconds"][0], 0.0);
    EXPECT_LE(estimate["seconds"][0], estimate["seconds"][1]);
    EXPECT_LE(estimate["peak_memory_bytes"][0], estimate["peak_memory_bytes"][1]);
    EXPECT_LE(estimate["peak_memory_bytes"][1], estimate["available_memory_bytes"]);
    EXPECT_EQ(Project::open(s_project)->jobs()->size(), before) << "nothing is written to the project";
    const auto composed = ask({"estimate", s_project, "--experts", "expert", "--steps", "5", "--set", "sequence=16"});
    EXPECT_EQ(composed["trained_parameters"], 3 * (16 + 1) * 2) << "the gates of three blocks";
    const auto advice = ask({"recommend", s_project, "--domain", "numbers"});
    EXPECT_EQ(advice["settings"]["method"], "lora");
    EXPECT_FALSE(advice["reasons"].empty());
    const auto preferred = ask({"generate", "--model", s_project, "--subject", "expert", "--prompt", "the",
                                "--max-tokens", "2", "--trace", "--preference", "expert=0"});
    EXPECT_EQ(rounded(preferred["trace"][0]["weights"]), json({1.0, 0.0}));
    const auto unknown =
        runProgram(std::getenv("POLYMATH_CLI"), {"generate", "--model", s_project, "--subject", "expert", "--prompt",
                                                 "the", "--preference", "nobody=0"});
    EXPECT_EQ(unknown->exitCode, 2);
    EXPECT_THAT(unknown->err, HasSubstr("backbone, expert"));
}
