#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace polymath::engine {

/// Everything a user may decide about a training run. One description, settingSpecs(), gives the command line, the
/// window and the help their names, sentences, ranges and defaults.
struct TrainSettings {
    static constexpr std::int64_t automatic = -1; ///< of what follows from the number of steps; "auto" as text

    std::string method = "mode"; ///< see methods()
    std::int64_t steps = 200;
    std::int64_t batch = 4;
    std::int64_t sequence = 512;
    std::int64_t accumulation = 1;
    double learningRate = 0; ///< 0: the method's own
    std::int64_t warmUp = automatic;
    double finalLearningRate = 0.1;
    double weightDecay = 0.01;
    double clip = 1;
    std::int64_t seed = 1;
    std::int64_t evaluateEvery = automatic;
    std::int64_t evaluationTokens = 8192;
    std::int64_t patience = 0;
    std::string stopOn = "target";
    std::int64_t checkpointEvery = automatic;
    std::string recompute = "auto";
    std::string precision = "auto";
    std::string device = "auto";
    std::int64_t threads = 0;
    std::int64_t blocks = 3;
    std::int64_t layersPerExpert = 1;
    std::string mix = "residual";
    std::int64_t loraRank = 16;
    double loraAlpha = 32;
    std::string loraTargets = "attention";
    double loraDropout = 0;
    std::int64_t adapterSize = 64;
    std::int64_t experts = 4;
    std::string universal;
    std::string composition = "auto"; ///< a key of the registry, or what suits the experts
    std::string router = "softmax";   ///< compositions
    std::string training = "gate";    ///< compositions: none, gate, all
    std::int64_t routerTopK = 2;
    double routerTopP = 0.75;
    double routerBalance = 0.01;
    double routerEntropy = 0.0001;
    std::string routerWeights;
    std::int64_t routerPrompt = 32;
    std::int64_t clusters = 8;
    double mergeWeight = 0; ///< 0: the composition's own
    double mergeDensity = 0.2;

    /// learningRate, or the method's default where that is 0.
    [[nodiscard]] double effectiveLearningRate() const;
    /// The same with numbers in place of what is automatic: a twentieth of the steps to warm up, about eight
    /// measurements and checkpoints (fewer in a short run), the method's own learning rate.
    [[nodiscard]] TrainSettings resolved() const;
};

/// One setting, as people see it.
struct SettingSpec {
    using Member = std::variant<std::int64_t TrainSettings::*, double TrainSettings::*, std::string TrainSettings::*>;

    std::string key;                  ///< "learning_rate"
    std::string term;                 ///< "Learning rate"
    std::string sentence;             ///< what it does
    std::vector<std::string> methods; ///< that read it, by the registry, and "compose"; empty for all
    Member member;
    double minimum = 0; ///< numbers
    double maximum = 0;
    std::vector<std::string> choices = {}; ///< texts; none where any text will do
    bool canBeAutomatic = false;           ///< takes "auto" beside numbers
};

[[nodiscard]] const std::vector<SettingSpec>& settingSpecs();

/// The value as text ("auto" where it is automatic), and set from text. Errors: Usage, with the range or the choices.
[[nodiscard]] std::string settingValue(const TrainSettings& settings, const SettingSpec& spec);
[[nodiscard]] Result<void> setSetting(TrainSettings& settings, std::string_view key, std::string_view value);

/// As one JSON object by key; readers ignore keys they do not know. Errors: Usage for a value out of range.
[[nodiscard]] std::string toJson(const TrainSettings& settings);
[[nodiscard]] Result<TrainSettings> trainSettingsFromJson(const std::string& text);

/// A way to teach a model a domain.
struct MethodSpec {
    std::string key;      ///< "mode"
    std::string term;     ///< "MoDE expert"
    std::string sentence; ///< what it is
    std::string when;     ///< when to use it
    std::string source;   ///< the paper
    double learningRate = 0;
};

[[nodiscard]] const std::vector<MethodSpec>& methods();
[[nodiscard]] const MethodSpec* findMethod(std::string_view key);

} // namespace polymath::engine
