#include "core/metrics/scores.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <numeric>
#include <random>

namespace polymath {

namespace {

constexpr int resamples = 1000;

struct Totals {
    double tokens = 0;
    double correct = 0;
    double nll = 0;

    void add(const DocumentScore& score)
    {
        tokens += static_cast<double>(score.tokens);
        correct += static_cast<double>(score.correct);
        nll += score.nll;
    }
    [[nodiscard]] double accuracy() const { return tokens > 0 ? correct / tokens : 0; }
    [[nodiscard]] double meanNll() const { return tokens > 0 ? nll / tokens : 0; }
};

/// Calls `measure` with the drawn document indices of each resample.
void bootstrap(std::size_t documents, const std::function<void(const std::vector<std::size_t>&)>& measure)
{
    std::mt19937_64 random(20240917);
    std::vector<std::size_t> drawn(documents);
    for (int round = 0; round < resamples; ++round) {
        for (auto& index : drawn) {
            index = static_cast<std::size_t>(random() % documents); // the same on every standard library
        }
        measure(drawn);
    }
}

Interval percentiles(double value, std::vector<double> samples)
{
    std::sort(samples.begin(), samples.end());
    const auto at = [&samples](double share) {
        const double place = share * static_cast<double>(samples.size() - 1);
        const auto index = static_cast<std::size_t>(place);
        const auto next = std::min(index + 1, samples.size() - 1);
        return std::lerp(samples[index], samples[next], place - std::floor(place));
    };
    return {value, at(0.025), at(0.975)};
}

} // namespace

ScoreSummary summarise(std::span<const DocumentScore> scores)
{
    Totals all;
    for (const auto& score : scores) {
        all.add(score);
    }
    ScoreSummary summary;
    summary.documents = static_cast<std::int64_t>(scores.size());
    summary.tokens = static_cast<std::int64_t>(all.tokens);
    summary.nll = all.meanNll();
    const double perplexity = std::exp(all.meanNll());
    summary.accuracy = {all.accuracy(), all.accuracy(), all.accuracy()};
    summary.perplexity = {perplexity, perplexity, perplexity};
    if (scores.size() < 2) {
        return summary;
    }
    std::vector<double> accuracies;
    std::vector<double> perplexities;
    bootstrap(scores.size(), [&](const std::vector<std::size_t>& drawn) {
        Totals sample;
        for (const auto index : drawn) {
            sample.add(scores[index]);
        }
        accuracies.push_back(sample.accuracy());
        perplexities.push_back(std::exp(sample.meanNll()));
    });
    summary.accuracy = percentiles(all.accuracy(), std::move(accuracies));
    summary.perplexity = percentiles(perplexity, std::move(perplexities));
    return summary;
}

Interval accuracyDifference(std::span<const DocumentScore> before, std::span<const DocumentScore> after)
{
    assert(before.size() == after.size());
    const auto difference = [&](const auto& indices) {
        Totals first;
        Totals second;
        for (const auto index : indices) {
            first.add(before[index]);
            second.add(after[index]);
        }
        return second.accuracy() - first.accuracy();
    };
    std::vector<std::size_t> every(before.size());
    std::iota(every.begin(), every.end(), std::size_t{0});
    const double value = difference(every);
    if (before.size() < 2) {
        return {value, value, value};
    }
    std::vector<double> samples;
    bootstrap(before.size(), [&](const std::vector<std::size_t>& drawn) { samples.push_back(difference(drawn)); });
    return percentiles(value, std::move(samples));
}

std::string toJson(std::span<const DocumentScore> scores)
{
    auto rows = nlohmann::json::array();
    for (const auto& score : scores) {
        rows.push_back({score.tokens, score.correct, score.nll});
    }
    return rows.dump();
}

std::vector<DocumentScore> documentScoresFromJson(const std::string& text)
{
    const auto rows = nlohmann::json::parse(text, nullptr, false);
    std::vector<DocumentScore> scores;
    if (rows.is_array()) {
        for (const auto& row : rows) {
            if (!row.is_array() || row.size() != 3 || !row[0].is_number() || !row[1].is_number() ||
                !row[2].is_number()) {
                return {};
            }
            scores.push_back({row[0].get<std::int64_t>(), row[1].get<std::int64_t>(), row[2].get<double>()});
        }
    }
    return scores;
}

std::vector<std::size_t> paretoFront(std::span<const TradeoffPoint> points)
{
    std::vector<std::size_t> front;
    for (std::size_t index = 0; index < points.size(); ++index) {
        const bool beaten = std::any_of(points.begin(), points.end(), [&](const TradeoffPoint& other) {
            return other.retention >= points[index].retention && other.target >= points[index].target &&
                   (other.retention > points[index].retention || other.target > points[index].target);
        });
        if (!beaten) {
            front.push_back(index);
        }
    }
    std::sort(front.begin(), front.end(), [&points](std::size_t a, std::size_t b) {
        return points[a].retention != points[b].retention ? points[a].retention < points[b].retention : a < b;
    });
    return front;
}

} // namespace polymath
