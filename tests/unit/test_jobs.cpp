#include "core/base/system.h"
#include "core/jobs/jobstate.h"
#include "core/jobs/queue.h"
#include "tests/support/tinymodel.h"

#include <gtest/gtest.h>

#include <set>
#include <utility>

using namespace polymath;

TEST(JobState, OnlyTheseChangesAreAllowed)
{
    using enum JobState;
    const std::vector<JobState> states{Queued,    Running, Pausing,     Paused, Cancelling,
                                       Cancelled, Failed,  Interrupted, Done};
    const std::set<std::pair<JobState, JobState>> allowed{
        {Queued, Running},     {Queued, Cancelled},       {Running, Pausing},       {Running, Paused},
        {Running, Cancelling}, {Running, Cancelled},      {Running, Failed},        {Running, Interrupted},
        {Running, Done},       {Pausing, Paused},         {Pausing, Cancelling},    {Pausing, Cancelled},
        {Pausing, Failed},     {Pausing, Interrupted},    {Pausing, Done},          {Cancelling, Cancelled},
        {Cancelling, Failed},  {Cancelling, Interrupted}, {Cancelling, Done},       {Paused, Queued},
        {Paused, Cancelled},   {Interrupted, Queued},     {Interrupted, Cancelled}, {Failed, Queued},
        {Cancelled, Queued}};
    for (const auto from : states) {
        for (const auto to : states) {
            EXPECT_EQ(canChange(from, to), allowed.contains({from, to})) << toText(from) << " to " << toText(to);
        }
        EXPECT_FALSE(isActive(from) && hasEnded(from)) << toText(from);
    }
}

TEST(JobTitle, NamesWhatItIsAbout)
{
    EXPECT_EQ(jobTitle(JobKind::Import, {"law"}), "Import law");
    EXPECT_EQ(jobTitle(JobKind::Train, {"100%1"}), "Train 100%1") << "a name is no pattern";
    EXPECT_EQ(jobTitle(JobKind::Evaluate, {"base", "a", "b"}), "Measure base, a, b");
    EXPECT_EQ(jobTitle(JobKind::Evaluate, {"base", "a", "b", "c"}), "Measure 4 subjects");
}

TEST(Queue, AWorkerThatIsGoneLeavesAnInterruptedJob)
{
    const test::TemporaryFolder folder;
    auto project = Project::create(folder.path() / "p.polymath", {}).value();
    const auto job = project.addJob(JobKind::Train, "Train", "{}").value();
    ASSERT_TRUE(project.changeJobState(job, JobState::Queued, JobState::Running).value());
    ASSERT_TRUE(project.setJobProcess(job, 1 << 30, 1, "").has_value()); // no such process, on no machine
    ASSERT_TRUE(reviewJobs(project).has_value());
    EXPECT_EQ(project.job(job)->state, JobState::Running) << "a job that has just started gets some time";

    EXPECT_FALSE(requeueJob(project, job).has_value());
    ASSERT_TRUE(project.changeJobState(job, JobState::Running, JobState::Interrupted).value());
    ASSERT_TRUE(requeueJob(project, job).has_value());
    EXPECT_EQ(project.job(job)->state, JobState::Queued);
    ASSERT_TRUE(requestJob(project, job, JobCommand::Cancel).has_value());
    EXPECT_EQ(project.job(job)->state, JobState::Cancelled);
    const auto pause = requestJob(project, job, JobCommand::Pause);
    ASSERT_FALSE(pause.has_value());
    EXPECT_EQ(pause.error().code, ErrorCode::Usage);
}

TEST(Queue, StartsNothingWhileAJobIsActive)
{
    const test::TemporaryFolder folder;
    auto project = Project::create(folder.path() / "p.polymath", {}).value();
    EXPECT_EQ(startNext(project).value(), std::nullopt) << "nothing waits";
    const auto a = project.addJob(JobKind::Train, "A", "{}").value();
    const auto b = project.addJob(JobKind::Train, "B", "{}").value();
    ASSERT_TRUE(project.changeJobState(a, JobState::Queued, JobState::Running).value());
    ASSERT_TRUE(project.setJobProcess(a, thisProcess().pid, thisProcess().startTicks, hostName()).has_value());
    EXPECT_EQ(startNext(project).value(), std::nullopt) << "one is active";
    EXPECT_FALSE(startJobIfIdle(project, b).value());
    EXPECT_EQ(project.job(b)->state, JobState::Queued);
    const auto again = startJobIfIdle(project, a);
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code, ErrorCode::Usage);
}

TEST(Queue, WaitingCanBeGivenUp)
{
    const test::TemporaryFolder folder;
    auto project = Project::create(folder.path() / "p.polymath", {}).value();
    const auto a = project.addJob(JobKind::Train, "A", "{}").value();
    ASSERT_TRUE(project.changeJobState(a, JobState::Queued, JobState::Running).value());
    ASSERT_TRUE(project.setJobProcess(a, thisProcess().pid, thisProcess().startTicks, hostName()).has_value());
    const auto b = project.addJob(JobKind::Train, "B", "{}").value();
    int heard = 0;
    EXPECT_EQ(waitForJob(project, b, [&](const JobRecord&) { return ++heard < 2; })->state, JobState::Queued);
    EXPECT_EQ(heard, 2);
}
