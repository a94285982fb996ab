#include "app/cli/commands.h"
#include "app/cli/comparison.h"

#include "core/metrics/scores.h"
#include "core/store/project.h"
#include "ui/charts/chart.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <optional>
#include <utility>

namespace polymath::cli {

namespace {

using charts::Measured;
using nlohmann::json;

bool wanted(const Arguments& arguments, const std::string& subject)
{
    return arguments.subjects.empty() ||
           std::find(arguments.subjects.begin(), arguments.subjects.end(), subject) != arguments.subjects.end();
}

Measured inPercent(const Interval& interval) { return {interval.value * 100, interval.low * 100, interval.high * 100}; }

/// Mean over domains; the interval's half-widths are combined as of independent measurements.
Measured meanOf(const std::vector<EvaluationRecord>& results)
{
    Measured mean;
    double below = 0;
    double above = 0;
    for (const auto& result : results) {
        mean.value += result.accuracy * 100;
        below += (result.accuracy - result.accuracyLow) * (result.accuracy - result.accuracyLow) * 1e4;
        above += (result.accuracyHigh - result.accuracy) * (result.accuracyHigh - result.accuracy) * 1e4;
    }
    const auto count = static_cast<double>(results.size());
    mean.value /= count;
    mean.low = mean.value - std::sqrt(below) / count;
    mean.high = mean.value + std::sqrt(above) / count;
    return mean;
}

/// Subjects in the order of the project, "base" first.
Result<std::vector<std::pair<std::string, std::string>>> subjectsAndMethods(const Project& project)
{
    std::vector<std::pair<std::string, std::string>> subjects{{"base", "base model"}};
    POLYMATH_TRY(experts, project.experts());
    POLYMATH_TRY(compositions, project.compositions());
    for (const auto& expert : experts) {
        subjects.emplace_back(expert.name, expert.method == "mode"   ? "MoDE, one expert"
                                           : expert.method == "lora" ? "LoRA"
                                                                     : "full fine-tuning");
    }
    for (const auto& composition : compositions) {
        subjects.emplace_back(composition.name, "MoDE, composed");
    }
    return subjects;
}

Result<charts::Chart> tradeoff(const Project& project, const Arguments& arguments)
{
    POLYMATH_TRY(domains, project.domains());
    POLYMATH_TRY(evaluations, project.evaluations());
    POLYMATH_TRY(subjects, subjectsAndMethods(project));
    charts::Tradeoff chart;
    std::vector<TradeoffPoint> points;
    for (const auto& [name, method] : subjects) {
        std::vector<EvaluationRecord> targets;
        std::vector<EvaluationRecord> retentions;
        for (const auto& domain : domains) {
            for (const auto& evaluation : evaluations) {
                if (evaluation.subject == name && evaluation.domain == domain.name) {
                    (domain.role == DomainRole::Target ? targets : retentions).push_back(evaluation);
                }
            }
        }
        const auto all = std::count_if(domains.begin(), domains.end(),
                                       [](const auto& domain) { return domain.role == DomainRole::Target; });
        if (retentions.empty() || std::cmp_not_equal(targets.size(), all) || all == 0 || !wanted(arguments, name)) {
            continue; // means over different domains do not compare
        }
        chart.points.push_back({name, method, meanOf(retentions), meanOf(targets), false});
        points.push_back({chart.points.back().retention.value, chart.points.back().target.value});
    }
    if (chart.points.empty()) {
        return fail(ErrorCode::Usage, "Nothing was measured on every target and on retention yet. Run `polymath-cli "
                                      "evaluate` first.");
    }
    for (const auto index : paretoFront(points)) {
        chart.points[index].onFront = true;
    }
    return charts::Chart(std::move(chart));
}

Result<charts::Chart> loss(const Project& project, const Arguments& arguments)
{
    POLYMATH_TRY(jobs, project.jobs());
    POLYMATH_TRY(domains, project.domains());
    charts::Progress chart;
    for (const auto& job : jobs) {
        const auto config = json::parse(job.configJson, nullptr, false);
        const std::string name = config.is_object() ? config.value("name", "") : "";
        if ((job.kind != JobKind::Train && job.kind != JobKind::Compose) || !wanted(arguments, name)) {
            continue;
        }
        POLYMATH_TRY(metrics, project.metrics(job.id));
        charts::Progress::Series losses{name, {}, {}};
        std::map<std::string, charts::Progress::Series> accuracies;
        for (const auto& metric : metrics) {
            if (metric.name == "loss") {
                losses.steps.push_back(static_cast<double>(metric.step));
                losses.values.push_back(metric.value);
            } else if (metric.name == "accuracy") {
                auto& series = accuracies[metric.domain];
                series.name = name;
                series.domain = metric.domain;
                series.steps.push_back(static_cast<double>(metric.step));
                series.values.push_back(metric.value * 100);
            }
        }
        if (!losses.steps.empty()) {
            chart.losses.push_back(std::move(losses));
        }
        for (auto& [domain, series] : accuracies) {
            const auto found = std::find_if(domains.begin(), domains.end(),
                                            [&name = domain](const auto& record) { return record.name == name; });
            series.retention = found != domains.end() && found->role == DomainRole::Retention;
            if (series.steps.size() > 1) {
                chart.accuracies.push_back(std::move(series));
            }
        }
    }
    if (chart.losses.empty()) {
        return fail(ErrorCode::Usage, "Nothing was trained yet, so there is no loss to draw.");
    }
    return charts::Chart(std::move(chart));
}

Result<charts::Chart> forgetting(const Project& project, const Arguments& arguments)
{
    POLYMATH_TRY(domains, project.domains());
    POLYMATH_TRY(evaluations, project.evaluations());
    POLYMATH_TRY(subjects, subjectsAndMethods(project));
    const auto find = [&](const std::string& subject, const std::string& domain) -> const EvaluationRecord* {
        for (const auto& evaluation : evaluations) {
            if (evaluation.subject == subject && evaluation.domain == domain) {
                return &evaluation;
            }
        }
        return nullptr;
    };
    charts::Forgetting chart;
    for (const auto& domain : domains) {
        if (find("base", domain.name) != nullptr) {
            chart.domains.push_back(domain.name);
        }
    }
    for (const auto& [name, method] : subjects) {
        if (name == "base" || !wanted(arguments, name)) {
            continue;
        }
        std::vector<Measured> row;
        for (const auto& domain : chart.domains) {
            const auto* before = find("base", domain);
            const auto* after = find(name, domain);
            const auto change = after == nullptr ? std::nullopt : accuracyChange(*before, *after);
            if (!change) {
                break;
            }
            row.push_back(inPercent(*change));
        }
        if (!row.empty() && row.size() == chart.domains.size()) {
            chart.subjects.push_back(name);
            chart.deltas.push_back(std::move(row));
        }
    }
    if (chart.subjects.empty()) {
        return fail(ErrorCode::Usage,
                    "There is nothing to compare with the base model yet. Run `polymath-cli evaluate` "
                    "for the base and at least one more subject.");
    }
    return charts::Chart(std::move(chart));
}

Result<charts::Chart> routing(const Project& project, const Arguments& arguments)
{
    POLYMATH_TRY(rows, project.routing());
    charts::Routing chart;
    for (const auto& row : rows) { // the newest subject that fits: compositions come after their experts
        if (wanted(arguments, row.subject)) {
            chart.subject = row.subject;
        }
    }
    POLYMATH_TRY(compositions, project.compositions());
    for (const auto& composition : compositions) {
        const bool measured =
            std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.subject == composition.name; });
        if (measured && wanted(arguments, composition.name)) {
            chart.subject = composition.name;
        }
    }
    POLYMATH_TRY(domains, project.domains());
    for (const auto& domain : domains) {
        for (const auto& row : rows) {
            if (row.subject != chart.subject || row.domain != domain.name) {
                continue;
            }
            const auto slot = static_cast<std::size_t>(row.slot);
            if (chart.bars.empty() || chart.bars.back().domain != row.domain || chart.bars.back().block != row.block) {
                chart.bars.push_back({row.domain, row.block, {}});
            }
            auto& weights = chart.bars.back().weights;
            weights.resize(std::max(weights.size(), slot + 1));
            weights[slot] = row.weight;
            chart.slots.resize(std::max(chart.slots.size(), slot + 1));
            chart.slots[slot] = row.slotName;
        }
    }
    if (chart.bars.empty()) {
        return fail(ErrorCode::Usage, "No subject with gates was measured yet. Run `polymath-cli evaluate` first.");
    }
    return charts::Chart(std::move(chart));
}

} // namespace

Result<void> chart(const Arguments& arguments)
{
    POLYMATH_TRY(project, Project::open(arguments.path));
    auto drawn = arguments.kind == "tradeoff"     ? tradeoff(project, arguments)
                 : arguments.kind == "loss"       ? loss(project, arguments)
                 : arguments.kind == "forgetting" ? forgetting(project, arguments)
                                                  : routing(project, arguments);
    if (!drawn) {
        return passOn(std::move(drawn));
    }
    POLYMATH_CHECK(charts::saveChartOffscreen(*drawn, arguments.out));
    if (arguments.asJson) {
        std::cout << json{{"chart", arguments.kind}, {"file", arguments.out}}.dump() << '\n';
    } else {
        std::cout << arguments.out << '\n';
    }
    return {};
}

} // namespace polymath::cli
