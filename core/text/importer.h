#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace polymath {

/// Which columns (CSV, TSV) or keys (JSON, JSONL) hold what. All empty: guessed from usual names.
struct ColumnMapping {
    std::string prompt;
    std::string response;
    std::string text; ///< running text, instead of prompt and response
};

/// One document as a file holds it. Running text has an empty prompt; lines end with "\n".
struct ImportedDocument {
    std::string prompt;
    std::string text;
};

struct ReadSummary {
    std::string format;
    std::string encoding;
    std::int64_t documents = 0;
    std::int64_t skipped = 0; ///< rows without text
};

/// The file name endings that readDocuments() knows, without the dot.
[[nodiscard]] const std::vector<std::string>& importableFormats();

/// Reads one file and visits its documents in order; one is in memory at a time.
///
/// txt and md hold running text: a file longer than 6,000 bytes is cut at blank lines (or line ends) into passages of
/// about that size, so that a book is many documents. csv and tsv have a header row; jsonl has one object a line; json
/// is an array of objects or an object that holds one. Errors: BadInput, naming the file, the place and what to do;
/// Usage for a column that is not there, listing those that are; whatever `visit` returns.
[[nodiscard]] Result<ReadSummary> readDocuments(const std::filesystem::path& file, const ColumnMapping& mapping,
                                                const std::function<Result<void>(ImportedDocument&&)>& visit);

} // namespace polymath
