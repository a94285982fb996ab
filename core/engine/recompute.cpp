#include "core/engine/recompute.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>

#include <c10/core/GradMode.h>

#include <utility>

namespace polymath::engine {

namespace {

using Work = std::function<at::Tensor(const at::Tensor&)>;

/// Carries the function to the backward pass inside the graph's node.
struct WorkHolder : torch::CustomClassHolder {
    explicit WorkHolder(Work given) : work(std::move(given)) {}
    Work work;
};

struct Recompute : public torch::autograd::Function<Recompute> {
    /// `anchor` requires a gradient, so that the node exists even where x needs none.
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& x, const at::Tensor& anchor,
                              const Work* work)
    {
        static_cast<void>(anchor);
        context->save_for_backward({x});
        context->saved_data["needs_x"] = x.requires_grad();
        context->saved_data["work"] = c10::IValue::make_capsule(c10::make_intrusive<WorkHolder>(*work));
        return (*work)(x.detach());
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list fromAbove)
    {
        const bool needsX = context->saved_data["needs_x"].toBool();
        const auto holder = context->saved_data["work"].toCapsule();
        auto x = context->get_saved_variables()[0].detach().requires_grad_(needsX);
        const at::AutoGradMode withGradient(true);
        const auto y = static_cast<const WorkHolder&>(*holder).work(x);
        torch::autograd::backward({y}, {fromAbove[0]});
        return {needsX ? x.grad() : at::Tensor(), at::Tensor(), at::Tensor()};
    }
};

} // namespace

at::Tensor recomputed(const at::Tensor& x, const Work& f)
{
    const auto anchor = at::empty({0}, x.options().dtype(at::kFloat)).requires_grad_(true);
    return Recompute::apply(x, anchor, &f);
}

} // namespace polymath::engine
