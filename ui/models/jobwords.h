#pragma once

#include "core/store/records.h"

#include <QString>

#include <vector>

/// What windows say about jobs, in one place.
namespace polymath {

[[nodiscard]] QString jobStateName(JobState state); ///< "Running"
/// "good", "bad", "warning" or "muted": the style sheet's role for a state.
[[nodiscard]] const char* jobStateRole(JobState state);
/// One sentence for a job that stopped by itself or was stopped: what happened, and that it can go on where it can.
/// Empty for others.
[[nodiscard]] QString whatHappened(const JobRecord& job);

/// "12 of 45 MB" of an import, "step 3 of 10" of a run; empty before the first step and while nothing is known.
[[nodiscard]] QString progressText(const JobRecord& job);

/// The queue in its order, then what was stopped and can go on.
[[nodiscard]] std::vector<JobRecord> waitingJobs(const std::vector<JobRecord>& all);

/// Whether a worker is at work, so that nothing else should be tried on this machine.
[[nodiscard]] bool aJobRuns(const std::vector<JobRecord>& jobs);

/// What each state allows.
[[nodiscard]] bool canPause(const JobRecord& job);
[[nodiscard]] bool canResume(const JobRecord& job);
[[nodiscard]] bool canCancel(const JobRecord& job);

} // namespace polymath
