#include "app/worker/ask.h"

#include "app/worker/estimate.h"
#include "app/worker/modelrequest.h"
#include "app/worker/stopwatch.h"
#include "core/base/file.h"
#include "core/base/system.h"
#include "core/engine/device.h"
#include "core/engine/model.h"
#include "core/engine/trainer.h"
#include "core/formats/modelfile.h"
#include "core/jobs/workercall.h"
#include "core/tokenizer/tokenizer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace polymath;
using nlohmann::json;

Result<json> score(const json& request)
{
    const std::filesystem::path modelPath = request.at("model").get<std::string>();
    POLYMATH_TRY(text, readFile(request.at("text").get<std::string>()));
    POLYMATH_TRY(tokenizer, loadTokenizer(modelPath));
    auto ids = tokenizer->encodeText(text);
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

/// A factor for each slot, from an object of some slots' factors.
Result<std::vector<double>> preferenceOf(const json& named, const std::vector<std::string>& slots)
{
    std::vector<double> factors(slots.size(), 1);
    for (const auto& [name, factor] : named.items()) {
        const auto found = std::find(slots.begin(), slots.end(), name);
        if (found == slots.end()) {
            std::string all;
            for (const auto& slot : slots) {
                all += (all.empty() ? "" : ", ") + slot;
            }
            return fail(ErrorCode::Usage, "There is nothing called '" + name + "' to prefer; " +
                                              (all.empty() ? "this model has no experts." : "there are: " + all + "."));
        }
        factors[static_cast<std::size_t>(found - slots.begin())] = factor.get<double>();
    }
    return factors;
}

Result<json> generate(const json& request)
{
    const std::filesystem::path modelPath = request.at("model").get<std::string>();
    POLYMATH_TRY(tokenizer, loadTokenizer(modelPath));
    POLYMATH_TRY(model, loadModel(request));
    const auto prompt = tokenizer->encodeText(request.at("prompt").get<std::string>(), SpecialTokens::Recognise);
    POLYMATH_TRY(options, generateOptions(request));
    if (const auto eos = tokenizer->eos()) {
        options.stopTokens.push_back(*eos);
    }
    auto slots = model->slotNames();
    if (const auto present = request.value("slots", std::vector<std::string>()); present.size() == slots.size()) {
        slots = present; // the file has the names of its making
    }
    if (const auto named = request.find("preferences"); named != request.end()) {
        POLYMATH_TRY(factors, preferenceOf(*named, slots));
        options.preference = factors;
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
        result["slots"] = slots;
        result["trace"] = std::move(trace);
    }
    return result;
}

/// Speed and memory of a method on random tokens.
Result<json> bench(const json& request)
{
    const std::filesystem::path path = request.at("model").get<std::string>();
    const std::string method = request.at("method").get<std::string>();
    POLYMATH_TRY(file, ModelFile::open(path));
    const int threads = request.value("threads", 0);
    POLYMATH_TRY(device, engine::chooseDevice(request.value("device", "auto")));
    POLYMATH_TRY(precision,
                 engine::choosePrecision(request.value("precision", "auto"), file.config(), device, threads));
    const auto batch = request.value("batch", std::int64_t{4});
    const auto sequence = request.value("sequence", std::int64_t{512});
    const auto steps = request.value("steps", std::int64_t{5});
    std::mt19937_64 random(1);
    std::vector<std::int32_t> ids(static_cast<std::size_t>(batch * sequence * 2 + 1));
    for (auto& id : ids) {
        id = static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(file.config().vocabulary));
    }
    json result{{"method", method},
                {"device", std::string(toText(device))},
                {"precision", std::string(toText(precision))},
                {"batch", batch},
                {"sequence", sequence}};
    if (sequence > file.config().contextLength) {
        return fail(ErrorCode::Usage, "The model's context holds " + std::to_string(file.config().contextLength) +
                                          " tokens, and rows of " + std::to_string(sequence) + " were asked for.");
    }
    if (method == "score") {
        POLYMATH_TRY(model, engine::Model::load(path, {precision, threads, device}));
        std::vector<engine::DocumentView> rows;
        for (std::int64_t row = 0; row < batch; ++row) {
            rows.push_back(
                {std::span(ids).subspan(static_cast<std::size_t>(row * sequence), static_cast<std::size_t>(sequence)),
                 0});
        }
        std::vector<double> speeds;
        for (std::int64_t step = 0; step <= steps; ++step) {
            const auto start = std::chrono::steady_clock::now();
            POLYMATH_TRY(scores, model->evaluate(rows, sequence));
            static_cast<void>(scores);
            const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
            if (step > 0) {
                speeds.push_back(static_cast<double>(batch * sequence) / taken.count());
                send({{"event", "progress"}, {"done", step}, {"total", steps}});
            }
        }
        std::sort(speeds.begin(), speeds.end());
        result["tokens_per_second"] = speeds[speeds.size() / 2];
    } else {
        engine::TrainRequest run;
        POLYMATH_CHECK(engine::setSetting(run.settings, "method", method));
        POLYMATH_TRY(scratch, ScratchFolder::create());
        run.base = path;
        run.name = "bench";
        run.settings.steps = steps + 1;
        run.settings.batch = batch;
        run.settings.sequence = sequence;
        run.settings.evaluateEvery = 0;
        run.settings.checkpointEvery = steps + 2;
        run.settings.precision = toText(precision);
        run.settings.device = toText(device);
        run.settings.threads = threads;
        run.train = {{"random", false, {{ids, 0}}}};
        run.runFolder = scratch.path();
        run.artefact = scratch.path() / "bench.safetensors";
        Stopwatch stopwatch(steps + 1);
        POLYMATH_TRY(outcome, engine::train(run, stopwatch));
        result["tokens_per_second"] = stopwatch.tokensPerSecond();
        result["parameters"] = outcome.parameters;
        result["trained_parameters"] = outcome.trainedParameters;
    }
    result["peak_memory_bytes"] = peakMemoryBytes();
    if (device != engine::Device::Cpu) {
        result["peak_device_memory_bytes"] = engine::peakDeviceMemoryBytes(device);
    }
    return result;
}

/// What there is to compute on, and which of it `auto` takes.
Result<json> devices()
{
    POLYMATH_TRY(chosen, engine::chooseDevice("auto"));
    json result{{"processor", processorName()},
                {"cores", physicalCores()},
                {"threads", std::max(1U, std::thread::hardware_concurrency())},
                {"memory_bytes", totalMemoryBytes()},
                {"auto", std::string(toText(chosen))},
                {"accelerators", json::array()}};
    for (const auto device : {engine::Device::Cuda, engine::Device::Mps}) {
        const auto& found = engine::accelerator(device);
        json entry{{"device", std::string(toText(device))}, {"usable", found.absence.empty()}};
        if (found.absence.empty()) {
            entry["name"] = found.name;
            entry["memory_bytes"] = found.memoryBytes;
        } else {
            entry["reason"] = found.absence;
        }
        result["accelerators"].push_back(std::move(entry));
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
        if (kind == "bench") {
            return bench(request);
        }
        if (kind == "generate") {
            return generate(request);
        }
        if (kind == "devices") {
            return devices();
        }
        if (kind == "estimate") {
            return estimate(request);
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
