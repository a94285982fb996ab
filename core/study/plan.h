#pragma once

#include "core/jobs/newrun.h"
#include "core/store/project.h"
#include "core/study/study.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace polymath::study {

/// Where a planned run stands in its project.
enum class RunState {
    Missing, ///< nobody began it
    Begun,   ///< its job waits, works or was stopped
    Failed,  ///< its job ended with an error or was cancelled
    Done,
};

/// Key and value of each grid that a run is a point of.
using Point = std::vector<std::pair<std::string, std::string>>;

struct PlannedRun {
    std::size_t run = 0; ///< index in the study's runs
    std::string row;     ///< what it is without its seed, for people: runs of a row are averaged
    Point point;
    std::int64_t seed = 1;
    NewRun request;                          ///< names of experts are filled in when they are known
    std::vector<std::size_t> experts = {};   ///< of a composition: planned runs, in its order
    std::optional<std::size_t> beside = {};  ///< planned run whose expert it is trained beside
    std::optional<std::size_t> pruned = {};  ///< planned composition that it is made of
    std::int64_t drop = 0;                   ///< experts, of a pruned one
    std::string identity = {};               ///< of all that decides the result
    std::string pace = {};                   ///< of a budget of seconds: of what decides the speed
    double seconds = 0;                      ///< of a budget of seconds
    std::optional<std::int64_t> trains = {}; ///< parameters, where a budget of them chose a size

    // As the project has it
    RunState state = RunState::Missing;
    RowId job = 0;
    std::string subject = {}; ///< where it is done
    std::string problem = {}; ///< where it failed
};

struct Plan {
    Study study;
    BaseModelRecord base;
    std::vector<DomainRecord> targets;
    std::vector<DomainRecord> kept;
    std::vector<PlannedRun> runs;   ///< what a run needs comes before it
    std::vector<std::string> notes; ///< sentences: what was left out, and why
    std::int64_t mostExamples = 0;  ///< training documents of the target that has most
    std::int64_t window = 0;        ///< tokens of context, as far as the model has them

    [[nodiscard]] std::vector<std::string> domainNames() const; ///< targets, then what is kept
};

/// Expands a study for a project. `targets`: these in place of those that the study names. Reads no weights; a budget
/// of parameters reads the base model's description. Errors: BadInput naming the study's file for domains that are
/// missing or have nothing to train on or measure.
[[nodiscard]] Result<Plan> planStudy(const Project& project, const Study& study,
                                     const std::vector<std::string>& targets = {});

/// Looks up again where the plan's runs stand.
[[nodiscard]] Result<void> review(const Project& project, Plan& plan);

/// Whether a subject is measured on a domain as the plan wants it, since the domain's documents last changed.
[[nodiscard]] bool isMeasured(const EvaluationRecord& evaluation, const Plan& plan);

/// Subjects that are rows of the study and there, the base first, without a measurement on some domain.
[[nodiscard]] Result<std::vector<std::string>> unmeasured(const Project& project, const Plan& plan);

/// How much of a plan is there, and what is left.
struct Outlook {
    std::int64_t runs = 0; ///< different ones
    std::int64_t done = 0;
    std::int64_t unmeasured = 0; ///< subjects to measure, those to come among them
    double seconds = 0;          ///< that is left, as far as it is known from earlier runs
    std::int64_t unknown = 0;    ///< runs that no earlier one says anything about
};
[[nodiscard]] Result<Outlook> outlook(const Project& project, const Plan& plan);

} // namespace polymath::study
