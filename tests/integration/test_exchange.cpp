#include "core/base/file.h"
#include "core/base/system.h"
#include "core/engine/registry.h"
#include "core/exchange/expertfile.h"
#include "core/exchange/exporting.h"
#include "core/formats/safetensors.h"
#include "core/store/project.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/support/tinytokenizedmodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

using namespace polymath;
using namespace polymath::test;
using nlohmann::json;
using ::testing::HasSubstr;

namespace {

ProcessOutput run(const std::vector<std::string>& arguments)
{
    auto output = runProgram(std::getenv("POLYMATH_CLI"), arguments);
    EXPECT_TRUE(output);
    return output ? *output : ProcessOutput{};
}

json ask(std::vector<std::string> arguments)
{
    arguments.emplace_back("--json");
    const auto output = run(arguments);
    EXPECT_EQ(output.exitCode, 0) << output.err;
    return json::parse(output.out, nullptr, false);
}

void fails(const std::vector<std::string>& arguments, int code, const std::string& part)
{
    const auto output = run(arguments);
    EXPECT_EQ(output.exitCode, code) << output.err;
    EXPECT_THAT(output.err, HasSubstr(part));
}

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Projects of one tiny model; the first has a LoRA, full weights and two experts, trained once for all tests.
class Exchange : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        ASSERT_NE(std::getenv("POLYMATH_CLI"), nullptr) << "run by CTest, which says where the program is";
        s_folder = std::make_unique<TemporaryFolder>();
        s_model = place("tiny.gguf");
        s_text = place("sums.csv");
        ASSERT_TRUE(writeFileAtomically(s_model, tinyTokenizedGguf()));
        std::string pairs = "question,answer\n";
        for (int index = 0; index < 200; ++index) {
            pairs += "what is " + std::to_string(index) + ",it is " + std::to_string(index * 7) + "\n";
        }
        ASSERT_TRUE(writeFileAtomically(s_text, pairs));
        s_project = newProject("first", s_model);
        train(s_project, "lora", "adapter", {"--set", "lora_targets=all", "--set", "lora_rank=3"});
        train(s_project, "full", "whole");
        train(s_project, "mode", "one");
        train(s_project, "mode", "two");
        ask({"compose", s_project, "--experts", "one,two", "--name", "both", "--steps", "2", "--set", "sequence=32"});
    }
    static void TearDownTestSuite() { s_folder.reset(); }

    static std::string place(const std::string& name) { return (s_folder->path() / name).string(); }
    static std::string newProject(const std::string& name, const std::string& model)
    {
        const auto path = place(name + ".polymath");
        ask({"project", "create", path, "--base", model});
        ask({"import", path, "--domain", "sums", s_text});
        return path;
    }
    static void train(const std::string& project, const std::string& method, const std::string& name,
                      const std::vector<std::string>& more = {})
    {
        std::vector<std::string> arguments{"train",    project,
                                           "--domain", "sums",
                                           "--method", method,
                                           "--name",   name,
                                           "--set",    "learning_rate=0.01",
                                           "--steps",  "6",
                                           "--set",    "batch=2",
                                           "--set",    "sequence=32",
                                           "--set",    "precision=f32",
                                           "--set",    "threads=1"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        ask(arguments);
    }
    static json scored(const std::string& model, const std::string& subject = {}, const std::string& text = s_text)
    {
        std::vector<std::string> arguments{"score", "--model", model, "--text", text, "--window", "32"};
        if (!subject.empty()) {
            arguments.insert(arguments.end(), {"--subject", subject});
        }
        return ask(arguments);
    }
    static void expectAlike(const json& first, const json& second)
    {
        EXPECT_EQ(first["tokens"], second["tokens"]);
        EXPECT_NEAR(first["nll"].get<double>(), second["nll"].get<double>(), 1e-5); // f32, sums in another order
        EXPECT_NEAR(first["accuracy"].get<double>(), second["accuracy"].get<double>(), 1e-3);
    }

    static inline std::unique_ptr<TemporaryFolder> s_folder;
    static inline std::string s_model, s_text, s_project;
};

} // namespace

TEST_F(Exchange, AModelFolderScoresLikeTheSubject)
{
    const auto base = scored(s_project);
    for (const std::string subject : {"adapter", "whole"}) {
        const auto folder = place("folder-" + subject);
        ask({"export", s_project, "--subject", subject, "--format", "hf", "--out", folder});
        const auto inside = scored(s_project, subject);
        expectAlike(scored(folder), inside);
        EXPECT_GT(std::abs(inside["nll"].get<double>() - base["nll"].get<double>()), 1e-3)
            << "training changed nothing";
    }
    // The written folder is a base like any other, also one to export from.
    const auto second = newProject("second", place("folder-whole"));
    train(second, "lora", "more");
    ask({"export", second, "--subject", "more", "--format", "hf", "--out", place("folder-more")});
    expectAlike(scored(place("folder-more")), scored(second, "more"));
}

TEST_F(Exchange, TheTokenizerOfAGgufFileIsWrittenForOthers)
{
    const auto folder = place("tokens");
    ask({"export", s_project, "--subject", "adapter", "--format", "hf", "--out", folder});
    const auto from = loadTokenizer(s_model).value();
    const auto written = loadTokenizer(folder).value();
    EXPECT_EQ(from->vocabularySize(), written->vocabularySize());
    for (const std::string text : {"the other theme", "  two  spaces\nand 1234", "caf\xC3\xA9 \xF0\x9F\x98\x80", ""}) {
        EXPECT_EQ(from->encode(text), written->encode(text)) << text;
    }
}

TEST_F(Exchange, AnAdapterHasPeftsNames)
{
    const auto folder = std::filesystem::path(place("peft"));
    ask({"export", s_project, "--subject", "adapter", "--format", "peft", "--out", folder.string()});
    const auto config = json::parse(bytesOf(folder / "adapter_config.json"));
    EXPECT_EQ(config["r"], 3);
    EXPECT_EQ(config["peft_type"], "LORA");
    EXPECT_EQ(config["target_modules"].size(), 7U);
    const auto file = SafetensorsFile::open(folder / "adapter_model.safetensors").value();
    const auto* down = file.find("base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight");
    const auto* up = file.find("base_model.model.model.layers.0.mlp.down_proj.lora_B.weight");
    ASSERT_NE(down, nullptr);
    ASSERT_NE(up, nullptr);
    EXPECT_EQ(down->shape.front(), 3);
    EXPECT_EQ(up->shape.back(), 3);
}

TEST_F(Exchange, AnExpertFileIsTheSameInAnotherProject)
{
    ask({"evaluate", s_project, "--window", "32", "--precision", "f32"});
    const auto other = newProject("other", s_model);
    ask({"evaluate", other, "--window", "32", "--precision", "f32", "--subject", "base"});
    for (const std::string subject : {"one", "adapter", "whole", "both"}) {
        const auto file = place(subject + ".expert");
        ask({"export", s_project, "--subject", subject, "--format", "expert", "--out", file, "--licence", "CC BY 4.0"});
        const auto info = readExpertFile(file).value();
        EXPECT_EQ(info.name, subject);
        EXPECT_EQ(info.licence, "CC BY 4.0");
        EXPECT_EQ(info.steps, subject == "both" ? 2 : 6);
        EXPECT_GT(info.tokens, 0);
        EXPECT_GT(info.documents, 100);
        ASSERT_EQ(info.scores.size(), 1U);
        EXPECT_GE(info.scores[0].baseAccuracy, 0);
        EXPECT_EQ(bytesOf(file).find("what is 17"), std::string::npos) << "no text leaves with an expert";
        EXPECT_EQ(ask({"import-expert", other, file})["subject"], subject);
        fails({"import-expert", other, file}, 2, "already, as '" + subject + "'");
    }
    ask({"evaluate", other, "--window", "32", "--precision", "f32"});
    const auto here = Project::open(s_project)->evaluations().value();
    const auto there = Project::open(other)->evaluations().value();
    int compared = 0;
    for (const auto& mine : here) {
        for (const auto& theirs : there) {
            if (mine.subject == theirs.subject) {
                EXPECT_EQ(mine.documentScoresJson, theirs.documentScoresJson) << mine.subject;
                ++compared;
            }
        }
    }
    EXPECT_EQ(compared, 5);
    EXPECT_EQ(Project::open(other)->findComposition("both").value()->experts, (std::vector<std::string>{"one", "two"}));
}

// Every method by name, through an expert file into another project, and to other programs where they know the like.
TEST_F(Exchange, EveryKindOfExpertLeavesAndComesBack)
{
    const auto project = newProject("kinds", s_model);
    const auto text = place("short.txt");
    ASSERT_TRUE(writeFileAtomically(text, "what is 17, it is 119. what is 30, it is 210."));
    const auto other = newProject("kinds-other", s_model);
    train(project, "lora", "general", {"--set", "lora_targets=all"});
    const std::set<std::string> plain{"rslora", "dora", "ia3"};
    std::vector<std::string> subjects;
    for (const auto& method : engine::methods()) {
        const auto& key = method.key;
        if (key != "mode" && key != "lora" && key != "full") {
            subjects.push_back(key);
            train(project, key, key, {"--set", "lora_targets=all", "--set", "universal=general"});
        }
    }
    const std::vector<std::string> run{"--steps", "2", "--set", "sequence=32", "--set", "precision=f32"};
    const auto compose = [&](const std::string& name, const std::string& experts, std::vector<std::string> more) {
        std::vector<std::string> arguments{"compose", project, "--experts", experts, "--name", name};
        arguments.insert(arguments.end(), run.begin(), run.end());
        arguments.insert(arguments.end(), more.begin(), more.end());
        EXPECT_EQ(ask(arguments)["subject"], name);
        subjects.push_back(name);
    };
    compose("mixture", "general,rslora", {"--router", "topk", "--train", "all"});
    compose("sorted", "general,dora", {"--composition", "molora", "--router", "sequence"});
    train(project, "full", "whole");
    train(project, "full", "whole-too");
    compose("merged", "whole,whole-too", {"--composition", "ties"});
    for (const auto& subject : subjects) {
        SCOPED_TRACE(subject);
        const auto inside = scored(project, subject, text);
        const auto file = place("kind-" + subject + ".expert");
        ask({"export", project, "--subject", subject, "--format", "expert", "--out", file});
        EXPECT_EQ(ask({"import-expert", other, file})["subject"], subject);
        expectAlike(scored(other, subject, text), inside);
        if (plain.contains(subject) || subject == "merged") {
            ask({"export", project, "--subject", subject, "--format", "hf", "--out", place("hf-" + subject)});
            expectAlike(scored(place("hf-" + subject), {}, text), inside);
        } else {
            fails({"export", project, "--subject", subject, "--format", "peft", "--out", place("x")}, 2,
                  "parts of its own");
        }
    }
    const auto peft = [&](const std::string& subject) {
        const auto folder = std::filesystem::path(place("peft-" + subject));
        ask({"export", project, "--subject", subject, "--format", "peft", "--out", folder.string()});
        return std::pair{json::parse(bytesOf(folder / "adapter_config.json")),
                         SafetensorsFile::open(folder / "adapter_model.safetensors").value()};
    };
    const auto [rankStabilised, low] = peft("rslora");
    EXPECT_EQ(rankStabilised["use_rslora"], true);
    const auto [dora, directions] = peft("dora");
    EXPECT_EQ(dora["use_dora"], true);
    EXPECT_NE(directions.find("base_model.model.model.layers.0.self_attn.q_proj.lora_magnitude_vector"), nullptr);
    const auto [ia3, factors] = peft("ia3");
    EXPECT_EQ(ia3["peft_type"], "IA3");
    EXPECT_EQ(ia3["feedforward_modules"], json({"down_proj"}));
    EXPECT_EQ(factors.find("base_model.model.model.layers.0.self_attn.k_proj.ia3_l")->shape.back(), 1);
    EXPECT_EQ(factors.find("base_model.model.model.layers.0.mlp.down_proj.ia3_l")->shape.front(), 1);
}

TEST_F(Exchange, DamagedAndForeignFilesAreRefused)
{
    const auto file = place("good.expert");
    ask({"export", s_project, "--subject", "one", "--format", "expert", "--out", file});
    const auto good = bytesOf(file);
    const auto refused = [&](const std::string& name, const std::string& bytes, const std::string& part) {
        ASSERT_TRUE(writeFileAtomically(place(name), bytes));
        fails({"import-expert", s_project, place(name)}, 3, part);
        fails({"import-expert", s_project, place(name)}, 3, name);
    };
    refused("short.expert", good.substr(0, good.size() - 100), "ends before the data");
    auto flipped = good;
    flipped[flipped.size() - 3] = static_cast<char>(flipped[flipped.size() - 3] ^ 1);
    refused("flipped.expert", flipped, "not those that were written");
    refused("text.expert", "this is no expert at all", "header");
    refused("empty.expert", "", "too short");

    const auto model = place("foreign.gguf");
    auto config = tinyConfig("llama");
    ASSERT_TRUE(writeFileAtomically(model, tinyGguf(config, randomWeights(config, 99)).bytes()));
    ask({"project", "create", place("foreign.polymath"), "--base", model});
    const auto output = run({"import-expert", place("foreign.polymath"), file});
    EXPECT_EQ(output.exitCode, 3);
    EXPECT_THAT(output.err, HasSubstr("was trained on"));
    EXPECT_THAT(output.err, HasSubstr("this project's base is"));
    EXPECT_EQ(
        std::distance(std::filesystem::directory_iterator(Project::open(place("foreign.polymath"))->expertsFolder()),
                      std::filesystem::directory_iterator()),
        0);
}

TEST_F(Exchange, WhatCannotBeWrittenIsSaid)
{
    fails({"export", s_project, "--subject", "one", "--format", "hf", "--out", place("x")}, 2, "parts of its own");
    fails({"export", s_project, "--subject", "both", "--format", "peft", "--out", place("x")}, 2, "parts of its own");
    fails({"export", s_project, "--subject", "whole", "--format", "peft", "--out", place("x")}, 2, "no adapter");
    fails({"export", s_project, "--subject", "base", "--format", "hf", "--out", place("x")}, 2, "not trained here");
    fails({"export", s_project, "--subject", "nobody", "--format", "hf", "--out", place("x")}, 2, "nobody");
    fails({"export", s_project, "--subject", "adapter", "--format", "peft", "--out", place("x"), "--licence", "MIT"}, 2,
          "--licence");
    fails({"export", s_project, "--subject", "one", "--format", "expert", "--out", s_text}, 2, "written over");
    fails({"export", s_project, "--subject", "adapter", "--format", "hf", "--out", s_folder->path().string()}, 2,
          "written over");
    EXPECT_FALSE(std::filesystem::exists(place("x")));
}

TEST_F(Exchange, StoppedWorkLeavesNothingBehind)
{
    const auto project = Project::open(s_project).value();
    const auto stopAtOnce = [](std::uint64_t, std::uint64_t) { return false; };
    std::filesystem::create_directory(place("stopped"));
    for (const auto format : {ExportFormat::ExpertFile, ExportFormat::PeftAdapter, ExportFormat::ModelFolder}) {
        const auto target = std::filesystem::path(place("stopped")) / "target";
        const auto outcome = exportSubject(project, {"adapter", format, target, "", false}, stopAtOnce);
        ASSERT_FALSE(outcome.has_value());
        EXPECT_EQ(outcome.error().code, ErrorCode::Cancelled);
        EXPECT_TRUE(std::filesystem::is_empty(place("stopped")));
    }
}

TEST_F(Exchange, AReportHoldsEverything)
{
    ask({"evaluate", s_project, "--window", "32"});
    const auto html = place("report.html");
    ask({"report", s_project, "--out", html});
    const auto text = bytesOf(html);
    for (const auto* part : {"adapter", "whole", "<svg", "sums", "With which settings", "95 %"}) {
        EXPECT_THAT(text, HasSubstr(part));
    }
    EXPECT_EQ(text.find("src=\"http"), std::string::npos);
    ask({"report", s_project, "--out", place("report.pdf")});
    EXPECT_TRUE(bytesOf(place("report.pdf")).starts_with("%PDF"));
    EXPECT_GT(std::filesystem::file_size(place("report.pdf")), 20'000U);
    fails({"report", s_project, "--out", html}, 2, "written over");
    fails({"report", s_project, "--out", place("report.docx")}, 2, ".pdf");
}
