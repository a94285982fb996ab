#pragma once

#include "core/formats/modelconfig.h"
#include "core/formats/safetensors.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <numbers>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

/// A model of a few hundred weights that tests write themselves, and a second, plain implementation of what it
/// computes.
namespace polymath::test {

class TemporaryFolder {
public:
    TemporaryFolder()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "polymath-test-XXXXXX").string();
        m_path = ::mkdtemp(pattern.data());
    }
    ~TemporaryFolder() { std::filesystem::remove_all(m_path); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

using Weights = std::map<std::string, std::vector<float>>; ///< by canonical name

inline ModelConfig tinyConfig(const std::string& architecture)
{
    ModelConfig config;
    config.architecture = architecture;
    config.layers = 3;
    config.hidden = 16;
    config.feedForward = 24;
    config.heads = 4;
    config.keyValueHeads = 2;
    config.headSize = architecture == "qwen3" || architecture == "gemma3" ? 6 : 4;
    config.vocabulary = 32;
    config.contextLength = 64;
    config.ropeDimensions = config.headSize;
    config.attentionBias = architecture == "qwen2";
    config.qkNorm = architecture == "qwen3" || architecture == "gemma3";
    config.tiedEmbeddings = architecture == "llama" || architecture == "gemma3" || architecture == "gpt2";
    if (architecture == "gemma3") {
        config.normEpsilon = 1e-6;
        config.activation = ModelConfig::Activation::GeluTanh;
        config.postNorms = true;
        config.embeddingScale = 4;
        config.ropeTheta = 5000;
        config.ropeThetaLocal = 300;
        config.ropeScaling = ModelConfig::RopeScaling::Linear;
        config.ropeFactor = 2;
        config.slidingWindow = 4;
        config.slidingLayers = {true, true, false};
    }
    if (architecture == "gpt2" || architecture == "gptneox") {
        config.norm = ModelConfig::Norm::Layer;
        config.gatedMlp = false;
        config.attentionBias = config.attentionOutputBias = config.mlpBias = true;
        config.learnedPositions = architecture == "gpt2";
        config.activation = architecture == "gpt2" ? ModelConfig::Activation::GeluTanh : ModelConfig::Activation::Gelu;
        config.parallelResidual = architecture == "gptneox";
        config.keyValueHeads = config.heads = 2;
        config.headSize = 8;
        config.ropeDimensions = 4;
    }
    config.attentionScale = 1 / std::sqrt(static_cast<double>(config.headSize));
    return config;
}

/// Weights wide enough that every part of the model shows in its logits.
inline Weights randomWeights(const ModelConfig& config, unsigned seed = 7)
{
    std::mt19937 random(seed);
    Weights weights;
    for (const auto& spec : expectedTensors(config)) {
        std::size_t count = 1;
        for (const auto size : spec.shape) {
            count *= static_cast<std::size_t>(size);
        }
        auto& values = weights[spec.name];
        for (std::size_t index = 0; index < count; ++index) {
            values.push_back(static_cast<float>(random() % 20001) / 20000.0F - 0.5F);
        }
        if (spec.name.find("norm") != std::string::npos) {
            for (auto& value : values) {
                value += 1;
            }
        }
    }
    return weights;
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto place = text.find(from);
    return place == std::string::npos ? text : text.replace(place, from.size(), to);
}

/// A tensor as some file format stores it.
struct StoredTensor {
    std::string name;
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

/// One after the other along the rows.
inline StoredTensor joined(const std::vector<StoredTensor>& parts, const std::string& name)
{
    StoredTensor whole{name, parts[0].shape, {}};
    whole.shape[0] *= static_cast<std::int64_t>(parts.size());
    for (const auto& part : parts) {
        whole.values.insert(whole.values.end(), part.values.begin(), part.values.end());
    }
    return whole;
}

/// Query, key and value of each head one after the other, as GPT-NeoX stores them.
inline StoredTensor joinedByHead(const std::vector<StoredTensor>& parts, const std::string& name, std::int64_t heads)
{
    auto whole = joined(parts, name);
    whole.values.clear();
    const auto share = parts[0].values.size() / static_cast<std::size_t>(heads);
    for (std::size_t head = 0; head < static_cast<std::size_t>(heads); ++head) {
        for (const auto& part : parts) {
            const auto begin = part.values.begin() + static_cast<std::ptrdiff_t>(head * share);
            whole.values.insert(whole.values.end(), begin, begin + static_cast<std::ptrdiff_t>(share));
        }
    }
    return whole;
}

inline StoredTensor transposed(StoredTensor tensor)
{
    if (tensor.shape.size() == 2) {
        const auto values = tensor.values;
        const auto rows = static_cast<std::size_t>(tensor.shape[0]);
        const auto columns = static_cast<std::size_t>(tensor.shape[1]);
        for (std::size_t index = 0; index < values.size(); ++index) {
            tensor.values[index % columns * rows + index / columns] = values[index];
        }
        std::swap(tensor.shape[0], tensor.shape[1]);
    }
    return tensor;
}

/// Calls `add` with each tensor under its canonical name, and with query, key and value of a layer together as
/// "layers.N.attention.qkv.weight" where `fused`.
template <typename Single, typename Fused>
void forEachStored(const ModelConfig& config, const Weights& weights, bool fused, Single&& add, Fused&& addFused)
{
    std::vector<StoredTensor> parts;
    for (const auto& spec : expectedTensors(config)) {
        StoredTensor tensor{spec.name, spec.shape, weights.at(spec.name)};
        const bool isPart = spec.name.find(".attention.q.") != std::string::npos ||
                            spec.name.find(".attention.k.") != std::string::npos ||
                            spec.name.find(".attention.v.") != std::string::npos;
        if (!fused || !isPart) {
            add(tensor);
            continue;
        }
        parts.push_back(std::move(tensor));
        if (parts.size() == 6) { // weight and bias of each
            const std::string name = spec.name.substr(0, spec.name.find(".attention.")) + ".attention.qkv.";
            addFused({parts[0], parts[2], parts[4]}, name + "weight");
            addFused({parts[1], parts[3], parts[5]}, name + "bias");
            parts.clear();
        }
    }
}

using NamePairs = std::vector<std::pair<std::string, std::string>>;

inline std::string renamed(std::string name, const NamePairs& pairs)
{
    for (const auto& [from, to] : pairs) {
        name = replaced(name, from, to);
    }
    return name;
}

inline std::string huggingFaceName(const std::string& architecture, const std::string& name)
{
    static const NamePairs llama{{"layers.", "model.layers."},
                                 {".post_attention_norm", ".post_attention_layernorm"},
                                 {".post_mlp_norm", ".post_feedforward_layernorm"},
                                 {".attention_norm", ".input_layernorm"},
                                 {".attention.q_norm", ".self_attn.q_norm"},
                                 {".attention.k_norm", ".self_attn.k_norm"},
                                 {".attention.q.", ".self_attn.q_proj."},
                                 {".attention.k.", ".self_attn.k_proj."},
                                 {".attention.v.", ".self_attn.v_proj."},
                                 {".attention.o.", ".self_attn.o_proj."},
                                 {".mlp.gate", ".mlp.gate_proj"},
                                 {".mlp.up", ".mlp.up_proj"},
                                 {".mlp.down", ".mlp.down_proj"},
                                 {"embedding.", "model.embed_tokens."},
                                 {"final_norm", "model.norm"},
                                 {"head.", "lm_head."}};
    static const NamePairs gpt2{{"layers.", "transformer.h."},
                                {".attention_norm", ".ln_1"},
                                {".attention.qkv", ".attn.c_attn"},
                                {".attention.o.", ".attn.c_proj."},
                                {".mlp_norm", ".ln_2"},
                                {".mlp.up", ".mlp.c_fc"},
                                {".mlp.down", ".mlp.c_proj"},
                                {"embedding.", "transformer.wte."},
                                {"position.", "transformer.wpe."},
                                {"final_norm", "transformer.ln_f"}};
    static const NamePairs neox{{"layers.", "gpt_neox.layers."},
                                {".attention_norm", ".input_layernorm"},
                                {".attention.qkv", ".attention.query_key_value"},
                                {".attention.o.", ".attention.dense."},
                                {".mlp_norm", ".post_attention_layernorm"},
                                {".mlp.up", ".mlp.dense_h_to_4h"},
                                {".mlp.down", ".mlp.dense_4h_to_h"},
                                {"embedding.", "gpt_neox.embed_in."},
                                {"final_norm", "gpt_neox.final_layer_norm"},
                                {"head.", "embed_out."}};
    if (architecture == "gpt2" || architecture == "gptneox") {
        return renamed(name, architecture == "gpt2" ? gpt2 : neox);
    }
    const auto mlpNorm = architecture == "gemma3" ? ".pre_feedforward_layernorm" : ".post_attention_layernorm";
    return renamed(name.find(".mlp_norm") == std::string::npos ? name : replaced(name, ".mlp_norm", mlpNorm), llama);
}

inline nlohmann::json huggingFaceConfig(const ModelConfig& config)
{
    if (config.architecture == "gpt2") {
        return {{"model_type", "gpt2"},
                {"n_layer", config.layers},
                {"n_embd", config.hidden},
                {"n_inner", config.feedForward},
                {"n_head", config.heads},
                {"n_positions", config.contextLength},
                {"vocab_size", config.vocabulary},
                {"layer_norm_epsilon", config.normEpsilon},
                {"activation_function", "gelu_new"}};
    }
    nlohmann::json description{{"model_type", config.architecture},
                               {"num_hidden_layers", config.layers},
                               {"hidden_size", config.hidden},
                               {"intermediate_size", config.feedForward},
                               {"num_attention_heads", config.heads},
                               {"vocab_size", config.vocabulary},
                               {"max_position_embeddings", config.contextLength},
                               {"tie_word_embeddings", config.tiedEmbeddings}};
    if (config.architecture == "gptneox") {
        description.update(
            {{"model_type", "gpt_neox"},
             {"layer_norm_eps", config.normEpsilon},
             {"rotary_emb_base", config.ropeTheta},
             {"rotary_pct", static_cast<double>(config.ropeDimensions) / static_cast<double>(config.headSize)},
             {"use_parallel_residual", config.parallelResidual}});
        return description;
    }
    description.update({{"num_key_value_heads", config.keyValueHeads},
                        {"head_dim", config.headSize},
                        {"rms_norm_eps", config.normEpsilon},
                        {"rope_theta", config.ropeTheta}});
    if (config.architecture == "gemma3") {
        description.update({{"model_type", "gemma3_text"},
                            {"query_pre_attn_scalar", 1 / (config.attentionScale * config.attentionScale)},
                            {"rope_local_base_freq", config.ropeThetaLocal},
                            {"rope_scaling", {{"rope_type", "linear"}, {"factor", config.ropeFactor}}},
                            {"sliding_window", config.slidingWindow},
                            {"sliding_window_pattern", 3}});
    }
    return description;
}

/// The model's tensors as a Hugging Face folder holds them.
inline std::vector<StoredTensor> huggingFaceTensors(const ModelConfig& config, const Weights& weights)
{
    const auto& architecture = config.architecture;
    std::vector<StoredTensor> tensors;
    const auto add = [&](StoredTensor tensor) {
        const bool isNorm = tensor.name.find("norm.") != std::string::npos;
        for (auto& value : tensor.values) {
            value -= architecture == "gemma3" && isNorm ? 1 : 0;
        }
        const bool isConv1D = architecture == "gpt2" && tensor.name.starts_with("layers.");
        tensor.name = huggingFaceName(architecture, tensor.name);
        tensors.push_back(isConv1D ? transposed(std::move(tensor)) : std::move(tensor));
    };
    forEachStored(config, weights, architecture == "gpt2" || architecture == "gptneox", add,
                  [&](const std::vector<StoredTensor>& parts, const std::string& name) {
                      add(architecture == "gpt2" ? joined(parts, name) : joinedByHead(parts, name, config.heads));
                  });
    return tensors;
}

/// Writes the model as a Hugging Face folder, split over two files. `rename` changes each tensor's name.
inline void writeFolder(
    const std::filesystem::path& folder, const ModelConfig& config, const Weights& weights,
    const std::function<std::string(const std::string&)>& rename = [](const std::string& name) { return name; })
{
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "config.json") << huggingFaceConfig(config).dump();
    const auto tensors = huggingFaceTensors(config, weights);
    std::vector<TensorEntry> parts[2];
    for (std::size_t index = 0; index < tensors.size(); ++index) {
        const auto& tensor = tensors[index];
        parts[index % 2].push_back(
            {rename(tensor.name), TensorType::F32, tensor.shape, std::as_bytes(std::span(tensor.values))});
    }
    for (int part = 0; part < 2; ++part) {
        const auto written =
            writeSafetensors(folder / ("model-" + std::to_string(part) + ".safetensors"), parts[part], {});
        if (!written) {
            throw std::runtime_error(written.error().sentence);
        }
    }
}

/// Builds GGUF files byte by byte.
class GgufWriter {
public:
    GgufWriter& text(const std::string& key, const std::string& value)
    {
        pair(key, 8);
        string(m_pairs, value);
        return *this;
    }
    GgufWriter& whole(const std::string& key, std::uint32_t value)
    {
        pair(key, 4);
        put(m_pairs, value);
        return *this;
    }
    GgufWriter& real(const std::string& key, float value)
    {
        pair(key, 6);
        put(m_pairs, value);
        return *this;
    }
    GgufWriter& boolean(const std::string& key, bool value)
    {
        pair(key, 7);
        put(m_pairs, static_cast<std::uint8_t>(value));
        return *this;
    }
    GgufWriter& texts(const std::string& key, const std::vector<std::string>& values)
    {
        pair(key, 9);
        put(m_pairs, std::uint32_t{8});
        put(m_pairs, static_cast<std::uint64_t>(values.size()));
        for (const auto& value : values) {
            string(m_pairs, value);
        }
        return *this;
    }
    GgufWriter& wholes(const std::string& key, const std::vector<std::int32_t>& values)
    {
        pair(key, 9);
        put(m_pairs, std::uint32_t{5});
        put(m_pairs, static_cast<std::uint64_t>(values.size()));
        for (const auto value : values) {
            put(m_pairs, value);
        }
        return *this;
    }
    /// `shape` row-major; `type` in GGUF's numbering.
    GgufWriter& tensor(const std::string& name, std::uint32_t type, std::vector<std::int64_t> shape,
                       const std::string& data)
    {
        string(m_tensors, name);
        put(m_tensors, static_cast<std::uint32_t>(shape.size()));
        for (auto size = shape.rbegin(); size != shape.rend(); ++size) {
            put(m_tensors, static_cast<std::uint64_t>(*size));
        }
        put(m_tensors, type);
        put(m_tensors, static_cast<std::uint64_t>(m_data.size()));
        m_data += data;
        m_data.append((32 - m_data.size() % 32) % 32, '\0');
        ++m_tensorCount;
        return *this;
    }
    [[nodiscard]] std::string bytes() const
    {
        std::string all = "GGUF";
        put(all, std::uint32_t{3});
        put(all, m_tensorCount);
        put(all, m_pairCount);
        all += m_pairs + m_tensors;
        all.append((32 - all.size() % 32) % 32, '\0');
        return all + m_data;
    }

    template <typename T> static void put(std::string& to, T value)
    {
        to.append(reinterpret_cast<const char*>(&value), sizeof value);
    }

private:
    static void string(std::string& to, const std::string& value)
    {
        put(to, static_cast<std::uint64_t>(value.size()));
        to += value;
    }
    void pair(const std::string& key, std::uint32_t type)
    {
        string(m_pairs, key);
        put(m_pairs, type);
        ++m_pairCount;
    }

    std::string m_pairs, m_tensors, m_data;
    std::uint64_t m_tensorCount = 0, m_pairCount = 0;
};

inline std::string floatsAsBytes(const std::vector<float>& values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

/// The tiny model as GGUF: for Llama query and key rows of each head interleaved, as converters write them.
inline GgufWriter tinyGguf(const ModelConfig& config, const Weights& weights)
{
    GgufWriter writer;
    const auto& architecture = config.architecture;
    const auto whole = [&](const std::string& key, std::int64_t value) {
        writer.whole(architecture + "." + key, static_cast<std::uint32_t>(value));
    };
    const auto real = [&](const std::string& key, double value) {
        writer.real(architecture + "." + key, static_cast<float>(value));
    };
    const bool layerNorm = config.norm == ModelConfig::Norm::Layer;
    writer.text("general.architecture", architecture);
    whole("block_count", config.layers);
    whole("embedding_length", config.hidden);
    whole("feed_forward_length", config.feedForward);
    whole("attention.head_count", config.heads);
    whole("context_length", config.contextLength);
    real(layerNorm ? "attention.layer_norm_epsilon" : "attention.layer_norm_rms_epsilon", config.normEpsilon);
    if (!layerNorm) {
        whole("attention.head_count_kv", config.keyValueHeads);
        whole("attention.key_length", config.headSize);
        real("rope.freq_base", config.ropeTheta);
    }
    if (architecture == "gptneox") {
        whole("rope.dimension_count", config.ropeDimensions);
        writer.boolean("gptneox.use_parallel_residual", config.parallelResidual);
    }
    if (architecture == "gemma3") {
        whole("attention.sliding_window", config.slidingWindow);
        whole("attention.sliding_window_pattern", 3);
        real("rope.freq_base_swa", config.ropeThetaLocal);
        writer.text("gemma3.rope.scaling.type", "linear");
        real("rope.scaling.factor", config.ropeFactor);
    }
    static const NamePairs pairs{{"layers.", "blk."},
                                 {".attention_norm", ".attn_norm"},
                                 {".mlp_norm", ".ffn_norm"},
                                 {".post_mlp_norm", ".post_ffw_norm"},
                                 {".attention.q_norm", ".attn_q_norm"},
                                 {".attention.k_norm", ".attn_k_norm"},
                                 {".attention.qkv", ".attn_qkv"},
                                 {".attention.q.", ".attn_q."},
                                 {".attention.k.", ".attn_k."},
                                 {".attention.v.", ".attn_v."},
                                 {".attention.o.", ".attn_output."},
                                 {".mlp.", ".ffn_"},
                                 {"embedding", "token_embd"},
                                 {"position", "position_embd"},
                                 {"final_norm", "output_norm"},
                                 {"head.", "output."}};
    const auto add = [&](const StoredTensor& tensor) {
        auto values = tensor.values;
        if (architecture == "llama" && (tensor.name.find("attention.q.") != std::string::npos ||
                                        tensor.name.find("attention.k.") != std::string::npos)) {
            const auto size = static_cast<std::size_t>(config.headSize);
            const auto width = static_cast<std::size_t>(tensor.shape[1]);
            for (std::size_t row = 0; row < values.size() / width; ++row) {
                const std::size_t inHead = row % size;
                const std::size_t from = row - inHead + inHead / 2 + (inHead % 2) * size / 2;
                std::copy_n(tensor.values.begin() + static_cast<std::ptrdiff_t>(from * width), width,
                            values.begin() + static_cast<std::ptrdiff_t>(row * width));
            }
        }
        writer.tensor(renamed(tensor.name, pairs), 0, tensor.shape, floatsAsBytes(values));
    };
    forEachStored(config, weights, layerNorm, add,
                  [&](const std::vector<StoredTensor>& parts, const std::string& name) { add(joined(parts, name)); });
    return writer;
}

/// Logits of every position, computed with loops and double precision from the definition of the architecture.
class PlainDecoder {
public:
    PlainDecoder(const ModelConfig& config, const Weights& weights) : m_config(config), m_weights(weights) {}

    [[nodiscard]] std::vector<std::vector<double>> logits(const std::vector<std::int32_t>& ids) const
    {
        using Rows = std::vector<std::vector<double>>;
        Rows x;
        for (std::size_t t = 0; t < ids.size(); ++t) {
            x.push_back(row("embedding.weight", ids[t]));
            for (auto& value : x.back()) {
                value *= m_config.embeddingScale;
            }
            if (m_config.learnedPositions) {
                add(x.back(), row("position.weight", static_cast<std::int64_t>(t)));
            }
        }
        for (std::int64_t layer = 0; layer < m_config.layers; ++layer) {
            const std::string p = "layers." + std::to_string(layer) + ".";
            const bool sliding = m_config.slidingWindow > 0 && m_config.slidingLayers[static_cast<std::size_t>(layer)];
            Rows queries, keys, values;
            for (std::size_t t = 0; t < x.size(); ++t) {
                const auto n = norm(x[t], p + "attention_norm");
                queries.push_back(heads(product(n, p + "attention.q"), p + "attention.q_norm", t, sliding));
                keys.push_back(heads(product(n, p + "attention.k"), p + "attention.k_norm", t, sliding));
                values.push_back(product(n, p + "attention.v"));
            }
            for (std::size_t t = 0; t < x.size(); ++t) {
                auto attended = product(attend(queries[t], keys, values, t, sliding), p + "attention.o");
                if (m_config.postNorms) {
                    attended = norm(attended, p + "post_attention_norm");
                }
                auto middle = x[t];
                add(middle, attended);
                auto fed = feedForward(norm(m_config.parallelResidual ? x[t] : middle, p + "mlp_norm"), p);
                if (m_config.postNorms) {
                    fed = norm(fed, p + "post_mlp_norm");
                }
                x[t] = middle;
                add(x[t], fed);
            }
        }
        Rows out;
        for (const auto& state : x) {
            out.push_back(product(norm(state, "final_norm"), m_config.tiedEmbeddings ? "embedding" : "head"));
        }
        return out;
    }

private:
    using Row = std::vector<double>;

    static void add(Row& to, const Row& from)
    {
        for (std::size_t i = 0; i < to.size(); ++i) {
            to[i] += from[i];
        }
    }
    Row row(const std::string& table, std::int64_t index) const
    {
        const auto begin = m_weights.at(table).begin() + index * m_config.hidden;
        return {begin, begin + m_config.hidden};
    }
    Row norm(Row x, const std::string& name) const
    {
        const auto bias = m_weights.find(name + ".bias");
        const double count = static_cast<double>(x.size());
        if (bias != m_weights.end()) { // LayerNorm
            const double mean = std::accumulate(x.begin(), x.end(), 0.0) / count;
            for (auto& value : x) {
                value -= mean;
            }
        }
        const double sum = std::inner_product(x.begin(), x.end(), x.begin(), 0.0);
        const double scale = 1 / std::sqrt(sum / count + m_config.normEpsilon);
        for (std::size_t i = 0; i < x.size(); ++i) {
            x[i] *= scale * static_cast<double>(m_weights.at(name + ".weight")[i]);
            x[i] += bias == m_weights.end() ? 0 : static_cast<double>(bias->second[i]);
        }
        return x;
    }
    double activate(double value) const
    {
        switch (m_config.activation) {
        case ModelConfig::Activation::Silu:
            return value / (1 + std::exp(-value));
        case ModelConfig::Activation::GeluTanh:
            return value / 2 *
                   (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (value + 0.044715 * value * value * value)));
        case ModelConfig::Activation::Gelu:
            break;
        }
        return value / 2 * (1 + std::erf(value / std::numbers::sqrt2));
    }
    Row feedForward(const Row& n, const std::string& p) const
    {
        auto inner = product(n, p + (m_config.gatedMlp ? "mlp.gate" : "mlp.up"));
        const auto up = m_config.gatedMlp ? product(n, p + "mlp.up") : Row(inner.size(), 1);
        for (std::size_t i = 0; i < inner.size(); ++i) {
            inner[i] = activate(inner[i]) * up[i];
        }
        return product(inner, p + "mlp.down");
    }
    Row product(const Row& x, const std::string& name) const
    {
        const auto& w = m_weights.at(name + ".weight");
        const auto bias = m_weights.find(name + ".bias");
        Row out(w.size() / x.size());
        for (std::size_t o = 0; o < out.size(); ++o) {
            out[o] = bias == m_weights.end() ? 0 : static_cast<double>(bias->second[o]);
            for (std::size_t i = 0; i < x.size(); ++i) {
                out[o] += static_cast<double>(w[o * x.size() + i]) * x[i];
            }
        }
        return out;
    }
    /// Normalises (Qwen 3, Gemma 3) and rotates the first dimensions of each head for position t.
    Row heads(const Row& x, const std::string& normName, std::size_t t, bool sliding) const
    {
        const auto size = static_cast<std::size_t>(m_config.headSize);
        const auto turning = m_config.learnedPositions ? 0 : static_cast<std::size_t>(m_config.ropeDimensions);
        const double theta = sliding ? m_config.ropeThetaLocal : m_config.ropeTheta;
        Row out;
        for (std::size_t start = 0; start < x.size(); start += size) {
            Row head(x.begin() + static_cast<std::ptrdiff_t>(start),
                     x.begin() + static_cast<std::ptrdiff_t>(start + size));
            if (m_config.qkNorm) {
                head = norm(head, normName);
            }
            Row turned = head;
            for (std::size_t i = 0; i < turning / 2; ++i) {
                double angle = static_cast<double>(t) *
                               std::pow(theta, -2.0 * static_cast<double>(i) / static_cast<double>(turning));
                if (!sliding) {
                    angle /= m_config.ropeFactor * (m_config.ropeDivisors.empty() ? 1 : m_config.ropeDivisors[i]);
                }
                const std::size_t other = i + turning / 2;
                turned[i] = head[i] * std::cos(angle) - head[other] * std::sin(angle);
                turned[other] = head[other] * std::cos(angle) + head[i] * std::sin(angle);
            }
            out.insert(out.end(), turned.begin(), turned.end());
        }
        return out;
    }
    Row attend(const Row& query, const std::vector<Row>& keys, const std::vector<Row>& values, std::size_t t,
               bool sliding) const
    {
        const auto size = static_cast<std::size_t>(m_config.headSize);
        const auto shared = static_cast<std::size_t>(m_config.heads / m_config.keyValueHeads);
        const auto window = static_cast<std::size_t>(m_config.slidingWindow);
        const std::size_t first = sliding && t + 1 > window ? t + 1 - window : 0;
        Row out;
        for (std::size_t head = 0; head < static_cast<std::size_t>(m_config.heads); ++head) {
            const std::size_t other = head / shared * size;
            Row weights;
            double total = 0;
            for (std::size_t s = first; s <= t; ++s) {
                double dot = 0;
                for (std::size_t i = 0; i < size; ++i) {
                    dot += query[head * size + i] * keys[s][other + i];
                }
                weights.push_back(std::exp(dot * m_config.attentionScale));
                total += weights.back();
            }
            for (std::size_t i = 0; i < size; ++i) {
                double sum = 0;
                for (std::size_t s = first; s <= t; ++s) {
                    sum += weights[s - first] / total * values[s][other + i];
                }
                out.push_back(sum);
            }
        }
        return out;
    }

    const ModelConfig& m_config;
    const Weights& m_weights;
};

} // namespace polymath::test
