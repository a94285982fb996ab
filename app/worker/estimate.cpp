#include "app/worker/estimate.h"

#include "app/worker/stopwatch.h"
#include "app/worker/trainrequest.h"
#include "core/base/file.h"
#include "core/base/system.h"
#include "core/engine/device.h"
#include "core/engine/memory.h"
#include "core/formats/modelfile.h"

#include <algorithm>
#include <string>

namespace polymath {

namespace {

using nlohmann::json;

constexpr int measuredSteps = 3; ///< the first one warms up
constexpr double enoughSeconds = 20;
constexpr double clearlyTooMuch = 0.9;          ///< of what is free: the calculation may be a quarter off
constexpr std::uint64_t slowDisk = 150'000'000; ///< bytes a second
constexpr std::uint64_t fastDisk = 2'000'000'000;

/// Settings that differ, as the job's description has them.
json differences(const engine::TrainSettings& before, const engine::TrainSettings& after)
{
    const auto left = json::parse(toJson(before));
    const auto right = json::parse(toJson(after));
    json changes = json::object();
    for (const auto& [key, value] : right.items()) {
        if (left.at(key) != value) {
            changes[key] = value;
        }
    }
    return changes;
}

/// Low and high.
struct Range {
    double low = 0;
    double high = 0;
    [[nodiscard]] json toJson() const { return json{low, high}; }
};

Range stepRange(const std::vector<double>& steps)
{
    if (steps.empty()) {
        return {};
    }
    if (steps.size() == 1) { // it warmed up, too
        return {0.5 * steps.front(), 1.1 * steps.front()};
    }
    const auto [low, high] = std::minmax_element(steps.begin() + 1, steps.end());
    return {0.9 * *low, 1.15 * *high};
}

/// What the files of a run take while it goes on: up to three checkpoints and the artefact.
std::uint64_t diskBytes(std::int64_t trained, std::int64_t kept)
{
    return static_cast<std::uint64_t>(3 * trained * 12 + kept * 4);
}

Range wholeRun(const engine::TrainSettings& settings, const engine::StepMeasurement& measured, const Range& step)
{
    const auto steps = static_cast<double>(measured.stepSeconds.empty() ? 0 : settings.steps);
    const double perToken =
        measured.validationTokens > 0 ? measured.validationSeconds / static_cast<double>(measured.validationTokens) : 0;
    const double validation = perToken * static_cast<double>(measured.validationTotal);
    const double between =
        settings.evaluateEvery > 0 ? static_cast<double>((settings.steps - 1) / settings.evaluateEvery) : 0;
    const double validations = steps > 0 ? between + 2 : 0; // before the first step and after the last
    const double saves = steps > 0 ? static_cast<double>((settings.steps - 1) / settings.checkpointEvery) : 0;
    const double saved = saves * 12 * static_cast<double>(measured.trainedParameters) +
                         4 * static_cast<double>(measured.trainedParameters);
    const double warmUp = measured.stepSeconds.empty() ? 0 : measured.stepSeconds.front();
    double fewest = steps;
    if (settings.patience > 0 && settings.evaluateEvery > 0) { // it may stop early
        fewest = std::min(steps, static_cast<double>(settings.patience * settings.evaluateEvery));
    }
    return {measured.loadSeconds + fewest * step.low +
                0.7 * validations * validation * (fewest / std::max(steps, 1.0)) +
                saved / static_cast<double>(fastDisk),
            1.5 * measured.loadSeconds + warmUp + steps * step.high + 1.3 * validations * validation +
                saved / static_cast<double>(slowDisk)};
}

} // namespace

Result<json> estimate(const json& request)
{
    POLYMATH_TRY(project, Project::open(request.at("project").get<std::string>()));
    const auto config = request.at("config");
    const bool composes = request.value("kind", "train") == "compose";
    POLYMATH_TRY(base, project.baseModel());
    POLYMATH_TRY(scratch, ScratchFolder::create());
    Corpus corpus;
    Corpus::Hooks hooks;
    hooks.scratch = scratch.path();
    POLYMATH_TRY(run, trainRequest(project, base, config, corpus, hooks));
    run.runFolder = scratch.path();
    if (composes && run.experts.empty()) {
        return fail(ErrorCode::Usage, "Name the experts to compose.");
    }
    POLYMATH_TRY(file, ModelFile::open(base.path));
    const auto& model = file.config();
    POLYMATH_TRY(device, engine::chooseDevice(run.settings.device));
    POLYMATH_TRY(precision, engine::choosePrecision(run.settings.precision, model, device,
                                                    static_cast<int>(run.settings.threads)));
    const std::string precisionText(toText(precision));
    const int experts = static_cast<int>(run.experts.size());

    const auto ofDevice = device == engine::Device::Cpu ? 0 : engine::accelerator(device).memoryBytes;
    const auto available = ofDevice > 0 ? ofDevice : availableMemoryBytes(); // where both share it, it is the machine's
    const auto freeDisk = freeDiskBytes(project.folder());
    const auto need = engine::memoryNeed(model, run.settings, precisionText, available, experts).total();
    const auto trained = engine::trainedParameters(model, run.settings, experts);
    json answer{{"measured", false},           {"device", std::string(toText(device))},
                {"precision", precisionText},  {"available_memory_bytes", available},
                {"free_disk_bytes", freeDisk}, {"trained_parameters", trained},
                {"changes", json::object()}};
    const auto conclude = [&](const Range& memory, std::int64_t trainedCount, std::int64_t keptCount) {
        const auto disk = diskBytes(trainedCount, keptCount);
        const bool memoryFits = memory.high <= static_cast<double>(available);
        answer["peak_memory_bytes"] = {static_cast<std::int64_t>(memory.low), static_cast<std::int64_t>(memory.high)};
        answer["disk_bytes"] = disk;
        answer["fits"] = memoryFits && disk <= freeDisk;
        if (!memoryFits) {
            // Calculation and truth may differ; what was measured says by how much.
            const double ratio = std::max(memory.high / static_cast<double>(std::max<std::uint64_t>(need, 1)), 1.0);
            const auto budget = static_cast<std::uint64_t>(clearlyTooMuch * static_cast<double>(available) / ratio);
            const auto smaller = engine::fitInto(budget, model, run.settings, precisionText, experts);
            if (engine::memoryNeed(model, smaller, precisionText, available, experts).total() <= budget) {
                answer["changes"] = differences(run.settings, smaller);
            }
        }
    };
    const auto everyExpert = static_cast<std::int64_t>(experts) * trained; // a composition keeps them all
    if (static_cast<double>(need) > clearlyTooMuch * static_cast<double>(available)) {
        conclude({0.8 * static_cast<double>(need), 1.25 * static_cast<double>(need)}, trained,
                 std::max(trained, everyExpert));
        return answer;
    }

    Stopwatch stopwatch(measuredSteps);
    POLYMATH_TRY(measured, engine::measureSteps(run, measuredSteps, enoughSeconds, stopwatch));
    const auto step = stepRange(measured.stepSeconds);
    const auto peak = static_cast<double>(ofDevice > 0 ? engine::peakDeviceMemoryBytes(device) : peakMemoryBytes());
    answer["measured"] = true;
    answer["precision"] = measured.precision;
    answer["parameters"] = measured.parameters;
    answer["trained_parameters"] = measured.trainedParameters;
    answer["seconds_per_step"] = step.toJson();
    answer["seconds"] = wholeRun(run.settings, measured, step).toJson();
    conclude({0.97 * peak, 1.1 * peak}, measured.trainedParameters,
             composes ? measured.parameters - model.parameterCount() : measured.trainedParameters);
    return answer;
}

} // namespace polymath
