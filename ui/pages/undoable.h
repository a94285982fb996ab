#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>

namespace polymath {

class Page;
class Project;

/// A change of the open project, in both directions.
struct UndoableChange {
    std::function<Result<void>(Project&)> make;
    std::function<Result<void>(Project&)> takeBack;
    QString name; ///< in the Edit menu, after "Undo": "removing law"
    QString done; ///< in the toast: "Removed law."
};

/// Makes a change and says so in a toast with Undo; the step is on the window's undo stack as well. What the project
/// refuses (a job works with it) is the toast instead; where `refused` is given it hears the sentence in place of the
/// toast, and `made` hears of success.
void changeWithUndo(Page& page, const UndoableChange& change, std::function<void()> made = {},
                    std::function<void(const QString& sentence)> refused = {});

} // namespace polymath
