#include "core/engine/experts/expert.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// Feature-wise modulation g * y + h of what a linear layer gives out (Perez et al., arXiv 1709.07871; as an expert
/// beside a shared one: Zhang et al., arXiv 2312.16610). g [out] starts at one, h [out] at zero.
class Film : public Expert {
public:
    explicit Film(const ExpertSetup& setup)
        : m_spec(setup.spec), m_scale(filled(setup, 0, 1)), m_shift(filled(setup, 1))
    {
    }

    [[nodiscard]] at::Tensor output(const SiteInput& input) const override
    {
        return input.y * (like(m_scale, input.y) - 1) + like(m_shift, input.y);
    }
    [[nodiscard]] NamedTensors tensors() override { return named(m_spec.tensors, {&m_scale, &m_shift}); }

private:
    const ExpertSpec& m_spec;
    at::Tensor m_scale;
    at::Tensor m_shift;
};

} // namespace

std::unique_ptr<Expert> newFilm(const ExpertSetup& setup) { return std::make_unique<Film>(setup); }

} // namespace polymath::engine
