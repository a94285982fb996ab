#pragma once

#include "core/base/result.h"
#include "core/store/project.h"
#include "ui/models/projectsnapshot.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QThread>

#include <functional>
#include <memory>
#include <type_traits>

namespace polymath {

class ProjectReader;

/// The project that the window shows. All reading and writing happens in a thread of its own; the window's thread sees
/// snapshots, and answers to what it asked, as signals and callbacks. Follows what workers write, marks jobs whose
/// worker is gone, and starts the next job of the queue.
class ProjectSession : public QObject {
    Q_OBJECT

public:
    enum class State { Closed, Opening, Ready, Failed };

    explicit ProjectSession(QObject* parent = nullptr);
    ~ProjectSession() override;

    /// Opens a project; the one that is open is closed. A project that another window has open is read only here.
    void open(const QString& folder);
    /// Makes a project beside a model (a .gguf file or a Hugging Face folder) and opens it.
    void create(const QString& folder, const QString& model);
    void close();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }
    [[nodiscard]] QString folder() const { return m_folder; }
    /// An earlier Polymath had made it: opening brought it up to date and kept a copy of the database beside it.
    [[nodiscard]] bool wasUpgraded() const { return m_upgraded; }
    [[nodiscard]] const Error& error() const { return m_error; } ///< of State::Failed
    /// Never null; empty unless ready. Keep the pointer to compute on it in another thread.
    [[nodiscard]] std::shared_ptr<const ProjectSnapshot> snapshot() const { return m_snapshot; }

    /// Runs `work` (Project& -> Result<T>) in the project's thread, then `done` (Result<T>) in the window's thread
    /// unless `context` is gone by then. Answers come in the order they were asked for; `done` gets an Error with
    /// ErrorCode::Cancelled where another project was opened, or this one closed, before the answer came.
    template <typename Work, typename Done> void read(QObject* context, Work work, Done done)
    {
        post(false, context, std::move(work), std::move(done));
    }
    /// The same for changes: refused while the project is read only; the snapshot is read again before `done`.
    template <typename Work, typename Done> void edit(QObject* context, Work work, Done done)
    {
        post(true, context, std::move(work), std::move(done));
    }

Q_SIGNALS:
    void stateChanged();
    void changed(polymath::Parts parts); ///< the snapshot is a new one, different in these parts

private:
    friend class ProjectReader;

    template <typename Work, typename Done> void post(bool edits, QObject* context, Work work, Done done)
    {
        using Answer = std::invoke_result_t<Work, Project&>;
        auto answer = std::make_shared<Answer>(fail(ErrorCode::Usage, ""));
        run(
            edits, [work = std::move(work), answer](Project& project) { *answer = work(project); },
            [answer, context = QPointer<QObject>(context), done = std::move(done)](const Error* refused) {
                if (context) {
                    done(refused != nullptr ? Answer(tl::unexpected(*refused)) : std::move(*answer));
                }
            });
    }
    void run(bool edits, std::function<void(Project&)> work, std::function<void(const Error*)> done);
    void begin(const QString& folder);
    void takeState(int opening, State state, bool readOnly, bool upgraded, const Error& error);
    void takeSnapshot(int opening, std::shared_ptr<const ProjectSnapshot> snapshot, Parts parts);

    QThread m_thread;
    ProjectReader* m_reader;
    int m_opening = 0; ///< which opening or closing this is; what belongs to an earlier one is not shown
    State m_state = State::Closed;
    bool m_readOnly = false;
    bool m_upgraded = false;
    QString m_folder;
    Error m_error;
    std::shared_ptr<const ProjectSnapshot> m_snapshot;
};

} // namespace polymath
