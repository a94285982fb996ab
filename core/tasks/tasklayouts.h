#pragma once

// Internal to core/tasks: the layouts that sets of questions are published in.

#include "core/tasks/taskfile.h"

#include <string>

namespace polymath {

/// The kind that a text looks like; nothing where it looks like none.
[[nodiscard]] std::optional<TaskKind> recogniseTask(const std::string& text);

/// The text of a file as a task of this kind. Errors: see readTaskFile().
[[nodiscard]] Result<TaskFile> parseTask(TaskKind kind, const std::filesystem::path& file, const std::string& text);

} // namespace polymath
