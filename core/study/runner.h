#pragma once

#include "core/study/plan.h"

#include <optional>
#include <set>
#include <string>

namespace polymath::study {

/// Goes through a plan, a job at a time: what is missing is trained, composed and measured, what is there is used. It
/// keeps nothing that the project does not have: another runner goes on where this one stopped.
class Runner {
public:
    explicit Runner(Plan plan) : m_plan(std::move(plan)) {}

    /// The job that is next, queued (again) by this call where it was not yet; nothing when all is done that can be.
    /// Call it when the former one has ended. A job that fails is tried once; what needs it is left out.
    [[nodiscard]] Result<std::optional<RowId>> next(Project& project);

    [[nodiscard]] const Plan& plan() const { return m_plan; }
    /// Of the plan's different runs.
    [[nodiscard]] std::size_t runs() const;
    [[nodiscard]] std::size_t done() const;

private:
    Result<std::optional<RowId>> nextMeasurement(Project& project);
    Result<std::optional<RowId>> nextRun(Project& project);
    Result<RowId> queue(Project& project, const PlannedRun& run);

    Plan m_plan;
    std::set<RowId> m_tried;            ///< jobs
    std::set<std::string> m_unreadable; ///< subjects whose measurement failed
    RowId m_measuring = 0;              ///< the newest measurement's job
};

} // namespace polymath::study
