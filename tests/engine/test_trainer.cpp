#include "core/engine/trainer.h"

#include "core/base/file.h"
#include "core/engine/batches.h"
#include "core/engine/model.h"
#include "core/formats/safetensors.h"
#include "tests/support/tinytraining.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <set>
#include <tuple>

using namespace polymath;
using namespace polymath::engine;
using namespace polymath::test;
using ::testing::HasSubstr;

namespace {

using Trainer = TinyTraining;

/// A method on an architecture.
class EveryMethod : public Trainer, public ::testing::WithParamInterface<std::tuple<std::string, const char*>> {
protected:
    void SetUp() override
    {
        Trainer::SetUp();
        writeBase(std::get<1>(GetParam()));
    }
    static std::string method() { return std::get<0>(GetParam()); }
};

class ResumedMethod : public EveryMethod {};

} // namespace

TEST_F(Trainer, ArtefactsThatReachBeyondTheModelAreRefused)
{
    const auto file = m_folder.path() / "hostile.safetensors";
    const auto attached = [&](const TrainSettings& settings, const std::string& kind, const std::string& experts) {
        EXPECT_TRUE(writeSafetensors(
            file, {},
            {{"format", "polymath-1"}, {"kind", kind}, {"settings", toJson(settings)}, {"experts", experts}}));
        return Model::load(m_base, {Precision::F32, 1}).value()->attach(file, "");
    };
    for (const auto& [blocks, layers] : {std::pair{3, 3}, std::pair{1, 4}, std::pair{4, 1}}) { // of three layers
        TrainSettings settings;
        settings.blocks = blocks;
        settings.layersPerExpert = layers;
        for (const auto* kind : {"mode", "composition"}) {
            const auto refused = attached(settings, kind, R"(["one"])");
            ASSERT_FALSE(refused.has_value());
            EXPECT_THAT(refused.error().sentence, HasSubstr("more layers"));
        }
    }
    for (const auto* experts : {"[]", R"(["one","two"])", "{}"}) {
        const auto refused = attached({}, "mode", experts);
        ASSERT_FALSE(refused.has_value());
        EXPECT_THAT(refused.error().sentence, HasSubstr("not an expert"));
    }
}

TEST_P(EveryMethod, LearnsAndWorksWhenLoadedAgain)
{
    auto run = wholeRequest("run", method());
    run.settings.steps = 80;
    run.settings.evaluateEvery = 40;
    run.settings.learningRate = std::max(0.01, 20 * findMethod(method())->learningRate); // vectors take large steps
    Listener listener;
    const auto outcome = train(run, listener);
    ASSERT_TRUE(outcome.has_value()) << outcome.error().sentence;
    EXPECT_LT(listener.validations.back().nll, 0.95 * listener.validations.front().nll);
    EXPECT_GT(outcome->trainedParameters, 0);
    EXPECT_GT(outcome->trainedTokens, 0);

    auto model = loaded();
    const auto before = lossOf(*model);
    ASSERT_TRUE(model->attach(run.artefact, "base").has_value());
    const auto after = lossOf(*model);
    EXPECT_LT(after, before);
    EXPECT_NEAR(after, listener.validations.back().nll, 1e-4) << "the loaded artefact is not what was trained";
    expectCacheChangesNothing(*model);
    const auto other = Model::load(m_base, {Precision::F32, 1}).value()->attach(run.artefact, "another base");
    ASSERT_FALSE(other.has_value());
    EXPECT_THAT(other.error().sentence, HasSubstr("another base"));
}

TEST_P(EveryMethod, StartsWhereTheBaseIs)
{
    Listener listener;
    const auto run = wholeRequest("run", method());
    ASSERT_TRUE(train(run, listener).has_value());
    auto model = loaded(); // the base, or what the method is trained beside
    if (!run.beside.empty()) {
        ASSERT_TRUE(model->attach(run.beside, "base").has_value());
    }
    EXPECT_EQ(listener.validations.front().step, 0);
    EXPECT_NEAR(listener.validations.front().nll, lossOf(*model), 1e-5);
}

TEST_P(ResumedMethod, PausedAnywhereItEndsWithTheSameBytes)
{
    auto whole = wholeRequest("whole", method());
    Listener quiet;
    ASSERT_TRUE(train(whole, quiet).has_value());
    for (const std::int64_t stop : {1, 5, 11}) {
        auto parts = wholeRequest("parts" + std::to_string(stop), method());
        Listener first;
        first.stopBefore = stop;
        EXPECT_EQ(train(parts, first)->end, TrainOutcome::End::Paused);
        EXPECT_FALSE(std::filesystem::exists(parts.artefact));
        Listener second;
        EXPECT_EQ(train(parts, second)->end, TrainOutcome::End::Done);
        EXPECT_EQ(second.resumedAt, stop);
        EXPECT_TRUE(bytes(parts) == bytes(whole)) << "stopped before step " << stop;
        EXPECT_TRUE(std::filesystem::is_empty(parts.runFolder)) << "checkpoints are of no use afterwards";
    }
}

TEST_P(EveryMethod, RecomputingActivationsChangesNothing)
{
    auto keeping = wholeRequest("keeping", method());
    keeping.settings.recompute = "off";
    auto again = wholeRequest("again", method());
    again.settings.recompute = "on";
    Listener first;
    Listener second;
    ASSERT_TRUE(train(keeping, first).has_value());
    ASSERT_TRUE(train(again, second).has_value());
    ASSERT_EQ(first.losses.size(), second.losses.size());
    for (std::size_t step = 0; step < first.losses.size(); ++step) { // gradients are summed in another order
        EXPECT_NEAR(first.losses[step], second.losses[step], 1e-4);
    }
}

static std::string nameOf(const ::testing::TestParamInfo<EveryMethod::ParamType>& chosen)
{
    return std::string(std::get<0>(chosen.param)) + "_" + std::get<1>(chosen.param);
}

static std::vector<std::string> everyMethod()
{
    std::vector<std::string> keys;
    for (const auto& method : methods()) {
        keys.push_back(method.key);
    }
    return keys;
}

INSTANTIATE_TEST_SUITE_P(Methods, EveryMethod,
                         ::testing::Combine(::testing::ValuesIn(everyMethod()), ::testing::Values("llama", "gpt2")),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(OtherArchitectures, EveryMethod,
                         ::testing::Combine(::testing::Values("mode", "lora", "full"),
                                            ::testing::Values("gemma3", "gptneox")),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(Methods, ResumedMethod,
                         ::testing::Combine(::testing::ValuesIn(everyMethod()), ::testing::Values("llama")), nameOf);

// What is dropped depends on seed, step and place alone.
TEST_F(Trainer, DropoutResumesAndRecomputesToTheSame)
{
    const auto dropping = [this](const std::string& name) {
        auto run = request(name, "lora");
        run.settings.loraDropout = 0.3;
        run.settings.recompute = "off";
        return run;
    };
    auto whole = dropping("whole");
    Listener quiet;
    ASSERT_TRUE(train(whole, quiet).has_value());
    auto parts = dropping("parts");
    Listener first;
    first.stopBefore = 4;
    ASSERT_EQ(train(parts, first)->end, TrainOutcome::End::Paused);
    Listener second;
    ASSERT_TRUE(train(parts, second).has_value());
    EXPECT_TRUE(bytes(parts) == bytes(whole));
    auto again = dropping("again");
    again.settings.recompute = "on";
    Listener recomputing;
    ASSERT_TRUE(train(again, recomputing).has_value());
    auto without = request("without", "lora");
    Listener other;
    ASSERT_TRUE(train(without, other).has_value());
    for (std::size_t step = 0; step < quiet.losses.size(); ++step) {
        EXPECT_NEAR(recomputing.losses[step], quiet.losses[step], 1e-4);
    }
    EXPECT_GT(std::abs(other.losses.back() - quiet.losses.back()), 1e-4) << "dropout changes what is learned";
}

TEST_F(Trainer, ADamagedCheckpointIsPassedOverForTheOneBefore)
{
    auto whole = request("whole", "mode");
    Listener quiet;
    ASSERT_TRUE(train(whole, quiet).has_value());
    auto parts = request("parts", "mode");
    Listener first;
    first.stopBefore = 11; // checkpoints after 5, 10 and, by the pause, 11: the last two are kept
    ASSERT_TRUE(train(parts, first).has_value());
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(parts.runFolder)) {
        names.insert(entry.path().filename().string());
    }
    EXPECT_EQ(names, (std::set<std::string>{"checkpoint-000000010", "checkpoint-000000011"}));
    const auto weights = parts.runFolder / "checkpoint-000000011" / "weights.safetensors";
    auto content = readFile(weights).value();
    content[content.size() / 2] ^= 1;
    ASSERT_TRUE(writeFileAtomically(weights, content).has_value());
    Listener second;
    ASSERT_TRUE(train(parts, second).has_value());
    EXPECT_EQ(second.resumedAt, 10);
    EXPECT_TRUE(bytes(parts) == bytes(whole));
}

TEST_F(Trainer, CancellingLeavesNoArtefact)
{
    auto run = request("run", "mode");
    Listener listener;
    listener.stopBefore = 3;
    listener.wanted = Wish::Cancel;
    EXPECT_EQ(train(run, listener)->end, TrainOutcome::End::Cancelled);
    EXPECT_FALSE(std::filesystem::exists(run.artefact));
}

TEST_F(Trainer, ALossThatIsNotANumberStopsTheRunAndSaysWhere)
{
    auto run = request("run", "full");
    run.settings.learningRate = 1e30;
    run.settings.clip = 0;
    Listener listener;
    const auto outcome = train(run, listener);
    ASSERT_FALSE(outcome.has_value());
    EXPECT_THAT(outcome.error().sentence, HasSubstr("Step " + std::to_string(listener.losses.size() + 1)));
    EXPECT_FALSE(std::filesystem::exists(run.artefact));
}

TEST_F(Trainer, EarlyStoppingEndsARunWithoutProgress)
{
    auto run = request("run", "mode");
    run.settings.learningRate = 1e-9;
    run.settings.steps = 100;
    run.settings.evaluateEvery = 1;
    run.settings.patience = 3;
    Listener listener;
    ASSERT_TRUE(train(run, listener).has_value());
    EXPECT_EQ(listener.losses.size(), 3U);
    EXPECT_EQ(listener.notes.size(), 1U);
}

TEST_F(Trainer, ComposedExpertsAreWhatTheirFilesSay)
{
    std::vector<std::filesystem::path> experts;
    for (const auto* name : {"one", "two"}) {
        auto run = request(name, "mode");
        run.name = name;
        run.settings.seed = experts.empty() ? 1 : 2;
        Listener listener;
        ASSERT_TRUE(train(run, listener).has_value());
        experts.push_back(run.artefact);
    }
    for (const auto* training : {"none", "gate", "all"}) {
        auto run = request(std::string("compose-") + training, "mode");
        run.name = "both";
        run.experts = experts;
        run.settings.training = training;
        Listener listener;
        const auto outcome = train(run, listener);
        ASSERT_TRUE(outcome.has_value()) << outcome.error().sentence;
        auto model = Model::load(m_base, {Precision::F32, 1}).value();
        ASSERT_TRUE(model->attach(run.artefact, "base").has_value());
        EXPECT_EQ(model->slotNames(), (std::vector<std::string>{"backbone", "one", "two"}));
        const auto measured = model->evaluate(m_domain.documents, 16).value();
        ASSERT_EQ(measured.gateWeights.size(), 3U);
        for (const auto& block : measured.gateWeights) {
            ASSERT_EQ(block.size(), 3U);
            EXPECT_NEAR(block[0] + block[1] + block[2], 1, 1e-5);
        }
        const bool trains = std::string(training) != "none";
        EXPECT_EQ(outcome->trainedParameters > 0, trains);
        EXPECT_EQ(listener.losses.empty(), !trains);
        // muting both experts gives the base model back
        auto base = Model::load(m_base, {Precision::F32, 1}).value();
        EXPECT_EQ(model->generate(m_texts[1], {.maxTokens = 6, .preference = {1, 0, 0}}).value(),
                  base->generate(m_texts[1], {.maxTokens = 6}).value());
    }
    auto other = request("other", "mode");
    other.experts = experts;
    other.settings.blocks = 2;
    Listener listener;
    EXPECT_EQ(train(other, listener).error().code, ErrorCode::Usage);
}

TEST(BatchStream, LabelsOnlyResponsesAndKeepsDocumentsApart)
{
    const std::vector<std::int32_t> pair{10, 11, 12, 13};
    const std::vector<std::int32_t> running{20, 21, 22};
    const std::vector<DomainDocuments> domains{{"a", false, {{pair, 2}, {running, 0}}}};
    BatchStream stream(domains, 1, 5, 7);
    const auto batch = stream.next();
    EXPECT_TRUE(batch.packed);
    EXPECT_EQ(batch.labelled, 2 + 2);
    for (std::size_t at = 0; at < batch.ids.size(); ++at) {
        if (batch.ids[at] == 10) {
            EXPECT_EQ(batch.labels[at], noLabel);
        } else {
            EXPECT_EQ(batch.labels[at], batch.ids[at] + 1);
        }
        EXPECT_NE(batch.ids[at], 13) << "nothing follows a document's last token";
        if (at > 0) {
            EXPECT_EQ(batch.documents[at] != batch.documents[at - 1], batch.ids[at] != batch.ids[at - 1] + 1);
        }
    }
}

TEST(BatchStream, GoesOnWhereItWasAndSharesEvenly)
{
    std::vector<std::vector<std::int32_t>> texts;
    for (std::int32_t document = 0; document < 7; ++document) {
        texts.emplace_back(static_cast<std::size_t>(4 + document), document);
    }
    std::vector<DomainDocuments> domains(2);
    for (std::size_t index = 0; index < texts.size(); ++index) {
        domains[index < 5 ? 0 : 1].documents.push_back({texts[index], 0});
    }
    BatchStream stream(domains, 3, 6, 1);
    std::int64_t ofSecond = 0;
    for (int index = 0; index < 10; ++index) {
        for (const auto id : stream.next().ids) {
            ofSecond += id >= 5 ? 1 : 0;
        }
    }
    EXPECT_EQ(ofSecond, 15 * 6);
    const auto position = stream.position();
    const auto expected = stream.next();
    BatchStream again(domains, 3, 6, 1);
    again.seek(position);
    const auto next = again.next();
    EXPECT_EQ(next.ids, expected.ids);
    EXPECT_EQ(next.labels, expected.labels);
}
