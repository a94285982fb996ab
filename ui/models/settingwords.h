#pragma once

#include "ui/models/projectsnapshot.h"

#include <QList>
#include <QString>

#include <string>
#include <utility>

namespace polymath {

/// Term and value of every setting that concerned a run, from what its expert or composition keeps (configJson): what
/// was left to the method or the machine as what it came to, "bf16 (automatic)". Empty where it cannot be read.
[[nodiscard]] QList<std::pair<QString, QString>> settingWords(const std::string& configJson, bool composed);

/// The precision that a run computes in or computed in: as set, as found where it was left to the machine, "auto" while
/// nobody knows.
[[nodiscard]] QString precisionOf(const JobRecord& job, const ProjectSnapshot& project);

} // namespace polymath
