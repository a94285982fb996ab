#pragma once

#include <QObject>

namespace polymath {

/// Keeps the wheel from changing fields that do not have the focus, so that scrolling a page never changes a setting.
/// Installed on the application once.
class WheelGuard : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace polymath
