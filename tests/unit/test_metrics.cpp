#include "core/metrics/scores.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace polymath;

namespace {

std::vector<DocumentScore> documents(int count, int tokens, int correct)
{
    std::vector<DocumentScore> scores;
    for (int index = 0; index < count; ++index) {
        // every second document is two tokens better, every other two worse
        scores.push_back({tokens, correct + (index % 2 == 0 ? 2 : -2), tokens * 1.5});
    }
    return scores;
}

} // namespace

TEST(Scores, AreSummedOverTokensNotDocuments)
{
    const std::vector<DocumentScore> scores{{10, 1, 20}, {90, 89, 30}};
    const auto summary = summarise(scores);
    EXPECT_EQ(summary.documents, 2);
    EXPECT_EQ(summary.tokens, 100);
    EXPECT_DOUBLE_EQ(summary.accuracy.value, 0.9);
    EXPECT_DOUBLE_EQ(summary.nll, 0.5);
    EXPECT_DOUBLE_EQ(summary.perplexity.value, std::exp(0.5));
    EXPECT_LE(summary.accuracy.low, 0.9);
    EXPECT_GE(summary.accuracy.high, 0.9);
}

TEST(Scores, TheIntervalIsThatOfTheMeanOverDocuments)
{
    // Accuracies are 0.5 +- 0.1 each: the mean of 100 has a standard error of 0.01, so 1.96 of them on both sides.
    const auto summary = summarise(documents(100, 20, 10));
    EXPECT_NEAR(summary.accuracy.low, 0.5 - 0.0196, 0.003);
    EXPECT_NEAR(summary.accuracy.high, 0.5 + 0.0196, 0.003);
    EXPECT_DOUBLE_EQ(summary.perplexity.low, summary.perplexity.high); // all documents have the same nll
    const auto again = summarise(documents(100, 20, 10));
    EXPECT_EQ(again.accuracy.low, summary.accuracy.low);
}

TEST(Scores, OneDocumentOrNoneHasNoInterval)
{
    const std::vector<DocumentScore> one{{10, 5, 10}};
    EXPECT_EQ(summarise(one).accuracy.low, 0.5);
    EXPECT_EQ(summarise(one).accuracy.high, 0.5);
    EXPECT_EQ(summarise({}).tokens, 0);
    EXPECT_EQ(summarise({}).accuracy.value, 0);
}

TEST(Scores, APairedDifferenceIsNarrowerThanTheScores)
{
    const auto before = documents(100, 20, 10);
    auto after = before;
    for (auto& score : after) {
        score.correct += 1;
    }
    const auto difference = accuracyDifference(before, after);
    EXPECT_NEAR(difference.value, 0.05, 1e-12);
    EXPECT_NEAR(difference.low, 0.05, 1e-12);
    EXPECT_NEAR(difference.high, 0.05, 1e-12);
}

TEST(Scores, SurviveJson)
{
    const auto scores = documents(3, 20, 10);
    const auto read = documentScoresFromJson(toJson(scores));
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read[1].correct, 8);
    EXPECT_EQ(read[1].nll, 30);
    EXPECT_TRUE(documentScoresFromJson("[[1,2]]").empty());
    EXPECT_TRUE(documentScoresFromJson("nonsense").empty());
}

TEST(ParetoFront, HoldsWhatNothingBeats)
{
    const std::vector<TradeoffPoint> points{{1, 5}, {2, 4}, {2, 3}, {3, 1}, {0, 5}, {3, 1}};
    EXPECT_EQ(paretoFront(points), (std::vector<std::size_t>{0, 1, 3, 5}));
    EXPECT_TRUE(paretoFront({}).empty());
}
