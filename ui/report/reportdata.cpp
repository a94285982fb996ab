#include "ui/report/reportdata.h"

#include <QCoreApplication>

namespace polymath::report {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(report)
};

} // namespace

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

std::vector<Figure> figures(const Data& data)
{
    std::vector<Figure> all{
        {Words::tr("What was learned against what was kept"),
         Words::tr("Upwards: better at what was taught. To the right: better at what must not be forgotten. The bars "
                   "are 95 % intervals."),
         data.comparison.tradeoff},
        {Words::tr("Gains and losses by domain"),
         Words::tr("Points of next-token accuracy against the base model, each with its 95 % interval."),
         data.comparison.forgetting},
        {Words::tr("What it cost"), Words::tr("Average accuracy against the time of training."), data.comparison.cost},
        {Words::tr("How training went"),
         Words::tr("The loss on what was taught, smoothed, and the accuracies measured on the way."), data.progress}};
    for (const auto& [subject, routing] : data.comparison.routing) {
        all.push_back({Words::tr("Who answers in %1").arg(QString::fromStdString(subject)),
                       Words::tr("Mean weight of the base model and of each expert, by domain and block."), routing});
    }
    std::erase_if(all, [](const Figure& figure) { return charts::isEmpty(figure.chart); });
    return all;
}

} // namespace polymath::report
