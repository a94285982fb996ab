#pragma once

#include "core/base/result.h"
#include "ui/charts/chartdata.h"
#include "ui/charts/palette.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <filesystem>
#include <functional>
#include <set>
#include <string>

/// Charts as pictures and files. ChartView shows them in a window.
namespace polymath::charts {

/// What a Progress chart runs along.
enum class ProgressAxis { Step, Time, Tokens };
/// What a Cost chart sets accuracy against.
enum class CostAxis { TrainingTime, Parameters, PeakMemory };

/// How a chart is drawn.
struct ChartOptions {
    ChartTheme theme = ChartTheme::light();
    double smoothing = 0.9; ///< of losses, 0 to 0.99
    ProgressAxis progressAxis = ProgressAxis::Step;
    CostAxis costAxis = CostAxis::TrainingTime;
    /// Subjects, runs and slots that are not drawn; a domain of a Progress as "domain/NAME".
    std::set<std::string> hidden;
};

/// What the chart shows, in words, for people who do not see it.
[[nodiscard]] QString describe(const Chart& chart);

/// The chart as an image of `size` logical pixels, drawn at `scale`. A QApplication must exist.
[[nodiscard]] QImage toImage(const Chart& chart, const ChartOptions& options, QSize size, double scale = 2);

/// The chart as an SVG document whose title is what describe() says. A QApplication must exist.
[[nodiscard]] QByteArray toSvg(const Chart& chart, const ChartOptions& options, QSize size);

/// Writes a chart as .png (at double resolution), .svg, .pdf, or its numbers as .csv. A QApplication must exist, except
/// for .csv. Errors: Usage for other endings, OutOfResources where the file cannot be written.
[[nodiscard]] Result<void> saveChart(const Chart& chart, const std::filesystem::path& file,
                                     const ChartOptions& options = {}, QSize size = {900, 600});

/// Runs `work` inside an off-screen application of its own, for a program without a window.
[[nodiscard]] Result<void> withOffscreenApplication(const std::function<Result<void>()>& work);

/// saveChart() for a program without a window.
[[nodiscard]] Result<void> saveChartOffscreen(const Chart& chart, const std::filesystem::path& file,
                                              const ChartOptions& options = {});

} // namespace polymath::charts
