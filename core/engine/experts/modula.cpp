#include "core/engine/experts/expert.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// B LeakyReLU(A h) of what the universal expert gives, h [B,T,out]; methods.md (5). Its input's x is that h.
class Modula : public Expert {
public:
    explicit Modula(const ExpertSetup& setup)
        : m_spec(setup.spec), m_down(drawn(setup, 0, inverseRoot(setup.sizes.out))), m_up(filled(setup, 1))
    {
    }

    [[nodiscard]] at::Tensor output(const SiteInput& input) const override
    {
        const auto inside = at::leaky_relu(at::linear(input.x, like(m_down, input.x))); // [B,T,R]
        return at::linear(inside, like(m_up, input.x));
    }
    [[nodiscard]] NamedTensors tensors() override { return named(m_spec.tensors, {&m_down, &m_up}); }

private:
    const ExpertSpec& m_spec;
    at::Tensor m_down;
    at::Tensor m_up;
};

} // namespace

std::unique_ptr<Expert> newModula(const ExpertSetup& setup) { return std::make_unique<Modula>(setup); }

} // namespace polymath::engine
