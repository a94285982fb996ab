#pragma once

#include "core/base/result.h"
#include "core/store/project.h"

#include <functional>
#include <optional>

namespace polymath {

/// Starts a worker of its own for the queued job that is first in line, if no job is active; returns which, or nothing.
/// The worker outlives this program; its log is runs/ID/worker.log. That somebody else starts it at the same moment is
/// no error: one of the callers gets it. A worker calls this when its job has ended (done, failed or cancelled; not
/// paused), so the queue goes on without a window. Nothing is started while the queue is held.
[[nodiscard]] Result<std::optional<RowId>> startNext(Project& project);

/// Whether the queue waits until the user lets it go on; kept with the project, for every program that has it open.
[[nodiscard]] Result<bool> isQueueHeld(const Project& project);
[[nodiscard]] Result<void> holdQueue(Project& project, bool held);

/// Starts this queued job, ahead of others, if no job is active. False when it has to wait in the queue.
/// Errors: Usage when the job is not queued.
[[nodiscard]] Result<bool> startJobIfIdle(Project& project, RowId job);

/// Marks active jobs whose worker is gone as interrupted. Jobs of other machines are left alone until their heartbeat
/// is two minutes old.
[[nodiscard]] Result<void> reviewJobs(Project& project);

/// Asks for a pause or a cancellation; a job without a worker changes at once. Errors: Usage where it makes no sense.
[[nodiscard]] Result<void> requestJob(Project& project, RowId job, JobCommand command);

/// Puts a paused, interrupted, failed or cancelled job back into the queue. Errors: Usage for other states.
[[nodiscard]] Result<void> requeueJob(Project& project, RowId job);

/// Waits until the job is neither queued nor in a worker's hands; `onChange` hears the record whenever it may have
/// changed and returns false to stop waiting. While the job is queued, the queue is kept going.
[[nodiscard]] Result<JobRecord> waitForJob(Project& project, RowId job,
                                           const std::function<bool(const JobRecord&)>& onChange);

} // namespace polymath
