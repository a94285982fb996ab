#pragma once

#include "core/base/result.h"
#include "core/store/project.h"

#include <string>

namespace polymath::cli {

/// Waits for a job. Ctrl-C pauses a running one and says that `howToGoOn` goes on, and a second Ctrl-C leaves it to run
/// alone and ends the program; a queued one stays queued.
[[nodiscard]] Result<JobRecord> follow(Project& project, RowId job, const std::string& howToGoOn);

} // namespace polymath::cli
