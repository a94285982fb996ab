#include "core/exchange/artefact.h"

#include "core/base/translate.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace polymath {

using nlohmann::json;

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
    const bool readable = value("format") == "polymath-1" && named && settings;
    if (readable) {
        header.experts = experts.get<std::vector<std::string>>();
        header.settings = std::move(*settings);
    }
    auto addition =
        readable ? engine::additionFrom(header.kind, header.name, header.settings, header.experts, value("members"))
                 : Result<engine::Addition>(fail(ErrorCode::BadInput, ""));
    if (!addition) {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT("sentences",
                                   "'%1' is not an expert file of Polymath: its header does not say what it holds."),
                     {file.path().string()}));
    }
    header.addition = std::move(*addition);
    return header;
}

Result<std::vector<TensorSpec>> artefactTensors(const ModelConfig& base, const ArtefactHeader& header)
{
    auto tensors = engine::addedTensors(base, header.addition);
    if (!tensors) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "'%1' does not fit this model. %2"),
                                                  {header.name, tensors.error().sentence}));
    }
    return std::move(*tensors);
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
