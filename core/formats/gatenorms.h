#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <vector>

namespace polymath {

/// How far training moved the router weights of one expert.
struct GateMovement {
    double norm = 0;            ///< over all blocks together
    std::vector<double> blocks; ///< of each block, or of each layer where routers sit on linear layers
};

/// For each expert of a composition (or of one MoDE expert), in gate order: the l2 norm of its router weights relative
/// to the backbone's, w_e - w_0 [D], the part that a softmax can see. Every gate starts at zero, so this norm is its
/// change since the start: what arXiv 2405.16646 prunes by, smallest first. Where the backbone has no slot, relative to
/// the mean of all experts' instead. Biases do not count. Errors: BadInput for a file that cannot be read or has no
/// gates.
[[nodiscard]] Result<std::vector<GateMovement>> gateMovements(const std::filesystem::path& artefact);

} // namespace polymath
