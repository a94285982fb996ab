#include "app/cli/comparison.h"

namespace polymath::cli {

std::optional<Interval> accuracyChange(const EvaluationRecord& before, const EvaluationRecord& after)
{
    const auto first = documentScoresFromJson(before.documentScoresJson);
    const auto second = documentScoresFromJson(after.documentScoresJson);
    if (before.settingsJson != after.settingsJson || first.empty() || first.size() != second.size()) {
        return std::nullopt;
    }
    return accuracyDifference(first, second);
}

} // namespace polymath::cli
