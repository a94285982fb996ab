#include "core/engine/factories.h"
#include "core/engine/network.h"
#include "tests/support/tinymodel.h"

#include <gtest/gtest.h>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>

using namespace polymath;
using namespace polymath::engine;
using namespace polymath::test;

namespace {

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Vector rowOf(const at::Tensor& tensor)
{
    const auto wide = tensor.detach().to(at::kDouble).contiguous();
    return {wide.data_ptr<double>(), wide.data_ptr<double>() + wide.numel()};
}

Matrix matrixOf(const at::Tensor& tensor)
{
    Matrix rows;
    for (std::int64_t row = 0; row < tensor.size(0); ++row) {
        rows.push_back(rowOf(tensor[row]));
    }
    return rows;
}

Vector times(const Matrix& matrix, const Vector& x)
{
    Vector y;
    for (const auto& row : matrix) {
        double sum = 0;
        for (std::size_t column = 0; column < row.size(); ++column) {
            sum += row[column] * x[column];
        }
        y.push_back(sum);
    }
    return y;
}

Vector plus(Vector left, const Vector& right, double factor = 1)
{
    for (std::size_t index = 0; index < left.size(); ++index) {
        left[index] += factor * right[index];
    }
    return left;
}

/// Each kind of expert on one linear layer of the tiny model, with random values, against the paper's equation written
/// out for one token.
class ExpertEquation : public ::testing::Test {
protected:
    ExpertEquation()
    {
        at::manual_seed(11);
        m_settings.loraRank = 3;
        m_settings.loraAlpha = 5;
        m_settings.adapterSize = 4;
        m_linear = {at::randn({6, 5}), at::randn({6}), nullptr};
        m_x = at::randn({1, 2, 5});
    }

    std::unique_ptr<Expert> make(const std::string& kind, bool scalesInput = false)
    {
        Sizes sizes;
        sizes.in = 5;
        sizes.out = 6;
        sizes.scalesInput = scalesInput;
        auto expert =
            makeExpert({*findExpertSpec(kind), m_settings, m_decoder, &m_linear, 0, sizes, m_random, 1, false});
        EXPECT_LT(at::abs(expert->output(input())).max().item<double>(), 1e-5) << kind << " changes the base at once";
        for (auto& [name, tensor] : expert->tensors()) {
            EXPECT_TRUE(tensor->requires_grad());
            const c10::NoGradGuard quiet;
            tensor->copy_(at::randn(tensor->sizes()));
            m_values[name] = *tensor;
        }
        return expert;
    }
    SiteInput input() { return {m_x, m_y, m_context, &m_linear}; }
    [[nodiscard]] Vector x(std::int64_t token) const { return rowOf(m_x[0][token]); }
    [[nodiscard]] Vector y(std::int64_t token) const { return rowOf(m_y[0][token]); }
    /// `expected` is the layer's whole output for a token.
    void expectOutput(Expert& expert, const std::function<Vector(std::int64_t)>& expected)
    {
        const auto output = m_y + expert.output(input());
        for (std::int64_t token = 0; token < 2; ++token) {
            const auto right = expected(token);
            const auto found = rowOf(output[0][token]);
            ASSERT_EQ(found.size(), right.size());
            for (std::size_t index = 0; index < right.size(); ++index) {
                EXPECT_NEAR(found[index], right[index], 1e-4) << "f32 against f64";
            }
        }
    }

    TrainSettings m_settings;
    Weights m_weights = randomWeights(tinyConfig("llama"));
    Decoder m_decoder{tinyConfig("llama"), [this](std::string_view name, const std::vector<std::int64_t>& shape) {
                          return at::from_blob(m_weights.at(std::string(name)).data(), shape, at::kFloat).clone();
                      }};
    std::mt19937_64 m_random{1};
    Linear m_linear;
    at::Tensor m_x;
    RunContext m_context;
    std::map<std::string, at::Tensor> m_values;
    at::Tensor m_y; // made below, once the layer has its values

    void SetUp() override { m_y = at::linear(m_x, m_linear.weight, m_linear.bias); }
};

} // namespace

TEST_F(ExpertEquation, Lora)
{
    const auto expert = make("lora");
    expectOutput(*expert, [&](std::int64_t token) {
        const auto low = times(matrixOf(m_values["adapter_down"]), x(token));
        return plus(y(token), times(matrixOf(m_values["adapter_up"]), low), 5.0 / 3);
    });
}

TEST_F(ExpertEquation, RankStabilisedLora)
{
    const auto expert = make("rslora");
    expectOutput(*expert, [&](std::int64_t token) {
        const auto low = times(matrixOf(m_values["adapter_down"]), x(token));
        return plus(y(token), times(matrixOf(m_values["adapter_up"]), low), 5.0 / std::sqrt(3));
    });
}

TEST_F(ExpertEquation, Dora)
{
    const auto expert = make("dora");
    expectOutput(*expert, [&](std::int64_t token) {
        auto whole = matrixOf(m_linear.weight);
        const auto up = matrixOf(m_values["adapter_up"]);
        const auto down = matrixOf(m_values["adapter_down"]);
        const auto magnitude = rowOf(m_values["magnitude"]);
        for (std::size_t row = 0; row < whole.size(); ++row) {
            double squares = 0;
            for (std::size_t column = 0; column < whole[row].size(); ++column) {
                for (std::size_t rank = 0; rank < down.size(); ++rank) {
                    whole[row][column] += 5.0 / 3 * up[row][rank] * down[rank][column];
                }
                squares += whole[row][column] * whole[row][column];
            }
            for (auto& value : whole[row]) {
                value *= magnitude[row] / std::sqrt(squares);
            }
        }
        return plus(times(whole, x(token)), rowOf(m_linear.bias));
    });
}

TEST_F(ExpertEquation, Ia3ScalesOutputsAndTheInputOfDown)
{
    const auto scaled = make("ia3");
    expectOutput(*scaled, [&](std::int64_t token) {
        auto all = y(token);
        const auto factors = rowOf(m_values["ia3"]);
        for (std::size_t index = 0; index < all.size(); ++index) {
            all[index] *= factors[index];
        }
        return all;
    });
    const auto down = make("ia3", true);
    expectOutput(*down, [&](std::int64_t token) {
        auto features = x(token);
        const auto factors = rowOf(m_values["ia3"]);
        for (std::size_t index = 0; index < features.size(); ++index) {
            features[index] *= factors[index];
        }
        return plus(times(matrixOf(m_linear.weight), features), rowOf(m_linear.bias));
    });
}

TEST_F(ExpertEquation, RankOne)
{
    const auto expert = make("rank1");
    expectOutput(*expert, [&](std::int64_t token) {
        double along = 0;
        const auto direction = rowOf(m_values["rank1_in"]);
        for (std::size_t index = 0; index < direction.size(); ++index) {
            along += direction[index] * x(token)[index];
        }
        return plus(y(token), rowOf(m_values["rank1_out"]), along);
    });
}

TEST_F(ExpertEquation, Film)
{
    const auto expert = make("film");
    expectOutput(*expert, [&](std::int64_t token) {
        auto all = y(token);
        for (std::size_t index = 0; index < all.size(); ++index) {
            all[index] = all[index] * rowOf(m_values["film_scale"])[index] + rowOf(m_values["film_shift"])[index];
        }
        return all;
    });
}

TEST_F(ExpertEquation, Adapter)
{
    const auto expert = make("adapter");
    expectOutput(*expert, [&](std::int64_t token) {
        auto inside =
            plus(times(matrixOf(m_values["bottleneck_down"]), y(token)), rowOf(m_values["bottleneck_down_bias"]));
        for (auto& value : inside) {
            value = 0.5 * value * (1 + std::erf(value / std::sqrt(2.0)));
        }
        return plus(plus(y(token), times(matrixOf(m_values["bottleneck_up"]), inside)),
                    rowOf(m_values["bottleneck_up_bias"]));
    });
}

// methods.md (5), with two domain experts behind a router that is not even.
TEST_F(ExpertEquation, ModulaResidual)
{
    m_x = at::randn({1, 2, 6});
    m_linear = {at::randn({6, 6}), at::randn({6}), nullptr};
    m_y = at::linear(m_x, m_linear.weight, m_linear.bias);
    Sizes sizes;
    sizes.in = sizes.out = 6;
    std::vector<std::unique_ptr<Expert>> experts;
    std::vector<std::map<std::string, at::Tensor>> values;
    for (const auto* kind : {"lora", "modula", "modula"}) {
        experts.push_back(
            makeExpert({*findExpertSpec(kind), m_settings, m_decoder, &m_linear, 0, sizes, m_random, 1, false}));
        values.emplace_back();
        for (auto& [name, tensor] : experts.back()->tensors()) {
            const c10::NoGradGuard quiet;
            tensor->copy_(at::randn(tensor->sizes()));
            values.back()[name] = *tensor;
        }
    }
    const auto weights = at::tensor({0.0F, 0.3F, 0.7F}).expand({1, 2, 3});
    const auto composition = makeComposition("modula-res", m_settings);
    const auto site = input();
    const auto found = composition->join({experts, site}, weights);
    for (std::int64_t token = 0; token < 2; ++token) {
        const auto low = times(matrixOf(values[0]["adapter_down"]), x(token));
        const auto h = plus(Vector(6, 0), times(matrixOf(values[0]["adapter_up"]), low), 5.0 / 3);
        auto expected = plus(y(token), h);
        for (const std::size_t expert : {1U, 2U}) {
            auto inside = times(matrixOf(values[expert]["adapter_down"]), h);
            for (auto& value : inside) {
                value = value > 0 ? value : 0.01 * value;
            }
            expected = plus(expected, times(matrixOf(values[expert]["adapter_up"]), inside), expert == 1 ? 0.3 : 0.7);
        }
        const auto row = rowOf(found[0][token]);
        for (std::size_t index = 0; index < row.size(); ++index) {
            EXPECT_NEAR(row[index], expected[index], 1e-3) << "f32 against f64, values up to a hundred";
        }
    }
}

// WEMoE: weighed task vectors are the layer with weights W + sum_i l_i dW_i, for each token its own.
TEST_F(ExpertEquation, TaskVectorsAreTheLayerWithOtherWeights)
{
    const auto factors = at::tensor({0.0F, 0.3F, 1.2F, 0.0F, 0.7F, 0.1F}).view({1, 2, 3}); // [B,T,1+E]
    const std::vector<Linear> changes{{at::randn({6, 5}), at::randn({6}), nullptr},
                                      {at::randn({6, 5}), at::randn({6}), nullptr}};
    m_settings.mergeDensity = 0.4; // two of five in each row
    for (const auto* kind : {"task-vector", "sparse-task-vector"}) {
        SCOPED_TRACE(kind);
        Sizes sizes;
        sizes.in = 5;
        sizes.out = 6;
        std::vector<std::unique_ptr<Expert>> experts;
        std::vector<Matrix> kept;
        for (const auto& change : changes) {
            experts.push_back(makeExpert(
                {*findExpertSpec(kind), m_settings, m_decoder, &m_linear, 0, sizes, m_random, 1, false, &change}));
            kept.push_back(matrixOf(change.weight));
            for (auto& row : kept.back()) {
                auto sorted = row;
                std::sort(sorted.begin(), sorted.end(),
                          [](double left, double right) { return std::abs(left) > std::abs(right); });
                for (auto& value : row) {
                    const bool stays = std::abs(value) >= std::abs(sorted[1]) || std::string(kind) == "task-vector";
                    value = stays ? value : 0;
                }
            }
        }
        const auto site = input();
        const auto found = makeComposition("wemoe", m_settings)->join({experts, site}, factors);
        for (std::int64_t token = 0; token < 2; ++token) {
            auto weight = matrixOf(m_linear.weight);
            auto bias = rowOf(m_linear.bias);
            for (std::size_t model = 0; model < 2; ++model) {
                const double factor = factors[0][token][static_cast<std::int64_t>(model) + 1].item<double>();
                for (std::size_t row = 0; row < weight.size(); ++row) {
                    weight[row] = plus(weight[row], kept[model][row], factor);
                }
                bias = plus(bias, rowOf(changes[model].bias), factor);
            }
            const auto expected = plus(times(weight, x(token)), bias);
            const auto row = rowOf(found[0][token]);
            for (std::size_t index = 0; index < row.size(); ++index) {
                EXPECT_NEAR(row[index], expected[index], 1e-4) << "f32 against f64";
            }
        }
    }
}

TEST_F(ExpertEquation, ASparseTaskVectorPassesGradientsOn)
{
    m_settings.mergeDensity = 0.4;
    const Linear change{at::randn({6, 5}), at::randn({6}), nullptr};
    Sizes sizes;
    sizes.in = 5;
    sizes.out = 6;
    const auto expert = makeExpert({*findExpertSpec("sparse-task-vector"), m_settings, m_decoder, &m_linear, 0, sizes,
                                    m_random, 1, false, &change});
    m_x.requires_grad_(true);
    const auto above = at::randn({1, 2, 6});
    (expert->output(input()) * above).sum().backward();
    const auto columns = std::get<1>(change.weight.abs().topk(2, 1));
    const auto dense = at::zeros({6, 5}).scatter_(1, columns, change.weight.gather(1, columns));
    EXPECT_TRUE(at::allclose(m_x.grad(), at::matmul(above, dense), 1e-5, 1e-6));
}

TEST_F(ExpertEquation, DropoutKeepsTheMeanAndRepeatsItself)
{
    const auto x = at::ones({1, 100, 50});
    m_context.noise = 77;
    const auto once = dropped(x, 0.25, m_context, 3);
    EXPECT_TRUE(at::equal(once, dropped(x, 0.25, m_context, 3))) << "recomputing must give the same";
    EXPECT_FALSE(at::equal(once, dropped(x, 0.25, m_context, 4)));
    EXPECT_NEAR(once.mean().item<double>(), 1, 0.05);
    EXPECT_NEAR(once.eq(0).to(at::kFloat).mean().item<double>(), 0.25, 0.03);
    m_context.noise = 0;
    EXPECT_TRUE(at::equal(dropped(x, 0.25, m_context, 3), x)) << "nothing is dropped outside training";
}

// The same of compositions of whole models, which hold some of the base's tensors in their own form.
TEST(Registry, TensorsOfComposedModelsAreThoseThatTheEngineMakes)
{
    for (const auto* architecture : {"llama", "gpt2", "gemma3"}) {
        const auto config = tinyConfig(architecture);
        auto weights = randomWeights(config);
        for (const auto& composition : compositionSpecs()) {
            if (composition.members.empty()) {
                continue;
            }
            SCOPED_TRACE(composition.about.key + ", " + architecture);
            const TrainSettings settings;
            const Member one{"one", composition.members, settings};
            Addition addition{composition.about.key, routerOf(composition, settings), {one, one}, settings};
            Network network(Decoder(config, [&](std::string_view name, const std::vector<std::int64_t>& shape) {
                return at::from_blob(weights.at(std::string(name)).data(), shape, at::kFloat).clone();
            }));
            const auto before = network.parameterCount();
            ASSERT_TRUE(add(network, addition).has_value());
            std::map<std::string, std::vector<std::int64_t>> expected;
            std::int64_t own = 0;
            const auto specs = addedTensors(config, addition).value();
            for (const auto& spec : specs) {
                expected[spec.name] = spec.shape;
                const bool isNew = spec.name.starts_with("experts.") || spec.name.starts_with("gates.");
                own += isNew
                           ? std::accumulate(spec.shape.begin(), spec.shape.end(), std::int64_t{1}, std::multiplies<>())
                           : 0;
                EXPECT_TRUE(isNew || !spec.name.starts_with("layers.0.mlp.")) << spec.name << " is not merged";
            }
            std::map<std::string, std::vector<std::int64_t>> made;
            for (const auto& parameter : network.added()) {
                made[parameter.name] = parameter.tensor->sizes().vec();
            }
            EXPECT_EQ(made, expected);
            EXPECT_EQ(network.parameterCount(), before + own);
        }
    }
}

// What programs without LibTorch expect in an artefact is what the engine makes.
TEST(Registry, EveryMethodsTensorsAreThoseThatTheEngineMakes)
{
    for (const auto* architecture : {"llama", "gpt2", "gemma3"}) {
        const auto config = tinyConfig(architecture);
        auto weights = randomWeights(config);
        for (const auto& method : methods()) {
            for (const auto& router : routerSpecs()) {
                TrainSettings settings;
                settings.method = method.key;
                settings.router = router.about.key;
                settings.loraTargets = "all";
                settings.experts = 2;
                settings.routerWeights = "1,1"; // the backbone and one, or two
                std::vector<Member> beside;
                if (const auto* kind = findExpertSpec(method.key); kind != nullptr && !kind->beside.empty()) {
                    beside.push_back({"universal", kind->besideOf.front(), settings});
                }
                const auto addition = freshAddition(settings, "one", beside);
                Network network(Decoder(config, [&](std::string_view name, const std::vector<std::int64_t>& shape) {
                    return at::from_blob(weights.at(std::string(name)).data(), shape, at::kFloat).clone();
                }));
                ASSERT_TRUE(add(network, addition).has_value());
                std::map<std::string, std::vector<std::int64_t>> expected;
                const auto specs = addedTensors(config, addition).value();
                for (const auto& spec : specs) {
                    expected[spec.name] = spec.shape;
                }
                std::map<std::string, std::vector<std::int64_t>> made;
                for (const auto& parameter : network.added()) {
                    made[parameter.name] = parameter.tensor->sizes().vec();
                }
                EXPECT_EQ(made, expected) << method.key << ", " << router.about.key << ", " << architecture;
            }
        }
    }
}
