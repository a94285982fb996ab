#pragma once

#include "core/store/records.h"

#include <QString>

namespace polymath {

class Page;

/// Removes a row of the open project and says so in a toast, "Removed law. Undo"; the step is on the window's undo
/// stack as well. `what` names the row ("law"). A refusal of the store (a job works with it) is the toast instead.
void removeWithUndo(Page& page, RemovableKind kind, RowId id, const QString& what);

} // namespace polymath
