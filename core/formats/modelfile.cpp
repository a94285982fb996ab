#include "core/formats/modelfile.h"

#include "core/base/hash.h"
#include "core/base/translate.h"
#include "core/formats/configreader.h"
#include "core/formats/gguf.h"
#include "core/formats/safetensors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

namespace polymath {

namespace fs = std::filesystem;
using nlohmann::json;

/// Where a canonical tensor lies in a file, and what makes the one out of the other.
struct TensorPlace {
    enum class Rows {
        AsTheyAre,
        Interleaved,   ///< rows of each head come pair by pair: (0, d/2, 1, d/2+1, ...); GGUF files of Llama
        FusedByThirds, ///< query, key and value one after the other: the part-th third
        FusedByHead,   ///< query, key and value of each head one after the other; GPT-NeoX in Hugging Face files
    };

    const TensorEntry* entry = nullptr;
    Rows rows = Rows::AsTheyAre;
    std::int64_t part = 0;   ///< of a fused tensor: 0 query, 1 key, 2 value
    bool transposed = false; ///< [in, out]: GPT-2 in Hugging Face files
    float added = 0;         ///< norms of Gemma in Hugging Face files leave out a 1

    [[nodiscard]] bool isFused() const { return rows == Rows::FusedByThirds || rows == Rows::FusedByHead; }
};

/// What a file format does to find a tensor; the place has no entry where there is none.
struct ModelFile::Source {
    virtual ~Source() = default;
    virtual TensorPlace find(std::string_view canonicalName) const = 0;
    virtual std::string licence() const = 0;
    virtual std::string tokenizerKind() const = 0;

    fs::path path;
};

namespace {

/// Canonical stems in the words of a file format.
struct Renaming {
    std::string_view canonical;
    std::string_view inFile;
};

/// How the tensors of an architecture are named: `layers` stands before a layer's number.
struct Names {
    std::string_view layers;
    std::vector<Renaming> top;
    std::vector<Renaming> layer;
    std::string_view fused; ///< query, key and value in one; empty where they are apart
};

const Names& ggufNames()
{
    static const Names names{
        "blk.",
        {{"embedding", "token_embd"}, {"position", "position_embd"}, {"final_norm", "output_norm"}, {"head", "output"}},
        {{"attention_norm", "attn_norm"},
         {"attention.q_norm", "attn_q_norm"},
         {"attention.k_norm", "attn_k_norm"},
         {"attention.q", "attn_q"},
         {"attention.k", "attn_k"},
         {"attention.v", "attn_v"},
         {"attention.o", "attn_output"},
         {"post_attention_norm", "post_attention_norm"},
         {"mlp_norm", "ffn_norm"},
         {"mlp.gate", "ffn_gate"},
         {"mlp.up", "ffn_up"},
         {"mlp.down", "ffn_down"},
         {"post_mlp_norm", "post_ffw_norm"}},
        "attn_qkv"};
    return names;
}

const Names& huggingFaceNames(const std::string& architecture)
{
    static const std::vector<Renaming> llamaTop{
        {"embedding", "model.embed_tokens"}, {"final_norm", "model.norm"}, {"head", "lm_head"}};
    static const Names llama{"model.layers.",
                             llamaTop,
                             {{"attention_norm", "input_layernorm"},
                              {"attention.q_norm", "self_attn.q_norm"},
                              {"attention.k_norm", "self_attn.k_norm"},
                              {"attention.q", "self_attn.q_proj"},
                              {"attention.k", "self_attn.k_proj"},
                              {"attention.v", "self_attn.v_proj"},
                              {"attention.o", "self_attn.o_proj"},
                              {"mlp_norm", "post_attention_layernorm"},
                              {"mlp.gate", "mlp.gate_proj"},
                              {"mlp.up", "mlp.up_proj"},
                              {"mlp.down", "mlp.down_proj"}},
                             ""};
    static const Names gemma = [] {
        Names names = llama;
        for (auto& entry : names.layer) {
            if (entry.canonical == "mlp_norm") {
                entry.inFile = "pre_feedforward_layernorm";
            }
        }
        names.layer.push_back({"post_attention_norm", "post_attention_layernorm"});
        names.layer.push_back({"post_mlp_norm", "post_feedforward_layernorm"});
        return names;
    }();
    static const Names gpt2{"transformer.h.",
                            {{"embedding", "transformer.wte"},
                             {"position", "transformer.wpe"},
                             {"final_norm", "transformer.ln_f"},
                             {"head", "lm_head"}},
                            {{"attention_norm", "ln_1"},
                             {"attention.o", "attn.c_proj"},
                             {"mlp_norm", "ln_2"},
                             {"mlp.up", "mlp.c_fc"},
                             {"mlp.down", "mlp.c_proj"}},
                            "attn.c_attn"};
    static const Names neox{
        "gpt_neox.layers.",
        {{"embedding", "gpt_neox.embed_in"}, {"final_norm", "gpt_neox.final_layer_norm"}, {"head", "embed_out"}},
        {{"attention_norm", "input_layernorm"},
         {"attention.o", "attention.dense"},
         {"mlp_norm", "post_attention_layernorm"},
         {"mlp.up", "mlp.dense_h_to_4h"},
         {"mlp.down", "mlp.dense_4h_to_h"}},
        "attention.query_key_value"};
    return architecture == "gemma3" ? gemma : architecture == "gpt2" ? gpt2 : architecture == "gptneox" ? neox : llama;
}

/// "layers.3.attention.q.weight" taken apart.
struct CanonicalName {
    explicit CanonicalName(std::string_view name)
    {
        const auto dot = name.rfind('.');
        suffix = name.substr(dot);
        stem = name.substr(0, dot);
        if (stem.starts_with("layers.")) {
            const auto end = stem.find('.', 7);
            number = stem.substr(7, end - 7);
            stem = stem.substr(end + 1);
        }
    }
    /// 0, 1 and 2 for query, key and value, else -1.
    [[nodiscard]] int attentionPart() const
    {
        return stem == "attention.q" ? 0 : stem == "attention.k" ? 1 : stem == "attention.v" ? 2 : -1;
    }
    /// The name in a file; empty where the format has none for it.
    [[nodiscard]] std::string in(const Names& names) const
    {
        const auto& list = number.empty() ? names.top : names.layer;
        const auto found =
            std::find_if(list.begin(), list.end(), [this](const auto& entry) { return entry.canonical == stem; });
        return found == list.end() ? std::string() : spelled(names, found->inFile);
    }
    [[nodiscard]] std::string fusedIn(const Names& names) const { return spelled(names, names.fused); }

    std::string_view stem;   ///< "attention.q"
    std::string_view number; ///< "3"; empty outside layers
    std::string_view suffix; ///< ".weight"

private:
    [[nodiscard]] std::string spelled(const Names& names, std::string_view inFile) const
    {
        const auto prefix = number.empty() ? std::string() : std::string(names.layers) + std::string(number) + ".";
        return prefix + std::string(inFile) + std::string(suffix);
    }
};

struct GgufSource final : ModelFile::Source {
    explicit GgufSource(GgufFile opened) : file(std::move(opened)) { path = file.path(); }

    TensorPlace find(std::string_view canonicalName) const override
    {
        const CanonicalName name(canonicalName);
        TensorPlace place{file.find(name.in(ggufNames()))};
        if (place.entry == nullptr && name.attentionPart() >= 0) {
            place = {file.find(name.fusedIn(ggufNames())), TensorPlace::Rows::FusedByThirds, name.attentionPart()};
        } else if (interleaved && (name.attentionPart() == 0 || name.attentionPart() == 1)) {
            place.rows = TensorPlace::Rows::Interleaved;
        }
        return place;
    }
    std::string licence() const override { return std::string(file.string("general.license").value_or("")); }
    std::string tokenizerKind() const override
    {
        const auto kind = file.string("tokenizer.ggml.model").value_or("");
        const auto rules = file.string("tokenizer.ggml.pre").value_or("");
        return std::string(kind) + (rules.empty() ? "" : " (" + std::string(rules) + ")");
    }

    Result<ModelConfig> config()
    {
        POLYMATH_TRY(read, configFromGguf(file));
        interleaved = read.architecture == "llama";
        return read;
    }

    GgufFile file;
    bool interleaved = false;
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
    TensorPlace find(std::string_view canonicalName) const override
    {
        const CanonicalName name(canonicalName);
        const auto& names = huggingFaceNames(architecture);
        const bool fused = !names.fused.empty() && name.attentionPart() >= 0;
        TensorPlace place{entryNamed(fused ? name.fusedIn(names) : name.in(names))};
        if (fused) {
            place.rows = architecture == "gptneox" ? TensorPlace::Rows::FusedByHead : TensorPlace::Rows::FusedByThirds;
            place.part = name.attentionPart();
        }
        place.transposed =
            architecture == "gpt2" && !name.number.empty() && place.entry != nullptr && place.entry->shape.size() == 2;
        place.added = architecture == "gemma3" && name.stem.ends_with("norm") ? 1 : 0;
        return place;
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
        std::error_code error;
        for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
            const auto suffix = entry->path().extension();
            if (suffix == ".safetensors") {
                found.push_back(entry->path());
            }
            pickles = pickles || suffix == ".bin" || suffix == ".pt" || suffix == ".pth";
        }
        if (error) {
            return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "The folder '%1' cannot be read: %2."),
                                                      {path.string(), error.message()}));
        }
        if (found.empty()) {
            return fail(
                ErrorCode::BadInput,
                sentence(pickles
                             ? POLYMATH_TEXT("sentences",
                                             "'%1' holds no .safetensors file; .bin and .pt files can run programs "
                                             "when opened and are never read. Fetch the model in safetensors or GGUF.")
                             : POLYMATH_TEXT("sentences", "'%1' holds no .safetensors file. Choose the folder that "
                                                          "holds config.json and the weights."),
                         {path.string()}));
        }
        std::sort(found.begin(), found.end());
        for (const auto& file : found) {
            POLYMATH_TRY(opened, SafetensorsFile::open(file));
            files.push_back(std::move(opened));
        }
        return {};
    }

    Result<ModelConfig> config()
    {
        POLYMATH_TRY(read, configFromFolder(path));
        architecture = read.architecture;
        return read;
    }

    std::vector<SafetensorsFile> files;
    std::string architecture;

private:
    /// Files of a backbone alone leave the first part of names out; those of Gemma 3 with pictures have longer ones.
    const TensorEntry* entryNamed(const std::string& name) const
    {
        if (name.empty()) {
            return nullptr;
        }
        const auto rest = name.substr(name.find('.') + 1);
        for (const auto& candidate : {name, rest, "language_model." + name, "model.language_model." + rest}) {
            for (const auto& file : files) {
                if (const auto* entry = file.find(candidate)) {
                    return entry;
                }
            }
        }
        return nullptr;
    }
};

/// The shape in the file of what a place makes a tensor of `shape` from.
std::vector<std::int64_t> shapeInFile(const TensorPlace& place, std::vector<std::int64_t> shape)
{
    if (place.isFused()) {
        shape.front() *= 3;
    }
    if (place.transposed) {
        std::reverse(shape.begin(), shape.end());
    }
    return shape;
}

Result<void> checkTensors(const ModelConfig& config, const ModelFile::Source& source)
{
    for (const auto& spec : expectedTensors(config)) {
        const auto place = source.find(spec.name);
        const auto* entry = place.entry;
        if (entry == nullptr) {
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences",
                                       "'%1' has no tensor '%2'. The file is damaged or incomplete; fetch it again."),
                         {source.path.string(), spec.name}));
        }
        if (entry->shape != shapeInFile(place, spec.shape)) {
            return fail(
                ErrorCode::BadInput,
                sentence(
                    POLYMATH_TEXT(
                        "sentences",
                        "'%1' has a tensor '%2' whose shape does not fit the model's description. Fetch it again."),
                    {source.path.string(), entry->name}));
        }
    }
    return {};
}

/// Which row of the file (after transposing) becomes row `row` of the tensor with `rows` rows.
std::int64_t rowInFile(const TensorPlace& place, std::int64_t row, std::int64_t rows, std::int64_t headSize)
{
    const auto head = row / headSize;
    const auto inHead = row % headSize;
    switch (place.rows) {
    case TensorPlace::Rows::Interleaved:
        return head * headSize + (inHead < headSize / 2 ? 2 * inHead : 2 * (inHead - headSize / 2) + 1);
    case TensorPlace::Rows::FusedByThirds:
        return place.part * rows + row;
    case TensorPlace::Rows::FusedByHead:
        return (3 * head + place.part) * headSize + inHead;
    case TensorPlace::Rows::AsTheyAre:
        break;
    }
    return row;
}

/// Picks the tensor's rows out of the values in the file. out [rows, columns], a bias being one column.
void pickRows(const TensorPlace& place, const std::vector<float>& values, std::int64_t headSize, std::span<float> out)
{
    const auto& shape = place.entry->shape;
    const std::int64_t columns = shape.size() < 2 ? 1 : place.transposed ? shape[0] : shape[1];
    const auto inFile = static_cast<std::int64_t>(values.size()) / columns;
    const auto rows = static_cast<std::int64_t>(out.size()) / columns;
    for (std::int64_t row = 0; row < rows; ++row) {
        const auto from = rowInFile(place, row, rows, headSize);
        for (std::int64_t column = 0; column < columns; ++column) {
            const auto at = place.transposed ? column * inFile + from : from * columns + column;
            out[static_cast<std::size_t>(row * columns + column)] = values[static_cast<std::size_t>(at)];
        }
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
    const auto place = m_source->find(canonicalName);
    const auto size = static_cast<std::int64_t>(out.size());
    if (place.entry == nullptr || place.entry->elements() != (place.isFused() ? 3 * size : size)) {
        return fail(ErrorCode::Internal, "The model has no tensor '" + std::string(canonicalName) + "' of this size.");
    }
    if (place.rows == TensorPlace::Rows::AsTheyAre && !place.transposed) {
        POLYMATH_CHECK(dequantise(*place.entry, 0, out));
    } else {
        std::vector<float> values(static_cast<std::size_t>(place.entry->elements()));
        POLYMATH_CHECK(dequantise(*place.entry, 0, values));
        pickRows(place, values, m_config.headSize, out);
    }
    if (!std::all_of(out.begin(), out.end(), [](float value) { return std::isfinite(value); })) {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT(
                         "sentences",
                         "'%1' has values in tensor '%2' that are not numbers. The file is damaged; fetch it again."),
                     {m_source->path.string(), place.entry->name}));
    }
    if (place.added != 0) {
        for (auto& value : out) {
            value += place.added;
        }
    }
    return {};
}

std::vector<StoredType> ModelFile::storedTypes() const
{
    std::map<TensorType, StoredType> types;
    std::set<const TensorEntry*> seen; // one entry may hold query, key and value
    for (const auto& spec : expectedTensors(m_config)) {
        if (const auto* entry = m_source->find(spec.name).entry; entry != nullptr && seen.insert(entry).second) {
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

std::string ModelFile::licence() const { return readableText(m_source->licence()); }
std::string ModelFile::tokenizerKind() const { return m_source->tokenizerKind(); }

std::string huggingFaceName(const std::string& architecture, std::string_view canonicalName)
{
    return CanonicalName(canonicalName).in(huggingFaceNames(architecture));
}

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
