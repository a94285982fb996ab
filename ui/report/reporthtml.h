#pragma once

#include "ui/report/reportdata.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace polymath::report {

/// The report as HTML that both browsers and QTextDocument understand. `figureTag` gives the markup of a figure by its
/// number.
[[nodiscard]] QString toHtml(const Data& data, int figures, const std::function<QString(int figure)>& figureTag);

} // namespace polymath::report
