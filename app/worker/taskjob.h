#pragma once

#include "app/worker/runningjob.h"

#include <nlohmann/json.hpp>

namespace polymath {

/// Lets "subjects" answer "tasks", "limit" items of each (0: all) with "shots" examples before every question (not
/// given: usualShots()): the first items of the task, which are not measured then. Goes on where the job was paused or
/// lost.
[[nodiscard]] Result<JobState> measureTasks(Job& job, const nlohmann::json& config);

} // namespace polymath
