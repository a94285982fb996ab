#pragma once

#include <QString>
#include <QStringList>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace polymath {

/// A file that somebody wants to import, or why it cannot be.
struct FoundFile {
    std::filesystem::path path;
    QString name; ///< relative to the folder that was dropped
    std::int64_t bytes = 0;
    QString skipped; ///< the reason, as a sentence; empty for files that can be imported

    [[nodiscard]] bool operator==(const FoundFile&) const = default;
};

/// The files among `paths` and in the folders among them (core/text/filefinder.h), sorted as people sort names, those
/// that cannot be imported last. Stops early, with what it has, when `stop` is set. For a background thread: it reads
/// folders.
[[nodiscard]] std::vector<FoundFile> findFiles(const QStringList& paths, const std::atomic_bool& stop);

} // namespace polymath
