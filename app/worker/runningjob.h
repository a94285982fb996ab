#pragma once

#include "core/base/log.h"
#include "core/engine/trainer.h"
#include "core/store/project.h"

#include <string>
#include <utility>

namespace polymath {

/// A project's job while this process works on it.
class Job {
public:
    Job(Project project, JobRecord record) : m_project(std::move(project)), m_record(std::move(record)) {}

    [[nodiscard]] Project& project() { return m_project; }
    [[nodiscard]] const JobRecord& record() const { return m_record; }

    void say(const std::string& stage, std::int64_t step, std::int64_t steps, double seconds)
    {
        logged(m_project.setJobProgress(m_record.id, step, steps, stage, seconds));
    }
    /// What the user wants; Pausing and Cancelling are shown as soon as they are heard.
    [[nodiscard]] engine::Wish wish()
    {
        const auto command = m_project.takeJobCommand(m_record.id);
        if (command && *command) {
            const bool pause = **command == JobCommand::Pause;
            logged(m_project.changeJobState(m_record.id, JobState::Running,
                                            pause ? JobState::Pausing : JobState::Cancelling));
            m_wish = pause ? engine::Wish::Pause : engine::Wish::Cancel;
        }
        return m_wish;
    }
    /// What wish() said last, without asking the project.
    [[nodiscard]] engine::Wish lastWish() const { return m_wish; }
    /// What people read about a job that has ended well.
    void remark(std::string sentence) { m_remark = std::move(sentence); }
    [[nodiscard]] const std::string& remark() const { return m_remark; }
    template <typename T> static void logged(const Result<T>& result)
    {
        if (!result) {
            log::warn(result.error().sentence);
        }
    }

private:
    Project m_project;
    JobRecord m_record;
    engine::Wish m_wish = engine::Wish::Continue;
    std::string m_remark;
};

} // namespace polymath
