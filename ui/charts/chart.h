#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

class QCustomPlot;

/// Charts of a project: plain numbers in, a drawing or a widget's content out.
namespace polymath::charts {

/// A value in percent with its 95 % interval.
struct Measured {
    double value = 0;
    double low = 0;
    double high = 0;
};

/// Retention against target accuracy, one point for each subject.
struct Tradeoff {
    struct Point {
        std::string name;
        std::string method; ///< points of one method share a colour
        Measured retention; ///< x
        Measured target;    ///< y
        bool onFront = false;
    };
    std::vector<Point> points;
};

/// Loss of runs over steps, and below it the accuracies measured on the way.
struct Progress {
    struct Series {
        std::string name; ///< of the run; loss and accuracies of a run share a colour
        std::vector<double> steps;
        std::vector<double> values;
        std::string domain = {}; ///< of an accuracy
        bool retention = false;  ///< drawn dashed
    };
    std::vector<Series> losses;
    std::vector<Series> accuracies; ///< percent
};

/// What each subject gained or lost on each domain, in points of accuracy against the base.
struct Forgetting {
    std::vector<std::string> subjects;         ///< rows
    std::vector<std::string> domains;          ///< columns
    std::vector<std::vector<Measured>> deltas; ///< [subject][domain]
};

/// Mean gate weights by domain and block; bars stacked over slots.
struct Routing {
    struct Bar {
        std::string domain;
        int block = 0;
        std::vector<double> weights; ///< of each slot, sum 1
    };
    std::string subject;
    std::vector<std::string> slots;
    std::vector<Bar> bars; ///< by domain, then block
};

using Chart = std::variant<Tradeoff, Progress, Forgetting, Routing>;

/// Draws a chart into an empty plot. A QApplication must exist.
void draw(QCustomPlot& plot, const Chart& chart);

/// Writes a chart as .png (at double resolution), .svg or .pdf. Errors: Usage for other endings, OutOfResources where
/// the file cannot be written.
[[nodiscard]] Result<void> saveChart(const Chart& chart, const std::filesystem::path& file, int width = 900,
                                     int height = 600);

/// The same for a program without a window: runs inside an off-screen application of its own.
[[nodiscard]] Result<void> saveChartOffscreen(const Chart& chart, const std::filesystem::path& file);

} // namespace polymath::charts
