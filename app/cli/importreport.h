#pragma once

#include "core/text/importrun.h"

#include <nlohmann/json.hpp>

#include <string>

namespace polymath::cli {

/// What an import made of its files, or would make of them, as --json prints it.
[[nodiscard]] nlohmann::json reportOf(const std::string& domain, const std::vector<EntryOutcome>& entries);

/// The same for people, on stdout; what was not taken, on stderr.
void printReport(const std::vector<EntryOutcome>& entries);

} // namespace polymath::cli
