#pragma once

#include "core/base/result.h"
#include "core/engine/settings.h"
#include "core/store/project.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace polymath {

/// A run that is about to become a job: a new subject from domains, or a composition where there are experts.
struct NewRun {
    std::string name;                 ///< of what it makes; empty for one that fits
    std::vector<std::string> domains; ///< to learn; of a composition empty for all that its experts know
    std::vector<std::string> experts = {};
    engine::TrainSettings settings = {}; ///< of a composition: an empty `training` takes what suits it
    std::int64_t examples = 0;           ///< training documents of each domain; 0 for all
    bool measuresStart = true;           ///< measures the validation documents before the first step, too
    std::string identity = {};           ///< of a study's run: what decides its result, see core/study
};

/// Checks a run against the project, as far as that is possible without the model, and fills in what was left open.
/// Errors: Usage for unknown domains and experts, a taken name, and what does not go together.
[[nodiscard]] Result<NewRun> checkedRun(const Project& project, NewRun run);

/// The job's description, as the worker reads it.
[[nodiscard]] nlohmann::json toJson(const NewRun& run);
/// Queues it as it is.
[[nodiscard]] Result<RowId> addRun(Project& project, const NewRun& run);

/// A measurement on test documents that is about to become a job.
struct NewMeasurement {
    std::vector<std::string> subjects;
    std::vector<std::string> domains;
    std::int64_t window = 512;  ///< tokens of context
    std::int64_t maxTokens = 0; ///< of each domain, about; 0 for all
    std::string precision = "auto";
    std::string device = "auto";
    std::int64_t threads = 0;
};
[[nodiscard]] nlohmann::json toJson(const NewMeasurement& measurement);
/// Queues it under a title that names `about`.
[[nodiscard]] Result<RowId> addMeasurement(Project& project, const NewMeasurement& measurement,
                                           const std::vector<std::string>& about);

/// A composition's experts and how far training moved the router weights of each, those that moved least first.
/// Errors: Usage where the composition has no gates in use.
[[nodiscard]] Result<std::vector<std::pair<std::string, double>>> rankedExperts(const Project& project,
                                                                                const CompositionRecord& composition);

/// The composition again without the `drop` experts whose routers moved least, with its settings and steps; without a
/// name. Errors: Usage where fewer than two experts would stay; as rankedExperts().
[[nodiscard]] Result<NewRun> prunedRun(const Project& project, const CompositionRecord& composition, std::int64_t drop);

} // namespace polymath
