#include "core/engine/routers/router.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/custom_function.h>

namespace polymath::engine {

namespace {

struct FollowLoss : public torch::autograd::Function<FollowLoss> {
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& weights,
                              const at::Tensor& loss)
    {
        context->save_for_backward({at::ones_like(loss.detach())});
        return weights.detach().clone();
    }
    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list fromAbove)
    {
        return {fromAbove[0], context->get_saved_variables()[0]};
    }
};

at::Tensor zeros(const RouterSetup& setup, std::size_t index)
{
    return at::zeros(shapeOf(setup.spec.tensors[index], setup.sizes, setup.settings),
                     at::TensorOptions(at::kFloat).device(setup.device));
}

} // namespace

GateRouter::GateRouter(const RouterSetup& setup) : m_spec(setup.spec)
{
    m_tensors.reserve(setup.spec.tensors.size()); // add() gives references
    m_tensors.push_back(zeros(setup, 0).requires_grad_(true));
    auto bias = zeros(setup, 1);
    if (setup.weighsBackbone) {
        bias[0] = setup.backboneBias;
    }
    m_tensors.push_back(bias.requires_grad_(true));
}

NamedTensors GateRouter::tensors()
{
    std::vector<at::Tensor*> all;
    for (auto& tensor : m_tensors) {
        all.push_back(&tensor);
    }
    return named(m_spec.tensors, all);
}

at::Tensor GateRouter::logits(const at::Tensor& x) const
{
    return at::linear(x.to(at::kFloat), m_tensors[0], m_tensors[1]);
}

at::Tensor& GateRouter::add(const RouterSetup& setup, std::size_t index, bool trains)
{
    return m_tensors.emplace_back(zeros(setup, index).requires_grad_(trains));
}

at::Tensor withLoss(const at::Tensor& weights, const at::Tensor& loss) { return FollowLoss::apply(weights, loss); }

at::Tensor loadBalance(const at::Tensor& probabilities, const at::Tensor& chosen)
{
    const auto share = chosen.to(at::kFloat).mean({0, 1}) / chosen.to(at::kFloat).sum(-1).mean(); // [S], sums to 1
    return (share.detach() * probabilities.mean({0, 1})).sum() * static_cast<double>(probabilities.size(-1));
}

} // namespace polymath::engine
