#include "core/jobs/newrun.h"

#include "core/engine/registry.h"
#include "core/formats/gatenorms.h"
#include "core/jobs/jobstate.h"

#include <algorithm>

namespace polymath {

namespace {

using nlohmann::json;

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : "+") + name;
    }
    return text;
}

/// The name given, checked; or `suggested`, with a number where that is taken.
Result<std::string> freeName(const Project& project, const std::string& given, const std::string& suggested)
{
    POLYMATH_TRY(name, project.freeSubjectName(given.empty() ? suggested : given));
    if (!given.empty() && name != given) {
        return fail(ErrorCode::Usage, "The name '" + given + "' is taken; choose another one.");
    }
    return std::move(name);
}

Result<void> checkTraining(const Project& project, const NewRun& run)
{
    const auto* kind = engine::findExpertSpec(run.settings.method);
    if (kind == nullptr || kind->beside.empty()) {
        return {};
    }
    POLYMATH_TRY(beside, project.findExpert(run.settings.universal));
    if (!beside) {
        return fail(ErrorCode::Usage, kind->about.term +
                                          " is trained beside another expert: name one of this project with --set " +
                                          kind->beside + "=NAME.");
    }
    return {};
}

/// Its experts' domains, in their order, where none are named, and what trains.
Result<void> completeComposition(const Project& project, NewRun& run)
{
    std::vector<std::string> known;
    std::vector<std::string> kinds;
    for (const auto& name : run.experts) {
        POLYMATH_TRY(expert, project.findExpert(name));
        if (!expert) {
            return fail(ErrorCode::Usage, "The project has no expert '" + name + "'.");
        }
        for (const auto& domain : expert->domains) {
            if (std::find(known.begin(), known.end(), domain) == known.end()) {
                known.push_back(domain);
            }
        }
        kinds.push_back(expert->method);
    }
    if (run.domains.empty()) {
        run.domains = known;
    }
    if (run.settings.training.empty()) {
        run.settings.training = engine::defaultTraining(run.settings, kinds);
    }
    return engine::checkComposition(run.settings, kinds);
}

} // namespace

Result<NewRun> checkedRun(const Project& project, NewRun run)
{
    const bool composes = !run.experts.empty();
    POLYMATH_CHECK(composes ? completeComposition(project, run) : checkTraining(project, run));
    for (const auto& name : run.domains) {
        POLYMATH_TRY(domain, project.findDomain(name));
        if (!domain) {
            return fail(ErrorCode::Usage, "The project has no domain '" + name + "'. Import documents into it first.");
        }
    }
    POLYMATH_TRY(name, freeName(project, run.name,
                                composes ? joined(run.experts) : joined(run.domains) + "-" + run.settings.method));
    run.name = name;
    return run;
}

json toJson(const NewRun& run)
{
    json config{{"name", run.name}, {"domains", run.domains}, {"settings", json::parse(engine::toJson(run.settings))}};
    if (!run.experts.empty()) {
        config["experts"] = run.experts;
    }
    if (run.examples > 0) {
        config["examples"] = run.examples;
    }
    if (!run.measuresStart) {
        config["measure_start"] = false;
    }
    if (!run.identity.empty()) {
        config["identity"] = run.identity;
    }
    return config;
}

Result<RowId> addRun(Project& project, const NewRun& run)
{
    const auto kind = run.experts.empty() ? JobKind::Train : JobKind::Compose;
    return project.addJob(kind, jobTitle(kind, {run.name}), toJson(run).dump());
}

json toJson(const NewMeasurement& measurement)
{
    return {{"subjects", measurement.subjects},    {"domains", measurement.domains},     {"window", measurement.window},
            {"max_tokens", measurement.maxTokens}, {"precision", measurement.precision}, {"device", measurement.device},
            {"threads", measurement.threads}};
}

Result<RowId> addMeasurement(Project& project, const NewMeasurement& measurement, const std::vector<std::string>& about)
{
    return project.addJob(JobKind::Evaluate, jobTitle(JobKind::Evaluate, about), toJson(measurement).dump());
}

Result<std::vector<std::pair<std::string, double>>> rankedExperts(const Project& project,
                                                                  const CompositionRecord& composition)
{
    POLYMATH_TRY(file, project.artefact(composition.name));
    POLYMATH_TRY(movements, gateMovements(file));
    if (composition.router == "uniform" || movements.size() != composition.experts.size()) {
        return fail(ErrorCode::Usage,
                    "'" + composition.name + "' has no gates in use, so there is nothing to prune by.");
    }
    std::vector<std::pair<std::string, double>> ranked;
    for (std::size_t index = 0; index < movements.size(); ++index) {
        ranked.emplace_back(composition.experts[index], movements[index].norm);
    }
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second < b.second : a.first < b.first;
    });
    return ranked;
}

Result<NewRun> prunedRun(const Project& project, const CompositionRecord& composition, std::int64_t drop)
{
    POLYMATH_TRY(ranked, rankedExperts(project, composition));
    if (static_cast<std::size_t>(drop) + 2 > ranked.size()) {
        return fail(ErrorCode::Usage, "'" + composition.name + "' has " + std::to_string(ranked.size()) +
                                          " experts; two at least must stay, so " + std::to_string(drop) +
                                          " cannot go.");
    }
    NewRun run;
    run.experts = composition.experts;
    for (std::int64_t index = 0; index < drop; ++index) {
        std::erase(run.experts, ranked[static_cast<std::size_t>(index)].first);
    }
    POLYMATH_TRY(settings, engine::trainSettingsFromJson(composition.configJson));
    run.settings = settings;
    run.settings.training = composition.training;
    run.settings.steps = std::max<std::int64_t>(1, composition.steps);
    return run;
}

} // namespace polymath
