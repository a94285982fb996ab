#include "core/engine/experts/expert.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// u (v . x), with v [in] and u [out] (Liu et al., arXiv 2404.08985, section 3.2). v starts small and random, u at
/// zero.
class RankOne : public Expert {
public:
    explicit RankOne(const ExpertSetup& setup)
        : m_spec(setup.spec), m_in(drawn(setup, 0, inverseRoot(setup.sizes.in))), m_out(filled(setup, 1))
    {
    }

    [[nodiscard]] at::Tensor output(const SiteInput& input) const override
    {
        const auto along = at::linear(input.x, like(m_in, input.x).unsqueeze(0)); // [B,T,1]
        return along * like(m_out, input.x);
    }
    [[nodiscard]] NamedTensors tensors() override { return named(m_spec.tensors, {&m_in, &m_out}); }

private:
    const ExpertSpec& m_spec;
    at::Tensor m_in;
    at::Tensor m_out;
};

} // namespace

std::unique_ptr<Expert> newRankOne(const ExpertSetup& setup) { return std::make_unique<RankOne>(setup); }

} // namespace polymath::engine
