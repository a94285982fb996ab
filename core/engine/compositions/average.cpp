#include "core/engine/compositions/composition.h"

#include <ATen/ATen.h>

namespace polymath::engine {

/// base + mean of the changes: the models' mean (Wortsman et al., arXiv 2203.05482, "uniform soup").
at::Tensor mergeAverage(const MergeInput& input) { return input.base + at::stack(input.deltas).mean(0); }

} // namespace polymath::engine
