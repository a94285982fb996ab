#pragma once

// Internal to core/engine: needs LibTorch.

#include "core/engine/compositions/composition.h"
#include "core/engine/routers/router.h"

#include <memory>
#include <string_view>

namespace polymath::engine {

/// Makes what the registry lists under a key; the key has to be one of its own.
[[nodiscard]] std::unique_ptr<Expert> makeExpert(const ExpertSetup& setup);
[[nodiscard]] std::unique_ptr<Router> makeRouter(const RouterSetup& setup);
[[nodiscard]] std::unique_ptr<Composition> makeComposition(std::string_view key, const TrainSettings& settings);
[[nodiscard]] Merge findMerge(std::string_view key); ///< null for what is no merge

} // namespace polymath::engine
