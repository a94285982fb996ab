#pragma once

#include "core/text/preview.h"
#include "core/text/reading.h"

#include <filesystem>
#include <string>
#include <vector>

namespace polymath {

/// Reads one file, and the files inside it, and visits their documents in order; one is in memory at a time. See
/// ReadFile. Running text is cut at headings, blank lines or line ends into passages of about 6,000 bytes, so that a
/// book is many documents. Rows become documents by `options.mapping` or by a guess from the columns' names.
[[nodiscard]] Result<void> readDocuments(const std::filesystem::path& file, const ReadOptions& options,
                                         DocumentVisitor& visitor);

/// How a file would be read, from its beginning: fast on any file but an archive, which is unpacked to see what is in
/// it; or how the file inside it would be that has `entry` as its ContainedFile::name. Errors: BadInput for a file that
/// is not there or of no kind that is known; anything else is said in the preview's `problem`.
[[nodiscard]] Result<FilePreview> previewFile(const std::filesystem::path& file, const ReadOptions& options = {},
                                              std::size_t limit = 20, const std::string& entry = {});

} // namespace polymath
