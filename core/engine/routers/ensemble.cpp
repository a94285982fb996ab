#include "core/engine/experts/expert.h"
#include "core/engine/routers/router.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <random>

namespace polymath::engine {

namespace {

/// softplus(W relu(V c + v) + b): a factor for each model's changes, all of them one number at first (Shen et al.,
/// arXiv 2410.21804). c is the mean of the text's first embedded tokens, as far as they have been read,
/// at a length of one a feature: the paper's mean over all hidden states of a layer would know what follows a token,
/// and would change with each one that is generated. softplus keeps factors above 0. The paper trains without labels,
/// towards clear predictions; here the next token is the label, as for every other router.
class Ensemble : public GateRouter {
public:
    explicit Ensemble(const RouterSetup& setup)
        : GateRouter(setup), m_inner(add(setup, 2, true)), m_innerBias(add(setup, 3, true))
    {
        const at::NoGradGuard noGradient;
        const auto start = setup.settings.mergeWeight > 0 ? setup.settings.mergeWeight : setup.mergeWeight;
        tensors()[1].second->fill_(std::log(std::expm1(start)));
        std::mt19937_64 random(static_cast<std::uint64_t>(setup.settings.seed));
        m_inner.copy_(drawnEvenly(m_inner.sizes(), inverseRoot(m_inner.size(1)), random));
    }

    [[nodiscard]] at::Tensor weights(const at::Tensor&, const RunContext& context) const override
    {
        const auto& text = context.prompts; // [B,T,D]
        const auto length = text.square().mean(-1, true).add(1e-12).rsqrt();
        return at::softplus(logits(at::relu(at::linear(text * length, m_inner, m_innerBias))));
    }

private:
    at::Tensor& m_inner;     // [D,D]
    at::Tensor& m_innerBias; // [D]
};

} // namespace

std::unique_ptr<Router> newEnsemble(const RouterSetup& setup) { return std::make_unique<Ensemble>(setup); }

} // namespace polymath::engine
