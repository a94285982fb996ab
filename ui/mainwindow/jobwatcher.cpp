#include "ui/mainwindow/jobwatcher.h"

#include "core/jobs/jobstate.h"
#include "ui/mainwindow/awake.h"
#include "ui/models/jobwords.h"
#include "ui/models/projectsession.h"
#include "ui/widgets/format.h"
#include "ui/widgets/sentences.h"

#include <algorithm>

namespace polymath {

namespace {

constexpr double longSeconds = 60;

bool endedByItself(JobState state)
{
    return state == JobState::Done || state == JobState::Failed || state == JobState::Interrupted;
}

/// Import and evaluation jobs keep no active time.
double secondsOf(const JobRecord& job)
{
    return std::max(job.activeSeconds, static_cast<double>(job.endedMs - job.startedMs) / 1000);
}

} // namespace

JobWatcher::JobWatcher(ProjectSession& session, QObject* parent)
    : QObject(parent), m_session(session), m_awake(new Awake(this))
{
    connect(&session, &ProjectSession::stateChanged, this, &JobWatcher::look);
    connect(&session, &ProjectSession::changed, this, [this](Parts parts) {
        if (parts & Part::Jobs) {
            look();
        }
    });
}

void JobWatcher::look()
{
    std::map<RowId, JobState> states;
    for (const auto& job : m_session.snapshot()->jobs) {
        states[job.id] = job.state;
        const auto before = m_states.find(job.id);
        if (before != m_states.end() && isActive(before->second) && endedByItself(job.state) &&
            secondsOf(job) > longSeconds) {
            Q_EMIT longJobEnded(tr("%1: %2").arg(translatedSentence(job.title), jobStateName(job.state)),
                                job.state == JobState::Done ? tr("It took %1.").arg(format::duration(secondsOf(job)))
                                                            : whatHappened(job));
        }
    }
    m_states = std::move(states);
    m_wantsAwake =
        std::any_of(m_states.begin(), m_states.end(), [](const auto& entry) { return isActive(entry.second); });
    if (m_wantsAwake) {
        m_awake->hold(tr("A model is being trained"));
    } else {
        m_awake->release();
    }
}

} // namespace polymath
