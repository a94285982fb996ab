#include "core/engine/settings.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <type_traits>

namespace polymath::engine {

namespace {

using nlohmann::json;

std::string numberText(double value)
{
    json number = value;
    return value == std::floor(value) && std::abs(value) < 1e15 ? std::to_string(static_cast<std::int64_t>(value))
                                                                : number.dump();
}

Result<double> parseNumber(const SettingSpec& spec, std::string_view text, bool whole)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || (whole && value != std::floor(value)) ||
        !(value >= spec.minimum && value <= spec.maximum)) {
        return fail(ErrorCode::Usage, spec.key + " must be " + (whole ? "a whole number" : "a number") + " from " +
                                          numberText(spec.minimum) + " to " + numberText(spec.maximum) + ", not '" +
                                          std::string(text) + "'.");
    }
    return value;
}

} // namespace

const std::vector<MethodSpec>& methods()
{
    static const std::vector<MethodSpec> all{
        {"mode", "MoDE expert",
         "New transformer layers beside the frozen model, mixed in token by token by a gate. Several experts can be "
         "composed later.",
         "Schafhalter et al., arXiv 2410.10181", 5e-4},
        {"lora", "LoRA", "Small low-rank corrections to the model's own weights. Learns most from few examples.",
         "Hu et al., arXiv 2106.09685", 5e-4},
        {"full", "Full fine-tuning",
         "All of the model's weights are trained. The baseline: needs most memory and can forget most.",
         "the usual baseline", 5e-5},
    };
    return all;
}

const MethodSpec* findMethod(std::string_view key)
{
    const auto& all = methods();
    const auto found = std::find_if(all.begin(), all.end(), [key](const MethodSpec& spec) { return spec.key == key; });
    return found == all.end() ? nullptr : &*found;
}

double TrainSettings::effectiveLearningRate() const
{
    const auto* spec = findMethod(method);
    return learningRate > 0 || spec == nullptr ? learningRate : spec->learningRate;
}

const std::vector<SettingSpec>& settingSpecs()
{
    using S = TrainSettings;
    static const std::vector<SettingSpec> all{
        {"steps", "Steps", "How often the weights are changed.", {}, &S::steps, 1, 1e7},
        {"batch", "Batch", "Rows of text that a step learns from together.", {}, &S::batch, 1, 4096},
        {"sequence",
         "Sequence length",
         "Tokens in a row; longer rows show the model more context and need more memory.",
         {},
         &S::sequence,
         8,
         131072},
        {"accumulation",
         "Gradient accumulation",
         "Batches whose gradients are added up before the weights change: a larger batch in the same memory.",
         {},
         &S::accumulation,
         1,
         1024},
        {"learning_rate",
         "Learning rate",
         "How far each step changes the weights; 0 takes the method's own.",
         {},
         &S::learningRate,
         0,
         1},
        {"warm_up", "Warm-up", "Steps over which the learning rate rises from zero.", {}, &S::warmUp, 0, 1e6},
        {"final_learning_rate",
         "Final learning rate",
         "The share of the learning rate that is left at the end of its cosine decay.",
         {},
         &S::finalLearningRate,
         0,
         1},
        {"weight_decay",
         "Weight decay",
         "How strongly matrices are pulled towards zero (AdamW).",
         {},
         &S::weightDecay,
         0,
         1},
        {"clip", "Gradient clipping", "Longest gradient that a step follows; 0 for any.", {}, &S::clip, 0, 1e6},
        {"seed", "Seed", "Start of the random numbers: the same seed gives the same run.", {}, &S::seed, 0, 2147483647},
        {"evaluate_every",
         "Evaluate every",
         "Steps between two measurements of target and retention; 0 for none.",
         {},
         &S::evaluateEvery,
         0,
         1e7},
        {"evaluation_tokens",
         "Evaluation tokens",
         "Validation tokens of each domain in such a measurement.",
         {},
         &S::evaluationTokens,
         16,
         1e9},
        {"patience",
         "Patience",
         "Measurements without progress after which training stops early; 0 for never.",
         {},
         &S::patience,
         0,
         1000},
        {"stop_on",
         "Early stopping watches",
         "The accuracy that has to make progress.",
         {},
         &S::stopOn,
         0,
         0,
         {"target", "retention", "average"}},
        {"checkpoint_every",
         "Checkpoint every",
         "Steps between two saved states that a run can go on from.",
         {},
         &S::checkpointEvery,
         1,
         1e7},
        {"recompute",
         "Activation checkpointing",
         "Computes layers again in the backward pass instead of keeping them: a third slower, far less memory.",
         {},
         &S::recompute,
         0,
         0,
         {"auto", "on", "off"}},
        {"precision",
         "Precision",
         "Number format of matrix products; auto measures which is faster here.",
         {},
         &S::precision,
         0,
         0,
         {"auto", "f32", "bf16"}},
        {"device",
         "Device",
         "Where products are computed; auto takes a graphics processor that works, and the processor otherwise.",
         {},
         &S::device,
         0,
         0,
         {"auto", "cpu", "cuda", "mps"}},
        {"threads", "Threads", "Processor threads; 0 for one each core.", {}, &S::threads, 0, 1024},
        {"blocks",
         "Blocks",
         "Blocks the model is cut into; each gets a share of the expert and a gate.",
         {"mode"},
         &S::blocks,
         1,
         1024},
        {"layers_per_expert",
         "Layers per expert",
         "Transformer layers that an expert has beside each block.",
         {"mode"},
         &S::layersPerExpert,
         1,
         64},
        {"mix",
         "Mix",
         "How experts join the model: residual adds what they change, convex averages outputs.",
         {"mode"},
         &S::mix,
         0,
         0,
         {"residual", "convex"}},
        {"lora_rank", "Rank", "Size of the low-rank corrections.", {"lora"}, &S::loraRank, 1, 1024},
        {"lora_alpha",
         "Alpha",
         "Strength of the corrections; they are scaled by alpha / rank.",
         {"lora"},
         &S::loraAlpha,
         0.001,
         100000},
        {"lora_targets",
         "Target layers",
         "Which matrices get corrections.",
         {"lora"},
         &S::loraTargets,
         0,
         0,
         {"attention", "all"}},
        {"router",
         "Router",
         "How a composition weighs its experts: by its gates, or all the same.",
         {"compose"},
         &S::router,
         0,
         0,
         {"softmax", "uniform"}},
        {"training",
         "What trains",
         "What composing trains: nothing, the gates, or gates and experts.",
         {"compose"},
         &S::training,
         0,
         0,
         {"none", "gate", "all"}},
    };
    return all;
}

std::string settingValue(const TrainSettings& settings, const SettingSpec& spec)
{
    return std::visit(
        [&settings](const auto member) -> std::string {
            if constexpr (std::is_same_v<std::decay_t<decltype(settings.*member)>, std::string>) {
                return settings.*member;
            } else {
                return numberText(static_cast<double>(settings.*member));
            }
        },
        spec.member);
}

Result<void> setSetting(TrainSettings& settings, std::string_view key, std::string_view value)
{
    if (key == "method") {
        if (findMethod(value) == nullptr) {
            std::string names;
            for (const auto& spec : methods()) {
                names += (names.empty() ? "" : ", ") + spec.key;
            }
            return fail(ErrorCode::Usage,
                        "The method '" + std::string(value) + "' is unknown; there are: " + names + ".");
        }
        settings.method = value;
        return {};
    }
    const auto& all = settingSpecs();
    const auto spec = std::find_if(all.begin(), all.end(), [key](const SettingSpec& one) { return one.key == key; });
    if (spec == all.end()) {
        return fail(ErrorCode::Usage,
                    "There is no setting '" + std::string(key) + "'; `polymath-cli methods` lists all of them.");
    }
    return std::visit(
        [&](const auto member) -> Result<void> {
            using Value = std::decay_t<decltype(settings.*member)>;
            if constexpr (std::is_same_v<Value, std::string>) {
                if (std::find(spec->choices.begin(), spec->choices.end(), value) == spec->choices.end()) {
                    std::string names;
                    for (const auto& choice : spec->choices) {
                        names += (names.empty() ? "" : ", ") + choice;
                    }
                    return fail(ErrorCode::Usage,
                                spec->key + " must be one of " + names + ", not '" + std::string(value) + "'.");
                }
                settings.*member = value;
            } else {
                POLYMATH_TRY(number, parseNumber(*spec, value, std::is_same_v<Value, std::int64_t>));
                settings.*member = static_cast<Value>(number);
            }
            return {};
        },
        spec->member);
}

std::string toJson(const TrainSettings& settings)
{
    json object{{"method", settings.method}};
    for (const auto& spec : settingSpecs()) {
        std::visit([&](const auto member) { object[spec.key] = settings.*member; }, spec.member);
    }
    return object.dump();
}

Result<TrainSettings> trainSettingsFromJson(const std::string& text)
{
    const auto object = json::parse(text, nullptr, false);
    TrainSettings settings;
    if (!object.is_object()) {
        return fail(ErrorCode::Usage, "The settings are not a JSON object.", text);
    }
    if (const auto method = object.find("method"); method != object.end() && method->is_string()) {
        POLYMATH_CHECK(setSetting(settings, "method", method->get<std::string>()));
    }
    for (const auto& spec : settingSpecs()) {
        if (const auto found = object.find(spec.key); found != object.end()) {
            POLYMATH_CHECK(
                setSetting(settings, spec.key, found->is_string() ? found->get<std::string>() : found->dump()));
        }
    }
    return settings;
}

} // namespace polymath::engine
