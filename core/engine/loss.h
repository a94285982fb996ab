#pragma once

// Internal to core/engine: needs LibTorch.

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace polymath::engine {

/// What linearCrossEntropy() measured on the way.
struct LossCounts {
    std::int64_t tokens = 0;
    std::int64_t correct = 0; ///< the label had the largest logit
};

/// Summed cross-entropy of softmax(hidden · weightᵀ) against labels, in nats: a scalar, f32.
///
/// The logits exist for `rows` positions at a time only, and their gradient is made while they do: memory is rows·V
/// instead of N·V. A weight in another format than hidden is rounded for the products and gets its gradient in its own.
/// Both gradients scale with what arrives from above, so the loss may be divided afterwards. hidden [N, D], weight [V,
/// D], labels [N] (Long). Once differentiable.
[[nodiscard]] at::Tensor linearCrossEntropy(const at::Tensor& hidden, const at::Tensor& weight,
                                            const at::Tensor& labels, LossCounts* counts = nullptr,
                                            std::int64_t rows = 512);

} // namespace polymath::engine
