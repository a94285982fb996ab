#pragma once

#include "core/study/results.h"
#include "ui/charts/curves.h"

#include <filesystem>

namespace polymath::report {

/// Errors: Usage for an ending that is none of a study's report: .md, .html, .csv.
[[nodiscard]] Result<void> checkStudyEnding(const std::filesystem::path& file);

/// Writes a study's tables; an existing file is written over. Any thread. Errors: as above; those of writing.
[[nodiscard]] Result<void> writeStudy(const study::Plan& plan, const study::Results& results,
                                      const std::filesystem::path& file);

/// Accuracy along the study's axis, a line for each of its runs that varies it (on what all points of the line learned)
/// and a dashed one for what is kept; means over domains and seeds. "all" examples stand at as many as there are.
[[nodiscard]] charts::Curves curvesOf(const study::Plan& plan, const study::Results& results);

/// Draws a study into a folder, made where it is missing: forgetting.png and .svg, and accuracy.png and .svg along its
/// axis where it has one. For a program without a window. Errors: Usage where nothing is measured; those of writing.
[[nodiscard]] Result<void> drawStudyOffscreen(const study::Plan& plan, const study::Results& results,
                                              const std::filesystem::path& folder);

} // namespace polymath::report
