#include "core/engine/routers/router.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>

namespace polymath::engine {

namespace {

/// The k largest of softmax(W x + b), scaled to sum 1 again (Shazeer et al., arXiv 1701.06538, section 2.1), with the
/// load-balancing loss of arXiv 2101.03961 on the whole softmax.
class TopK : public GateRouter {
public:
    explicit TopK(const RouterSetup& setup)
        : GateRouter(setup), m_count(std::min(setup.settings.routerTopK, setup.sizes.slots)),
          m_balance(setup.settings.routerBalance)
    {
    }

    [[nodiscard]] at::Tensor weights(const at::Tensor& x, const RunContext& context) const override
    {
        const auto all = at::softmax(logits(x), -1);            // [B,T,S]
        const auto places = std::get<1>(all.topk(m_count, -1)); // [B,T,k]
        const auto chosen = at::zeros_like(all.detach()).scatter_(-1, places, 1.0);
        const auto kept = all * chosen;
        const auto weights = kept / kept.sum(-1, true);
        if (m_balance == 0 || !at::GradMode::is_enabled() || !all.requires_grad()) {
            return weights;
        }
        return withLoss(weights, loadBalance(all, chosen) * (m_balance * context.lossShare));
    }

private:
    std::int64_t m_count;
    double m_balance;
};

} // namespace

std::unique_ptr<Router> newTopK(const RouterSetup& setup) { return std::make_unique<TopK>(setup); }

} // namespace polymath::engine
