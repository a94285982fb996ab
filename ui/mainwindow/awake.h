#pragma once

#include <QObject>

#include <memory>

class QDBusPendingCallWatcher;
class QDBusUnixFileDescriptor;

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
    [[nodiscard]] bool isHeld() const { return m_lock != nullptr; }

private:
    void take(QDBusPendingCallWatcher* call);

    bool m_wanted = false;
    std::shared_ptr<QDBusUnixFileDescriptor>
        m_lock; ///< sleep is held off until it is closed; shared, as it is only declared here
};

} // namespace polymath
