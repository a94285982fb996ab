#include "core/engine/clusters.h"
#include "core/engine/factories.h"

#include <gtest/gtest.h>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace polymath;
using namespace polymath::engine;

namespace {

constexpr std::int64_t tokens = 5;
constexpr std::int64_t slots = 4;
constexpr std::int64_t width = 3;

/// Routers of four slots on five tokens, against their equations written out.
class RouterEquation : public ::testing::Test {
protected:
    RouterEquation()
    {
        at::manual_seed(5);
        m_x = at::randn({1, tokens, width});
        m_context.prompts = at::randn({1, tokens, width});
        m_settings.routerBalance = 0;
        m_settings.routerEntropy = 0;
        m_settings.clusters = 3;
    }
    std::unique_ptr<Router> make(const std::string& key, bool weighsBackbone = true)
    {
        Sizes sizes;
        sizes.in = sizes.out = sizes.hidden = width;
        sizes.slots = slots;
        sizes.experts = slots - (weighsBackbone ? 1 : 0);
        auto router = makeRouter({*findRouterSpec(key), m_settings, sizes, weighsBackbone, 0, 0.3, at::kCPU});
        const c10::NoGradGuard quiet;
        m_tensors.clear();
        for (auto& [name, tensor] : router->tensors()) {
            tensor->copy_(at::randn(tensor->sizes()));
            m_tensors[name] = tensor;
        }
        return router;
    }
    /// softmax(W x + b) of a token, in f64.
    [[nodiscard]] std::vector<double> gate(std::int64_t token) const { return gate(m_x[0][token]); }
    [[nodiscard]] std::vector<double> gate(const at::Tensor& x) const
    {
        std::vector<double> values;
        double sum = 0;
        for (std::int64_t slot = 0; slot < slots; ++slot) {
            double value = (*m_tensors.at("bias"))[slot].item<double>();
            for (std::int64_t index = 0; index < width; ++index) {
                value += (*m_tensors.at("weight"))[slot][index].item<double>() * x[index].item<double>();
            }
            values.push_back(std::exp(value));
            sum += values.back();
        }
        for (auto& value : values) {
            value /= sum;
        }
        return values;
    }
    static void expectRow(const at::Tensor& row, const std::vector<double>& expected)
    {
        ASSERT_EQ(row.numel(), static_cast<std::int64_t>(expected.size()));
        for (std::size_t index = 0; index < expected.size(); ++index) {
            EXPECT_NEAR(row[static_cast<std::int64_t>(index)].item<double>(), expected[index], 1e-5);
        }
    }
    /// Only the marked slots, scaled to sum 1 again.
    static std::vector<double> only(std::vector<double> all, const std::vector<bool>& kept)
    {
        double sum = 0;
        for (std::size_t index = 0; index < all.size(); ++index) {
            all[index] = kept[index] ? all[index] : 0;
            sum += all[index];
        }
        for (auto& value : all) {
            value /= sum;
        }
        return all;
    }
    static std::vector<std::size_t> byLikelihood(const std::vector<double>& all)
    {
        std::vector<std::size_t> order{0, 1, 2, 3};
        std::sort(order.begin(), order.end(), [&all](auto left, auto right) { return all[left] > all[right]; });
        return order;
    }
    /// Whose centre is nearest to the prompt at a token.
    [[nodiscard]] std::size_t cluster(std::int64_t token) const
    {
        const auto& centres = *m_tensors.at("clusters");
        std::vector<double> distances;
        for (std::int64_t index = 0; index < centres.size(0); ++index) {
            distances.push_back((centres[index] - m_context.prompts[0][token]).norm().item<double>());
        }
        return static_cast<std::size_t>(std::min_element(distances.begin(), distances.end()) - distances.begin());
    }

    TrainSettings m_settings;
    at::Tensor m_x;
    RunContext m_context;
    std::map<std::string, at::Tensor*> m_tensors;
};

} // namespace

TEST_F(RouterEquation, SoftmaxAndUniform)
{
    const auto router = make("softmax");
    const auto found = router->weights(m_x, m_context);
    for (std::int64_t token = 0; token < tokens; ++token) {
        expectRow(found[0][token], gate(token));
    }
    expectRow(make("uniform")->weights(m_x, m_context)[0][1], {0.25, 0.25, 0.25, 0.25});
}

TEST_F(RouterEquation, TopKKeepsTheMostLikely)
{
    m_settings.routerTopK = 2;
    const auto router = make("topk");
    const auto found = router->weights(m_x, m_context);
    for (std::int64_t token = 0; token < tokens; ++token) {
        const auto order = byLikelihood(gate(token));
        std::vector<bool> kept(slots);
        kept[order[0]] = kept[order[1]] = true;
        expectRow(found[0][token], only(gate(token), kept));
    }
}

TEST_F(RouterEquation, TopPTakesSlotsUntilTheyReachIt)
{
    m_settings.routerTopP = 0.8;
    const auto router = make("topp");
    const auto found = router->weights(m_x, m_context);
    std::set<std::size_t> counts;
    for (std::int64_t token = 0; token < tokens; ++token) {
        std::vector<bool> kept(slots);
        double sum = 0;
        for (const auto slot : byLikelihood(gate(token))) {
            if (sum < 0.8) {
                kept[slot] = true;
                sum += gate(token)[slot];
            }
        }
        counts.insert(static_cast<std::size_t>(std::count(kept.begin(), kept.end(), true)));
        expectRow(found[0][token], only(gate(token), kept));
    }
    EXPECT_GT(counts.size(), 1U) << "some tokens take more experts than others";
}

TEST_F(RouterEquation, FixedGivesWhatWasGiven)
{
    m_settings.routerWeights = "1, 0.5,0,2";
    expectRow(make("fixed")->weights(m_x, m_context)[0][3], {1, 0.5, 0, 2});
}

TEST_F(RouterEquation, SequenceLetsOneExpertAndTheBackboneIn)
{
    for (const bool weighsBackbone : {true, false}) {
        const auto router = make("sequence", weighsBackbone);
        const auto found = router->weights(m_x, m_context);
        for (std::int64_t token = 0; token < tokens; ++token) {
            std::vector<bool> kept(slots);
            kept[0] = weighsBackbone;
            kept[cluster(token) + (weighsBackbone ? 1 : 0)] = true;
            expectRow(found[0][token], only(gate(token), kept));
        }
    }
}

TEST_F(RouterEquation, ClusterInformedAddsTheClustersVoice)
{
    const auto router = make("cluster");
    const auto found = router->weights(m_x, m_context);
    for (std::int64_t token = 0; token < tokens; ++token) {
        auto expected = gate(token);
        const auto voice =
            at::mv(*m_tensors["cluster_weight"], (*m_tensors["clusters"])[static_cast<std::int64_t>(cluster(token))]);
        for (std::size_t slot = 0; slot < expected.size(); ++slot) {
            expected[slot] *= std::exp(voice[static_cast<std::int64_t>(slot)].item<double>());
        }
        expectRow(found[0][token], only(expected, {true, true, true, true}));
    }
}

// The gradient of what a router adds to the loss is that of the loss itself.
TEST_F(RouterEquation, SoftWeighsTokensAtOneLength)
{
    const auto router = make("soft");
    const auto found = router->weights(m_x, m_context);
    for (std::int64_t token = 0; token < tokens; ++token) {
        double squares = 0;
        for (std::int64_t index = 0; index < width; ++index) {
            squares += std::pow(m_x[0][token][index].item<double>(), 2);
        }
        expectRow(found[0][token], gate(m_x[0][token] / std::sqrt(squares / width)));
    }
    EXPECT_TRUE(at::allclose(found, router->weights(m_x * 50, m_context), 1e-4, 1e-5)) << "length says nothing";
}

TEST_F(RouterEquation, EnsembleReadsHowTheTextBegins)
{
    const auto router = make("ensemble", false);
    const auto found = router->weights(m_x, m_context);
    EXPECT_TRUE(at::equal(found, router->weights(m_x * 2, m_context))) << "the token itself says nothing";
    for (std::int64_t token = 0; token < tokens; ++token) {
        const auto text = m_context.prompts[0][token];
        double squares = 0;
        for (std::int64_t index = 0; index < width; ++index) {
            squares += std::pow(text[index].item<double>(), 2);
        }
        std::vector<double> inside;
        for (std::int64_t row = 0; row < width; ++row) {
            double value = (*m_tensors.at("inner_bias"))[row].item<double>();
            for (std::int64_t index = 0; index < width; ++index) {
                value += (*m_tensors.at("inner"))[row][index].item<double>() * text[index].item<double>() /
                         std::sqrt(squares / width);
            }
            inside.push_back(std::max(value, 0.0));
        }
        std::vector<double> expected;
        for (std::int64_t slot = 0; slot < slots; ++slot) {
            double value = (*m_tensors.at("bias"))[slot].item<double>();
            for (std::int64_t index = 0; index < width; ++index) {
                value +=
                    (*m_tensors.at("weight"))[slot][index].item<double>() * inside[static_cast<std::size_t>(index)];
            }
            expected.push_back(std::log1p(std::exp(value)));
        }
        expectRow(found[0][token], expected);
    }
}

TEST_F(RouterEquation, LossesReachTheGates)
{
    m_settings.routerTopK = 2;
    m_settings.routerBalance = 0.5;
    auto router = make("topk");
    (router->weights(m_x, m_context).sum() * 0).backward(); // nothing from above
    const auto found = m_tensors["weight"]->grad().clone();
    m_tensors["weight"]->mutable_grad() = at::Tensor();

    const auto all = at::softmax(at::linear(m_x, *m_tensors["weight"], *m_tensors["bias"]), -1);
    std::vector<double> share(slots);
    for (std::int64_t token = 0; token < tokens; ++token) {
        const auto order = byLikelihood(gate(token));
        share[order[0]] += 0.5 / tokens;
        share[order[1]] += 0.5 / tokens;
    }
    auto loss = at::zeros({});
    for (std::int64_t slot = 0; slot < slots; ++slot) {
        loss = loss + all.select(-1, slot).mean() * (slots * share[static_cast<std::size_t>(slot)]);
    }
    (loss * 0.5).backward();
    EXPECT_TRUE(at::allclose(found, m_tensors["weight"]->grad(), 1e-4, 1e-6));
    EXPECT_GT(found.norm().item<double>(), 0);
}

TEST_F(RouterEquation, TheEntropyLossMakesChoicesClearer)
{
    m_settings.routerEntropy = 1;
    auto router = make("topp");
    const auto entropy = [&] {
        const auto all = at::softmax(at::linear(m_x, *m_tensors["weight"], *m_tensors["bias"]), -1).detach();
        return -(all * all.log()).sum(-1).mean().item<double>();
    };
    const auto before = entropy();
    for (int step = 0; step < 20; ++step) {
        (router->weights(m_x, m_context).sum() * 0).backward();
        const c10::NoGradGuard quiet;
        m_tensors["weight"]->sub_(m_tensors["weight"]->grad(), 0.5);
        m_tensors["weight"]->mutable_grad() = at::Tensor();
    }
    EXPECT_LT(entropy(), 0.8 * before);
}

TEST(PromptMeans, ReadTheFirstTokensOfEachDocumentAndNothingAhead)
{
    at::manual_seed(2);
    const auto x = at::randn({1, 7, 4});
    const auto documents = at::tensor({0, 0, 0, 1, 1, 1, 1}, at::kInt).unsqueeze(0);
    const auto means = promptMeans(x, 2, documents);
    const auto expected = [&](std::int64_t first, std::int64_t count) { return x[0].narrow(0, first, count).mean(0); };
    EXPECT_TRUE(at::allclose(means[0][0], expected(0, 1), 1e-5, 1e-6));
    EXPECT_TRUE(at::allclose(means[0][1], expected(0, 2), 1e-5, 1e-6));
    EXPECT_TRUE(at::allclose(means[0][2], expected(0, 2), 1e-5, 1e-6)) << "two tokens are all it reads";
    EXPECT_TRUE(at::allclose(means[0][3], expected(3, 1), 1e-5, 1e-6)) << "a new document begins anew";
    EXPECT_TRUE(at::allclose(means[0][6], expected(3, 2), 1e-5, 1e-6));
}

TEST(PromptMeans, GoOnWhereACacheIs)
{
    at::manual_seed(2);
    const auto x = at::randn({1, 9, 4});
    const auto whole = promptMeans(x, 5, {});
    PromptState state;
    std::vector<at::Tensor> parts;
    for (const auto& [first, count] : {std::pair{0, 3}, std::pair{3, 1}, std::pair{4, 3}, std::pair{7, 2}}) {
        parts.push_back(promptMeans(x.narrow(1, first, count), 5, {}, &state));
    }
    EXPECT_TRUE(at::allclose(at::cat(parts, 1), whole, 1e-5, 1e-6));
}

TEST(KMeans, FindsTheGroupsAndKeepsTheirOrder)
{
    at::manual_seed(4);
    const auto left = at::randn({20, 3}) * 0.1 - 2;
    const auto right = at::randn({30, 3}) * 0.1 + 2;
    const auto centres = kMeans(at::cat({left, right}), at::stack({right[0], left[0]}));
    EXPECT_TRUE(at::allclose(centres[0], right.mean(0), 1e-4, 1e-5));
    EXPECT_TRUE(at::allclose(centres[1], left.mean(0), 1e-4, 1e-5));
}
