#pragma once

#include "core/store/records.h"

#include <string>
#include <vector>

namespace polymath {

/// Which changes of a job's state are allowed; design.md, "Job states".
///
/// A job waits as queued; it may be cancelled there. While running it may be asked to pause or to cancel (pausing,
/// cancelling), end (done), fail, or lose its worker (interrupted). Paused, interrupted, failed and cancelled jobs may
/// be queued again; only done is final.
[[nodiscard]] bool canChange(JobState from, JobState to);

/// A worker has it, or should have.
[[nodiscard]] bool isActive(JobState state);

/// Nothing happens to it unless the user asks.
[[nodiscard]] bool hasEnded(JobState state);

/// What people call a job: "Train law-mode", "Measure law, medicine"; more than three subjects that are measured are
/// counted. The window shows it in its language.
[[nodiscard]] std::string jobTitle(JobKind kind, const std::vector<std::string>& what);

} // namespace polymath
