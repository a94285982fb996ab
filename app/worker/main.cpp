#include "core/base/file.h"
#include "core/base/log.h"
#include "core/engine/model.h"
#include "core/jobs/workercall.h"
#include "core/tokenizer/tokenizer.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <iostream>
#include <iterator>
#include <string>

namespace {

using namespace polymath;
using nlohmann::json;

void send(const json& event)
{
    std::cout << event.dump(-1, ' ', false, json::error_handler_t::replace) << '\n' << std::flush;
}

Result<engine::LoadOptions> loadOptions(const json& request)
{
    engine::LoadOptions options;
    options.threads = request.value("threads", 0);
    const std::string precision = request.value("precision", "f32");
    if (precision != "f32" && precision != "bf16") {
        return fail(ErrorCode::Usage, "Precision '" + precision + "' is unknown; use f32 or bf16.");
    }
    options.precision = precision == "bf16" ? engine::Precision::BF16 : engine::Precision::F32;
    return options;
}

Result<json> score(const json& request)
{
    const std::filesystem::path modelPath = request.at("model").get<std::string>();
    POLYMATH_TRY(text, readFile(request.at("text").get<std::string>()));
    POLYMATH_TRY(options, loadOptions(request));
    POLYMATH_TRY(tokenizer, loadTokenizer(modelPath));
    auto ids = tokenizer->encode(text);
    if (const auto limit = request.value("max_tokens", std::int64_t{0});
        limit > 0 && std::cmp_less(limit, ids.size())) {
        ids.resize(static_cast<std::size_t>(limit));
    }
    if (ids.size() < 2) {
        return fail(ErrorCode::BadInput, "'" + request.at("text").get<std::string>() +
                                             "' holds fewer than two tokens, so there is nothing to score.");
    }
    POLYMATH_TRY(model, engine::Model::load(modelPath, options));
    POLYMATH_TRY(score, model->score(ids, request.value("window", std::int64_t{512}), [&](std::int64_t done) {
        send({{"event", "progress"}, {"done", done}, {"total", ids.size()}});
        return true;
    }));
    const double nll = score.nll / static_cast<double>(score.tokens);
    return json{{"tokens", score.tokens},
                {"accuracy", static_cast<double>(score.correct) / static_cast<double>(score.tokens)},
                {"nll", nll},
                {"perplexity", std::exp(nll)}};
}

Result<json> generate(const json& request)
{
    const std::filesystem::path modelPath = request.at("model").get<std::string>();
    POLYMATH_TRY(load, loadOptions(request));
    POLYMATH_TRY(tokenizer, loadTokenizer(modelPath));
    POLYMATH_TRY(model, engine::Model::load(modelPath, load));
    const auto prompt = tokenizer->encode(request.at("prompt").get<std::string>(), SpecialTokens::Recognise);
    engine::GenerateOptions options;
    options.maxTokens = request.value("max_tokens", 128);
    options.temperature = request.value("temperature", 0.0);
    options.seed = request.value("seed", std::uint64_t{1});
    if (const auto eos = tokenizer->eos()) {
        options.stopTokens.push_back(*eos);
    }
    StreamDecoder decoder(*tokenizer);
    std::string text;
    POLYMATH_TRY(tokens, model->generate(prompt, options, [&](const engine::GeneratedToken& token) {
        const std::string piece = decoder.add(token.id);
        text += piece;
        send({{"event", "token"}, {"id", token.id}, {"text", piece}});
        return true;
    }));
    text += decoder.finish();
    return json{{"text", text}, {"ids", tokens}, {"prompt_ids", prompt}};
}

Result<json> answer(const std::string& input)
{
    const auto request = json::parse(input, nullptr, false);
    if (!request.is_object()) {
        return fail(ErrorCode::Usage, "The worker expects one JSON object on its input.");
    }
    try {
        const std::string kind = request.value("request", "");
        if (kind == "score") {
            return score(request);
        }
        if (kind == "generate") {
            return generate(request);
        }
        return fail(ErrorCode::Usage, "The worker does not know the request '" + kind + "'.");
    } catch (const json::exception& error) {
        return fail(ErrorCode::Usage, "The request to the worker is incomplete.", error.what());
    }
}

} // namespace

int main(int argc, char** argv)
{
    log::start("polymath-worker");
    if (argc != 2 || std::string(argv[1]) != "ask") {
        std::cerr << "Usage: polymath-worker ask < request.json\nStarted by polymath-cli and polymath, not by hand.\n";
        return static_cast<int>(ErrorCode::Usage);
    }
    const std::string input(std::istreambuf_iterator<char>(std::cin), {});
    auto result = answer(input);
    if (!result) {
        send(errorEvent(result.error()));
        return exitCode(result.error());
    }
    (*result)["event"] = "result";
    send(*result);
    return 0;
}
