#pragma once

#include "core/base/result.h"
#include "core/exchange/progress.h"
#include "core/store/project.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace polymath {

/// What an expert file says about itself; docs/expert-file.md.
struct ExpertFileInfo {
    /// What it scored where it was made, 0..1.
    struct Score {
        std::string domain;
        std::string role; ///< "target" or "retention"
        double accuracy = 0;
        double accuracyLow = 0; ///< 95 % interval
        double accuracyHigh = 0;
        double baseAccuracy = -1; ///< of the base model on the same documents; below 0 where it was not measured
    };

    std::string kind; ///< a method's key, or "composition"
    std::string name;
    std::string baseName;
    std::string baseSha256;
    std::vector<std::string> experts; ///< of a composition
    std::vector<std::string> domains; ///< trained on
    std::int64_t documents = 0;       ///< trained on
    std::int64_t tokens = 0;          ///< trained on, repetitions counted
    std::int64_t steps = 0;
    std::int64_t bytes = 0; ///< of the file
    std::string licence;
    std::vector<Score> scores;
};

/// Errors: BadInput for a file that is no expert file, by name.
[[nodiscard]] Result<ExpertFileInfo> readExpertFile(const std::filesystem::path& file);

/// Writes an expert or a composition as one file that says all about itself and holds no text of the documents.
/// An existing `target` is written over. Errors: Usage for an unknown subject, Cancelled, those of reading and writing.
[[nodiscard]] Result<void> exportExpertFile(const Project& project, const std::string& subject,
                                            const std::filesystem::path& target, const std::string& licence,
                                            const ByteProgress& progress = {});

/// Checks every tensor of an expert file against the project's base model, copies it into the project and adds it as a
/// subject named `name` (empty: the file's own name, or that with a number). Returns the name.
/// Errors: BadInput for a damaged file and for one that was trained on another base, naming both; Usage for a taken
/// name and for a file that the project has already; Cancelled.
[[nodiscard]] Result<std::string> importExpertFile(Project& project, const std::filesystem::path& file,
                                                   const std::string& name = {}, const ByteProgress& progress = {});

/// The same checks of the header alone, for a preview. Errors: BadInput, naming both bases.
[[nodiscard]] Result<void> checkBase(const ExpertFileInfo& info, const std::filesystem::path& file,
                                     const BaseModelRecord& base);

} // namespace polymath
