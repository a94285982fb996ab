#include "core/engine/advice.h"

#include "core/base/translate.h"
#include "core/engine/memory.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace polymath::engine {

namespace {

constexpr std::int64_t fewExamples = 1000; ///< methods.md, section 1, figure 3 of the paper
constexpr double wantedPasses = 2.5;
constexpr double mostPasses = 10;
constexpr double sensibleHours = 8;
constexpr std::int64_t fewestSteps = 60;
constexpr double usableShare = 0.8; ///< of the memory; the rest is for the window and other programs

std::string printed(const char* format, double value)
{
    char text[32];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

/// 1234567 as "1,234,567".
std::string grouped(std::string digits)
{
    for (auto place = std::ssize(digits) - 3; place > 0; place -= 3) {
        digits.insert(static_cast<std::size_t>(place), ",");
    }
    return digits;
}

bool isBytes(Reason::Kind kind, int place)
{
    switch (kind) {
    case Reason::Kind::BatchOfMemory:
        return place == 2;
    case Reason::Kind::RecomputeForMemory:
    case Reason::Kind::FitsMemory:
    case Reason::Kind::DoesNotFit:
        return true;
    default:
        return false;
    }
}

/// The sentence of each kind with "%1", "%2" and "%3" where its values go.
const char* sentencePattern(Reason::Kind kind)
{
    switch (kind) {
    case Reason::Kind::MeasuredHere:
        return POLYMATH_TEXT("advice", "Measured in this project on %1, in points of accuracy: %2.");
    case Reason::Kind::MeasuredDecides:
        return POLYMATH_TEXT("advice", "%1 gained most here, which counts for more than the rule that follows.");
    case Reason::Kind::FewExamples:
        return POLYMATH_TEXT("advice",
                             "There are %1 examples with %3 tokens; below %2 examples, LoRA learns most from few.");
    case Reason::Kind::ManyExamples:
        return POLYMATH_TEXT("advice", "There are %1 examples with %3 tokens; from %2 examples on, an expert of its "
                                       "own learns more than LoRA.");
    case Reason::Kind::SeenTimes:
        return POLYMATH_TEXT("advice", "With these steps the training text is seen about %1 times.");
    case Reason::Kind::LimitedByTime:
        return POLYMATH_TEXT("advice", "The text is seen %2 times, because more would take longer than %1 hours here.");
    case Reason::Kind::FewestSteps:
        return POLYMATH_TEXT("advice", "Fewer than %1 steps teach little, so this short text is seen %2 times.");
    case Reason::Kind::SequenceOfData:
        return POLYMATH_TEXT("advice", "Nine of ten documents fit into rows of %1 tokens; %2 is the most considered.");
    case Reason::Kind::BatchOfMemory:
        return POLYMATH_TEXT("advice", "%1 rows at a time fit into the %2 of memory that are free.");
    case Reason::Kind::BatchOfData:
        return POLYMATH_TEXT("advice", "%1 rows at a time, so that little text still gives enough steps.");
    case Reason::Kind::RecomputeForMemory:
        return POLYMATH_TEXT("advice", "Layers are computed again in the backward pass: keeping them would need %1 "
                                       "of the %2 that are free.");
    case Reason::Kind::FitsMemory:
        return POLYMATH_TEXT("advice", "Training needs about %1 of the %2 of memory that are free.");
    case Reason::Kind::DoesNotFit:
        return POLYMATH_TEXT("advice",
                             "Even the smallest form needs %1, and %2 are free. Close other programs, or take "
                             "a smaller base model.");
    }
    return "";
}

/// The method that gained most, where there are two or more to choose from; nothing where there are not.
const MethodGain* bestOf(const std::vector<MethodGain>& measured)
{
    return measured.size() > 1 && findMethod(measured.front().method) != nullptr && measured.front().gain > 0
               ? &measured.front()
               : nullptr;
}

} // namespace

std::string reasonSentence(const Reason& reason, const ReasonWords& words)
{
    const auto pattern = words.translated(sentencePattern(reason.kind));
    if (reason.kind == Reason::Kind::MeasuredDecides) {
        return sentence(pattern, {words.method(reason.gains.front().method)});
    }
    if (reason.kind == Reason::Kind::MeasuredHere) {
        std::string list;
        for (const auto& gain : reason.gains) {
            list += (list.empty() ? "" : ", ") + words.method(gain.method) + " " + words.points(gain.gain);
        }
        return sentence(pattern, {reason.domains, list});
    }
    const auto value = [&](double number, int place) {
        return isBytes(reason.kind, place) ? words.bytes(number) : words.number(number);
    };
    return sentence(pattern, {value(reason.amount, 1), value(reason.other, 2), value(reason.third, 3)});
}

ReasonWords englishWords()
{
    return {[](const char* pattern) { return std::string(pattern); },
            [](double value) {
                return value < 10 && value != std::floor(value) ? printed("%.1f", value)
                                                                : grouped(printed("%.0f", value));
            },
            [](double bytes) { return printed("%.1f GB", bytes / 1e9); },
            [](double share) { return printed("%+.1f", share * 100); },
            [](const std::string& method) {
                const auto* spec = findMethod(method);
                return spec == nullptr ? method : spec->term;
            }};
}

double assumedSpeed(const ModelConfig& model, const TrainSettings& settings, std::string_view precision, int cores)
{
    // Six floating-point operations for each parameter and token where all train, fewer where the backbone is frozen,
    // at what a core does on matrices of this kind.
    const double perCore = precision == "bf16" ? 150e9 : 40e9;
    const double operations = (settings.method == "full" ? 8.0 : 4.5) * static_cast<double>(model.parameterCount());
    return std::max(1.0, perCore * std::max(cores, 1) / std::max(operations, 1.0));
}

Recommendation recommend(const DataSummary& data)
{
    using Kind = Reason::Kind;
    Recommendation result;
    auto& settings = result.settings;
    auto measured = data.measured;
    std::stable_sort(measured.begin(), measured.end(),
                     [](const MethodGain& left, const MethodGain& right) { return left.gain > right.gain; });
    const auto* best = bestOf(measured);
    if (!measured.empty()) {
        result.reasons.push_back({Kind::MeasuredHere, 0, 0, 0, data.domains, measured});
    }
    if (best != nullptr) {
        result.reasons.push_back({Kind::MeasuredDecides, 0, 0, 0, {}, {*best}});
    }
    const bool few = data.examples < fewExamples;
    settings.method = best != nullptr ? best->method : few ? "lora" : "mode";
    result.reasons.push_back({few ? Kind::FewExamples : Kind::ManyExamples, static_cast<double>(data.examples),
                              static_cast<double>(fewExamples), static_cast<double>(data.tokens)});
    settings.learningRate = findMethod(settings.method)->learningRate;
    settings.blocks = std::clamp<std::int64_t>(settings.blocks, 1, std::max<std::int64_t>(data.model.layers, 1));

    // Rows that hold nine documents in ten; longer ones cost memory and show little more.
    const auto most = std::clamp<std::int64_t>(data.model.contextLength, 8, 1024);
    std::int64_t sequence = std::min<std::int64_t>(128, most);
    while (sequence < data.longExample && sequence * 2 <= most) {
        sequence *= 2;
    }
    settings.sequence = data.longExample > 0 ? sequence : std::min<std::int64_t>(512, most);
    if (data.longExample > 0) {
        result.reasons.push_back(
            {Kind::SequenceOfData, static_cast<double>(settings.sequence), static_cast<double>(most)});
    }

    // About 2,048 positions a step, fewer where that would leave too few steps.
    const auto usable = static_cast<std::uint64_t>(usableShare * static_cast<double>(data.memoryBytes));
    std::int64_t rows = std::max<std::int64_t>(2048 / settings.sequence, 1);
    const auto wantedRows = rows;
    const double text = static_cast<double>(std::max<std::int64_t>(data.tokens, 1));
    while (rows > 1 && wantedPasses * text < static_cast<double>(fewestSteps * rows * settings.sequence)) {
        rows /= 2;
    }
    settings.batch = rows;
    settings.accumulation = 1;
    settings.recompute = "off";
    const auto before = memoryNeed(data.model, settings, data.precision, usable).total();
    settings.recompute = "auto";
    if (data.memoryBytes > 0 && (before > usable || recomputes(data.model, settings, data.precision, usable))) {
        settings.recompute = "on";
        settings = fitInto(usable, data.model, settings, data.precision);
        result.reasons.push_back(
            {Kind::RecomputeForMemory, static_cast<double>(before), static_cast<double>(data.memoryBytes)});
    }
    if (settings.batch < rows) {
        result.reasons.push_back(
            {Kind::BatchOfMemory, static_cast<double>(settings.batch), static_cast<double>(data.memoryBytes)});
    } else if (rows < wantedRows) {
        result.reasons.push_back({Kind::BatchOfData, static_cast<double>(rows)});
    }
    result.memoryBytes = memoryNeed(data.model, settings, data.precision, usable).total();
    result.fits = data.memoryBytes == 0 || result.memoryBytes <= data.memoryBytes;
    if (data.memoryBytes > 0) {
        result.reasons.push_back({result.fits ? Kind::FitsMemory : Kind::DoesNotFit,
                                  static_cast<double>(result.memoryBytes), static_cast<double>(data.memoryBytes)});
    }

    const double positions = static_cast<double>(settings.batch * settings.accumulation * settings.sequence);
    const double speed = data.tokensPerSecond > 0 ? data.tokensPerSecond
                                                  : assumedSpeed(data.model, settings, data.precision, data.cores);
    const auto stepsFor = [&](double passes) {
        return std::max<std::int64_t>(static_cast<std::int64_t>(std::ceil(passes * text / positions)), 1);
    };
    settings.steps = stepsFor(wantedPasses);
    const auto affordable = static_cast<std::int64_t>(sensibleHours * 3600 * speed / positions);
    if (settings.steps < fewestSteps) {
        settings.steps = std::max(std::min(fewestSteps, stepsFor(mostPasses)), settings.steps);
        result.passes = static_cast<double>(settings.steps) * positions / text;
        result.reasons.push_back({Kind::FewestSteps, static_cast<double>(fewestSteps), result.passes});
    } else if (settings.steps > affordable) {
        settings.steps = std::max(affordable, fewestSteps);
        result.passes = static_cast<double>(settings.steps) * positions / text;
        result.reasons.push_back({Kind::LimitedByTime, sensibleHours, result.passes});
    } else {
        result.passes = static_cast<double>(settings.steps) * positions / text;
        result.reasons.push_back({Kind::SeenTimes, result.passes});
    }
    result.seconds = static_cast<double>(settings.steps) * positions / speed;
    return result;
}

} // namespace polymath::engine
