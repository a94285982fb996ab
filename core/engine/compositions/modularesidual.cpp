#include "core/engine/compositions/composition.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// methods.md (5): y = W x + b + h + sum_i s_i e_i(h), with h what the first, universal expert makes of x.
class ModulaResidual : public Composition {
public:
    [[nodiscard]] at::Tensor join(const SiteExperts& experts, const at::Tensor& weights) const override
    {
        const auto h = experts.output(0); // [B,T,out]
        const auto& input = experts.input;
        auto y = input.y + h;
        for (std::size_t index = 1; index < experts.count(); ++index) {
            y = y + weighed(experts.all[index]->output({h, input.y, input.context, input.frozen}), weights, index);
        }
        return y;
    }
};

} // namespace

std::unique_ptr<Composition> newModulaResidual(const TrainSettings&) { return std::make_unique<ModulaResidual>(); }

} // namespace polymath::engine
