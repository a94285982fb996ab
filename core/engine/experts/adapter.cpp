#include "core/engine/experts/expert.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// U gelu(D y + d) + u behind a sublayer, whose output y it is added to (Houlsby et al., arXiv 1902.00751,
/// section 2.1). D [width,out] starts small and random, the rest at zero.
class Adapter : public Expert {
public:
    explicit Adapter(const ExpertSetup& setup)
        : m_spec(setup.spec), m_down(drawn(setup, 0, inverseRoot(setup.sizes.out))), m_downBias(filled(setup, 1)),
          m_up(filled(setup, 2)), m_upBias(filled(setup, 3))
    {
    }

    [[nodiscard]] at::Tensor output(const SiteInput& input) const override
    {
        const auto& y = input.y;
        const auto inside = at::gelu(at::linear(y, like(m_down, y), like(m_downBias, y))); // [B,T,width]
        return at::linear(inside, like(m_up, y), like(m_upBias, y));
    }
    [[nodiscard]] NamedTensors tensors() override
    {
        return named(m_spec.tensors, {&m_down, &m_downBias, &m_up, &m_upBias});
    }

private:
    const ExpertSpec& m_spec;
    at::Tensor m_down;
    at::Tensor m_downBias;
    at::Tensor m_up;
    at::Tensor m_upBias;
};

} // namespace

std::unique_ptr<Expert> newAdapter(const ExpertSetup& setup) { return std::make_unique<Adapter>(setup); }

} // namespace polymath::engine
