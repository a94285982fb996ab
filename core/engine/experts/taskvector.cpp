#include "core/engine/experts/expert.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>

namespace polymath::engine {

namespace {

/// What a whole model changed on a linear layer, dW x + db: weighed and added to W x + b this is the layer with weights
/// W + sum_i l_i dW_i, without these being made for every token (Shen et al., arXiv 2410.21804, WEMoE).
class TaskVector : public Expert {
public:
    explicit TaskVector(const ExpertSetup& setup)
        : m_spec(setup.spec), m_weight(filled(setup, 0).detach()), m_bias(filled(setup, 1).detach())
    {
        if (setup.change != nullptr) {
            m_weight = setup.change->weight;
            m_bias = setup.change->bias.defined() ? setup.change->bias : m_bias;
        }
    }

    [[nodiscard]] at::Tensor output(const SiteInput& input) const override
    {
        return at::linear(input.x, like(m_weight, input.x), like(m_bias, input.x));
    }
    [[nodiscard]] NamedTensors tensors() override { return named(m_spec.tensors, {&m_weight, &m_bias}); }

private:
    const ExpertSpec& m_spec;
    at::Tensor m_weight; // [out,in]
    at::Tensor m_bias;   // [out]
};

/// x S^T of a matrix S that has K values in each row. It is spread out for the product and dropped again, in the
/// backward pass too, so that one at a time is there in full.
struct SparseProduct : public torch::autograd::Function<SparseProduct> {
    static at::Tensor spread(const at::Tensor& values, const at::Tensor& columns, std::int64_t in)
    {
        return at::zeros({values.size(0), in}, values.options()).scatter_(1, columns.to(at::kLong), values);
    }
    static at::Tensor product(const at::Tensor& x, const at::Tensor& values, const at::Tensor& columns)
    {
        return at::linear(x, spread(values, columns, x.size(-1)));
    }
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& x, const at::Tensor& values,
                              const at::Tensor& columns)
    {
        context->save_for_backward({values, columns});
        context->saved_data["in"] = x.size(-1);
        return product(x, values, columns);
    }
    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list fromAbove)
    {
        const auto saved = context->get_saved_variables();
        const auto matrix = spread(saved[0], saved[1], context->saved_data["in"].toInt());
        return {at::matmul(fromAbove[0], matrix), at::Tensor(), at::Tensor()};
    }
};

/// The same with the largest changes alone, as many in each row (E-WEMoE; the paper takes them from the
/// whole matrix, which rows of one length come close to and which need no index of rows).
class SparseTaskVector : public Expert {
public:
    explicit SparseTaskVector(const ExpertSetup& setup)
        : m_spec(setup.spec), m_values(filled(setup, 0).detach()), m_columns(filled(setup, 1).detach().to(at::kInt)),
          m_bias(filled(setup, 2).detach())
    {
        if (setup.change != nullptr) {
            const auto& weight = setup.change->weight;
            const auto largest = std::get<1>(weight.abs().topk(m_values.size(1), 1));
            m_values = weight.gather(1, largest);
            m_columns = largest.to(at::kInt);
            m_bias = setup.change->bias.defined() ? setup.change->bias : m_bias;
        }
    }

    [[nodiscard]] at::Tensor output(const SiteInput& input) const override
    {
        const auto values = like(m_values, input.x);
        return (at::GradMode::is_enabled() ? SparseProduct::apply(input.x, values, m_columns)
                                           : SparseProduct::product(input.x, values, m_columns)) +
               like(m_bias, input.x);
    }
    [[nodiscard]] NamedTensors tensors() override { return named(m_spec.tensors, {&m_values, &m_columns, &m_bias}); }

private:
    const ExpertSpec& m_spec;
    at::Tensor m_values;  // [out,K]
    at::Tensor m_columns; // [out,K], Int
    at::Tensor m_bias;    // [out]
};

} // namespace

std::unique_ptr<Expert> newTaskVector(const ExpertSetup& setup) { return std::make_unique<TaskVector>(setup); }
std::unique_ptr<Expert> newSparseTaskVector(const ExpertSetup& setup)
{
    return std::make_unique<SparseTaskVector>(setup);
}

} // namespace polymath::engine
