#include "ui/models/jobpace.h"

#include <algorithm>
#include <cmath>

namespace polymath {

namespace {
constexpr double rememberSeconds = 120;
constexpr std::size_t fewestSamples = 3;
constexpr double tolerance = 0.2; ///< of what is shown

double secondsBetween(JobPace::Clock::time_point from, JobPace::Clock::time_point to)
{
    return std::chrono::duration<double>(to - from).count();
}
} // namespace

std::optional<double> JobPace::secondsLeft(Clock::time_point now) const
{
    return m_shown ? std::optional(std::max(0.0, *m_shown - secondsBetween(m_shownAt, now))) : std::nullopt;
}

double JobPace::secondsSpent(Clock::time_point now) const
{
    return m_spent + (m_running ? secondsBetween(m_spentAt, now) : 0);
}

void JobPace::update(const JobRecord& job, Clock::time_point now)
{
    if (job.id != m_job || (!m_samples.empty() &&
                            (job.step < m_samples.back().step || job.activeSeconds < m_samples.back().activeSeconds))) {
        *this = JobPace();
        m_job = job.id;
    }
    const bool running = job.state == JobState::Running;
    if (job.activeSeconds != m_spent || running != m_running) {
        m_spent = job.activeSeconds;
        m_spentAt = now;
        m_running = running;
    }
    if (job.steps <= 0 || job.step <= 0 || (!m_samples.empty() && job.step == m_samples.back().step)) {
        return;
    }
    const double elapsed = m_samples.empty() ? 0 : job.activeSeconds - m_samples.back().activeSeconds;
    m_samples.push_back({job.step, job.activeSeconds});
    while (m_samples.size() > fewestSamples &&
           m_samples.back().activeSeconds - m_samples.front().activeSeconds > rememberSeconds) {
        m_samples.pop_front();
    }
    const auto& first = m_samples.front();
    if (m_samples.size() < fewestSamples || job.activeSeconds <= first.activeSeconds) {
        return;
    }
    const double perStep = (job.activeSeconds - first.activeSeconds) / static_cast<double>(job.step - first.step);
    m_shownAt = now;
    settle(perStep * static_cast<double>(std::max<std::int64_t>(job.steps - job.step, 0)), elapsed);
}

void JobPace::settle(double left, double elapsed)
{
    if (m_shown) {
        const double expected = std::max(0.0, *m_shown - elapsed); // counts down by itself
        m_shown = std::abs(left - expected) <= tolerance * std::max(left, expected) ? expected : left;
        return;
    }
    m_shown = left;
}

} // namespace polymath
