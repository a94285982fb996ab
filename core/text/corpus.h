#pragma once

#include "core/base/result.h"
#include "core/store/project.h"
#include "core/text/importer.h"

#include <filesystem>
#include <string_view>

namespace polymath {

/// Which split a document belongs to: decided by its hash alone, 80 % train, 10 % validation, 10 % test, so that a
/// document keeps its place whatever else is imported and in whatever order.
[[nodiscard]] Split splitOf(std::string_view documentHash);

/// Adds a file's documents to a domain; exact copies of documents that the domain has are dropped and counted.
/// All of the file is taken or, on an error, nothing. Errors: those of readDocuments() and Project.
[[nodiscard]] Result<SourceRecord> importFile(Project& project, RowId domain, const std::filesystem::path& file,
                                              const ColumnMapping& mapping);

} // namespace polymath
