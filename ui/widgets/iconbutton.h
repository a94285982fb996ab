#pragma once

#include <QString>

class QPushButton;
class QToolButton;

namespace polymath {

/// A quiet button without text; `tip` says what it does, also to screen readers.
[[nodiscard]] QToolButton* makeIconButton(const QString& objectName, const QString& icon, const QString& tip);
/// A button with an icon before its text.
[[nodiscard]] QPushButton* makePushButton(const QString& objectName, const QString& icon, const QString& text);

} // namespace polymath
