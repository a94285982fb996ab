#include "core/engine/routers/router.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// softmax(W x + b) for each token; methods.md (2).
class Softmax : public GateRouter {
public:
    using GateRouter::GateRouter;
    [[nodiscard]] at::Tensor weights(const at::Tensor& x, const RunContext&) const override
    {
        return at::softmax(logits(x), -1);
    }
};

} // namespace

std::unique_ptr<Router> newSoftmax(const RouterSetup& setup) { return std::make_unique<Softmax>(setup); }

} // namespace polymath::engine
