#pragma once

#include <QPixmap>

class QColor;

namespace polymath {

/// A filled circle of 12 px in the colour of a domain or a subject, beside its name.
[[nodiscard]] QPixmap colourDot(const QColor& colour);

} // namespace polymath
