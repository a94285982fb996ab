#include "core/exchange/artefact.h"

#include "core/base/translate.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace polymath {

using nlohmann::json;

namespace {

constexpr std::string_view kinds[] = {"mode", "lora", "full", "composition"};

/// "layers.3.attention.q.weight" without "layers.3."; nothing for tensors of other layers.
std::optional<std::string> inLayer(const std::string& name, std::int64_t layer)
{
    const auto prefix = "layers." + std::to_string(layer) + ".";
    return name.starts_with(prefix) ? std::optional(name.substr(prefix.size())) : std::nullopt;
}

std::vector<TensorSpec> adapters(const ModelConfig& base, const engine::TrainSettings& settings)
{
    std::vector<TensorSpec> list;
    for (const auto& spec : expectedTensors(base)) {
        const bool attention = spec.name.find(".attention.") != std::string::npos;
        const bool mlp = spec.name.find(".mlp.") != std::string::npos;
        if (spec.shape.size() != 2 || !(attention || (mlp && settings.loraTargets == "all"))) {
            continue;
        }
        const auto stem = spec.name.substr(0, spec.name.size() - std::string_view(".weight").size());
        list.push_back({stem + ".adapter_down", {settings.loraRank, spec.shape[1]}});
        list.push_back({stem + ".adapter_up", {spec.shape[0], settings.loraRank}});
    }
    return list;
}

std::vector<TensorSpec> expertsAndGates(const ModelConfig& base, const ArtefactHeader& header)
{
    const auto blocks = header.settings.blocks;
    const auto specs = expectedTensors(base);
    const auto slots = static_cast<std::int64_t>(header.experts.size()) + 1;
    std::vector<TensorSpec> list;
    for (std::int64_t block = 0; block < blocks; ++block) {
        const auto first = block * base.layers / blocks;
        for (std::size_t expert = 0; expert < header.experts.size(); ++expert) {
            for (std::int64_t layer = 0; layer < header.settings.layersPerExpert; ++layer) {
                const auto prefix = "experts." + std::to_string(expert) + ".blocks." + std::to_string(block) +
                                    ".layers." + std::to_string(layer) + ".";
                for (const auto& spec : specs) {
                    if (const auto rest = inLayer(spec.name, first + layer)) {
                        list.push_back({prefix + *rest, spec.shape});
                    }
                }
            }
        }
        const auto gate = "gates." + std::to_string(block);
        list.push_back({gate + ".weight", {slots, base.hidden}});
        list.push_back({gate + ".bias", {slots}});
    }
    return list;
}

} // namespace

Result<ArtefactHeader> headerOf(const SafetensorsFile& file)
{
    ArtefactHeader header;
    header.all = file.metadata();
    const auto value = [&header](const char* key) {
        const auto found = header.all.find(key);
        return found == header.all.end() ? std::string() : found->second;
    };
    header.kind = value("kind");
    header.name = value("name");
    header.baseName = value("base_name");
    header.baseSha256 = value("base_sha256");
    const auto experts = json::parse(value("experts"), nullptr, false);
    auto settings = engine::trainSettingsFromJson(value("settings"));
    const bool named = experts.is_array() &&
                       std::all_of(experts.begin(), experts.end(), [](const json& name) { return name.is_string(); });
    if (value("format") != "polymath-1" ||
        std::find(std::begin(kinds), std::end(kinds), header.kind) == std::end(kinds) || !named || !settings) {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT("sentences",
                                   "'%1' is not an expert file of Polymath: its header does not say what it holds."),
                     {file.path().string()}));
    }
    header.experts = experts.get<std::vector<std::string>>();
    header.settings = std::move(*settings);
    return header;
}

Result<std::vector<TensorSpec>> artefactTensors(const ModelConfig& base, const ArtefactHeader& header)
{
    if (header.kind == "full") {
        return expectedTensors(base);
    }
    if (header.kind == "lora") {
        return adapters(base, header.settings);
    }
    const auto& settings = header.settings;
    if (settings.blocks * settings.layersPerExpert > base.layers) {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT("sentences",
                                   "'%1' has %2 blocks with %3 layers each, which a model of %4 layers cannot have."),
                     {header.name, std::to_string(settings.blocks), std::to_string(settings.layersPerExpert),
                      std::to_string(base.layers)}));
    }
    return expertsAndGates(base, header);
}

Result<void> checkTensors(const SafetensorsFile& file, const std::vector<TensorSpec>& expected)
{
    for (const auto& spec : expected) {
        const auto* entry = file.find(spec.name);
        if (entry == nullptr || entry->shape != spec.shape || entry->type != TensorType::F32) {
            return fail(ErrorCode::BadInput,
                        sentence(POLYMATH_TEXT("sentences", "'%1' does not fit this model: its tensor '%2' is missing, "
                                                            "has another shape, or is not stored as F32."),
                                 {file.path().string(), spec.name}));
        }
    }
    if (file.tensors().size() != expected.size()) {
        return fail(
            ErrorCode::BadInput,
            sentence(
                POLYMATH_TEXT(
                    "sentences",
                    "'%1' holds tensors that an expert of this model does not have. It is damaged; ask for it again."),
                {file.path().string()}));
    }
    return {};
}

} // namespace polymath
