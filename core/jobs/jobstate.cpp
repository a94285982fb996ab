#include "core/jobs/jobstate.h"

namespace polymath {

bool isActive(JobState state)
{
    return state == JobState::Running || state == JobState::Pausing || state == JobState::Cancelling;
}

bool hasEnded(JobState state)
{
    return state == JobState::Done || state == JobState::Cancelled || state == JobState::Failed;
}

bool canChange(JobState from, JobState to)
{
    switch (to) {
    case JobState::Queued:
        return from == JobState::Paused || from == JobState::Interrupted || from == JobState::Failed ||
               from == JobState::Cancelled;
    case JobState::Running:
        return from == JobState::Queued;
    case JobState::Pausing:
        return from == JobState::Running;
    case JobState::Paused:
        return from == JobState::Running || from == JobState::Pausing;
    case JobState::Cancelling:
        return from == JobState::Running || from == JobState::Pausing;
    case JobState::Cancelled:
        return from == JobState::Queued || from == JobState::Paused || from == JobState::Interrupted || isActive(from);
    case JobState::Failed:
    case JobState::Interrupted:
    case JobState::Done:
        return isActive(from);
    }
    return false;
}

} // namespace polymath
