#pragma once

#include "core/engine/settings.h"
#include "core/formats/modelconfig.h"
#include "core/store/records.h"
#include "ui/models/estimator.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

class QSettings;

namespace polymath {

/// How fast a method trained a base model on this machine.
struct KnownSpeed {
    double tokensPerSecond = 0; ///< positions, padding included
    std::string precision;      ///< "f32", "bf16" or empty
};

/// Keeps what a measurement found, for the next project with the same base.
void rememberSpeed(QSettings& memory, const std::string& baseSha256, const engine::TrainSettings& settings,
                   const Estimate& measured);

/// What was measured before, or what the newest run of that method that ended well on this machine came to.
[[nodiscard]] std::optional<KnownSpeed> knownSpeed(const QSettings& memory, const std::string& baseSha256,
                                                   const std::vector<JobRecord>& jobs, const std::string& method);

/// What a run will take without trying it: memory by calculation, time from a known speed, or from an assumed one where
/// nothing is known. Wide ranges; never changes that would fit.
[[nodiscard]] Estimate roughEstimate(const ModelConfig& model, const engine::TrainSettings& settings,
                                     const std::optional<KnownSpeed>& speed, const std::filesystem::path& folder);

} // namespace polymath
