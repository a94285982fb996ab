#pragma once

// Internal to core/engine: needs LibTorch. Shapes: B batch, T sequence, S sequence with cache, D hidden, F
// feed-forward, H heads, G key-value heads, d head size, V vocabulary.

#include "core/formats/modelconfig.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace polymath::engine {

/// A matrix product with an optional bias. Weight [out, in], as in Hugging Face files.
struct Linear {
    at::Tensor weight;
    at::Tensor bias; ///< undefined where there is none

    [[nodiscard]] at::Tensor operator()(const at::Tensor& x) const; // [..., in] -> [..., out]
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

/// Keys and values that a layer has computed for the positions so far: [B, G, S, d].
struct LayerCache {
    at::Tensor keys;
    at::Tensor values;
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
    [[nodiscard]] std::size_t layerCount() const { return m_layers.size(); }

    [[nodiscard]] at::Tensor embed(const at::Tensor& ids, std::int64_t firstPosition) const; // [B,T] -> [B,T,D]
    /// Runs one layer. With a cache, x continues the positions already in it.
    [[nodiscard]] at::Tensor runLayer(const DecoderLayer& layer, std::size_t index, const at::Tensor& x,
                                      LayerCache* cache) const; // [B,T,D] -> [B,T,D]
    [[nodiscard]] at::Tensor finalNorm(const at::Tensor& x) const;
    [[nodiscard]] at::Tensor logits(const at::Tensor& normed) const; // [..., D] -> [..., V]

private:
    [[nodiscard]] at::Tensor normalise(const at::Tensor& x, const Norm& norm) const;
    [[nodiscard]] at::Tensor attend(const DecoderLayer& layer, std::size_t index, const at::Tensor& x,
                                    LayerCache* cache) const;
    [[nodiscard]] at::Tensor feedForward(const DecoderLayer& layer, const at::Tensor& x) const;
    [[nodiscard]] bool isSliding(std::size_t index) const;

    ModelConfig m_config;
    std::vector<DecoderLayer> m_layers;
    at::Tensor m_embedding; // [V, D]
    at::Tensor m_positions; // [context, D], learned positions only
    Norm m_finalNorm;
    Linear m_head;
    RopeTable m_rope;
    RopeTable m_localRope; ///< of sliding-window layers that have a base of their own
};

} // namespace polymath::engine
