#include "ui/models/jobwords.h"

#include "core/jobs/jobstate.h"
#include "ui/widgets/format.h"
#include "ui/widgets/sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <iterator>

namespace polymath {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(jobs)
};
} // namespace

QString jobStateName(JobState state)
{
    static const std::array names{QT_TRANSLATE_NOOP("jobs", "Queued"),     QT_TRANSLATE_NOOP("jobs", "Running"),
                                  QT_TRANSLATE_NOOP("jobs", "Pausing"),    QT_TRANSLATE_NOOP("jobs", "Paused"),
                                  QT_TRANSLATE_NOOP("jobs", "Cancelling"), QT_TRANSLATE_NOOP("jobs", "Cancelled"),
                                  QT_TRANSLATE_NOOP("jobs", "Failed"),     QT_TRANSLATE_NOOP("jobs", "Interrupted"),
                                  QT_TRANSLATE_NOOP("jobs", "Done")};
    return Words::tr(names[static_cast<std::size_t>(state)]);
}

const char* jobStateRole(JobState state)
{
    switch (state) {
    case JobState::Done:
        return "good";
    case JobState::Failed:
        return "bad";
    case JobState::Interrupted:
    case JobState::Paused:
    case JobState::Pausing:
        return "warning";
    case JobState::Queued:
    case JobState::Running:
    case JobState::Cancelling:
    case JobState::Cancelled:
        break;
    }
    return "muted";
}

QString whatHappened(const JobRecord& job)
{
    const auto message = translatedSentence(job.message);
    switch (job.state) {
    case JobState::Failed:
        return message.isEmpty() ? Words::tr("It failed without saying why; the log may tell more.") : message;
    case JobState::Interrupted:
        return message.isEmpty()
                   ? Words::tr("The program that worked on it ended. Resume goes on from the last checkpoint.")
                   : message;
    case JobState::Paused:
        return Words::tr("You paused it. Resume goes on where it stopped.");
    case JobState::Cancelled:
        return Words::tr("You cancelled it.");
    default:
        return {};
    }
}

QString progressText(const JobRecord& job)
{
    if (job.steps <= 0 || job.step <= 0) {
        return {};
    }
    switch (job.kind) {
    case JobKind::Import: // counts the bytes of its files
        return format::bytesOf(job.step, job.steps);
    case JobKind::Evaluate:
        return Words::tr("%1 of %2 measured").arg(format::count(job.step), format::count(job.steps));
    case JobKind::Train:
    case JobKind::Compose:
        break;
    }
    return Words::tr("step %1 of %2").arg(format::count(job.step), format::count(job.steps));
}

std::vector<JobRecord> waitingJobs(const std::vector<JobRecord>& all)
{
    std::vector<JobRecord> jobs;
    std::copy_if(all.begin(), all.end(), std::back_inserter(jobs), [](const JobRecord& job) {
        return job.state == JobState::Queued || job.state == JobState::Paused || job.state == JobState::Interrupted;
    });
    std::stable_sort(jobs.begin(), jobs.end(), [](const JobRecord& a, const JobRecord& b) {
        const bool aWaits = a.state == JobState::Queued;
        const bool bWaits = b.state == JobState::Queued;
        return aWaits != bWaits ? aWaits : aWaits && a.position < b.position;
    });
    return jobs;
}

bool aJobRuns(const std::vector<JobRecord>& jobs)
{
    return std::any_of(jobs.begin(), jobs.end(), [](const JobRecord& job) { return isActive(job.state); });
}

bool canPause(const JobRecord& job) { return job.state == JobState::Running; }

bool canResume(const JobRecord& job) { return canChange(job.state, JobState::Queued); }

bool canCancel(const JobRecord& job)
{
    return job.state != JobState::Cancelling && canChange(job.state, JobState::Cancelled);
}

} // namespace polymath
