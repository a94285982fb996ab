#include "core/engine/decoder.h"

#include "core/engine/mixture.h"
#include "core/engine/recompute.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <string>
#include <tuple>

namespace polymath::engine {

namespace {

/// Frequencies of the rotary embedding in radians per position: [rope dimensions / 2]. Llama 3 stretches the slow ones
/// (the scheme of its release, as in config.json's "rope_scaling").
at::Tensor ropeFrequencies(const ModelConfig& config, double theta, bool scaled)
{
    const std::int64_t half = config.ropeDimensions / 2;
    std::vector<double> frequencies(static_cast<std::size_t>(half));
    for (std::int64_t i = 0; i < half; ++i) {
        double frequency = std::pow(theta, -2.0 * static_cast<double>(i) / static_cast<double>(config.ropeDimensions));
        if (scaled && config.ropeScaling == ModelConfig::RopeScaling::Linear) {
            frequency /= config.ropeFactor;
        } else if (scaled && config.ropeScaling == ModelConfig::RopeScaling::Llama3) {
            const double wavelength = 2 * std::numbers::pi / frequency;
            const double context = static_cast<double>(config.ropeOriginalContext);
            const double share = (context / wavelength - config.ropeLowFrequencyFactor) /
                                 (config.ropeHighFrequencyFactor - config.ropeLowFrequencyFactor);
            const double kept = std::clamp(share, 0.0, 1.0);
            frequency = kept * frequency + (1 - kept) * frequency / config.ropeFactor;
        }
        if (scaled && !config.ropeDivisors.empty()) {
            frequency /= config.ropeDivisors[static_cast<std::size_t>(i)];
        }
        frequencies[static_cast<std::size_t>(i)] = frequency;
    }
    return at::tensor(frequencies, at::kDouble);
}

RopeTable ropeTable(const ModelConfig& config, double theta, bool scaled, at::Device device)
{
    const auto positions = at::arange(config.contextLength, at::kDouble);
    const auto angles = at::outer(positions, ropeFrequencies(config, theta, scaled)); // [positions, r/2]
    const auto both = at::cat({angles, angles}, -1);                                  // [positions, r]
    return {both.cos().to(at::kFloat).to(device), both.sin().to(at::kFloat).to(device)};
}

/// Rotates the first r of d features; the rest pass. x [B, heads, T, d], cos and sin [T, r].
at::Tensor rotate(const at::Tensor& x, const at::Tensor& cos, const at::Tensor& sin)
{
    const std::int64_t dimensions = cos.size(-1);
    const auto part = dimensions == x.size(-1) ? x : x.narrow(-1, 0, dimensions);
    const auto halves = part.chunk(2, -1);
    const auto turned = part * cos + at::cat({-halves[1], halves[0]}, -1) * sin;
    if (dimensions == x.size(-1)) {
        return turned;
    }
    return at::cat({turned, x.narrow(-1, dimensions, x.size(-1) - dimensions)}, -1);
}

/// Which of the S positions each of the last T may see: causal, and within `window` where it is not 0. [T, S] bool.
at::Tensor attentionMask(std::int64_t queries, std::int64_t positions, std::int64_t window, at::Device device)
{
    const auto numbers = at::arange(positions, at::TensorOptions(at::kLong).device(device));
    const auto query = numbers.narrow(0, positions - queries, queries).unsqueeze(1); // [T,1]
    const auto key = numbers.unsqueeze(0);                                           // [1,S]
    auto mask = key.le(query);
    if (window > 0) {
        mask = mask.logical_and(key.gt(query - window));
    }
    return mask;
}

/// How far each position is from the first of its document: [B,T] -> [B,T].
at::Tensor positionsInDocuments(const at::Tensor& documents)
{
    const auto positions = at::arange(documents.size(1), documents.options().dtype(at::kLong)); // [T]
    const auto before = at::cat({documents.narrow(1, 0, 1) - 1, documents.slice(1, 0, -1)}, 1); // [B,T]
    const auto starts = positions * documents.ne(before).to(at::kLong);                         // [B,T], 0 inside
    return positions - std::get<0>(at::cummax(starts, 1));
}

/// Each key-value head serves several query heads: [B,G,S,d] -> [B,H,S,d].
at::Tensor shareHeads(const at::Tensor& x, std::int64_t heads)
{
    const std::int64_t groups = heads / x.size(1);
    if (groups == 1) {
        return x;
    }
    return x.unsqueeze(2)
        .expand({x.size(0), x.size(1), groups, x.size(2), x.size(3)})
        .reshape({x.size(0), heads, x.size(2), x.size(3)});
}

} // namespace

at::Tensor Linear::operator()(const at::Tensor& x, const RunContext& context) const
{
    const auto y = bias.defined() ? at::linear(x, weight, bias) : at::linear(x, weight);
    return mixture == nullptr ? y : mixture->output({x, y, context, this}, mixture->weights(x, context));
}

Decoder::Decoder(const ModelConfig& config, const ReadTensor& read) : m_config(config)
{
    std::vector<std::pair<std::string, at::Tensor>> tensors;
    for (const auto& spec : expectedTensors(config)) {
        tensors.emplace_back(spec.name, read(spec.name, spec.shape));
    }
    std::sort(tensors.begin(), tensors.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto take = [&tensors](const std::string& name) {
        const auto found =
            std::lower_bound(tensors.begin(), tensors.end(), name,
                             [](const auto& entry, const std::string& key) { return entry.first < key; });
        return found != tensors.end() && found->first == name ? found->second : at::Tensor();
    };
    const auto norm = [&take](const std::string& name) { return Norm{take(name + ".weight"), take(name + ".bias")}; };
    const auto linear = [&take](const std::string& name) {
        return Linear{take(name + ".weight"), take(name + ".bias"), nullptr};
    };

    m_embedding = take("embedding.weight");
    m_positions = take("position.weight");
    m_finalNorm = norm("final_norm");
    m_head = linear("head");
    m_computeType = m_embedding.scalar_type();
    for (std::int64_t index = 0; index < config.layers; ++index) {
        const std::string prefix = "layers." + std::to_string(index) + ".";
        DecoderLayer layer;
        layer.attentionNorm = norm(prefix + "attention_norm");
        layer.postAttentionNorm = norm(prefix + "post_attention_norm");
        layer.mlpNorm = norm(prefix + "mlp_norm");
        layer.postMlpNorm = norm(prefix + "post_mlp_norm");
        layer.queryNorm = norm(prefix + "attention.q_norm");
        layer.keyNorm = norm(prefix + "attention.k_norm");
        layer.query = linear(prefix + "attention.q");
        layer.key = linear(prefix + "attention.k");
        layer.value = linear(prefix + "attention.v");
        layer.output = linear(prefix + "attention.o");
        layer.gate = linear(prefix + "mlp.gate");
        layer.up = linear(prefix + "mlp.up");
        layer.down = linear(prefix + "mlp.down");
        m_layers.push_back(std::move(layer));
    }
    if (!config.learnedPositions) {
        m_rope = ropeTable(config, config.ropeTheta, true, m_embedding.device());
        if (config.slidingWindow > 0 && config.ropeThetaLocal > 0) {
            m_localRope = ropeTable(config, config.ropeThetaLocal, false, m_embedding.device());
        }
    }
}

bool Decoder::isSliding(std::size_t index) const
{
    return m_config.slidingWindow > 0 && index < m_config.slidingLayers.size() && m_config.slidingLayers[index];
}

void Decoder::forEachParameter(const std::function<void(const std::string&, at::Tensor&)>& visit)
{
    const auto one = [&visit](const std::string& name, at::Tensor& tensor) {
        if (tensor.defined()) {
            visit(name, tensor);
        }
    };
    one("embedding.weight", m_embedding);
    one("position.weight", m_positions);
    for (std::size_t index = 0; index < m_layers.size(); ++index) {
        forEachTensor(m_layers[index], [&](const std::string& name, at::Tensor& tensor) {
            one("layers." + std::to_string(index) + "." + name, tensor);
        });
    }
    one("final_norm.weight", m_finalNorm.weight);
    one("final_norm.bias", m_finalNorm.bias);
    one("head.weight", m_head.weight);
    one("head.bias", m_head.bias);
}

at::Tensor Decoder::normalise(const at::Tensor& x, const Norm& norm) const
{
    if (m_config.norm == ModelConfig::Norm::Rms) {
        return at::rms_norm(x, {x.size(-1)}, norm.weight, m_config.normEpsilon);
    }
    return at::layer_norm(x, {x.size(-1)}, norm.weight, norm.bias, m_config.normEpsilon);
}

at::Tensor Decoder::embed(const at::Tensor& ids, std::int64_t firstPosition, const at::Tensor& documents) const
{
    auto x = at::embedding(m_embedding, ids).to(m_computeType); // [B,T] -> [B,T,D]
    if (m_config.embeddingScale != 1) {
        x = x * m_config.embeddingScale;
    }
    if (m_positions.defined() && documents.defined()) {
        x = x + at::embedding(m_positions, positionsInDocuments(documents)).to(m_computeType);
    } else if (m_positions.defined()) {
        x = x + m_positions.narrow(0, firstPosition, ids.size(1)).to(m_computeType);
    }
    return x;
}

AttentionMasks Decoder::masks(const at::Tensor& x, std::int64_t past, const at::Tensor& documents) const
{
    const std::int64_t length = x.size(1);
    const std::int64_t positions = past + length;
    const auto make = [&](std::int64_t window) {
        auto seen = attentionMask(length, positions, window, x.device()); // [T,S]
        if (documents.defined()) {
            seen = seen.logical_and(documents.unsqueeze(2).eq(documents.unsqueeze(1))).unsqueeze(1); // [B,1,T,T]
        }
        return at::zeros(seen.sizes(), x.options().dtype(m_computeType))
            .masked_fill_(seen.logical_not(), -std::numeric_limits<double>::infinity());
    };
    AttentionMasks result;
    if (documents.defined() || (past > 0 && length > 1)) {
        result.everywhere = make(0);
    }
    const bool windowed = m_config.slidingWindow > 0 && positions > m_config.slidingWindow;
    result.sliding = windowed ? make(m_config.slidingWindow) : result.everywhere;
    return result;
}

at::Tensor Decoder::attend(const DecoderLayer& layer, std::size_t index, const at::Tensor& x, LayerCache* cache,
                           const RunContext& context) const
{
    const std::int64_t batch = x.size(0);
    const std::int64_t length = x.size(1);
    const std::int64_t past = cache != nullptr && cache->keys.defined() ? cache->keys.size(2) : 0;
    const auto split = [&](const at::Tensor& projected, std::int64_t heads) { // [B,T,heads*d] -> [B,T,heads,d]
        return projected.view({batch, length, heads, m_config.headSize});
    };
    auto queries = split(layer.query(x, context), m_config.heads);
    auto keys = split(layer.key(x, context), m_config.keyValueHeads);
    auto values = split(layer.value(x, context), m_config.keyValueHeads).transpose(1, 2); // [B,G,T,d]
    if (layer.queryNorm.weight.defined()) {
        queries = at::rms_norm(queries, {m_config.headSize}, layer.queryNorm.weight, m_config.normEpsilon);
        keys = at::rms_norm(keys, {m_config.headSize}, layer.keyNorm.weight, m_config.normEpsilon);
    }
    queries = queries.transpose(1, 2); // [B,H,T,d]
    keys = keys.transpose(1, 2);       // [B,G,T,d]
    if (!m_config.learnedPositions) {
        const auto& table = isSliding(index) && m_localRope.cos.defined() ? m_localRope : m_rope;
        const auto cos = table.cos.narrow(0, past, length).to(x.scalar_type());
        const auto sin = table.sin.narrow(0, past, length).to(x.scalar_type());
        queries = rotate(queries, cos, sin);
        keys = rotate(keys, cos, sin);
    }
    if (cache != nullptr) {
        if (past > 0) {
            keys = at::cat({cache->keys, keys}, 2);
            values = at::cat({cache->values, values}, 2);
        }
        cache->keys = keys;
        cache->values = values;
    }
    const auto& mask = isSliding(index) ? context.masks.sliding : context.masks.everywhere;
    const bool causal = !mask.defined() && length > 1;
    const auto mixed =
        at::scaled_dot_product_attention(queries, shareHeads(keys, m_config.heads), shareHeads(values, m_config.heads),
                                         mask.defined() ? std::optional(mask) : std::nullopt, 0.0, causal,
                                         m_config.attentionScale); // [B,H,T,d]
    return layer.output(mixed.transpose(1, 2).reshape({batch, length, m_config.heads * m_config.headSize}), context);
}

at::Tensor Decoder::feedForward(const DecoderLayer& layer, const at::Tensor& x, const RunContext& context) const
{
    const auto activate = [this](const at::Tensor& hidden) {
        switch (m_config.activation) {
        case ModelConfig::Activation::Silu:
            return at::silu(hidden);
        case ModelConfig::Activation::GeluTanh:
            return at::gelu(hidden, "tanh");
        case ModelConfig::Activation::Gelu:
            break;
        }
        return at::gelu(hidden);
    };
    if (m_config.gatedMlp) {
        return layer.down(activate(layer.gate(x, context)) * layer.up(x, context),
                          context); // [B,T,D] -> [B,T,F] -> [B,T,D]
    }
    return layer.down(activate(layer.up(x, context)), context);
}

at::Tensor Decoder::runLayer(const DecoderLayer& layer, std::size_t index, const at::Tensor& x, LayerCache* cache,
                             const RunContext& context) const
{
    bool needsGradient = x.requires_grad();
    forEachTensor(layer, [&needsGradient](const std::string&, const at::Tensor& tensor) {
        needsGradient = needsGradient || (tensor.defined() && tensor.requires_grad());
    });
    forEachLinear(layer, [&needsGradient](const char*, const Linear& linear) {
        needsGradient = needsGradient || (linear.mixture != nullptr && linear.mixture->trains());
    });
    if (!m_recompute || cache != nullptr || !needsGradient || !at::GradMode::is_enabled()) {
        return computeLayer(layer, index, x, cache, context);
    }
    return recomputed(x, [this, &layer, index, context](const at::Tensor& input) {
        return computeLayer(layer, index, input, nullptr, context);
    });
}

at::Tensor Decoder::computeLayer(const DecoderLayer& original, std::size_t index, const at::Tensor& x,
                                 LayerCache* cache, const RunContext& context) const
{
    DecoderLayer layer = original; // handles, not data
    forEachTensor(layer, [type = m_computeType](const std::string&, at::Tensor& tensor) {
        if (tensor.defined() && tensor.scalar_type() != type) {
            tensor = tensor.to(type); // gradients flow back to the master
        }
    });
    auto attended = attend(layer, index, normalise(x, layer.attentionNorm), cache, context);
    if (m_config.parallelResidual) {
        return x + attended + feedForward(layer, normalise(x, layer.mlpNorm), context);
    }
    if (layer.postAttentionNorm.weight.defined()) {
        attended = normalise(attended, layer.postAttentionNorm);
    }
    const auto middle = x + attended;
    auto fed = feedForward(layer, normalise(middle, layer.mlpNorm), context);
    if (layer.postMlpNorm.weight.defined()) {
        fed = normalise(fed, layer.postMlpNorm);
    }
    return middle + fed;
}

at::Tensor Decoder::finalNorm(const at::Tensor& x) const
{
    const auto cast = [&x](const at::Tensor& tensor) { return tensor.defined() ? tensor.to(x.scalar_type()) : tensor; };
    return normalise(x, {cast(m_finalNorm.weight), cast(m_finalNorm.bias)});
}

at::Tensor Decoder::logits(const at::Tensor& normed) const
{
    const auto weight = headWeight().to(normed.scalar_type());
    return m_head.bias.defined() ? at::linear(normed, weight, m_head.bias.to(normed.scalar_type()))
                                 : at::linear(normed, weight);
}

} // namespace polymath::engine
