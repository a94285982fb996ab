#include "core/engine/experts/expert.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// scale * B (A x), with A [R,in] and B [out,R] (Hu et al., arXiv 2106.09685, section 4.1). A starts small and random,
/// B at zero, so that nothing changes before the first step.
class Lora : public Expert {
public:
    Lora(const ExpertSetup& setup, double scale)
        : m_spec(setup.spec), m_number(setup.number), m_dropout(setup.settings.loraDropout), m_scale(scale),
          m_down(drawn(setup, 0, inverseRoot(setup.sizes.in))), m_up(filled(setup, 1))
    {
    }

    [[nodiscard]] at::Tensor output(const SiteInput& input) const override
    {
        const auto x = dropped(input.x, m_dropout, input.context, m_number);
        return at::linear(at::linear(x, like(m_down, x)), like(m_up, x)) * m_scale;
    }
    [[nodiscard]] NamedTensors tensors() override { return named(m_spec.tensors, {&m_down, &m_up}); }

private:
    const ExpertSpec& m_spec;
    std::uint64_t m_number;
    double m_dropout;
    double m_scale;
    at::Tensor m_down;
    at::Tensor m_up;
};

} // namespace

std::unique_ptr<Expert> newLora(const ExpertSetup& setup)
{
    return std::make_unique<Lora>(setup, loraScale(setup.settings, "lora"));
}

/// Kalajdzievski, arXiv 2312.03732: alpha / sqrt(R).
std::unique_ptr<Expert> newRankStabilisedLora(const ExpertSetup& setup)
{
    return std::make_unique<Lora>(setup, loraScale(setup.settings, "rslora"));
}

} // namespace polymath::engine
