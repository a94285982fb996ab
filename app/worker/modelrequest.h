#pragma once

#include "core/base/result.h"
#include "core/engine/model.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace polymath {

/// Writes one event as a line on stdout. Any thread.
void send(const nlohmann::json& event);

/// Loads the base model "model" and what "artefact" adds to it, if anything; "precision", "device", "threads",
/// "base_sha256".
[[nodiscard]] Result<std::unique_ptr<engine::Model>> loadModel(const nlohmann::json& request);

/// max_tokens, temperature, top_k, top_p, repetition_penalty, seed, threads and preference of a request.
[[nodiscard]] Result<engine::GenerateOptions> generateOptions(const nlohmann::json& request);

} // namespace polymath
