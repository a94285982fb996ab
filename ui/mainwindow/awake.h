#pragma once

#include <QObject>

class QDBusPendingCallWatcher;

namespace polymath {

/// Keeps the machine from going to sleep while it is held; the screen may go dark. Asks the system without waiting for
/// it. Linux with systemd-logind; elsewhere it holds nothing, and says so.
class Awake : public QObject {
    Q_OBJECT

public:
    explicit Awake(QObject* parent = nullptr);
    ~Awake() override;

    /// `why` is what the system shows when somebody wants it to sleep.
    void hold(const QString& why);
    void release();
    [[nodiscard]] bool isHeld() const { return m_lock >= 0; }

private:
    void take(QDBusPendingCallWatcher* call);

    bool m_wanted = false;
    int m_lock = -1; ///< the system's file descriptor: sleep is held off until it is closed
};

} // namespace polymath
