#include "core/tasks/scoring.h"

#include <algorithm>
#include <array>
#include <regex>

namespace polymath {

namespace {

constexpr const char* noAnswer = "[invalid]"; ///< lm-eval's word where a pattern finds nothing
constexpr std::array<std::string_view, 3> stops{"Question:", "</s>", "<|im_end|>"};

/// The bytes of white space that `text` ends with, as Unicode knows it.
std::size_t spaceAtEnd(std::string_view text)
{
    constexpr std::array<std::string_view, 22> spaces{" ",
                                                      "\t",
                                                      "\n",
                                                      "\r",
                                                      "\v",
                                                      "\f",
                                                      "\xC2\x85",
                                                      "\xC2\xA0",
                                                      "\xE1\x9A\x80",
                                                      "\xE2\x80\x80",
                                                      "\xE2\x80\x81",
                                                      "\xE2\x80\x82",
                                                      "\xE2\x80\x83",
                                                      "\xE2\x80\x84",
                                                      "\xE2\x80\x85",
                                                      "\xE2\x80\x86",
                                                      "\xE2\x80\x87",
                                                      "\xE2\x80\x88",
                                                      "\xE2\x80\x89",
                                                      "\xE2\x80\x8A",
                                                      "\xE2\x80\xAF",
                                                      "\xE3\x80\x80"};
    std::size_t bytes = 0;
    for (;;) {
        const auto rest = text.substr(0, text.size() - bytes);
        const auto found =
            std::find_if(spaces.begin(), spaces.end(), [rest](std::string_view one) { return rest.ends_with(one); });
        if (found == spaces.end()) {
            return bytes;
        }
        bytes += found->size();
    }
}

/// Characters, not bytes.
std::size_t lengthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string trimmed(const std::string& text)
{
    constexpr const char* space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(space) - first + 1);
}

/// What both sides are compared as: without commas, dollar signs, all up to the last "#### ", and a last full stop.
std::string compared(std::string text)
{
    std::erase(text, ',');
    std::erase(text, '$');
    if (const auto mark = text.rfind("#### "); mark != std::string::npos) {
        text.erase(0, mark + 5);
    }
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text;
}

std::string strictAnswer(const std::string& text)
{
    static const std::regex pattern("#### (-?[0-9.,]+)");
    std::smatch match;
    return std::regex_search(text, match, pattern) ? trimmed(match[1].str()) : noAnswer;
}

std::string lastNumber(const std::string& text)
{
    static const std::regex pattern("(-?[$0-9.,]{2,})|(-?[0-9]+)");
    std::string last = noAnswer;
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
        last = match->str();
    }
    return trimmed(last);
}

std::vector<DocumentScore> asDocuments(const std::vector<TaskScore>& scores, bool other)
{
    std::vector<DocumentScore> documents;
    for (const auto& score : scores) {
        documents.push_back({1, (other ? score.other : score.accuracy) ? 1 : 0, 0});
    }
    return documents;
}

} // namespace

TokenPair encodePair(const Tokenizer& tokenizer, std::string_view context, std::string_view continuation)
{
    if (context.empty()) {
        const auto first = tokenizer.bos() ? tokenizer.bos() : tokenizer.eos();
        return {{first.value_or(0)}, tokenizer.encode(continuation)};
    }
    const auto spaces = spaceAtEnd(context);
    const auto whole = tokenizer.encodeText(std::string(context) + std::string(continuation));
    auto head = tokenizer.encodeText(context.substr(0, context.size() - spaces));
    const auto covered = static_cast<std::ptrdiff_t>(std::min(head.size(), whole.size()));
    return {std::move(head), {whole.begin() + covered, whole.end()}};
}

std::string asContinuation(std::string_view choice) { return " " + std::string(choice); }

std::string taskContext(const TaskRecord& task, std::span<const TaskItem> examples, const TaskItem& item)
{
    std::string context = task.preamble;
    for (const auto& example : examples) {
        const auto& answer =
            example.choices.empty() ? example.solution : example.choices.at(static_cast<std::size_t>(example.answer));
        context += example.prompt + asContinuation(answer) + "\n\n";
    }
    return context + item.prompt;
}

TaskScore scoreChoices(const TaskItem& item, std::span<const double> logLikelihoods)
{
    std::size_t best = 0;
    std::size_t bestForLength = 0;
    const auto forLength = [&](std::size_t choice) {
        return logLikelihoods[choice] / static_cast<double>(std::max<std::size_t>(lengthOf(item.choices[choice]), 1));
    };
    for (std::size_t choice = 1; choice < logLikelihoods.size(); ++choice) {
        best = logLikelihoods[choice] > logLikelihoods[best] ? choice : best;
        bestForLength = forLength(choice) > forLength(bestForLength) ? choice : bestForLength;
    }
    return {std::cmp_equal(best, item.answer), std::cmp_equal(bestForLength, item.answer)};
}

TaskScore scoreText(const TaskItem& item, const std::string& text)
{
    const auto right = compared(item.solution);
    return {compared(strictAnswer(text)) == right, compared(lastNumber(text)) == right};
}

bool hasNextQuestion(std::string_view text)
{
    return std::any_of(stops.begin(), stops.end(),
                       [text](std::string_view stop) { return text.find(stop) != std::string_view::npos; });
}

std::string untilNextQuestion(const std::string& text)
{
    auto end = text.size();
    for (const auto stop : stops) {
        end = std::min(end, text.find(stop));
    }
    return text.substr(0, end);
}

bool isOtherUsual(TaskKind kind)
{
    return kind == TaskKind::Arc || kind == TaskKind::HellaSwag || kind == TaskKind::Piqa;
}

std::size_t usualShots(TaskKind kind) { return kind == TaskKind::Gsm8k ? 5 : 0; }

std::string_view measureName(TaskKind kind, bool other)
{
    if (kind == TaskKind::Gsm8k) {
        return other ? "flexible-extract" : "strict-match";
    }
    return other ? "acc_norm" : "acc";
}

TaskResultRecord taskResult(std::vector<TaskScore> scores)
{
    TaskResultRecord record;
    const auto accuracy = summarise(asDocuments(scores, false)).accuracy;
    const auto other = summarise(asDocuments(scores, true)).accuracy;
    record.items = std::ssize(scores);
    record.accuracy = accuracy.value;
    record.accuracyLow = accuracy.low;
    record.accuracyHigh = accuracy.high;
    record.other = other.value;
    record.otherLow = other.low;
    record.otherHigh = other.high;
    record.scores = std::move(scores);
    return record;
}

Interval usualFigure(TaskKind kind, const TaskResultRecord& result)
{
    return isOtherUsual(kind) ? Interval{result.other, result.otherLow, result.otherHigh}
                              : Interval{result.accuracy, result.accuracyLow, result.accuracyHigh};
}

std::optional<Interval> usualChange(TaskKind kind, const TaskResultRecord& before, const TaskResultRecord& after)
{
    if (before.settingsJson != after.settingsJson || before.scores.size() != after.scores.size() ||
        before.taskId != after.taskId) {
        return std::nullopt;
    }
    const bool other = isOtherUsual(kind);
    return accuracyDifference(asDocuments(before.scores, other), asDocuments(after.scores, other));
}

} // namespace polymath
