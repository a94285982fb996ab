#pragma once

#include "core/base/result.h"
#include "core/store/project.h"

#include <vector>

namespace polymath {

/// How many documents some of a project's sources have, by their splits. Reads beside whoever writes.
[[nodiscard]] Result<SplitCounts> documentCountsOf(const Project& project, const std::vector<RowId>& sources);

} // namespace polymath
