#pragma once

#include "core/base/result.h"
#include "core/store/project.h"
#include "ui/charts/chart.h"
#include "ui/models/comparison.h"

#include <QDateTime>

#include <vector>

namespace polymath::report {

/// All that a report says, read and computed at once.
struct Data {
    ProjectSnapshot project;
    Comparison comparison;
    charts::Progress progress;
    QDateTime made;
};

/// Costly (intervals, metrics): for a background thread.
[[nodiscard]] Result<Data> readData(const Project& project);

/// The charts that have anything to draw.
[[nodiscard]] std::vector<charts::Chart> figures(const Data& data);

} // namespace polymath::report
