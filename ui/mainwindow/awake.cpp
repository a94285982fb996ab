#include "ui/mainwindow/awake.h"

#include "core/base/log.h"

#ifdef POLYMATH_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#endif

namespace polymath {

Awake::Awake(QObject* parent) : QObject(parent) {}

Awake::~Awake() { release(); }

#ifdef POLYMATH_DBUS

void Awake::hold(const QString& why)
{
    if (m_wanted) {
        return;
    }
    m_wanted = true;
    auto message = QDBusMessage::createMethodCall("org.freedesktop.login1", "/org/freedesktop/login1",
                                                  "org.freedesktop.login1.Manager", "Inhibit");
    message << QString("sleep:idle") << QString("Polymath") << why << QString("block");
    auto* call = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(message), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, &Awake::take);
}

void Awake::take(QDBusPendingCallWatcher* call)
{
    const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *call;
    call->deleteLater();
    if (!reply.isValid()) {
        log::info("The system does not take requests to stay awake: " + reply.error().message().toStdString());
    } else if (m_wanted && !m_lock) {
        m_lock = std::make_shared<QDBusUnixFileDescriptor>(reply.value());
    }
}

void Awake::release()
{
    m_wanted = false;
    m_lock.reset();
}

#else // Windows (SetThreadExecutionState) and macOS (IOPMAssertionCreateWithName) hold nothing yet.

void Awake::hold(const QString&) {}
void Awake::take(QDBusPendingCallWatcher*) {}
void Awake::release() {}

#endif

} // namespace polymath
