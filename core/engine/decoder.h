#pragma once

// Internal to core/engine: needs LibTorch. Shapes: B batch, T sequence, S sequence with cache, D hidden, F
// feed-forward, H heads, G key-value heads, d head size, V vocabulary.

#include "core/formats/modelconfig.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace polymath::engine {

struct Mixture; // mixture.h
struct RunContext;

/// A matrix product with an optional bias. Weight [out, in], as in Hugging Face files.
struct Linear {
    at::Tensor weight = {};
    at::Tensor bias = {};             ///< undefined where there is none
    const Mixture* mixture = nullptr; ///< experts on it; whoever put them there keeps them

    [[nodiscard]] at::Tensor operator()(const at::Tensor& x, const RunContext& context) const; // [..,in] -> [..,out]
};

struct Norm {
    at::Tensor weight; ///< undefined where the architecture has no such norm
    at::Tensor bias;
};

struct DecoderLayer {
    Norm attentionNorm, postAttentionNorm, mlpNorm, postMlpNorm;
    Norm queryNorm, keyNorm;
    Linear query, key, value, output;
    Linear gate, up, down;
};

/// Visits all tensors of a layer, undefined ones too, under their canonical names.
template <typename Layer, typename Visit> void forEachTensor(Layer& layer, Visit&& visit)
{
    const auto norm = [&visit](const char* name, auto& part) {
        visit(std::string(name) + ".weight", part.weight);
        visit(std::string(name) + ".bias", part.bias);
    };
    const auto linear = [&visit](const char* name, auto& part) {
        visit(std::string(name) + ".weight", part.weight);
        visit(std::string(name) + ".bias", part.bias);
    };
    norm("attention_norm", layer.attentionNorm);
    norm("post_attention_norm", layer.postAttentionNorm);
    norm("mlp_norm", layer.mlpNorm);
    norm("post_mlp_norm", layer.postMlpNorm);
    norm("attention.q_norm", layer.queryNorm);
    norm("attention.k_norm", layer.keyNorm);
    linear("attention.q", layer.query);
    linear("attention.k", layer.key);
    linear("attention.v", layer.value);
    linear("attention.o", layer.output);
    linear("mlp.gate", layer.gate);
    linear("mlp.up", layer.up);
    linear("mlp.down", layer.down);
}

/// Visits the linear layers of a layer, under the names of their tensors without ".weight".
template <typename Layer, typename Visit> void forEachLinear(Layer& layer, Visit&& visit)
{
    visit("attention.q", layer.query);
    visit("attention.k", layer.key);
    visit("attention.v", layer.value);
    visit("attention.o", layer.output);
    visit("mlp.gate", layer.gate);
    visit("mlp.up", layer.up);
    visit("mlp.down", layer.down);
}

/// Keys and values that a layer has computed for the positions so far: [B, G, S, d].
struct LayerCache {
    at::Tensor keys;
    at::Tensor values;
};

/// Which positions may see which, added to the attention's scores: 0 or -infinity, [T,S] or [B,1,T,S]. Undefined where
/// every position sees itself and all before it. Made once for all layers of a run.
struct AttentionMasks {
    at::Tensor everywhere;
    at::Tensor sliding; ///< of layers with a sliding window
};

class GateRecord; // mixture.h

/// What all layers of a run share.
struct RunContext {
    AttentionMasks masks;
    at::Tensor preference = {};  ///< [1+E], f32: factors on the backbone's and the experts' weights
    at::Tensor prompts = {};     ///< [B,T,D], f32: see promptMeans()
    std::uint64_t noise = 0;     ///< dropout draws from it; 0: nothing is dropped
    double lossShare = 1;        ///< factor on what routers add to the loss
    GateRecord* gates = nullptr; ///< receives the weights of every router
};

/// cos and sin of the rotary embedding for every position: [positions, rope dimensions].
struct RopeTable {
    at::Tensor cos;
    at::Tensor sin;
};

/// The pre-norm decoder of design.md, section 4: one description covers every architecture that formats reads.
class Decoder {
public:
    /// Asks for a tensor by its canonical name; see core/formats/modelconfig.h.
    using ReadTensor = std::function<at::Tensor(std::string_view name, const std::vector<std::int64_t>& shape)>;

    Decoder(const ModelConfig& config, const ReadTensor& read);

    [[nodiscard]] const ModelConfig& config() const { return m_config; }
    [[nodiscard]] const DecoderLayer& layer(std::size_t index) const { return m_layers[index]; }
    [[nodiscard]] DecoderLayer& layer(std::size_t index) { return m_layers[index]; }
    [[nodiscard]] std::size_t layerCount() const { return m_layers.size(); }
    /// Where all weights are, and so where everything is computed.
    [[nodiscard]] at::Device device() const { return m_embedding.device(); }
    /// Visits every tensor that is defined, under its canonical name; the head only where it is not the embedding.
    void forEachParameter(const std::function<void(const std::string&, at::Tensor&)>& visit);
    /// [V, D], in whatever format it is kept in.
    [[nodiscard]] const at::Tensor& headWeight() const { return m_head.weight.defined() ? m_head.weight : m_embedding; }

    /// The number format of matrix products; weights in another one are rounded for each use, so that f32 masters can
    /// be trained. At first that of the weights.
    void setComputeType(at::ScalarType type) { m_computeType = type; }
    [[nodiscard]] at::ScalarType computeType() const { return m_computeType; }
    /// Gives up what layers keep for their backward pass and runs them again instead (arXiv 1604.06174).
    void setRecompute(bool recompute) { m_recompute = recompute; }

    /// Learned positions start again with each of the `documents` [B,T] packed into a row; see masks().
    [[nodiscard]] at::Tensor embed(const at::Tensor& ids, std::int64_t firstPosition,
                                   const at::Tensor& documents = {}) const; // [B,T] -> [B,T,D]
    /// The masks for x [B,T,D] that continues `past` positions. `documents` [B,T] numbers the documents packed into
    /// each row: a position sees its own document only.
    [[nodiscard]] AttentionMasks masks(const at::Tensor& x, std::int64_t past, const at::Tensor& documents = {}) const;
    /// Runs one layer. With a cache, x continues the positions already in it; the context's masks are those for x.
    [[nodiscard]] at::Tensor runLayer(const DecoderLayer& layer, std::size_t index, const at::Tensor& x,
                                      LayerCache* cache, const RunContext& context) const; // [B,T,D] -> [B,T,D]
    [[nodiscard]] at::Tensor finalNorm(const at::Tensor& x) const;
    [[nodiscard]] at::Tensor logits(const at::Tensor& normed) const; // [..., D] -> [..., V]

private:
    [[nodiscard]] at::Tensor normalise(const at::Tensor& x, const Norm& norm) const;
    [[nodiscard]] at::Tensor computeLayer(const DecoderLayer& layer, std::size_t index, const at::Tensor& x,
                                          LayerCache* cache, const RunContext& context) const;
    [[nodiscard]] at::Tensor attend(const DecoderLayer& layer, std::size_t index, const at::Tensor& x,
                                    LayerCache* cache, const RunContext& context) const;
    [[nodiscard]] at::Tensor feedForward(const DecoderLayer& layer, const at::Tensor& x,
                                         const RunContext& context) const;
    [[nodiscard]] bool isSliding(std::size_t index) const;

    ModelConfig m_config;
    std::vector<DecoderLayer> m_layers;
    at::Tensor m_embedding; // [V, D]
    at::Tensor m_positions; // [context, D], learned positions only
    Norm m_finalNorm;
    Linear m_head;
    at::ScalarType m_computeType = at::kFloat;
    bool m_recompute = false;
    RopeTable m_rope;
    RopeTable m_localRope; ///< of sliding-window layers that have a base of their own
};

} // namespace polymath::engine
