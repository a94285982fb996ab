#include "core/engine/device.h"

#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/system.h"
#include "core/engine/guard.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <nlohmann/json.hpp>
#include <torch/version.h>

#include <algorithm>
#include <chrono>

namespace polymath::engine {

namespace {

using nlohmann::json;

constexpr std::int64_t rows = 512;

/// Best of several runs of the MLP's product and its gradient's shape, in seconds.
double measure(at::ScalarType type, const ModelConfig& config)
{
    const auto x = at::ones({rows, config.hidden}, at::kFloat).to(type);
    const auto weight = at::ones({config.feedForward, config.hidden}, at::kFloat).to(type);
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        const auto start = std::chrono::steady_clock::now();
        const auto y = at::linear(x, weight);
        const auto back = at::mm(y, weight);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        best = std::min(best, taken.count());
    }
    return best;
}

} // namespace

std::string_view toText(Precision precision) { return precision == Precision::BF16 ? "bf16" : "f32"; }

Result<Precision> choosePrecision(std::string_view wanted, const ModelConfig& config, int threads)
{
    if (wanted == "f32" || wanted == "bf16") {
        return wanted == "bf16" ? Precision::BF16 : Precision::F32;
    }
    if (wanted != "auto") {
        return fail(ErrorCode::Usage, "Precision '" + std::string(wanted) + "' is unknown; use auto, f32 or bf16.");
    }
    return guarded("Measuring this machine", [&]() -> Result<Precision> {
        const int used = threads > 0 ? threads : physicalCores();
        at::set_num_threads(used);
        const auto file = cacheFolder() / "precision.json";
        const std::string key = processorName() + ", " + std::to_string(used) +
                                " threads, LibTorch " TORCH_VERSION ", " + std::to_string(config.hidden) + "x" +
                                std::to_string(config.feedForward);
        const auto text = readFile(file);
        auto known = text ? json::parse(*text, nullptr, false) : json();
        if (!known.is_object()) {
            known = json::object();
        }
        const std::string kept = known.contains(key) && known[key].is_object() ? known[key].value("faster", "") : "";
        if (kept == "f32" || kept == "bf16") {
            return kept == "bf16" ? Precision::BF16 : Precision::F32;
        }
        const at::NoGradGuard noGradient;
        const double f32 = measure(at::kFloat, config);
        const double bf16 = measure(at::kBFloat16, config);
        const auto faster = bf16 < f32 ? Precision::BF16 : Precision::F32;
        known[key] = {{"f32_seconds", f32}, {"bf16_seconds", bf16}, {"faster", std::string(toText(faster))}};
        if (auto written = writeFileAtomically(file, known.dump(1)); !written) {
            log::warn(written.error().sentence);
        }
        return faster;
    });
}

} // namespace polymath::engine
