#include "ui/models/jobpace.h"

#include <algorithm>
#include <cmath>

namespace polymath {

namespace {
constexpr double rememberSeconds = 120;
constexpr std::size_t fewestSamples = 3;
constexpr double tolerance = 0.2; ///< of what is shown
} // namespace

void JobPace::update(const JobRecord& job)
{
    if (job.id != m_job || (!m_samples.empty() &&
                            (job.step < m_samples.back().step || job.activeSeconds < m_samples.back().activeSeconds))) {
        *this = JobPace();
        m_job = job.id;
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
