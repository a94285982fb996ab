#pragma once

#include "core/base/result.h"
#include "core/exchange/progress.h"
#include "core/store/project.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace polymath {

/// What a subject can be written as.
enum class ExportFormat {
    ExpertFile,  ///< one file for Polymath
    PeftAdapter, ///< a folder for PEFT
    ModelFolder, ///< a folder in Hugging Face's layout
};

[[nodiscard]] std::optional<ExportFormat> exportFormatFromText(std::string_view text); ///< "expert", "peft", "hf"

/// Why a subject cannot be written in a format.
enum class ExportObstacle {
    None,
    BaseAlone,    ///< nothing was trained
    Gates,        ///< parts of its own, which no plain model and no adapter of PEFT has
    NoAdapter,    ///< all weights were trained: there is no adapter
    Architecture, ///< of the base
};

/// `method` is an expert's, "composition", or "base".
[[nodiscard]] ExportObstacle obstacleTo(ExportFormat format, const std::string& method,
                                        const std::string& architecture);

/// How an expert, composition or the base was made: its method, "composition" ("full" for a merge) or "base".
/// Errors: Usage for an unknown subject.
[[nodiscard]] Result<std::string> methodOf(const Project& project, const std::string& subject);

struct ExportRequest {
    std::string subject;
    ExportFormat format = ExportFormat::ExpertFile;
    std::filesystem::path target;
    std::string licence;   ///< of an expert file
    bool replaces = false; ///< an expert file may be written over
};

/// Writes a subject. Reads and writes as much as the model is large. Errors: Usage for an obstacle and for a target
/// that exists; those of the formats.
[[nodiscard]] Result<void> exportSubject(const Project& project, const ExportRequest& request,
                                         const ByteProgress& progress = {});

} // namespace polymath
