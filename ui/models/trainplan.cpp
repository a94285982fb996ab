#include "ui/models/trainplan.h"

#include "core/jobs/newrun.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace polymath {

using nlohmann::json;

namespace {

constexpr std::int64_t composeSteps = 50; ///< gates learn quickly

std::string joined(const std::vector<std::string>& names, const char* separator)
{
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : separator) + name;
    }
    return text;
}

Result<std::string> addTraining(Project& project, const TrainPlan& plan, const std::vector<std::string>& domains)
{
    const bool named = plan.runs() == 1 && !plan.name.empty();
    POLYMATH_TRY(name, project.freeSubjectName(named ? plan.name : suggestedName(domains, plan.settings.method)));
    POLYMATH_TRY(job, addRun(project, NewRun{name, domains, {}, plan.settings}));
    if (!plan.estimateJson.empty()) {
        POLYMATH_CHECK(project.setJobEstimate(job, plan.estimateJson));
    }
    return name;
}

Result<std::string> addComposition(Project& project, const TrainPlan& plan, const std::vector<std::string>& experts)
{
    auto settings = plan.settings;
    settings.steps = std::min(settings.steps, composeSteps);
    POLYMATH_TRY(name, project.freeSubjectName(joined(plan.domains, "+")));
    POLYMATH_TRY(job, addRun(project, NewRun{name, plan.domains, experts, settings}));
    static_cast<void>(job);
    return name;
}

/// Subjects without a measurement on some domain.
Result<std::vector<std::string>> unmeasured(const Project& project, const std::vector<DomainRecord>& domains)
{
    POLYMATH_TRY(subjects, project.subjects());
    POLYMATH_TRY(evaluations, project.evaluations());
    std::set<std::pair<std::string, std::string>> measured;
    for (const auto& row : evaluations) {
        measured.emplace(row.subject, row.domain);
    }
    std::erase_if(subjects, [&](const std::string& subject) {
        return std::all_of(domains.begin(), domains.end(), [&](const DomainRecord& domain) {
            return measured.contains({subject, domain.name});
        });
    });
    return subjects;
}

Result<void> addMeasuring(Project& project, const TrainPlan& plan, const std::vector<std::string>& made)
{
    POLYMATH_TRY(base, project.baseModel());
    POLYMATH_TRY(domains, project.domains());
    const auto context = contextLength(base);
    POLYMATH_TRY(subjects, unmeasured(project, domains));
    subjects.insert(subjects.end(), made.begin(), made.end());
    std::vector<std::string> names;
    for (const auto& domain : domains) {
        names.push_back(domain.name);
    }
    NewMeasurement measurement{subjects, names};
    measurement.window = context > 0 ? std::min(measurement.window, context) : measurement.window;
    measurement.threads = plan.settings.threads;
    POLYMATH_TRY(job, addMeasurement(project, measurement, made));
    static_cast<void>(job);
    return {};
}

} // namespace

std::int64_t contextLength(const BaseModelRecord& base)
{
    const auto config = json::parse(base.configJson, nullptr, false);
    return config.is_object() ? config.value("context_length", std::int64_t{0}) : 0;
}

std::vector<std::vector<std::string>> domainsOfRuns(const TrainPlan& plan)
{
    if (plan.together) {
        return plan.domains.empty() ? std::vector<std::vector<std::string>>()
                                    : std::vector<std::vector<std::string>>(1, plan.domains);
    }
    std::vector<std::vector<std::string>> runs;
    for (const auto& domain : plan.domains) {
        runs.push_back({domain});
    }
    return runs;
}

std::string suggestedName(const std::vector<std::string>& domains, const std::string& method)
{
    return joined(domains, "+") + "-" + method;
}

Result<std::vector<std::string>> queuePlan(Project& project, const TrainPlan& plan)
{
    std::vector<std::string> trained;
    POLYMATH_CHECK(project.inTransaction([&]() -> Result<void> {
        for (const auto& domains : domainsOfRuns(plan)) {
            POLYMATH_TRY(name, addTraining(project, plan, domains));
            trained.push_back(name);
        }
        auto made = trained;
        if (plan.composesAfter()) {
            POLYMATH_TRY(name, addComposition(project, plan, trained));
            made.push_back(name);
        }
        return plan.measureAfter ? addMeasuring(project, plan, made) : Result<void>();
    }));
    return trained;
}

} // namespace polymath
