#include "ui/models/projectsession.h"

#include "core/base/translate.h"
#include "core/jobs/newproject.h"
#include "core/jobs/queue.h"

#include <QLockFile>
#include <QTimer>

#include <chrono>
#include <optional>
#include <utility>

namespace polymath {

namespace {
constexpr std::chrono::milliseconds pollEvery{250};
constexpr int reviewEvery = 8; ///< polls

Result<ProjectSnapshot> readSnapshot(const Project& project)
{
    ProjectSnapshot snapshot;
    snapshot.folder = project.folder();
    POLYMATH_TRY(name, project.name());
    POLYMATH_TRY(base, project.baseModel());
    POLYMATH_TRY(domains, project.domains());
    POLYMATH_TRY(sources, project.sources());
    POLYMATH_TRY(jobs, project.jobs());
    POLYMATH_TRY(held, isQueueHeld(project));
    POLYMATH_TRY(experts, project.experts());
    POLYMATH_TRY(compositions, project.compositions());
    POLYMATH_TRY(evaluations, project.evaluations());
    POLYMATH_TRY(routing, project.routing());
    POLYMATH_TRY(tasks, project.tasks());
    POLYMATH_TRY(taskResults, project.taskResults());
    snapshot.name = std::move(name);
    snapshot.base = std::move(base);
    snapshot.domains = std::move(domains);
    snapshot.sources = std::move(sources);
    snapshot.jobs = std::move(jobs);
    snapshot.queueHeld = held;
    snapshot.experts = std::move(experts);
    snapshot.compositions = std::move(compositions);
    snapshot.evaluations = std::move(evaluations);
    snapshot.routing = std::move(routing);
    snapshot.tasks = std::move(tasks);
    snapshot.taskResults = std::move(taskResults);
    return snapshot;
}

Parts differences(const ProjectSnapshot& before, const ProjectSnapshot& after)
{
    Parts parts;
    parts.setFlag(Part::Base, before.folder != after.folder || before.name != after.name || before.base != after.base);
    parts.setFlag(Part::Domains, before.domains != after.domains || before.sources != after.sources);
    parts.setFlag(Part::Jobs, before.jobs != after.jobs || before.queueHeld != after.queueHeld);
    parts.setFlag(Part::Subjects, before.experts != after.experts || before.compositions != after.compositions);
    parts.setFlag(Part::Evaluations, before.evaluations != after.evaluations || before.routing != after.routing);
    parts.setFlag(Part::Tasks, before.tasks != after.tasks || before.taskResults != after.taskResults);
    return parts;
}

} // namespace

/// Lives in the project's thread.
class ProjectReader : public QObject {
public:
    explicit ProjectReader(ProjectSession* session) : m_session(session), m_timer(new QTimer(this))
    {
        connect(m_timer, &QTimer::timeout, this, &ProjectReader::poll);
    }

    void take(int opening, Result<Project> project)
    {
        close();
        m_opening = opening;
        if (!project) {
            tell(ProjectSession::State::Failed, project.error());
            return;
        }
        m_lock = std::make_unique<QLockFile>(QString::fromStdString((project->folder() / "window.lock").string()));
        m_lock->setStaleLockTime(0); // a window of a dead process is told by its process alone
        m_readOnly = !m_lock->tryLock(0);
        m_upgraded = project->upgradedFrom().has_value();
        m_project.emplace(std::move(*project));
        m_version = -1;
        m_last = std::make_shared<ProjectSnapshot>();
        poll();
        if (m_project) {
            tell(ProjectSession::State::Ready, {});
            m_timer->start(pollEvery);
        }
    }

    void close()
    {
        m_timer->stop();
        m_project.reset();
        m_lock.reset();
        m_readOnly = false;
        m_upgraded = false;
    }

    void run(bool edits, const std::function<void(Project&)>& work, const std::function<void(const Error*)>& done)
    {
        std::optional<Error> refused;
        if (!m_project) {
            refused = Error{ErrorCode::Usage, POLYMATH_TEXT("sentences", "No project is open."), {}};
        } else if (edits && m_readOnly) {
            refused =
                Error{ErrorCode::Usage,
                      POLYMATH_TEXT("sentences", "Another window has this project open, so it cannot be changed here."),
                      {}};
        } else {
            work(*m_project);
            if (edits) {
                m_polls = 0; // what was changed may let a job start
                poll();
            }
        }
        QMetaObject::invokeMethod(m_session, [done, refused] { done(refused ? &*refused : nullptr); });
    }

private:
    void poll()
    {
        if (!m_readOnly && m_polls++ % reviewEvery == 0) {
            // Marks jobs whose worker is gone as well. A failure is told by the job, or by the next reading.
            static_cast<void>(startNext(*m_project));
        }
        const auto version = m_project->dataVersion();
        if (version == m_version) {
            return;
        }
        auto snapshot = readSnapshot(*m_project);
        if (!snapshot) {
            close();
            tell(ProjectSession::State::Failed, snapshot.error());
            return;
        }
        m_version = version;
        const auto parts = differences(*m_last, *snapshot);
        if (parts) {
            m_last = std::make_shared<const ProjectSnapshot>(std::move(*snapshot));
            QMetaObject::invokeMethod(m_session, [session = m_session, opening = m_opening, last = m_last, parts] {
                session->takeSnapshot(opening, last, parts);
            });
        }
    }

    void tell(ProjectSession::State state, const Error& error)
    {
        QMetaObject::invokeMethod(
            m_session, [session = m_session, opening = m_opening, state, readOnly = m_readOnly, upgraded = m_upgraded,
                        error] { session->takeState(opening, state, readOnly, upgraded, error); });
    }

    ProjectSession* m_session;
    QTimer* m_timer;
    std::optional<Project> m_project;
    std::unique_ptr<QLockFile> m_lock;
    std::shared_ptr<const ProjectSnapshot> m_last;
    std::int64_t m_version = -1;
    int m_opening = 0; ///< of the session, when it asked for this project
    bool m_readOnly = false;
    bool m_upgraded = false;
    int m_polls = 0;
};

ProjectSession::ProjectSession(QObject* parent)
    : QObject(parent), m_reader(new ProjectReader(this)), m_snapshot(std::make_shared<ProjectSnapshot>())
{
    qRegisterMetaType<Parts>();
    m_thread.setObjectName("project");
    m_reader->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_reader, &QObject::deleteLater);
    m_thread.start();
}

ProjectSession::~ProjectSession()
{
    m_thread.quit();
    m_thread.wait();
}

void ProjectSession::begin(const QString& folder)
{
    ++m_opening;
    m_folder = folder;
    m_snapshot = std::make_shared<ProjectSnapshot>();
    m_state = State::Opening;
    Q_EMIT stateChanged();
}

void ProjectSession::open(const QString& folder)
{
    begin(folder);
    QMetaObject::invokeMethod(m_reader, [reader = m_reader, opening = m_opening, path = folder.toStdString()] {
        reader->take(opening, Project::open(path));
    });
}

void ProjectSession::create(const QString& folder, const QString& model)
{
    begin(folder);
    QMetaObject::invokeMethod(m_reader,
                              [reader = m_reader, opening = m_opening, path = folder.toStdString(),
                               base = model.toStdString()] { reader->take(opening, createProject(path, base)); });
}

void ProjectSession::close()
{
    QMetaObject::invokeMethod(m_reader, [reader = m_reader] { reader->close(); });
    ++m_opening;
    m_folder.clear();
    m_snapshot = std::make_shared<ProjectSnapshot>();
    m_state = State::Closed;
    m_readOnly = false;
    Q_EMIT stateChanged();
}

void ProjectSession::run(bool edits, std::function<void(Project&)> work, std::function<void(const Error*)> done)
{
    auto answer = [this, opening = m_opening, done = std::move(done)](const Error* refused) {
        if (opening != m_opening) {
            const Error gone{ErrorCode::Cancelled,
                             POLYMATH_TEXT("sentences", "The project was closed before this was answered."),
                             {}};
            done(&gone);
        } else {
            done(refused);
        }
    };
    QMetaObject::invokeMethod(m_reader, [reader = m_reader, edits, work = std::move(work), answer = std::move(answer)] {
        reader->run(edits, work, answer);
    });
}

void ProjectSession::takeState(int opening, State state, bool readOnly, bool upgraded, const Error& error)
{
    if (opening != m_opening) {
        return; // closed, or another one opened, while it was opening
    }
    m_state = state;
    m_readOnly = readOnly;
    m_upgraded = upgraded;
    m_error = error;
    Q_EMIT stateChanged();
}

void ProjectSession::takeSnapshot(int opening, std::shared_ptr<const ProjectSnapshot> snapshot, Parts parts)
{
    if (opening != m_opening) {
        return;
    }
    m_snapshot = std::move(snapshot);
    Q_EMIT changed(parts);
}

} // namespace polymath
