#include "core/base/file.h"
#include "core/base/system.h"
#include "tests/support/tinytokenizedmodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>

using namespace polymath;
using namespace polymath::test;
using nlohmann::json;
using ::testing::HasSubstr;

namespace {

/// The real programs on a tiny model that has the tokenizer's vocabulary.
class Cli : public ::testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_NE(std::getenv("POLYMATH_CLI"), nullptr) << "run by CTest, which says where the program is";
        m_model = (m_folder.path() / "tiny model.gguf").string();
        m_text = (m_folder.path() / "text.txt").string();
        ASSERT_TRUE(writeFileAtomically(m_model, tinyTokenizedGguf()));
        ASSERT_TRUE(writeFileAtomically(m_text, "the cat and the hat and he"));
    }

    static ProcessOutput run(const std::vector<std::string>& arguments)
    {
        auto output = runProgram(std::getenv("POLYMATH_CLI"), arguments);
        EXPECT_TRUE(output);
        return output ? *output : ProcessOutput{};
    }

    TemporaryFolder m_folder;
    std::string m_model;
    std::string m_text;
};

} // namespace

TEST_F(Cli, TokenizePrintsCompactJson)
{
    const auto output = run({"tokenize", "--model", m_model, "--text", m_text});
    EXPECT_EQ(output.exitCode, 0) << output.err;
    EXPECT_EQ(output.out, "[257,32,99,97,116,32,97,110,100,258,32,104,97,116,32,97,110,100,32,259]\n");
}

TEST_F(Cli, ScoreCountsWhatTheContractSays)
{
    const auto output = run({"score", "--model", m_model, "--text", m_text, "--window", "8"});
    ASSERT_EQ(output.exitCode, 0) << output.err;
    const auto result = json::parse(output.out);
    EXPECT_EQ(result.at("tokens"), 7 + 7 + 3);
    EXPECT_NEAR(result.at("perplexity").get<double>(), std::exp(result.at("nll").get<double>()), 1e-9);
    EXPECT_GE(result.at("accuracy").get<double>(), 0);
    EXPECT_EQ(output.err, "") << "no progress bar where there is no terminal";
    const auto limited = run({"score", "--model", m_model, "--text", m_text, "--window", "8", "--max-tokens", "8"});
    EXPECT_EQ(json::parse(limited.out).at("tokens"), 7);
}

TEST_F(Cli, GenerateStreamsTheSameTextAsItReports)
{
    const std::vector<std::string> arguments{"generate", "--model",      m_model, "--prompt",
                                             "the cat",  "--max-tokens", "9"};
    auto withJson = arguments;
    withJson.emplace_back("--json");
    const auto object = run(withJson);
    ASSERT_EQ(object.exitCode, 0) << object.err;
    const auto result = json::parse(object.out);
    EXPECT_EQ(result.at("ids").size(), 9U);
    EXPECT_EQ(result.at("prompt_ids"), json({257, 32, 99, 97, 116}));
    EXPECT_EQ(run(arguments).out, result.at("text").get<std::string>() + "\n");
}

TEST_F(Cli, InspectSaysWhatAModelIs)
{
    EXPECT_THAT(run({"inspect", m_model}).out, HasSubstr("llama"));
    EXPECT_EQ(json::parse(run({"inspect", m_model, "--json"}).out).at("layers"), 3);
}

TEST_F(Cli, DevicesSaysWhatThereIsAndWhyNotMore)
{
    const auto result = json::parse(run({"devices", "--json"}).out);
    EXPECT_GE(result.at("cores").get<int>(), 1);
    EXPECT_GT(result.at("memory_bytes").get<double>(), 1e8);
    EXPECT_THAT(run({"devices"}).out, HasSubstr("auto takes " + result.at("auto").get<std::string>()));
    EXPECT_EQ(result.at("accelerators").size(), 2U);
    for (const auto& entry : result.at("accelerators")) {
        if (entry.at("usable").get<bool>()) {
            EXPECT_FALSE(entry.at("name").get<std::string>().empty());
            continue;
        }
        const auto reason = entry.at("reason").get<std::string>();
        EXPECT_TRUE(reason.ends_with('.')) << reason;
        const auto refused = run({"generate", "--model", m_model, "--prompt", "the", "--device", entry.at("device")});
        EXPECT_EQ(refused.exitCode, 2);
        EXPECT_THAT(refused.err, HasSubstr(reason));
    }
    const auto measured = run({"bench", "--model", m_model, "--method", "score", "--batch", "1", "--seq", "16",
                               "--steps", "1", "--device", "cpu", "--precision", "f32"});
    EXPECT_THAT(measured.out, HasSubstr("score on cpu in f32"));
}

TEST_F(Cli, GpuSaysWhatIsThereAndTakesNoOtherFiles)
{
    ::setenv("XDG_DATA_HOME", m_folder.path().c_str(), 1);
    const auto status = json::parse(run({"gpu", "--json"}).out);
    EXPECT_TRUE(run({"gpu", "status"}).out.starts_with(status.at("sentence").get<std::string>()));
    EXPECT_FALSE(status.at("installed").get<bool>());
    EXPECT_EQ(status.at("folder"),
              (m_folder.path() / "polymath/gpu/torch-").string() + status.at("torch").get<std::string>());
    EXPECT_EQ(run({"gpu", "install"}).exitCode, 2) << "from where?";
    if (status.at("state") != "unsupported") {
        const auto empty = run({"gpu", "install", "--from", m_folder.path().string()});
        EXPECT_EQ(empty.exitCode, 3);
        for (const auto& wheel : status.at("wheels")) {
            EXPECT_THAT(empty.err, HasSubstr(wheel.at("version").get<std::string>()));
        }
        EXPECT_GT(status.at("needs_driver").get<int>(), 500);
    }
    EXPECT_EQ(json::parse(run({"gpu", "remove", "--json"}).out).at("freed_bytes"), 0);
    EXPECT_EQ(run({"gpu", "remove", "--version", "1.0"}).exitCode, 3);
    EXPECT_EQ(run({"gpu", "dance"}).exitCode, 2);
    ::unsetenv("XDG_DATA_HOME");
}

TEST_F(Cli, NetworkIsForbiddenAndAllowed)
{
    ::setenv("XDG_CONFIG_HOME", m_folder.path().c_str(), 1);
    ::setenv("XDG_CONFIG_DIRS", (m_folder.path() / "system").c_str(), 1);
    ::unsetenv("POLYMATH_NO_NETWORK");
    const auto rule = [this](const std::string& action) {
        return json::parse(run({"network", action, "--json"}).out).at("network").get<std::string>();
    };
    EXPECT_EQ(rule("status"), "allowed");
    EXPECT_EQ(rule("forbid"), "user");
    const auto refused = run({"gpu", "install", "--from", "http://127.0.0.1:9/"});
    EXPECT_NE(refused.exitCode, 0);
    EXPECT_THAT(refused.err, HasSubstr("network"));
    EXPECT_THAT(run({"network"}).out, HasSubstr("Your settings forbid"));
    EXPECT_EQ(rule("allow"), "allowed");
    ::unsetenv("XDG_CONFIG_HOME");
    ::unsetenv("XDG_CONFIG_DIRS");
}

TEST_F(Cli, ExitCodesSayWhatKindOfProblemItWas)
{
    EXPECT_EQ(run({}).exitCode, 2);
    EXPECT_EQ(run({"score", "--model", m_model}).exitCode, 2);
    EXPECT_EQ(run({"score", "--model", m_model, "--text", m_text, "--window", "1"}).exitCode, 2);
    EXPECT_EQ(run({"score", "--model", m_model, "--text", m_text, "--precision", "f8"}).exitCode, 2);
    EXPECT_EQ(run({"score", "--model", m_model, "--text", m_text, "--device", "gpu"}).exitCode, 2);
    EXPECT_EQ(run({"score", "--model", m_model, "--text", m_text, "--threads", "1000000"}).exitCode, 2);
    EXPECT_EQ(run({"bench", "--model", m_model, "--seq", "65", "--method", "score"}).exitCode, 2)
        << "the context is 64";
    const auto unreadable = run({"import", m_folder.path() / "p", "--domain", "x", m_text + "\xE9.txt"});
    EXPECT_EQ(unreadable.exitCode, 2);
    EXPECT_THAT(unreadable.err, HasSubstr("Argument 5 is not UTF-8"));
    EXPECT_EQ(run({"--help"}).exitCode, 0);
    const auto missing = run({"score", "--model", m_model, "--text", m_text + "x"});
    EXPECT_EQ(missing.exitCode, 3);
    EXPECT_THAT(missing.err, HasSubstr("text.txtx"));
    EXPECT_EQ(missing.out, "");
    ASSERT_TRUE(writeFileAtomically(m_text, "a"));
    EXPECT_EQ(run({"score", "--model", m_model, "--text", m_text}).exitCode, 3);
    ASSERT_TRUE(writeFileAtomically(m_model, readFile(m_model).value().substr(0, 5000)));
    const auto damaged = run({"score", "--model", m_model, "--text", m_text});
    EXPECT_EQ(damaged.exitCode, 3);
    EXPECT_THAT(damaged.err, HasSubstr("tiny model.gguf"));
}
