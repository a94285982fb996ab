#include "app/worker/modelrequest.h"

#include "core/engine/device.h"
#include "core/formats/modelfile.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <string>

namespace polymath {

using nlohmann::json;

void send(const json& event)
{
    static std::mutex guard;
    const auto line = event.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
    const std::scoped_lock lock(guard);
    std::cout << line << std::flush;
}

Result<std::unique_ptr<engine::Model>> loadModel(const json& request)
{
    const std::filesystem::path path = request.at("model").get<std::string>();
    engine::LoadOptions options;
    options.threads = request.value("threads", 0);
    POLYMATH_TRY(file, ModelFile::open(path));
    POLYMATH_TRY(device, engine::chooseDevice(request.value("device", "auto")));
    options.device = device;
    POLYMATH_TRY(precision,
                 engine::choosePrecision(request.value("precision", "f32"), file.config(), device, options.threads));
    options.precision = precision;
    POLYMATH_TRY(model, engine::Model::load(path, options));
    if (const auto artefact = request.value("artefact", ""); !artefact.empty()) {
        POLYMATH_CHECK(model->attach(artefact, request.value("base_sha256", "")));
    }
    return std::move(model);
}

Result<engine::GenerateOptions> generateOptions(const json& request)
{
    engine::GenerateOptions options;
    options.maxTokens = request.value("max_tokens", 128);
    options.temperature = request.value("temperature", 0.0);
    options.topK = request.value("top_k", 0);
    options.topP = request.value("top_p", 1.0);
    options.repetitionPenalty = request.value("repetition_penalty", 1.0);
    options.seed = request.value("seed", std::uint64_t{1});
    options.threads = std::max(request.value("threads", 0), 0);
    options.preference = request.value("preference", std::vector<double>());
    if (options.maxTokens < 1) {
        return fail(ErrorCode::Usage, "At least one token has to be asked for.");
    }
    return options;
}

} // namespace polymath
