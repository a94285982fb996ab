#include "app/cli/following.h"

#include "app/cli/progress.h"
#include "core/jobs/jobstate.h"
#include "core/jobs/queue.h"

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace polymath::cli {

namespace {

std::atomic<int> interrupts = 0;

void onInterrupt(int) { ++interrupts; }

} // namespace

Result<JobRecord> follow(Project& project, RowId job, const std::string& howToGoOn)
{
    interrupts = 0;
    std::signal(SIGINT, onInterrupt);
    int heard = 0;
    ProgressBar bar;
    return waitForJob(project, job, [&](const JobRecord& record) {
        if (record.state == JobState::Queued) {
            return interrupts == 0;
        }
        bar.show(record.steps > 0 ? static_cast<double>(record.step) / static_cast<double>(record.steps) : 0,
                 record.stage);
        if (interrupts > heard && isActive(record.state)) {
            heard = interrupts;
            if (heard > 1) {
                std::fprintf(stderr, "\nJob %lld goes on in the background.\n", static_cast<long long>(job));
                std::_Exit(0);
            }
            std::fprintf(stderr, "\nPausing job %lld; resume it with: %s\n", static_cast<long long>(job),
                         howToGoOn.c_str());
            if (auto asked = requestJob(project, job, JobCommand::Pause); !asked) {
                std::fprintf(stderr, "%s\n", asked.error().sentence.c_str());
            }
        }
        return true;
    });
}

} // namespace polymath::cli
