#pragma once

#include "core/text/reading.h"

#include <cstdint>
#include <string>
#include <vector>

namespace polymath {

/// A mapping that may be meant, from the columns' names and what is in them.
struct MappingGuess {
    ColumnMapping mapping;
    std::string sentence; ///< "Prompt 'question', answer 'answer': 50 of the first 50 rows give a document, ..."
    bool certain = false; ///< good enough to be used without asking
};

/// How many files inside an archive a preview names.
constexpr std::size_t mostContained = 2000;
/// How much of a file's own text a preview holds, in bytes: what a person reads, not a book.
constexpr std::size_t mostSource = 20'000;

/// A file inside an archive or a mail.
struct ContainedFile {
    std::string name;        ///< its path inside
    std::string format;      ///< "pdf"; empty where it is not read
    std::uint64_t bytes = 0; ///< unpacked
    std::string problem;     ///< the sentence why it is not read; empty for files that can be tried
};

/// How a file would be imported, from its beginning.
struct FilePreview {
    std::string format;                 ///< "csv"
    std::string encoding;               ///< "UTF-8"; empty where the kind of file has none
    std::vector<std::string> columns;   ///< or keys, in the file's order; empty for running text
    ColumnMapping mapping;              ///< as asked for, or as guessed; empty where nothing fits or nothing is needed
    std::vector<MappingGuess> guesses;  ///< what else may be meant, the best first; empty for running text
    bool mappingWorks = true;           ///< the mapping is complete and its columns are there
    std::string problem;                ///< the sentence an import would end with, as far as the beginning shows it
    bool needsPassword = false;         ///< `problem` says that its password is missing or wrong
    std::vector<std::string> notes;     ///< what a person should know about it
    std::vector<ImportedDocument> rows; ///< the first ones with text, at most `limit` of previewFile()
    bool complete = false;              ///< `rows` are all that the file holds
    std::string source;                 ///< the beginning of its text as it stands in the file, before it is cut up
    std::vector<ContainedFile> files;   ///< the first ones inside it, at most `mostContained`
};

} // namespace polymath
