#pragma once

#include "core/base/result.h"
#include "core/store/project.h"
#include "ui/charts/chart.h"
#include "ui/models/comparison.h"

#include <QDateTime>
#include <QString>

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

/// A chart with its words.
struct Figure {
    QString title;
    QString note; ///< how to read it
    charts::Chart chart;
};

/// Those with anything to draw.
[[nodiscard]] std::vector<Figure> figures(const Data& data);

} // namespace polymath::report
