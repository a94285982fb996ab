#pragma once

#include "core/base/result.h"
#include "core/store/project.h"
#include "core/text/reading.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

namespace polymath {

/// Which split a document belongs to: decided by its hash alone, 80 % train, 10 % validation, 10 % test, so that a
/// document keeps its place whatever else is imported and in whatever order.
[[nodiscard]] Split splitOf(std::string_view documentHash);

/// What an import made of one file, or of one file inside it.
struct ImportedEntry {
    EntryReport report;
    SourceRecord source; ///< id 0 where nothing was taken
};

/// Adds a file's documents to a domain, a source for each entry in it that has any; exact copies of documents that the
/// domain has are dropped and counted.
///
/// All of an entry is taken or, with a problem, nothing; until then nobody sees its documents. They are written in
/// small transactions, so that other programs can write meanwhile. `progress` hears the bytes of text taken so far,
/// about as many as the file has at its end, and returns false to stop (Error: Cancelled; nothing stays). Errors: those
/// of `read` and Project; what is wrong with an entry is in its report.
[[nodiscard]] Result<std::vector<ImportedEntry>>
importFile(Project& project, RowId domain, const std::filesystem::path& file, const ReadOptions& options,
           const ReadFile& read, const std::function<bool(std::uint64_t bytes)>& progress = {});

} // namespace polymath
