#include "core/formats/modelfile.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/formats/gguf.h"
#include "core/formats/safetensors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <sstream>
#include <utility>
#include <vector>

namespace polymath {

namespace fs = std::filesystem;
using nlohmann::json;

/// Where a canonical tensor is found, and what must be done to it.
struct ModelFile::Source {
    virtual ~Source() = default;
    virtual const TensorEntry* find(std::string_view canonicalName) const = 0;
    /// Query and key rows come pair by pair (interleaved), as GGUF stores them for Llama.
    virtual bool hasInterleavedHeads() const { return false; }
    virtual std::string licence() const = 0;
    virtual std::string tokenizerKind() const = 0;

    fs::path path;
};

namespace {

struct Renaming {
    std::string_view canonical;
    std::string_view gguf;
    std::string_view huggingFace;
};

constexpr std::array topNames{
    Renaming{"embedding", "token_embd", "model.embed_tokens"},
    Renaming{"final_norm", "output_norm", "model.norm"},
    Renaming{"head", "output", "lm_head"},
};

constexpr std::array layerNames{
    Renaming{"attention_norm", "attn_norm", "input_layernorm"},
    Renaming{"attention.q_norm", "attn_q_norm", "self_attn.q_norm"},
    Renaming{"attention.k_norm", "attn_k_norm", "self_attn.k_norm"},
    Renaming{"attention.q", "attn_q", "self_attn.q_proj"},
    Renaming{"attention.k", "attn_k", "self_attn.k_proj"},
    Renaming{"attention.v", "attn_v", "self_attn.v_proj"},
    Renaming{"attention.o", "attn_output", "self_attn.o_proj"},
    Renaming{"mlp_norm", "ffn_norm", "post_attention_layernorm"},
    Renaming{"mlp.gate", "ffn_gate", "mlp.gate_proj"},
    Renaming{"mlp.up", "ffn_up", "mlp.up_proj"},
    Renaming{"mlp.down", "ffn_down", "mlp.down_proj"},
};

/// "layers.3.attention.q.weight" in the words of a file format.
std::string renamed(std::string_view canonical, std::string_view Renaming::*format, const std::string& layerPrefix)
{
    const auto dot = canonical.rfind('.');
    const auto suffix = canonical.substr(dot);
    auto stem = canonical.substr(0, dot);
    std::string prefix;
    const bool inLayer = stem.starts_with("layers.");
    if (inLayer) {
        const auto end = stem.find('.', 7);
        prefix = layerPrefix + std::string(stem.substr(7, end - 7)) + ".";
        stem = stem.substr(end + 1);
    }
    const auto search = [&](const auto& names) {
        const auto found =
            std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.canonical == stem; });
        return found == names.end() ? std::string() : prefix + std::string((*found).*format) + std::string(suffix);
    };
    return inLayer ? search(layerNames) : search(topNames);
}

constexpr std::string_view known = "llama, qwen2 and qwen3";

tl::unexpected<Error> unknownArchitecture(const fs::path& path, std::string_view name)
{
    return fail(ErrorCode::BadInput, "'" + path.string() + "' is a model of architecture '" + std::string(name) +
                                         "', which is not supported yet; " + std::string(known) + " are.");
}

/// The values that follow from the architecture and the rest, and a check that they make a model.
Result<void> complete(ModelConfig& config, const fs::path& path)
{
    const auto check = [&](const char* what, std::int64_t value, std::int64_t most) -> Result<void> {
        if (value < 1 || value > most) {
            return fail(ErrorCode::BadInput, "'" + path.string() + "' gives " + what + " as " + std::to_string(value) +
                                                 ", which no model has. The file is damaged; fetch it again.");
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
    if (config.heads % config.keyValueHeads != 0 || config.headSize % 2 != 0) {
        return fail(ErrorCode::BadInput,
                    "'" + path.string() +
                        "' has heads that do not divide evenly. The file is damaged; fetch it again.");
    }
    if (config.ropeDimensions == 0) {
        config.ropeDimensions = config.headSize;
    }
    POLYMATH_CHECK(check("its rotary dimensions", config.ropeDimensions, config.headSize));
    if (config.ropeOriginalContext == 0) {
        config.ropeOriginalContext = config.contextLength;
    }
    config.attentionScale = 1 / std::sqrt(static_cast<double>(config.headSize));
    config.attentionBias = config.attentionBias || config.architecture == "qwen2";
    config.qkNorm = config.architecture == "qwen3";
    return {};
}

struct GgufSource final : ModelFile::Source {
    explicit GgufSource(GgufFile opened) : file(std::move(opened)) { path = file.path(); }

    const TensorEntry* find(std::string_view name) const override
    {
        return file.find(renamed(name, &Renaming::gguf, "blk."));
    }
    bool hasInterleavedHeads() const override { return file.string("general.architecture") == "llama"; }
    std::string licence() const override { return std::string(file.string("general.license").value_or("")); }
    std::string tokenizerKind() const override
    {
        const auto kind = file.string("tokenizer.ggml.model").value_or("");
        const auto rules = file.string("tokenizer.ggml.pre").value_or("");
        return std::string(kind) + (rules.empty() ? "" : " (" + std::string(rules) + ")");
    }

    Result<ModelConfig> config() const
    {
        const auto name = file.string("general.architecture");
        if (!name) {
            return fail(ErrorCode::BadInput, "'" + path.string() + "' does not say which architecture it is of.");
        }
        ModelConfig config;
        config.architecture = std::string(*name);
        if (config.architecture != "llama" && config.architecture != "qwen2" && config.architecture != "qwen3") {
            return unknownArchitecture(path, *name);
        }
        const auto integer = [&](const char* key) { return file.integer(config.architecture + "." + key); };
        const auto number = [&](const char* key) { return file.number(config.architecture + "." + key); };
        config.name = std::string(file.string("general.name").value_or(""));
        config.layers = integer("block_count").value_or(0);
        config.hidden = integer("embedding_length").value_or(0);
        config.feedForward = integer("feed_forward_length").value_or(0);
        config.heads = integer("attention.head_count").value_or(0);
        config.keyValueHeads = integer("attention.head_count_kv").value_or(config.heads);
        config.headSize = integer("attention.key_length").value_or(0);
        config.contextLength = integer("context_length").value_or(0);
        config.normEpsilon = number("attention.layer_norm_rms_epsilon").value_or(1e-5);
        config.ropeTheta = number("rope.freq_base").value_or(10000);
        config.ropeDimensions = integer("rope.dimension_count").value_or(0);
        const auto scaling = file.string(config.architecture + ".rope.scaling.type").value_or("none");
        if (scaling == "linear") {
            config.ropeScaling = ModelConfig::RopeScaling::Linear;
            config.ropeFactor = number("rope.scaling.factor").value_or(1);
        } else if (scaling != "none") {
            return fail(ErrorCode::BadInput, "'" + path.string() + "' stretches its context by '" +
                                                 std::string(scaling) + "', which is not supported yet.");
        }
        if (file.find("rope_freqs.weight") != nullptr) {
            return fail(ErrorCode::BadInput,
                        "'" + path.string() +
                            "' has rotary frequencies of its own (tensor 'rope_freqs.weight'), which "
                            "is not supported yet. Use the model's Hugging Face folder.");
        }
        const auto* embedding = file.find("token_embd.weight");
        config.vocabulary = embedding == nullptr || embedding->shape.empty() ? 0 : embedding->shape.front();
        if (embedding == nullptr) {
            return fail(ErrorCode::BadInput, "'" + path.string() +
                                                 "' has no tensor 'token_embd.weight'. The file is "
                                                 "damaged or incomplete; fetch it again.");
        }
        config.tiedEmbeddings = file.find("output.weight") == nullptr;
        config.attentionBias = file.find("blk.0.attn_q.bias") != nullptr;
        POLYMATH_CHECK(complete(config, path));
        return config;
    }

    GgufFile file;
};

std::string trimmed(std::string_view text)
{
    constexpr const char* blanks = " \t\r\n\"'#";
    const auto first = text.find_first_not_of(blanks);
    return first == text.npos ? std::string()
                              : std::string(text.substr(first, text.find_last_not_of(blanks) + 1 - first));
}

/// The value of `license:` between the two lines "---" at the top of a model card.
std::string licenceOfCard(const std::string& card)
{
    std::istringstream lines(card);
    std::string line;
    if (!std::getline(lines, line) || trimmed(line) != "---") {
        return {};
    }
    constexpr std::string_view key = "license:";
    while (std::getline(lines, line) && trimmed(line) != "---") {
        if (line.starts_with(key)) {
            return trimmed(std::string_view(line).substr(key.size()));
        }
    }
    return {};
}

std::string licenceOf(const fs::path& folder)
{
    if (const auto card = readFile(folder / "README.md")) {
        if (auto named = licenceOfCard(*card); !named.empty()) {
            return named;
        }
    }
    for (const auto* name : {"LICENSE", "LICENSE.txt", "LICENSE.md"}) {
        const auto text = readFile(folder / name);
        std::istringstream lines(text.value_or(""));
        for (std::string line; std::getline(lines, line);) {
            if (auto words = trimmed(line); !words.empty()) {
                return words;
            }
        }
    }
    return {};
}

struct FolderSource final : ModelFile::Source {
    const TensorEntry* find(std::string_view name) const override
    {
        const auto wanted = renamed(name, &Renaming::huggingFace, "model.layers.");
        for (const auto& file : files) {
            if (const auto* entry = file.find(wanted)) {
                return entry;
            }
        }
        return nullptr;
    }

    std::string licence() const override { return licenceOf(path); }
    std::string tokenizerKind() const override
    {
        const auto text = readFile(path / "tokenizer.json");
        const auto object = text ? json::parse(*text, nullptr, false) : json();
        const auto place = json::json_pointer("/model/type");
        return object.is_object() && object.contains(place) && object[place].is_string()
                   ? object[place].get<std::string>()
                   : std::string();
    }

    Result<void> openFiles()
    {
        std::vector<fs::path> found;
        bool pickles = false;
        for (const auto& entry : fs::directory_iterator(path)) {
            const auto suffix = entry.path().extension();
            if (suffix == ".safetensors") {
                found.push_back(entry.path());
            }
            pickles = pickles || suffix == ".bin" || suffix == ".pt" || suffix == ".pth";
        }
        if (found.empty()) {
            return fail(ErrorCode::BadInput,
                        "'" + path.string() + "' holds no .safetensors file" +
                            (pickles
                                 ? "; .bin and .pt files can run programs when opened and are never read. Fetch the "
                                   "model in safetensors or GGUF."
                                 : ". Choose the folder that holds config.json and the weights."));
        }
        std::sort(found.begin(), found.end());
        for (const auto& file : found) {
            POLYMATH_TRY(opened, SafetensorsFile::open(file));
            files.push_back(std::move(opened));
        }
        return {};
    }

    Result<ModelConfig> config() const
    {
        const auto file = path / "config.json";
        POLYMATH_TRY(text, readFile(file));
        const auto object = json::parse(text, nullptr, false);
        if (!object.is_object()) {
            return fail(ErrorCode::BadInput, "'" + file.string() + "' is not JSON. Fetch the model again.");
        }
        try {
            return configFrom(object);
        } catch (const json::exception& error) {
            return fail(ErrorCode::BadInput,
                        "'" + file.string() + "' describes its model in a way that cannot be read.", error.what());
        }
    }

    std::vector<SafetensorsFile> files;

private:
    Result<ModelConfig> configFrom(const json& object) const
    {
        ModelConfig config;
        config.architecture = object.value("model_type", "");
        if (config.architecture != "llama" && config.architecture != "qwen2" && config.architecture != "qwen3") {
            return unknownArchitecture(path, config.architecture);
        }
        config.name = path.filename().string();
        config.layers = object.value("num_hidden_layers", 0);
        config.hidden = object.value("hidden_size", 0);
        config.feedForward = object.value("intermediate_size", 0);
        config.heads = object.value("num_attention_heads", 0);
        config.keyValueHeads = object.value("num_key_value_heads", config.heads);
        config.headSize =
            object.contains("head_dim") && object["head_dim"].is_number() ? object["head_dim"].get<std::int64_t>() : 0;
        config.vocabulary = object.value("vocab_size", 0);
        config.contextLength = object.value("max_position_embeddings", 0);
        config.normEpsilon = object.value("rms_norm_eps", 1e-5);
        config.tiedEmbeddings = object.value("tie_word_embeddings", false);
        config.attentionBias = object.value("attention_bias", false);
        config.attentionOutputBias = config.attentionBias && config.architecture == "llama";
        config.mlpBias = object.value("mlp_bias", false);
        if (object.value("hidden_act", "silu") != "silu" || object.value("use_sliding_window", false)) {
            return fail(ErrorCode::BadInput,
                        "'" + path.string() + "' uses an activation or attention window that is not supported yet.");
        }
        // transformers 5 puts all of RoPE into one object; before, theta stood alone.
        const json rope = object.contains("rope_parameters") ? object["rope_parameters"]
                          : object.contains("rope_scaling") && object["rope_scaling"].is_object()
                              ? object["rope_scaling"]
                              : json::object();
        config.ropeTheta = rope.value("rope_theta", object.value("rope_theta", 10000.0));
        const std::string kind = rope.value("rope_type", rope.value("type", "default"));
        if (kind == "linear") {
            config.ropeScaling = ModelConfig::RopeScaling::Linear;
        } else if (kind == "llama3") {
            config.ropeScaling = ModelConfig::RopeScaling::Llama3;
            config.ropeLowFrequencyFactor = rope.value("low_freq_factor", 1.0);
            config.ropeHighFrequencyFactor = rope.value("high_freq_factor", 4.0);
            config.ropeOriginalContext = rope.value("original_max_position_embeddings", std::int64_t{0});
        } else if (kind != "default") {
            return fail(ErrorCode::BadInput,
                        "'" + path.string() + "' stretches its context by '" + kind + "', which is not supported yet.");
        }
        config.ropeFactor = rope.value("factor", 1.0);
        POLYMATH_CHECK(complete(config, path));
        return config;
    }
};

Result<void> checkTensors(const ModelConfig& config, const ModelFile::Source& source)
{
    for (const auto& spec : expectedTensors(config)) {
        const auto* entry = source.find(spec.name);
        if (entry == nullptr) {
            return fail(ErrorCode::BadInput, "'" + source.path.string() + "' has no tensor '" + spec.name +
                                                 "'. The file is damaged or incomplete; fetch it again.");
        }
        if (entry->shape != spec.shape) {
            return fail(ErrorCode::BadInput, "'" + source.path.string() + "' has a tensor '" + entry->name +
                                                 "' whose shape does not fit the model's description. Fetch it again.");
        }
    }
    return {};
}

/// Reorders the rows of each head from pairs (0, d/2, 1, d/2+1, ...) to halves (0, 1, ..., d/2, d/2+1, ...).
/// weights [heads*headSize, columns].
void separateHeads(std::span<float> weights, std::int64_t headSize, std::int64_t columns)
{
    const auto width = static_cast<std::size_t>(columns);
    const auto rows = static_cast<std::size_t>(headSize);
    std::vector<float> head(rows * width);
    for (std::size_t start = 0; start < weights.size(); start += head.size()) {
        for (std::size_t row = 0; row < rows; ++row) {
            const std::size_t from = row < rows / 2 ? 2 * row : 2 * (row - rows / 2) + 1;
            std::copy_n(weights.begin() + static_cast<std::ptrdiff_t>(start + from * width), width,
                        head.begin() + static_cast<std::ptrdiff_t>(row * width));
        }
        std::copy(head.begin(), head.end(), weights.begin() + static_cast<std::ptrdiff_t>(start));
    }
}

} // namespace

ModelFile::ModelFile(ModelConfig config, std::unique_ptr<Source> source)
    : m_config(std::move(config)), m_source(std::move(source))
{
}
ModelFile::~ModelFile() = default;
ModelFile::ModelFile(ModelFile&&) noexcept = default;
ModelFile& ModelFile::operator=(ModelFile&&) noexcept = default;

const ModelConfig& ModelFile::config() const { return m_config; }

Result<ModelFile> ModelFile::open(const fs::path& path)
{
    const auto make = [](auto source) -> Result<ModelFile> {
        POLYMATH_TRY(config, source->config());
        POLYMATH_CHECK(checkTensors(config, *source));
        return ModelFile(std::move(config), std::move(source));
    };
    std::error_code error;
    if (fs::is_directory(path, error)) {
        auto source = std::make_unique<FolderSource>();
        source->path = path;
        POLYMATH_CHECK(source->openFiles());
        return make(std::move(source));
    }
    POLYMATH_TRY(file, GgufFile::open(path));
    return make(std::make_unique<GgufSource>(std::move(file)));
}

Result<void> ModelFile::read(std::string_view canonicalName, std::span<float> out) const
{
    const auto* entry = m_source->find(canonicalName);
    if (entry == nullptr || entry->elements() != static_cast<std::int64_t>(out.size())) {
        return fail(ErrorCode::Internal, "The model has no tensor '" + std::string(canonicalName) + "' of this size.");
    }
    POLYMATH_CHECK(dequantise(*entry, 0, out));
    if (!std::all_of(out.begin(), out.end(), [](float value) { return std::isfinite(value); })) {
        return fail(ErrorCode::BadInput, "'" + m_source->path.string() + "' has values in tensor '" + entry->name +
                                             "' that are not numbers. The file is damaged; fetch it again.");
    }
    if (m_source->hasInterleavedHeads() && (canonicalName.find("attention.q.") != canonicalName.npos ||
                                            canonicalName.find("attention.k.") != canonicalName.npos)) {
        separateHeads(out, m_config.headSize, entry->shape.size() == 2 ? entry->shape[1] : 1);
    }
    return {};
}

std::vector<StoredType> ModelFile::storedTypes() const
{
    std::map<TensorType, StoredType> types;
    for (const auto& spec : expectedTensors(m_config)) {
        if (const auto* entry = m_source->find(spec.name)) {
            auto& stored = types[entry->type];
            stored.type = entry->type;
            stored.elements += entry->elements();
            stored.bytes += entry->data.size();
        }
    }
    std::vector<StoredType> list;
    for (const auto& [type, stored] : types) {
        list.push_back(stored);
    }
    std::stable_sort(list.begin(), list.end(),
                     [](const StoredType& a, const StoredType& b) { return a.elements > b.elements; });
    return list;
}

std::string ModelFile::licence() const { return m_source->licence(); }
std::string ModelFile::tokenizerKind() const { return m_source->tokenizerKind(); }

std::vector<fs::path> weightFiles(const fs::path& model)
{
    std::error_code error;
    if (!fs::is_directory(model, error)) {
        return {model};
    }
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(model, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".safetensors") {
            files.push_back(entry->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

ModelStamp stampOf(const fs::path& model)
{
    ModelStamp stamp;
    for (const auto& file : weightFiles(model)) {
        std::error_code error;
        const auto bytes = fs::file_size(file, error);
        const auto written = fs::last_write_time(file, error);
        if (error) {
            return {};
        }
        stamp.bytes += bytes;
        const auto since = std::chrono::file_clock::to_sys(written).time_since_epoch();
        stamp.modifiedMs = std::max<std::int64_t>(stamp.modifiedMs,
                                                  std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
    }
    return stamp;
}

Result<std::string> sha256OfModel(const fs::path& path)
{
    if (!fs::is_directory(path)) {
        return sha256OfFile(path);
    }
    std::string digests;
    for (const auto& file : weightFiles(path)) {
        POLYMATH_TRY(digest, sha256OfFile(file));
        digests += digest;
    }
    return sha256Hex(digests);
}

} // namespace polymath
