#pragma once

#include "core/text/reading.h"

#include <string>
#include <vector>

namespace polymath {

/// A mapping that may be meant, from the columns' names and what is in them.
struct MappingGuess {
    ColumnMapping mapping;
    std::string sentence; ///< "Prompt 'question', answer 'answer': 50 of the first 50 rows give a document, ..."
    bool certain = false; ///< good enough to be used without asking
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
    std::vector<std::string> notes;     ///< what a person should know about it
    std::vector<ImportedDocument> rows; ///< the first ones with text, at most `limit` of previewFile()
};

} // namespace polymath
