#pragma once

#include "core/metrics/scores.h"
#include "core/store/records.h"

#include <optional>

namespace polymath::cli {

/// The change of accuracy between two measurements of a domain, with its paired interval; nothing where they were not
/// measured alike on the same documents.
[[nodiscard]] std::optional<Interval> accuracyChange(const EvaluationRecord& before, const EvaluationRecord& after);

} // namespace polymath::cli
