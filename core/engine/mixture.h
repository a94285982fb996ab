#pragma once

// Internal to core/engine: needs LibTorch. Shapes: B batch, T sequence, E experts that a router weighs.

#include "core/engine/compositions/composition.h"
#include "core/engine/routers/router.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace polymath::engine {

/// The weights of a run's routers, the mean over those of a row: a row for each block, or for each layer.
class GateRecord {
public:
    void add(std::size_t row, const at::Tensor& weights);
    /// One [B,T,1+E] for each row; empty without routers. What comes next starts anew.
    [[nodiscard]] std::vector<at::Tensor> take();

private:
    struct Row {
        at::Tensor sum;
        int count = 0;
    };
    std::vector<Row> m_rows;
};

/// What stands at one site: experts, how they are weighed, and how they are joined with the frozen part.
struct Mixture {
    std::string name;    ///< "layers.3.attention.q"; of a block its number
    std::string gates;   ///< what its router's tensors begin with behind "gates."
    std::size_t row = 0; ///< of the GateRecord
    bool weighsBackbone = false;
    std::vector<std::unique_ptr<Expert>> experts;
    std::shared_ptr<Router> router; ///< sites may share one; none where all experts count in full
    const Composition* composition = nullptr;
    std::size_t firstCache = 0; ///< of the experts' keys and values

    /// Of the backbone and each routed expert, [B,T,1+E]; undefined without a router.
    [[nodiscard]] at::Tensor weights(const at::Tensor& x, const RunContext& context) const;
    [[nodiscard]] at::Tensor output(const SiteInput& input, const at::Tensor& weights) const; ///< of the site
    [[nodiscard]] bool trains() const; ///< some tensor requires a gradient
};

} // namespace polymath::engine
