#include "app/worker/ask.h"

#include "core/base/file.h"
#include "core/engine/device.h"
#include "core/engine/model.h"
#include "core/formats/modelfile.h"
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

/// Loads the base model and what the subject adds to it.
Result<std::unique_ptr<engine::Model>> loadModel(const json& request)
{
    const std::filesystem::path path = request.at("model").get<std::string>();
    engine::LoadOptions options;
    options.threads = request.value("threads", 0);
    POLYMATH_TRY(file, ModelFile::open(path));
    POLYMATH_TRY(precision,
                 engine::choosePrecision(request.value("precision", "f32"), file.config(), options.threads));
    options.precision = precision;
    POLYMATH_TRY(model, engine::Model::load(path, options));
    if (const auto artefact = request.value("artefact", ""); !artefact.empty()) {
        POLYMATH_CHECK(model->attach(artefact, request.value("base_sha256", "")));
    }
    return std::move(model);
}

Result<json> score(const json& request)
{
    const std::filesystem::path modelPath = request.at("model").get<std::string>();
    POLYMATH_TRY(text, readFile(request.at("text").get<std::string>()));
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
    POLYMATH_TRY(model, loadModel(request));
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
    POLYMATH_TRY(tokenizer, loadTokenizer(modelPath));
    POLYMATH_TRY(model, loadModel(request));
    const auto prompt = tokenizer->encode(request.at("prompt").get<std::string>(), SpecialTokens::Recognise);
    engine::GenerateOptions options;
    options.maxTokens = request.value("max_tokens", 128);
    options.temperature = request.value("temperature", 0.0);
    options.seed = request.value("seed", std::uint64_t{1});
    if (const auto eos = tokenizer->eos()) {
        options.stopTokens.push_back(*eos);
    }
    if (const auto preference = request.find("preference"); preference != request.end()) {
        preference->get_to(options.preference);
    }
    StreamDecoder decoder(*tokenizer);
    auto trace = json::array();
    std::string text;
    POLYMATH_TRY(tokens, model->generate(prompt, options, [&](const engine::GeneratedToken& token) {
        const std::string piece = decoder.add(token.id);
        text += piece;
        send({{"event", "token"}, {"id", token.id}, {"text", piece}, {"weights", token.gateWeights}});
        trace.push_back({{"id", token.id}, {"text", tokenizer->piece(token.id)}, {"weights", token.gateWeights}});
        return true;
    }));
    text += decoder.finish();
    json result{{"text", text}, {"ids", tokens}, {"prompt_ids", prompt}};
    if (request.value("trace", false)) {
        result["slots"] = model->slotNames();
        result["trace"] = std::move(trace);
    }
    return result;
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

namespace polymath {

int answerRequest()
{
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

} // namespace polymath
