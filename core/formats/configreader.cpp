#include "core/formats/configreader.h"

#include "core/base/file.h"
#include "core/base/translate.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

using Activation = ModelConfig::Activation;
using RopeScaling = ModelConfig::RopeScaling;

/// An architecture under the names of both formats, and what all models of it have in common.
struct Architecture {
    std::string_view name;        ///< ModelConfig::architecture, and general.architecture in GGUF
    std::string_view huggingFace; ///< model_type in config.json
};

constexpr std::array architectures{
    Architecture{"llama", "llama"},        Architecture{"qwen2", "qwen2"}, Architecture{"qwen3", "qwen3"},
    Architecture{"gemma3", "gemma3_text"}, Architecture{"gpt2", "gpt2"},   Architecture{"gptneox", "gpt_neox"},
};

constexpr std::string_view known = "llama, qwen2, qwen3, gemma3, gpt2 and gptneox";

/// The pattern's "%1" is the file.
tl::unexpected<Error> bad(const fs::path& path, std::string_view pattern, std::vector<std::string> values = {})
{
    values.insert(values.begin(), path.string());
    return fail(ErrorCode::BadInput, sentence(pattern, values));
}

/// ModelConfig::architecture for a file format's name of it.
Result<std::string> knownArchitecture(const fs::path& path, std::string_view Architecture::*format,
                                      std::string_view name)
{
    const auto found = std::find_if(architectures.begin(), architectures.end(),
                                    [&](const auto& entry) { return entry.*format == name; });
    if (found == architectures.end()) {
        return bad(
            path,
            POLYMATH_TEXT("sentences", "'%1' is a model of architecture '%2', which is not supported yet; %3 are."),
            {std::string(name), std::string(known)});
    }
    return std::string(found->name);
}

/// What follows from the architecture alone.
ModelConfig defaults(const std::string& architecture)
{
    ModelConfig config;
    config.architecture = architecture;
    config.attentionBias = architecture == "qwen2";
    config.qkNorm = architecture == "qwen3" || architecture == "gemma3";
    if (architecture == "gemma3") {
        config.activation = Activation::GeluTanh;
        config.postNorms = true;
        config.normEpsilon = 1e-6;
        config.tiedEmbeddings = true;
        config.ropeTheta = 1e6;
        config.ropeThetaLocal = 1e4;
    } else if (architecture == "gpt2" || architecture == "gptneox") {
        config.norm = ModelConfig::Norm::Layer;
        config.activation = architecture == "gpt2" ? Activation::GeluTanh : Activation::Gelu;
        config.gatedMlp = false;
        config.attentionBias = config.attentionOutputBias = config.mlpBias = true;
        config.learnedPositions = architecture == "gpt2";
        config.tiedEmbeddings = architecture == "gpt2";
        config.parallelResidual = architecture == "gptneox";
    }
    return config;
}

/// The values that follow from the rest, and a check that all of them make a model.
Result<ModelConfig> completed(ModelConfig config, const fs::path& path)
{
    const auto check = [&](const char* what, std::int64_t value, std::int64_t most) -> Result<void> {
        if (value < 1 || value > most) {
            return bad(path,
                       POLYMATH_TEXT("sentences",
                                     "'%1' gives %2 as %3, which no model has. The file is damaged; fetch it again."),
                       {what, std::to_string(value)});
        }
        return {};
    };
    POLYMATH_CHECK(check("its number of layers", config.layers, 1000));
    POLYMATH_CHECK(check("its hidden size", config.hidden, 1 << 17));
    POLYMATH_CHECK(check("its feed-forward size", config.feedForward, 1 << 19));
    POLYMATH_CHECK(check("its number of heads", config.heads, 1024));
    POLYMATH_CHECK(check("its number of key-value heads", config.keyValueHeads, config.heads));
    POLYMATH_CHECK(check("its vocabulary", config.vocabulary, 1 << 24));
    POLYMATH_CHECK(check("its context length", config.contextLength, 1 << 24));
    if (config.headSize == 0) {
        config.headSize = config.hidden / config.heads;
    }
    POLYMATH_CHECK(check("its head size", config.headSize, 4096));
    if (config.ropeDimensions == 0) {
        config.ropeDimensions = config.headSize;
    }
    POLYMATH_CHECK(check("its rotary dimensions", config.ropeDimensions, config.headSize));
    if (config.heads % config.keyValueHeads != 0 || (!config.learnedPositions && config.ropeDimensions % 2 != 0)) {
        return bad(path,
                   POLYMATH_TEXT("sentences",
                                 "'%1' has heads that do not divide evenly. The file is damaged; fetch it again."));
    }
    if (!(config.normEpsilon >= 0 && config.normEpsilon < 1) || !(config.ropeTheta > 0) ||
        !(config.ropeThetaLocal >= 0) || !(config.ropeFactor > 0)) {
        return bad(
            path,
            POLYMATH_TEXT(
                "sentences",
                "'%1' has settings of its norms or positions that no model has. The file is damaged; fetch it again."));
    }
    if (config.ropeOriginalContext == 0) {
        config.ropeOriginalContext = config.contextLength;
    }
    if (config.attentionScale == 0) {
        config.attentionScale = 1 / std::sqrt(static_cast<double>(config.headSize));
    }
    if (config.architecture == "gemma3") {
        config.embeddingScale = std::sqrt(static_cast<double>(config.hidden));
    }
    return config;
}

/// Gemma 3: every `period`-th layer sees all, the others a window.
std::vector<bool> slidingEvery(std::int64_t period, std::int64_t layers)
{
    std::vector<bool> sliding;
    for (std::int64_t layer = 0; layer < std::min<std::int64_t>(layers, 1000); ++layer) {
        sliding.push_back(period < 1 || (layer + 1) % period != 0);
    }
    return sliding;
}

// ---- GGUF

/// Reads the keys of one architecture: "gemma3.block_count".
class GgufKeys {
public:
    GgufKeys(const GgufFile& file, std::string architecture) : m_file(file), m_prefix(std::move(architecture) + ".") {}

    [[nodiscard]] std::int64_t integer(const char* key, std::int64_t otherwise = 0) const
    {
        return m_file.integer(m_prefix + key).value_or(otherwise);
    }
    [[nodiscard]] double number(const char* key, double otherwise) const
    {
        return m_file.number(m_prefix + key).value_or(otherwise);
    }
    [[nodiscard]] bool boolean(const char* key, bool otherwise) const
    {
        return m_file.boolean(m_prefix + key).value_or(otherwise);
    }
    [[nodiscard]] std::string_view text(const char* key, std::string_view otherwise) const
    {
        return m_file.string(m_prefix + key).value_or(otherwise);
    }
    [[nodiscard]] std::optional<std::vector<std::int64_t>> integers(const char* key) const
    {
        return m_file.integers(m_prefix + key);
    }

private:
    const GgufFile& m_file;
    std::string m_prefix;
};

/// What only Gemma 3 files have. Three things are not in the file but in llama.cpp: the period of 6, the local base of
/// 10000, and that the largest model scales attention by hidden size and heads instead of the head size.
Result<void> readGemma(ModelConfig& config, const GgufKeys& keys, const fs::path& path)
{
    constexpr std::int64_t layersOfLargest = 62; // 27B
    config.slidingWindow = keys.integer("attention.sliding_window");
    config.ropeThetaLocal = keys.number("rope.freq_base_swa", 10000);
    if (const auto pattern = keys.integers("attention.sliding_window_pattern")) {
        config.slidingLayers.assign(pattern->begin(), pattern->end());
    } else {
        config.slidingLayers = slidingEvery(keys.integer("attention.sliding_window_pattern", 6), config.layers);
    }
    if (config.layers == layersOfLargest && config.heads > 0 && config.hidden > 0) {
        config.attentionScale = 1 / std::sqrt(static_cast<double>(config.hidden) / static_cast<double>(config.heads));
    }
    if (keys.number("final_logit_softcapping", 0) != 0 || keys.number("attn_logit_softcapping", 0) != 0) {
        return bad(path, POLYMATH_TEXT("sentences", "'%1' caps its logits, which is not supported yet."));
    }
    return {};
}

/// Llama 3's stretched frequencies, which llama.cpp stores as what each frequency is divided by.
Result<void> readRopeDivisors(ModelConfig& config, const TensorEntry& tensor, const fs::path& path)
{
    std::vector<float> divisors(tensor.elements() > 4096 ? 0 : static_cast<std::size_t>(tensor.elements()));
    POLYMATH_CHECK(dequantise(tensor, 0, divisors));
    config.ropeDivisors.assign(divisors.begin(), divisors.end());
    const bool sensible =
        std::all_of(divisors.begin(), divisors.end(), [](float value) { return std::isfinite(value) && value > 0; });
    if (!sensible || 2 * static_cast<std::int64_t>(divisors.size()) != config.ropeDimensions) {
        return bad(path, POLYMATH_TEXT("sentences", "'%1' has a tensor 'rope_freqs.weight' that does not fit its "
                                                    "heads. The file is damaged; fetch it again."));
    }
    return {};
}

// ---- Hugging Face

/// An object's entry; null where it is missing.
const json& entryOf(const json& object, const char* key)
{
    static const json none;
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

/// An entry's value where it is there and not null.
template <typename T> T valueOr(const json& object, const char* key, T otherwise)
{
    const auto& entry = entryOf(object, key);
    return entry.is_null() ? otherwise : entry.get<T>();
}

Result<void> readScaling(ModelConfig& config, const json& rope, const fs::path& path)
{
    const auto kind = valueOr<std::string>(rope, "rope_type", valueOr<std::string>(rope, "type", "default"));
    if (kind == "linear") {
        config.ropeScaling = RopeScaling::Linear;
    } else if (kind == "llama3") {
        config.ropeScaling = RopeScaling::Llama3;
        config.ropeLowFrequencyFactor = valueOr(rope, "low_freq_factor", 1.0);
        config.ropeHighFrequencyFactor = valueOr(rope, "high_freq_factor", 4.0);
        config.ropeOriginalContext = valueOr<std::int64_t>(rope, "original_max_position_embeddings", 0);
    } else if (kind != "default") {
        return bad(path, POLYMATH_TEXT("sentences", "'%1' stretches its context by '%2', which is not supported yet."),
                   {kind});
    }
    config.ropeFactor = valueOr(rope, "factor", 1.0);
    return {};
}

/// transformers 5 puts all of RoPE into one object; before, theta stood alone and scaling had another name.
const json& ropeObject(const json& object)
{
    static const json empty = json::object();
    for (const auto* key : {"rope_parameters", "rope_scaling"}) {
        if (const auto& entry = entryOf(object, key); entry.is_object()) {
            return entry;
        }
    }
    return empty;
}

Result<void> readActivation(ModelConfig& config, const json& object, const char* key, const char* otherwise,
                            const fs::path& path)
{
    const auto name = valueOr<std::string>(object, key, otherwise);
    if (name == "silu" || name == "swish") {
        config.activation = Activation::Silu;
    } else if (name == "gelu") {
        config.activation = Activation::Gelu;
    } else if (name == "gelu_new" || name == "gelu_fast" || name == "gelu_pytorch_tanh") {
        config.activation = Activation::GeluTanh;
    } else {
        return bad(path, POLYMATH_TEXT("sentences", "'%1' uses the activation '%2', which is not supported yet."),
                   {name});
    }
    return {};
}

/// Refuses variants whose key has another value than the one that is supported.
Result<void> requireValue(const json& object, const char* key, const json& supported, const fs::path& path)
{
    const auto& entry = entryOf(object, key);
    if (!entry.is_null() && entry != supported) {
        return bad(path, POLYMATH_TEXT("sentences", "'%1' sets '%2' to %3, which is not supported yet."),
                   {key, entry.dump()});
    }
    return {};
}

Result<void> readLlamaLike(ModelConfig& config, const json& object, const fs::path& path)
{
    config.feedForward = valueOr<std::int64_t>(object, "intermediate_size", 0);
    config.keyValueHeads = valueOr(object, "num_key_value_heads", config.heads);
    config.headSize = valueOr<std::int64_t>(object, "head_dim", 0);
    config.normEpsilon = valueOr(object, "rms_norm_eps", config.normEpsilon);
    config.attentionBias = config.attentionBias || valueOr(object, "attention_bias", false);
    config.attentionOutputBias = config.attentionBias && config.architecture == "llama";
    config.mlpBias = valueOr(object, "mlp_bias", false);
    POLYMATH_CHECK(requireValue(object, "use_sliding_window", false, path));
    POLYMATH_CHECK(readActivation(config, object, "hidden_act", "silu", path));
    const auto& rope = ropeObject(object);
    config.ropeTheta = valueOr(rope, "rope_theta", valueOr(object, "rope_theta", 10000.0));
    return readScaling(config, rope, path);
}

/// Defaults are those of transformers: files of the multimodal models leave most keys out.
Result<void> readGemma(ModelConfig& config, const json& object, const fs::path& path)
{
    config.layers = valueOr<std::int64_t>(object, "num_hidden_layers", 26);
    config.hidden = valueOr<std::int64_t>(object, "hidden_size", 2304);
    config.feedForward = valueOr<std::int64_t>(object, "intermediate_size", 9216);
    config.heads = valueOr<std::int64_t>(object, "num_attention_heads", 8);
    config.keyValueHeads = valueOr<std::int64_t>(object, "num_key_value_heads", 4);
    config.headSize = valueOr<std::int64_t>(object, "head_dim", 256);
    config.vocabulary = valueOr<std::int64_t>(object, "vocab_size", 262208);
    config.contextLength = valueOr<std::int64_t>(object, "max_position_embeddings", 131072);
    config.normEpsilon = valueOr(object, "rms_norm_eps", 1e-6);
    config.attentionBias = config.attentionOutputBias = valueOr(object, "attention_bias", false);
    config.attentionScale = 1 / std::sqrt(valueOr(object, "query_pre_attn_scalar", 256.0));
    if (!std::isfinite(config.attentionScale)) {
        return bad(
            path,
            POLYMATH_TEXT("sentences",
                          "'%1' gives 'query_pre_attn_scalar' as a value that no model has. Fetch the model again."));
    }
    POLYMATH_CHECK(readActivation(config, object, "hidden_activation", "gelu_pytorch_tanh", path));
    for (const auto* key : {"attn_logit_softcapping", "final_logit_softcapping"}) {
        POLYMATH_CHECK(requireValue(object, key, nullptr, path));
    }
    POLYMATH_CHECK(requireValue(object, "use_bidirectional_attention", false, path));

    config.slidingWindow = valueOr<std::int64_t>(object, "sliding_window", 4096);
    if (const auto& types = entryOf(object, "layer_types"); types.is_array()) {
        for (const auto& type : types) {
            config.slidingLayers.push_back(type == "sliding_attention");
        }
    } else {
        const auto period = valueOr(object, "sliding_window_pattern", valueOr(object, "_sliding_window_pattern", 6));
        config.slidingLayers = slidingEvery(period, config.layers);
    }
    // transformers 5: one object for each kind of layer.
    const auto& rope = ropeObject(object);
    const auto& local = entryOf(rope, "sliding_attention");
    const auto& global = entryOf(rope, "full_attention").is_object() ? entryOf(rope, "full_attention") : rope;
    config.ropeTheta = valueOr(global, "rope_theta", valueOr(object, "rope_theta", 1e6));
    config.ropeThetaLocal =
        local.is_object() ? valueOr(local, "rope_theta", 1e4) : valueOr(object, "rope_local_base_freq", 1e4);
    if (local.is_object()) {
        POLYMATH_CHECK(requireValue(local, "rope_type", "default", path));
    }
    return readScaling(config, global, path);
}

Result<void> readGpt2(ModelConfig& config, const json& object, const fs::path& path)
{
    config.layers = valueOr<std::int64_t>(object, "n_layer", 12);
    config.hidden = valueOr<std::int64_t>(object, "n_embd", 768);
    config.feedForward = valueOr<std::int64_t>(object, "n_inner", 4 * config.hidden);
    config.heads = config.keyValueHeads = valueOr<std::int64_t>(object, "n_head", 12);
    config.contextLength = valueOr<std::int64_t>(object, "n_positions", 1024);
    config.normEpsilon = valueOr(object, "layer_norm_epsilon", 1e-5);
    POLYMATH_CHECK(requireValue(object, "scale_attn_weights", true, path));
    POLYMATH_CHECK(requireValue(object, "scale_attn_by_inverse_layer_idx", false, path));
    POLYMATH_CHECK(requireValue(object, "add_cross_attention", false, path));
    return readActivation(config, object, "activation_function", "gelu_new", path);
}

Result<void> readGptNeox(ModelConfig& config, const json& object, const fs::path& path)
{
    config.feedForward = valueOr<std::int64_t>(object, "intermediate_size", 0);
    config.keyValueHeads = config.heads;
    config.normEpsilon = valueOr(object, "layer_norm_eps", 1e-5);
    config.attentionBias = config.attentionOutputBias = valueOr(object, "attention_bias", true);
    config.parallelResidual = valueOr(object, "use_parallel_residual", true);
    const auto& rope = ropeObject(object);
    config.ropeTheta = valueOr(rope, "rope_theta", valueOr(object, "rotary_emb_base", 10000.0));
    const auto share = valueOr(rope, "partial_rotary_factor", valueOr(object, "rotary_pct", 0.25));
    if (config.heads > 0 && share > 0 && share <= 1) {
        config.ropeDimensions = static_cast<std::int64_t>(static_cast<double>(config.hidden / config.heads) * share);
    }
    POLYMATH_CHECK(readScaling(config, rope, path));
    return readActivation(config, object, "hidden_act", "gelu", path);
}

Result<ModelConfig> configFrom(const json& whole, const fs::path& path)
{
    auto type = valueOr<std::string>(whole, "model_type", "");
    // Gemma 3 with pictures: its text part is described inside.
    const bool hasTextPart = type == "gemma3" && entryOf(whole, "text_config").is_object();
    const json& object = hasTextPart ? entryOf(whole, "text_config") : whole;
    if (hasTextPart) {
        type = "gemma3_text";
    }
    POLYMATH_TRY(architecture, knownArchitecture(path, &Architecture::huggingFace, type));
    auto config = defaults(architecture);
    config.name = readableText(path.filename().string());
    config.layers = valueOr<std::int64_t>(object, "num_hidden_layers", 0);
    config.hidden = valueOr<std::int64_t>(object, "hidden_size", 0);
    config.heads = valueOr<std::int64_t>(object, "num_attention_heads", 0);
    config.vocabulary = valueOr<std::int64_t>(object, "vocab_size", 0);
    config.contextLength = valueOr<std::int64_t>(object, "max_position_embeddings", 0);
    config.tiedEmbeddings =
        valueOr(object, "tie_word_embeddings", valueOr(whole, "tie_word_embeddings", config.tiedEmbeddings));
    if (architecture == "gemma3") {
        POLYMATH_CHECK(readGemma(config, object, path));
    } else if (architecture == "gpt2") {
        POLYMATH_CHECK(readGpt2(config, object, path));
    } else if (architecture == "gptneox") {
        POLYMATH_CHECK(readGptNeox(config, object, path));
    } else {
        POLYMATH_CHECK(readLlamaLike(config, object, path));
    }
    return completed(std::move(config), path);
}

} // namespace

std::string readableText(std::string_view text)
{
    return json::parse(json(text).dump(-1, ' ', false, json::error_handler_t::replace)).get<std::string>();
}

Result<ModelConfig> configFromGguf(const GgufFile& file)
{
    const auto& path = file.path();
    const auto name = file.string("general.architecture");
    if (!name) {
        return bad(path, POLYMATH_TEXT("sentences", "'%1' does not say which architecture it is of."));
    }
    POLYMATH_TRY(architecture, knownArchitecture(path, &Architecture::name, *name));
    const GgufKeys keys(file, architecture);
    auto config = defaults(architecture);
    config.name = readableText(file.string("general.name").value_or(""));
    config.layers = keys.integer("block_count");
    config.hidden = keys.integer("embedding_length");
    config.feedForward = keys.integer("feed_forward_length");
    config.heads = keys.integer("attention.head_count");
    config.keyValueHeads = keys.integer("attention.head_count_kv", config.heads);
    config.headSize = keys.integer("attention.key_length");
    config.contextLength = keys.integer("context_length");
    config.normEpsilon = keys.number(config.norm == ModelConfig::Norm::Rms ? "attention.layer_norm_rms_epsilon"
                                                                           : "attention.layer_norm_epsilon",
                                     config.normEpsilon);
    config.ropeTheta = keys.number("rope.freq_base", 10000);
    config.ropeDimensions = keys.integer("rope.dimension_count");
    config.parallelResidual = keys.boolean("use_parallel_residual", config.parallelResidual);
    const auto scaling = keys.text("rope.scaling.type", "none");
    if (scaling == "linear") {
        config.ropeScaling = RopeScaling::Linear;
        config.ropeFactor = keys.number("rope.scaling.factor", 1);
    } else if (scaling != "none") {
        return bad(path, POLYMATH_TEXT("sentences", "'%1' stretches its context by '%2', which is not supported yet."),
                   {std::string(scaling)});
    }
    if (architecture == "gemma3") {
        POLYMATH_CHECK(readGemma(config, keys, path));
    }
    const auto* embedding = file.find("token_embd.weight");
    if (embedding == nullptr) {
        return bad(path,
                   POLYMATH_TEXT(
                       "sentences",
                       "'%1' has no tensor 'token_embd.weight'. The file is damaged or incomplete; fetch it again."));
    }
    config.vocabulary = embedding->shape.empty() ? 0 : embedding->shape.front();
    config.tiedEmbeddings = file.find("output.weight") == nullptr;
    const auto has = [&file](const char* tensor) { return file.find(tensor) != nullptr; };
    config.attentionBias = config.attentionBias || has("blk.0.attn_q.bias");
    config.attentionOutputBias = config.attentionOutputBias || has("blk.0.attn_output.bias");
    config.mlpBias = config.mlpBias || has("blk.0.ffn_down.bias");
    POLYMATH_TRY(complete, completed(std::move(config), path));
    if (const auto* divisors = file.find("rope_freqs.weight")) {
        POLYMATH_CHECK(readRopeDivisors(complete, *divisors, path));
    }
    return complete;
}

Result<ModelConfig> configFromFolder(const fs::path& folder)
{
    const auto file = folder / "config.json";
    POLYMATH_TRY(text, readFile(file));
    const auto object = json::parse(text, nullptr, false);
    if (!object.is_object()) {
        return bad(file, POLYMATH_TEXT("sentences", "'%1' is not JSON. Fetch the model again."));
    }
    try {
        return configFrom(object, folder);
    } catch (const json::exception& error) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' describes its model in a way that cannot be read."),
                             {file.string()}),
                    error.what());
    }
}

} // namespace polymath
