#include "core/engine/compositions/composition.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// y = W x + b + sum_i s_i e_i(x): methods.md (3) for LoRA experts (MoLoRA, MoDULA-Flan), and MoV for IA3.
class Mixing : public Composition {
public:
    [[nodiscard]] at::Tensor join(const SiteExperts& experts, const at::Tensor& weights) const override
    {
        auto y = experts.input.y;
        for (std::size_t index = 0; index < experts.count(); ++index) {
            y = y + weighed(experts.output(index), weights, index + 1);
        }
        return y;
    }
};

} // namespace

at::Tensor SiteExperts::output(std::size_t index) const
{
    auto own = input;
    for (std::size_t before = 0; own.caches != nullptr && before < index; ++before) {
        own.caches += all[before]->cacheCount();
    }
    return all[index]->output(own);
}

at::Tensor weighed(const at::Tensor& value, const at::Tensor& weights, std::size_t slot)
{
    return weights.defined() ? weights.narrow(-1, static_cast<std::int64_t>(slot), 1).to(value.scalar_type()) * value
                             : value;
}

std::unique_ptr<Composition> newMixture(const TrainSettings&) { return std::make_unique<Mixing>(); }

} // namespace polymath::engine
