#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace polymath {

/// Next-token prediction over one document.
struct DocumentScore {
    std::int64_t tokens = 0;  ///< scored
    std::int64_t correct = 0; ///< of these, the most likely token was the right one
    double nll = 0;           ///< summed, nats
};

/// A value with its 95 % interval.
struct Interval {
    double value = 0;
    double low = 0;
    double high = 0;
};

/// What a model scores on a set of documents.
struct ScoreSummary {
    std::int64_t documents = 0;
    std::int64_t tokens = 0;
    Interval accuracy;   ///< correct / tokens, 0..1
    Interval perplexity; ///< e^(nll / tokens)
    double nll = 0;      ///< mean over tokens, nats
};

/// Summary with percentile-bootstrap intervals over documents (Efron & Tibshirani 1993, chapter 13): tokens of one
/// document are not independent, documents are. 1,000 resamples with a fixed seed, so the same scores give the same
/// interval. With fewer than two documents the interval is the value itself.
[[nodiscard]] ScoreSummary summarise(std::span<const DocumentScore> scores);

/// accuracy(after) - accuracy(before) on the same documents, resampled in pairs. The spans have the same length.
[[nodiscard]] Interval accuracyDifference(std::span<const DocumentScore> before, std::span<const DocumentScore> after);

/// As stored in a project: [[tokens, correct, nll], ...]. Unreadable text gives no scores.
[[nodiscard]] std::string toJson(std::span<const DocumentScore> scores);
[[nodiscard]] std::vector<DocumentScore> documentScoresFromJson(const std::string& text);

/// A subject in the plane of retention and target accuracy.
struct TradeoffPoint {
    double retention = 0;
    double target = 0;
};

/// Indices of the points that no other point beats in one coordinate without losing in the other, by rising retention.
[[nodiscard]] std::vector<std::size_t> paretoFront(std::span<const TradeoffPoint> points);

} // namespace polymath
