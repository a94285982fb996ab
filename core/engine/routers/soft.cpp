#include "core/engine/routers/router.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// softmax(W x / rms(x) + b): as Soft MoE weighs its slots, on tokens of one length, so that no large one decides alone
/// (Puigcerver et al., arXiv 2308.00951, section 2.3; rows of W keep their lengths, which stand for the paper's learned
/// scale). Each token is its own slot: Soft MoE's slots are means over all tokens, which a decoder does not know yet.
class Soft : public GateRouter {
public:
    using GateRouter::GateRouter;
    [[nodiscard]] at::Tensor weights(const at::Tensor& x, const RunContext&) const override
    {
        const auto wide = x.to(at::kFloat);
        return at::softmax(logits(wide * wide.square().mean(-1, true).add(1e-12).rsqrt()), -1);
    }
};

} // namespace

std::unique_ptr<Router> newSoft(const RouterSetup& setup) { return std::make_unique<Soft>(setup); }

} // namespace polymath::engine
