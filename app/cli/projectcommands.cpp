#include "app/cli/commands.h"
#include "app/cli/following.h"
#include "app/cli/importreport.h"
#include "app/cli/progress.h"
#include "app/cli/running.h"

#include "core/engine/advice.h"
#include "core/engine/registry.h"
#include "core/jobs/jobstate.h"
#include "core/jobs/newproject.h"
#include "core/jobs/newrun.h"
#include "core/jobs/queue.h"
#include "core/jobs/workercall.h"
#include "core/metrics/scores.h"
#include "core/store/project.h"
#include "core/text/importrun.h"
#include "core/text/readerprocess.h"
#include "ui/models/chartdata.h"
#include "ui/models/datasummary.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>

namespace polymath::cli {

namespace {

using nlohmann::json;

json toObject(const JobRecord& job)
{
    return {{"job", job.id},          {"title", job.title},          {"state", std::string(toText(job.state))},
            {"step", job.step},       {"steps", job.steps},          {"stage", job.stage},
            {"message", job.message}, {"seconds", job.activeSeconds}};
}

/// Changes what --set, --steps and --device name.
Result<void> applyOptions(engine::TrainSettings& settings, const Arguments& arguments)
{
    for (const auto& pair : arguments.settings) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos) {
            return fail(ErrorCode::Usage, "--set takes key=value, not '" + pair + "'.");
        }
        POLYMATH_CHECK(engine::setSetting(settings, pair.substr(0, equals), pair.substr(equals + 1)));
    }
    if (arguments.steps > 0) {
        settings.steps = arguments.steps;
    }
    if (arguments.device != "auto") {
        settings.device = arguments.device;
    }
    return {};
}

} // namespace

Result<void> runAndReport(Project& project, RowId id, const Arguments& arguments,
                          const std::function<Result<json>()>& onDone)
{
    POLYMATH_TRY(starts, startJobIfIdle(project, id));
    if (!starts) {
        std::fprintf(stderr, "Job %lld waits in the queue: another job is active.\n", static_cast<long long>(id));
    }
    if (arguments.detach) {
        POLYMATH_TRY(record, project.job(id));
        if (arguments.asJson) {
            std::cout << toObject(record).dump() << '\n';
        } else if (starts) {
            std::printf("Job %lld runs in the background.\n", static_cast<long long>(id));
        }
        return {};
    }
    POLYMATH_TRY(record, follow(project, id, "polymath-cli jobs DIR resume " + std::to_string(id)));
    switch (record.state) {
    case JobState::Failed:
        return fail(errorCodeFromExit(record.exitCode.value_or(1)), record.message, record.detail);
    case JobState::Cancelled:
        return fail(ErrorCode::Cancelled, "Job " + std::to_string(id) + " was cancelled.");
    case JobState::Interrupted:
        return fail(ErrorCode::Internal, record.message, record.detail);
    case JobState::Done: {
        POLYMATH_TRY(made, onDone());
        if (arguments.asJson) {
            auto object = toObject(record);
            object.update(made);
            std::cout << object.dump() << '\n';
        }
        return {};
    }
    default:
        break;
    }
    if (arguments.asJson) {
        std::cout << toObject(record).dump() << '\n';
    } else {
        std::printf("Job %lld is %s after %lld of %lld steps.\n", static_cast<long long>(id),
                    std::string(toText(record.state)).c_str(), static_cast<long long>(record.step),
                    static_cast<long long>(record.steps));
    }
    return {};
}

namespace {

/// The table of methods: those that were measured.
Result<std::vector<chartdata::Subject>> tableRows(const Project& project)
{
    POLYMATH_TRY(records, chartdata::readRecords(project));
    auto rows = chartdata::subjects(records);
    std::erase_if(rows, [](const auto& row) { return row.results.empty(); });
    return rows;
}

/// Targets' mean and retention's mean, of those that were measured; their mean is the paper's average.
double averageOf(const chartdata::Subject& row, const std::vector<DomainRecord>& domains)
{
    double sum = 0;
    int count = 0;
    for (const auto& domain : domains) {
        if (const auto found = row.results.find(domain.name); found != row.results.end()) {
            sum += found->second.accuracy;
            ++count;
        }
    }
    return count > 0 ? sum / count : 0;
}

Result<json> reportTable(Project& project, bool print)
{
    POLYMATH_TRY(domains, project.domains());
    POLYMATH_TRY(rows, tableRows(project));
    std::stable_sort(domains.begin(), domains.end(),
                     [](const auto& a, const auto& b) { return a.role < b.role; }); // targets, then retention
    if (print && !rows.empty()) {
        std::printf("Next-token accuracy in %% on test documents, with half the width of its 95 %% interval\n\n");
        std::printf("%-22s %-22s %10s", "subject", "method", "params");
        for (const auto& domain : domains) {
            std::printf(" %16.16s", (domain.name + (domain.role == DomainRole::Retention ? " (ret.)" : "")).c_str());
        }
        std::printf(" %8s %8s %8s\n", "average", "seconds", "memory");
    }
    auto list = json::array();
    for (const auto& row : rows) {
        const std::string method = row.method == "base"          ? "base model"
                                   : row.method == "composition" ? row.composition + ", composed (" + row.training + ")"
                                                                 : row.method;
        json entry{{"subject", row.name},
                   {"method", method},
                   {"parameters", row.parameters},
                   {"trained_parameters", row.trainedParameters},
                   {"seconds", row.seconds},
                   {"peak_memory_bytes", row.peakMemoryBytes},
                   {"average", averageOf(row, domains)},
                   {"domains", json::object()}};
        if (print) {
            std::printf("%-22.22s %-22.22s %8.1f M", row.name.c_str(), method.c_str(),
                        static_cast<double>(row.parameters) / 1e6);
        }
        for (const auto& domain : domains) {
            const auto found = row.results.find(domain.name);
            if (found == row.results.end()) {
                if (print) {
                    std::printf(" %16s", "-");
                }
                continue;
            }
            const auto& result = found->second;
            json measured{{"role", std::string(toText(domain.role))},
                          {"documents", result.documents},
                          {"tokens", result.tokens},
                          {"accuracy", result.accuracy},
                          {"accuracy_low", result.accuracyLow},
                          {"accuracy_high", result.accuracyHigh},
                          {"nll", result.nll},
                          {"perplexity", result.perplexity},
                          {"perplexity_low", result.perplexityLow},
                          {"perplexity_high", result.perplexityHigh}};
            const auto& before = rows.front().results;
            if (const auto base = before.find(domain.name);
                row.name != "base" && rows.front().name == "base" && base != before.end()) {
                if (const auto delta = chartdata::accuracyChange(base->second, result)) {
                    measured["delta"] = {delta->value, delta->low, delta->high};
                }
            }
            if (print) {
                std::printf("   %6.2f +- %4.2f", result.accuracy * 100,
                            (result.accuracyHigh - result.accuracyLow) * 50);
            }
            entry["domains"][domain.name] = std::move(measured);
        }
        if (print) {
            std::printf(" %8.2f %8.0f %5.2f GB\n", averageOf(row, domains) * 100, row.seconds,
                        static_cast<double>(row.peakMemoryBytes) / 1e9);
        }
        list.push_back(std::move(entry));
    }
    if (print) {
        std::printf(
            "\nChange from the base model in points, with its 95 %% interval (paired bootstrap over documents)\n\n");
        for (const auto& entry : list) {
            if (entry["subject"] == "base") {
                continue;
            }
            std::printf("%-22.22s", entry["subject"].get<std::string>().c_str());
            for (const auto& [domain, measured] : entry["domains"].items()) {
                if (const auto delta = measured.find("delta"); delta != measured.end()) {
                    std::printf("  %s %+.2f (%+.2f to %+.2f)", domain.c_str(), (*delta)[0].get<double>() * 100,
                                (*delta)[1].get<double>() * 100, (*delta)[2].get<double>() * 100);
                }
            }
            std::printf("\n");
        }
    }
    return json{{"table", list}};
}

} // namespace

Result<void> createProject(const Arguments& arguments)
{
    POLYMATH_TRY(project, polymath::createProject(arguments.path, arguments.model));
    POLYMATH_TRY(base, project.baseModel());
    if (arguments.asJson) {
        std::cout
            << json{{"project", project.folder().string()}, {"base", base.path}, {"base_sha256", base.sha256}}.dump()
            << '\n';
    } else {
        std::printf("Made %s beside %s.\n", project.folder().c_str(), base.name.c_str());
    }
    return {};
}

namespace {

ImportRequest importRequest(const Arguments& arguments)
{
    const auto absolute = [](const std::string& file) {
        return std::filesystem::absolute(file).lexically_normal().string();
    };
    ImportRequest request;
    request.domain = arguments.domain;
    request.role = arguments.role;
    request.mapping = {arguments.promptColumn, arguments.responseColumn, arguments.textColumn};
    std::transform(arguments.files.begin(), arguments.files.end(), std::back_inserter(request.files), absolute);
    std::transform(arguments.leftOut.begin(), arguments.leftOut.end(), std::back_inserter(request.leftOut), absolute);
    request.builtIn = arguments.builtIn;
    if (const auto colon = arguments.from.rfind(':'); !arguments.from.empty()) {
        request.fromProject = absolute(arguments.from.substr(0, colon));
        request.fromDomain = colon == std::string::npos ? "" : arguments.from.substr(colon + 1);
    }
    request.onlyChanged = arguments.onlyChanged;
    request.cleaning.maskPersonalData = arguments.mask;
    return request;
}

/// The job's own list of what became of each file.
Result<std::vector<EntryOutcome>> entriesOf(const Project& project, RowId job)
{
    POLYMATH_TRY(events, project.jobEvents(job));
    std::vector<EntryOutcome> entries;
    for (const auto& event : events) {
        if (event.kind == "entry") {
            entries.push_back(entryOutcomeFrom(event.text));
        } else if (event.kind == "warning") {
            std::fprintf(stderr, "%s\n", event.text.c_str());
        }
    }
    return entries;
}

Result<void> dryRun(const Project& project, const ImportRequest& request, const Arguments& arguments)
{
    ProgressBar bar;
    ReaderProcess reader;
    const ReadFile read = [&reader](const auto& file, const auto& options, auto& visitor) {
        return reader.read(file, options, visitor);
    };
    POLYMATH_TRY(outcome,
                 tryImport(project, request, {{"", arguments.password}}, read, [&bar](const ImportProgress& progress) {
                     bar.show(progress.totalBytes > 0
                                  ? static_cast<double>(progress.bytes) / static_cast<double>(progress.totalBytes)
                                  : 0,
                              progress.stage);
                     return true;
                 }));
    if (arguments.asJson) {
        auto report = reportOf(request.domain, outcome.entries);
        report["message"] = outcome.sentence();
        report["documents"] = {{"train", outcome.documents.train},
                               {"validation", outcome.documents.validation},
                               {"test", outcome.documents.test}};
        std::cout << report.dump() << '\n';
    } else {
        printReport(outcome.entries);
        std::printf("Nothing was written. %s\n", outcome.sentence().c_str());
    }
    if (const auto failure = outcome.failure(); failure && outcome.taken > 0) {
        return tl::unexpected(*failure);
    }
    return outcome.firstProblem ? Result<void>(fail(ErrorCode::BadInput, outcome.sentence())) : Result<void>();
}

} // namespace

Result<void> importFiles(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    auto request = importRequest(arguments);
    if (arguments.dryRun) {
        return dryRun(project, request, arguments);
    }
    if (!arguments.password.empty()) {
        POLYMATH_TRY(secret, keepPasswords({{"", arguments.password}}));
        request.secret = secret;
    }
    POLYMATH_TRY(job, project.addJob(JobKind::Import, jobTitle(JobKind::Import, {arguments.domain}), toJson(request)));
    const RowId id = job;
    std::optional<Error> refused;
    const auto outcome = runAndReport(project, id, arguments, [&]() -> Result<json> {
        POLYMATH_TRY(record, project.job(id));
        POLYMATH_TRY(entries, entriesOf(project, id));
        if (!arguments.asJson) {
            printReport(entries);
        }
        for (const auto& entry : entries) {
            if (!entry.problem.empty()) {
                refused = Error{ErrorCode::BadInput, record.message, ""};
                if (arguments.asJson) {
                    std::fprintf(stderr, "%s\n", entry.problem.c_str());
                }
            }
        }
        return reportOf(arguments.domain, entries);
    });
    return outcome && refused ? Result<void>(tl::unexpected(*refused)) : outcome;
}

namespace {

Result<NewRun> trainingRun(const Project& project, const Arguments& arguments)
{
    NewRun run{arguments.name, arguments.domains};
    POLYMATH_CHECK(engine::setSetting(run.settings, "method", arguments.method));
    POLYMATH_CHECK(applyOptions(run.settings, arguments));
    return checkedRun(project, run);
}

Result<NewRun> composingRun(const Project& project, const Arguments& arguments)
{
    NewRun run{arguments.name, {}, arguments.experts};
    const auto usual = run.settings.steps;
    POLYMATH_CHECK(applyOptions(run.settings, arguments));
    POLYMATH_CHECK(engine::setSetting(run.settings, "composition", arguments.composition));
    POLYMATH_CHECK(engine::setSetting(run.settings, "router", arguments.router));
    if (arguments.steps == 0 && run.settings.steps == usual) {
        run.settings.steps = 50;
    }
    run.settings.training = arguments.training;
    return checkedRun(project, run);
}

/// Queues a composition, waits for it and says what came of it.
Result<void> composeAndReport(Project& project, const NewRun& run, const Arguments& arguments)
{
    POLYMATH_TRY(job, addRun(project, run));
    return runAndReport(project, job, arguments, [&]() -> Result<json> {
        POLYMATH_TRY(composition, project.findComposition(run.name));
        if (!composition) {
            return fail(ErrorCode::Internal, "The composition '" + run.name + "' was not recorded.");
        }
        if (!arguments.asJson) {
            std::printf("Made %s in %.0f s: %lld steps, %lld parameters trained.\n", run.name.c_str(),
                        composition->seconds, static_cast<long long>(composition->steps),
                        static_cast<long long>(composition->trainedParameters));
        }
        return json{{"subject", run.name},
                    {"file", (project.folder() / composition->file).string()},
                    {"sha256", composition->sha256}};
    });
}

} // namespace

Result<void> train(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    POLYMATH_TRY(run, trainingRun(project, arguments));
    const auto& made = run.name;
    POLYMATH_TRY(job, addRun(project, run));
    return runAndReport(project, job, arguments, [&]() -> Result<json> {
        POLYMATH_TRY(expert, project.findExpert(made));
        if (!expert) {
            return fail(ErrorCode::Internal, "The expert '" + made + "' was not recorded.");
        }
        if (!arguments.asJson) {
            std::printf("Made %s in %.0f s: %lld steps, %.1f million parameters trained, peak memory %.2f GB.\n",
                        made.c_str(), expert->seconds, static_cast<long long>(expert->steps),
                        static_cast<double>(expert->trainedParameters) / 1e6,
                        static_cast<double>(expert->peakMemoryBytes) / 1e9);
        }
        return json{{"subject", made},
                    {"file", (project.folder() / expert->file).string()},
                    {"sha256", expert->sha256},
                    {"parameters", expert->parameters},
                    {"trained_parameters", expert->trainedParameters},
                    {"peak_memory_bytes", expert->peakMemoryBytes}};
    });
}

Result<void> compose(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    POLYMATH_TRY(run, composingRun(project, arguments));
    return composeAndReport(project, run, arguments);
}

Result<void> prune(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    POLYMATH_TRY(composition, project.findComposition(arguments.subject));
    if (!composition) {
        return fail(ErrorCode::Usage, "The project has no composition '" + arguments.subject + "'.");
    }
    POLYMATH_TRY(ranked, rankedExperts(project, *composition));
    auto list = json::array();
    for (const auto& [name, norm] : ranked) {
        list.push_back({{"expert", name}, {"movement", norm}});
        if (!arguments.asJson) {
            std::printf("%-22s %.4f\n", name.c_str(), norm);
        }
    }
    if (arguments.drop == 0) {
        if (arguments.asJson) {
            std::cout << json{{"ranked", list}}.dump() << '\n';
        }
        return {};
    }
    POLYMATH_TRY(kept, prunedRun(project, *composition, arguments.drop));
    kept.name = arguments.name.empty() ? arguments.subject + "-pruned" : arguments.name;
    POLYMATH_CHECK(applyOptions(kept.settings, arguments));
    POLYMATH_TRY(run, checkedRun(project, kept));
    return composeAndReport(project, run, arguments);
}

Result<void> estimate(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    const bool composes = !arguments.experts.empty();
    POLYMATH_TRY(run, composes ? composingRun(project, arguments) : trainingRun(project, arguments));
    ProgressBar bar;
    const json request{{"request", "estimate"},
                       {"project", project.folder().string()},
                       {"kind", composes ? "compose" : "train"},
                       {"config", toJson(run)}};
    POLYMATH_TRY(result, askWorker(request, [&](const json& event) {
                     bar.show(event.value("done", 0.0) / std::max(event.value("total", 1.0), 1.0), "Measuring");
                 }));
    if (arguments.asJson) {
        std::cout << result.dump() << '\n';
        return {};
    }
    const auto range = [&result](const char* key, double unit) {
        const auto both = result.value(key, std::vector<double>{0, 0});
        char text[64];
        std::snprintf(text, sizeof text, "%.1f to %.1f", both.at(0) / unit, both.at(1) / unit);
        return std::string(text);
    };
    if (result.value("measured", false)) {
        std::printf("time    %s minutes (%s s a step, %s)\n", range("seconds", 60).c_str(),
                    range("seconds_per_step", 1).c_str(), result.value("precision", "").c_str());
    }
    std::printf("memory  %s GB of %.1f GB that are free\ndisk    %.2f GB of %.1f GB that are free\n",
                range("peak_memory_bytes", 1e9).c_str(), result.value("available_memory_bytes", 0.0) / 1e9,
                result.value("disk_bytes", 0.0) / 1e9, result.value("free_disk_bytes", 0.0) / 1e9);
    if (result.value("fits", false)) {
        return {};
    }
    std::printf("This does not fit.");
    for (const auto& [key, value] : result["changes"].items()) {
        std::printf(" --set %s=%s", key.c_str(),
                    value.is_string() ? value.get<std::string>().c_str() : value.dump().c_str());
    }
    std::printf("\n");
    return {};
}

Result<void> recommend(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    POLYMATH_TRY(data, dataSummary(project, arguments.domains));
    const auto advice = engine::recommend(data);
    auto words = engine::englishWords();
    words.method = chartdata::methodName;
    if (arguments.asJson) {
        auto reasons = json::array();
        for (const auto& reason : advice.reasons) {
            reasons.push_back(engine::reasonSentence(reason, words));
        }
        std::cout << json{{"settings", json::parse(toJson(advice.settings))},
                          {"passes", advice.passes},
                          {"seconds", advice.seconds},
                          {"memory_bytes", advice.memoryBytes},
                          {"fits", advice.fits},
                          {"reasons", reasons}}
                         .dump()
                  << '\n';
        return {};
    }
    const auto& settings = advice.settings;
    std::string joined;
    for (const auto& name : arguments.domains) {
        joined += (joined.empty() ? "" : ",") + name;
    }
    std::printf("polymath-cli train '%s' --domain '%s' --method %s --steps %lld", arguments.path.c_str(),
                joined.c_str(), settings.method.c_str(), static_cast<long long>(settings.steps));
    const engine::TrainSettings defaults;
    for (const auto& spec : engine::settingSpecs()) {
        const auto value = engine::settingValue(settings, spec);
        if (spec.key != "steps" && value != engine::settingValue(defaults, spec)) {
            std::printf(" --set %s=%s", spec.key.c_str(), value.c_str());
        }
    }
    std::printf("\n");
    for (const auto& reason : advice.reasons) {
        std::printf("  %s\n", engine::reasonSentence(reason, words).c_str());
    }
    return {};
}

Result<void> evaluate(const Arguments& arguments)
{
    if (!arguments.tasks.empty()) {
        return evaluateTasks(arguments);
    }
    POLYMATH_TRY(project, Project::open(arguments.path));
    auto subjects = arguments.subjects;
    auto domains = arguments.domains;
    if (subjects.empty()) {
        POLYMATH_TRY(all, project.subjects());
        subjects = all;
    }
    if (domains.empty()) {
        POLYMATH_TRY(all, project.domains());
        for (const auto& domain : all) {
            domains.push_back(domain.name);
        }
    }
    const NewMeasurement measurement{
        subjects,         domains,          arguments.window, arguments.maxTokens, arguments.precision,
        arguments.device, arguments.threads};
    POLYMATH_TRY(job, addMeasurement(project, measurement, subjects));
    return runAndReport(project, job, arguments, [&] { return reportTable(project, !arguments.asJson); });
}

Result<void> jobs(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    POLYMATH_CHECK(reviewJobs(project));
    POLYMATH_TRY(all, project.jobs());
    if (arguments.action == "list") {
        auto list = json::array();
        for (const auto& job : all) {
            list.push_back(toObject(job));
            if (!arguments.asJson) {
                std::printf("%4lld  %-11s %6lld/%-6lld %-30s %s\n", static_cast<long long>(job.id),
                            std::string(toText(job.state)).c_str(), static_cast<long long>(job.step),
                            static_cast<long long>(job.steps), job.title.c_str(), job.message.c_str());
            }
        }
        if (arguments.asJson) {
            std::cout << json{{"jobs", list}}.dump() << '\n';
        }
        return {};
    }
    RowId id = arguments.job;
    if (id == 0) {
        const auto fits = [&](const JobRecord& job) {
            return arguments.action == "run"      ? job.state == JobState::Queued
                   : arguments.action == "resume" ? job.state == JobState::Paused || job.state == JobState::Interrupted
                                                  : isActive(job.state);
        };
        const auto found = std::find_if(all.begin(), all.end(), fits);
        if (found == all.end()) {
            return fail(ErrorCode::Usage, "There is no job to " + arguments.action + ".");
        }
        id = found->id;
    }
    if (arguments.action == "pause" || arguments.action == "cancel") {
        POLYMATH_CHECK(requestJob(project, id, arguments.action == "pause" ? JobCommand::Pause : JobCommand::Cancel));
        POLYMATH_TRY(record, waitForJob(project, id, [](const JobRecord&) { return true; }));
        if (arguments.asJson) {
            std::cout << toObject(record).dump() << '\n';
        } else {
            std::printf("Job %lld is %s.\n", static_cast<long long>(id), std::string(toText(record.state)).c_str());
        }
        return {};
    }
    if (arguments.action == "resume") {
        POLYMATH_CHECK(requeueJob(project, id));
    }
    return runAndReport(project, id, arguments, [&]() -> Result<json> {
        if (!arguments.asJson) {
            std::printf("Job %lld is done.\n", static_cast<long long>(id));
        }
        return json::object();
    });
}

} // namespace polymath::cli
