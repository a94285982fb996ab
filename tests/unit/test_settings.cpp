#include "core/engine/settings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace polymath;
using namespace polymath::engine;

TEST(Settings, EveryOneCanBeSetToItsDefaultAndDescribesItself)
{
    std::set<std::string> keys;
    for (const auto& spec : settingSpecs()) {
        EXPECT_TRUE(keys.insert(spec.key).second) << spec.key << " is there twice";
        EXPECT_FALSE(spec.term.empty());
        EXPECT_TRUE(spec.sentence.ends_with('.')) << spec.key;
        TrainSettings settings;
        EXPECT_TRUE(setSetting(settings, spec.key, settingValue(settings, spec)).has_value()) << spec.key;
        const bool anyText = spec.choices.empty() && std::holds_alternative<std::string TrainSettings::*>(spec.member);
        if (anyText) {
            continue;
        }
        const auto refused = setSetting(settings, spec.key, "much");
        ASSERT_FALSE(refused.has_value()) << spec.key;
        EXPECT_NE(refused.error().sentence.find(spec.key), std::string::npos);
        EXPECT_EQ(refused.error().sentence.find(spec.term), 0U) << "people know it by this name";
    }
}

TEST(Settings, SurviveJsonAndRefuseWhatIsOutOfRange)
{
    TrainSettings settings;
    ASSERT_TRUE(setSetting(settings, "learning_rate", "3e-4").has_value());
    ASSERT_TRUE(setSetting(settings, "mix", "convex").has_value());
    ASSERT_TRUE(setSetting(settings, "method", "lora").has_value());
    const auto read = trainSettingsFromJson(toJson(settings)).value();
    EXPECT_EQ(read.learningRate, 3e-4);
    EXPECT_EQ(read.mix, "convex");
    EXPECT_EQ(read.method, "lora");
    EXPECT_EQ(toJson(read), toJson(settings));
    for (const auto* bad : {"0", "-1", "1.5", "1e99", "", "nan", "12x"}) {
        EXPECT_FALSE(setSetting(settings, "steps", bad).has_value()) << bad;
    }
    EXPECT_FALSE(setSetting(settings, "method", "magic").has_value());
    EXPECT_FALSE(setSetting(settings, "no_such_thing", "1").has_value());
    EXPECT_FALSE(trainSettingsFromJson(R"({"steps": 0})").has_value());
}

TEST(Settings, WhatIsAutomaticFollowsTheSteps)
{
    TrainSettings settings;
    settings.steps = 10;
    const auto few = settings.resolved();
    EXPECT_EQ(few.warmUp, 1);
    EXPECT_EQ(few.evaluateEvery, 2);
    EXPECT_EQ(few.checkpointEvery, 5);
    EXPECT_EQ(few.learningRate, 1e-3);
    settings.steps = 1;
    EXPECT_EQ(settings.resolved().evaluateEvery, 1);
    EXPECT_EQ(settings.resolved().warmUp, 1);
    settings.steps = 400;
    const auto many = settings.resolved();
    EXPECT_EQ(many.warmUp, 20);
    EXPECT_EQ(many.evaluateEvery, 50);
    EXPECT_EQ(many.checkpointEvery, 50);
    settings.steps = 1'000'000;
    EXPECT_EQ(settings.resolved().warmUp, 100);
    EXPECT_EQ(settings.resolved().checkpointEvery, 500);
    EXPECT_EQ(toJson(many.resolved()), toJson(many)) << "numbers stay";
}

TEST(Settings, AutomaticIsAWordNotANumber)
{
    TrainSettings settings;
    const auto& specs = settingSpecs();
    const auto warmUp =
        std::find_if(specs.begin(), specs.end(), [](const auto& spec) { return spec.key == "warm_up"; });
    EXPECT_EQ(settingValue(settings, *warmUp), "auto");
    EXPECT_NE(toJson(settings).find(R"("warm_up":"auto")"), std::string::npos);
    ASSERT_TRUE(setSetting(settings, "warm_up", "7").has_value());
    EXPECT_EQ(settings.resolved().warmUp, 7);
    EXPECT_EQ(trainSettingsFromJson(toJson(settings)).value().warmUp, 7);
    ASSERT_TRUE(setSetting(settings, "warm_up", "auto").has_value());
    EXPECT_EQ(trainSettingsFromJson(toJson(settings)).value().warmUp, TrainSettings::automatic);
    EXPECT_FALSE(setSetting(settings, "warm_up", "-1").has_value());
    EXPECT_FALSE(setSetting(settings, "steps", "auto").has_value());
    EXPECT_NE(setSetting(settings, "warm_up", "-1").error().sentence.find("auto"), std::string::npos);
}

TEST(Settings, AMethodHasItsOwnLearningRate)
{
    TrainSettings settings;
    EXPECT_EQ(settings.effectiveLearningRate(), 1e-3);
    settings.method = "full";
    EXPECT_EQ(settings.effectiveLearningRate(), 1e-4);
    settings.learningRate = 1e-3;
    EXPECT_EQ(settings.effectiveLearningRate(), 1e-3);
}
