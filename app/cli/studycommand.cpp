#include "app/cli/commands.h"
#include "app/cli/following.h"

#include "core/base/file.h"
#include "core/jobs/jobstate.h"
#include "core/jobs/queue.h"
#include "core/study/results.h"
#include "core/study/runner.h"
#include "ui/report/studyreport.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <set>

namespace polymath::cli {

namespace {

using nlohmann::json;

Result<void> listStudies(bool asJson)
{
    auto list = json::array();
    for (const auto& ready : study::readyStudies()) {
        POLYMATH_TRY(one, study::readyStudy(ready.key));
        list.push_back({{"key", ready.key}, {"name", one.name}, {"question", one.question}});
        if (!asJson) {
            std::printf("%-18s %s\n", ready.key.c_str(), one.question.c_str());
        }
    }
    if (asJson) {
        std::cout << json{{"studies", list}}.dump() << '\n';
    }
    return {};
}

Result<study::Study> wantedStudy(const Arguments& arguments)
{
    if (arguments.ready.empty() == arguments.text.empty()) {
        return fail(ErrorCode::Usage,
                    "Name one study: --file STUDY.json, or --ready NAME of `polymath-cli study --list`.");
    }
    if (!arguments.ready.empty()) {
        return study::readyStudy(arguments.ready, arguments.size);
    }
    POLYMATH_TRY(text, readFile(arguments.text));
    return study::parseStudy(text, arguments.text, arguments.size);
}

const char* wordOf(study::RunState state)
{
    switch (state) {
    case study::RunState::Missing:
        return "to run";
    case study::RunState::Begun:
        return "begun";
    case study::RunState::Failed:
        return "failed";
    case study::RunState::Done:
        break;
    }
    return "there";
}

std::string stepsOf(const study::PlannedRun& run)
{
    if (!run.experts.empty() && (run.pruned || run.request.settings.training == "none")) {
        return run.pruned ? "as composed" : "no steps";
    }
    char text[64];
    if (run.seconds > 0) {
        std::snprintf(text, sizeof text, "%.0f s", run.seconds);
    } else {
        std::snprintf(text, sizeof text, "%lld steps", static_cast<long long>(run.request.settings.steps));
    }
    return text;
}

Result<void> showPlan(const Project& project, const study::Plan& plan, bool asJson)
{
    POLYMATH_TRY(outlook, study::outlook(project, plan));
    auto list = json::array();
    for (const auto& run : plan.runs) {
        json entry{{"row", run.row},           {"seed", run.seed},       {"state", wordOf(run.state)},
                   {"identity", run.identity}, {"subject", run.subject}, {"steps", run.request.settings.steps}};
        if (run.trains) {
            entry["trained_parameters"] = *run.trains;
        }
        list.push_back(std::move(entry));
    }
    if (asJson) {
        std::cout << json{{"study", plan.study.name},         {"runs", list},
                          {"different", outlook.runs},        {"done", outlook.done},
                          {"to_measure", outlook.unmeasured}, {"seconds_left", outlook.seconds},
                          {"unknown", outlook.unknown},       {"notes", plan.notes}}
                         .dump()
                  << '\n';
        return {};
    }
    std::printf("%s\n%s\n\n", plan.study.name.c_str(), plan.study.question.c_str());
    for (const auto& run : plan.runs) {
        const auto trains = run.trains ? ", trains " + std::to_string(*run.trains) + " parameters" : std::string();
        std::printf("  %-7s %-60s seed %-4lld %s%s\n", wordOf(run.state), run.row.c_str(),
                    static_cast<long long>(run.seed), stepsOf(run).c_str(), trains.c_str());
    }
    for (const auto& note : plan.notes) {
        std::printf("  note    %s\n", note.c_str());
    }
    std::printf("\n%lld runs, %lld of them there already; %lld subjects to measure.",
                static_cast<long long>(outlook.runs), static_cast<long long>(outlook.done),
                static_cast<long long>(outlook.unmeasured));
    if (outlook.seconds > 0) {
        std::printf(" About %.0f minutes%s.", outlook.seconds / 60,
                    outlook.unknown > 0
                        ? (", and " + std::to_string(outlook.unknown) + " runs of which nothing is known yet").c_str()
                        : "");
    }
    std::printf("\n");
    return {};
}

/// Runs what is missing. Errors: Cancelled where a job was paused, or the study stopped while its job waits.
Result<void> runAll(Project& project, study::Runner& runner)
{
    for (;;) {
        POLYMATH_TRY(job, runner.next(project));
        if (!job) {
            return {};
        }
        POLYMATH_TRY(starts, startJobIfIdle(project, *job));
        POLYMATH_TRY(before, project.job(*job));
        std::fprintf(stderr, "%zu of %zu runs done. %s%s\n", runner.done(), runner.runs(), before.title.c_str(),
                     starts ? "" : " waits: another job is active");
        POLYMATH_TRY(record, follow(project, *job, "the same command"));
        if (record.state == JobState::Failed || record.state == JobState::Cancelled ||
            record.state == JobState::Interrupted) {
            std::fprintf(stderr, "%s: %s\n", record.title.c_str(), record.message.c_str());
        } else if (record.state != JobState::Done) {
            return fail(ErrorCode::Cancelled, "The study waits: " + std::to_string(runner.done()) + " of " +
                                                  std::to_string(runner.runs()) +
                                                  " runs are done. The same command goes on.");
        }
    }
}

/// 17 columns, a star behind what was learned.
void printStatistic(const study::Statistic& statistic, bool learned = false)
{
    if (statistic.count > 1) {
        std::printf("  %6.2f +- %4.2f%s", statistic.mean * 100, statistic.deviation * 100, learned ? "*" : " ");
    } else {
        std::printf("  %6.2f        %s", statistic.mean * 100, learned ? "*" : " ");
    }
}

void printTables(const study::Plan& plan, const study::Results& results)
{
    const auto domains = plan.domainNames();
    const auto headings = [&](const char* first, int width) {
        std::printf("%-*s", width, first);
        for (const auto& domain : domains) {
            const bool kept = std::find(results.kept.begin(), results.kept.end(), domain) != results.kept.end();
            std::printf(" %16.16s", (domain + (kept ? " (kept)" : "")).c_str());
        }
    };
    std::size_t longest = 4;
    for (const auto& row : results.rows) {
        longest = std::max(longest, row.name.size());
    }
    const int width = static_cast<int>(std::min<std::size_t>(longest, 70));
    std::printf("Next-token accuracy in %% on test documents: mean and standard deviation over seeds; * learned\n\n");
    headings("run", width);
    std::printf(" %16s %6s %10s %8s %8s\n", "average", "seeds", "trained", "seconds", "memory");
    for (const auto& row : results.rows) {
        std::printf("%-*.*s", width, width, row.name.c_str());
        for (const auto& domain : domains) {
            if (const auto found = row.results.find(domain); found != row.results.end()) {
                printStatistic(found->second.accuracy, found->second.learned);
            } else {
                std::printf(" %16s", row.problems.empty() ? "-" : "failed");
            }
        }
        if (!row.results.empty()) {
            printStatistic(row.average);
        } else {
            std::printf(" %16s", "-");
        }
        if (row.name == "base") {
            std::printf("\n");
        } else {
            std::printf(" %6zu %8.2f M %8.0f %5.2f GB\n", row.seeds.size(),
                        static_cast<double>(row.trainedParameters) / 1e6, row.seconds, row.peakMemoryBytes / 1e9);
        }
    }
    std::printf(
        "\nChange from the base model in points, with its 95 %% interval (paired bootstrap over documents)\n\n");
    for (const auto& row : results.rows) {
        if (row.name == "base" || row.results.empty()) {
            continue;
        }
        std::printf("%-*.*s", width, width, row.name.c_str());
        for (const auto& domain : domains) {
            if (const auto& change = row.results.at(domain).change) {
                std::printf("  %s %+.2f (%+.2f to %+.2f)", domain.c_str(), change->value * 100, change->low * 100,
                            change->high * 100);
            }
        }
        std::printf("\n");
    }
    if (!results.best.empty()) {
        std::printf("\nBest %s by validation documents\n\n", results.best.front().key.c_str());
    }
    for (const auto& best : results.best) {
        std::printf("%-*s %-10s %6.2f %s\n", width, plan.study.runs[best.run].name.c_str(), best.value.c_str(),
                    best.validation * 100, best.atEdge ? "at the edge of the grid: the best may lie beyond" : "");
    }
}

} // namespace

Result<void> study(const Arguments& arguments)
{
    if (arguments.list) {
        return listStudies(arguments.asJson);
    }
    if (arguments.path.empty()) {
        return fail(ErrorCode::Usage, "Name the project: polymath-cli study DIR --file STUDY.json.");
    }
    POLYMATH_TRY(wanted, wantedStudy(arguments));
    if (!arguments.out.empty()) {
        POLYMATH_CHECK(report::checkStudyEnding(arguments.out));
    }
    POLYMATH_TRY(project, Project::open(arguments.path));
    POLYMATH_TRY(plan, study::planStudy(project, wanted, arguments.domains));
    if (arguments.planOnly) {
        return showPlan(project, plan, arguments.asJson);
    }
    study::Runner runner(plan);
    POLYMATH_CHECK(runAll(project, runner));
    POLYMATH_TRY(results, study::readResults(project, runner.plan()));
    if (!arguments.out.empty()) {
        POLYMATH_CHECK(report::writeStudy(runner.plan(), results, arguments.out));
    }
    if (!arguments.chartFolder.empty()) {
        POLYMATH_CHECK(report::drawStudyOffscreen(runner.plan(), results, arguments.chartFolder));
    }
    if (arguments.asJson) {
        std::cout << study::asJson(runner.plan(), results).dump() << '\n';
    } else {
        printTables(runner.plan(), results);
    }
    return {};
}

} // namespace polymath::cli
