#pragma once

#include "core/base/result.h"
#include "core/store/project.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace polymath {

/// What a file of questions holds.
struct TaskFile {
    TaskKind kind = TaskKind::Arc;
    std::string preamble; ///< TaskRecord::preamble
    std::vector<TaskItem> items;
};

/// Reads a file of questions in the layout that its set is published in, packed with gzip, bzip2, xz or zstd or not:
/// ARC (JSON lines), HellaSwag (JSON lines, or six lines of text for each item), PIQA (JSON lines, with its labels
/// inside or in NAME-labels.lst beside it), MMLU (CSV of question,A,B,C,D,answer, or JSON lines), PubMedQA (JSON) and
/// GSM8K (JSON lines). Without a kind it is told by the content. Prompts are worded as EleutherAI's lm-eval words them.
/// Errors: BadInput, naming the file, the line and what to do.
[[nodiscard]] Result<TaskFile> readTaskFile(const std::filesystem::path& file, std::optional<TaskKind> kind = {});

/// Reads a file of questions and keeps it in a project, under the file's name. The project needs the file no more.
/// Errors: those of readTaskFile().
[[nodiscard]] Result<TaskRecord> addTaskFile(Project& project, const std::filesystem::path& file,
                                             std::optional<TaskKind> kind = {});

/// "ARC", "HellaSwag", ...
[[nodiscard]] std::string taskKindName(TaskKind kind);

} // namespace polymath
