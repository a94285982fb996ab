#pragma once

// Internal to core/engine: needs LibTorch. Shapes: B batch, T sequence, R rank; in and out of the linear layer.

#include "core/engine/decoder.h"
#include "core/engine/registry.h"

#include <ATen/core/Tensor.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace polymath::engine {

/// What an expert reads where it sits.
struct SiteInput {
    const at::Tensor& x; ///< what the site reads: [B,T,in], of a block [B,T,D]
    const at::Tensor& y; ///< what the frozen part makes of it: [B,T,out]
    const RunContext& context;
    const Linear* frozen = nullptr;    ///< in the compute type; null beside a block
    const Decoder* backbone = nullptr; ///< beside a block
    LayerCache* caches = nullptr;      ///< of the site's experts, one after the other; null without a cache
};

using NamedTensors = std::vector<std::pair<std::string, at::Tensor*>>;

/// One expert at one site.
class Expert {
public:
    virtual ~Expert() = default;
    /// On a linear layer what it adds to the layer's output, [B,T,out]; beside a block its own output f_j(x), [B,T,D].
    [[nodiscard]] virtual at::Tensor output(const SiteInput& input) const = 0;
    /// Its tensors by their names in the registry; those of a block by the layers' names.
    [[nodiscard]] virtual NamedTensors tensors() = 0;
    /// Layers with keys and values of their own.
    [[nodiscard]] virtual std::size_t cacheCount() const { return 0; }
};

/// Where an expert is about to be made, and what decides how.
struct ExpertSetup {
    const ExpertSpec& spec;
    const TrainSettings& settings;
    const Decoder& backbone;
    const Linear* linear = nullptr; ///< null beside a block
    std::size_t layer = 0;          ///< of the backbone; of a block its first
    Sizes sizes;
    std::mt19937_64& random;
    std::uint64_t number = 0; ///< of the expert in its network
    bool unset = false;       ///< its values are about to be read
    /// What a whole model changed of weight and bias, f32, where the expert is made of one; null otherwise.
    const Linear* change = nullptr;
};

/// The spec's tensor of this number, all of one value, f32, requiring gradients.
[[nodiscard]] at::Tensor filled(const ExpertSetup& setup, std::size_t index, double value = 0);
/// The same from ±bound, evenly.
[[nodiscard]] at::Tensor drawn(const ExpertSetup& setup, std::size_t index, float bound);
/// f32 values from ±bound, evenly; the same on every machine.
[[nodiscard]] at::Tensor drawnEvenly(at::IntArrayRef shape, float bound, std::mt19937_64& random);
/// The bound that PEFT draws a LoRA's first matrix from (Kaiming with a = sqrt(5)).
[[nodiscard]] inline float inverseRoot(std::int64_t size) { return 1.0F / std::sqrt(static_cast<float>(size)); }
/// Pairs a spec's tensors with the expert's own, in the spec's order.
[[nodiscard]] NamedTensors named(const std::vector<TensorShape>& shapes, const std::vector<at::Tensor*>& tensors);

/// A master in the format that products run in; gradients flow back to it.
[[nodiscard]] inline at::Tensor like(const at::Tensor& tensor, const at::Tensor& x)
{
    return tensor.scalar_type() == x.scalar_type() ? tensor : tensor.to(x.scalar_type());
}

/// x with a share of its values at zero and the rest scaled up, the same for the same noise and number.
[[nodiscard]] at::Tensor dropped(const at::Tensor& x, double share, const RunContext& context, std::uint64_t number);

} // namespace polymath::engine
