#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace polymath {

/// Which columns (of a table) or keys (of JSON) hold what. All empty: guessed from their names and what is in them.
/// Values inside others are named by their path, "meta.title", "choices.0.text". "context + question" is both columns,
/// one below the other; "(whole row)" is all of them, each with its name.
struct ColumnMapping {
    std::string prompt;
    std::string response;
    std::string text; ///< running text, instead of prompt and response

    [[nodiscard]] bool operator==(const ColumnMapping&) const = default;
};

/// One document as a file holds it. Running text has an empty prompt; lines end with "\n".
struct ImportedDocument {
    std::string prompt;
    std::string text;
    std::string place = ""; ///< where in the file it stands, as a sentence's pattern: "pages 3 to 5"; empty: unknown
};

/// How a file is to be read.
struct ReadOptions {
    ColumnMapping mapping;
    std::string password; ///< for encrypted files; empty where nobody gave one
    /// Files inside an archive or a mail, by EntryReport::name, that are not opened and not visited.
    std::vector<std::string> passOver = {};
};

/// What became of one file, or of one file inside an archive or a mail.
struct EntryReport {
    std::string name;     ///< the path; inside an archive "letters.zip/2021/a.txt"
    std::string format;   ///< "pdf"; empty where it was not recognised
    std::string encoding; ///< "UTF-8", for text
    std::int64_t documents = 0;
    std::int64_t skipped = 0;       ///< rows without text
    std::vector<std::string> notes; ///< sentences: what a person should know about what was taken
    std::optional<Error> problem;   ///< why nothing was taken
};

/// Hears what is in a file: begin(), its documents, end(), and so on for each entry. An error that it returns stops the
/// reading and is passed on.
class DocumentVisitor {
public:
    virtual ~DocumentVisitor() = default;
    virtual Result<void> begin(const std::string& name) = 0;
    virtual Result<void> document(ImportedDocument&& document) = 0;
    /// With a problem in the report, what came since begin() must be dropped.
    virtual Result<void> end(const EntryReport& report) = 0;
};

/// Reads a file and all that is inside it: readDocuments() of core/text/readers, here or in another process. An entry
/// that cannot be read ends with its problem and the others go on; errors are only those of the visitor.
using ReadFile = std::function<Result<void>(const std::filesystem::path& file, const ReadOptions& options,
                                            DocumentVisitor& visitor)>;

} // namespace polymath
