#include "core/engine/experts/expert.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace polymath::engine {

at::Tensor filled(const ExpertSetup& setup, std::size_t index, double value)
{
    const auto shape = shapeOf(setup.spec.tensors[index], setup.sizes, setup.settings);
    return at::full(shape, value, at::TensorOptions(at::kFloat).device(setup.backbone.device())).requires_grad_(true);
}

at::Tensor drawnEvenly(at::IntArrayRef shape, float bound, std::mt19937_64& random)
{
    auto tensor = at::empty(shape, at::kFloat);
    float* values = tensor.data_ptr<float>();
    for (std::int64_t at = 0; at < tensor.numel(); ++at) {
        values[at] = bound * (static_cast<float>(random() >> 40) * 0x1.0p-23F - 1.0F);
    }
    return tensor;
}

at::Tensor drawn(const ExpertSetup& setup, std::size_t index, float bound)
{
    const auto shape = shapeOf(setup.spec.tensors[index], setup.sizes, setup.settings);
    return drawnEvenly(shape, bound, setup.random).to(setup.backbone.device()).requires_grad_(true);
}

NamedTensors named(const std::vector<TensorShape>& shapes, const std::vector<at::Tensor*>& tensors)
{
    NamedTensors all;
    for (std::size_t index = 0; index < shapes.size(); ++index) {
        all.emplace_back(shapes[index].name, tensors.at(index));
    }
    return all;
}

at::Tensor dropped(const at::Tensor& x, double share, const RunContext& context, std::uint64_t number)
{
    if (share <= 0 || context.noise == 0) {
        return x;
    }
    auto random = at::make_generator<at::CPUGeneratorImpl>(context.noise + number * 0x9e3779b97f4a7c15ULL);
    const auto kept = at::empty(x.sizes(), at::kFloat).bernoulli_(1 - share, random) / (1 - share);
    return x * kept.to(x.device(), x.scalar_type());
}

} // namespace polymath::engine
