#pragma once

// Internal to core/engine: needs LibTorch. Shapes: B batch, T sequence, D hidden, K clusters, N points.

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace polymath::engine {

/// What generation has seen of a text's first tokens.
struct PromptState {
    at::Tensor sum; ///< [B,D], f32; undefined before the first
    std::int64_t tokens = 0;
};

/// At each position the mean of its text's first `most` embedded tokens, as far as they have been read: a position
/// never knows what follows it. x [B,T,D] -> [B,T,D], f32. `documents` [B,T] numbers the texts packed into a row. With
/// a state, x continues the text of which it tells, and the state is brought up to date.
[[nodiscard]] at::Tensor promptMeans(const at::Tensor& x, std::int64_t most, const at::Tensor& documents,
                                     PromptState* state = nullptr);

/// The cluster whose centre is nearest: points [B,T,D], centres [K,D] -> [B,T] (Long).
[[nodiscard]] at::Tensor nearestCluster(const at::Tensor& points, const at::Tensor& centres);

/// Lloyd's k-means from given centres [K,D], until nothing moves or for `most` rounds. A centre that no point is
/// nearest to stays. points [N,D] -> [K,D].
[[nodiscard]] at::Tensor kMeans(const at::Tensor& points, at::Tensor centres, int most = 50);

} // namespace polymath::engine
