#include "core/engine/network.h"

#include "core/base/translate.h"
#include "core/engine/guard.h"
#include "core/engine/placement.h"
#include "core/formats/modelfile.h"
#include "core/formats/safetensors.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <random>
#include <thread>
#include <utility>

namespace polymath::engine {

namespace {

using nlohmann::json;

constexpr std::int64_t logitRows = 256; ///< positions whose logits exist at once
constexpr std::size_t rowsAtOnce = 4;   ///< rows evaluated together

/// Reads all of a model's tensors on several threads, in the order of expectedTensors().
Result<std::vector<at::Tensor>> readTensors(const ModelFile& file, at::ScalarType type, at::Device device, int threads)
{
    const auto specs = expectedTensors(file.config());
    std::vector<at::Tensor> tensors(specs.size());
    std::atomic<std::size_t> next = 0;
    std::mutex guard;
    std::optional<Error> firstError;
    std::exception_ptr thrown; // out of memory, most likely: no thread may end by it
    const auto read = [&] {
        for (std::size_t index = next++; index < specs.size(); index = next++) {
            auto tensor = at::empty(specs[index].shape, at::kFloat);
            auto outcome =
                file.read(specs[index].name, {tensor.data_ptr<float>(), static_cast<std::size_t>(tensor.numel())});
            if (!outcome) {
                const std::scoped_lock lock(guard);
                firstError = std::move(outcome).error();
                return;
            }
            tensors[index] = tensor.to(type).to(device);
        }
    };
    const auto work = [&] {
        try {
            read();
        } catch (...) {
            const std::scoped_lock lock(guard);
            thrown = std::current_exception();
        }
    };
    std::vector<std::thread> workers;
    for (std::size_t index = 1; std::cmp_less(index, threads) && index < specs.size(); ++index) {
        workers.emplace_back(work);
    }
    work();
    for (auto& worker : workers) {
        worker.join();
    }
    if (thrown) {
        std::rethrow_exception(thrown);
    }
    if (firstError) {
        return tl::unexpected(std::move(*firstError));
    }
    return tensors;
}

Mode newMode(const Network& network, const TrainSettings& settings, const std::vector<std::string>& experts,
             ExpertStart start)
{
    Mode mode;
    mode.mix = settings.mix == "convex" ? Mix::Convex : Mix::Residual;
    mode.router = settings.router == "uniform" ? Router::Uniform : Router::Softmax;
    mode.layersPerExpert = settings.layersPerExpert;
    const auto blocks = static_cast<std::size_t>(settings.blocks);
    mode.gates = newGates(network.decoder, blocks, experts.size(), mode.mix);
    for (const auto& name : experts) {
        mode.experts.push_back(
            newExpert(network.decoder, name, blocks, static_cast<std::size_t>(settings.layersPerExpert), start));
    }
    return mode;
}

/// down starts small and random, up at zero, so that nothing changes before the first step.
std::vector<Parameter> addAdapters(Network& network, const TrainSettings& settings)
{
    std::vector<Parameter> parameters;
    std::mt19937_64 random(static_cast<std::uint64_t>(settings.seed));
    const auto rank = settings.loraRank;
    for (std::size_t index = 0; index < network.decoder.layerCount(); ++index) {
        auto& layer = network.decoder.layer(index);
        std::vector<std::pair<const char*, Linear*>> targets{{"attention.q", &layer.query},
                                                             {"attention.k", &layer.key},
                                                             {"attention.v", &layer.value},
                                                             {"attention.o", &layer.output}};
        if (settings.loraTargets == "all") {
            targets.insert(targets.end(),
                           {{"mlp.gate", &layer.gate}, {"mlp.up", &layer.up}, {"mlp.down", &layer.down}});
        }
        for (auto& [name, linear] : targets) {
            if (!linear->weight.defined()) {
                continue;
            }
            const auto in = linear->weight.size(1);
            auto down = at::empty({rank, in}, at::kFloat);
            const float bound = 1.0F / std::sqrt(static_cast<float>(in)); // as PEFT: Kaiming uniform with a = sqrt(5)
            float* values = down.data_ptr<float>();
            for (std::int64_t at = 0; at < down.numel(); ++at) {
                values[at] = bound * (static_cast<float>(random() >> 40) * 0x1.0p-23F - 1.0F);
            }
            down = down.to(network.decoder.device());
            linear->adapterUp = at::zeros({linear->weight.size(0), rank}, down.options()).requires_grad_(true);
            linear->adapterDown = down.requires_grad_(true);
            linear->adapterScale = settings.loraAlpha / static_cast<double>(rank);
            const std::string prefix = "layers." + std::to_string(index) + "." + name;
            parameters.push_back({prefix + ".adapter_down", &linear->adapterDown});
            parameters.push_back({prefix + ".adapter_up", &linear->adapterUp});
        }
    }
    return parameters;
}

/// A piece of a document that is scored from an empty context.
struct Piece {
    std::size_t document = 0;
    std::int64_t first = 0;
    std::int64_t length = 0;
};

} // namespace

at::Tensor Network::hidden(const at::Tensor& ids, const ModeRun& run) const
{
    auto x = decoder.embed(ids, run.past(), run.documents);
    if (mode) {
        return decoder.finalNorm(runMode(decoder, *mode, x, run));
    }
    const auto masks = decoder.masks(x, run.past(), run.documents);
    for (std::size_t index = 0; index < decoder.layerCount(); ++index) {
        x = decoder.runLayer(decoder.layer(index), index, x,
                             run.cache == nullptr ? nullptr : &run.cache->backbone[index], masks);
    }
    return decoder.finalNorm(x);
}

ModeCache Network::newCache() const
{
    ModeCache cache;
    cache.backbone.resize(decoder.layerCount());
    if (mode) {
        cache.experts.resize(mode->experts.size() * mode->blockCount() *
                             static_cast<std::size_t>(mode->layersPerExpert));
    }
    return cache;
}

std::vector<std::string> Network::slotNames() const
{
    std::vector<std::string> names;
    if (mode) {
        names.emplace_back("backbone");
        for (const auto& expert : mode->experts) {
            names.push_back(expert.name);
        }
    }
    return names;
}

std::int64_t Network::parameterCount()
{
    std::int64_t count = 0;
    decoder.forEachParameter([&count](const std::string&, at::Tensor& tensor) { count += tensor.numel(); });
    if (mode) {
        for (const auto& parameter : modeParameters(*mode, false)) {
            count += parameter.tensor->numel();
        }
    }
    return count;
}

Result<Network> loadNetwork(const std::filesystem::path& file, at::ScalarType type, at::Device device, int threads)
{
    POLYMATH_TRY(modelFile, ModelFile::open(file));
    at::set_num_threads(threads);
    POLYMATH_TRY(tensors, readTensors(modelFile, type, device, threads));
    std::size_t next = 0;
    return Network(Decoder(modelFile.config(), [&](std::string_view, const std::vector<std::int64_t>&) {
        return tensors[next++]; // the decoder asks in the order of expectedTensors()
    }));
}

std::vector<Parameter> modeParameters(Mode& mode, bool gatesOnly)
{
    std::vector<Parameter> all;
    for (std::size_t index = 0; index < mode.experts.size() && !gatesOnly; ++index) {
        for (auto& [name, tensor] : parameters(mode.experts[index])) {
            all.push_back({"experts." + std::to_string(index) + "." + name, tensor});
        }
    }
    for (std::size_t block = 0; block < mode.gates.size(); ++block) {
        all.push_back({"gates." + std::to_string(block) + ".weight", &mode.gates[block].weight});
        all.push_back({"gates." + std::to_string(block) + ".bias", &mode.gates[block].bias});
    }
    return all;
}

std::vector<Parameter> prepareTraining(Network& network, const TrainSettings& settings, const std::string& name)
{
    if (settings.method == "lora") {
        return addAdapters(network, settings);
    }
    if (settings.method == "full") {
        std::vector<Parameter> parameters;
        network.decoder.forEachParameter([&parameters](const std::string& key, at::Tensor& tensor) {
            tensor = tensor.detach().to(at::kFloat).requires_grad_(true);
            parameters.push_back({key, &tensor});
        });
        return parameters;
    }
    network.mode = newMode(network, settings, {name}, ExpertStart::Backbone);
    return modeParameters(*network.mode, false);
}

Result<ArtefactInfo> readArtefactInfo(const std::filesystem::path& file)
{
    POLYMATH_TRY(opened, SafetensorsFile::open(file));
    const auto& metadata = opened.metadata();
    const auto value = [&metadata](const char* key) {
        const auto found = metadata.find(key);
        return found == metadata.end() ? std::string() : found->second;
    };
    const auto experts = json::parse(value("experts"), nullptr, false);
    ArtefactInfo info{value("kind"), value("name"), value("base_sha256"), {}, {}};
    const std::vector<std::string> kinds{"mode", "lora", "full", "composition"};
    auto settings = trainSettingsFromJson(value("settings"));
    if (value("format") != "polymath-1" || std::find(kinds.begin(), kinds.end(), info.kind) == kinds.end() ||
        !settings || !experts.is_array() || (info.kind == "mode" && experts.size() != 1)) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is not an expert or a composition of Polymath."),
                             {file.string()}));
    }
    for (const auto& name : experts) {
        info.experts.push_back(name.is_string() ? name.get<std::string>() : std::string());
    }
    info.settings = std::move(*settings);
    return info;
}

Result<std::vector<Parameter>> attachArtefact(Network& network, const std::filesystem::path& file)
{
    POLYMATH_TRY(info, readArtefactInfo(file));
    std::vector<Parameter> parameters;
    if (info.kind == "lora" || info.kind == "full") {
        info.settings.method = info.kind;
        parameters = prepareTraining(network, info.settings, info.name);
    } else {
        if (info.settings.blocks * info.settings.layersPerExpert >
            static_cast<std::int64_t>(network.decoder.layerCount())) {
            return fail(ErrorCode::BadInput,
                        sentence(POLYMATH_TEXT("sentences", "'%1' is for a model with more layers."), {file.string()}));
        }
        network.mode = newMode(network, info.settings, info.experts, ExpertStart::Unset);
        parameters = modeParameters(*network.mode, false);
    }
    POLYMATH_CHECK(readParameters(file, parameters));
    return parameters;
}

Result<std::vector<Parameter>> composeExperts(Network& network, const std::vector<std::filesystem::path>& experts,
                                              const TrainSettings& settings)
{
    std::vector<Mode> parts;
    std::vector<std::string> names;
    for (const auto& file : experts) {
        POLYMATH_TRY(info, readArtefactInfo(file));
        if (info.kind != "mode") {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "'%1' is not a MoDE expert, so it cannot be composed."),
                                 {info.name}));
        }
        if (info.settings.blocks != settings.blocks || info.settings.layersPerExpert != settings.layersPerExpert ||
            info.settings.mix != settings.mix) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "'%1' has other blocks, layers or another mix than the "
                                                            "rest; experts that are composed must agree in them."),
                                 {info.name}));
        }
        POLYMATH_TRY(attached, attachArtefact(network, file));
        static_cast<void>(attached);
        parts.push_back(std::move(*network.mode));
        names.push_back(info.name);
    }
    auto mode = newMode(network, settings, {}, ExpertStart::Unset);
    mode.gates = newGates(network.decoder, mode.gates.size(), parts.size(), Mix::Residual);
    for (std::size_t block = 0; block < mode.gates.size(); ++block) {
        const at::NoGradGuard noGradient;
        for (std::size_t index = 0; index < parts.size(); ++index) {
            const auto& gate = parts[index].gates[block];
            const auto row = static_cast<std::int64_t>(index) + 1;
            mode.gates[block].weight[row].copy_(gate.weight[1] - gate.weight[0]);
            mode.gates[block].bias[row].copy_(gate.bias[1] - gate.bias[0]);
        }
    }
    for (std::size_t index = 0; index < parts.size(); ++index) {
        mode.experts.push_back(std::move(parts[index].experts.front()));
        mode.experts.back().name = names[index];
    }
    network.mode = std::move(mode);
    if (settings.training != "all") {
        for (auto& expert : network.mode->experts) {
            for (auto& [name, tensor] : parameters(expert)) {
                *tensor = tensor->detach().to(network.decoder.computeType());
            }
        }
    }
    return modeParameters(*network.mode, settings.training != "all");
}

Result<void> writeParameters(const std::filesystem::path& file, const std::vector<Parameter>& parameters,
                             const std::map<std::string, std::string>& metadata)
{
    std::vector<at::Tensor> kept;
    std::vector<TensorEntry> entries;
    for (const auto& parameter : parameters) {
        kept.push_back(parameter.tensor->detach().to(at::kCPU, at::kFloat).contiguous());
        const auto& tensor = kept.back();
        entries.push_back({parameter.name,
                           TensorType::F32,
                           tensor.sizes().vec(),
                           {static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()}});
    }
    return writeSafetensors(file, entries, metadata);
}

Result<void> readParameters(const std::filesystem::path& file, const std::vector<Parameter>& parameters)
{
    POLYMATH_TRY(opened, SafetensorsFile::open(file));
    const at::NoGradGuard noGradient;
    for (const auto& parameter : parameters) {
        const auto* entry = opened.find(parameter.name);
        if (entry == nullptr || entry->shape != parameter.tensor->sizes().vec()) {
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences",
                                       "'%1' does not fit this model: the tensor %2 is missing or has another shape."),
                         {file.string(), parameter.name}));
        }
        auto values = at::empty(entry->shape, at::kFloat);
        POLYMATH_CHECK(dequantise(*entry, 0, {values.data_ptr<float>(), static_cast<std::size_t>(values.numel())}));
        if (!values.isfinite().all().item<bool>()) {
            return fail(ErrorCode::BadInput,
                        sentence(POLYMATH_TEXT("sentences",
                                               "'%1' is damaged: the tensor %2 holds values that are not numbers."),
                                 {file.string(), parameter.name}));
        }
        parameter.tensor->detach().copy_(values);
    }
    return {};
}

Result<Evaluation> evaluateNetwork(const Network& network, const std::vector<DocumentView>& documents,
                                   std::int64_t window, const std::function<bool(std::int64_t)>& progress)
{
    const at::NoGradGuard noGradient;
    window = std::min(window, network.decoder.config().contextLength); // short documents share a row
    const auto device = network.decoder.device();
    Evaluation result;
    result.documents.resize(documents.size());
    result.slots = network.slotNames();
    result.window = window;
    const std::size_t blocks = network.mode ? network.mode->blockCount() : 0;
    std::vector<at::Tensor> gateSums;
    for (std::size_t block = 0; block < blocks; ++block) {
        gateSums.push_back(at::zeros({static_cast<std::int64_t>(result.slots.size())}, at::kDouble));
    }

    std::vector<std::vector<Piece>> rows(1);
    std::int64_t used = 0;
    for (std::size_t document = 0; document < documents.size(); ++document) {
        const auto length = static_cast<std::int64_t>(documents[document].tokens.size());
        for (std::int64_t first = 0; first + 1 < length; first += window) {
            const auto count = std::min(window, length - first);
            if (used + count > window) {
                rows.emplace_back();
                used = 0;
            }
            rows.back().push_back({document, first, count});
            used += count;
        }
    }
    std::int64_t scored = 0;
    for (std::size_t start = 0; start < rows.size(); start += rowsAtOnce) {
        const auto count = std::min(rowsAtOnce, rows.size() - start);
        std::int64_t length = 0;
        for (std::size_t row = 0; row < count; ++row) {
            std::int64_t sum = 0;
            for (const auto& piece : rows[start + row]) {
                sum += piece.length;
            }
            length = std::max(length, sum);
        }
        if (length == 0) {
            continue;
        }
        const auto shape = std::vector<std::int64_t>{static_cast<std::int64_t>(count), length};
        auto ids = at::zeros(shape, at::kLong); // made here, moved when whole
        auto numbers = at::full(shape, -1, at::kInt);
        std::vector<std::int64_t> positions; // of what is scored, in the flattened batch
        std::vector<std::int64_t> labels;
        std::vector<std::size_t> owners;
        bool packed = false; // some row holds more than one document
        for (std::size_t row = 0; row < count; ++row) {
            std::int64_t at = static_cast<std::int64_t>(row) * length;
            std::int32_t number = 0;
            for (const auto& piece : rows[start + row]) {
                const auto& document = documents[piece.document];
                for (std::int64_t index = 0; index < piece.length; ++index, ++at) {
                    const auto token = piece.first + index;
                    ids.data_ptr<std::int64_t>()[at] = document.tokens[static_cast<std::size_t>(token)];
                    numbers.data_ptr<std::int32_t>()[at] = number;
                    if (index + 1 < piece.length && token + 1 >= document.promptLength) {
                        positions.push_back(at);
                        labels.push_back(document.tokens[static_cast<std::size_t>(token + 1)]);
                        owners.push_back(piece.document);
                    }
                }
                ++number;
            }
            packed = packed || number > 1;
        }
        if (positions.empty()) {
            continue;
        }
        std::vector<at::Tensor> weights;
        ModeRun run;
        if (packed) {
            run.documents = numbers.to(device);
        }
        run.gateWeights = network.mode ? &weights : nullptr;
        const auto hidden = network.hidden(ids.to(device), run);
        const auto where = at::tensor(positions, at::kLong).to(device);
        const auto wanted = hidden.reshape({-1, hidden.size(-1)}).index_select(0, where); // [N,D]
        for (std::size_t block = 0; block < blocks; ++block) {
            gateSums[block] +=
                inDouble(weights[block].reshape({-1, weights[block].size(-1)}).index_select(0, where)).sum(0);
        }
        const auto right = at::tensor(labels, at::kLong).to(device);
        for (std::int64_t row = 0; row < wanted.size(0); row += logitRows) {
            const auto part = std::min(logitRows, wanted.size(0) - row);
            const auto target = right.narrow(0, row, part).unsqueeze(1);
            const auto logits = network.decoder.logits(wanted.narrow(0, row, part)).to(at::kFloat); // [n,V]
            const auto nll = inDouble(logits.logsumexp(1, true) - logits.gather(1, target));
            const auto hits = logits.argmax(1, true).eq(target).to(at::kLong).to(at::kCPU).contiguous();
            for (std::int64_t index = 0; index < part; ++index) {
                auto& score = result.documents[owners[static_cast<std::size_t>(row + index)]];
                ++score.tokens;
                score.correct += hits.data_ptr<std::int64_t>()[index];
                score.nll += nll.data_ptr<double>()[index];
            }
        }
        scored += wanted.size(0);
        if (progress &&
            !progress(static_cast<std::int64_t>(
                rows[start + count - 1].empty() ? documents.size() : rows[start + count - 1].back().document + 1))) {
            return fail(ErrorCode::Cancelled, "The evaluation was stopped.");
        }
    }
    for (const auto& sum : gateSums) {
        const auto mean = (sum / static_cast<double>(std::max<std::int64_t>(scored, 1))).contiguous();
        result.gateWeights.emplace_back(mean.data_ptr<double>(), mean.data_ptr<double>() + mean.numel());
    }
    return result;
}

} // namespace polymath::engine
