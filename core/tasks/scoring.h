#pragma once

#include "core/metrics/scores.h"
#include "core/store/records.h"
#include "core/tokenizer/tokenizer.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// A context and what follows it, as tokens.
struct TokenPair {
    std::vector<std::int32_t> context; ///< one token at least
    std::vector<std::int32_t> continuation;
};

/// Splits as EleutherAI's lm-eval does: spaces at the context's end belong to the continuation, both are tokenised as
/// one text, and what the context's own tokens do not cover is the continuation. An empty context is the model's first
/// token, or its last where it has none.
[[nodiscard]] TokenPair encodePair(const Tokenizer& tokenizer, std::string_view context, std::string_view continuation);

/// The text before the answer to an item: preamble, `examples` with their answers, the item's own prompt.
[[nodiscard]] std::string taskContext(const TaskRecord& task, std::span<const TaskItem> examples, const TaskItem& item);

/// A choice as it follows the context: with a space in front.
[[nodiscard]] std::string asContinuation(std::string_view choice);

/// By the log-likelihood of each choice, nats: the likeliest, and the likeliest for each of its characters (acc and
/// acc_norm). Of equal ones the first.
[[nodiscard]] TaskScore scoreChoices(const TaskItem& item, std::span<const double> logLikelihoods);

/// A generated answer: the number after "####", and the last number (strict-match and flexible-extract of GSM8K).
[[nodiscard]] TaskScore scoreText(const TaskItem& item, const std::string& text);

/// `text` up to where a model begins with a question of its own; whether it has is told by isComplete.
[[nodiscard]] std::string untilNextQuestion(const std::string& text);
[[nodiscard]] bool hasNextQuestion(std::string_view text);

/// Whether a kind's usual figure is TaskScore::other: the accuracy for each character of ARC, HellaSwag and PIQA.
[[nodiscard]] bool isOtherUsual(TaskKind kind);

/// How many solved examples lm-eval shows before each question of a kind.
[[nodiscard]] std::size_t usualShots(TaskKind kind);

/// What a kind's two measures are called in tables of others: "acc" and "acc_norm", "strict-match" and
/// "flexible-extract".
[[nodiscard]] std::string_view measureName(TaskKind kind, bool other);

/// The result of a measurement, with its 95 % intervals; subject, task, job and settings are left to the caller.
[[nodiscard]] TaskResultRecord taskResult(std::vector<TaskScore> scores);

/// The usual figure with its interval, and its change from `before`, resampled in pairs; nothing where they were not
/// measured alike on the same items.
[[nodiscard]] Interval usualFigure(TaskKind kind, const TaskResultRecord& result);
[[nodiscard]] std::optional<Interval> usualChange(TaskKind kind, const TaskResultRecord& before,
                                                  const TaskResultRecord& after);

} // namespace polymath
