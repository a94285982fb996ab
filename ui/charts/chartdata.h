#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Charts of a project as plain numbers; ui/charts draws them, ui/models/chartdata.h makes them from records.
///
/// `colour` is the subject's number of ui/models/chartdata.h (0 the base), so that a subject has one colour everywhere.
/// Values that are not finite are not drawn.
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
        std::string method; ///< for people
        Measured retention; ///< x
        Measured target;    ///< y
        bool onFront = false;
        int colour = 0;
    };
    std::vector<Point> points;
};

/// Average accuracy against what it cost, one point for each subject.
struct Cost {
    struct Point {
        std::string name;
        std::string method; ///< for people
        Measured accuracy;
        double seconds = 0;    ///< of training
        double parameters = 0; ///< of the whole model
        double bytes = 0;      ///< peak memory of training
        int colour = 0;
    };
    std::vector<Point> points;
};

/// Loss of runs over steps, and below it the accuracies measured on the way.
struct Progress {
    struct Series {
        std::string name; ///< of the run; loss and accuracies of a run share a colour
        std::vector<double> steps;
        std::vector<double> values;
        std::vector<double> seconds = {}; ///< active time at each step; empty where unknown
        std::vector<double> tokens = {};  ///< seen at each step; empty where unknown
        std::vector<double> low = {};     ///< 95 % interval of each value; empty where unknown
        std::vector<double> high = {};
        std::string domain = {}; ///< of an accuracy
        bool retention = false;  ///< drawn dashed
        int colour = 1;
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
    struct Slot {
        std::string name;
        int colour = 0; ///< 0 the backbone, otherwise the number of the expert as a subject
    };
    struct Bar {
        std::string domain;
        int block = 0;
        std::vector<double> weights; ///< of each slot, sum 1
    };
    std::string subject;
    std::vector<Slot> slots;
    std::vector<Bar> bars; ///< by domain, then block
};

/// How many things are how large, such as documents by their length.
struct Histogram {
    struct Bin {
        double low = 0;
        double high = 0;
        std::int64_t count = 0;
    };
    std::string title;
    std::string unit; ///< of the values: "tokens"
    std::vector<Bin> bins;
    std::optional<double> median;
    std::optional<double> rowLength; ///< tokens of a training row; longer documents are divided
    int colour = 0;                  ///< the domain's number
    bool openEnded = false;          ///< the last bin also holds everything longer
};

using Chart = std::variant<Tradeoff, Progress, Forgetting, Routing, Cost, Histogram>;

/// Whether there is nothing to draw.
[[nodiscard]] bool isEmpty(const Chart& chart);

/// The numbers of a chart as a table with a line of headings (RFC 4180: CRLF, quotes doubled). Values are those of the
/// structs above; what is not finite is left empty.
[[nodiscard]] std::string toCsv(const Chart& chart);

/// Exponential mean of `values`, `weight` 0 (as measured) to below 1, without the bias of its beginning (Kingma & Ba
/// 2015, section 3). What is not finite stays so and counts for nothing.
class Smoother {
public:
    explicit Smoother(double weight) : m_weight(weight) {}
    [[nodiscard]] double next(double value);

private:
    double m_weight;
    double m_mean = 0;
    double m_share = 0; ///< how much of the mean is measured, 1 - weight^n
};

} // namespace polymath::charts
