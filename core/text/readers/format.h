#pragma once

#include "core/base/result.h"
#include "core/text/formats.h"
#include "core/text/reading.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polymath {

/// Where in a file something stands, counted from 1 on.
struct Place {
    enum class Unit { Unknown, Page, Slide, Chapter, Line, Row, Record, Mail };

    Unit unit = Unit::Unknown;
    std::int64_t number = 0;
};

/// "page 3", or "pages 3 to 5"; patterns of the context "sentences". Empty where it is not known.
[[nodiscard]] std::string placeText(const Place& first, const Place& last);

/// A piece of running text, in reading order. Text is UTF-8 with "\n" as line end.
struct Block {
    enum class Kind { Heading, Paragraph, ListItem, Table, Code };

    Kind kind = Kind::Paragraph;
    std::string text;
};

/// Names and values of a table's row or of a JSON object, in the file's order.
using Row = std::vector<std::pair<std::string, std::string>>;

/// Where a reader puts what it finds in a file. An error that a call returns is passed on at once: enough was read, or
/// somebody stopped it.
class ReadSink {
public:
    virtual ~ReadSink() = default;
    virtual void at(const Place& place) = 0;                        ///< of what comes next, up to the next call
    virtual Result<void> block(Block&& block) = 0;                  ///< running text, gathered into passages
    virtual Result<void> row(const Row& row) = 0;                   ///< turned into a document by the column mapping
    virtual Result<void> document(ImportedDocument&& document) = 0; ///< a document as it is
    /// A file inside this one, unpacked to `file`, which the reader may remove afterwards. `name` is its path inside;
    /// `rows`, of a sheet that was written as a table, say which of the sheet's rows each of its own is, else empty.
    virtual Result<void> child(const std::string& name, const std::filesystem::path& file,
                               const std::vector<std::int64_t>& rows) = 0;
    /// A file inside this one that is not read, with the sentence that says why.
    virtual Result<void> refusedChild(const std::string& name, const std::string& sentence) = 0;
    virtual void skip(std::int64_t rows) = 0;                 ///< rows without text
    virtual void encoding(const std::string& name) = 0;       ///< of text
    virtual void note(std::string sentence) = 0;              ///< "3 pages hold pictures without text."
    virtual void columns(std::vector<std::string> names) = 0; ///< of a table, before its rows; Row's names say them too
};

/// What a reader reads.
struct ReadInput {
    std::filesystem::path file;
    std::string name; ///< as sentences name it: the path, or "letters.zip/a.txt"
    const ReadOptions& options;
    /// A preview: the first megabyte, or the first pages or sheets, are enough. Nothing slow is done for it, as reading
    /// pictures is; where there is nothing else, a reader ends with Cancelled.
    bool beginning = false;
    int depth = 0; ///< how many archives it is inside of
    /// What all archives around and in one file unpacked so far, in bytes: a limit of theirs, which the reader adds to.
    std::uint64_t* unpacked = nullptr;
    const std::vector<std::int64_t>* rows = nullptr; ///< of ReadSink::child(); may be nullptr
};

/// How a kind of file is recognised and read. Adding one is a new file in this folder, a line in ../formats.cpp that
/// says how people call it, and a line in formats.cpp.
struct Format {
    std::string_view name; ///< as FormatName says it
    /// Whether a file whose first bytes (4,096 at most) are `head` is of this kind; nullptr for text that only its
    /// ending tells apart from other text.
    bool (*recognises)(std::string_view head, const std::filesystem::path& file) = nullptr;
    /// Errors: BadInput, naming the file (ReadInput::name), the place and what to do; what the sink returned.
    Result<void> (*read)(const ReadInput& input, ReadSink& sink) = nullptr;
};

/// Every kind of file that can be read, in the order in which recognise() asks them.
[[nodiscard]] const std::vector<Format>& formats();

/// The kind of a file: by its content, and among kinds of text by its ending; text of no known ending is "txt".
/// Errors: BadInput for a file that is not there, not a regular file, empty, or of no kind that is known.
[[nodiscard]] Result<const Format*> recognise(const std::filesystem::path& file, const std::string& name);

} // namespace polymath
