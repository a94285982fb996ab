#pragma once

#include "core/base/result.h"
#include "core/engine/registry.h"
#include "core/engine/settings.h"
#include "core/formats/modelconfig.h"
#include "core/formats/safetensors.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace polymath {

/// What was trained, as its safetensors file says it; docs/expert-file.md describes the format.
struct ArtefactHeader {
    std::string kind; ///< a method's key, or "composition"
    std::string name;
    std::string baseName;
    std::string baseSha256;
    std::vector<std::string> experts; ///< in gate order; empty without gates
    engine::TrainSettings settings;
    engine::Addition addition;              ///< what it is, from the keys above
    std::map<std::string, std::string> all; ///< every key as it is in the file
};

/// Errors: BadInput for a file that is none of ours, by name.
[[nodiscard]] Result<ArtefactHeader> headerOf(const SafetensorsFile& file);

/// The tensors that a file with this header holds beside a base model, f32 all of them; docs/expert-file.md.
/// Errors: BadInput where header and model do not go together.
[[nodiscard]] Result<std::vector<TensorSpec>> artefactTensors(const ModelConfig& base, const ArtefactHeader& header);

/// Checks that the file holds exactly these tensors. Errors: BadInput, naming file and tensor.
[[nodiscard]] Result<void> checkTensors(const SafetensorsFile& file, const std::vector<TensorSpec>& expected);

} // namespace polymath
