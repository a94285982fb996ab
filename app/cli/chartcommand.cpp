#include "app/cli/commands.h"

#include "core/store/project.h"
#include "ui/charts/chart.h"
#include "ui/models/chartdata.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <iostream>

namespace polymath::cli {

namespace {

struct Kind {
    const char* name;
    charts::Chart (*make)(const chartdata::Records& records, const chartdata::Names& only);
    const char* whenEmpty;
};

template <auto make> charts::Chart made(const chartdata::Records& records, const chartdata::Names& only)
{
    return make(records, only);
}

constexpr Kind kinds[] = {
    {"tradeoff", &made<&chartdata::tradeoff>,
     "Nothing was measured on every target and on retention yet. Run `polymath-cli evaluate` first."},
    {"loss", &made<&chartdata::progress>, "Nothing was trained yet, so there is no loss to draw."},
    {"forgetting", &made<&chartdata::forgetting>,
     "There is nothing to compare with the base model yet. Run `polymath-cli evaluate` for the base and at least one "
     "more subject."},
    {"routing", &made<&chartdata::routing>,
     "No subject with gates was measured yet. Run `polymath-cli evaluate` first."},
    {"cost", &made<&chartdata::cost>, "Nothing was measured on every domain yet. Run `polymath-cli evaluate` first."},
};

} // namespace

Result<void> chart(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    POLYMATH_TRY(records, chartdata::readRecords(project));
    const chartdata::Names only(arguments.subjects.begin(), arguments.subjects.end());
    if (arguments.kind == "loss") {
        POLYMATH_CHECK(chartdata::readMetrics(project, records, only));
    }
    charts::ChartOptions options;
    options.costAxis = arguments.against == "time"         ? charts::CostAxis::TrainingTime
                       : arguments.against == "parameters" ? charts::CostAxis::Parameters
                                                           : charts::CostAxis::PeakMemory;
    for (const auto& kind : kinds) {
        if (arguments.kind != kind.name) {
            continue;
        }
        const auto drawn = kind.make(records, only);
        if (charts::isEmpty(drawn)) {
            return fail(ErrorCode::Usage, kind.whenEmpty);
        }
        POLYMATH_CHECK(charts::saveChartOffscreen(drawn, arguments.out, options));
    }
    if (arguments.asJson) {
        std::cout << nlohmann::json{{"chart", arguments.kind}, {"file", arguments.out}}.dump() << '\n';
    } else {
        std::cout << arguments.out << '\n';
    }
    return {};
}

} // namespace polymath::cli
