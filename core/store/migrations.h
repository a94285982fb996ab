#pragma once

#include <string>
#include <vector>

namespace polymath {

/// One numbered step of the schema: resources/schema/NNNN_name.sql. The first brings user_version to 1, and so on.
struct Migration {
    std::string name;
    std::string sql;
};

/// All steps in order; made by the build from resources/schema.
[[nodiscard]] const std::vector<Migration>& migrations();

} // namespace polymath
