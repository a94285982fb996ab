#include "core/engine/loss.h"
#include "core/engine/network.h"
#include "tests/support/tinymodel.h"

#include <gtest/gtest.h>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

using namespace polymath;
using namespace polymath::engine;
using namespace polymath::test;

namespace {

at::Tensor tensorOf(const std::vector<float>& values, const std::vector<std::int64_t>& shape)
{
    return at::from_blob(const_cast<float*>(values.data()), shape, at::kFloat).clone();
}

class TinyMode : public ::testing::Test {
protected:
    explicit TinyMode(const std::string& architecture = "llama") : m_config(tinyConfig(architecture)) {}

    [[nodiscard]] Decoder newDecoder() const
    {
        return {m_config, [this](std::string_view name, const std::vector<std::int64_t>& shape) {
                    return tensorOf(m_weights.at(std::string(name)), shape);
                }};
    }
    [[nodiscard]] at::Tensor backboneOutput() const { return Network(newDecoder()).hidden(m_ids); }
    [[nodiscard]] Network newMode(const std::string& mix, std::int64_t blocks, std::size_t experts) const
    {
        TrainSettings settings;
        settings.mix = mix;
        settings.blocks = blocks;
        Addition addition{"mode", "softmax", {}, settings};
        for (std::size_t index = 0; index < experts; ++index) {
            addition.members.push_back({"expert " + std::to_string(index), "mode", settings});
        }
        Network network(newDecoder());
        EXPECT_TRUE(add(network, addition).has_value());
        return network;
    }

    ModelConfig m_config;
    Weights m_weights = randomWeights(m_config);
    at::Tensor m_ids = at::tensor({3, 17, 4, 30, 0, 9, 9, 21}, at::kLong).unsqueeze(0);
};

class NewExpert : public TinyMode, public ::testing::WithParamInterface<const char*> {
protected:
    NewExpert() : TinyMode(GetParam()) {}
};

} // namespace

TEST_P(NewExpert, LeavesTheBackboneAsItIs)
{
    for (const std::int64_t blocks : {1, 2, 3}) {
        for (const std::size_t experts : {1U, 3U}) {
            EXPECT_TRUE(at::equal(newMode("residual", blocks, experts).hidden(m_ids), backboneOutput()))
                << blocks << " blocks, " << experts << " experts";
        }
    }
}

// What a layer adds is small after a small step, also where its output passes a norm that could blow it up.
TEST_P(NewExpert, MovesAwayFromTheBackboneInSmallSteps)
{
    auto network = newMode("residual", 3, 1);
    const auto before = backboneOutput();
    at::manual_seed(3);
    (network.hidden(m_ids) * at::randn_like(before)).sum().backward(); // a direction that the final norm keeps
    const c10::NoGradGuard quiet;
    for (const auto& parameter : network.added()) {
        if (parameter.tensor->grad().defined()) {
            parameter.tensor->sub_(parameter.tensor->grad().sign(), 1e-4); // as Adam steps
        }
    }
    const auto moved = (network.hidden(m_ids) - before).norm().item<double>();
    EXPECT_GT(moved, 0);
    EXPECT_LT(moved, 1e-2 * before.norm().item<double>());
}

INSTANTIATE_TEST_SUITE_P(All, NewExpert, ::testing::Values("llama", "qwen2", "gemma3", "gpt2", "gptneox"),
                         [](const auto& chosen) { return std::string(chosen.param); });

TEST_F(TinyMode, TheConvexMixStartsNearTheBackbone)
{
    GateRecord gates;
    NetworkRun run;
    run.gates = &gates;
    static_cast<void>(newMode("convex", 3, 2).hidden(m_ids, run));
    const auto weights = gates.take();
    ASSERT_EQ(weights.size(), 3U);
    const double expected = std::exp(4.0) / (std::exp(4.0) + 2);
    EXPECT_NEAR(weights[0].select(-1, 0).mean().item<double>(), expected, 1e-5);
    EXPECT_NEAR(weights[2].sum(-1).mean().item<double>(), 1.0, 1e-5);
}

TEST_F(TinyMode, AStepChangesWhatShouldTrainAndNothingElse)
{
    auto network = newMode("residual", 3, 1);
    const auto trained = trainable(network.added());
    ASSERT_EQ(trained.size(), 3U * 9U + 3U * 2U) << "three layers of nine tensors, three gates of two";
    const auto labels = m_ids.select(0, 0).narrow(0, 1, 7);
    const auto lossOf = [&] {
        const auto hidden = network.hidden(m_ids).select(0, 0).narrow(0, 0, 7);
        return linearCrossEntropy(hidden, tensorOf(m_weights.at("embedding.weight"), {32, 16}), labels) / 7;
    };
    const auto before = lossOf();
    // Two steps: with the output projections at zero, the first moves only these.
    std::vector<at::Tensor> starts;
    for (const auto& parameter : trained) {
        starts.push_back(parameter.tensor->detach().clone());
    }
    for (int step = 0; step < 2; ++step) {
        lossOf().backward();
        const c10::NoGradGuard quiet;
        for (const auto& parameter : trained) {
            ASSERT_TRUE(parameter.tensor->requires_grad() && parameter.tensor->grad().defined()) << parameter.name;
            parameter.tensor->sub_(parameter.tensor->grad(), 0.05);
            parameter.tensor->mutable_grad() = at::Tensor();
        }
    }
    for (std::size_t index = 0; index < trained.size(); ++index) {
        EXPECT_FALSE(at::equal(*trained[index].tensor, starts[index])) << trained[index].name << " did not train";
    }
    EXPECT_TRUE(
        at::equal(network.decoder.layer(1).mlpNorm.weight, tensorOf(m_weights.at("layers.1.mlp_norm.weight"), {16})));
    EXPECT_FALSE(network.decoder.layer(0).query.weight.requires_grad());
    EXPECT_LT(lossOf().item<double>(), before.item<double>());
}

// The chunked loss against LibTorch's own cross-entropy over whole logits: same sums in another order.
TEST(LinearCrossEntropy, ValueAndGradientsAgreeWithWholeLogits)
{
    at::manual_seed(3);
    const auto hidden = at::randn({11, 8}).requires_grad_(true);
    const auto weight = at::randn({20, 8}).requires_grad_(true);
    const auto labels = at::randint(0, 20, {11}, at::kLong);
    const auto logits = at::linear(hidden, weight);
    const auto expected = at::cross_entropy_loss(logits, labels, {}, at::Reduction::Sum);
    (expected * 0.25).backward();
    const auto hiddenGradient = hidden.grad().clone();
    const auto weightGradient = weight.grad().clone();
    hidden.mutable_grad() = at::Tensor();
    weight.mutable_grad() = at::Tensor();

    LossCounts counts;
    const auto loss = linearCrossEntropy(hidden, weight, labels, &counts, 4); // chunks of 4, 4 and 3 rows
    (loss * 0.25).backward();
    EXPECT_NEAR(loss.item<double>(), expected.item<double>(), 1e-4);
    EXPECT_TRUE(at::allclose(hidden.grad(), hiddenGradient, 1e-5, 1e-6));
    EXPECT_TRUE(at::allclose(weight.grad(), weightGradient, 1e-5, 1e-6));
    EXPECT_EQ(counts.tokens, 11);
    EXPECT_EQ(counts.correct, logits.argmax(1).eq(labels).sum().item<std::int64_t>());
}
