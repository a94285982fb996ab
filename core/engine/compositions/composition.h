#pragma once

// Internal to core/engine: needs LibTorch. Shapes: B batch, T sequence, D hidden, E experts, S slots.

#include "core/engine/experts/expert.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace polymath::engine {

/// The experts of a site, each with where its keys and values begin.
struct SiteExperts {
    const std::vector<std::unique_ptr<Expert>>& all;
    const SiteInput& input;

    [[nodiscard]] std::size_t count() const { return all.size(); }
    [[nodiscard]] at::Tensor output(std::size_t index) const; ///< of one expert on the site's own input
};

/// How the frozen part and the experts of a site are joined.
class Composition {
public:
    virtual ~Composition() = default;
    /// The site's output. `weights` [B,T,1+E], f32: of the backbone and of each routed expert; undefined where a single
    /// expert counts in full.
    [[nodiscard]] virtual at::Tensor join(const SiteExperts& experts, const at::Tensor& weights) const = 0;
    /// A new gate's bias in favour of the backbone.
    [[nodiscard]] virtual double backboneBias() const { return 0; }
};

/// `value` times the weight of a slot; as it is where there are no weights.
[[nodiscard]] at::Tensor weighed(const at::Tensor& value, const at::Tensor& weights, std::size_t slot);

/// How whole models' weights become those of one.
struct MergeInput {
    const at::Tensor& base;                ///< f32, any shape
    const std::vector<at::Tensor>& deltas; ///< what each model changed, shaped like base
    double weight = 1;                     ///< of the merged change
    double density = 1;                    ///< share of each model's changes that is kept
    std::uint64_t seed = 0;                ///< for what is random, of this tensor
};
using Merge = at::Tensor (*)(const MergeInput& input); ///< the merged weights

} // namespace polymath::engine
