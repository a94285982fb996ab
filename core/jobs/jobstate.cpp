#include "core/jobs/jobstate.h"

#include "core/base/translate.h"

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

std::string jobTitle(JobKind kind, const std::vector<std::string>& what)
{
    constexpr std::size_t mostNamed = 3;
    if (what.size() > mostNamed) {
        return sentence(POLYMATH_TEXT("sentences", "Measure %1 subjects"), {std::to_string(what.size())});
    }
    std::string names;
    for (const auto& name : what) {
        names += (names.empty() ? "" : ", ") + name;
    }
    switch (kind) {
    case JobKind::Import:
        return sentence(POLYMATH_TEXT("sentences", "Import %1"), {names});
    case JobKind::Compose:
        return sentence(POLYMATH_TEXT("sentences", "Compose %1"), {names});
    case JobKind::Evaluate:
        return sentence(POLYMATH_TEXT("sentences", "Measure %1"), {names});
    case JobKind::Train:
        break;
    }
    return sentence(POLYMATH_TEXT("sentences", "Train %1"), {names});
}

} // namespace polymath
