#include "core/engine/compositions/composition.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace polymath::engine {

/// Yadav et al., arXiv 2306.01708, section 4: trim each model's changes to the largest share, elect each value's sign
/// by their sum, and average those that have it. Trims every tensor by itself, not the whole model at once.
at::Tensor mergeTies(const MergeInput& input)
{
    std::vector<at::Tensor> trimmed;
    for (const auto& delta : input.deltas) {
        const auto size = delta.abs().flatten();
        const auto kept = std::clamp<std::int64_t>(
            static_cast<std::int64_t>(std::ceil(input.density * static_cast<double>(size.numel()))), 1, size.numel());
        const auto smallest = std::get<0>(size.kthvalue(size.numel() - kept + 1));
        trimmed.push_back(at::where(delta.abs().ge(smallest), delta, at::zeros_like(delta)));
    }
    const auto all = at::stack(trimmed); // [models, ...]
    const auto sign = all.sum(0).sign();
    const auto agree = all.sign().eq(sign).logical_and(all.ne(0)).to(at::kFloat);
    const auto merged = (all * agree).sum(0) / agree.sum(0).clamp_min(1);
    return input.base + merged * input.weight;
}

} // namespace polymath::engine
