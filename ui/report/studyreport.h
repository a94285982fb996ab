#pragma once

#include "core/study/results.h"

#include <filesystem>

namespace polymath::report {

/// Errors: Usage for an ending that is none of a study's report: .md, .html, .csv.
[[nodiscard]] Result<void> checkStudyEnding(const std::filesystem::path& file);

/// Writes a study's tables; an existing file is written over. Any thread. Errors: as above; those of writing.
[[nodiscard]] Result<void> writeStudy(const study::Plan& plan, const study::Results& results,
                                      const std::filesystem::path& file);

} // namespace polymath::report
