#pragma once

// Internal to core/engine: needs LibTorch.

#include "core/engine/model.h"
#include "core/engine/network.h"

#include <functional>
#include <vector>

namespace polymath::engine {

/// What Model::likelihoods() does. Contexts of one length run together; each runs once, and all of its continuations go
/// on from its keys and values.
[[nodiscard]] Result<void> continuationLikelihoods(const Network& network, const std::vector<ChoiceView>& items,
                                                   const OnLikelihoods& onItem);

} // namespace polymath::engine
