#include "core/engine/routers/router.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// The weights of router_weights for every token, as they were given: they need not sum to 1.
class Fixed : public Router {
public:
    explicit Fixed(const RouterSetup& setup)
    {
        auto given = weightsIn(setup.settings.routerWeights);
        given.resize(static_cast<std::size_t>(setup.sizes.slots)); // checkComposition() saw to it
        m_weights = at::tensor(given, at::kFloat).to(setup.device);
    }

    [[nodiscard]] at::Tensor weights(const at::Tensor& x, const RunContext&) const override
    {
        return m_weights.expand({x.size(0), x.size(1), m_weights.size(0)});
    }
    [[nodiscard]] NamedTensors tensors() override { return {}; }

private:
    at::Tensor m_weights; // [S]
};

} // namespace

std::unique_ptr<Router> newFixed(const RouterSetup& setup) { return std::make_unique<Fixed>(setup); }

} // namespace polymath::engine
