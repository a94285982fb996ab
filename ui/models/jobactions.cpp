#include "ui/models/jobactions.h"

#include "core/jobs/queue.h"
#include "ui/widgets/sentences.h"

#include <utility>

namespace polymath {

JobActions::JobActions(ProjectSession& session, QObject* parent) : QObject(parent), m_session(session) {}

void JobActions::pause(RowId job)
{
    edit([job](Project& project) -> Result<void> {
        POLYMATH_CHECK(requestJob(project, job, JobCommand::Pause));
        return polymath::holdQueue(project, true);
    });
}

void JobActions::cancel(RowId job)
{
    edit([job](Project& project) { return requestJob(project, job, JobCommand::Cancel); });
}

void JobActions::resume(RowId job)
{
    edit([job](Project& project) -> Result<void> {
        POLYMATH_CHECK(requeueJob(project, job));
        return polymath::holdQueue(project, false);
    });
}

void JobActions::move(RowId job, int places)
{
    edit([job, places](Project& project) { return project.moveJob(job, places); });
}

void JobActions::holdQueue(bool held)
{
    edit([held](Project& project) { return polymath::holdQueue(project, held); });
}

void JobActions::edit(std::function<Result<void>(Project&)> work)
{
    m_session.edit(this, std::move(work), [this](const Result<void>& result) {
        if (!result) {
            Q_EMIT failed(translatedSentence(result.error().sentence));
        }
    });
}

} // namespace polymath
