#include "core/engine/settings.h"

#include "core/base/translate.h"
#include "core/engine/registry.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <type_traits>

namespace polymath::engine {

namespace {

using nlohmann::json;

constexpr std::string_view automaticText = "auto";
constexpr std::int64_t parts = 8;           ///< of a run, between which it measures and saves
constexpr std::int64_t shortPart = 10;      ///< steps that are not divided for that
constexpr std::int64_t longestPart = 500;   ///< steps
constexpr std::int64_t longestWarmUp = 100; ///< steps

/// An eighth of the steps, but not fewer than ten: those of a short run are divided into `atLeast` only.
std::int64_t partOf(std::int64_t steps, std::int64_t atLeast)
{
    const auto fewest = std::clamp<std::int64_t>(steps / atLeast, 1, shortPart);
    return std::clamp(steps / parts, fewest, longestPart);
}

std::string numberText(double value)
{
    json number = value;
    return value == std::floor(value) && std::abs(value) < 1e15 ? std::to_string(static_cast<std::int64_t>(value))
                                                                : number.dump();
}

/// Which methods read a setting, and "compose" where compositions do. Empty for one that all methods read.
std::vector<std::string> readersOf(const std::string& key)
{
    const auto lists = [&key](const std::vector<std::string>& settings) {
        return std::find(settings.begin(), settings.end(), key) != settings.end();
    };
    std::vector<std::string> readers;
    for (const auto& spec : expertSpecs()) {
        if (lists(spec.settings)) {
            readers.push_back(spec.about.key);
        }
    }
    const bool ofRouters = std::any_of(routerSpecs().begin(), routerSpecs().end(),
                                       [&lists](const RouterSpec& spec) { return lists(spec.settings); });
    bool composes = ofRouters || key == "composition" || key == "router" || key == "training";
    for (const auto& spec : compositionSpecs()) {
        if (!spec.fresh.empty() && ((ofRouters && spec.router.empty()) || lists(spec.settings))) {
            readers.push_back(spec.about.key);
        }
        composes = composes || (spec.fresh.empty() && lists(spec.settings));
    }
    if (composes) {
        readers.emplace_back("compose");
    }
    return readers;
}

std::vector<std::string> compositionChoices()
{
    std::vector<std::string> keys{"auto"};
    for (const auto& spec : compositionSpecs()) {
        keys.push_back(spec.about.key);
    }
    return keys;
}

std::vector<std::string> routerChoices()
{
    std::vector<std::string> keys;
    for (const auto& spec : routerSpecs()) {
        if (spec.chosen) {
            keys.push_back(spec.about.key);
        }
    }
    return keys;
}

Result<double> parseNumber(const SettingSpec& spec, std::string_view text, bool whole)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || (whole && value != std::floor(value)) ||
        !(value >= spec.minimum && value <= spec.maximum)) {
        return fail(
            ErrorCode::Usage,
            sentence(
                spec.canBeAutomatic
                    ? POLYMATH_TEXT("sentences", "%1 (%2) must be auto, or a whole number from %3 to %4, not '%5'.")
                : whole ? POLYMATH_TEXT("sentences", "%1 (%2) must be a whole number from %3 to %4, not '%5'.")
                        : POLYMATH_TEXT("sentences", "%1 (%2) must be a number from %3 to %4, not '%5'."),
                {spec.term, spec.key, numberText(spec.minimum), numberText(spec.maximum), std::string(text)}));
    }
    return value;
}

} // namespace

const std::vector<MethodSpec>& methods()
{
    static const std::vector<MethodSpec> all = [] {
        std::vector<MethodSpec> list;
        const auto add = [&list](const Description& about, double learningRate) {
            list.push_back({about.key, about.term, about.sentence, about.when, about.source, learningRate});
        };
        for (const auto& spec : expertSpecs()) {
            if (spec.madeOf.empty()) {
                add(spec.about, spec.learningRate);
            }
        }
        for (const auto& spec : compositionSpecs()) {
            if (!spec.fresh.empty()) {
                add(spec.about, spec.learningRate);
            }
        }
        return list;
    }();
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

TrainSettings TrainSettings::resolved() const
{
    auto result = *this;
    result.learningRate = effectiveLearningRate();
    if (warmUp == automatic) {
        result.warmUp = std::clamp<std::int64_t>(steps / 20, 1, longestWarmUp);
    }
    if (evaluateEvery == automatic) {
        result.evaluateEvery = partOf(steps, 4);
    }
    if (checkpointEvery == automatic) { // may be large, and serves only whoever stops the run
        result.checkpointEvery = partOf(steps, 2);
    }
    return result;
}

const std::vector<SettingSpec>& settingSpecs()
{
    using S = TrainSettings;
    static const std::vector<SettingSpec> listed{
        {"steps",
         POLYMATH_TEXT("settings", "Steps"),
         POLYMATH_TEXT("settings", "How often the weights are changed."),
         {},
         &S::steps,
         1,
         1e7},
        {"batch",
         POLYMATH_TEXT("settings", "Batch"),
         POLYMATH_TEXT("settings", "Rows of text that a step learns from together."),
         {},
         &S::batch,
         1,
         4096},
        {"sequence",
         POLYMATH_TEXT("settings", "Sequence length"),
         POLYMATH_TEXT("settings", "Tokens in a row; longer rows show the model more context and need more memory."),
         {},
         &S::sequence,
         8,
         131072},
        {"accumulation",
         POLYMATH_TEXT("settings", "Gradient accumulation"),
         POLYMATH_TEXT(
             "settings",
             "Batches whose gradients are added up before the weights change: a larger batch in the same memory."),
         {},
         &S::accumulation,
         1,
         1024},
        {"learning_rate",
         POLYMATH_TEXT("settings", "Learning rate"),
         POLYMATH_TEXT("settings", "How far each step changes the weights; 0 takes the method's own."),
         {},
         &S::learningRate,
         0,
         1},
        {"warm_up",
         POLYMATH_TEXT("settings", "Warm-up"),
         POLYMATH_TEXT("settings",
                       "Steps over which the learning rate rises from zero; auto takes a twentieth of all."),
         {},
         &S::warmUp,
         0,
         1e6,
         {},
         true},
        {"final_learning_rate",
         POLYMATH_TEXT("settings", "Final learning rate"),
         POLYMATH_TEXT("settings", "The share of the learning rate that is left at the end of its cosine decay."),
         {},
         &S::finalLearningRate,
         0,
         1},
        {"weight_decay",
         POLYMATH_TEXT("settings", "Weight decay"),
         POLYMATH_TEXT("settings", "How strongly matrices are pulled towards zero (AdamW)."),
         {},
         &S::weightDecay,
         0,
         1},
        {"clip",
         POLYMATH_TEXT("settings", "Gradient clipping"),
         POLYMATH_TEXT("settings", "Longest gradient that a step follows; 0 for any."),
         {},
         &S::clip,
         0,
         1e6},
        {"seed",
         POLYMATH_TEXT("settings", "Seed"),
         POLYMATH_TEXT("settings", "Start of the random numbers: the same seed gives the same run."),
         {},
         &S::seed,
         0,
         2147483647},
        {"evaluate_every",
         POLYMATH_TEXT("settings", "Evaluate every"),
         POLYMATH_TEXT("settings", "Steps between two measurements of target and retention; 0 for none, auto for about "
                                   "eight in a run."),
         {},
         &S::evaluateEvery,
         0,
         1e7,
         {},
         true},
        {"evaluation_tokens",
         POLYMATH_TEXT("settings", "Evaluation tokens"),
         POLYMATH_TEXT("settings", "Validation tokens of each domain in such a measurement."),
         {},
         &S::evaluationTokens,
         16,
         1e9},
        {"patience",
         POLYMATH_TEXT("settings", "Patience"),
         POLYMATH_TEXT("settings", "Measurements without progress after which training stops early; 0 for never."),
         {},
         &S::patience,
         0,
         1000},
        {"stop_on",
         POLYMATH_TEXT("settings", "Early stopping watches"),
         POLYMATH_TEXT("settings", "The accuracy that has to make progress."),
         {},
         &S::stopOn,
         0,
         0,
         {"target", "retention", "average"}},
        {"checkpoint_every",
         POLYMATH_TEXT("settings", "Checkpoint every"),
         POLYMATH_TEXT("settings",
                       "Steps between two saved states that a run can go on from; auto saves about eight times."),
         {},
         &S::checkpointEvery,
         1,
         1e7,
         {},
         true},
        {"recompute",
         POLYMATH_TEXT("settings", "Activation checkpointing"),
         POLYMATH_TEXT(
             "settings",
             "Computes layers again in the backward pass instead of keeping them: a third slower, far less memory."),
         {},
         &S::recompute,
         0,
         0,
         {"auto", "on", "off"}},
        {"precision",
         POLYMATH_TEXT("settings", "Precision"),
         POLYMATH_TEXT("settings", "Number format of matrix products; auto measures which is faster here."),
         {},
         &S::precision,
         0,
         0,
         {"auto", "f32", "bf16"}},
        {"device",
         POLYMATH_TEXT("settings", "Device"),
         POLYMATH_TEXT("settings", "Where products are computed; auto takes a graphics processor that works, and the "
                                   "processor otherwise."),
         {},
         &S::device,
         0,
         0,
         {"auto", "cpu", "cuda", "mps"}},
        {"threads",
         POLYMATH_TEXT("settings", "Threads"),
         POLYMATH_TEXT("settings", "Processor threads; 0 for one each core."),
         {},
         &S::threads,
         0,
         1024},
        {"blocks",
         POLYMATH_TEXT("settings", "Blocks"),
         POLYMATH_TEXT("settings", "Blocks the model is cut into; each gets a share of the expert and a gate."),
         {},
         &S::blocks,
         1,
         1024},
        {"layers_per_expert",
         POLYMATH_TEXT("settings", "Layers per expert"),
         POLYMATH_TEXT("settings", "Transformer layers that an expert has beside each block."),
         {},
         &S::layersPerExpert,
         1,
         64},
        {"mix",
         POLYMATH_TEXT("settings", "Mix"),
         POLYMATH_TEXT("settings",
                       "How experts join the model: residual adds what they change, convex averages outputs."),
         {},
         &S::mix,
         0,
         0,
         {"residual", "convex"}},
        {"lora_rank",
         POLYMATH_TEXT("settings", "Rank"),
         POLYMATH_TEXT("settings", "Size of the low-rank corrections."),
         {},
         &S::loraRank,
         1,
         1024},
        {"lora_alpha",
         POLYMATH_TEXT("settings", "Alpha"),
         POLYMATH_TEXT("settings", "Strength of the corrections; they are scaled by alpha / rank."),
         {},
         &S::loraAlpha,
         0.001,
         100000},
        {"lora_targets",
         POLYMATH_TEXT("settings", "Target layers"),
         POLYMATH_TEXT("settings", "Which matrices get corrections."),
         {},
         &S::loraTargets,
         0,
         0,
         {"attention", "all", "mlp", "qv"}},
        {"lora_dropout",
         POLYMATH_TEXT("settings", "Dropout"),
         POLYMATH_TEXT("settings", "Share of what a correction reads that is left out at random while it trains."),
         {},
         &S::loraDropout,
         0,
         0.9},
        {"adapter_size",
         POLYMATH_TEXT("settings", "Bottleneck"),
         POLYMATH_TEXT("settings", "Features between the two layers of an adapter."),
         {},
         &S::adapterSize,
         1,
         4096},
        {"experts",
         POLYMATH_TEXT("settings", "Experts"),
         POLYMATH_TEXT("settings", "How many experts stand side by side."),
         {},
         &S::experts,
         2,
         64},
        {"universal",
         POLYMATH_TEXT("settings", "Universal expert"),
         POLYMATH_TEXT("settings", "Name of the LoRA that was trained on general text; it stays as it is."),
         {},
         &S::universal},
        {"composition",
         POLYMATH_TEXT("settings", "Composition"),
         POLYMATH_TEXT("settings", "How experts are put together; auto takes what suits them."),
         {},
         &S::composition,
         0,
         0,
         compositionChoices()},
        {"router",
         POLYMATH_TEXT("settings", "Router"),
         POLYMATH_TEXT("settings", "How experts are weighed."),
         {},
         &S::router,
         0,
         0,
         routerChoices()},
        {"training",
         POLYMATH_TEXT("settings", "What trains"),
         POLYMATH_TEXT("settings", "What composing trains: nothing, the gates, or gates and experts."),
         {},
         &S::training,
         0,
         0,
         {"none", "gate", "all"}},
        {"router_top_k",
         POLYMATH_TEXT("settings", "Experts for a token"),
         POLYMATH_TEXT("settings", "How many slots of a top-k router share a token."),
         {},
         &S::routerTopK,
         1,
         64},
        {"router_top_p",
         POLYMATH_TEXT("settings", "Probability to reach"),
         POLYMATH_TEXT("settings", "A top-p router takes the most likely slots until they reach this together."),
         {},
         &S::routerTopP,
         0.01,
         1},
        {"router_balance",
         POLYMATH_TEXT("settings", "Load balancing"),
         POLYMATH_TEXT("settings", "How strongly training spreads tokens evenly over the experts."),
         {},
         &S::routerBalance,
         0,
         10},
        {"router_entropy",
         POLYMATH_TEXT("settings", "Clear choices"),
         POLYMATH_TEXT("settings", "How strongly training keeps the choice of experts clear (entropy loss)."),
         {},
         &S::routerEntropy,
         0,
         10},
        {"router_weights",
         POLYMATH_TEXT("settings", "Weights by hand"),
         POLYMATH_TEXT("settings", "One number for each expert, separated by commas."),
         {},
         &S::routerWeights},
        {"router_prompt",
         POLYMATH_TEXT("settings", "Prompt tokens"),
         POLYMATH_TEXT("settings", "The first tokens of a text, by which it is sorted."),
         {},
         &S::routerPrompt,
         1,
         4096},
        {"clusters",
         POLYMATH_TEXT("settings", "Clusters"),
         POLYMATH_TEXT("settings", "Kinds of text that the router tells apart."),
         {},
         &S::clusters,
         2,
         1024},
        {"merge_weight",
         POLYMATH_TEXT("settings", "Merge weight"),
         POLYMATH_TEXT("settings", "Share of what the models changed that is added to the base; 0 takes the "
                                   "composition's own."),
         {},
         &S::mergeWeight,
         0,
         4},
        {"merge_density",
         POLYMATH_TEXT("settings", "Merge density"),
         POLYMATH_TEXT("settings", "Share of each model's changes that is kept."),
         {},
         &S::mergeDensity,
         0.001,
         1},
    };
    static const std::vector<SettingSpec> all = [] {
        auto list = listed;
        for (auto& spec : list) {
            spec.methods = readersOf(spec.key);
        }
        return list;
    }();
    return all;
}

std::string settingValue(const TrainSettings& settings, const SettingSpec& spec)
{
    return std::visit(
        [&settings, &spec](const auto member) -> std::string {
            if constexpr (std::is_same_v<std::decay_t<decltype(settings.*member)>, std::string>) {
                return settings.*member;
            } else {
                const auto value = static_cast<double>(settings.*member);
                return spec.canBeAutomatic && value == TrainSettings::automatic ? std::string(automaticText)
                                                                                : numberText(value);
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
                        sentence(POLYMATH_TEXT("sentences", "The method '%1' is unknown; there are: %2."),
                                 {std::string(value), names}));
        }
        settings.method = value;
        return {};
    }
    const auto& all = settingSpecs();
    const auto spec = std::find_if(all.begin(), all.end(), [key](const SettingSpec& one) { return one.key == key; });
    if (spec == all.end()) {
        return fail(
            ErrorCode::Usage,
            sentence(POLYMATH_TEXT("sentences", "There is no setting '%1'; `polymath-cli methods` lists all of them."),
                     {std::string(key)}));
    }
    return std::visit(
        [&](const auto member) -> Result<void> {
            using Value = std::decay_t<decltype(settings.*member)>;
            if constexpr (std::is_same_v<Value, std::string>) {
                if (!spec->choices.empty() &&
                    std::find(spec->choices.begin(), spec->choices.end(), value) == spec->choices.end()) {
                    std::string names;
                    for (const auto& choice : spec->choices) {
                        names += (names.empty() ? "" : ", ") + choice;
                    }
                    return fail(ErrorCode::Usage,
                                sentence(POLYMATH_TEXT("sentences", "%1 (%2) must be one of %3, not '%4'."),
                                         {spec->term, spec->key, names, std::string(value)}));
                }
                settings.*member = value;
            } else if (spec->canBeAutomatic && value == automaticText) {
                settings.*member = TrainSettings::automatic;
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
        if (spec.canBeAutomatic && settingValue(settings, spec) == automaticText) {
            object[spec.key] = automaticText;
            continue;
        }
        std::visit([&](const auto member) { object[spec.key] = settings.*member; }, spec.member);
    }
    return object.dump();
}

Result<TrainSettings> trainSettingsFromJson(const std::string& text)
{
    const auto object = json::parse(text, nullptr, false);
    TrainSettings settings;
    if (!object.is_object()) {
        return fail(ErrorCode::Usage, POLYMATH_TEXT("sentences", "The settings are not a JSON object."), text);
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
