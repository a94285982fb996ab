#pragma once

#include "core/store/records.h"

#include <chrono>
#include <deque>
#include <optional>

namespace polymath {

/// How long a running job has taken and still takes, the latter from the speed of its last minutes. What it says
/// changes only when it has become clearly wrong, so that people can read it; between two steps both go on with the
/// clock.
class JobPace {
public:
    using Clock = std::chrono::steady_clock;

    /// Takes the job's progress; a different job, or one that was resumed, begins anew.
    void update(const JobRecord& job, Clock::time_point now = Clock::now());
    /// Seconds; nothing until there is a speed to go by.
    [[nodiscard]] std::optional<double> secondsLeft(Clock::time_point now = Clock::now()) const;
    /// Seconds that the job has worked.
    [[nodiscard]] double secondsSpent(Clock::time_point now = Clock::now()) const;

private:
    struct Sample {
        std::int64_t step = 0;
        double activeSeconds = 0;
    };
    void settle(double left, double elapsed);

    RowId m_job = 0;
    double m_spent = 0;
    bool m_running = false;
    Clock::time_point m_spentAt;
    std::deque<Sample> m_samples; ///< of the last minutes, oldest first
    std::optional<double> m_shown;
    Clock::time_point m_shownAt;
};

} // namespace polymath
