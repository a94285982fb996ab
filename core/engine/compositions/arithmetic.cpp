#include "core/engine/compositions/composition.h"

#include <ATen/ATen.h>

namespace polymath::engine {

/// base + weight * sum of the changes (Ilharco et al., arXiv 2212.04089, section 4).
at::Tensor mergeArithmetic(const MergeInput& input)
{
    return input.base + at::stack(input.deltas).sum(0) * input.weight;
}

} // namespace polymath::engine
