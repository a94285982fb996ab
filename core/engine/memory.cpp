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

/// Parameters of one layer.
double layerParameters(const ModelConfig& model)
{
    const double hidden = static_cast<double>(model.hidden);
    const double attention =
        hidden * static_cast<double>(model.headSize) * static_cast<double>(2 * model.heads + 2 * model.keyValueHeads);
    const double mlp = hidden * static_cast<double>(model.feedForward) * (model.gatedMlp ? 3 : 2);
    return attention + mlp + 2 * hidden;
}

bool composes(int experts) { return experts > 0; }

/// A composition of as many experts, of the kind that its composition takes first.
Addition composed(const TrainSettings& settings, int experts)
{
    const auto* spec = findCompositionSpec(settings.composition == "auto" ? "mode" : settings.composition);
    Addition addition{spec->about.key, settings.router, {}, settings};
    for (int index = 0; index < experts + (spec->universal ? 1 : 0); ++index) {
        addition.members.push_back({"", spec->experts.front(), settings});
    }
    return addition;
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
    const auto tensors = addedTensors(model, addition);
    std::int64_t count = 0;
    for (const auto& spec : tensors ? *tensors : std::vector<TensorSpec>()) {
        if (!composes(experts) || settings.training == "all" || spec.name.starts_with("gates.")) {
            count += std::accumulate(spec.shape.begin(), spec.shape.end(), std::int64_t{1}, std::multiplies<>());
        }
    }
    return count;
}

MemoryNeed memoryNeed(const ModelConfig& model, const TrainSettings& settings, std::string_view precision, int experts)
{
    const bool full = !composes(experts) && freshAddition(settings, "").site() == Site::Weight;
    const double bytes = precision == "bf16" ? 2 : 4;
    const double positions = static_cast<double>(settings.batch * settings.sequence);
    const double hidden = static_cast<double>(model.hidden);
    const double feedForward = static_cast<double>(model.feedForward);
    const double layers = static_cast<double>(model.layers);
    const double blocks = static_cast<double>(std::clamp<std::int64_t>(settings.blocks, 1, model.layers));
    const bool trains = !composes(experts) || settings.training != "none";
    const auto site = composes(experts) ? composed(settings, experts).site() : freshAddition(settings, "").site();
    const bool mode = site == Site::Block;

    MemoryNeed need;
    need.program = programBytes;
    const double trained = static_cast<double>(trainedParameters(model, settings, experts));
    const double base = full ? 0 : static_cast<double>(model.parameterCount()) * bytes;
    const double idle = composes(experts) && mode && settings.training != "all"
                            ? experts * blocks * static_cast<double>(settings.layersPerExpert) * layerParameters(model)
                            : 0; // experts that are beside the backbone but do not train
    need.weights = static_cast<std::uint64_t>(base + idle * bytes);
    need.training = static_cast<std::uint64_t>(trained * trainedBytes);
    if (!trains) {
        return need;
    }
    // A layer keeps about eight hidden and four feed-forward sized values a position, and its weights rounded to the
    // compute type where they are f32 masters.
    const double aLayer = positions * (8 * hidden + 4 * feedForward) * bytes;
    const double input = positions * hidden * bytes;
    const double added =
        mode ? blocks * static_cast<double>(settings.layersPerExpert) * static_cast<double>(std::max(experts, 1)) : 0;
    const double through = mode ? layers * (1 - 1 / blocks) : layers; // the first block's backbone needs no gradient
    const bool recompute = settings.recompute == "on" || (settings.recompute == "auto" && full);
    const double kept = recompute ? (through + added) * input + aLayer : (through + added) * aLayer;
    const double logits = 3.0 * lossRows * static_cast<double>(model.vocabulary) * 4;
    const double head = full ? static_cast<double>(model.vocabulary) * hidden * 4 : 0;
    const double mask = static_cast<double>(settings.batch * settings.sequence * settings.sequence) *
                        (1 + static_cast<double>(recompute ? 1 : 0));
    const double rounded = full && precision == "bf16" ? static_cast<double>(model.parameterCount()) * 2 / layers : 0;
    need.activations = static_cast<std::uint64_t>(kept + 6 * input + logits + head + mask + rounded);
    return need;
}

TrainSettings fitInto(std::uint64_t bytes, const ModelConfig& model, const TrainSettings& settings,
                      std::string_view precision, int experts)
{
    auto smaller = settings;
    const auto fits = [&] { return memoryNeed(model, smaller, precision, experts).total() <= bytes; };
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
