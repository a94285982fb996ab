#pragma once

#include <QObject>

namespace polymath {

/// Messages of the desktop, for when the window is not looked at.
class Notifier : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Does not wait for the desktop; where there is none to show it, nothing happens.
    void tell(const QString& title, const QString& text);
};

} // namespace polymath
