#pragma once

#include "core/metrics/scores.h"
#include "core/study/plan.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace polymath::study {

/// What several runs gave.
struct Statistic {
    std::size_t count = 0;
    double mean = 0;
    double deviation = 0; ///< of the sample (n - 1); 0 for fewer than two
};
[[nodiscard]] Statistic statisticOf(const std::vector<double>& values);

/// A row of a study's tables on one domain, over its seeds.
struct OnDomain {
    Statistic accuracy;                       ///< 0..1
    std::optional<Interval> change;           ///< against the base; paired over documents, seeds together
    bool learned = false;                     ///< a domain that the row was trained on
    std::map<std::string, double> gates = {}; ///< mean weight of each slot, over blocks and seeds; empty without gates
};

/// Runs that differ by seed alone.
struct ResultRow {
    std::string name;    ///< PlannedRun::row, or "base"
    std::size_t run = 0; ///< index in the study's runs
    Point point;
    std::vector<std::string> learned;   ///< domains
    std::vector<std::int64_t> seeds;    ///< that are measured
    std::size_t planned = 0;            ///< seeds
    std::vector<std::string> problems;  ///< of runs that failed
    std::int64_t trainedParameters = 0; ///< that got gradients, its experts' among them
    std::int64_t addedParameters = 0;   ///< beside the base
    double tokens = 0;                  ///< learned from, its experts' among them; mean over seeds, as all below
    double steps = 0;
    double seconds = 0;
    double peakMemoryBytes = 0;              ///< the largest of its runs
    std::map<std::string, OnDomain> results; ///< by domain; all of the study's, or none
    Statistic target;                        ///< mean accuracy of what it learned (of the targets, for the base)
    Statistic average;                       ///< mean accuracy of all domains
    Statistic validation; ///< mean accuracy of what it learned on validation documents, at the end of training
};

/// The point of a grid at which a run did best on validation documents, mean over seeds and domains.
struct Best {
    std::size_t run = 0;
    std::string key; ///< the study's axis
    std::string value;
    double validation = 0;
    bool atEdge = false; ///< the smallest or the largest value: the best may lie beyond
};

struct Results {
    std::vector<std::string> targets;
    std::vector<std::string> kept;
    std::vector<ResultRow> rows; ///< the base first, then as planned; those without measurements too
    std::vector<Best> best;      ///< of training runs, where the study's axis is a setting
};

/// Reads what came of a plan. Costly: intervals of differences take a second or so for a large set of documents.
[[nodiscard]] Result<Results> readResults(const Project& project, const Plan& plan);

/// The tables as text. Accuracies in percent, changes in points.
[[nodiscard]] std::string asMarkdown(const Plan& plan, const Results& results);
[[nodiscard]] std::string asCsv(const Plan& plan, const Results& results); ///< a line for each row and domain
[[nodiscard]] nlohmann::json asJson(const Plan& plan, const Results& results);

} // namespace polymath::study
