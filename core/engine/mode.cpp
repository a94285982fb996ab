#include "core/engine/mode.h"

#include <ATen/ATen.h>

#include <utility>

namespace polymath::engine {

namespace {

constexpr double backboneBias = 4; ///< methods.md, section 4

at::Tensor trainable(const at::Tensor& tensor) { return tensor.detach().to(at::kFloat).clone().requires_grad_(true); }

/// A norm or a projection whose output is zero, and that can learn.
template <typename Part> void startAtZero(Part& part)
{
    part.weight = at::zeros_like(part.weight).requires_grad_(true);
    if (part.bias.defined()) {
        part.bias = at::zeros_like(part.bias).requires_grad_(true);
    }
}

} // namespace

std::size_t Mode::firstLayer(std::size_t block, std::size_t blocks, std::size_t layers)
{
    return block * layers / blocks;
}

at::Tensor Gate::weights(const at::Tensor& x) const
{
    return at::softmax(at::linear(x.to(at::kFloat), weight, bias), -1);
}

ModeExpert newExpert(const Decoder& backbone, std::string name, std::size_t blocks, std::size_t layersPerExpert,
                     ExpertStart start)
{
    const auto parameter = [start](const at::Tensor& tensor) {
        return start == ExpertStart::Backbone
                   ? trainable(tensor)
                   : at::empty(tensor.sizes(), tensor.options().dtype(at::kFloat)).requires_grad_(true);
    };
    ModeExpert expert;
    expert.name = std::move(name);
    for (std::size_t block = 0; block < blocks; ++block) {
        const std::size_t first = Mode::firstLayer(block, blocks, backbone.layerCount());
        ExpertBlock part;
        for (std::size_t index = 0; index < layersPerExpert; ++index) {
            DecoderLayer layer = backbone.layer(first + index);
            forEachTensor(layer, [&parameter](const std::string&, at::Tensor& tensor) {
                if (tensor.defined()) {
                    tensor = parameter(tensor);
                }
            });
            if (layer.postAttentionNorm.weight.defined()) {
                startAtZero(layer.postAttentionNorm);
                startAtZero(layer.postMlpNorm);
            } else {
                startAtZero(layer.output);
                startAtZero(layer.down);
            }
            part.layers.push_back(std::move(layer));
        }
        expert.blocks.push_back(std::move(part));
    }
    return expert;
}

std::vector<Gate> newGates(const Decoder& backbone, std::size_t blocks, std::size_t experts, Mix mix)
{
    std::vector<Gate> gates(blocks);
    const auto options = at::TensorOptions(at::kFloat).device(backbone.device());
    const auto slots = static_cast<std::int64_t>(experts) + 1;
    for (auto& gate : gates) {
        gate.weight = at::zeros({slots, backbone.config().hidden}, options);
        gate.bias = at::zeros({slots}, options);
        if (mix == Mix::Convex) {
            gate.bias[0] = backboneBias;
        }
        gate.weight.requires_grad_(true);
        gate.bias.requires_grad_(true);
    }
    return gates;
}

std::vector<std::pair<std::string, at::Tensor*>> parameters(ModeExpert& expert)
{
    std::vector<std::pair<std::string, at::Tensor*>> all;
    for (std::size_t block = 0; block < expert.blocks.size(); ++block) {
        auto& layers = expert.blocks[block].layers;
        for (std::size_t index = 0; index < layers.size(); ++index) {
            const std::string prefix = "blocks." + std::to_string(block) + ".layers." + std::to_string(index) + ".";
            forEachTensor(layers[index], [&](const std::string& name, at::Tensor& tensor) {
                if (tensor.defined()) {
                    all.emplace_back(prefix + name, &tensor);
                }
            });
        }
    }
    return all;
}

std::int64_t ModeRun::past() const
{
    const bool continues = cache != nullptr && cache->backbone.front().keys.defined();
    return continues ? cache->backbone.front().keys.size(2) : 0;
}

at::Tensor runMode(const Decoder& backbone, const Mode& mode, const at::Tensor& x, const ModeRun& run)
{
    const auto masks = backbone.masks(x, run.past(), run.documents);
    auto state = x;
    const std::size_t blocks = mode.blockCount();
    for (std::size_t block = 0; block < blocks; ++block) {
        const auto first = Mode::firstLayer(block, blocks, backbone.layerCount());
        const auto end = Mode::firstLayer(block + 1, blocks, backbone.layerCount());
        auto weights = mode.gates[block].weights(state); // [B,T,D] -> [B,T,E+1]
        if (mode.router == Router::Uniform) {
            weights = at::full_like(weights, 1.0 / static_cast<double>(weights.size(-1)));
        }
        if (run.preference.defined()) { // [E+1]: mute or favour
            weights = weights * run.preference;
            weights = weights / weights.sum(-1, true).clamp_min(1e-12);
        }
        auto mixed = state;
        for (std::size_t index = first; index < end; ++index) {
            mixed = backbone.runLayer(backbone.layer(index), index, mixed,
                                      run.cache == nullptr ? nullptr : &run.cache->backbone[index], masks);
        }
        const auto share = [&](std::size_t slot) { // [B,T,1]
            return weights.narrow(-1, static_cast<std::int64_t>(slot), 1).to(state.scalar_type());
        };
        if (mode.mix == Mix::Convex) {
            mixed = mixed * share(0);
        }
        for (std::size_t expert = 0; expert < mode.experts.size(); ++expert) {
            const auto& layers = mode.experts[expert].blocks[block].layers;
            auto added = state;
            for (std::size_t index = 0; index < layers.size(); ++index) {
                const auto slot = (expert * blocks + block) * layers.size() + index;
                added = backbone.runLayer(layers[index], first + index, added,
                                          run.cache == nullptr ? nullptr : &run.cache->experts[slot], masks);
            }
            mixed = mixed + share(expert + 1) * (mode.mix == Mix::Residual ? added - state : added);
        }
        if (run.gateWeights != nullptr) {
            run.gateWeights->push_back(weights);
        }
        state = mixed;
    }
    return state;
}

} // namespace polymath::engine
