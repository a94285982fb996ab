#pragma once

#include "ui/models/projectsnapshot.h"

#include <QString>

namespace polymath {

/// What somebody who helps needs to know: versions, machine, the model's shape, how jobs ended. In English, for it is
/// sent. No document text, no names that the user gave, no paths; of files only their endings.
[[nodiscard]] QString diagnostics(const QString& version, const ProjectSnapshot& project);

} // namespace polymath
