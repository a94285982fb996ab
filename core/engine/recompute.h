#pragma once

// Internal to core/engine: needs LibTorch.

#include <ATen/core/Tensor.h>

#include <functional>

namespace polymath::engine {

/// f(x), keeping only x for the backward pass and computing f again there (Chen et al., arXiv 1604.06174).
///
/// Gradients of leaf tensors that f uses are added to their .grad(). f has to compute the same both times.
[[nodiscard]] at::Tensor recomputed(const at::Tensor& x, const std::function<at::Tensor(const at::Tensor&)>& f);

} // namespace polymath::engine
