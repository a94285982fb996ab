#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace polymath {

enum class PathKind { File, Folder };

/// Opens the system's dialog for choosing one file or folder and goes on at once; `onChosen` hears the path unless the
/// person cancelled. `filter` is for files: "Models (*.gguf)".
void choosePath(QWidget* parent, PathKind kind, const QString& title, const QString& filter, const QString& startAt,
                std::function<void(const QString&)> onChosen);

/// The same for a file or folder that is about to be made; the dialog asks before an existing file is named.
/// `suffix` is added to names without one ("expert"); empty for folders.
void chooseNewPath(QWidget* parent, const QString& title, const QString& filter, const QString& startAt,
                   const QString& suffix, std::function<void(const QString&)> onChosen);

} // namespace polymath
