#pragma once

#include "core/base/result.h"
#include "core/text/importer.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace polymath {

/// How a file would be imported, from its beginning.
struct FilePreview {
    std::string format;                 ///< "csv"
    std::string encoding;               ///< "UTF-8"
    std::vector<std::string> columns;   ///< or keys, in the file's order; empty for running text
    ColumnMapping mapping;              ///< as asked for, or as guessed; empty where nothing fits or nothing is needed
    bool mappingWorks = true;           ///< the mapping is complete and its columns are there
    std::string problem;                ///< the sentence an import would end with, as far as the beginning shows it
    std::vector<ImportedDocument> rows; ///< the first ones with text, at most `limit`
};

/// Reads the first megabyte at most, so it is fast on any file. Errors: BadInput for a file that is not there, of an
/// unknown kind or not text; what is wrong with single rows or with the mapping is said in `problem`.
[[nodiscard]] Result<FilePreview> previewFile(const std::filesystem::path& file, const ColumnMapping& mapping = {},
                                              std::size_t limit = 20);

} // namespace polymath
