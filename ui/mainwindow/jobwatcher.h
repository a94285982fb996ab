#pragma once

#include "core/store/records.h"

#include <QObject>

#include <map>

namespace polymath {

class Awake;
class ProjectSession;

/// Watches the project's jobs for the rest of the system: keeps the machine awake while one runs, and says when one of
/// more than a minute has ended.
class JobWatcher : public QObject {
    Q_OBJECT

public:
    explicit JobWatcher(ProjectSession& session, QObject* parent = nullptr);

    [[nodiscard]] bool wantsAwake() const { return m_wantsAwake; }

Q_SIGNALS:
    /// A job of more than a minute is done, failed or was interrupted.
    void longJobEnded(const QString& title, const QString& text);

private:
    void look();

    ProjectSession& m_session;
    Awake* m_awake;
    bool m_wantsAwake = false;
    std::map<RowId, JobState> m_states; ///< as of the last look
};

} // namespace polymath
