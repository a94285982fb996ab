#include "core/engine/experts/expert.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// y = m / |W + s B A| * (W + s B A) x + b, the norm of each row taken as a constant in the backward pass (Liu et al.,
/// arXiv 2402.09353, equation 5 and section 4.3). m [out] starts at the rows' norms, so that nothing changes before the
/// first step.
class Dora : public Expert {
public:
    explicit Dora(const ExpertSetup& setup)
        : m_spec(setup.spec), m_number(setup.number), m_dropout(setup.settings.loraDropout),
          m_scale(loraScale(setup.settings, "dora")), m_down(drawn(setup, 0, inverseRoot(setup.sizes.in))),
          m_up(filled(setup, 1)),
          m_magnitude(rowNorms(setup.linear->weight.detach().to(at::kFloat)).requires_grad_(true))
    {
    }

    [[nodiscard]] at::Tensor output(const SiteInput& input) const override
    {
        const auto& weight = input.frozen->weight;
        const auto x = dropped(input.x, m_dropout, input.context, m_number);
        const auto low = at::linear(at::linear(x, like(m_down, x)), like(m_up, x)) * m_scale;
        const auto norms = rowNorms(weight.detach().to(at::kFloat) +
                                    at::mm(m_up.detach().to(at::kFloat), m_down.detach().to(at::kFloat)) * m_scale);
        const auto ratio = like(m_magnitude.to(at::kFloat) / norms, x); // [out]
        return (ratio - 1) * at::linear(x, weight) + ratio * low;
    }
    [[nodiscard]] NamedTensors tensors() override { return named(m_spec.tensors, {&m_down, &m_up, &m_magnitude}); }

private:
    static at::Tensor rowNorms(const at::Tensor& weight) { return at::linalg_vector_norm(weight, 2, {1}); }

    const ExpertSpec& m_spec;
    std::uint64_t m_number;
    double m_dropout;
    double m_scale;
    at::Tensor m_down;
    at::Tensor m_up;
    at::Tensor m_magnitude;
};

} // namespace

std::unique_ptr<Expert> newDora(const ExpertSetup& setup) { return std::make_unique<Dora>(setup); }

} // namespace polymath::engine
