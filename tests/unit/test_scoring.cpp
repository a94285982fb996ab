#include "core/tasks/scoring.h"
#include "core/tokenizer/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

using namespace polymath;
using ::testing::ElementsAre;

namespace {

/// Words with the space before them, and punctuation: as byte-level vocabularies cut, small enough to count by hand.
class WordTokenizer : public Tokenizer {
public:
    explicit WordTokenizer(std::optional<std::int32_t> first) : m_bos(first) { setAddsBos(first.has_value()); }

    [[nodiscard]] std::vector<std::int32_t> encode(std::string_view text, SpecialTokens) const override
    {
        std::vector<std::int32_t> ids;
        std::string word;
        const auto end = [&] {
            if (!word.empty()) {
                ids.push_back(idOf(word));
            }
            word.clear();
        };
        for (const char character : text) {
            if (character == ' ') {
                end();
            }
            word += character;
        }
        end();
        return ids;
    }
    [[nodiscard]] std::string piece(std::int32_t id) const override { return m_words.at(static_cast<std::size_t>(id)); }
    [[nodiscard]] int vocabularySize() const override { return 1000; }
    [[nodiscard]] std::optional<std::int32_t> bos() const override { return m_bos; }
    [[nodiscard]] std::optional<std::int32_t> eos() const override { return 998; }
    [[nodiscard]] std::string fingerprint() const override { return "words"; }

    [[nodiscard]] std::int32_t idOf(const std::string& word) const
    {
        for (std::size_t index = 0; index < m_words.size(); ++index) {
            if (m_words[index] == word) {
                return static_cast<std::int32_t>(index);
            }
        }
        m_words.push_back(word);
        return static_cast<std::int32_t>(m_words.size() - 1);
    }

private:
    mutable std::vector<std::string> m_words;
    std::optional<std::int32_t> m_bos;
};

const TaskItem numbers{"Question: How many?\nAnswer:", {}, 0, "They are 1,200.\n#### 1,200"};

} // namespace

TEST(EncodedPair, IsCutWhereTheContextsOwnTokensEnd)
{
    const WordTokenizer tokenizer(std::nullopt);
    const auto pair = encodePair(tokenizer, "say the", " word now");
    EXPECT_EQ(pair.context, (std::vector{tokenizer.idOf("say"), tokenizer.idOf(" the")}));
    EXPECT_EQ(pair.continuation, (std::vector{tokenizer.idOf(" word"), tokenizer.idOf(" now")}));
    // Spaces at the end of a context are the continuation's.
    const auto spaced = encodePair(tokenizer, "say the ", "word");
    EXPECT_EQ(spaced.context, pair.context);
    EXPECT_EQ(spaced.continuation, (std::vector{tokenizer.idOf(" word")}));
    // A continuation that goes on in the last word's token takes that token's place: the context is as it was alone.
    const auto merged = encodePair(tokenizer, "say the", "re now");
    EXPECT_EQ(merged.context, pair.context);
    EXPECT_EQ(merged.continuation, (std::vector{tokenizer.idOf(" now")}));
}

TEST(EncodedPair, BeginsWithTheFirstTokenWhereTheModelsTextsDo)
{
    const WordTokenizer tokenizer(999);
    const auto pair = encodePair(tokenizer, "say", " word");
    EXPECT_EQ(pair.context, (std::vector{999, tokenizer.idOf("say")}));
    EXPECT_EQ(pair.continuation, (std::vector{tokenizer.idOf(" word")}));
    EXPECT_EQ(encodePair(tokenizer, "", "word").context, (std::vector{999}));
    EXPECT_EQ(encodePair(WordTokenizer(std::nullopt), "", "word").context, (std::vector{998})) << "its last token";
}

TEST(TaskContext, HasPreambleExamplesAndThePrompt)
{
    TaskRecord task;
    task.preamble = "About sums.\n\n";
    const std::array examples{TaskItem{"1+1?\nAnswer:", {"one", "two"}, 1, ""},
                              TaskItem{"2+2?\nAnswer:", {}, 0, "#### 4"}};
    EXPECT_EQ(taskContext(task, examples, {"3+3?\nAnswer:", {}, 0, ""}),
              "About sums.\n\n1+1?\nAnswer: two\n\n2+2?\nAnswer: #### 4\n\n3+3?\nAnswer:");
}

// -6 for two characters is worse for each than -8 for four ("\xC3\xA4" is one character of two bytes).
TEST(Choices, AreScoredAsTheyAreAndForTheirLength)
{
    const TaskItem item{"", {"ab", "abc\xC3\xA4", "x"}, 1, ""};
    EXPECT_EQ(scoreChoices(item, std::array{-6.0, -8.0, -7.0}), (TaskScore{false, true}));
    EXPECT_EQ(scoreChoices(item, std::array{-6.0, -5.0, -0.5}), (TaskScore{false, false}));
    EXPECT_EQ(scoreChoices(item, std::array{-4.0, -3.0, -9.0}), (TaskScore{true, true}));
    // -9.1 / 4 = -2.275 beats -4.8 / 2 = -2.4; by bytes it would be -1.82.
    EXPECT_EQ(scoreChoices(item, std::array{-4.8, -9.1, -3.0}), (TaskScore{false, true}));
    // -9.9 / 4 = -2.475 does not; by bytes, -1.98, it would.
    EXPECT_EQ(scoreChoices(item, std::array{-4.8, -9.9, -3.0}), (TaskScore{false, false}));
    const TaskItem first{"", {"a", "b"}, 0, ""};
    EXPECT_EQ(scoreChoices(first, std::array{-1.0, -1.0}), (TaskScore{true, true})) << "of equal ones the first";
}

TEST(OwnWords, AreSearchedForTheResult)
{
    const std::vector<std::pair<std::string, TaskScore>> cases{
        {" They are 1,200.\n#### 1,200", {true, true}},
        {" #### 1200", {true, true}},
        {" #### $1200 ", {false, true}}, // the strict pattern wants a number at once
        {" It is $1,200.", {false, true}},
        {" First 7, then 1200", {false, true}},
        {" 1200 and then 7", {false, false}},
        {" #### 1,200. And 5 more", {true, false}},
        {" #### 12", {false, false}},
        {" #### -1200", {false, false}},
        {" nothing", {false, false}},
        {"", {false, false}},
    };
    for (const auto& [text, expected] : cases) {
        EXPECT_EQ(scoreText(numbers, text).accuracy, expected.accuracy) << text;
        EXPECT_EQ(scoreText(numbers, text).other, expected.other) << text;
    }
}

TEST(OwnWords, EndWhereTheNextQuestionBegins)
{
    EXPECT_FALSE(hasNextQuestion(" 12 apples"));
    EXPECT_TRUE(hasNextQuestion(" 12\n\nQuestion: And?"));
    EXPECT_EQ(untilNextQuestion(" 12\n\nQuestion: And? 13"), " 12\n\n");
    EXPECT_EQ(untilNextQuestion(" 12<|im_end|> 13 Question:"), " 12");
    EXPECT_EQ(untilNextQuestion(" 12"), " 12");
}

TEST(TaskResult, CountsAndComparesInPairs)
{
    std::vector<TaskScore> scores(40);
    for (std::size_t index = 0; index < scores.size(); ++index) {
        scores[index] = {index % 2 == 0, index % 4 == 0};
    }
    auto before = taskResult(scores);
    EXPECT_EQ(before.items, 40);
    EXPECT_EQ(before.accuracy, 0.5);
    EXPECT_EQ(before.other, 0.25);
    EXPECT_LT(before.accuracyLow, 0.5);
    EXPECT_GT(before.accuracyHigh, 0.5);
    EXPECT_EQ(usualFigure(TaskKind::Mmlu, before).value, 0.5);
    EXPECT_EQ(usualFigure(TaskKind::Arc, before).value, 0.25);
    EXPECT_EQ(usualFigure(TaskKind::Gsm8k, before).value, 0.5);
    for (auto& score : scores) {
        score.other = true;
    }
    auto after = taskResult(scores);
    EXPECT_EQ(usualChange(TaskKind::Mmlu, before, after)->value, 0);
    EXPECT_EQ(usualChange(TaskKind::Arc, before, after)->value, 0.75);
    EXPECT_GT(usualChange(TaskKind::Arc, before, after)->low, 0.5);
    after.settingsJson = "{\"shots\":5}";
    EXPECT_FALSE(usualChange(TaskKind::Arc, before, after).has_value()) << "measured otherwise";
    after = before;
    after.scores.pop_back();
    EXPECT_FALSE(usualChange(TaskKind::Arc, before, after).has_value()) << "on other items";
}
