#pragma once

#include "core/engine/settings.h"
#include "core/store/project.h"

#include <string>
#include <vector>

namespace polymath {

/// What somebody wants to train.
struct TrainPlan {
    std::vector<std::string> domains;
    bool together = false; ///< one run on all domains instead of one each
    engine::TrainSettings settings;
    std::string name;         ///< of what a single run makes; empty for suggestedName()
    bool measureAfter = true; ///< and compose before that, where several experts are made
    std::string estimateJson; ///< kept with each run; may be empty

    [[nodiscard]] std::size_t runs() const
    {
        return together ? std::min<std::size_t>(domains.size(), 1) : domains.size();
    }
    /// Whether what is made is composed afterwards: several MoDE experts.
    [[nodiscard]] bool composesAfter() const { return measureAfter && runs() > 1 && settings.method == "mode"; }
};

/// Tokens that a base model reads at once; 0 where its record does not say.
[[nodiscard]] std::int64_t contextLength(const BaseModelRecord& base);

/// The domains of each run.
[[nodiscard]] std::vector<std::vector<std::string>> domainsOfRuns(const TrainPlan& plan);

/// "law-mode", "law+medicine-mode".
[[nodiscard]] std::string suggestedName(const std::vector<std::string>& domains, const std::string& method);

/// Puts the plan's jobs into the queue, all or none: runs, then composing, then measuring what was made and whatever
/// has no measurement yet. Returns the names of what will be trained. Errors: those of Project.
[[nodiscard]] Result<std::vector<std::string>> queuePlan(Project& project, const TrainPlan& plan);

} // namespace polymath
