#include "core/exchange/modelfolder.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/exchange/artefact.h"
#include "core/exchange/newfolder.h"
#include "core/formats/configwriter.h"
#include "core/formats/modelfile.h"
#include "core/formats/safetensors.h"
#include "core/tokenizer/tokenizer.h"
#include "core/tokenizer/tokenizerwriter.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace polymath {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::string_view weightEnding = ".weight";

/// A base model with what was trained on it, both checked against each other.
struct Trained {
    BaseModelRecord base;
    ModelFile model;
    SafetensorsFile file;
    ArtefactHeader header;
};

Result<Trained> openTrained(const Project& project, const std::string& subject)
{
    POLYMATH_TRY(base, project.baseModel());
    POLYMATH_TRY(path, project.artefact(subject));
    POLYMATH_TRY(model, ModelFile::open(base.path));
    POLYMATH_TRY(file, SafetensorsFile::open(path));
    POLYMATH_TRY(header, headerOf(file));
    if (header.baseSha256 != base.sha256) {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT("sentences",
                                   "'%1' was trained on another base model than %2, so the two cannot be joined."),
                     {path.string(), base.name}));
    }
    POLYMATH_TRY(expected, artefactTensors(model.config(), header));
    POLYMATH_CHECK(checkTensors(file, expected));
    return Trained{std::move(base), std::move(model), std::move(file), std::move(header)};
}

Result<std::vector<float>> valuesOf(const TensorEntry& entry)
{
    std::vector<float> values(static_cast<std::size_t>(entry.elements()));
    POLYMATH_CHECK(dequantise(entry, 0, values));
    return values;
}

/// W [out,in] += scale * up [out,R] down [R,in]
void addProduct(std::span<float> weight, const std::vector<float>& up, const std::vector<float>& down, std::size_t rank,
                float scale)
{
    const auto in = down.size() / rank;
    const auto out = up.size() / rank;
    for (std::size_t row = 0; row < out; ++row) {
        float* target = weight.data() + row * in;
        for (std::size_t r = 0; r < rank; ++r) {
            const float factor = scale * up[row * rank + r];
            const float* source = down.data() + r * in;
            for (std::size_t column = 0; column < in; ++column) {
                target[column] += factor * source[column];
            }
        }
    }
}

/// DoRA: every row of W [out,in] gets the length that was trained.
void setRowLengths(std::span<float> weight, const std::vector<float>& lengths)
{
    const auto in = weight.size() / lengths.size();
    for (std::size_t row = 0; row < lengths.size(); ++row) {
        const auto values = weight.subspan(row * in, in);
        double squares = 0;
        for (const float value : values) {
            squares += static_cast<double>(value) * value;
        }
        for (auto& value : values) {
            value *= lengths[row] / static_cast<float>(std::sqrt(squares));
        }
    }
}

/// IA3: W [out,in] with a factor on each row, or on each column of what mlp.down reads. A bias [out] as rows.
void scaleFeatures(std::span<float> weight, const std::vector<float>& factors, bool columns)
{
    const auto width = columns ? factors.size() : weight.size() / factors.size();
    for (std::size_t index = 0; index < weight.size(); ++index) {
        weight[index] *= factors[columns ? index % width : index / width];
    }
}

/// A tensor of the plain model, f32.
Result<std::vector<float>> mergedTensor(const Trained& trained, const TensorSpec& spec)
{
    if (trained.header.addition.site() == engine::Site::Weight) {
        return valuesOf(*trained.file.find(spec.name));
    }
    std::int64_t count = 1;
    for (const auto size : spec.shape) {
        count *= size;
    }
    std::vector<float> values(static_cast<std::size_t>(count));
    POLYMATH_CHECK(trained.model.read(spec.name, values));
    const auto stem = spec.name.substr(0, spec.name.rfind('.'));
    const bool isWeight = spec.name.ends_with(weightEnding);
    const auto& header = trained.header;
    const auto* down = trained.file.find(stem + ".adapter_down");
    const auto* up = trained.file.find(stem + ".adapter_up");
    if (down != nullptr && up != nullptr && isWeight) {
        POLYMATH_TRY(downValues, valuesOf(*down));
        POLYMATH_TRY(upValues, valuesOf(*up));
        addProduct(values, upValues, downValues, static_cast<std::size_t>(header.settings.loraRank),
                   static_cast<float>(engine::loraScale(header.settings, header.kind)));
    }
    if (const auto* magnitude = trained.file.find(stem + ".magnitude"); magnitude != nullptr && isWeight) {
        POLYMATH_TRY(lengths, valuesOf(*magnitude));
        setRowLengths(values, lengths);
    }
    if (const auto* ia3 = trained.file.find(stem + ".ia3"); ia3 != nullptr) {
        const bool columns = stem.ends_with("mlp.down");
        POLYMATH_TRY(factors, valuesOf(*ia3));
        if (isWeight || !columns) {
            scaleFeatures(values, factors, columns);
        }
    }
    return values;
}

/// config.json: a folder's own, its weights being f32 now; for GGUF written from what the model is.
Result<std::string> configText(const Trained& trained)
{
    std::error_code error;
    const fs::path base = trained.base.path;
    if (!fs::is_directory(base, error)) {
        POLYMATH_TRY(tokenizer, loadTokenizer(base));
        return huggingFaceConfig(trained.model.config(), tokenizer->bos(), tokenizer->eos());
    }
    POLYMATH_TRY(text, readFile(base / "config.json"));
    auto config = json::parse(text, nullptr, false);
    if (!config.is_object()) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is not JSON."), {(base / "config.json").string()}));
    }
    for (const auto* key : {"dtype", "torch_dtype"}) {
        if (config.contains(key)) {
            config[key] = "float32";
        }
    }
    config.erase("quantization_config");
    return config.dump(2) + '\n';
}

/// What else belongs to a model: how it ends its answers, and its licence.
Result<void> copyCompanions(const fs::path& base, const fs::path& folder)
{
    for (const auto* name : {"generation_config.json", "LICENSE", "LICENSE.txt", "LICENSE.md", "NOTICE"}) {
        std::error_code error;
        if (fs::is_directory(base, error) && fs::exists(base / name, error)) {
            fs::copy_file(base / name, folder / name, error);
            if (error) {
                return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "'%1' cannot be copied: %2."),
                                                          {(base / name).string(), error.message()}));
            }
        }
    }
    return {};
}

Result<void> writeMerged(const Trained& trained, const fs::path& file, ByteCounter& counter)
{
    const auto specs = expectedTensors(trained.model.config());
    std::vector<TensorPlan> plan;
    for (const auto& spec : specs) {
        plan.push_back({huggingFaceName(trained.model.config().architecture, spec.name), TensorType::F32, spec.shape});
    }
    POLYMATH_TRY(writer, SafetensorsWriter::create(file, std::move(plan), {{"format", "pt"}}));
    for (const auto& spec : specs) {
        POLYMATH_TRY(values, mergedTensor(trained, spec));
        const auto bytes = std::as_bytes(std::span(values));
        POLYMATH_CHECK(writer.write(bytes));
        POLYMATH_CHECK(counter.add(bytes.size()));
    }
    return writer.finish();
}

/// A tensor of ours as PEFT calls it: "layers.0.attention.q.adapter_down" ->
/// "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight".
std::string peftName(const std::string& architecture, const std::string& name)
{
    static const std::map<std::string, std::string> endings{{"adapter_down", ".lora_A.weight"},
                                                            {"adapter_up", ".lora_B.weight"},
                                                            {"magnitude", ".lora_magnitude_vector"},
                                                            {"ia3", ".ia3_l"}};
    const auto dot = name.rfind('.');
    const auto weight = huggingFaceName(architecture, name.substr(0, dot) + std::string(weightEnding));
    return "base_model.model." + weight.substr(0, weight.size() - weightEnding.size()) +
           endings.at(name.substr(dot + 1));
}

/// IA3's factors stand upright in PEFT, and lie for what a feed-forward layer reads.
std::vector<std::int64_t> peftShape(const std::string& name, const std::vector<std::int64_t>& shape)
{
    if (!name.ends_with(".ia3")) {
        return shape;
    }
    return name.ends_with("mlp.down.ia3") ? std::vector<std::int64_t>{1, shape[0]}
                                          : std::vector<std::int64_t>{shape[0], 1};
}

/// `feedForward`: of the modules, those whose input is scaled.
std::string peftConfig(const Trained& trained, const std::set<std::string>& modules,
                       const std::set<std::string>& feedForward)
{
    std::error_code error;
    const bool isFolder = fs::is_directory(trained.base.path, error);
    const auto& kind = trained.header.kind;
    json config{{"task_type", "CAUSAL_LM"},
                {"base_model_name_or_path", isFolder ? trained.base.path : trained.base.name},
                {"fan_in_fan_out", false},
                {"inference_mode", true},
                {"target_modules", modules}};
    if (kind == "ia3") {
        config.update({{"peft_type", "IA3"}, {"feedforward_modules", feedForward}});
    } else {
        config.update({{"peft_type", "LORA"},
                       {"r", trained.header.settings.loraRank},
                       {"lora_alpha", trained.header.settings.loraAlpha},
                       {"lora_dropout", trained.header.settings.loraDropout},
                       {"use_rslora", kind == "rslora"},
                       {"use_dora", kind == "dora"},
                       {"bias", "none"}});
    }
    return config.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

} // namespace

Result<void> exportModelFolder(const Project& project, const std::string& subject, const fs::path& target,
                               const ByteProgress& progress)
{
    POLYMATH_TRY(trained, openTrained(project, subject));
    const auto bytes = static_cast<std::uint64_t>(trained.model.config().parameterCount()) * sizeof(float);
    POLYMATH_CHECK(checkRoom(target, bytes));
    POLYMATH_TRY(config, configText(trained));
    POLYMATH_TRY(folder, NewFolder::create(target));
    POLYMATH_CHECK(writeTokenizer(trained.base.path, folder.path()));
    POLYMATH_CHECK(writeFileAtomically(folder.path() / "config.json", config));
    POLYMATH_CHECK(copyCompanions(trained.base.path, folder.path()));
    ByteCounter counter(progress, bytes);
    POLYMATH_CHECK(writeMerged(trained, folder.path() / "model.safetensors", counter));
    return folder.finish();
}

Result<void> exportPeftFolder(const Project& project, const std::string& subject, const fs::path& target,
                              const ByteProgress& progress)
{
    POLYMATH_TRY(trained, openTrained(project, subject));
    const auto& architecture = trained.model.config().architecture;
    std::vector<TensorPlan> plan;
    std::set<std::string> modules; // "q_proj"
    std::set<std::string> feedForward;
    std::uint64_t bytes = 0;
    for (const auto& [name, tensor] : trained.file.tensors()) {
        plan.push_back({peftName(architecture, name), tensor.type, peftShape(name, tensor.shape)});
        bytes += tensor.data.size();
        const auto& full = plan.back().name;
        const auto module = full.substr(0, std::min(full.rfind(".lora_"), full.rfind(".ia3_")));
        modules.insert(module.substr(module.rfind('.') + 1));
        if (name.ends_with("mlp.down.ia3")) {
            feedForward.insert(module.substr(module.rfind('.') + 1));
        }
    }
    POLYMATH_CHECK(checkRoom(target, bytes));
    POLYMATH_TRY(folder, NewFolder::create(target));
    POLYMATH_CHECK(
        writeFileAtomically(folder.path() / "adapter_config.json", peftConfig(trained, modules, feedForward)));
    POLYMATH_TRY(writer, SafetensorsWriter::create(folder.path() / "adapter_model.safetensors", std::move(plan),
                                                   {{"format", "pt"}}));
    ByteCounter counter(progress, bytes);
    for (const auto& [name, tensor] : trained.file.tensors()) {
        POLYMATH_CHECK(writer.write(tensor.data));
        POLYMATH_CHECK(counter.add(tensor.data.size()));
    }
    POLYMATH_CHECK(writer.finish());
    return folder.finish();
}

} // namespace polymath
