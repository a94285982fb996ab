#pragma once

#include "core/base/result.h"

#include <QImage>
#include <QSize>

#include <filesystem>

namespace polymath::charts {

class Plot;

/// Like toImage() and saveChart(), of a plot as it is, zoom included. The plot gets `size` and must not be shown.
[[nodiscard]] QImage toImage(Plot& plot, QSize size, double scale);
[[nodiscard]] Result<void> savePlot(Plot& plot, const std::filesystem::path& file, QSize size);

} // namespace polymath::charts
