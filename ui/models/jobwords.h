#pragma once

#include "core/store/records.h"

#include <QString>

/// What windows say about jobs, in one place.
namespace polymath {

[[nodiscard]] QString jobStateName(JobState state); ///< "Running"
/// "good", "bad", "warning" or "muted": the style sheet's role for a state.
[[nodiscard]] const char* jobStateRole(JobState state);
/// One sentence for a job that stopped by itself or was stopped: what happened, and that it can go on where it can.
/// Empty for others.
[[nodiscard]] QString whatHappened(const JobRecord& job);

/// How far a job is, as people read it: "12 of 40 MB" of an import, "step 120 of 500" of anything else. Empty while the
/// end is unknown.
[[nodiscard]] QString progressWords(const JobRecord& job);

/// What each state allows.
[[nodiscard]] bool canPause(const JobRecord& job);
[[nodiscard]] bool canResume(const JobRecord& job);
[[nodiscard]] bool canCancel(const JobRecord& job);

} // namespace polymath
