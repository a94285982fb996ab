#include "core/jobs/queue.h"

#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/jobs/jobstate.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace polymath {

namespace {

constexpr std::int64_t deadAfterMs = 120'000;
constexpr std::int64_t startAllowanceMs = 10'000;
constexpr const char* heldKey = "queue.held";

std::string described(const JobRecord& job)
{
    return "Job " + std::to_string(job.id) + " (" + job.title + ") is " + std::string(toText(job.state));
}

bool workerIsGone(const JobRecord& job)
{
    const auto silence = nowMs() - job.heartbeatMs;
    if (job.host != hostName()) {
        return silence > (job.host.empty() ? startAllowanceMs : deadAfterMs);
    }
    return !isRunning({job.pid, job.startTicks});
}

/// Makes a queued job a running one that has no process yet; false when it was not queued.
Result<bool> claim(Project& project, RowId job)
{
    bool claimed = false;
    POLYMATH_CHECK(project.inTransaction([&]() -> Result<void> {
        POLYMATH_TRY(changed, project.changeJobState(job, JobState::Queued, JobState::Running));
        claimed = changed;
        // The process of a former run must not be taken for this one's before this one's is known.
        return changed ? project.setJobProcess(job, 0, 0, "") : Result<void>();
    }));
    return claimed;
}

/// Claims the job that `choose` picks from the queue, unless some job is active; 0 when there is none to start.
Result<RowId> claimWhenIdle(Project& project, const std::function<RowId(const std::vector<JobRecord>& queued)>& choose)
{
    RowId chosen = 0;
    POLYMATH_CHECK(project.inTransaction([&]() -> Result<void> {
        POLYMATH_TRY(all, project.jobs());
        if (std::any_of(all.begin(), all.end(), [](const JobRecord& job) { return isActive(job.state); })) {
            return {};
        }
        POLYMATH_TRY(queued, project.queuedJobs());
        const auto wanted = choose(queued);
        if (wanted != 0) {
            POLYMATH_TRY(claimed, claim(project, wanted));
            chosen = claimed ? wanted : 0;
        }
        return {};
    }));
    return chosen;
}

/// Starts the worker of a job that was claimed.
Result<void> launch(Project& project, RowId job)
{
    auto process =
        startDetached(programFolder() / "polymath-worker", {"job", project.folder().string(), std::to_string(job)},
                      project.runFolder(job) / "worker.log");
    if (!process) {
        POLYMATH_TRY(marked, project.changeJobState(job, JobState::Running, JobState::Failed));
        static_cast<void>(marked);
        POLYMATH_CHECK(project.setJobOutcome(job, exitCode(process.error()), process.error().sentence, ""));
        return passOn(std::move(process));
    }
    return project.setJobProcess(job, process->pid, process->startTicks, hostName());
}

} // namespace

Result<std::optional<RowId>> startNext(Project& project)
{
    POLYMATH_CHECK(reviewJobs(project));
    POLYMATH_TRY(held, isQueueHeld(project));
    if (held) {
        return std::nullopt;
    }
    POLYMATH_TRY(job,
                 claimWhenIdle(project, [](const auto& queued) { return queued.empty() ? 0 : queued.front().id; }));
    if (job == 0) {
        return std::nullopt;
    }
    POLYMATH_CHECK(launch(project, job));
    return job;
}

Result<bool> isQueueHeld(const Project& project)
{
    POLYMATH_TRY(value, project.setting(heldKey));
    return value == "yes";
}

Result<void> holdQueue(Project& project, bool held) { return project.setSetting(heldKey, held ? "yes" : "no"); }

Result<bool> startJobIfIdle(Project& project, RowId job)
{
    POLYMATH_CHECK(reviewJobs(project));
    POLYMATH_TRY(claimed, claimWhenIdle(project, [job](const auto& queued) {
                     const bool waits = std::any_of(queued.begin(), queued.end(),
                                                    [job](const JobRecord& one) { return one.id == job; });
                     return waits ? job : 0;
                 }));
    if (claimed != 0) {
        POLYMATH_CHECK(launch(project, job));
        return true;
    }
    POLYMATH_TRY(record, project.job(job));
    if (record.state != JobState::Queued) {
        return fail(ErrorCode::Usage, described(record) + ", so it cannot be started.");
    }
    return false;
}

Result<void> reviewJobs(Project& project)
{
    reapChildren();
    POLYMATH_TRY(jobs, project.jobs());
    for (const auto& job : jobs) {
        if (!isActive(job.state) || !workerIsGone(job)) {
            continue;
        }
        POLYMATH_TRY(now, project.job(job.id)); // it may have ended properly meanwhile
        if (!isActive(now.state)) {
            continue;
        }
        POLYMATH_TRY(changed, project.changeJobState(job.id, now.state, JobState::Interrupted));
        if (changed) {
            POLYMATH_CHECK(project.setJobOutcome(
                job.id, std::nullopt,
                POLYMATH_TEXT("sentences", "The worker ended without a word: it was stopped from outside, or memory "
                                           "ran out. Resume goes on from the last checkpoint."),
                "See runs/" + std::to_string(job.id) + "/worker.log."));
        }
    }
    return {};
}

Result<void> requestJob(Project& project, RowId job, JobCommand command)
{
    POLYMATH_CHECK(reviewJobs(project));
    POLYMATH_TRY(record, project.job(job));
    if (isActive(record.state)) {
        return project.postJobCommand(job, command);
    }
    if (command == JobCommand::Cancel && canChange(record.state, JobState::Cancelled)) {
        POLYMATH_TRY(changed, project.changeJobState(job, record.state, JobState::Cancelled));
        return changed ? Result<void>() : requestJob(project, job, command);
    }
    return fail(ErrorCode::Usage, described(record) + ", so there is nothing to " +
                                      (command == JobCommand::Pause ? "pause." : "cancel."));
}

Result<void> requeueJob(Project& project, RowId job)
{
    POLYMATH_CHECK(reviewJobs(project));
    POLYMATH_TRY(record, project.job(job));
    if (record.state == JobState::Queued) {
        return {};
    }
    if (!canChange(record.state, JobState::Queued)) {
        return fail(ErrorCode::Usage, described(record) + ", so it cannot be resumed.");
    }
    POLYMATH_TRY(command, project.takeJobCommand(job)); // an old wish must not stop the new run
    static_cast<void>(command);
    POLYMATH_TRY(changed, project.changeJobState(job, record.state, JobState::Queued));
    static_cast<void>(changed);
    return {};
}

Result<JobRecord> waitForJob(Project& project, RowId job, const std::function<bool(const JobRecord&)>& onChange)
{
    std::int64_t seen = -1;
    for (int round = 0;; ++round) {
        if (const auto version = project.dataVersion(); version != seen || round % 10 == 0) {
            seen = version;
            POLYMATH_CHECK(reviewJobs(project));
            POLYMATH_TRY(record, project.job(job));
            if (!onChange(record) || (!isActive(record.state) && record.state != JobState::Queued)) {
                return record;
            }
            if (record.state == JobState::Queued) {
                POLYMATH_TRY(started, startNext(project));
                static_cast<void>(started);
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

} // namespace polymath
