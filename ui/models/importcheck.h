#pragma once

#include "core/text/importrun.h"
#include "ui/models/leavablework.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <filesystem>
#include <memory>

namespace polymath {

/// Tries an import out while its dialog is open: what would be kept of each file, and what cleaning would do. Nothing
/// is written to the project.
class ImportCheck : public QObject {
    Q_OBJECT

public:
    enum class State {
        Idle,    ///< nothing to count
        Waiting, ///< too much to count unasked; start() counts it
        Running,
        Done,
        Failed
    };

    explicit ImportCheck(std::filesystem::path project, QObject* parent = nullptr);
    ~ImportCheck() override;

    /// What is to be counted; the count before it is given up. `bytes` of more than `mostUnasked` wait for start().
    void setRequest(const ImportRequest& request, const Passwords& passwords, std::int64_t bytes);
    void start();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const ImportOutcome& outcome() const { return m_outcome; } ///< of Done
    [[nodiscard]] const QString& sentence() const { return m_sentence; }     ///< of Failed
    [[nodiscard]] int percent() const { return m_percent; }                  ///< of Running

    /// A few seconds of work.
    static constexpr std::int64_t mostUnasked = 40'000'000;

Q_SIGNALS:
    void changed();

private:
    void give(State state);

    std::filesystem::path m_project;
    QTimer m_delay; ///< so that not every key or click starts a count
    ImportRequest m_request;
    Passwords m_passwords;
    State m_state = State::Idle;
    ImportOutcome m_outcome;
    QString m_sentence;
    int m_percent = 0;
    std::shared_ptr<std::atomic_bool> m_stop; ///< of the count under way
    LeavableWork m_background;
};

} // namespace polymath
