#pragma once

#include "core/base/result.h"
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
    std::string kind; ///< "mode", "lora", "full" or "composition"
    std::string name;
    std::string baseName;
    std::string baseSha256;
    std::vector<std::string> experts; ///< in gate order; empty without gates
    engine::TrainSettings settings;
    std::map<std::string, std::string> all; ///< every key as it is in the file
};

/// Errors: BadInput for a file that is none of ours, by name.
[[nodiscard]] Result<ArtefactHeader> headerOf(const SafetensorsFile& file);

/// The tensors that a file with this header holds beside a base model, f32 all of them. A MoDE's backbone has M blocks,
/// of which block b begins at layer b * L / M. R rank, E experts, D hidden.
///   full         the base's own, as expectedTensors() names them
///   lora         layers.N.X.adapter_down [R,in] and layers.N.X.adapter_up [out,R]
///   mode,        experts.J.blocks.B.layers.K.X, shaped like the base's layer (first of B) + K;
///   composition  gates.B.weight [E+1,D] and gates.B.bias [E+1], row 0 the backbone's
/// Errors: BadInput where header and model do not go together.
[[nodiscard]] Result<std::vector<TensorSpec>> artefactTensors(const ModelConfig& base, const ArtefactHeader& header);

/// Checks that the file holds exactly these tensors. Errors: BadInput, naming file and tensor.
[[nodiscard]] Result<void> checkTensors(const SafetensorsFile& file, const std::vector<TensorSpec>& expected);

} // namespace polymath
