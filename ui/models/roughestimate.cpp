#include "ui/models/roughestimate.h"

#include "core/base/file.h"
#include "core/base/system.h"
#include "core/engine/advice.h"
#include "core/engine/memory.h"

#include <QSettings>
#include <QString>

#include <algorithm>

namespace polymath {

using nlohmann::json;

namespace {

constexpr double knownLow = 0.7; ///< of the time that follows from a known speed: settings differ from those of then
constexpr double knownHigh = 1.5;
constexpr double assumedLow = 0.35;
constexpr double assumedHigh = 3;
constexpr double memoryLow = 0.7; ///< core/engine/memory.h: within about a quarter
constexpr double memoryHigh = 1.25;

double positionsOfStep(const engine::TrainSettings& settings)
{
    return static_cast<double>(settings.batch * settings.accumulation * settings.sequence);
}

QString keyOf(const std::string& baseSha256, const std::string& method)
{
    return QString("speed/%1/%2").arg(QString::fromStdString(baseSha256.substr(0, 16)), QString::fromStdString(method));
}

/// Of a run that ended well, with everything that it did beside its steps.
std::optional<KnownSpeed> speedOf(const JobRecord& job, const std::string& method)
{
    const auto config = json::parse(job.configJson, nullptr, false);
    if (job.kind != JobKind::Train || job.state != JobState::Done || job.host != hostName() || job.activeSeconds <= 0 ||
        !config.is_object() || !config.contains("settings")) {
        return std::nullopt;
    }
    const auto settings = engine::trainSettingsFromJson(config["settings"].dump());
    if (!settings || settings->method != method) {
        return std::nullopt;
    }
    return KnownSpeed{static_cast<double>(job.step) * positionsOfStep(*settings) / job.activeSeconds, {}};
}

} // namespace

void rememberSpeed(QSettings& memory, const std::string& baseSha256, const engine::TrainSettings& settings,
                   const Estimate& measured)
{
    if (measured.rough || measured.stepSecondsHigh <= 0) {
        return;
    }
    const auto key = keyOf(baseSha256, settings.method);
    const double step = (measured.stepSecondsLow + measured.stepSecondsHigh) / 2;
    memory.setValue(key + "/tokens_per_second", positionsOfStep(settings) / step);
    memory.setValue(key + "/precision", QString::fromStdString(measured.precision));
}

std::optional<KnownSpeed> knownSpeed(const QSettings& memory, const std::string& baseSha256,
                                     const std::vector<JobRecord>& jobs, const std::string& method)
{
    const auto key = keyOf(baseSha256, method);
    if (const double kept = memory.value(key + "/tokens_per_second").toDouble(); kept > 0) {
        return KnownSpeed{kept, memory.value(key + "/precision").toString().toStdString()};
    }
    for (auto job = jobs.rbegin(); job != jobs.rend(); ++job) {
        if (const auto speed = speedOf(*job, method)) {
            return speed;
        }
    }
    return std::nullopt;
}

Estimate roughEstimate(const ModelConfig& model, const engine::TrainSettings& settings,
                       const std::optional<KnownSpeed>& speed, const std::filesystem::path& folder)
{
    const auto precision = speed && !speed->precision.empty() ? speed->precision : std::string("f32");
    const auto available = availableMemoryBytes();
    const auto need = static_cast<double>(engine::memoryNeed(model, settings, precision, available).total());
    const double tokensPerSecond =
        speed ? speed->tokensPerSecond : engine::assumedSpeed(model, settings, precision, physicalCores());
    const double step = positionsOfStep(settings) / std::max(tokensPerSecond, 1e-3);
    const double low = step * (speed ? knownLow : assumedLow);
    const double high = step * (speed ? knownHigh : assumedHigh);
    const auto steps = static_cast<double>(settings.steps);
    const auto disk =
        static_cast<std::uint64_t>(engine::trainedParameters(model, settings) * 40); // as the worker has it
    const auto freeDisk = freeDiskBytes(folder);
    const json answer{{"rough", true},
                      {"seconds", {steps * low, steps * high}},
                      {"seconds_per_step", {low, high}},
                      {"peak_memory_bytes",
                       {static_cast<std::int64_t>(memoryLow * need), static_cast<std::int64_t>(memoryHigh * need)}},
                      {"available_memory_bytes", available},
                      {"disk_bytes", disk},
                      {"free_disk_bytes", freeDisk},
                      {"fits", need <= static_cast<double>(available) && disk <= freeDisk},
                      {"precision", speed ? speed->precision : ""}};
    return estimateFromJson(answer).value(); // it is complete
}

} // namespace polymath
