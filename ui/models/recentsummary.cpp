#include "ui/models/recentsummary.h"

#include "core/store/project.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace polymath {

namespace {

/// Changes of the subject that was measured last, where the base model was measured in the same way.
void findChanges(RecentSummary& summary, const std::vector<DomainRecord>& domains,
                 const std::vector<EvaluationRecord>& evaluations)
{
    const EvaluationRecord* last = nullptr;
    for (const auto& evaluation : evaluations) {
        if (evaluation.subject != "base" && (last == nullptr || evaluation.measuredMs > last->measuredMs)) {
            last = &evaluation;
        }
    }
    if (last == nullptr) {
        return;
    }
    summary.subject = last->subject;
    for (const auto role : {DomainRole::Target, DomainRole::Retention}) {
        for (const auto& domain : domains) {
            const auto measured = [&](const std::string& subject) {
                return std::find_if(evaluations.begin(), evaluations.end(), [&](const EvaluationRecord& one) {
                    return one.subject == subject && one.domain == domain.name;
                });
            };
            const auto base = measured("base");
            const auto now = measured(summary.subject);
            if (domain.role == role && base != evaluations.end() && now != evaluations.end() &&
                base->settingsJson == now->settingsJson) {
                summary.changes.push_back({domain.name, role == DomainRole::Retention, now->accuracy - base->accuracy});
            }
        }
    }
}

Result<void> read(RecentSummary& summary, const std::filesystem::path& folder)
{
    POLYMATH_TRY(schema, Project::schemaOf(folder));
    if (schema < Project::currentSchema()) {
        summary.state = RecentSummary::State::Older;
        return {};
    }
    POLYMATH_TRY(project, Project::open(folder));
    POLYMATH_TRY(name, project.name());
    POLYMATH_TRY(base, project.baseModel());
    POLYMATH_TRY(domains, project.domains());
    POLYMATH_TRY(evaluations, project.evaluations());
    summary.state = RecentSummary::State::Read;
    summary.name = name;
    summary.baseName = base.name;
    findChanges(summary, domains, evaluations);
    summary.domains = std::move(domains);
    return {};
}

} // namespace

RecentSummary readSummary(const QString& folder)
{
    const std::filesystem::path path(folder.toStdString());
    RecentSummary summary;
    summary.name = path.stem().string();
    if (!Project::isProject(path)) {
        return summary;
    }
    if (const auto outcome = read(summary, path); !outcome) {
        summary.state = RecentSummary::State::Unreadable;
        summary.error = outcome.error().sentence;
    }
    return summary;
}

} // namespace polymath
