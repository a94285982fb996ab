#include "core/engine/clusters.h"
#include "core/engine/routers/router.h"

#include <ATen/ATen.h>

#include <limits>

namespace polymath::engine {

namespace {

/// The cluster that a text's first tokens lie in decides which one expert works on it (Pichlmeier et al., arXiv
/// 2404.15153): softmax(W x + b) over that expert and, where it has a slot, the backbone. Cluster j is expert j's.
class Sequence : public GateRouter {
public:
    explicit Sequence(const RouterSetup& setup)
        : GateRouter(setup), m_clusters(add(setup, 2, false)), m_weighsBackbone(setup.weighsBackbone)
    {
    }

    [[nodiscard]] at::Tensor weights(const at::Tensor& x, const RunContext& context) const override
    {
        const auto scores = logits(x); // [B,T,S]
        const auto own = nearestCluster(context.prompts, m_clusters).unsqueeze(-1) + (m_weighsBackbone ? 1 : 0);
        auto out = at::ones_like(scores.detach(), at::kBool).scatter_(-1, own, false); // [B,T,S]
        if (m_weighsBackbone) {
            out.select(-1, 0).fill_(false);
        }
        return at::softmax(scores.masked_fill(out, -std::numeric_limits<double>::infinity()), -1);
    }

private:
    at::Tensor& m_clusters; // [E,D]
    bool m_weighsBackbone;
};

} // namespace

std::unique_ptr<Router> newSequence(const RouterSetup& setup) { return std::make_unique<Sequence>(setup); }

} // namespace polymath::engine
