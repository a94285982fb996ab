#include "core/engine/experts/expert.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// Factors l on keys, values and feed-forward features, which are what mlp.down reads (Liu et al., arXiv 2205.05638,
/// section 3.3): y = l * (W x + b), and W (l * x) + b for mlp.down. l starts at one.
class Ia3 : public Expert {
public:
    explicit Ia3(const ExpertSetup& setup)
        : m_spec(setup.spec), m_scalesInput(setup.sizes.scalesInput), m_factors(filled(setup, 0, 1))
    {
    }

    [[nodiscard]] at::Tensor output(const SiteInput& input) const override
    {
        const auto change = like(m_factors, input.x) - 1;
        return m_scalesInput ? at::linear(input.x * change, input.frozen->weight) : input.y * change;
    }
    [[nodiscard]] NamedTensors tensors() override { return named(m_spec.tensors, {&m_factors}); }

private:
    const ExpertSpec& m_spec;
    bool m_scalesInput;
    at::Tensor m_factors;
};

} // namespace

std::unique_ptr<Expert> newIa3(const ExpertSetup& setup) { return std::make_unique<Ia3>(setup); }

} // namespace polymath::engine
