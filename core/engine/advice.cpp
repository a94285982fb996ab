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

std::string numberText(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, value < 10 && value != std::floor(value) ? "%.1f" : "%.0f", value);
    return text;
}

std::string gigabytes(double bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f GB", bytes / 1e9);
    return text;
}

bool isBytes(Reason::Kind kind, bool first)
{
    switch (kind) {
    case Reason::Kind::BatchOfMemory:
        return !first;
    case Reason::Kind::RecomputeForMemory:
    case Reason::Kind::DoesNotFit:
        return true;
    default:
        return false;
    }
}

Reason reason(Reason::Kind kind, double amount, double other = 0)
{
    std::string sentence = sentencePattern(kind);
    for (const bool first : {true, false}) {
        const double value = first ? amount : other;
        if (const auto place = sentence.find(first ? "%1" : "%2"); place != std::string::npos) {
            sentence.replace(place, 2, isBytes(kind, first) ? gigabytes(value) : numberText(value));
        }
    }
    return {kind, amount, other, std::move(sentence)};
}

} // namespace

const char* sentencePattern(Reason::Kind kind)
{
    switch (kind) {
    case Reason::Kind::FewExamples:
        return POLYMATH_TEXT("advice", "There are %1 examples; below %2, LoRA learns most from few.");
    case Reason::Kind::ManyExamples:
        return POLYMATH_TEXT("advice",
                             "There are %1 examples; from %2 on, an expert of its own learns more than LoRA.");
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
    case Reason::Kind::DoesNotFit:
        return POLYMATH_TEXT("advice",
                             "Even the smallest form needs %1, and %2 are free. Close other programs, or take "
                             "a smaller base model.");
    }
    return "";
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
    const bool few = data.examples < fewExamples;
    settings.method = few ? "lora" : "mode";
    result.reasons.push_back(reason(few ? Kind::FewExamples : Kind::ManyExamples, static_cast<double>(data.examples),
                                    static_cast<double>(fewExamples)));
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
            reason(Kind::SequenceOfData, static_cast<double>(settings.sequence), static_cast<double>(most)));
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
            reason(Kind::RecomputeForMemory, static_cast<double>(before), static_cast<double>(data.memoryBytes)));
    }
    if (settings.batch < rows) {
        result.reasons.push_back(
            reason(Kind::BatchOfMemory, static_cast<double>(settings.batch), static_cast<double>(data.memoryBytes)));
    } else if (rows < wantedRows) {
        result.reasons.push_back(reason(Kind::BatchOfData, static_cast<double>(rows)));
    }
    result.memoryBytes = memoryNeed(data.model, settings, data.precision, usable).total();
    result.fits = data.memoryBytes == 0 || result.memoryBytes <= data.memoryBytes;
    if (!result.fits) {
        result.reasons.push_back(
            reason(Kind::DoesNotFit, static_cast<double>(result.memoryBytes), static_cast<double>(data.memoryBytes)));
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
        result.reasons.push_back(reason(Kind::FewestSteps, static_cast<double>(fewestSteps), result.passes));
    } else if (settings.steps > affordable) {
        settings.steps = std::max(affordable, fewestSteps);
        result.passes = static_cast<double>(settings.steps) * positions / text;
        result.reasons.push_back(reason(Kind::LimitedByTime, sensibleHours, result.passes));
    } else {
        result.passes = static_cast<double>(settings.steps) * positions / text;
        result.reasons.push_back(reason(Kind::SeenTimes, result.passes));
    }
    result.seconds = static_cast<double>(settings.steps) * positions / speed;
    return result;
}

} // namespace polymath::engine
