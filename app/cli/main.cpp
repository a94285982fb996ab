#include "core/base/file.h"
#include "core/base/log.h"
#include "core/formats/modelfile.h"
#include "core/jobs/workercall.h"
#include "core/tokenizer/tokenizer.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <string>

namespace {

using namespace polymath;
using nlohmann::json;

/// A bar with the time left, on stderr and only where that is a terminal.
class ProgressBar {
public:
    void show(double share)
    {
        if (::isatty(STDERR_FILENO) == 0 || share <= 0) {
            return;
        }
        const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
        const auto filled = static_cast<std::size_t>(share * 30);
        const auto left = static_cast<int>(elapsed * (1 - share) / share + 0.5);
        std::fprintf(stderr, "\r[%s%s] %3.0f %%  %d:%02d left ", std::string(filled, '#').c_str(),
                     std::string(30 - filled, '.').c_str(), share * 100, left / 60, left % 60);
        m_shown = true;
    }
    ~ProgressBar()
    {
        if (m_shown) {
            std::fprintf(stderr, "\r%60s\r", "");
        }
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    bool m_shown = false;
};

struct Arguments {
    std::string model;
    std::string text;
    std::string prompt;
    std::string path;
    std::string precision = "f32";
    std::int64_t window = 512;
    std::int64_t maxTokens = 0;
    double temperature = 0;
    std::uint64_t seed = 1;
    int threads = 0;
    bool asJson = false;
};

std::string absolute(const std::string& path) { return std::filesystem::absolute(path).string(); }

Result<void> tokenize(const Arguments& arguments)
{
    POLYMATH_TRY(tokenizer, loadTokenizer(arguments.model));
    POLYMATH_TRY(text, MappedFile::open(arguments.text));
    std::cout << json(tokenizer->encode(text.text())).dump() << '\n';
    return {};
}

Result<void> score(const Arguments& arguments)
{
    const json request{
        {"request", "score"},          {"model", absolute(arguments.model)}, {"text", absolute(arguments.text)},
        {"window", arguments.window},  {"max_tokens", arguments.maxTokens},  {"precision", arguments.precision},
        {"threads", arguments.threads}};
    ProgressBar bar;
    POLYMATH_TRY(result, askWorker(request, [&](const json& event) {
                     bar.show(event.value("done", 0.0) / event.value("total", 1.0));
                 }));
    std::cout << result.dump() << '\n';
    return {};
}

Result<void> generate(const Arguments& arguments)
{
    const json request{{"request", "generate"},
                       {"model", absolute(arguments.model)},
                       {"prompt", arguments.prompt},
                       {"max_tokens", arguments.maxTokens},
                       {"temperature", arguments.temperature},
                       {"seed", arguments.seed},
                       {"precision", arguments.precision},
                       {"threads", arguments.threads}};
    std::string shown;
    POLYMATH_TRY(result, askWorker(request, [&](const json& event) {
                     if (!arguments.asJson) {
                         const std::string piece = event.value("text", "");
                         shown += piece;
                         std::cout << piece << std::flush;
                     }
                 }));
    if (arguments.asJson) {
        std::cout << result.dump() << '\n';
    } else {
        std::cout << result.value("text", "").substr(shown.size()) << '\n';
    }
    return {};
}

Result<void> inspect(const Arguments& arguments)
{
    POLYMATH_TRY(file, ModelFile::open(arguments.path));
    const auto& config = file.config();
    if (arguments.asJson) {
        auto object = json::parse(config.toJson());
        object["parameters"] = config.parameterCount();
        std::cout << object.dump() << '\n';
        return {};
    }
    std::printf("%s\n  architecture  %s\n  parameters    %.1f million\n  layers        %lld of hidden size %lld\n"
                "  context       %lld tokens\n  vocabulary    %lld tokens\n  memory        %.2f GB to run in f32\n",
                config.name.empty() ? arguments.path.c_str() : config.name.c_str(), config.architecture.c_str(),
                static_cast<double>(config.parameterCount()) / 1e6, static_cast<long long>(config.layers),
                static_cast<long long>(config.hidden), static_cast<long long>(config.contextLength),
                static_cast<long long>(config.vocabulary), static_cast<double>(config.parameterCount()) * 4e-9);
    return {};
}

void addModelOptions(CLI::App& command, Arguments& arguments)
{
    command.add_option("--model", arguments.model, "A .gguf file or a Hugging Face folder")->required();
    command.add_option("--threads", arguments.threads, "Processor threads; 0 for one each core")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--precision", arguments.precision, "Number format of matrix products")
        ->check(CLI::IsMember({"f32", "bf16"}))
        ->capture_default_str();
}

int finish(const Result<void>& result)
{
    if (result) {
        return 0;
    }
    std::cerr << "polymath-cli: " << result.error().sentence << '\n';
    if (!result.error().detail.empty()) {
        log::debug(result.error().detail);
    }
    return exitCode(result.error());
}

} // namespace

int main(int argc, char** argv)
{
    Arguments arguments;
    CLI::App app("Teaches a small language model your fields, and measures what it gained and forgot.", "polymath-cli");
    app.require_subcommand(1);
    bool verbose = false;
    app.add_flag("-v,--verbose", verbose, "Say more on stderr");

    auto* tokenizeCommand = app.add_subcommand("tokenize", "Prints a text's token ids as a JSON array");
    tokenizeCommand->add_option("--model", arguments.model, "A .gguf file or a Hugging Face folder")->required();
    tokenizeCommand->add_option("--text", arguments.text, "The text file")->required();

    auto* scoreCommand = app.add_subcommand("score", "Measures next-token accuracy and perplexity on a text");
    addModelOptions(*scoreCommand, arguments);
    scoreCommand->add_option("--text", arguments.text, "The text file")->required();
    scoreCommand->add_option("--window", arguments.window, "Tokens in a window")->capture_default_str();
    scoreCommand->add_option("--max-tokens", arguments.maxTokens, "Only this many tokens from the start; 0 for all")
        ->check(CLI::NonNegativeNumber);

    auto* generateCommand = app.add_subcommand("generate", "Continues a text");
    addModelOptions(*generateCommand, arguments);
    generateCommand->add_option("--prompt", arguments.prompt, "The text to continue")->required();
    std::int64_t newTokens = 128;
    generateCommand->add_option("--max-tokens", newTokens, "Stop after this many tokens")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    generateCommand->add_option("--temperature", arguments.temperature, "0 always takes the most likely token")
        ->check(CLI::Range(0.0, 10.0))
        ->capture_default_str();
    generateCommand->add_option("--seed", arguments.seed, "Same seed, same text")->capture_default_str();
    generateCommand->add_flag("--json", arguments.asJson, "Print one JSON object");

    auto* inspectCommand = app.add_subcommand("inspect", "Says what a model is and what it needs");
    inspectCommand->add_option("path", arguments.path, "A .gguf file or a Hugging Face folder")->required();
    inspectCommand->add_flag("--json", arguments.asJson, "Print one JSON object");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(ErrorCode::Usage);
    }
    log::start("polymath-cli", {}, verbose);

    if (tokenizeCommand->parsed()) {
        return finish(tokenize(arguments));
    }
    if (scoreCommand->parsed()) {
        return finish(score(arguments));
    }
    if (generateCommand->parsed()) {
        arguments.maxTokens = newTokens;
        return finish(generate(arguments));
    }
    return finish(inspect(arguments));
}
