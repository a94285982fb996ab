#pragma once

#include "core/store/records.h"

#include <deque>
#include <optional>

namespace polymath {

/// How long a running job still takes, from the speed of its last minutes. What it says changes only when it has become
/// clearly wrong, so that people can read it.
class JobPace {
public:
    /// Takes the job's progress; a different job, or one that was resumed, begins anew.
    void update(const JobRecord& job);
    /// Seconds; nothing until there is a speed to go by.
    [[nodiscard]] std::optional<double> secondsLeft() const { return m_shown; }

private:
    struct Sample {
        std::int64_t step = 0;
        double activeSeconds = 0;
    };
    void settle(double left, double elapsed);

    RowId m_job = 0;
    std::deque<Sample> m_samples; ///< of the last minutes, oldest first
    std::optional<double> m_shown;
};

} // namespace polymath
