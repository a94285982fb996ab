#include "core/engine/routers/router.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

namespace polymath::engine {

namespace {

/// The most likely slots that together reach p, scaled to sum 1 again (Huang et al., arXiv 2403.07652, equations 3 to
/// 5), with the entropy of the whole softmax (7) and the load-balancing loss (8) added to the loss.
class TopP : public GateRouter {
public:
    explicit TopP(const RouterSetup& setup)
        : GateRouter(setup), m_reach(setup.settings.routerTopP), m_entropy(setup.settings.routerEntropy),
          m_balance(setup.settings.routerBalance)
    {
    }

    [[nodiscard]] at::Tensor weights(const at::Tensor& x, const RunContext& context) const override
    {
        const auto scores = logits(x);
        const auto all = at::softmax(scores, -1); // [B,T,S]
        const auto [sorted, places] = all.detach().sort(true, -1, true);
        const auto before = sorted.cumsum(-1) - sorted; // probability of the more likely ones
        const auto chosen = at::zeros_like(sorted).scatter_(-1, places, before.lt(m_reach).to(at::kFloat));
        const auto kept = all * chosen;
        const auto weights = kept / kept.sum(-1, true);
        if (!at::GradMode::is_enabled() || !all.requires_grad()) {
            return weights;
        }
        const auto entropy = -(all * at::log_softmax(scores, -1)).sum(-1).mean();
        return withLoss(weights, (entropy * m_entropy + loadBalance(all, chosen) * m_balance) * context.lossShare);
    }

private:
    double m_reach;
    double m_entropy;
    double m_balance;
};

} // namespace

std::unique_ptr<Router> newTopP(const RouterSetup& setup) { return std::make_unique<TopP>(setup); }

} // namespace polymath::engine
