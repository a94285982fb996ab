#include "ui/pages/chatsubject.h"

#include "ui/charts/palette.h"
#include "ui/models/chartdata.h"

#include <QCoreApplication>

namespace polymath {

namespace {

QString backboneName() { return QCoreApplication::translate("ChatSubject", "Backbone"); }

nlohmann::json modelOf(const ProjectSnapshot& project, const std::string& file)
{
    nlohmann::json model{{"model", project.base.path}, {"base_sha256", project.base.sha256}};
    if (!file.empty()) {
        model["artefact"] = (project.folder / file).string();
    }
    return model;
}

std::vector<SlotLook> looks(const std::vector<std::string>& order, const std::vector<std::string>& experts)
{
    std::vector<SlotLook> all{{backboneName(), charts::slotColour(0)}};
    for (const auto& expert : experts) {
        all.push_back({QString::fromStdString(expert), colourOfSubject(order, expert)});
    }
    return all;
}

} // namespace

std::vector<std::string> subjectColours(const ProjectSnapshot& project)
{
    chartdata::Records records;
    records.experts = project.experts;
    records.compositions = project.compositions;
    records.jobs = project.jobs;
    return chartdata::subjectOrder(records);
}

QColor colourOfSubject(const std::vector<std::string>& order, const std::string& name)
{
    return charts::subjectColour(chartdata::colourOf(order, name));
}

std::vector<ChatSubject> chatSubjects(const ProjectSnapshot& project)
{
    const auto order = subjectColours(project);
    std::vector<ChatSubject> all;
    const auto add = [&](const std::string& name, const QString& label, std::vector<SlotLook> slotLooks,
                         const std::string& file) {
        all.push_back({QString::fromStdString(name), label, colourOfSubject(order, name), std::move(slotLooks),
                       modelOf(project, file)});
    };
    add("base", QCoreApplication::translate("ChatSubject", "Base model"), {}, {});
    for (const auto& expert : project.experts) {
        add(expert.name, QString::fromStdString(expert.name),
            expert.method == "mode" ? looks(order, {expert.name}) : std::vector<SlotLook>(), expert.file);
    }
    for (const auto& composition : project.compositions) {
        const bool routes = composition.router != "none";
        add(composition.name, QString::fromStdString(composition.name),
            routes ? looks(order, composition.experts) : std::vector<SlotLook>(), composition.file);
    }
    return all;
}

} // namespace polymath
