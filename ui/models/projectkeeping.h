#pragma once

#include "core/base/result.h"

#include <QString>

namespace polymath {

/// What is done to a project's folder as a whole, while no window has it open. All of it touches the disk, so not for
/// the window's thread. Errors: Usage while a job runs or another window has the project open.

/// Gives project and folder another name; returns where it lies then.
[[nodiscard]] Result<QString> renameProjectFolder(const QString& folder, const QString& name);

/// Moves it to the system's trash; returns where it lies there, empty where the system does not tell.
[[nodiscard]] Result<QString> trashProject(const QString& folder);

/// Brings it back from there.
[[nodiscard]] Result<void> restoreProject(const QString& trashed, const QString& folder);

} // namespace polymath
