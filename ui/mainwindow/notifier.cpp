#include "ui/mainwindow/notifier.h"

#ifdef POLYMATH_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#else
#include <QApplication>
#include <QSystemTrayIcon>
#endif

namespace polymath {

#ifdef POLYMATH_DBUS

void Notifier::tell(const QString& title, const QString& text)
{
    auto message = QDBusMessage::createMethodCall("org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                                                  "org.freedesktop.Notifications", "Notify");
    message << QString("Polymath") << 0U << QString("polymath") << title << text.toHtmlEscaped() << QStringList()
            << QVariantMap{{"desktop-entry", "polymath"}} << -1;
    QDBusConnection::sessionBus().send(message);
}

#else

void Notifier::tell(const QString& title, const QString& text)
{
    auto* icon = new QSystemTrayIcon(QApplication::windowIcon(), this);
    connect(icon, &QSystemTrayIcon::messageClicked, icon, &QObject::deleteLater);
    icon->show();
    icon->showMessage(title, text);
}

#endif

} // namespace polymath
