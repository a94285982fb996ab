#include "core/engine/mixture.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace polymath::engine {

namespace {

bool requiresGradient(const NamedTensors& tensors)
{
    return std::any_of(tensors.begin(), tensors.end(), [](const auto& entry) { return entry.second->requires_grad(); });
}

} // namespace

void GateRecord::add(std::size_t row, const at::Tensor& weights)
{
    if (row >= m_rows.size()) {
        m_rows.resize(row + 1);
    }
    auto& entry = m_rows[row];
    entry.sum = entry.count == 0 ? weights : entry.sum + weights;
    ++entry.count;
}

std::vector<at::Tensor> GateRecord::take()
{
    std::vector<at::Tensor> means;
    for (const auto& row : m_rows) {
        means.push_back(row.count == 1 ? row.sum : row.sum / row.count);
    }
    m_rows.clear();
    return means;
}

at::Tensor Mixture::weights(const at::Tensor& x, const RunContext& context) const
{
    if (!router) {
        return {};
    }
    auto all = router->weights(x, context);
    if (!weighsBackbone) { // it is not weighed, so that its slot stays empty
        all = at::cat({at::zeros_like(all.narrow(-1, 0, 1)), all}, -1);
    }
    if (context.preference.defined()) { // mute or favour
        const auto sum = all.sum(-1, true);
        all = all * context.preference;
        all = all * (sum / all.sum(-1, true).clamp_min(1e-12));
    }
    if (context.gates != nullptr) {
        context.gates->add(row, all);
    }
    return all;
}

at::Tensor Mixture::output(const SiteInput& input, const at::Tensor& weights) const
{
    return composition->join({experts, input}, weights);
}

bool Mixture::trains() const
{
    return (router && requiresGradient(router->tensors())) ||
           std::any_of(experts.begin(), experts.end(),
                       [](const auto& expert) { return requiresGradient(expert->tensors()); });
}

} // namespace polymath::engine
