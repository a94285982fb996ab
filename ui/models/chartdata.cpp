#include "ui/models/chartdata.h"

#include "core/engine/registry.h"
#include "core/store/project.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace polymath::chartdata {

namespace {

using charts::Measured;
using nlohmann::json;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(charts)
};

bool wanted(const Names& only, const std::string& name) { return only.empty() || only.contains(name); }

bool isRun(const JobRecord& job) { return job.kind == JobKind::Train || job.kind == JobKind::Compose; }

json configOf(const JobRecord& job)
{
    auto config = json::parse(job.configJson, nullptr, false);
    return config.is_object() ? config : json::object();
}

/// A member of an object, or `otherwise` where it is missing or of another kind.
template <typename Value> Value member(const json& object, const char* key, Value otherwise)
{
    const auto found = object.find(key);
    if (found == object.end() || !(std::is_same_v<Value, std::string> ? found->is_string() : found->is_number())) {
        return otherwise;
    }
    return found->template get<Value>();
}

std::string nameOf(const JobRecord& job) { return member<std::string>(configOf(job), "name", ""); }

/// Tokens of one training step, 0 where the job does not say.
double tokensOfStep(const JobRecord& job)
{
    const auto config = configOf(job);
    const auto settings = config.find("settings");
    if (settings == config.end() || !settings->is_object()) {
        return 0;
    }
    return member<double>(*settings, "batch", 0) * member<double>(*settings, "sequence", 0) *
           member<double>(*settings, "accumulation", 1);
}

Measured inPercent(const Interval& interval) { return {interval.value * 100, interval.low * 100, interval.high * 100}; }

/// Mean over domains; the interval's half-widths are combined as of independent measurements.
Measured meanOf(const std::vector<const EvaluationRecord*>& results)
{
    Measured mean;
    double below = 0;
    double above = 0;
    for (const auto* result : results) {
        mean.value += result->accuracy * 100;
        below += (result->accuracy - result->accuracyLow) * (result->accuracy - result->accuracyLow) * 1e4;
        above += (result->accuracyHigh - result->accuracy) * (result->accuracyHigh - result->accuracy) * 1e4;
    }
    const auto count = static_cast<double>(results.size());
    mean.value /= count;
    mean.low = mean.value - std::sqrt(below) / count;
    mean.high = mean.value + std::sqrt(above) / count;
    return mean;
}

/// The smallest of 1, 2 or 5 times a power of ten that is at least `width`.
double roundWidth(double width)
{
    double power = std::pow(10, std::floor(std::log10(std::max(width, 1.0))));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= width) {
            return factor * power;
        }
    }
    return 10 * power;
}

} // namespace

Result<Records> readRecords(const Project& project)
{
    POLYMATH_TRY(base, project.baseModel());
    POLYMATH_TRY(domains, project.domains());
    POLYMATH_TRY(experts, project.experts());
    POLYMATH_TRY(compositions, project.compositions());
    POLYMATH_TRY(evaluations, project.evaluations());
    POLYMATH_TRY(routing, project.routing());
    POLYMATH_TRY(jobs, project.jobs());
    return Records{std::move(base),        std::move(domains), std::move(experts), std::move(compositions),
                   std::move(evaluations), std::move(routing), std::move(jobs),    {}};
}

Result<void> readMetrics(const Project& project, Records& records, const Names& only)
{
    for (const auto& job : records.jobs) {
        if (!isRun(job) || !wanted(only, nameOf(job))) {
            continue;
        }
        // The last step is read again: its validation may have come after its loss.
        auto& known = records.metrics[job.id];
        const std::int64_t last = known.empty() ? 0 : known.back().step;
        POLYMATH_TRY(rows, project.metrics(job.id, last - 1));
        std::erase_if(known, [last](const auto& row) { return row.step >= last; });
        known.insert(known.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    }
    return {};
}

std::vector<std::string> subjectOrder(const Records& records)
{
    std::vector<std::pair<RowId, std::string>> made;
    for (const auto& job : records.jobs) {
        if (isRun(job)) {
            made.emplace_back(job.id, nameOf(job));
        }
    }
    for (const auto& expert : records.experts) {
        made.emplace_back(expert.jobId, expert.name);
    }
    for (const auto& composition : records.compositions) {
        made.emplace_back(composition.jobId, composition.name);
    }
    std::stable_sort(made.begin(), made.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> order{"base"};
    for (auto& [job, name] : made) {
        if (!name.empty() && std::find(order.begin(), order.end(), name) == order.end()) {
            order.push_back(std::move(name));
        }
    }
    return order;
}

int colourOf(const std::vector<std::string>& order, const std::string& subject)
{
    const auto found = std::find(order.begin(), order.end(), subject);
    return found == order.end() ? 0 : static_cast<int>(found - order.begin());
}

std::string methodName(const std::string& method)
{
    static constexpr std::array<std::pair<const char*, const char*>, 5> names{{
        {"base", QT_TRANSLATE_NOOP("charts", "base model")},
        {"mode", QT_TRANSLATE_NOOP("charts", "MoDE, one expert")},
        {"composition", QT_TRANSLATE_NOOP("charts", "MoDE, composed")},
        {"lora", QT_TRANSLATE_NOOP("charts", "LoRA")},
        {"full", QT_TRANSLATE_NOOP("charts", "full fine-tuning")},
    }};
    for (const auto& [word, name] : names) {
        if (method == word) {
            return Words::tr(name).toStdString();
        }
    }
    const auto* spec = engine::findMethod(method);
    return spec == nullptr ? method : QCoreApplication::translate("methods", spec->term.c_str()).toStdString();
}

namespace {

/// How a composition joins its experts: a key of the registry.
std::string joinOf(const CompositionRecord& composition)
{
    const auto settings = engine::trainSettingsFromJson(composition.configJson);
    return settings && settings->composition != "auto" ? settings->composition : "mode";
}

std::string joinName(const std::string& key)
{
    const auto* spec = engine::findCompositionSpec(key);
    return key == "mode" || spec == nullptr
               ? methodName("composition")
               : QCoreApplication::translate("methods", spec->about.term.c_str()).toStdString();
}

} // namespace

std::vector<Subject> subjects(const Records& records)
{
    std::vector<Subject> rows;
    rows.push_back({"base", "base", methodName("base"), "", records.base.parameters, 0, 0, 0, {}});
    for (const auto& expert : records.experts) {
        rows.push_back({expert.name,
                        expert.method,
                        methodName(expert.method),
                        "",
                        expert.parameters,
                        expert.trainedParameters,
                        expert.seconds,
                        expert.peakMemoryBytes,
                        {}});
    }
    for (const auto& composition : records.compositions) {
        Subject row{composition.name,
                    "composition",
                    joinName(joinOf(composition)),
                    composition.training,
                    composition.parameters,
                    composition.trainedParameters,
                    composition.seconds,
                    composition.peakMemoryBytes,
                    {}};
        row.composition = joinOf(composition);
        for (const auto& expert : records.experts) {
            if (std::find(composition.experts.begin(), composition.experts.end(), expert.name) !=
                composition.experts.end()) {
                row.seconds += expert.seconds; // what the whole took
                row.peakMemoryBytes = std::max(row.peakMemoryBytes, expert.peakMemoryBytes);
            }
        }
        rows.push_back(std::move(row));
    }
    for (const auto& evaluation : records.evaluations) {
        for (auto& row : rows) {
            if (row.name == evaluation.subject) {
                row.results[evaluation.domain] = evaluation;
            }
        }
    }
    return rows;
}

std::optional<Interval> accuracyChange(const EvaluationRecord& before, const EvaluationRecord& after)
{
    const auto first = documentScoresFromJson(before.documentScoresJson);
    const auto second = documentScoresFromJson(after.documentScoresJson);
    if (before.settingsJson != after.settingsJson || first.empty() || first.size() != second.size()) {
        return std::nullopt;
    }
    return accuracyDifference(first, second);
}

charts::Tradeoff tradeoff(const Records& records, const Names& only)
{
    const auto order = subjectOrder(records);
    const auto targetDomains = std::count_if(records.domains.begin(), records.domains.end(),
                                             [](const auto& domain) { return domain.role == DomainRole::Target; });
    charts::Tradeoff chart;
    std::vector<TradeoffPoint> points;
    for (const auto& subject : subjects(records)) {
        std::vector<const EvaluationRecord*> targets;
        std::vector<const EvaluationRecord*> retentions;
        for (const auto& domain : records.domains) {
            if (const auto found = subject.results.find(domain.name); found != subject.results.end()) {
                (domain.role == DomainRole::Target ? targets : retentions).push_back(&found->second);
            }
        }
        if (retentions.empty() || targetDomains == 0 || std::cmp_not_equal(targets.size(), targetDomains) ||
            !wanted(only, subject.name)) {
            continue; // means over different domains do not compare
        }
        chart.points.push_back(
            {subject.name, subject.label, meanOf(retentions), meanOf(targets), false, colourOf(order, subject.name)});
        points.push_back({chart.points.back().retention.value, chart.points.back().target.value});
    }
    for (const auto index : paretoFront(points)) {
        chart.points[index].onFront = true;
    }
    return chart;
}

charts::Cost cost(const Records& records, const Names& only)
{
    const auto order = subjectOrder(records);
    charts::Cost chart;
    for (const auto& subject : subjects(records)) {
        std::vector<const EvaluationRecord*> results;
        for (const auto& domain : records.domains) {
            if (const auto found = subject.results.find(domain.name); found != subject.results.end()) {
                results.push_back(&found->second);
            }
        }
        if (results.empty() || results.size() != records.domains.size() || !wanted(only, subject.name)) {
            continue;
        }
        chart.points.push_back({subject.name, subject.label, meanOf(results), subject.seconds,
                                static_cast<double>(subject.parameters), static_cast<double>(subject.peakMemoryBytes),
                                colourOf(order, subject.name)});
    }
    return chart;
}

charts::Progress progress(const Records& records, const Names& only)
{
    const auto order = subjectOrder(records);
    charts::Progress chart;
    for (const auto& job : records.jobs) {
        const auto name = nameOf(job);
        const auto found = records.metrics.find(job.id);
        if (!isRun(job) || !wanted(only, name) || found == records.metrics.end()) {
            continue;
        }
        const double stepTokens = tokensOfStep(job);
        const auto add = [&](charts::Progress::Series& series, const MetricRecord& row, double value) {
            series.name = name;
            series.domain = row.domain;
            series.colour = colourOf(order, name);
            series.steps.push_back(static_cast<double>(row.step));
            series.values.push_back(value);
            series.seconds.push_back(row.seconds);
            if (stepTokens > 0) {
                series.tokens.push_back(static_cast<double>(row.step) * stepTokens);
            }
        };
        charts::Progress::Series losses;
        std::vector<charts::Progress::Series> accuracies(records.domains.size());
        for (const auto& row : found->second) {
            if (row.name == "loss") {
                add(losses, row, row.value);
            }
            for (std::size_t index = 0; index < records.domains.size(); ++index) {
                if (row.name == "accuracy" && row.domain == records.domains[index].name) {
                    add(accuracies[index], row, row.value * 100);
                    accuracies[index].retention = records.domains[index].role == DomainRole::Retention;
                }
            }
        }
        if (!losses.steps.empty()) {
            chart.losses.push_back(std::move(losses));
        }
        for (auto& series : accuracies) {
            if (!series.steps.empty()) {
                chart.accuracies.push_back(std::move(series));
            }
        }
    }
    return chart;
}

charts::Forgetting forgetting(const Records& records, const Names& only)
{
    const auto rows = subjects(records);
    const auto& base = rows.front().results;
    charts::Forgetting chart;
    for (const auto& domain : records.domains) {
        if (base.contains(domain.name)) {
            chart.domains.push_back(domain.name);
        }
    }
    for (const auto& subject : rows) {
        if (subject.name == "base" || !wanted(only, subject.name)) {
            continue;
        }
        std::vector<Measured> changes;
        for (const auto& domain : chart.domains) {
            const auto after = subject.results.find(domain);
            const auto change =
                after == subject.results.end() ? std::nullopt : accuracyChange(base.at(domain), after->second);
            if (!change) {
                break;
            }
            changes.push_back(inPercent(*change));
        }
        if (!changes.empty() && changes.size() == chart.domains.size()) {
            chart.subjects.push_back(subject.name);
            chart.deltas.push_back(std::move(changes));
        }
    }
    return chart;
}

charts::Routing routing(const Records& records, const Names& only)
{
    charts::Routing chart;
    const auto measured = [&records](const std::string& name) {
        return std::any_of(records.routing.begin(), records.routing.end(),
                           [&name](const auto& row) { return row.subject == name; });
    };
    for (const auto& subject : subjects(records)) { // compositions come after their experts
        if (wanted(only, subject.name) && measured(subject.name)) {
            chart.subject = subject.name;
        }
    }
    const auto order = subjectOrder(records);
    for (const auto& domain : records.domains) {
        for (const auto& row : records.routing) {
            if (row.subject != chart.subject || row.domain != domain.name || row.slot < 0) {
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
            chart.slots[slot] = {row.slotName, colourOf(order, row.slotName)};
        }
    }
    return chart;
}

charts::Histogram histogram(std::string title, std::string unit, std::span<const std::int64_t> lengths,
                            std::optional<std::int64_t> rowLength, int colour, int bins)
{
    charts::Histogram chart{std::move(title), std::move(unit), {}, std::nullopt, std::nullopt, colour, false};
    if (rowLength) {
        chart.rowLength = static_cast<double>(*rowLength);
    }
    if (lengths.empty() || bins < 1) {
        return chart;
    }
    std::vector<std::int64_t> sorted(lengths.begin(), lengths.end());
    std::sort(sorted.begin(), sorted.end());
    const auto middle = sorted.size() / 2;
    chart.median = sorted.size() % 2 == 1 ? static_cast<double>(sorted[middle])
                                          : static_cast<double>(sorted[middle - 1] + sorted[middle]) / 2;
    const auto most = static_cast<double>(sorted[(sorted.size() - 1) * 99 / 100]);
    const double width = roundWidth(most / bins);
    const auto count = std::min(static_cast<std::size_t>(std::floor(most / width)) + 1, static_cast<std::size_t>(bins));
    for (std::size_t index = 0; index < count; ++index) {
        chart.bins.push_back({static_cast<double>(index) * width, static_cast<double>(index + 1) * width, 0});
    }
    for (const auto length : sorted) {
        const auto place = static_cast<std::size_t>(std::max(static_cast<double>(length), 0.0) / width);
        ++chart.bins[std::min(place, count - 1)].count;
    }
    chart.openEnded = static_cast<double>(sorted.back()) >= chart.bins.back().high;
    return chart;
}

} // namespace polymath::chartdata
