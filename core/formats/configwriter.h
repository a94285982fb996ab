#pragma once

#include "core/base/result.h"
#include "core/formats/modelconfig.h"

#include <cstdint>
#include <optional>
#include <string>

namespace polymath {

/// Whether models of an architecture can be written as Hugging Face folders: llama, qwen2 and qwen3.
[[nodiscard]] bool isWritableAsFolder(const std::string& architecture);

/// The text of config.json for a model whose weights are f32, as transformers (4 and 5) and configFromFolder() read it.
/// Errors: BadInput for what the file cannot say, by name.
[[nodiscard]] Result<std::string> huggingFaceConfig(const ModelConfig& config, std::optional<std::int32_t> bos,
                                                    std::optional<std::int32_t> eos);

} // namespace polymath
