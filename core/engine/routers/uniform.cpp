#include "core/engine/routers/router.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// 1/S for everyone. Gates are kept as they were, so that another router can take them up again.
class Uniform : public GateRouter {
public:
    using GateRouter::GateRouter;
    [[nodiscard]] at::Tensor weights(const at::Tensor& x, const RunContext&) const override
    {
        const auto gates = logits(x);
        return at::full_like(gates, 1.0 / static_cast<double>(gates.size(-1)));
    }
};

} // namespace

std::unique_ptr<Router> newUniform(const RouterSetup& setup) { return std::make_unique<Uniform>(setup); }

} // namespace polymath::engine
