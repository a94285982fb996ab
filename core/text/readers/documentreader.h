#pragma once

#include "core/text/preview.h"
#include "core/text/reading.h"

#include <filesystem>
#include <string>
#include <vector>

namespace polymath {

/// The file name endings of every kind of file that can be read, without the dot.
[[nodiscard]] std::vector<std::string> importableEndings();

/// Reads one file, and the files inside it, and visits their documents in order; one is in memory at a time. See
/// ReadFile. Running text is cut at headings, blank lines or line ends into passages of about 6,000 bytes, so that a
/// book is many documents. Rows become documents by `options.mapping` or by a guess from the columns' names.
[[nodiscard]] Result<void> readDocuments(const std::filesystem::path& file, const ReadOptions& options,
                                         DocumentVisitor& visitor);

/// How a file would be read, from its beginning: fast on any file. Errors: BadInput for a file that is not there or of
/// no kind that is known; anything else is said in the preview's `problem`.
[[nodiscard]] Result<FilePreview> previewFile(const std::filesystem::path& file, const ReadOptions& options = {},
                                              std::size_t limit = 20);

} // namespace polymath
