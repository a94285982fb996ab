#include "core/study/results.h"

#include "core/engine/registry.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

namespace polymath::study {

namespace {

using nlohmann::json;

/// What the project has of a subject, an expert or a composition.
struct Made {
    std::int64_t parameters = 0;
    std::int64_t trainedParameters = 0;
    std::int64_t tokens = 0;
    std::int64_t steps = 0;
    double seconds = 0;
    std::int64_t peakMemoryBytes = 0;
    std::string training; ///< of a composition
    RowId job = 0;
};

template <typename Record> Made madeFrom(const Record& record)
{
    return {record.parameters,
            record.trainedParameters,
            record.trainedTokens,
            record.steps,
            record.seconds,
            record.peakMemoryBytes,
            "",
            record.jobId};
}

/// Scores of the same documents by several runs, added up document by document.
void addScores(std::vector<DocumentScore>& sum, const std::vector<DocumentScore>& scores)
{
    if (sum.empty()) {
        sum.resize(scores.size());
    }
    for (std::size_t index = 0; index < std::min(sum.size(), scores.size()); ++index) {
        sum[index].tokens += scores[index].tokens;
        sum[index].correct += scores[index].correct;
        sum[index].nll += scores[index].nll;
    }
}

/// Collects the rows of one plan.
class Collector {
public:
    Collector(const Project& project, const Plan& plan) : m_project(project), m_plan(plan) {}

    Result<Results> collect()
    {
        POLYMATH_CHECK(read());
        Results results;
        for (const auto& domain : m_plan.targets) {
            results.targets.push_back(domain.name);
        }
        for (const auto& domain : m_plan.kept) {
            results.kept.push_back(domain.name);
        }
        ResultRow base;
        base.name = "base";
        fill(base, {"base"}, results.targets);
        results.rows.push_back(std::move(base));
        std::vector<std::pair<std::string, std::vector<const PlannedRun*>>> rows;
        for (const auto& run : m_plan.runs) {
            auto row = std::find_if(rows.begin(), rows.end(), [&run](const auto& one) { return one.first == run.row; });
            if (row == rows.end()) {
                row = rows.insert(rows.end(), {run.row, {}});
            }
            row->second.push_back(&run);
        }
        for (const auto& [name, runs] : rows) {
            POLYMATH_TRY(row, rowOf(runs));
            if (m_plan.study.runs[row.run].measured) {
                results.rows.push_back(row);
            }
        }
        results.best = bestOf(results.rows);
        return results;
    }

private:
    Result<void> read()
    {
        POLYMATH_TRY(experts, m_project.experts());
        for (const auto& expert : experts) {
            m_made[expert.name] = madeFrom(expert);
        }
        POLYMATH_TRY(compositions, m_project.compositions());
        for (const auto& composition : compositions) {
            m_made[composition.name] = madeFrom(composition);
            m_made[composition.name].training = composition.training;
        }
        POLYMATH_TRY(evaluations, m_project.evaluations());
        for (const auto& row : evaluations) {
            if (isMeasured(row, m_plan)) {
                m_evaluations[{row.subject, row.domain}] = row;
            }
        }
        POLYMATH_TRY(routing, m_project.routing());
        for (const auto& row : routing) {
            m_routing[{row.subject, row.domain}].push_back(row);
        }
        return {};
    }

    /// Mean accuracies of these domains for one subject.
    [[nodiscard]] double meanOf(const std::string& subject, const std::vector<std::string>& domains) const
    {
        double sum = 0;
        for (const auto& name : domains) {
            sum += m_evaluations.at({subject, name}).accuracy;
        }
        return sum / static_cast<double>(domains.size());
    }

    [[nodiscard]] bool isWhole(const std::string& subject) const
    {
        const auto domains = m_plan.domainNames();
        return std::all_of(domains.begin(), domains.end(), [&](const std::string& name) {
            return m_evaluations.contains({subject, name});
        });
    }

    /// Everything that is measured. `subjects`: one of each seed.
    void fill(ResultRow& row, std::vector<std::string> subjects, const std::vector<std::string>& learned) const
    {
        std::erase_if(subjects, [this](const std::string& subject) { return !isWhole(subject); });
        if (subjects.empty()) {
            return;
        }
        std::vector<double> targets;
        std::vector<double> averages;
        for (const auto& subject : subjects) {
            targets.push_back(meanOf(subject, learned));
            averages.push_back(meanOf(subject, m_plan.domainNames()));
        }
        row.target = statisticOf(targets);
        row.average = statisticOf(averages);
        for (const auto& name : m_plan.domainNames()) {
            auto& cell = row.results[name];
            cell.learned = row.name != "base" && std::find(learned.begin(), learned.end(), name) != learned.end();
            std::vector<double> accuracies;
            for (const auto& subject : subjects) {
                accuracies.push_back(m_evaluations.at({subject, name}).accuracy);
                for (const auto& gate : gatesOf(subject, name)) {
                    cell.gates[gate.first] += gate.second / static_cast<double>(subjects.size());
                }
            }
            cell.accuracy = statisticOf(accuracies);
            if (row.name != "base") {
                cell.change = changeOf(subjects, name);
            }
        }
    }

    [[nodiscard]] std::optional<Interval> changeOf(const std::vector<std::string>& subjects,
                                                   const std::string& domain) const
    {
        const auto base = m_evaluations.find({"base", domain});
        if (base == m_evaluations.end()) {
            return std::nullopt;
        }
        const auto theirs = documentScoresFromJson(base->second.documentScoresJson);
        std::vector<DocumentScore> before;
        std::vector<DocumentScore> after;
        for (const auto& subject : subjects) {
            const auto scores = documentScoresFromJson(m_evaluations.at({subject, domain}).documentScoresJson);
            if (scores.empty() || scores.size() != theirs.size()) {
                return std::nullopt;
            }
            addScores(before, theirs);
            addScores(after, scores);
        }
        return accuracyDifference(before, after);
    }

    /// Mean weight of each slot over the blocks; experts are named by the run that made them, so that seeds agree.
    [[nodiscard]] std::map<std::string, double> gatesOf(const std::string& subject, const std::string& domain) const
    {
        std::map<std::string, double> gates;
        const auto found = m_routing.find({subject, domain});
        if (found == m_routing.end()) {
            return gates;
        }
        std::set<int> blocks;
        for (const auto& row : found->second) {
            blocks.insert(row.block);
        }
        for (const auto& row : found->second) {
            const auto run = std::find_if(m_plan.runs.begin(), m_plan.runs.end(),
                                          [&row](const PlannedRun& one) { return one.subject == row.slotName; });
            gates[run == m_plan.runs.end() ? row.slotName : run->row] +=
                row.weight / static_cast<double>(blocks.size());
        }
        return gates;
    }

    /// A subject's costs with those of its experts, which it shares with nobody as far as it is concerned.
    [[nodiscard]] Made costsOf(const PlannedRun& run) const
    {
        auto costs = m_made.at(run.subject);
        for (const auto index : run.experts) {
            const auto& part = m_plan.runs[index];
            if (const auto found = m_made.find(part.subject); found != m_made.end()) {
                costs.trainedParameters += costs.training == "all" ? 0 : found->second.trainedParameters;
                costs.tokens += found->second.tokens;
                costs.steps += found->second.steps;
                costs.seconds += found->second.seconds;
                costs.peakMemoryBytes = std::max(costs.peakMemoryBytes, found->second.peakMemoryBytes);
            }
        }
        return costs;
    }

    /// Mean accuracy of what a run learned, on validation documents at its end.
    Result<std::optional<double>> validationOf(const PlannedRun& run) const
    {
        POLYMATH_TRY(metrics, m_project.metrics(m_made.at(run.subject).job));
        std::map<std::string, std::pair<std::int64_t, double>> last; // step and accuracy of each domain
        for (const auto& row : metrics) {
            const auto& domains = run.request.domains;
            if (row.name == "accuracy" && std::find(domains.begin(), domains.end(), row.domain) != domains.end()) {
                auto& known = last[row.domain];
                known = std::max(known, {row.step, row.value});
            }
        }
        if (last.empty()) {
            return std::nullopt;
        }
        double sum = 0;
        for (const auto& [domain, value] : last) {
            sum += value.second;
        }
        return sum / static_cast<double>(last.size());
    }

    Result<ResultRow> rowOf(const std::vector<const PlannedRun*>& runs) const
    {
        const auto& first = *runs.front();
        ResultRow row;
        row.name = first.row;
        row.run = first.run;
        row.point = first.point;
        row.learned = first.request.domains;
        row.planned = runs.size();
        std::vector<std::string> subjects;
        std::vector<double> validations;
        std::vector<Made> costs;
        for (const auto* run : runs) {
            if (run->state == RunState::Failed) {
                row.problems.push_back(run->problem);
            }
            if (run->state != RunState::Done) {
                continue;
            }
            costs.push_back(costsOf(*run));
            POLYMATH_TRY(validation, validationOf(*run));
            if (validation) {
                validations.push_back(*validation);
            }
            if (isWhole(run->subject)) {
                subjects.push_back(run->subject);
                row.seeds.push_back(run->seed);
            }
        }
        fill(row, subjects, row.learned);
        row.validation = statisticOf(validations);
        if (!costs.empty()) {
            const auto mean = [&costs](auto member) {
                double sum = 0;
                for (const auto& one : costs) {
                    sum += static_cast<double>(one.*member);
                }
                return sum / static_cast<double>(costs.size());
            };
            row.trainedParameters = costs.front().trainedParameters;
            row.addedParameters = costs.front().parameters - m_plan.base.parameters;
            row.tokens = mean(&Made::tokens);
            row.steps = mean(&Made::steps);
            row.seconds = mean(&Made::seconds);
            row.peakMemoryBytes = mean(&Made::peakMemoryBytes);
        }
        return row;
    }

    [[nodiscard]] std::vector<Best> bestOf(const std::vector<ResultRow>& rows) const
    {
        std::vector<Best> all;
        const auto& axis = m_plan.study.axis;
        const auto& specs = engine::settingSpecs();
        if (std::none_of(specs.begin(), specs.end(), [&axis](const auto& spec) { return spec.key == axis; })) {
            return all;
        }
        for (std::size_t index = 0; index < m_plan.study.runs.size(); ++index) {
            const auto& run = m_plan.study.runs[index];
            const auto grid =
                std::find_if(run.grid.begin(), run.grid.end(), [&axis](const Grid& one) { return one.key == axis; });
            if (grid == run.grid.end()) {
                continue;
            }
            std::optional<Best> best;
            for (const auto& value : grid->values) {
                std::vector<double> validations;
                for (const auto& row : rows) {
                    const bool isThere =
                        std::find(row.point.begin(), row.point.end(), std::pair{axis, value}) != row.point.end();
                    if (row.name != "base" && row.run == index && isThere && row.validation.count > 0) {
                        validations.push_back(row.validation.mean);
                    }
                }
                const auto mean = statisticOf(validations);
                if (mean.count > 0 && (!best || mean.mean > best->validation)) {
                    const auto number = [](const std::string& text) { return std::strtod(text.c_str(), nullptr); };
                    const auto [least, most] =
                        std::minmax_element(grid->values.begin(), grid->values.end(),
                                            [&number](const auto& a, const auto& b) { return number(a) < number(b); });
                    const bool atEdge = value == *least || value == *most;
                    best = Best{index, axis, value, mean.mean, atEdge && grid->values.size() > 1};
                }
            }
            if (best) {
                all.push_back(*best);
            }
        }
        return all;
    }

    const Project& m_project;
    const Plan& m_plan;
    std::map<std::string, Made> m_made;
    std::map<std::pair<std::string, std::string>, EvaluationRecord> m_evaluations; ///< by subject and domain
    std::map<std::pair<std::string, std::string>, std::vector<RoutingRecord>> m_routing;
};

} // namespace

Statistic statisticOf(const std::vector<double>& values)
{
    Statistic result{values.size(), 0, 0};
    if (values.empty()) {
        return result;
    }
    for (const auto value : values) {
        result.mean += value / static_cast<double>(values.size());
    }
    if (values.size() > 1) {
        double squares = 0;
        for (const auto value : values) {
            squares += (value - result.mean) * (value - result.mean);
        }
        result.deviation = std::sqrt(squares / static_cast<double>(values.size() - 1));
    }
    return result;
}

Result<Results> readResults(const Project& project, const Plan& plan) { return Collector(project, plan).collect(); }

} // namespace polymath::study
