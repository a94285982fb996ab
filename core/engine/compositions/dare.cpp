#include "core/engine/compositions/composition.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace polymath::engine {

/// Yu et al., arXiv 2311.03099, section 3: of each model's changes a random share stays, scaled up so that their mean
/// is kept; then task arithmetic.
at::Tensor mergeDare(const MergeInput& input)
{
    auto random = at::make_generator<at::CPUGeneratorImpl>(input.seed);
    auto sum = at::zeros_like(input.base);
    for (const auto& delta : input.deltas) {
        sum += delta * at::empty_like(delta).bernoulli_(input.density, random) / input.density;
    }
    return input.base + sum * input.weight;
}

} // namespace polymath::engine
