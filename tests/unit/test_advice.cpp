#include "core/engine/advice.h"
#include "core/engine/memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace polymath;
using namespace polymath::engine;
using ::testing::HasSubstr;

namespace {

ModelConfig smallModel() // the shape of SmolLM2-135M
{
    ModelConfig config;
    config.architecture = "llama";
    config.layers = 30;
    config.hidden = 576;
    config.feedForward = 1536;
    config.heads = 9;
    config.keyValueHeads = 3;
    config.headSize = 64;
    config.vocabulary = 49152;
    config.contextLength = 8192;
    config.tiedEmbeddings = true;
    return config;
}

DataSummary data(std::int64_t examples, std::int64_t tokens)
{
    DataSummary summary;
    summary.examples = examples;
    summary.tokens = tokens;
    summary.longExample = 300;
    summary.model = smallModel();
    summary.memoryBytes = 16'000'000'000;
    summary.cores = 4;
    summary.tokensPerSecond = 500;
    return summary;
}

bool has(const Recommendation& advice, Reason::Kind kind)
{
    return std::any_of(advice.reasons.begin(), advice.reasons.end(),
                       [kind](const Reason& reason) { return reason.kind == kind; });
}

} // namespace

TEST(Advice, LoraForFewExamplesAndAnExpertForMany)
{
    const auto few = recommend(data(999, 300'000));
    EXPECT_EQ(few.settings.method, "lora");
    ASSERT_TRUE(has(few, Reason::Kind::FewExamples));
    EXPECT_EQ(few.reasons.front().amount, 999);
    EXPECT_THAT(few.reasons.front().sentence, HasSubstr("999"));
    const auto many = recommend(data(1000, 300'000));
    EXPECT_EQ(many.settings.method, "mode");
    EXPECT_TRUE(has(many, Reason::Kind::ManyExamples));
    EXPECT_EQ(many.settings.learningRate, findMethod("mode")->learningRate);
}

TEST(Advice, StepsShowTheTextTwoToThreeTimes)
{
    for (const std::int64_t tokens : {200'000, 1'000'000, 4'000'000}) {
        const auto advice = recommend(data(5000, tokens));
        EXPECT_GE(advice.passes, 2) << tokens;
        EXPECT_LE(advice.passes, 3) << tokens;
        EXPECT_TRUE(has(advice, Reason::Kind::SeenTimes)) << tokens;
        const auto& settings = advice.settings;
        EXPECT_EQ(settings.sequence, 512) << "nine in ten documents have 300 tokens or fewer";
        EXPECT_NEAR(advice.seconds, static_cast<double>(settings.steps * settings.batch * settings.sequence) / 500, 1);
    }
}

TEST(Advice, TimeAndLittleTextAreTheLimits)
{
    const auto much = recommend(data(1'000'000, 500'000'000));
    EXPECT_TRUE(has(much, Reason::Kind::LimitedByTime));
    EXPECT_LE(much.seconds, 8 * 3600 + 60);
    EXPECT_LT(much.passes, 1);
    const auto little = recommend(data(20, 6000));
    EXPECT_TRUE(has(little, Reason::Kind::FewestSteps) || has(little, Reason::Kind::BatchOfData));
    EXPECT_EQ(little.settings.batch, 1);
    EXPECT_GT(little.settings.steps, 20);
    EXPECT_LE(little.passes, 11) << "seen so often that it is learned by heart";
    const auto nothing = recommend(data(0, 0));
    EXPECT_GE(nothing.settings.steps, 1);
}

TEST(Advice, MemoryDecidesBatchAndRecomputation)
{
    auto summary = data(5000, 1'000'000);
    const auto roomy = recommend(summary);
    EXPECT_EQ(roomy.settings.batch, 4);
    EXPECT_TRUE(roomy.fits);
    summary.memoryBytes = 2'000'000'000;
    const auto narrow = recommend(summary);
    EXPECT_TRUE(has(narrow, Reason::Kind::RecomputeForMemory));
    EXPECT_EQ(narrow.settings.recompute, "on");
    EXPECT_LE(narrow.memoryBytes, summary.memoryBytes);
    EXPECT_GE(narrow.settings.batch * narrow.settings.accumulation, 4) << "a step sees as much text";
    summary.memoryBytes = 500'000'000;
    const auto impossible = recommend(summary);
    EXPECT_FALSE(impossible.fits);
    EXPECT_TRUE(has(impossible, Reason::Kind::DoesNotFit));
    EXPECT_TRUE(std::any_of(impossible.reasons.begin(), impossible.reasons.end(), [](const Reason& reason) {
        return reason.sentence.find("0.5 GB are free") != std::string::npos;
    }));
}

TEST(Advice, EverySentenceIsFilledIn)
{
    std::set<std::string> patterns;
    for (int kind = 0; kind <= static_cast<int>(Reason::Kind::DoesNotFit); ++kind) {
        patterns.insert(sentencePattern(static_cast<Reason::Kind>(kind)));
    }
    EXPECT_EQ(patterns.size(), static_cast<std::size_t>(Reason::Kind::DoesNotFit) + 1);
    for (const auto& advice : {recommend(data(10, 100)), recommend(data(5000, 1'000'000))}) {
        for (const auto& reason : advice.reasons) {
            EXPECT_THAT(reason.sentence, ::testing::Not(HasSubstr("%"))) << reason.sentence;
        }
    }
}

TEST(Memory, CountsWhatTrains)
{
    const auto model = smallModel();
    TrainSettings settings;
    settings.method = "full";
    EXPECT_EQ(trainedParameters(model, settings), model.parameterCount());
    settings.method = "lora";
    settings.loraRank = 16;
    EXPECT_EQ(trainedParameters(model, settings), 30 * 16 * (2 * (576 + 576) + 2 * (576 + 192)));
    settings.method = "mode";
    const auto expert = trainedParameters(model, settings);
    EXPECT_NEAR(static_cast<double>(expert), 3 * 3.54e6, 0.1e6);
    settings.training = "gate";
    EXPECT_EQ(trainedParameters(model, settings, 2), 3 * 577 * 3);
    settings.training = "all";
    EXPECT_GT(trainedParameters(model, settings, 2), 2 * (expert - 10'000));
}

TEST(Memory, SmallerFormsNeedLessAndKeepTheTextOfAStep)
{
    const auto model = smallModel();
    TrainSettings settings;
    settings.method = "full";
    settings.batch = 16;
    settings.sequence = 1024;
    settings.recompute = "off";
    const auto need = memoryNeed(model, settings, "f32", 0).total();
    EXPECT_LT(memoryNeed(model, settings, "bf16", 0).activations, memoryNeed(model, settings, "f32", 0).activations);
    const auto same = fitInto(need, model, settings, "f32");
    EXPECT_EQ(toJson(same), toJson(settings)) << "what fits stays as it is";
    const auto half = fitInto(need / 3, model, settings, "f32");
    EXPECT_LE(memoryNeed(model, half, "f32", 0).total(), need / 3);
    EXPECT_EQ(half.recompute, "on");
    EXPECT_GE(half.batch * half.accumulation, 16);
    const auto least = fitInto(1000, model, settings, "f32");
    EXPECT_EQ(least.batch, 1);
    EXPECT_EQ(least.sequence, 128);
}

TEST(Memory, OneRuleDecidesWhatIsComputedAgain)
{
    const auto model = smallModel();
    TrainSettings settings;
    settings.method = "lora";
    auto kept = settings;
    kept.recompute = "off";
    const auto activations = memoryNeed(model, kept, "f32", 0).activations;
    EXPECT_FALSE(recomputes(model, settings, "f32", 0)) << "nothing is known of the memory";
    EXPECT_FALSE(recomputes(model, settings, "f32", 3 * activations));
    EXPECT_TRUE(recomputes(model, settings, "f32", activations)) << "layers would take more than half";
    EXPECT_LT(memoryNeed(model, settings, "f32", activations).activations, activations / 2);
    EXPECT_EQ(memoryNeed(model, settings, "f32", 3 * activations).activations, activations);
    kept.method = settings.method = "full";
    EXPECT_TRUE(recomputes(model, settings, "f32", 0));
    EXPECT_FALSE(recomputes(model, kept, "f32", 0));
    EXPECT_FALSE(recomputes(model, settings, "f32", 0, 2)) << "a composition's backbone is frozen";
}
