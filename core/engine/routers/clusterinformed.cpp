#include "core/engine/clusters.h"
#include "core/engine/routers/router.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// softmax(W x + b + V c), where c is the centre of the cluster that the text's first tokens lie in (Liu et al., arXiv
/// 2404.08985, section 3.1: the gate reads the token and an embedding of the whole instance).
class ClusterInformed : public GateRouter {
public:
    explicit ClusterInformed(const RouterSetup& setup)
        : GateRouter(setup), m_clusters(add(setup, 2, false)), m_weight(add(setup, 3, true))
    {
    }

    [[nodiscard]] at::Tensor weights(const at::Tensor& x, const RunContext& context) const override
    {
        const auto centres = at::embedding(m_clusters, nearestCluster(context.prompts, m_clusters)); // [B,T,D]
        return at::softmax(logits(x) + at::linear(centres, m_weight), -1);
    }

private:
    at::Tensor& m_clusters; // [K,D]
    at::Tensor& m_weight;   // [S,D]
};

} // namespace

std::unique_ptr<Router> newClusterInformed(const RouterSetup& setup)
{
    return std::make_unique<ClusterInformed>(setup);
}

} // namespace polymath::engine
