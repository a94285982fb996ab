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

std::string words(const Reason& reason) { return reasonSentence(reason, englishWords()); }

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
    EXPECT_EQ(words(few.reasons.front()),
              "There are 999 examples with 300,000 tokens; below 1,000 examples, LoRA learns most from few.");
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
        return words(reason).find("0.5 GB are free") != std::string::npos;
    }));
}

TEST(Advice, EverySentenceIsFilledIn)
{
    std::set<std::string> sentences;
    for (int kind = 0; kind <= static_cast<int>(Reason::Kind::DoesNotFit); ++kind) {
        const auto text = words({static_cast<Reason::Kind>(kind), 1, 2, 3, "law", {{"lora", 0.021, 1}}});
        EXPECT_THAT(text, ::testing::Not(HasSubstr("%")));
        sentences.insert(text);
    }
    EXPECT_EQ(sentences.size(), static_cast<std::size_t>(Reason::Kind::DoesNotFit) + 1);
    const auto advice = recommend(data(5000, 1'000'000));
    EXPECT_TRUE(has(advice, Reason::Kind::FitsMemory)) << "what it needs is said where it fits, too";
    EXPECT_FALSE(has(advice, Reason::Kind::MeasuredHere)) << "nothing was measured";
}

TEST(Advice, WhatTheProjectMeasuredComesFirstAndDecides)
{
    auto summary = data(5000, 1'000'000); // the rule says an expert
    summary.domains = "medicine";
    summary.measured = {{"mode", 0.016, 2}, {"lora", 0.0214, 1}};
    const auto advice = recommend(summary);
    ASSERT_GE(advice.reasons.size(), 3U);
    EXPECT_EQ(words(advice.reasons[0]),
              "Measured in this project on medicine, in points of accuracy: LoRA +2.1, MoDE expert +1.6.");
    EXPECT_THAT(words(advice.reasons[1]), HasSubstr("LoRA gained most"));
    EXPECT_EQ(advice.reasons[2].kind, Reason::Kind::ManyExamples) << "the rule is still told";
    EXPECT_EQ(advice.settings.method, "lora");
    EXPECT_EQ(advice.settings.learningRate, findMethod("lora")->learningRate);

    summary.measured = {{"lora", 0.0214, 1}};
    const auto one = recommend(summary);
    EXPECT_TRUE(has(one, Reason::Kind::MeasuredHere));
    EXPECT_FALSE(has(one, Reason::Kind::MeasuredDecides)) << "there is nothing to compare it with";
    EXPECT_EQ(one.settings.method, "mode");

    summary.measured = {{"lora", -0.01, 1}, {"mode", -0.02, 1}};
    EXPECT_EQ(recommend(summary).settings.method, "mode") << "none of them gained";
    summary.measured = {{"gone", 0.05, 1}, {"lora", 0.02, 1}};
    EXPECT_EQ(recommend(summary).settings.method, "mode") << "a method that this version does not have";
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
