#pragma once

// Internal to core/engine: needs LibTorch. Shapes: B batch, T sequence, D hidden, S slots, K clusters.

#include "core/engine/experts/expert.h"

#include <ATen/core/Tensor.h>

#include <memory>

namespace polymath::engine {

/// What a router is made for.
struct RouterSetup {
    const RouterSpec& spec;
    const TrainSettings& settings;
    Sizes sizes;
    bool weighsBackbone = false; ///< slot 0 is the backbone's
    double backboneBias = 0;     ///< where the backbone should have nearly all the weight at first
    double mergeWeight = 0;      ///< the composition's, where the setting is 0
    at::Device device;
};

/// Weighs the experts of one site. Computes in f32.
class Router {
public:
    virtual ~Router() = default;
    /// x [B,T,in] -> [B,T,S], none below 0.
    [[nodiscard]] virtual at::Tensor weights(const at::Tensor& x, const RunContext& context) const = 0;
    /// Its tensors by their names in the registry; those without a gradient are kept, but do not train.
    [[nodiscard]] virtual NamedTensors tensors() = 0;
};

/// The usual gate: logits W x + b for each token, from W = 0.
class GateRouter : public Router {
public:
    explicit GateRouter(const RouterSetup& setup);
    [[nodiscard]] NamedTensors tensors() override;

protected:
    [[nodiscard]] at::Tensor logits(const at::Tensor& x) const; // [B,T,in] -> [B,T,S], f32
    /// A further tensor of the spec, at zero; index 2 is the first behind weight and bias.
    at::Tensor& add(const RouterSetup& setup, std::size_t index, bool trains);

private:
    const RouterSpec& m_spec;
    std::vector<at::Tensor> m_tensors;
};

/// The weights as they are; the backward pass also follows the gradient of `loss`, a scalar.
[[nodiscard]] at::Tensor withLoss(const at::Tensor& weights, const at::Tensor& loss);

/// Fedus et al., arXiv 2101.03961, equations 4 to 6: S * sum over slots of the share of choices that fell on a slot and
/// its mean probability. 1 where all slots are used evenly. probabilities and chosen [B,T,S]; chosen 0 or 1.
[[nodiscard]] at::Tensor loadBalance(const at::Tensor& probabilities, const at::Tensor& chosen);

} // namespace polymath::engine
