#pragma once

#include "ui/models/projectsnapshot.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace polymath {

/// The shape of a MoDE expert; only equal ones can stand beside one backbone.
struct ExpertShape {
    std::int64_t blocks = 0;
    std::int64_t layers = 0; ///< per block
    std::string mix;

    [[nodiscard]] bool operator==(const ExpertShape&) const = default;
};

[[nodiscard]] ExpertShape shapeOf(const ExpertRecord& expert);

/// Why an expert cannot join the ticked ones, in a sentence; empty where it can.
[[nodiscard]] QString reasonAgainst(const ExpertRecord& expert, const std::vector<const ExpertRecord*>& ticked);

/// What a subject gained or lost on a domain against the base, in points of accuracy.
struct Change {
    std::string domain;
    double points = 0; ///< share: 0.01 is one point

    [[nodiscard]] bool operator==(const Change&) const = default;
};

/// On every domain where both were measured alike, in the project's order.
[[nodiscard]] std::vector<Change> changesOf(const ProjectSnapshot& project, const std::string& subject);

/// Everything a Compose job needs.
struct CompositionPlan {
    std::string name;
    std::vector<std::string> experts;
    std::string training = "gate"; ///< none, gate, all
    std::string composition = "auto";
    std::string router = "softmax";
    std::string weights = {}; ///< of the router by hand, separated by commas
    std::int64_t steps = 50;
};

/// The job's configuration: trained on an even mix of all domains that the experts know.
[[nodiscard]] std::string composeConfig(const ProjectSnapshot& project, const CompositionPlan& plan);
/// That of an evaluation on all domains, measured as the newest measurements were; of the base too where it is missing.
[[nodiscard]] std::string evaluateConfig(const ProjectSnapshot& project, const std::string& subject);

} // namespace polymath
