#pragma once

#include "app/cli/commands.h"
#include "core/store/project.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace polymath::cli {

/// Starts a queued job, or lets it wait its turn where another one is active, and, unless detached, waits for its end.
/// `onDone` prints what it made, and returns what --json adds to the job.
[[nodiscard]] Result<void> runAndReport(Project& project, RowId id, const Arguments& arguments,
                                        const std::function<Result<nlohmann::json>()>& onDone);

} // namespace polymath::cli
