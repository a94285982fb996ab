#pragma once

#include "app/worker/modelrequest.h"
#include "core/engine/trainer.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace polymath {

/// Hears the steps of a run that is only measured.
class Stopwatch : public engine::TrainObserver {
public:
    explicit Stopwatch(std::int64_t steps) : m_steps(steps) {}
    void onStage(const std::string&) override {}
    void onResume(std::int64_t, double) override {}
    void onStep(const engine::StepReport& report) override
    {
        m_speeds.push_back(report.tokensPerSecond);
        send({{"event", "progress"}, {"done", report.step}, {"total", m_steps}});
    }
    void onValidation(const engine::ValidationReport&) override {}
    void onCheckpoint() override {}
    void onNote(const std::string&) override {}
    [[nodiscard]] engine::Wish wish() override { return engine::Wish::Continue; }

    /// Median, without the first step, which pays for memory and for choosing kernels.
    [[nodiscard]] double tokensPerSecond() const
    {
        auto speeds = std::vector(m_speeds.begin() + (m_speeds.size() > 1 ? 1 : 0), m_speeds.end());
        std::sort(speeds.begin(), speeds.end());
        return speeds.empty() ? 0 : speeds[speeds.size() / 2];
    }

private:
    std::int64_t m_steps;
    std::vector<double> m_speeds;
};

} // namespace polymath
