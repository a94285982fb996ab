#pragma once

#include <QString>

class QToolButton;

namespace polymath {

/// A quiet button without text; `tip` says what it does, also to screen readers.
[[nodiscard]] QToolButton* makeIconButton(const QString& objectName, const QString& icon, const QString& tip);

} // namespace polymath
