#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace polymath {

/// The first of `projects` (folders) whose base model is the one that an expert file was trained beside. Opens
/// databases, so not for the window's thread; projects of an earlier version are passed over, opening would change
/// them. Errors: BadInput for a file that is no expert, and where no project fits, saying what to do.
[[nodiscard]] Result<QString> projectForExpert(const QString& file, const QStringList& projects);

} // namespace polymath
