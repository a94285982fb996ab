#pragma once

#include "core/formats/modelconfig.h"
#include "core/formats/safetensors.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
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
    config.headSize = architecture == "qwen3" ? 6 : 4;
    config.vocabulary = 32;
    config.contextLength = 64;
    config.ropeDimensions = config.headSize;
    config.attentionScale = 1 / std::sqrt(static_cast<double>(config.headSize));
    config.attentionBias = architecture == "qwen2";
    config.qkNorm = architecture == "qwen3";
    config.tiedEmbeddings = architecture == "llama";
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

inline std::string huggingFaceName(std::string name)
{
    static const std::vector<std::pair<std::string, std::string>> pairs{{".attention_norm", ".input_layernorm"},
                                                                        {".mlp_norm", ".post_attention_layernorm"},
                                                                        {".attention.q_norm", ".self_attn.q_norm"},
                                                                        {".attention.k_norm", ".self_attn.k_norm"},
                                                                        {".attention.q.", ".self_attn.q_proj."},
                                                                        {".attention.k.", ".self_attn.k_proj."},
                                                                        {".attention.v.", ".self_attn.v_proj."},
                                                                        {".attention.o.", ".self_attn.o_proj."},
                                                                        {".mlp.gate", ".mlp.gate_proj"},
                                                                        {".mlp.up", ".mlp.up_proj"},
                                                                        {".mlp.down", ".mlp.down_proj"}};
    for (const auto& [from, to] : pairs) {
        name = replaced(name, from, to);
    }
    if (name.starts_with("head.")) {
        return "lm_" + name;
    }
    return "model." + replaced(replaced(name, "embedding.", "embed_tokens."), "final_norm", "norm");
}

/// Writes the model as a Hugging Face folder, split over two files.
inline void writeFolder(const std::filesystem::path& folder, const ModelConfig& config, const Weights& weights)
{
    std::filesystem::create_directories(folder);
    const nlohmann::json description{{"model_type", config.architecture},
                                     {"num_hidden_layers", config.layers},
                                     {"hidden_size", config.hidden},
                                     {"intermediate_size", config.feedForward},
                                     {"num_attention_heads", config.heads},
                                     {"num_key_value_heads", config.keyValueHeads},
                                     {"head_dim", config.headSize},
                                     {"vocab_size", config.vocabulary},
                                     {"max_position_embeddings", config.contextLength},
                                     {"rms_norm_eps", config.normEpsilon},
                                     {"rope_theta", config.ropeTheta},
                                     {"tie_word_embeddings", config.tiedEmbeddings}};
    std::ofstream(folder / "config.json") << description.dump();
    std::vector<TensorEntry> parts[2];
    std::size_t index = 0;
    for (const auto& spec : expectedTensors(config)) {
        parts[index++ % 2].push_back(
            {huggingFaceName(spec.name), TensorType::F32, spec.shape, std::as_bytes(std::span(weights.at(spec.name)))});
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

/// The tiny Llama as GGUF: query and key rows of each head interleaved, as converters write them.
inline GgufWriter tinyGguf(const ModelConfig& config, const Weights& weights)
{
    GgufWriter writer;
    const auto whole = [](std::int64_t value) { return static_cast<std::uint32_t>(value); };
    writer.text("general.architecture", "llama")
        .whole("llama.block_count", whole(config.layers))
        .whole("llama.embedding_length", whole(config.hidden))
        .whole("llama.feed_forward_length", whole(config.feedForward))
        .whole("llama.attention.head_count", whole(config.heads))
        .whole("llama.attention.head_count_kv", whole(config.keyValueHeads))
        .whole("llama.context_length", whole(config.contextLength))
        .real("llama.attention.layer_norm_rms_epsilon", static_cast<float>(config.normEpsilon))
        .real("llama.rope.freq_base", static_cast<float>(config.ropeTheta));
    static const std::vector<std::pair<std::string, std::string>> pairs{{"layers.", "blk."},
                                                                        {".attention_norm", ".attn_norm"},
                                                                        {".mlp_norm", ".ffn_norm"},
                                                                        {".attention.q.", ".attn_q."},
                                                                        {".attention.k.", ".attn_k."},
                                                                        {".attention.v.", ".attn_v."},
                                                                        {".attention.o.", ".attn_output."},
                                                                        {".mlp.", ".ffn_"},
                                                                        {"embedding", "token_embd"},
                                                                        {"final_norm", "output_norm"}};
    for (const auto& spec : expectedTensors(config)) {
        auto values = weights.at(spec.name);
        if (spec.name.find("attention.q.") != std::string::npos ||
            spec.name.find("attention.k.") != std::string::npos) {
            const auto size = static_cast<std::size_t>(config.headSize);
            const auto width = static_cast<std::size_t>(spec.shape[1]);
            const auto plain = values;
            for (std::size_t row = 0; row < values.size() / width; ++row) {
                const std::size_t inHead = row % size;
                const std::size_t from = row - inHead + inHead / 2 + (inHead % 2) * size / 2;
                std::copy_n(plain.begin() + static_cast<std::ptrdiff_t>(from * width), width,
                            values.begin() + static_cast<std::ptrdiff_t>(row * width));
            }
        }
        std::string name = spec.name;
        for (const auto& [from, to] : pairs) {
            name = replaced(name, from, to);
        }
        writer.tensor(name, 0, spec.shape, floatsAsBytes(values));
    }
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
        const auto& table = m_weights.at("embedding.weight");
        for (const auto id : ids) {
            const auto begin = table.begin() + id * m_config.hidden;
            x.emplace_back(begin, begin + m_config.hidden);
        }
        for (std::int64_t layer = 0; layer < m_config.layers; ++layer) {
            const std::string p = "layers." + std::to_string(layer) + ".";
            Rows queries, keys, values;
            for (std::size_t t = 0; t < x.size(); ++t) {
                const auto n = norm(x[t], p + "attention_norm.weight");
                queries.push_back(heads(product(n, p + "attention.q"), p + "attention.q_norm.weight", t));
                keys.push_back(heads(product(n, p + "attention.k"), p + "attention.k_norm.weight", t));
                values.push_back(product(n, p + "attention.v"));
            }
            for (std::size_t t = 0; t < x.size(); ++t) {
                add(x[t], product(attend(queries[t], keys, values, t), p + "attention.o"));
            }
            for (auto& row : x) {
                const auto n = norm(row, p + "mlp_norm.weight");
                auto gate = product(n, p + "mlp.gate");
                const auto up = product(n, p + "mlp.up");
                for (std::size_t i = 0; i < gate.size(); ++i) {
                    gate[i] = gate[i] / (1 + std::exp(-gate[i])) * up[i];
                }
                add(row, product(gate, p + "mlp.down"));
            }
        }
        Rows out;
        for (const auto& row : x) {
            out.push_back(product(norm(row, "final_norm.weight"), m_config.tiedEmbeddings ? "embedding" : "head"));
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
    Row norm(const Row& x, const std::string& name) const
    {
        double sum = 0;
        for (const double value : x) {
            sum += value * value;
        }
        const double scale = 1 / std::sqrt(sum / static_cast<double>(x.size()) + m_config.normEpsilon);
        Row out;
        for (std::size_t i = 0; i < x.size(); ++i) {
            out.push_back(x[i] * scale * static_cast<double>(m_weights.at(name)[i]));
        }
        return out;
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
    /// Normalises (Qwen 3) and rotates each head for position t.
    Row heads(const Row& x, const std::string& normName, std::size_t t) const
    {
        const auto size = static_cast<std::size_t>(m_config.headSize);
        Row out;
        for (std::size_t start = 0; start < x.size(); start += size) {
            Row head(x.begin() + static_cast<std::ptrdiff_t>(start),
                     x.begin() + static_cast<std::ptrdiff_t>(start + size));
            if (m_config.qkNorm) {
                head = norm(head, normName);
            }
            Row turned = head;
            for (std::size_t i = 0; i < size / 2; ++i) {
                const double angle =
                    static_cast<double>(t) *
                    std::pow(m_config.ropeTheta, -2.0 * static_cast<double>(i) / static_cast<double>(size));
                turned[i] = head[i] * std::cos(angle) - head[i + size / 2] * std::sin(angle);
                turned[i + size / 2] = head[i + size / 2] * std::cos(angle) + head[i] * std::sin(angle);
            }
            out.insert(out.end(), turned.begin(), turned.end());
        }
        return out;
    }
    Row attend(const Row& query, const std::vector<Row>& keys, const std::vector<Row>& values, std::size_t t) const
    {
        const auto size = static_cast<std::size_t>(m_config.headSize);
        const auto shared = static_cast<std::size_t>(m_config.heads / m_config.keyValueHeads);
        Row out;
        for (std::size_t head = 0; head < static_cast<std::size_t>(m_config.heads); ++head) {
            const std::size_t other = head / shared * size;
            Row weights;
            double total = 0;
            for (std::size_t s = 0; s <= t; ++s) {
                double dot = 0;
                for (std::size_t i = 0; i < size; ++i) {
                    dot += query[head * size + i] * keys[s][other + i];
                }
                weights.push_back(std::exp(dot / std::sqrt(static_cast<double>(size))));
                total += weights.back();
            }
            for (std::size_t i = 0; i < size; ++i) {
                double sum = 0;
                for (std::size_t s = 0; s <= t; ++s) {
                    sum += weights[s] / total * values[s][other + i];
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
