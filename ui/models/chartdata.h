#pragma once

#include "core/base/result.h"
#include "core/metrics/scores.h"
#include "core/store/records.h"
#include "ui/charts/chartdata.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace polymath {

class Project;

/// Makes charts from a project's records. Plain values in and out: a window calls it in a background thread on records
/// it read there (intervals of differences take seconds on large sets of documents). No function here needs a
/// QApplication; words are translated with the "charts" context.
namespace chartdata {

/// What charts are made from.
struct Records {
    BaseModelRecord base;
    std::vector<DomainRecord> domains;
    std::vector<ExpertRecord> experts;
    std::vector<CompositionRecord> compositions;
    std::vector<EvaluationRecord> evaluations;
    std::vector<RoutingRecord> routing;
    std::vector<JobRecord> jobs;
    std::map<RowId, std::vector<MetricRecord>> metrics; ///< by job
};

/// Only subjects of these names; every one where it is empty.
using Names = std::set<std::string>;

/// Everything but metrics, which only progress() needs.
[[nodiscard]] Result<Records> readRecords(const Project& project);
/// Adds the metrics of the runs named `only` to `records`, those that are not there yet. A run that was resumed drops
/// steps: erase what is there of it first.
[[nodiscard]] Result<void> readMetrics(const Project& project, Records& records, const Names& only = {});

/// "base", then subjects by the job that made or is making them: a subject's place in this list is the number of its
/// colour (ui/charts/palette.h), which stays while others come and go.
[[nodiscard]] std::vector<std::string> subjectOrder(const Records& records);
/// A subject's place in subjectOrder(); 0 where it is not there.
[[nodiscard]] int colourOf(const std::vector<std::string>& order, const std::string& subject);

/// A method for people: "LoRA", "MoDE, one expert".
[[nodiscard]] std::string methodName(const std::string& method);

/// One row of the table of methods.
struct Subject {
    std::string name;
    std::string method;        ///< as stored; "base" or "composition" where there is none
    std::string label;         ///< the method for people
    std::string training = {}; ///< of a composition: "none", "gate" or "all"
    std::int64_t parameters = 0;
    std::int64_t trainedParameters = 0;
    double seconds = 0;                              ///< of training; a composition's include its experts'
    std::int64_t peakMemoryBytes = 0;                ///< of training; the largest where there were several runs
    std::map<std::string, EvaluationRecord> results; ///< by domain
    std::string composition = {};                    ///< of a composition: its key in the registry
};
/// The base, experts and compositions, in this order; measured or not.
[[nodiscard]] std::vector<Subject> subjects(const Records& records);

/// The change of accuracy between two measurements of a domain, with its paired interval; nothing where they were not
/// measured alike on the same documents. Costly: 1,000 resamples.
[[nodiscard]] std::optional<Interval> accuracyChange(const EvaluationRecord& before, const EvaluationRecord& after);

/// Each chart is empty (charts::isEmpty) where nothing fits. Subjects that were not measured on every target and on
/// retention are left out of tradeoff(), those not measured on every domain out of cost().
[[nodiscard]] charts::Tradeoff tradeoff(const Records& records, const Names& only = {});
[[nodiscard]] charts::Cost cost(const Records& records, const Names& only = {});
[[nodiscard]] charts::Progress progress(const Records& records, const Names& only = {});
/// Costly, see accuracyChange().
[[nodiscard]] charts::Forgetting forgetting(const Records& records, const Names& only = {});
/// Of one subject; without a name of the newest with gates, compositions before experts.
[[nodiscard]] charts::Routing routing(const Records& records, const Names& only = {});
/// Of `lengths` in `unit`; at most `bins` of equal, round width, the last of them open for the longest hundredth.
/// `colour` is the domain's place in the project.
[[nodiscard]] charts::Histogram histogram(std::string title, std::string unit, std::span<const std::int64_t> lengths,
                                          std::optional<std::int64_t> rowLength, int colour, int bins = 30);

} // namespace chartdata

} // namespace polymath
