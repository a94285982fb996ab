#include "core/base/file.h"
#include "core/engine/model.h"
#include "tests/support/tinymodel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
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

/// What a model must compute, and how far f32 may be from double: eleven positions, three layers, sums of at most 24
/// products.
void expectLogits(engine::Model& model, const ModelConfig& config, const Weights& weights)
{
    const auto expected = PlainDecoder(config, weights).logits(someIds).back();
    const auto logits = model.nextTokenLogits(someIds);
    ASSERT_TRUE(logits) << logits.error().sentence;
    ASSERT_EQ(logits->size(), expected.size());
    for (std::size_t id = 0; id < expected.size(); ++id) {
        EXPECT_NEAR((*logits)[id], expected[id], 2e-4) << "token " << id;
    }
}

class Architecture : public ::testing::TestWithParam<const char*> {
protected:
    void openFolder()
    {
        writeFolder(m_folder.path() / "model", m_config, m_weights);
        m_model = loaded(m_folder.path() / "model");
        ASSERT_NE(m_model, nullptr);
    }

    TemporaryFolder m_folder;
    ModelConfig m_config = tinyConfig(GetParam());
    Weights m_weights = randomWeights(m_config);
    std::unique_ptr<engine::Model> m_model;
};

TEST_P(Architecture, LogitsOfAFolderAgreeWithAPlainImplementation)
{
    openFolder();
    expectLogits(*m_model, m_config, m_weights);
}

TEST_P(Architecture, LogitsOfAGgufFileAgreeWithAPlainImplementation)
{
    const auto file = m_folder.path() / "tiny.gguf";
    ASSERT_TRUE(writeFileAtomically(file, tinyGguf(m_config, m_weights).bytes()));
    const auto model = loaded(file);
    ASSERT_NE(model, nullptr);
    expectLogits(*model, m_config, m_weights);
}

TEST_P(Architecture, TheCacheGivesWhatAFreshRunGives)
{
    openFolder();
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

// Documents that share a row are scored as if each were alone.
TEST_P(Architecture, PackedDocumentsDoNotSeeEachOther)
{
    openFolder();
    const std::span<const std::int32_t> all(someIds);
    const std::vector<engine::DocumentView> documents{{all.first(5), 0}, {all.subspan(5), 0}, {all.first(7), 0}};
    const auto packed = m_model->evaluate(documents, 20).value();
    for (std::size_t index = 0; index < documents.size(); ++index) {
        const auto alone = m_model->score(documents[index].tokens, 20).value();
        EXPECT_EQ(packed.documents[index].tokens, alone.tokens);
        EXPECT_NEAR(packed.documents[index].nll, alone.nll, 1e-4) << "document " << index;
    }
}

TEST_P(Architecture, EvaluatesInWindowsThatFitTheContext)
{
    openFolder();
    std::vector<std::int32_t> lengthy;
    while (lengthy.size() < 150) {
        lengthy.insert(lengthy.end(), someIds.begin(), someIds.end());
    }
    const std::span<const std::int32_t> all(lengthy);
    const std::vector<engine::DocumentView> documents{
        {all, 0}, {all.first(30), 0}, {all.first(25), 0}, {all.first(20), 0}};
    const auto context = m_model->config().contextLength;
    const auto wide = m_model->evaluate(documents, 100 * context);
    ASSERT_TRUE(wide.has_value()) << wide.error().sentence;
    EXPECT_EQ(wide->window, context);
    const auto exact = m_model->evaluate(documents, context).value();
    for (std::size_t index = 0; index < documents.size(); ++index) {
        EXPECT_EQ(wide->documents[index].tokens, exact.documents[index].tokens);
        EXPECT_EQ(wide->documents[index].nll, exact.documents[index].nll);
    }
    EXPECT_EQ(m_model->evaluate(documents, 20)->window, 20);
    for (const std::int64_t window : {1, 0, -5}) {
        EXPECT_EQ(m_model->evaluate(documents, window).error().code, ErrorCode::Usage) << window;
    }
}

/// The log-likelihood of `continuation` after `context` from the plain decoder's logits.
engine::ContinuationScore plainLikelihood(const PlainDecoder& decoder, std::span<const std::int32_t> context,
                                          std::span<const std::int32_t> continuation)
{
    std::vector<std::int32_t> ids(context.begin(), context.end());
    ids.insert(ids.end(), continuation.begin(), continuation.end());
    const auto logits = decoder.logits(ids);
    engine::ContinuationScore score;
    for (std::size_t index = 0; index < continuation.size(); ++index) {
        const auto& row = logits[context.size() + index - 1];
        double total = 0;
        for (const double value : row) {
            total += std::exp(value);
        }
        score.logLikelihood += row[static_cast<std::size_t>(continuation[index])] - std::log(total);
        score.greedy = score.greedy && std::max_element(row.begin(), row.end()) - row.begin() == continuation[index];
    }
    return score;
}

// Contexts of two lengths, continuations of one to five tokens: whatever runs together, the numbers are those of each
// continuation alone.
TEST_P(Architecture, LikelihoodsOfChoicesAgreeWithAPlainImplementation)
{
    openFolder();
    const std::span<const std::int32_t> all(someIds);
    const std::vector<engine::ChoiceView> items{{all.first(4), {all.subspan(4, 5), all.subspan(2, 1), all.last(3)}},
                                                {all.first(6), {all.subspan(6, 1), all.last(1)}},
                                                {all.subspan(3, 4), {all.first(2), all.first(4)}},
                                                {all.first(1), {all.subspan(1, 2)}}};
    const PlainDecoder plain(m_config, m_weights);
    std::set<std::size_t> heard;
    const auto done =
        m_model->likelihoods(items, [&](std::size_t item, const std::vector<engine::ContinuationScore>& scores) {
            EXPECT_TRUE(heard.insert(item).second) << "item " << item << " was told twice";
            EXPECT_EQ(scores.size(), items[item].continuations.size());
            for (std::size_t choice = 0; choice < scores.size(); ++choice) {
                const auto expected = plainLikelihood(plain, items[item].context, items[item].continuations[choice]);
                EXPECT_NEAR(scores[choice].logLikelihood, expected.logLikelihood, 1e-3) << item << ", " << choice;
                EXPECT_EQ(scores[choice].greedy, expected.greedy) << item << ", " << choice;
            }
            return true;
        });
    ASSERT_TRUE(done.has_value()) << done.error().sentence;
    EXPECT_EQ(heard.size(), items.size());
}

INSTANTIATE_TEST_SUITE_P(All, Architecture, ::testing::Values("llama", "qwen2", "qwen3", "gemma3", "gpt2", "gptneox"),
                         [](const auto& chosen) { return std::string(chosen.param); });

class Variant : public ::testing::Test {
protected:
    void expectFolder(const ModelConfig& config, const std::function<std::string(const std::string&)>& rename)
    {
        const auto weights = randomWeights(config);
        writeFolder(m_folder.path() / "model", config, weights, rename);
        const auto model = loaded(m_folder.path() / "model");
        ASSERT_NE(model, nullptr);
        expectLogits(*model, config, weights);
    }
    void expectGguf(GgufWriter writer, const ModelConfig& config, const Weights& weights)
    {
        ASSERT_TRUE(writeFileAtomically(m_folder.path() / "tiny.gguf", writer.bytes()));
        const auto model = loaded(m_folder.path() / "tiny.gguf");
        ASSERT_NE(model, nullptr);
        expectLogits(*model, config, weights);
    }
    static std::string same(const std::string& name) { return name; }

    TemporaryFolder m_folder;
};

TEST_F(Variant, NeoxWithoutParallelResidual)
{
    auto config = tinyConfig("gptneox");
    config.parallelResidual = false;
    expectFolder(config, same);
    const auto weights = randomWeights(config);
    expectGguf(tinyGguf(config, weights), config, weights);
}

TEST_F(Variant, GemmaScalesQueriesAsItsFileSays)
{
    auto config = tinyConfig("gemma3");
    config.attentionScale = 0.75;
    expectFolder(config, same);
}

TEST_F(Variant, BackbonesWithoutAHeadHaveShorterNames)
{
    expectFolder(tinyConfig("gpt2"), [](const std::string& name) { return replaced(name, "transformer.", ""); });
    expectFolder(tinyConfig("llama"), [](const std::string& name) { return replaced(name, "model.", ""); });
}

TEST_F(Variant, TheTextPartOfAMultimodalGemmaIsRead)
{
    const auto config = tinyConfig("gemma3");
    const auto weights = randomWeights(config);
    const auto path = m_folder.path() / "model";
    for (const auto* prefix : {"language_model.model.", "model.language_model."}) {
        writeFolder(path, config, weights, [&](const std::string& name) { return replaced(name, "model.", prefix); });
        nlohmann::json description{{"model_type", "gemma3"}, {"text_config", huggingFaceConfig(config)}};
        ASSERT_TRUE(writeFileAtomically(path / "config.json", description.dump()));
        const auto model = loaded(path);
        ASSERT_NE(model, nullptr);
        expectLogits(*model, config, weights);
    }
}

TEST_F(Variant, Transformers5DescribesRopeForEachKindOfLayer)
{
    const auto config = tinyConfig("gemma3");
    const auto weights = randomWeights(config);
    const auto path = m_folder.path() / "model";
    writeFolder(path, config, weights);
    auto description = huggingFaceConfig(config);
    for (const auto* key : {"rope_theta", "rope_local_base_freq", "rope_scaling", "sliding_window_pattern"}) {
        description.erase(key);
    }
    description["layer_types"] = {"sliding_attention", "sliding_attention", "full_attention"};
    description["rope_parameters"] = {
        {"full_attention", {{"rope_type", "linear"}, {"factor", 2.0}, {"rope_theta", config.ropeTheta}}},
        {"sliding_attention", {{"rope_type", "default"}, {"rope_theta", config.ropeThetaLocal}}}};
    ASSERT_TRUE(writeFileAtomically(path / "config.json", description.dump()));
    const auto model = loaded(path);
    ASSERT_NE(model, nullptr);
    expectLogits(*model, config, weights);
}

TEST_F(Variant, RotaryFrequenciesOfTheFileDivide)
{
    auto config = tinyConfig("llama");
    config.ropeDivisors = {1, 8};
    const auto weights = randomWeights(config);
    const auto with = [&](const std::vector<float>& divisors) {
        return tinyGguf(config, weights)
            .tensor("rope_freqs.weight", 0, {static_cast<std::int64_t>(divisors.size())}, floatsAsBytes(divisors));
    };
    expectGguf(with({1, 8}), config, weights);
    for (const std::vector<float>& wrong : {std::vector<float>{1, 0}, {1, 8, 8}, {1, std::nanf("")}}) {
        ASSERT_TRUE(writeFileAtomically(m_folder.path() / "wrong.gguf", with(wrong).bytes()));
        const auto model = engine::Model::load(m_folder.path() / "wrong.gguf");
        ASSERT_FALSE(model);
        EXPECT_THAT(model.error().sentence, HasSubstr("rope_freqs.weight"));
    }
}

TEST_F(Variant, WhatIsNotSupportedIsRefusedByName)
{
    const auto path = m_folder.path() / "model";
    const auto sentence = [&](const std::string& architecture, const nlohmann::json& changes) {
        const auto config = tinyConfig(architecture);
        writeFolder(path, config, randomWeights(config));
        auto description = huggingFaceConfig(config);
        description.update(changes);
        EXPECT_TRUE(writeFileAtomically(path / "config.json", description.dump()));
        const auto model = engine::Model::load(path);
        return model ? std::string() : model.error().sentence;
    };
    EXPECT_THAT(sentence("gemma3", {{"model_type", "gemma2"}}), HasSubstr("'gemma2'"));
    EXPECT_THAT(sentence("gemma3", {{"final_logit_softcapping", 30.0}}), HasSubstr("final_logit_softcapping"));
    EXPECT_THAT(sentence("gemma3", {{"query_pre_attn_scalar", -1}}), HasSubstr("query_pre_attn_scalar"));
    EXPECT_THAT(sentence("gpt2", {{"scale_attn_by_inverse_layer_idx", true}}), HasSubstr("inverse_layer_idx"));
    EXPECT_THAT(sentence("gpt2", {{"activation_function", "relu"}}), HasSubstr("'relu'"));
    EXPECT_THAT(sentence("gptneox", {{"rope_scaling", {{"rope_type", "yarn"}}}}), HasSubstr("'yarn'"));
    EXPECT_THAT(sentence("gptneox", {{"hidden_size", "wide"}}), HasSubstr("cannot be read"));
}

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

TEST_F(TinyLlama, AContextThatIsTooLongLosesItsBeginning)
{
    const auto most = static_cast<std::size_t>(m_config.contextLength);
    std::vector<std::int32_t> lengthy;
    while (lengthy.size() < most + 9) {
        lengthy.push_back(someIds[lengthy.size() % someIds.size()]);
    }
    const std::span<const std::int32_t> all(lengthy);
    const std::span<const std::int32_t> few(someIds);
    // The last token is predicted from the position before it: one token more than the context fits.
    const auto cut = all.last(most + 1 - 4);
    std::vector<std::vector<engine::ContinuationScore>> scores(2);
    const auto done =
        m_model->likelihoods({{all, {few.first(4), few.first(1)}}, {cut, {few.first(4)}}},
                             [&scores](std::size_t item, const std::vector<engine::ContinuationScore>& found) {
                                 scores[item] = found;
                                 return true;
                             });
    ASSERT_TRUE(done.has_value()) << done.error().sentence;
    ASSERT_EQ(scores[0].size(), 2U);
    EXPECT_NEAR(scores[0][0].logLikelihood, scores[1][0].logLikelihood, 1e-4);
    EXPECT_LT(scores[0][1].logLikelihood, 0) << "cut by its own length";
    const auto alone = m_model->likelihoods({{few, {all}}}, [](std::size_t, const auto&) { return true; });
    ASSERT_FALSE(alone.has_value()) << "a continuation cannot be cut";
    EXPECT_EQ(alone.error().code, ErrorCode::Usage);
}

TEST_F(TinyLlama, LikelihoodsStopWhenAskedAndRefuseNonsense)
{
    const std::span<const std::int32_t> all(someIds);
    int heard = 0;
    const auto stopped = m_model->likelihoods({{all.first(3), {all.last(2)}}, {all.first(4), {all.last(2)}}},
                                              [&heard](std::size_t, const auto&) { return ++heard > 1; });
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(heard, 1);
    const std::vector<std::int32_t> outside{1, 9999};
    const auto nothing = [](std::size_t, const auto&) { return true; };
    EXPECT_EQ(m_model->likelihoods({{all.first(2), {outside}}}, nothing).error().code, ErrorCode::Usage);
    EXPECT_EQ(m_model->likelihoods({{{}, {all}}}, nothing).error().code, ErrorCode::Usage) << "nothing to go on from";
    EXPECT_EQ(m_model->likelihoods({{all, {{}}}}, nothing).error().code, ErrorCode::Usage) << "an empty choice";
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
