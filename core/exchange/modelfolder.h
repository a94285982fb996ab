#pragma once

#include "core/base/result.h"
#include "core/exchange/progress.h"
#include "core/store/project.h"

#include <filesystem>
#include <string>

namespace polymath {

/// Writes a subject as a plain model that other programs open: config.json, model.safetensors (f32) and the tokenizer's
/// files. Full fine-tuning holds all weights itself; of a LoRA every adapted matrix becomes W + alpha / R * up down,
/// tensor by tensor. Errors: Usage for subjects that are no plain model, for architectures that cannot be written and
/// where `target` exists; BadInput for a base that cannot be read or said in these files; OutOfResources; Cancelled.
[[nodiscard]] Result<void> exportModelFolder(const Project& project, const std::string& subject,
                                             const std::filesystem::path& target, const ByteProgress& progress = {});

/// Writes a LoRA as PEFT reads it: adapter_config.json and adapter_model.safetensors. Errors: as above.
[[nodiscard]] Result<void> exportPeftFolder(const Project& project, const std::string& subject,
                                            const std::filesystem::path& target, const ByteProgress& progress = {});

} // namespace polymath
