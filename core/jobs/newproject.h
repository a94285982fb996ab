#pragma once

#include "core/base/result.h"
#include "core/store/project.h"

#include <filesystem>

namespace polymath {

/// What a project keeps of a base model. Reads all of its weights once, for their sha256.
/// Errors: BadInput for a model that cannot be used, naming the file.
[[nodiscard]] Result<BaseModelRecord> describeBase(const std::filesystem::path& model);

/// Makes a project beside a base model. Errors: those of describeBase() and Project::create().
[[nodiscard]] Result<Project> createProject(const std::filesystem::path& folder, const std::filesystem::path& model);

} // namespace polymath
