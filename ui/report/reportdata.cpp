#include "ui/report/reportdata.h"

#include <utility>

namespace polymath::report {

Result<Data> readData(const Project& project)
{
    POLYMATH_TRY(records, chartdata::readRecords(project));
    POLYMATH_CHECK(chartdata::readMetrics(project, records));
    POLYMATH_TRY(name, project.name());
    POLYMATH_TRY(sources, project.sources());
    Data data;
    data.made = QDateTime::currentDateTime();
    data.progress = chartdata::progress(records);
    data.project.folder = project.folder();
    data.project.name = name;
    data.project.sources = sources;
    data.project.base = std::move(records.base);
    data.project.domains = std::move(records.domains);
    data.project.experts = std::move(records.experts);
    data.project.compositions = std::move(records.compositions);
    data.project.evaluations = std::move(records.evaluations);
    data.project.routing = std::move(records.routing);
    data.project.jobs = std::move(records.jobs);
    data.comparison = compare(data.project);
    return data;
}

std::vector<charts::Chart> figures(const Data& data)
{
    const auto& comparison = data.comparison;
    std::vector<charts::Chart> all{comparison.tradeoff, comparison.forgetting, comparison.cost, data.progress};
    for (const auto& [subject, routing] : comparison.routing) {
        all.emplace_back(routing);
    }
    std::erase_if(all, [](const charts::Chart& chart) { return charts::isEmpty(chart); });
    return all;
}

} // namespace polymath::report
