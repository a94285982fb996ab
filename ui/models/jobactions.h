#pragma once

#include "ui/models/projectsession.h"

#include <QObject>

namespace polymath {

/// What people do with jobs, in the project's thread. A refusal is told by failed(), never by silence.
class JobActions : public QObject {
    Q_OBJECT

public:
    explicit JobActions(ProjectSession& session, QObject* parent = nullptr);

    void pause(RowId job); ///< and holds the queue: what comes next may need what this job makes
    void cancel(RowId job);
    void resume(RowId job);           ///< back into the queue, which goes on
    void move(RowId job, int places); ///< towards the front of the queue (negative) or its end
    void holdQueue(bool held);        ///< while held no further job starts

Q_SIGNALS:
    void failed(const QString& sentence);

private:
    void edit(std::function<Result<void>(Project&)> work);

    ProjectSession& m_session;
};

} // namespace polymath
