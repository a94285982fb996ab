#pragma once

#include "core/engine/settings.h"
#include "core/formats/modelconfig.h"

#include <cstdint>
#include <string_view>

namespace polymath::engine {

/// Where the memory of a training run goes, in bytes.
struct MemoryNeed {
    std::uint64_t weights = 0;     ///< of the base model, as they are kept while training
    std::uint64_t training = 0;    ///< what trains: f32 values, gradients and AdamW's two moments
    std::uint64_t activations = 0; ///< what layers keep for the backward pass, and the loss
    std::uint64_t program = 0;     ///< the worker itself, with LibTorch
    [[nodiscard]] std::uint64_t total() const { return weights + training + activations + program; }
};

/// How many parameters a run trains. `experts`: of a composition, 0 for a new subject.
[[nodiscard]] std::int64_t trainedParameters(const ModelConfig& model, const TrainSettings& settings, int experts = 0);

/// Whether a run computes layers again in the backward pass: as its settings say, or, where they leave it open, when
/// all weights train or what layers keep would take more than half of `freeBytes` (0: unknown). `precision`: "f32" or
/// "bf16".
[[nodiscard]] bool recomputes(const ModelConfig& model, const TrainSettings& settings, std::string_view precision,
                              std::uint64_t freeBytes, int experts = 0);

/// What a run needs, by calculation from the model's shape. Within about a quarter of what a run takes; measuring steps
/// is exact. `freeBytes` as for recomputes().
[[nodiscard]] MemoryNeed memoryNeed(const ModelConfig& model, const TrainSettings& settings, std::string_view precision,
                                    std::uint64_t freeBytes, int experts = 0);

/// `settings` with the least change that fits into `bytes`: layers computed again, then fewer rows with more
/// accumulation (so that a step still sees as much text), then shorter rows. What needs no change stays as it is; when
/// nothing helps, the smallest form is returned and still does not fit.
[[nodiscard]] TrainSettings fitInto(std::uint64_t bytes, const ModelConfig& model, const TrainSettings& settings,
                                    std::string_view precision, int experts = 0);

} // namespace polymath::engine
