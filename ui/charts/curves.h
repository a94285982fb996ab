#pragma once

#include "core/base/result.h"

#include <QSize>

#include <filesystem>
#include <string>
#include <vector>

/// Accuracy along a quantity that a study varies, such as the learning rate: for files.
namespace polymath::charts {

struct Curves {
    struct Series {
        std::string name;
        std::vector<double> x;          ///< above 0
        std::vector<double> values;     ///< percent
        std::vector<double> deviations; ///< percent; 0 where there is none
        bool kept = false;              ///< drawn dashed
        int colour = 1;                 ///< number as of a subject, see palette.h
    };
    std::string title;
    std::string axis; ///< what x is
    std::vector<Series> series;
};

/// Writes the chart as .png, .svg or .pdf; x runs in equal factors where it spans more than one of twenty. A
/// QApplication must exist. Errors: as saveChart(); Usage where there is nothing to draw.
[[nodiscard]] Result<void> saveCurves(const Curves& curves, const std::filesystem::path& file, QSize size = {900, 600});

} // namespace polymath::charts
