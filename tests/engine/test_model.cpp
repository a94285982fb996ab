#include "core/base/file.h"
#include "core/engine/model.h"
#include "tests/support/tinymodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

using namespace polymath;
using namespace polymath::test;
using ::testing::HasSubstr;

namespace {

const std::vector<std::int32_t> someIds{3, 17, 4, 30, 0, 9, 9, 21, 5, 12, 31};

std::unique_ptr<engine::Model> loaded(const std::filesystem::path& path)
{
    auto model = engine::Model::load(path, {.threads = 1});
    EXPECT_TRUE(model) << model.error().sentence;
    return model ? std::move(*model) : nullptr;
}

} // namespace

class Architecture : public ::testing::TestWithParam<const char*> {};

// f32 against double: eleven positions through three layers of sums of at most 24 products.
TEST_P(Architecture, LogitsAgreeWithAPlainImplementation)
{
    const TemporaryFolder folder;
    const auto config = tinyConfig(GetParam());
    const auto weights = randomWeights(config);
    writeFolder(folder.path() / "model", config, weights);
    const auto model = loaded(folder.path() / "model");
    ASSERT_NE(model, nullptr);
    const auto expected = PlainDecoder(config, weights).logits(someIds).back();
    const auto logits = model->nextTokenLogits(someIds);
    ASSERT_TRUE(logits) << logits.error().sentence;
    ASSERT_EQ(logits->size(), expected.size());
    for (std::size_t id = 0; id < expected.size(); ++id) {
        EXPECT_NEAR((*logits)[id], expected[id], 2e-4) << "token " << id;
    }
}

INSTANTIATE_TEST_SUITE_P(All, Architecture, ::testing::Values("llama", "qwen2", "qwen3"));

class TinyLlama : public ::testing::Test {
protected:
    void SetUp() override
    {
        writeFolder(m_folder.path() / "model", m_config, m_weights);
        m_model = loaded(m_folder.path() / "model");
        ASSERT_NE(m_model, nullptr);
    }

    TemporaryFolder m_folder;
    ModelConfig m_config = tinyConfig("llama");
    Weights m_weights = randomWeights(m_config);
    std::unique_ptr<engine::Model> m_model;
};

TEST_F(TinyLlama, GgufAndFolderAreTheSameModel)
{
    const auto file = m_folder.path() / "tiny.gguf";
    ASSERT_TRUE(writeFileAtomically(file, tinyGguf(m_config, m_weights).bytes()));
    const auto other = loaded(file);
    ASSERT_NE(other, nullptr);
    EXPECT_EQ(other->nextTokenLogits(someIds).value(), m_model->nextTokenLogits(someIds).value());
}

TEST_F(TinyLlama, ScoringInWindowsMatchesTheLogits)
{
    const std::int64_t window = 4; // windows of 4, 4 and 3 tokens
    const auto score = m_model->score(someIds, window);
    ASSERT_TRUE(score) << score.error().sentence;
    std::int64_t tokens = 0;
    std::int64_t correct = 0;
    double nll = 0;
    for (std::size_t first = 0; first < someIds.size(); first += 4) {
        const std::vector<std::int32_t> part(someIds.begin() + static_cast<std::ptrdiff_t>(first),
                                             someIds.begin() +
                                                 static_cast<std::ptrdiff_t>(std::min(first + 4, someIds.size())));
        const auto logits = PlainDecoder(m_config, m_weights).logits(part);
        for (std::size_t t = 0; t + 1 < part.size(); ++t, ++tokens) {
            double total = 0;
            for (const double value : logits[t]) {
                total += std::exp(value);
            }
            const auto label = static_cast<std::size_t>(part[t + 1]);
            nll += std::log(total) - logits[t][label];
            correct += std::max_element(logits[t].begin(), logits[t].end()) - logits[t].begin() == part[t + 1] ? 1 : 0;
        }
    }
    EXPECT_EQ(score->tokens, tokens);
    EXPECT_EQ(score->correct, correct);
    EXPECT_NEAR(score->nll, nll, 1e-3);
}

TEST_F(TinyLlama, ALastWindowOfOneTokenIsLeftOut)
{
    EXPECT_EQ(m_model->score(std::span(someIds).first(5), 4)->tokens, 3);
    EXPECT_EQ(m_model->score(std::span(someIds).first(6), 4)->tokens, 4);
}

TEST_F(TinyLlama, TheCacheGivesWhatAFreshRunGives)
{
    const auto made = m_model->generate(someIds, {.maxTokens = 12});
    ASSERT_TRUE(made) << made.error().sentence;
    std::vector<std::int32_t> ids = someIds;
    for (const auto token : *made) {
        const auto logits = m_model->nextTokenLogits(ids).value();
        EXPECT_EQ(token, std::max_element(logits.begin(), logits.end()) - logits.begin());
        ids.push_back(token);
    }
    EXPECT_EQ(made->size(), 12U);
}

TEST_F(TinyLlama, GenerationStopsWhereItShould)
{
    const auto made = m_model->generate(someIds, {.maxTokens = 12}).value();
    const auto stopped = m_model->generate(someIds, {.maxTokens = 12, .stopTokens = {made[2]}}).value();
    EXPECT_LE(stopped.size(), 2U);
    const auto refused =
        m_model->generate(someIds, {.maxTokens = 12}, [](const engine::GeneratedToken&) { return false; }).value();
    EXPECT_EQ(refused.size(), 1U);
    const auto full = m_model->generate(someIds, {.maxTokens = 1000}).value();
    EXPECT_EQ(full.size(), static_cast<std::size_t>(m_config.contextLength) - someIds.size() + 1);
}

TEST_F(TinyLlama, TheSameSeedDrawsTheSameText)
{
    const engine::GenerateOptions options{.maxTokens = 20, .temperature = 2, .seed = 5};
    EXPECT_EQ(m_model->generate(someIds, options).value(), m_model->generate(someIds, options).value());
    auto other = options;
    other.seed = 6;
    EXPECT_NE(m_model->generate(someIds, options).value(), m_model->generate(someIds, other).value());
}

TEST_F(TinyLlama, SamplingNarrowsWhatIsDrawn)
{
    const auto greedy = m_model->generate(someIds, {.maxTokens = 12}).value();
    const auto draw = [this](engine::GenerateOptions options) {
        options.maxTokens = 12;
        options.seed = 3;
        return m_model->generate(someIds, options).value();
    };
    EXPECT_NE(draw({.temperature = 3}), greedy);
    EXPECT_EQ(draw({.temperature = 3, .topK = 1}), greedy);
    EXPECT_EQ(draw({.temperature = 3, .topP = 1e-9}), greedy) << "one token at least";
    EXPECT_EQ(draw({.temperature = 3, .topK = 1000}), draw({.temperature = 3})) << "no limit at all";
    EXPECT_EQ(draw({.temperature = 3, .topK = 5}), draw({.temperature = 3, .topK = 5})) << "the seed decides";

    // Over many draws of one token, topK = 3 gives just the three most likely ones.
    const auto logits = m_model->nextTokenLogits(someIds).value();
    std::vector<std::int32_t> order(logits.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&logits](std::int32_t left, std::int32_t right) {
        return logits[static_cast<std::size_t>(left)] > logits[static_cast<std::size_t>(right)];
    });
    std::set<std::int32_t> drawn;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        drawn.insert(m_model->generate(someIds, {.maxTokens = 1, .temperature = 10, .topK = 3, .seed = seed})->front());
    }
    EXPECT_EQ(drawn, std::set<std::int32_t>(order.begin(), order.begin() + 3));
}

TEST_F(TinyLlama, ThePenaltyAvoidsWhatWasSaid)
{
    const auto plain = m_model->generate(someIds, {.maxTokens = 20}).value();
    const auto varied = m_model->generate(someIds, {.maxTokens = 20, .repetitionPenalty = 100}).value();
    const auto distinct = [](const std::vector<std::int32_t>& ids) {
        return std::set<std::int32_t>(ids.begin(), ids.end()).size();
    };
    EXPECT_GT(distinct(varied), distinct(plain));
    EXPECT_EQ(std::count(someIds.begin(), someIds.end(), varied.front()), 0) << "the prompt counts, too";
}

TEST_F(TinyLlama, ProbabilitiesAreTheModelsOwn)
{
    const auto logits = m_model->nextTokenLogits(someIds).value();
    double sum = 0;
    for (const auto logit : logits) {
        sum += std::exp(logit);
    }
    double seen = 0;
    std::int32_t token = 0;
    ASSERT_TRUE(m_model
                    ->generate(someIds, {.maxTokens = 1, .temperature = 5, .topK = 4, .seed = 2},
                               [&](const engine::GeneratedToken& given) {
                                   seen = given.probability;
                                   token = given.id;
                                   return true;
                               })
                    .has_value());
    EXPECT_NEAR(seen, std::exp(logits[static_cast<std::size_t>(token)]) / sum, 1e-5);
}

TEST_F(TinyLlama, ImpossibleOptionsAreRefused)
{
    for (const engine::GenerateOptions& options :
         {engine::GenerateOptions{.topK = -1}, engine::GenerateOptions{.topP = 0}, engine::GenerateOptions{.topP = 2},
          engine::GenerateOptions{.repetitionPenalty = 0}, engine::GenerateOptions{.temperature = -1},
          engine::GenerateOptions{.preference = {1, 1}}}) {
        const auto made = m_model->generate(someIds, options);
        ASSERT_FALSE(made.has_value());
        EXPECT_EQ(made.error().code, ErrorCode::Usage);
    }
}

TEST_F(TinyLlama, MisuseIsRefused)
{
    EXPECT_EQ(m_model->nextTokenLogits({}).error().code, ErrorCode::Usage);
    const std::vector<std::int32_t> outside{3, 32};
    EXPECT_THAT(m_model->nextTokenLogits(outside).error().sentence, HasSubstr("Token 32"));
    EXPECT_EQ(m_model->score(someIds, 1).error().code, ErrorCode::Usage);
    const std::vector<std::int32_t> tooLong(65, 1);
    EXPECT_THAT(m_model->nextTokenLogits(tooLong).error().sentence, HasSubstr("64"));
    EXPECT_EQ(m_model->score(someIds, 4, [](std::int64_t) { return false; }).error().code, ErrorCode::Cancelled);
}

TEST_F(TinyLlama, WeightsThatAreNoNumbersAreRefusedByName)
{
    m_weights["layers.1.mlp.up.weight"][5] = std::nanf("");
    writeFolder(m_folder.path() / "bad", m_config, m_weights);
    const auto model = engine::Model::load(m_folder.path() / "bad");
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().code, ErrorCode::BadInput);
    EXPECT_THAT(model.error().sentence, HasSubstr("layers.1.mlp.up_proj.weight"));
}
