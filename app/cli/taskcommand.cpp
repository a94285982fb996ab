#include "app/cli/commands.h"
#include "app/cli/running.h"

#include "core/base/file.h"
#include "core/jobs/jobstate.h"
#include "core/store/project.h"
#include "core/tasks/scoring.h"
#include "core/tasks/taskfile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>

namespace polymath::cli {

namespace {

using nlohmann::json;

/// The project's task of this name, or a file that becomes one.
Result<TaskRecord> taskFrom(Project& project, const std::string& given, const std::string& kind)
{
    POLYMATH_TRY(known, project.findTask(given));
    if (known) {
        return std::move(*known);
    }
    std::error_code ignored;
    if (!std::filesystem::exists(given, ignored)) {
        return fail(ErrorCode::BadInput, "'" + given +
                                             "' is neither a file nor a task of this project; `polymath-cli tasks` "
                                             "lists those.");
    }
    return addTaskFile(project, given, taskKindFromText(kind));
}

struct TaskRow {
    const TaskRecord& task;
    const TaskResultRecord& result;
    std::optional<Interval> change; ///< from the base
};

/// The results on a task, the base's first.
std::vector<TaskRow> rowsOf(const TaskRecord& task, const std::vector<TaskResultRecord>& results)
{
    std::vector<TaskRow> rows;
    const TaskResultRecord* base = nullptr;
    for (const auto& result : results) {
        if (result.taskId == task.id && result.subject == "base") {
            base = &result;
            rows.push_back({task, result, std::nullopt});
        }
    }
    for (const auto& result : results) {
        if (result.taskId == task.id && result.subject != "base") {
            rows.push_back({task, result, base == nullptr ? std::nullopt : usualChange(task.kind, *base, result)});
        }
    }
    return rows;
}

json toObject(const TaskRow& row)
{
    const auto& result = row.result;
    const auto settings = json::parse(result.settingsJson, nullptr, false);
    json object{{"task", row.task.name},     {"kind", std::string(toText(row.task.kind))},
                {"subject", result.subject}, {"items", result.items},
                {"seconds", result.seconds}, {"settings", settings.is_object() ? settings : json::object()}};
    for (const bool other : {false, true}) {
        object[std::string(measureName(row.task.kind, other))] =
            other ? json::array({result.other, result.otherLow, result.otherHigh})
                  : json::array({result.accuracy, result.accuracyLow, result.accuracyHigh});
    }
    if (row.change) {
        object["delta"] = {row.change->value, row.change->low, row.change->high};
    }
    return object;
}

void print(const TaskRecord& task, const std::vector<TaskRow>& rows)
{
    std::printf("%s (%s, %lld questions)\n", task.name.c_str(), taskKindName(task.kind).c_str(),
                static_cast<long long>(task.items));
    if (rows.empty()) {
        std::printf("  not measured yet\n\n");
        return;
    }
    const bool usual = isOtherUsual(task.kind);
    std::printf("  %-22s %8s %20s %18s  %s\n", "subject", "items", std::string(measureName(task.kind, usual)).c_str(),
                std::string(measureName(task.kind, !usual)).c_str(), "change from the base, in points");
    for (const auto& row : rows) {
        const auto figure = usualFigure(task.kind, row.result);
        const double second = usual ? row.result.accuracy : row.result.other;
        std::printf("  %-22.22s %8lld %12.2f +- %4.2f %18.2f", row.result.subject.c_str(),
                    static_cast<long long>(row.result.items), figure.value * 100, (figure.high - figure.low) * 50,
                    second * 100);
        if (row.change) {
            std::printf("  %+.2f (%+.2f to %+.2f)", row.change->value * 100, row.change->low * 100,
                        row.change->high * 100);
        }
        std::printf("\n");
    }
    std::printf("\n");
}

Result<json> reportTasks(const Project& project, const std::vector<TaskRecord>& tasks, bool printed)
{
    POLYMATH_TRY(results, project.taskResults());
    auto list = json::array();
    if (printed) {
        std::printf("Right answers in %%, with half the width of the 95 %% interval\n\n");
    }
    for (const auto& task : tasks) {
        const auto rows = rowsOf(task, results);
        if (printed) {
            print(task, rows);
        }
        for (const auto& row : rows) {
            list.push_back(toObject(row));
        }
    }
    return json{{"results", list}};
}

/// One line of JSON for each answer of the subjects to the tasks.
Result<void> writeAnswers(const Project& project, const std::vector<TaskRecord>& tasks,
                          const std::vector<std::string>& subjects, const std::string& file)
{
    POLYMATH_TRY(results, project.taskResults());
    std::string lines;
    for (const auto& task : tasks) {
        POLYMATH_TRY(items, project.taskItems(task.id));
        for (const auto& result : results) {
            if (result.taskId != task.id ||
                std::find(subjects.begin(), subjects.end(), result.subject) == subjects.end()) {
                continue;
            }
            POLYMATH_TRY(answers, project.taskAnswers(result.jobId, result.subject, task.id));
            for (const auto& answer : answers) {
                const auto& item = items.at(static_cast<std::size_t>(answer.number));
                auto line = json::parse(answer.answerJson, nullptr, false);
                line.update({{"task", task.name},
                             {"subject", result.subject},
                             {"item", answer.number},
                             {"prompt", item.prompt},
                             {std::string(measureName(task.kind, false)), answer.score.accuracy},
                             {std::string(measureName(task.kind, true)), answer.score.other}});
                if (item.choices.empty()) {
                    line["right"] = item.solution;
                } else {
                    line["choices"] = item.choices;
                    line["right"] = item.answer;
                }
                lines += line.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
            }
        }
    }
    return writeFileAtomically(file, lines);
}

} // namespace

Result<void> evaluateTasks(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    auto subjects = arguments.subjects;
    if (subjects.empty()) {
        POLYMATH_TRY(all, project.subjects());
        subjects = all;
    }
    std::vector<TaskRecord> tasks;
    std::vector<std::string> names;
    for (const auto& given : arguments.tasks) {
        POLYMATH_TRY(task, taskFrom(project, given, arguments.taskKind));
        names.push_back(task.name);
        tasks.push_back(std::move(task));
    }
    json config{{"subjects", subjects},       {"tasks", names},
                {"limit", arguments.limit},   {"precision", arguments.precision},
                {"device", arguments.device}, {"threads", arguments.threads}};
    if (arguments.shots >= 0) {
        config["shots"] = static_cast<std::uint64_t>(arguments.shots);
    }
    POLYMATH_TRY(job, project.addJob(JobKind::Evaluate, jobTitle(JobKind::Evaluate, names), config.dump()));
    return runAndReport(project, job, arguments, [&]() -> Result<json> {
        if (!arguments.answers.empty()) {
            POLYMATH_CHECK(writeAnswers(project, tasks, subjects, arguments.answers));
        }
        return reportTasks(project, tasks, !arguments.asJson);
    });
}

Result<void> listTasks(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    POLYMATH_TRY(tasks, project.tasks());
    if (tasks.empty() && !arguments.asJson) {
        std::printf("The project has no tasks. Add one with: polymath-cli evaluate '%s' --task FILE\n",
                    arguments.path.c_str());
        return {};
    }
    POLYMATH_TRY(report, reportTasks(project, tasks, !arguments.asJson));
    if (arguments.asJson) {
        auto list = json::array();
        for (const auto& task : tasks) {
            list.push_back({{"name", task.name},
                            {"kind", std::string(toText(task.kind))},
                            {"file", task.file},
                            {"sha256", task.sha256},
                            {"items", task.items}});
        }
        report["tasks"] = list;
        std::cout << report.dump() << '\n';
    }
    return {};
}

} // namespace polymath::cli
