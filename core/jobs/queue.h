#pragma once

#include "core/base/result.h"
#include "core/store/project.h"

#include <functional>

namespace polymath {

/// Starts a worker of its own for a queued job; it outlives this program. Its log is runs/ID/worker.log.
/// Errors: Usage when the job is not queued.
[[nodiscard]] Result<void> startJob(Project& project, RowId job);

/// Marks active jobs whose worker is gone as interrupted. Jobs of other machines are left alone until their heartbeat
/// is two minutes old.
[[nodiscard]] Result<void> reviewJobs(Project& project);

/// Asks for a pause or a cancellation; a job without a worker changes at once. Errors: Usage where it makes no sense.
[[nodiscard]] Result<void> requestJob(Project& project, RowId job, JobCommand command);

/// Puts a paused, interrupted, failed or cancelled job back into the queue. Errors: Usage for other states.
[[nodiscard]] Result<void> requeueJob(Project& project, RowId job);

/// Waits until no worker has the job any more; `onChange` hears the record whenever it may have changed.
[[nodiscard]] Result<JobRecord> waitForJob(Project& project, RowId job,
                                           const std::function<void(const JobRecord&)>& onChange);

} // namespace polymath
