#pragma once

#include "app/worker/runningjob.h"

#include <nlohmann/json.hpp>

namespace polymath {

/// Imports files into a domain and tokenises it. The description: {"domain": name, "role": "target" or "retention" (of
/// a domain that has to be made), "files": [paths], "mapping": {"prompt", "response", "text"}}.
///
/// A file that cannot be taken is a job_event of kind "warning" and does not stop the others; where none can be taken,
/// the first one's error is the job's. Progress counts bytes. Cancelling and pausing leave whole files; a resumed job
/// goes on behind them.
[[nodiscard]] Result<JobState> importFiles(Job& job, const nlohmann::json& config);

} // namespace polymath
