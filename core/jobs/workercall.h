#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>

namespace polymath {

/// Runs `polymath-worker ask` with one request and returns the object it answers with.
///
/// The worker writes one JSON object a line: {"event": "progress", "done": 512, "total": 4096},
/// {"event": "token", "id": 7, "text": "..."}, and at the end {"event": "result", ...} or {"event": "error", ...}.
/// `onEvent` hears the first two. Errors: those of the worker as it said them; Internal when it ended without a word.
[[nodiscard]] Result<nlohmann::json> askWorker(const nlohmann::json& request,
                                               const std::function<void(const nlohmann::json&)>& onEvent = {});

/// The same of another of our programs that talks so.
[[nodiscard]] Result<nlohmann::json> askProgram(const std::string& program, const nlohmann::json& request,
                                                const std::function<void(const nlohmann::json&)>& onEvent = {});

/// The worker's side: how an error travels.
[[nodiscard]] nlohmann::json errorEvent(const Error& error);
/// The reader's side: the error of such an event.
[[nodiscard]] Error errorFromEvent(const nlohmann::json& event);

} // namespace polymath
