#include "core/engine/factories.h"
#include "core/formats/gatenorms.h"
#include "core/formats/safetensors.h"
#include "tests/support/tinytraining.h"

#include <gmock/gmock.h>

#include <ATen/ATen.h>

#include <cmath>

using namespace polymath;
using namespace polymath::engine;
using namespace polymath::test;
using ::testing::HasSubstr;

namespace {

at::Tensor merged(const char* key, const at::Tensor& base, const std::vector<at::Tensor>& deltas, double weight,
                  double density)
{
    return findMerge(key)({base, deltas, weight, density, 3});
}

/// Experts of two domains on the tiny model.
class Composing : public TinyTraining {
protected:
    void SetUp() override
    {
        TinyTraining::SetUp();
        for (int document = 0; document < 8; ++document) { // counting down
            std::vector<std::int32_t> ids;
            for (int index = 0; index < 12; ++index) {
                ids.push_back((60 - document * 3 - index) % 32);
            }
            m_otherTexts.push_back(std::move(ids));
        }
        m_other.name = "down";
        for (const auto& text : m_otherTexts) {
            m_other.documents.push_back({text, 0});
        }
    }
    /// The artefact of an expert on one of the domains; the same name, the same expert.
    std::filesystem::path expert(const std::string& name, const std::string& method, bool down, std::int64_t rank = 4)
    {
        auto run = wholeRequest(name, method);
        run.name = name;
        run.settings.loraRank = rank;
        run.settings.steps = 8;
        run.metadata["domains"] = down ? R"(["down"])" : R"(["counting"])";
        if (down) {
            run.train = {m_other};
        }
        if (std::filesystem::exists(run.artefact)) { // made for another composition
            return run.artefact;
        }
        Listener listener;
        const auto outcome = train(run, listener);
        EXPECT_TRUE(outcome.has_value()) << outcome.error().sentence;
        return run.artefact;
    }
    TrainRequest composing(const std::string& name, const std::vector<std::filesystem::path>& experts)
    {
        auto run = request(name, "mode");
        run.name = name;
        run.experts = experts;
        run.train = {m_domain, m_other};
        return run;
    }
    /// Composes, pauses and resumes, and looks at what was made.
    void expectWholeLife(TrainRequest run)
    {
        run.settings.evaluateEvery = 0;
        Listener quiet;
        const auto outcome = train(run, quiet);
        ASSERT_TRUE(outcome.has_value()) << outcome.error().sentence;
        const bool trains = run.settings.training != "none";
        ASSERT_EQ(!quiet.losses.empty(), trains);
        if (trains) {
            auto parts = run;
            parts.runFolder = m_folder.path() / (run.name + "-parts");
            parts.artefact = m_folder.path() / (run.name + "-parts.safetensors");
            std::filesystem::create_directories(parts.runFolder);
            Listener first;
            first.stopBefore = 5;
            ASSERT_EQ(train(parts, first)->end, TrainOutcome::End::Paused);
            Listener second;
            ASSERT_EQ(train(parts, second)->end, TrainOutcome::End::Done);
            EXPECT_TRUE(bytes(parts) == bytes(run)) << "resuming is not exact";
        }
        auto model = loaded();
        const auto base = lossOf(*model);
        const auto attached = model->attach(run.artefact, "base");
        ASSERT_TRUE(attached.has_value()) << attached.error().sentence;
        EXPECT_LT(lossOf(*model), base);
        expectCacheChangesNothing(*model);
    }

    std::vector<std::vector<std::int32_t>> m_otherTexts;
    DomainDocuments m_other;
};

} // namespace

TEST(Merges, AverageAndTaskArithmetic)
{
    const auto base = at::tensor({1.0F, 2.0F});
    const std::vector<at::Tensor> deltas{at::tensor({1.0F, -1.0F}), at::tensor({3.0F, 2.0F})};
    EXPECT_TRUE(at::allclose(merged("average", base, deltas, 9, 1), at::tensor({3.0F, 2.5F})));
    EXPECT_TRUE(at::allclose(merged("arithmetic", base, deltas, 0.5, 1), at::tensor({3.0F, 2.5F})));
    EXPECT_TRUE(at::allclose(merged("arithmetic", base, deltas, 0.1, 1), at::tensor({1.4F, 2.1F})));
}

TEST(Merges, TiesTrimsVotesAndAverages)
{
    const auto base = at::zeros({5});
    const std::vector<at::Tensor> deltas{at::tensor({5.0F, -4.0F, 3.0F, 0.1F, 0.2F}),
                                         at::tensor({1.0F, 6.0F, 5.0F, 0.3F, 0.1F})};
    // Of five values three stay: 5, -4, 3 and 1, 6, 5; the second place elects plus.
    EXPECT_TRUE(at::allclose(merged("ties", base, deltas, 1, 0.6), at::tensor({3.0F, 6.0F, 4.0F, 0.0F, 0.0F})));
    EXPECT_TRUE(at::allclose(merged("ties", base, deltas, 0.5, 0.6), at::tensor({1.5F, 3.0F, 2.0F, 0.0F, 0.0F})));
}

TEST(Merges, DareDropsAtRandomAndKeepsTheMean)
{
    const auto base = at::zeros({10000});
    const auto found = merged("dare", base, {at::ones({10000}), at::ones({10000})}, 1, 0.2);
    EXPECT_NEAR(found.mean().item<double>(), 2, 0.15);
    EXPECT_NEAR(found.eq(0).to(at::kFloat).mean().item<double>(), 0.64, 0.03);
    EXPECT_NEAR(found.max().item<double>(), 10, 1e-4);
    EXPECT_TRUE(at::equal(found, merged("dare", base, {at::ones({10000}), at::ones({10000})}, 1, 0.2)));
}

TEST_F(Composing, ModeByEveryRouter)
{
    const auto experts = {expert("up", "mode", false), expert("down", "mode", true)};
    for (const auto& router : routerSpecs()) {
        if (!router.chosen) {
            continue;
        }
        auto run = composing("mode-" + router.about.key, experts);
        run.settings.router = router.about.key;
        run.settings.training = router.trains ? "gate" : "all";
        run.settings.routerWeights = "1,0.5,0.5";
        run.settings.routerPrompt = 3;
        run.settings.clusters = 2;
        SCOPED_TRACE(router.about.key);
        expectWholeLife(run);
    }
}

TEST_F(Composing, MixturesOfEveryKindOfExpert)
{
    for (const auto& composition : compositionSpecs()) {
        if (composition.site != Site::Linear) {
            continue;
        }
        for (const auto& kind : composition.experts) {
            SCOPED_TRACE(composition.about.key + " of " + kind);
            const std::vector<std::filesystem::path> experts{expert(kind + "-up", kind, false),
                                                             expert(kind + "-down", kind, true, 2)};
            auto run = composing(composition.about.key + "-" + kind, experts);
            run.settings.composition = composition.about.key;
            run.settings.training = composition.routes ? "gate" : "all";
            expectWholeLife(run);
            auto model = loaded();
            ASSERT_TRUE(model->attach(run.artefact, "base").has_value());
            const std::vector<std::string> routed{"backbone", kind + "-up", kind + "-down"};
            EXPECT_EQ(model->slotNames(), composition.routes ? routed : std::vector<std::string>());
        }
    }
}

TEST_F(Composing, MutingEveryExpertOfAMixtureGivesTheBaseBack)
{
    auto run = composing("both", {expert("up", "lora", false), expert("down", "lora", true)});
    Listener listener;
    ASSERT_TRUE(train(run, listener).has_value());
    auto model = loaded();
    ASSERT_TRUE(model->attach(run.artefact, "base").has_value());
    auto base = loaded();
    EXPECT_EQ(model->generate(m_texts[1], {.maxTokens = 6, .preference = {1, 0, 0}}).value(),
              base->generate(m_texts[1], {.maxTokens = 6}).value());
    EXPECT_TRUE(model->detach());
    EXPECT_NEAR(lossOf(*model), lossOf(*base), 1e-6);
}

TEST_F(Composing, MergesOfWholeModelsAndOfLoras)
{
    for (const auto& composition : compositionSpecs()) {
        if (composition.site != Site::Weight) {
            continue;
        }
        for (const auto& kind : composition.experts) {
            SCOPED_TRACE(composition.about.key + " of " + kind);
            auto run = composing(composition.about.key + "-" + kind,
                                 {expert(kind + "-up", kind, false), expert(kind + "-down", kind, true, 2)});
            run.settings.composition = composition.about.key;
            run.settings.training = "none";
            expectWholeLife(run);
        }
    }
}

/// A whole model and a LoRA, and LoRAs of several scales: what is merged is the change of weights, whatever made it.
TEST_F(Composing, MergedLorasAddTheirProducts)
{
    const auto up = expert("up", "lora", false);
    const auto down = expert("down", "rslora", true, 2);
    const auto made = [&](const std::string& composition, const std::vector<std::filesystem::path>& experts) {
        auto run = composing(composition, experts);
        run.settings.composition = composition;
        run.settings.training = "none";
        run.settings.mergeWeight = 1;
        Listener listener;
        const auto outcome = train(run, listener);
        EXPECT_TRUE(outcome.has_value()) << outcome.error().sentence;
        auto model = loaded();
        EXPECT_TRUE(model->attach(run.artefact, "base").has_value());
        return model->nextTokenLogits(m_texts[2]).value();
    };
    const auto merged = made("arithmetic", {up, down});
    const auto beside = made("concatenation", {up, down});
    for (std::size_t token = 0; token < merged.size(); ++token) {
        EXPECT_NEAR(merged[token], beside[token], 1e-4) << "in the weights or beside them, the sum is the same";
    }
    auto alone = loaded();
    ASSERT_TRUE(alone->attach(up, "base").has_value());
    const auto once = alone->nextTokenLogits(m_texts[2]).value();
    const auto twice = made("average", {up, up});
    for (std::size_t token = 0; token < once.size(); ++token) {
        EXPECT_NEAR(once[token], twice[token], 1e-4) << "the mean of a LoRA with itself is that LoRA";
    }
    EXPECT_FALSE(made("average", {up, expert("whole", "full", true)}).empty()) << "a LoRA and a whole model";
}

/// Before its router has learned anything, WEMoE is task arithmetic, with the same factor inside the MLPs as outside.
TEST_F(Composing, WemoeStartsAsTaskArithmetic)
{
    const std::vector<std::filesystem::path> experts{expert("up", "full", false), expert("down", "full", true)};
    const auto made = [&](const std::string& composition, double density) {
        auto run = composing(composition, experts);
        run.settings.composition = composition;
        run.settings.training = "none";
        run.settings.mergeWeight = composition == "arithmetic" ? 0.3 : 0;
        run.settings.mergeDensity = density;
        Listener listener;
        const auto outcome = train(run, listener);
        EXPECT_TRUE(outcome.has_value()) << outcome.error().sentence;
        auto model = loaded();
        EXPECT_TRUE(model->attach(run.artefact, "base").has_value());
        EXPECT_FALSE(model->detach()) << "the base's weights are gone";
        return model->nextTokenLogits(m_texts[2]).value();
    };
    const auto arithmetic = made("arithmetic", 1);
    for (const auto* composition : {"wemoe", "e-wemoe"}) {
        const auto found = made(composition, 1);
        for (std::size_t token = 0; token < found.size(); ++token) {
            EXPECT_NEAR(found[token], arithmetic[token], 1e-4) << composition;
        }
    }
    EXPECT_NE(made("e-wemoe", 0.1), arithmetic);
    const auto file = SafetensorsFile::open(m_folder.path() / "e-wemoe.safetensors").value();
    EXPECT_EQ(file.find("experts.1.layers.2.mlp.down.task_vector_values")->shape, (std::vector<std::int64_t>{16, 3}));
    EXPECT_NE(file.find("gates.weight"), nullptr) << "one router";
    EXPECT_EQ(file.find("layers.0.mlp.up.weight"), nullptr);
    EXPECT_NE(SafetensorsFile::open(m_folder.path() / "wemoe.safetensors").value().find("gates.layers.2.weight"),
              nullptr)
        << "one in each layer";
    for (const auto* name : {"wemoe.safetensors", "e-wemoe.safetensors"}) {
        EXPECT_EQ(gateMovements(m_folder.path() / name).value().size(), 2U) << "what pruning goes by";
    }
}

// A further domain for a finished MoDULA costs one expert and one pass of the router.
TEST_F(Composing, ADomainIsAddedToAModula)
{
    const auto up = expert("up", "modula", false);
    const auto down = expert("down", "modula", true);
    auto both = composing("both", {up, down});
    Listener first;
    ASSERT_TRUE(train(both, first).has_value());
    auto three = composing("three", {up, down, expert("again", "modula", true)});
    Listener second;
    const auto outcome = train(three, second);
    ASSERT_TRUE(outcome.has_value()) << outcome.error().sentence;
    auto model = loaded();
    ASSERT_TRUE(model->attach(three.artefact, "base").has_value());
    EXPECT_EQ(model->slotNames(), (std::vector<std::string>{"backbone", "up", "down", "again"}));
    const auto before = SafetensorsFile::open(both.artefact).value();
    const auto after = SafetensorsFile::open(three.artefact).value();
    int same = 0;
    for (const auto& [name, tensor] : before.tensors()) { // the universal and the first two experts stay as they are
        if (name.starts_with("experts.")) {
            const auto* now = after.find(name);
            ASSERT_NE(now, nullptr) << name;
            EXPECT_TRUE(std::equal(tensor.data.begin(), tensor.data.end(), now->data.begin(), now->data.end())) << name;
            ++same;
        }
    }
    EXPECT_GT(same, 0);
}

TEST_F(Composing, WhatDoesNotGoTogetherIsRefusedBySentence)
{
    const auto lora = expert("lora", "lora", false);
    const auto mode = expert("mode", "mode", false);
    const auto refused = [&](TrainRequest run) {
        Listener listener;
        const auto outcome = train(run, listener);
        EXPECT_FALSE(outcome.has_value());
        return outcome ? std::string() : outcome.error().sentence;
    };
    EXPECT_THAT(refused(composing("one", {lora, mode})), HasSubstr("No composition takes"));
    EXPECT_THAT(refused(composing("mixture", {expert("several", "molora", false), lora})),
                HasSubstr("MoLoRA is a mixture already"));
    auto run = composing("two", {mode, mode});
    run.settings.composition = "ties";
    EXPECT_THAT(refused(run), HasSubstr("TIES is made of Full fine-tuning, LoRA, rsLoRA, not of MoDE expert"));
    run = composing("own", {lora, lora});
    run.settings.composition = "smola";
    run.settings.router = "topk";
    EXPECT_THAT(refused(run), HasSubstr("Omni-SMoLA has a router of its own"));
    run.settings.composition = "concatenation";
    run.settings.router = "softmax";
    run.settings.training = "gate";
    EXPECT_THAT(refused(run), HasSubstr("LoRA concatenation has no gates to train: use --train none, all"));
    run = composing("three", {mode, mode});
    run.settings.router = "uniform";
    EXPECT_THAT(refused(run), HasSubstr("no gates to train"));
    run.settings.router = "fixed";
    run.settings.training = "none";
    run.settings.routerWeights = "1,2";
    EXPECT_THAT(refused(run), HasSubstr("router_weights must be 3 numbers"));
    run = composing("four", {mode, mode});
    run.settings.router = "sequence";
    run.train = {m_other};
    EXPECT_THAT(refused(run), HasSubstr("No document of the domains of 'mode'"));
    auto narrow = request("narrow", "lora");
    narrow.name = "narrow";
    narrow.settings.loraTargets = "attention";
    Listener listener;
    ASSERT_TRUE(train(narrow, listener).has_value());
    EXPECT_THAT(refused(composing("five", {lora, narrow.artefact})), HasSubstr("other layers"));
    auto alone = request("alone", "modula");
    EXPECT_THAT(refused(alone), HasSubstr("--set universal=NAME"));
    alone.beside = mode;
    EXPECT_THAT(refused(alone), HasSubstr("cannot be the universal expert"));
}
