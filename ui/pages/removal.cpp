#include "ui/pages/removal.h"

#include "ui/pages/page.h"
#include "ui/pages/undoable.h"

#include <QCoreApplication>

namespace polymath {

void removeWithUndo(Page& page, RemovableKind kind, RowId id, const QString& what)
{
    const auto set = [kind, id](bool removed) {
        return [kind, id, removed](Project& project) { return project.setRemoved(kind, id, removed); };
    };
    changeWithUndo(page, {set(true), set(false), QCoreApplication::translate("removal", "removing %1").arg(what),
                          QCoreApplication::translate("removal", "Removed %1.").arg(what)});
}

} // namespace polymath
