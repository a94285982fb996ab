#pragma once

#include "core/base/result.h"
#include "core/engine/advice.h"
#include "ui/models/chartdata.h"

#include <string>
#include <vector>

namespace polymath {

class Project;

/// What is known of a project before a run on some of its domains: its documents' numbers and lengths, the base model,
/// this machine, and what was measured. Errors: Usage for a domain that the project does not have.
[[nodiscard]] Result<engine::DataSummary> dataSummary(const Project& project, const std::vector<std::string>& domains);

/// What the methods gained in a project that trained them on just these domains, as far as they were measured on each
/// of them like the base.
[[nodiscard]] std::vector<engine::MethodGain> methodGains(const chartdata::Records& records,
                                                          const std::vector<std::string>& domains);

} // namespace polymath
