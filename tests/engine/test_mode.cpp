#include "core/engine/loss.h"
#include "core/engine/mode.h"
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

    [[nodiscard]] at::Tensor backboneOutput(const at::Tensor& x) const
    {
        const auto masks = m_backbone.masks(x, 0);
        auto state = x;
        for (std::size_t index = 0; index < m_backbone.layerCount(); ++index) {
            state = m_backbone.runLayer(m_backbone.layer(index), index, state, nullptr, masks);
        }
        return state;
    }
    [[nodiscard]] Mode newMode(Mix mix, std::size_t blocks, std::size_t experts) const
    {
        Mode mode;
        mode.mix = mix;
        mode.gates = newGates(m_backbone, blocks, experts, mix);
        for (std::size_t index = 0; index < experts; ++index) {
            mode.experts.push_back(newExpert(m_backbone, "expert " + std::to_string(index), blocks, 1));
        }
        return mode;
    }

    ModelConfig m_config;
    Weights m_weights = randomWeights(m_config);
    Decoder m_backbone{m_config, [this](std::string_view name, const std::vector<std::int64_t>& shape) {
                           return tensorOf(m_weights.at(std::string(name)), shape);
                       }};
    at::Tensor m_ids = at::tensor({3, 17, 4, 30, 0, 9, 9, 21}, at::kLong).unsqueeze(0);
};

class NewExpert : public TinyMode, public ::testing::WithParamInterface<const char*> {
protected:
    NewExpert() : TinyMode(GetParam()) {}
};

} // namespace

TEST_P(NewExpert, LeavesTheBackboneAsItIs)
{
    const auto x = m_backbone.embed(m_ids, 0);
    for (const std::size_t blocks : {1U, 2U, 3U}) {
        for (const std::size_t experts : {1U, 3U}) {
            EXPECT_TRUE(at::equal(runMode(m_backbone, newMode(Mix::Residual, blocks, experts), x), backboneOutput(x)))
                << blocks << " blocks, " << experts << " experts";
        }
    }
}

// What a layer adds is small after a small step, also where its output passes a norm that could blow it up.
TEST_P(NewExpert, MovesAwayFromTheBackboneInSmallSteps)
{
    auto mode = newMode(Mix::Residual, 3, 1);
    const auto x = m_backbone.embed(m_ids, 0);
    const auto before = backboneOutput(x);
    runMode(m_backbone, mode, x).square().sum().backward();
    const c10::NoGradGuard quiet;
    for (auto& [name, tensor] : parameters(mode.experts[0])) {
        if (tensor->grad().defined()) {
            tensor->sub_(tensor->grad().sign(), 1e-4); // as Adam steps
        }
    }
    const auto moved = (runMode(m_backbone, mode, x) - before).norm().item<double>();
    EXPECT_GT(moved, 0);
    EXPECT_LT(moved, 1e-2 * before.norm().item<double>());
}

INSTANTIATE_TEST_SUITE_P(All, NewExpert, ::testing::Values("llama", "qwen2", "gemma3", "gpt2", "gptneox"),
                         [](const auto& chosen) { return std::string(chosen.param); });

TEST_F(TinyMode, TheConvexMixStartsNearTheBackbone)
{
    const auto x = m_backbone.embed(m_ids, 0);
    std::vector<at::Tensor> weights;
    ModeRun run;
    run.gateWeights = &weights;
    static_cast<void>(runMode(m_backbone, newMode(Mix::Convex, 3, 2), x, run));
    ASSERT_EQ(weights.size(), 3U);
    const double expected = std::exp(4.0) / (std::exp(4.0) + 2);
    EXPECT_NEAR(weights[0].select(-1, 0).mean().item<double>(), expected, 1e-5);
    EXPECT_NEAR(weights[2].sum(-1).mean().item<double>(), 1.0, 1e-5);
}

TEST_F(TinyMode, AStepChangesWhatShouldTrainAndNothingElse)
{
    auto mode = newMode(Mix::Residual, 3, 1);
    auto trained = parameters(mode.experts[0]);
    ASSERT_EQ(trained.size(), 3U * 9U) << "three layers of nine tensors";
    const auto x = m_backbone.embed(m_ids, 0);
    const auto labels = m_ids.select(0, 0).narrow(0, 1, 7);
    const auto lossOf = [&] {
        const auto hidden = m_backbone.finalNorm(runMode(m_backbone, mode, x)).select(0, 0).narrow(0, 0, 7);
        return linearCrossEntropy(hidden, tensorOf(m_weights.at("embedding.weight"), {32, 16}), labels) / 7;
    };
    const auto before = lossOf();
    // Two steps: with the output projections at zero, the first moves only these.
    std::vector<at::Tensor> starts;
    for (const auto& [name, tensor] : trained) {
        starts.push_back(tensor->detach().clone());
    }
    const auto gateStart = mode.gates[1].weight.detach().clone();
    for (int step = 0; step < 2; ++step) {
        lossOf().backward();
        const c10::NoGradGuard quiet;
        for (auto& [name, tensor] : trained) {
            ASSERT_TRUE(tensor->requires_grad() && tensor->grad().defined()) << name;
            tensor->sub_(tensor->grad(), 0.05);
            tensor->mutable_grad() = at::Tensor();
        }
        for (auto& gate : mode.gates) {
            gate.weight.sub_(gate.weight.grad(), 0.05);
            gate.weight.mutable_grad() = at::Tensor();
        }
    }
    for (std::size_t index = 0; index < trained.size(); ++index) {
        EXPECT_FALSE(at::equal(*trained[index].second, starts[index])) << trained[index].first << " did not train";
    }
    EXPECT_FALSE(at::equal(mode.gates[1].weight, gateStart));
    EXPECT_TRUE(
        at::equal(m_backbone.layer(1).mlpNorm.weight, tensorOf(m_weights.at("layers.1.mlp_norm.weight"), {16})));
    EXPECT_FALSE(m_backbone.layer(0).query.weight.requires_grad());
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
