#include "core/engine/experts/expert.h"

#include <ATen/ATen.h>

namespace polymath::engine {

namespace {

/// A norm or a projection whose output is zero, and that can learn.
template <typename Part> void startAtZero(Part& part)
{
    part.weight = at::zeros_like(part.weight).requires_grad_(true);
    if (part.bias.defined()) {
        part.bias = at::zeros_like(part.bias).requires_grad_(true);
    }
}

/// Transformer layers beside a block (Schafhalter et al., arXiv 2410.10181), run one after the other on its input.
///
/// They start as copies of the block's first layers with the output projections of attention and MLP at zero, so that
/// f_j(x) = x and methods.md (6) leaves the backbone's function as it is. Where an architecture normalises these
/// outputs once more (Gemma 3), that norm's weight is zero instead: a norm would bring the smallest output back to full
/// size, and the first step would throw the model far off. The copies are f32, whatever the backbone is.
class Layers : public Expert {
public:
    explicit Layers(const ExpertSetup& setup) : m_first(setup.layer)
    {
        for (std::int64_t index = 0; index < setup.settings.layersPerExpert; ++index) {
            m_layers.push_back(newLayer(setup.backbone.layer(m_first + static_cast<std::size_t>(index)), setup.unset));
        }
    }

    [[nodiscard]] at::Tensor output(const SiteInput& input) const override
    {
        auto state = input.x;
        for (std::size_t index = 0; index < m_layers.size(); ++index) {
            state = input.backbone->runLayer(m_layers[index], m_first + index, state,
                                             input.caches == nullptr ? nullptr : input.caches + index, input.context);
        }
        return state;
    }
    [[nodiscard]] NamedTensors tensors() override
    {
        NamedTensors all;
        for (std::size_t index = 0; index < m_layers.size(); ++index) {
            forEachTensor(m_layers[index], [&](const std::string& name, at::Tensor& tensor) {
                if (tensor.defined()) {
                    all.emplace_back("layers." + std::to_string(index) + "." + name, &tensor);
                }
            });
        }
        return all;
    }
    [[nodiscard]] std::size_t cacheCount() const override { return m_layers.size(); }

private:
    static DecoderLayer newLayer(const DecoderLayer& original, bool unset)
    {
        DecoderLayer layer = original;
        forEachTensor(layer, [unset](const std::string&, at::Tensor& tensor) {
            if (tensor.defined()) {
                tensor = unset ? at::empty(tensor.sizes(), tensor.options().dtype(at::kFloat))
                               : tensor.detach().to(at::kFloat).clone();
                tensor.requires_grad_(true);
            }
        });
        if (layer.postAttentionNorm.weight.defined()) {
            startAtZero(layer.postAttentionNorm);
            startAtZero(layer.postMlpNorm);
        } else {
            startAtZero(layer.output);
            startAtZero(layer.down);
        }
        return layer;
    }

    std::size_t m_first;
    std::vector<DecoderLayer> m_layers;
};

} // namespace

std::unique_ptr<Expert> newLayers(const ExpertSetup& setup) { return std::make_unique<Layers>(setup); }

} // namespace polymath::engine
