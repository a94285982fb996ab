#include "core/engine/compositions/composition.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// methods.md (6), residual: y = f_bb(x) + sum_j a_j (f_j(x) - x), or (1), convex: y = a_bb f_bb(x) + sum_j a_j f_j(x).
class Mode : public Composition {
public:
    explicit Mode(bool convex) : m_convex(convex) {}

    [[nodiscard]] at::Tensor join(const SiteExperts& experts, const at::Tensor& weights) const override
    {
        auto mixed = m_convex ? weighed(experts.input.y, weights, 0) : experts.input.y;
        for (std::size_t index = 0; index < experts.count(); ++index) {
            const auto added = experts.output(index);
            mixed = mixed + weighed(m_convex ? added : added - experts.input.x, weights, index + 1);
        }
        return mixed;
    }
    [[nodiscard]] double backboneBias() const override { return m_convex ? 4 : 0; } // methods.md, section 4

private:
    bool m_convex;
};

} // namespace

std::unique_ptr<Composition> newMode(const TrainSettings& settings)
{
    return std::make_unique<Mode>(settings.mix == "convex");
}

} // namespace polymath::engine
