#include "core/engine/memory.h"

#include "core/engine/registry.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace polymath::engine {

namespace {

constexpr std::uint64_t programBytes = 350'000'000; ///< a worker that has run something, without a model
constexpr std::int64_t lossRows = 256;              ///< positions whose logits exist at once
constexpr double trainedBytes = 16;                 ///< f32 value, gradient and two moments

/// Parameters of what is added under names that begin so.
std::int64_t parametersOf(const ModelConfig& model, const Addition& addition, std::string_view beginning)
{
    const auto tensors = addedTensors(model, addition);
    std::int64_t count = 0;
    for (const auto& spec : tensors ? *tensors : std::vector<TensorSpec>()) {
        if (spec.name.starts_with(beginning)) {
            count += std::accumulate(spec.shape.begin(), spec.shape.end(), std::int64_t{1}, std::multiplies<>());
        }
    }
    return count;
}

bool composes(int experts) { return experts > 0; }

/// A composition of as many experts, of the kind that its composition takes first.
Addition composed(const TrainSettings& settings, int experts)
{
    const auto* spec = findCompositionSpec(settings.composition == "auto" ? "mode" : settings.composition);
    Addition addition{spec->about.key, routerOf(*spec, settings), {}, settings};
    for (int index = 0; index < experts + (spec->universal ? 1 : 0); ++index) {
        addition.members.push_back({"", spec->members.empty() ? spec->experts.front() : spec->members, settings});
    }
    return addition;
}

/// Where what trains or is put together joins the model.
Site siteOf(const TrainSettings& settings, int experts)
{
    return composes(experts) ? composed(settings, experts).site() : freshAddition(settings, "").site();
}

bool isFull(const TrainSettings& settings, int experts)
{
    return !composes(experts) && siteOf(settings, experts) == Site::Weight;
}

/// Whole models come together, whose weights are read as f32.
bool isMerged(const TrainSettings& settings, int experts)
{
    const auto* spec = composes(experts) ? findCompositionSpec(composed(settings, experts).composition) : nullptr;
    return spec != nullptr && (spec->site == Site::Weight || !spec->members.empty());
}

double bytesOf(std::string_view precision) { return precision == "bf16" ? 2 : 4; }

double blocksOf(const ModelConfig& model, const TrainSettings& settings)
{
    return static_cast<double>(std::clamp<std::int64_t>(settings.blocks, 1, model.layers));
}

/// What one layer keeps for the backward pass: about eight hidden and four feed-forward sized values a position.
double layerBytes(const ModelConfig& model, const TrainSettings& settings, std::string_view precision)
{
    const double positions = static_cast<double>(settings.batch * settings.sequence);
    return positions * static_cast<double>(8 * model.hidden + 4 * model.feedForward) * bytesOf(precision);
}

/// Layers through which gradients flow.
double keptLayers(const ModelConfig& model, const TrainSettings& settings, int experts)
{
    const double layers = static_cast<double>(model.layers);
    if (siteOf(settings, experts) != Site::Block) {
        return layers;
    }
    const double blocks = blocksOf(model, settings);
    const double added =
        blocks * static_cast<double>(settings.layersPerExpert) * static_cast<double>(std::max(experts, 1));
    return layers * (1 - 1 / blocks) + added; // the first block's backbone needs no gradient
}

} // namespace

std::int64_t trainedParameters(const ModelConfig& model, const TrainSettings& settings, int experts)
{
    auto addition = freshAddition(settings, "");
    if (composes(experts)) {
        addition = composed(settings, experts);
    }
    if (settings.training == "none" && composes(experts)) {
        return 0;
    }
    const bool gates = composes(experts) && settings.training != "all";
    return parametersOf(model, addition, gates ? "gates." : "");
}

bool recomputes(const ModelConfig& model, const TrainSettings& settings, std::string_view precision,
                std::uint64_t freeBytes, int experts)
{
    if (settings.recompute != "auto") {
        return settings.recompute == "on";
    }
    const double kept = keptLayers(model, settings, experts) * layerBytes(model, settings, precision);
    return isFull(settings, experts) || (freeBytes > 0 && kept > 0.5 * static_cast<double>(freeBytes));
}

MemoryNeed memoryNeed(const ModelConfig& model, const TrainSettings& settings, std::string_view precision,
                      std::uint64_t freeBytes, int experts)
{
    const bool full = isFull(settings, experts);
    const double bytes = bytesOf(precision);
    const double hidden = static_cast<double>(model.hidden);
    const bool trains = !composes(experts) || settings.training != "none";

    MemoryNeed need;
    need.program = programBytes;
    const double trained = static_cast<double>(trainedParameters(model, settings, experts));
    const double base = full ? 0 : static_cast<double>(model.parameterCount());
    const double idle = composes(experts) && settings.training != "all"
                            ? static_cast<double>(parametersOf(model, composed(settings, experts), "experts."))
                            : 0; // experts that are beside the backbone but do not train
    need.weights = static_cast<std::uint64_t>((base + idle) * (isMerged(settings, experts) ? 4 : bytes));
    need.training = static_cast<std::uint64_t>(trained * trainedBytes);
    if (!trains) {
        return need;
    }
    const double layers = keptLayers(model, settings, experts);
    const double aLayer = layerBytes(model, settings, precision);
    const double input = static_cast<double>(settings.batch * settings.sequence) * hidden * bytes;
    const bool again = recomputes(model, settings, precision, freeBytes, experts);
    const double kept = again ? layers * input + aLayer : layers * aLayer;
    const double logits = 3.0 * lossRows * static_cast<double>(model.vocabulary) * 4;
    const double head = full ? static_cast<double>(model.vocabulary) * hidden * 4 : 0;
    const double mask = static_cast<double>(settings.batch * settings.sequence * settings.sequence) * (again ? 2 : 1);
    const double rounded = full && precision == "bf16"
                               ? static_cast<double>(model.parameterCount()) * 2 / static_cast<double>(model.layers)
                               : 0;
    need.activations = static_cast<std::uint64_t>(kept + 6 * input + logits + head + mask + rounded);
    return need;
}

TrainSettings fitInto(std::uint64_t bytes, const ModelConfig& model, const TrainSettings& settings,
                      std::string_view precision, int experts)
{
    auto smaller = settings;
    const auto fits = [&] { return memoryNeed(model, smaller, precision, bytes, experts).total() <= bytes; };
    if (fits()) {
        return smaller;
    }
    smaller.recompute = "on";
    while (!fits() && smaller.batch > 1) {
        const auto rows = smaller.batch * smaller.accumulation;
        smaller.batch = (smaller.batch + 1) / 2;
        smaller.accumulation = std::min<std::int64_t>((rows + smaller.batch - 1) / smaller.batch, 1024);
    }
    while (!fits() && smaller.sequence > 128) {
        smaller.sequence = std::max<std::int64_t>(smaller.sequence / 2, 128);
    }
    return smaller;
}

} // namespace polymath::engine
