#pragma once

#include "core/store/records.h"

#include <QFlags>

#include <filesystem>
#include <vector>

namespace polymath {

/// What the window shows of a project at one moment, read in one go. Metrics and documents are not in it: they may be
/// millions and are asked for where they are shown.
struct ProjectSnapshot {
    std::filesystem::path folder;
    std::string name; ///< for people
    BaseModelRecord base;
    std::vector<DomainRecord> domains;
    std::vector<SourceRecord> sources; ///< of all domains
    std::vector<JobRecord> jobs;
    bool queueHeld = false; ///< core/jobs/queue.h, isQueueHeld()
    std::vector<ExpertRecord> experts;
    std::vector<CompositionRecord> compositions;
    std::vector<EvaluationRecord> evaluations;
    std::vector<RoutingRecord> routing;
    std::vector<TaskRecord> tasks;
    std::vector<TaskResultRecord> taskResults;
};

/// The parts of a snapshot that a reader may care about.
enum class Part { Base = 1, Domains = 2, Jobs = 4, Subjects = 8, Evaluations = 16, Tasks = 32 };
Q_DECLARE_FLAGS(Parts, Part)
Q_DECLARE_OPERATORS_FOR_FLAGS(Parts)

} // namespace polymath
