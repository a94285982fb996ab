#pragma once

#include "core/base/result.h"
#include "core/formats/modelconfig.h"
#include "core/store/project.h"

#include <filesystem>
#include <string>

namespace polymath {

/// What people call a model: its folder's name, or its file's without ending and quantisation
/// ("SmolLM2-135M-Instruct"); only where that says nothing ("model.gguf") the name that its maker put into the file,
/// which may be a note of how it was made.
[[nodiscard]] std::string modelName(const std::filesystem::path& model, const ModelConfig& config);

/// What a project keeps of a base model. Reads all of its weights once, for their sha256.
/// Errors: BadInput for a model that cannot be used, naming the file.
[[nodiscard]] Result<BaseModelRecord> describeBase(const std::filesystem::path& model);

/// What is known of a project's base model without reading its weights again.
enum class BaseState {
    Unchanged, ///< sizes and times are those of the last time its weights were read
    Unchecked, ///< it was never compared since this project remembers sizes and times
    Changed,   ///< other sizes or times; checkBase() tells whether the weights are others
    Missing,
};
[[nodiscard]] Result<BaseState> baseState(const Project& project);

/// Reads all weights of the model at `path` and compares their sha256 with the one the project remembers. Where they
/// are equal the project looks for its base model there from now on.
/// Errors: BadInput where it is another model or cannot be read.
[[nodiscard]] Result<void> adoptBase(Project& project, const std::filesystem::path& path);

/// Makes a project beside a base model. Errors: those of describeBase() and Project::create().
[[nodiscard]] Result<Project> createProject(const std::filesystem::path& folder, const std::filesystem::path& model);

} // namespace polymath
