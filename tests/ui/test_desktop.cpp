#include "ui/mainwindow/awake.h"
#include "ui/mainwindow/notifier.h"

#include <gtest/gtest.h>

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusUnixFileDescriptor>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace polymath;

namespace {

/// systemd-logind, as far as holding off sleep goes: whoever asks gets the end of a pipe, and holds until it is closed.
class FakeLogin : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    ~FakeLogin() override { forget(); }

    QStringList asked; ///< what, who, why and mode of the newest request

    /// Whether somebody still has the other end.
    [[nodiscard]] bool isHeld() const
    {
        char byte = 0;
        return m_read >= 0 && ::read(m_read, &byte, 1) != 0; // 0: closed everywhere
    }

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString& who, const QString& why, const QString& mode)
    {
        forget();
        asked = {what, who, why, mode};
        int ends[2] = {-1, -1};
        EXPECT_EQ(::pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
        m_read = ends[0];
        const QDBusUnixFileDescriptor given(ends[1]); // keeps a copy
        ::close(ends[1]);
        return given;
    }

private:
    void forget()
    {
        if (m_read >= 0) {
            ::close(m_read);
        }
        m_read = -1;
    }

    int m_read = -1;
};

/// The desktop's notifications.
class FakeNotifications : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList told; ///< title and text of the newest message

public Q_SLOTS:
    uint Notify(const QString& program, uint, const QString&, const QString& title, const QString& text,
                const QStringList&, const QVariantMap& hints, int)
    {
        EXPECT_EQ(program, "Polymath");
        EXPECT_EQ(hints.value("desktop-entry").toString(), "polymath");
        told = {title, text};
        return 1;
    }
};

class Desktop : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        // The bus of this test is the system's too; nothing has asked for either before.
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
    }
    void SetUp() override
    {
        ASSERT_TRUE(m_bus.isConnected()) << m_bus.lastError().message().toStdString();
        ASSERT_TRUE(m_bus.registerService("org.freedesktop.login1"));
        ASSERT_TRUE(m_bus.registerService("org.freedesktop.Notifications"));
        ASSERT_TRUE(m_bus.registerObject("/org/freedesktop/login1", &m_login, QDBusConnection::ExportAllSlots));
        ASSERT_TRUE(
            m_bus.registerObject("/org/freedesktop/Notifications", &m_notifications, QDBusConnection::ExportAllSlots));
    }
    void TearDown() override
    {
        m_bus.unregisterService("org.freedesktop.login1");
        m_bus.unregisterService("org.freedesktop.Notifications");
        m_bus.unregisterObject("/org/freedesktop/login1");
        m_bus.unregisterObject("/org/freedesktop/Notifications");
    }

    QDBusConnection m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, "desktop");
    FakeLogin m_login;
    FakeNotifications m_notifications;
};

} // namespace

TEST_F(Desktop, SleepIsHeldOffUntilItIsReleased)
{
    Awake awake;
    awake.hold("A model is being trained");
    ASSERT_TRUE(QTest::qWaitFor([&] { return awake.isHeld(); }));
    EXPECT_EQ(m_login.asked, QStringList({"sleep:idle", "Polymath", "A model is being trained", "block"}));
    EXPECT_TRUE(m_login.isHeld());
    awake.hold("again"); // asks once
    awake.release();
    EXPECT_FALSE(awake.isHeld());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !m_login.isHeld(); }));
    EXPECT_EQ(m_login.asked[2], "A model is being trained");
}

TEST_F(Desktop, ReleasedBeforeTheAnswerItHoldsNothing)
{
    Awake awake;
    awake.hold("training");
    awake.release();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !m_login.asked.isEmpty(); }));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !m_login.isHeld(); }));
    EXPECT_FALSE(awake.isHeld());
    awake.hold("training again");
    EXPECT_TRUE(QTest::qWaitFor([&] { return awake.isHeld() && m_login.isHeld(); }));
}

TEST_F(Desktop, SleepIsAllowedAgainWhenTheWindowGoes)
{
    {
        Awake awake;
        awake.hold("training");
        ASSERT_TRUE(QTest::qWaitFor([&] { return awake.isHeld(); }));
    }
    EXPECT_TRUE(QTest::qWaitFor([&] { return !m_login.isHeld(); }));
}

TEST_F(Desktop, MessagesArriveAsTextNotAsMarkup)
{
    Notifier notifier;
    notifier.tell("Train law: Done", "It took 2 h < 3 h & was fine.");
    ASSERT_TRUE(QTest::qWaitFor([&] { return !m_notifications.told.isEmpty(); }));
    EXPECT_EQ(m_notifications.told, QStringList({"Train law: Done", "It took 2 h &lt; 3 h &amp; was fine."}));
}

#include "test_desktop.moc"
