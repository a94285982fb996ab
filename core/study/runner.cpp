#include "core/study/runner.h"

#include "core/jobs/jobstate.h"
#include "core/jobs/queue.h"
#include "core/jobs/workercall.h"

#include <algorithm>
#include <cmath>

namespace polymath::study {

namespace {

using nlohmann::json;

/// Puts a job that was stopped back into the queue; one that waits or works is left alone.
Result<void> goOnWith(Project& project, RowId job)
{
    POLYMATH_TRY(record, project.job(job));
    return record.state == JobState::Queued || isActive(record.state) ? Result<void>() : requeueJob(project, job);
}

/// How many steps of a run take as long as its budget, by the speed of its first ones. Remembered by its pace, so that
/// all seeds get as many.
Result<std::int64_t> stepsFor(Project& project, const PlannedRun& run, const NewRun& request)
{
    const auto key = "study.steps." + run.pace;
    POLYMATH_TRY(known, project.setting(key));
    if (known) {
        return std::stoll(*known);
    }
    POLYMATH_TRY(estimate, askWorker({{"request", "estimate"},
                                      {"project", project.folder().string()},
                                      {"kind", request.experts.empty() ? "train" : "compose"},
                                      {"config", toJson(request)}}));
    const auto range = estimate.value("seconds_per_step", std::vector<double>());
    const double step = range.size() == 2 ? (range[0] + range[1]) / 2 : 0;
    if (!estimate.value("measured", false) || step <= 0) {
        return fail(
            ErrorCode::OutOfResources,
            "The speed of '" + request.name +
                "' cannot be measured: its first steps do not fit into memory. Take a smaller batch or sequence.");
    }
    const auto steps = std::max<std::int64_t>(1, std::llround(run.seconds / step));
    POLYMATH_CHECK(project.setSetting(key, std::to_string(steps)));
    return steps;
}

} // namespace

std::size_t Runner::runs() const
{
    std::set<std::string> identities;
    for (const auto& run : m_plan.runs) {
        identities.insert(run.identity);
    }
    return identities.size();
}

std::size_t Runner::done() const
{
    std::set<std::string> identities;
    for (const auto& run : m_plan.runs) {
        if (run.state == RunState::Done) {
            identities.insert(run.identity);
        }
    }
    return identities.size();
}

Result<std::optional<RowId>> Runner::next(Project& project)
{
    POLYMATH_CHECK(reviewJobs(project));
    POLYMATH_CHECK(review(project, m_plan));
    POLYMATH_TRY(measurement, nextMeasurement(project));
    return measurement ? Result<std::optional<RowId>>(measurement) : nextRun(project);
}

Result<std::optional<RowId>> Runner::nextMeasurement(Project& project)
{
    POLYMATH_TRY(subjects, unmeasured(project, m_plan));
    if (m_measuring != 0) { // what it should have measured and has not cannot be
        m_unreadable.insert(subjects.begin(), subjects.end());
        m_measuring = 0;
    }
    std::erase_if(subjects, [this](const std::string& subject) { return m_unreadable.contains(subject); });
    if (subjects.empty()) {
        return std::nullopt;
    }
    NewMeasurement wanted{subjects, m_plan.domainNames()};
    wanted.window = m_plan.window;
    wanted.maxTokens = m_plan.study.evaluationTokens;
    POLYMATH_TRY(jobs, project.jobs());
    const auto description = toJson(wanted);
    const auto former = std::find_if(jobs.begin(), jobs.end(), [&description](const JobRecord& job) {
        return job.kind == JobKind::Evaluate && job.state != JobState::Done && job.state != JobState::Cancelled &&
               json::parse(job.configJson, nullptr, false) == description;
    });
    if (former != jobs.end()) { // it goes on after what it has measured
        m_measuring = former->id;
        POLYMATH_CHECK(goOnWith(project, former->id));
    } else {
        POLYMATH_TRY(added, addMeasurement(project, wanted, subjects));
        m_measuring = added;
    }
    return m_measuring;
}

Result<std::optional<RowId>> Runner::nextRun(Project& project)
{
    const auto isDone = [this](std::size_t index) { return m_plan.runs[index].state == RunState::Done; };
    for (const auto& run : m_plan.runs) {
        const bool isReady = std::all_of(run.experts.begin(), run.experts.end(), isDone) &&
                             (!run.beside || isDone(*run.beside)) && (!run.pruned || isDone(*run.pruned));
        if (run.state == RunState::Done || !isReady || (run.job != 0 && m_tried.contains(run.job))) {
            continue;
        }
        auto job = run.job;
        if (run.state == RunState::Missing) {
            POLYMATH_TRY(added, queue(project, run));
            job = added;
        } else {
            POLYMATH_CHECK(goOnWith(project, job));
        }
        m_tried.insert(job);
        return job;
    }
    return std::nullopt;
}

Result<RowId> Runner::queue(Project& project, const PlannedRun& run)
{
    auto request = run.request;
    if (run.pruned) {
        POLYMATH_TRY(whole, project.findComposition(m_plan.runs[*run.pruned].subject));
        if (!whole) {
            return fail(ErrorCode::Internal, "The composition '" + m_plan.runs[*run.pruned].subject + "' is gone.");
        }
        POLYMATH_TRY(kept, prunedRun(project, *whole, run.drop));
        request.experts = kept.experts;
        request.settings = kept.settings;
        request.settings.seed = run.seed;
    } else {
        for (const auto expert : run.experts) {
            request.experts.push_back(m_plan.runs[expert].subject);
        }
    }
    if (run.beside) {
        request.settings.universal = m_plan.runs[*run.beside].subject;
    }
    POLYMATH_TRY(name, project.freeSubjectName(request.name));
    request.name = name;
    POLYMATH_TRY(checked, checkedRun(project, request));
    if (run.seconds > 0 && !run.pruned) {
        POLYMATH_TRY(steps, stepsFor(project, run, checked));
        checked.settings.steps = steps;
    }
    return addRun(project, checked);
}

} // namespace polymath::study
