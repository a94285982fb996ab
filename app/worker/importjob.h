#pragma once

#include "app/worker/runningjob.h"

#include <nlohmann/json.hpp>

namespace polymath {

/// Imports files and folders into a domain and tokenises it. The description is an ImportRequest (core/text/importrun.h).
///
/// What became of each file, and of each file inside it, is a job_event of kind "entry" that holds an EntryOutcome;
/// where nothing at all can be taken, the first problem is the job's. Progress counts bytes. Cancelling leaves nothing;
/// a job that was paused goes on behind the last whole file.
[[nodiscard]] Result<JobState> importFiles(Job& job, const nlohmann::json& config);

} // namespace polymath
