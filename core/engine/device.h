#pragma once

#include "core/base/result.h"
#include "core/engine/model.h"
#include "core/formats/modelconfig.h"

#include <string>
#include <string_view>

namespace polymath::engine {

/// "f32", "bf16", or the faster of both for this model on this machine ("auto"), which is measured once, on products of
/// the model's own shapes, and kept in the user's cache folder.
[[nodiscard]] Result<Precision> choosePrecision(std::string_view wanted, const ModelConfig& config, int threads);

[[nodiscard]] std::string_view toText(Precision precision);

} // namespace polymath::engine
