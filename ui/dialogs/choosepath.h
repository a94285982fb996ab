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

} // namespace polymath
