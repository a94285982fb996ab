#pragma once

// Internal to core/engine: needs LibTorch.

#include "core/base/result.h"
#include "core/engine/network.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace polymath::engine {

/// Everything besides tensors that a run needs to go on as if it had never stopped.
struct TrainState {
    std::int64_t step = 0;              ///< done
    std::vector<std::int64_t> position; ///< of the BatchStream
    std::int64_t trainedTokens = 0;     ///< with a label
    double seconds = 0;                 ///< active, over all resumes
    double best = -1;                   ///< of early stopping
    std::int64_t sinceBest = 0;         ///< measurements
    std::string precision;              ///< "f32" or "bf16", so that `auto` decides once
};

/// Saves a state as `folder/checkpoint-STEP/`: weights, moments and state, each written beside, synced and renamed, and
/// last a manifest with their sha256. Without a manifest there is no checkpoint. The last two are kept.
/// Errors: OutOfResources for a full disk; what was there stays.
[[nodiscard]] Result<void> saveCheckpoint(const std::filesystem::path& folder, const TrainState& state,
                                          const std::vector<Parameter>& weights, const std::vector<Parameter>& moments);

/// Reads the newest checkpoint whose files agree with its manifest into the tensors; nothing where there is none.
/// Damaged ones are skipped with a warning in the log.
[[nodiscard]] Result<std::optional<TrainState>> loadCheckpoint(const std::filesystem::path& folder,
                                                               const std::vector<Parameter>& weights,
                                                               const std::vector<Parameter>& moments);

/// The precision that the newest checkpoint's run uses; empty where there is none.
[[nodiscard]] std::string checkpointPrecision(const std::filesystem::path& folder);

void removeCheckpoints(const std::filesystem::path& folder);

} // namespace polymath::engine
