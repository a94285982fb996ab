#pragma once

#include "core/store/records.h"

#include <filesystem>

namespace polymath {

/// Runs one job of a project to its end, pause or failure; everything worth knowing goes to the database.
/// Returns the program's exit code.
[[nodiscard]] int runJob(const std::filesystem::path& project, RowId job);

} // namespace polymath
