#include "ui/pages/composechoice.h"

#include "core/engine/registry.h"
#include "core/engine/settings.h"
#include "core/jobs/newrun.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace polymath {

using nlohmann::json;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ComposePage)
};

const EvaluationRecord* find(const ProjectSnapshot& project, const std::string& subject, const std::string& domain)
{
    const auto found =
        std::find_if(project.evaluations.begin(), project.evaluations.end(),
                     [&](const EvaluationRecord& row) { return row.subject == subject && row.domain == domain; });
    return found == project.evaluations.end() ? nullptr : &*found;
}

} // namespace

ExpertShape shapeOf(const ExpertRecord& expert)
{
    const auto settings = engine::trainSettingsFromJson(expert.configJson);
    return settings ? ExpertShape{settings->blocks, settings->layersPerExpert, settings->mix} : ExpertShape();
}

QString reasonAgainst(const ExpertRecord& expert, const std::vector<const ExpertRecord*>& ticked)
{
    std::vector<std::string> kinds{expert.method};
    if (engine::defaultComposition(kinds).empty()) {
        return Words::tr("%1 is a mixture already, which no composition takes.")
            .arg(QString::fromStdString(expert.name));
    }
    for (const auto* other : ticked) {
        kinds.push_back(other->method);
    }
    if (engine::defaultComposition(kinds).empty()) {
        return Words::tr("%1 is of another kind than what is ticked, and no composition takes both.")
            .arg(QString::fromStdString(expert.name));
    }
    if (expert.method != "mode") {
        return {};
    }
    const auto mine = shapeOf(expert);
    for (const auto* other : ticked) {
        if (other->name == expert.name) {
            continue;
        }
        const auto theirs = shapeOf(*other);
        if (mine.blocks != theirs.blocks || mine.layers != theirs.layers) {
            return Words::tr(
                       "Has %1 × %2 (blocks × layers), but %3 has %4 × %5. Experts go together only with the same "
                       "shape.")
                .arg(mine.blocks)
                .arg(mine.layers)
                .arg(QString::fromStdString(other->name))
                .arg(theirs.blocks)
                .arg(theirs.layers);
        }
        if (mine.mix != theirs.mix) {
            return Words::tr("Was trained with another way of mixing (%1) than %2 (%3).")
                .arg(QString::fromStdString(mine.mix), QString::fromStdString(other->name),
                     QString::fromStdString(theirs.mix));
        }
    }
    return {};
}

std::vector<Change> changesOf(const ProjectSnapshot& project, const std::string& subject)
{
    std::vector<Change> changes;
    for (const auto& domain : project.domains) {
        const auto* base = find(project, "base", domain.name);
        const auto* mine = find(project, subject, domain.name);
        if (base != nullptr && mine != nullptr && base->settingsJson == mine->settingsJson) {
            changes.push_back({domain.name, mine->accuracy - base->accuracy});
        }
    }
    return changes;
}

std::string composeConfig(const ProjectSnapshot& project, const CompositionPlan& plan)
{
    engine::TrainSettings settings;
    settings.steps = plan.steps;
    settings.composition = plan.composition;
    settings.router = plan.router;
    settings.routerWeights = plan.weights;
    settings.training = plan.training;
    std::vector<std::string> domains;
    for (const auto& expert : project.experts) {
        if (std::find(plan.experts.begin(), plan.experts.end(), expert.name) == plan.experts.end()) {
            continue;
        }
        const auto shape = shapeOf(expert); // of MoDE experts; the others have the defaults
        settings.blocks = shape.blocks;
        settings.layersPerExpert = shape.layers;
        settings.mix = shape.mix;
        for (const auto& domain : expert.domains) {
            if (std::find(domains.begin(), domains.end(), domain) == domains.end()) {
                domains.push_back(domain);
            }
        }
    }
    return toJson(NewRun{plan.name, domains, plan.experts, settings}).dump();
}

std::string evaluateConfig(const ProjectSnapshot& project, const std::string& subject)
{
    json settings = json::object();
    const auto newest = std::max_element(
        project.evaluations.begin(), project.evaluations.end(),
        [](const EvaluationRecord& a, const EvaluationRecord& b) { return a.measuredMs < b.measuredMs; });
    if (newest != project.evaluations.end()) {
        settings = json::parse(newest->settingsJson, nullptr, false);
    }
    if (!settings.is_object()) {
        settings = json::object();
    }
    NewMeasurement measurement{{subject}, {}};
    auto& subjects = measurement.subjects;
    for (const auto& domain : project.domains) {
        if (domain.documents > 0) {
            measurement.domains.push_back(domain.name);
            if (find(project, "base", domain.name) == nullptr && subjects.size() == 1) {
                subjects.insert(subjects.begin(), "base"); // or there would be nothing to compare with
            }
        }
    }
    measurement.window = settings.value("window", measurement.window);
    measurement.maxTokens = settings.value("max_tokens", measurement.maxTokens);
    measurement.precision = settings.value("precision", measurement.precision);
    return toJson(measurement).dump();
}

} // namespace polymath
