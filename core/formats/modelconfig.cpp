#include "core/formats/modelconfig.h"

#include <nlohmann/json.hpp>

namespace polymath {

namespace {

/// Collects the tensors of one model in a fixed order.
class SpecList {
public:
    explicit SpecList(const ModelConfig& config) : m_config(config) {}

    void add(const std::string& name, std::vector<std::int64_t> shape) { m_specs.push_back({name, std::move(shape)}); }

    void linear(const std::string& name, std::int64_t out, std::int64_t in, bool bias)
    {
        add(name + ".weight", {out, in});
        if (bias) {
            add(name + ".bias", {out});
        }
    }

    void norm(const std::string& name)
    {
        add(name + ".weight", {m_config.hidden});
        if (m_config.norm == ModelConfig::Norm::Layer) {
            add(name + ".bias", {m_config.hidden});
        }
    }

    void layer(const std::string& prefix)
    {
        const auto& c = m_config;
        const std::int64_t keys = c.keyValueHeads * c.headSize;
        norm(prefix + "attention_norm");
        linear(prefix + "attention.q", c.heads * c.headSize, c.hidden, c.attentionBias);
        linear(prefix + "attention.k", keys, c.hidden, c.attentionBias);
        linear(prefix + "attention.v", keys, c.hidden, c.attentionBias);
        linear(prefix + "attention.o", c.hidden, c.heads * c.headSize, c.attentionOutputBias);
        if (c.qkNorm) {
            add(prefix + "attention.q_norm.weight", {c.headSize});
            add(prefix + "attention.k_norm.weight", {c.headSize});
        }
        if (c.postNorms) {
            norm(prefix + "post_attention_norm");
            norm(prefix + "post_mlp_norm");
        }
        norm(prefix + "mlp_norm");
        if (c.gatedMlp) {
            linear(prefix + "mlp.gate", c.feedForward, c.hidden, c.mlpBias);
        }
        linear(prefix + "mlp.up", c.feedForward, c.hidden, c.mlpBias);
        linear(prefix + "mlp.down", c.hidden, c.feedForward, c.mlpBias);
    }

    std::vector<TensorSpec> take() { return std::move(m_specs); }

private:
    const ModelConfig& m_config;
    std::vector<TensorSpec> m_specs;
};

} // namespace

std::vector<TensorSpec> expectedTensors(const ModelConfig& config)
{
    SpecList list(config);
    list.add("embedding.weight", {config.vocabulary, config.hidden});
    if (config.learnedPositions) {
        list.add("position.weight", {config.contextLength, config.hidden});
    }
    for (std::int64_t index = 0; index < config.layers; ++index) {
        list.layer("layers." + std::to_string(index) + ".");
    }
    list.norm("final_norm");
    if (!config.tiedEmbeddings) {
        list.add("head.weight", {config.vocabulary, config.hidden});
    }
    return list.take();
}

std::int64_t ModelConfig::parameterCount() const
{
    std::int64_t count = 0;
    for (const auto& spec : expectedTensors(*this)) {
        std::int64_t elements = 1;
        for (const auto size : spec.shape) {
            elements *= size;
        }
        count += elements;
    }
    return count;
}

std::string ModelConfig::toJson() const
{
    return nlohmann::json{{"architecture", architecture},
                          {"name", name},
                          {"layers", layers},
                          {"hidden", hidden},
                          {"feed_forward", feedForward},
                          {"heads", heads},
                          {"key_value_heads", keyValueHeads},
                          {"head_size", headSize},
                          {"vocabulary", vocabulary},
                          {"context_length", contextLength},
                          {"tied_embeddings", tiedEmbeddings},
                          {"rope_theta", ropeTheta},
                          {"sliding_window", slidingWindow}}
        .dump();
}

} // namespace polymath
