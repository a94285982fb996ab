#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace polymath {

/// `parent`/NAME.polymath, with a number behind the name where that is taken. Characters that some file system does not
/// take become "_".
[[nodiscard]] std::filesystem::path freeProjectFolder(const std::filesystem::path& parent, std::string_view name);

/// Usage while a worker has one of the project's jobs: its folder has to stay where it is.
[[nodiscard]] Result<void> refuseWhileJobsRun(const std::filesystem::path& project);

/// Gives a project that no window has open another name, and its folder with it; returns where it lies then.
/// Errors: Usage for an empty or taken name and while a job runs, BadInput where the folder cannot be renamed.
[[nodiscard]] Result<std::filesystem::path> renameProject(const std::filesystem::path& project, std::string_view name);

} // namespace polymath
