#pragma once

#include "core/base/result.h"
#include "core/store/project.h"
#include "core/text/importer.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

namespace polymath {

/// Which split a document belongs to: decided by its hash alone, 80 % train, 10 % validation, 10 % test, so that a
/// document keeps its place whatever else is imported and in whatever order.
[[nodiscard]] Split splitOf(std::string_view documentHash);

/// Adds a file's documents to a domain; exact copies of documents that the domain has are dropped and counted.
///
/// All of the file is taken or, on an error, nothing; until then nobody sees its documents. They are written in small
/// transactions, so that other programs can write meanwhile. `progress` hears the bytes of text taken so far, about as
/// many as the file has at its end, and returns false to stop (Error: Cancelled). Errors: those of readDocuments() and
/// Project.
[[nodiscard]] Result<SourceRecord> importFile(Project& project, RowId domain, const std::filesystem::path& file,
                                              const ColumnMapping& mapping,
                                              const std::function<bool(std::uint64_t bytes)>& progress = {});

} // namespace polymath
