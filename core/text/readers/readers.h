#pragma once

#include "core/text/readers/format.h"

namespace polymath {

// One reader for each kind of file; formats.cpp says which kind is whose.

[[nodiscard]] Result<void> readPlainText(const ReadInput& input, ReadSink& sink); ///< txt
/// csv, tsv: separator, quotes and header are found in the content.
[[nodiscard]] Result<void> readTable(const ReadInput& input, ReadSink& sink);
/// The same for a table that is in memory, or whose beginning is. `sheetRows`: see ReadSink::child().
[[nodiscard]] Result<void> readTableText(std::string_view text, bool cut, const ReadInput& input,
                                         const std::vector<std::int64_t>& sheetRows, ReadSink& sink);
/// An array of objects, an object with arrays or objects of them, one object, or several one after the other.
[[nodiscard]] Result<void> readJson(const ReadInput& input, ReadSink& sink);
[[nodiscard]] Result<void> readParquet(const ReadInput& input, ReadSink& sink);   ///< rows as objects of JSON
[[nodiscard]] Result<void> readJsonLines(const ReadInput& input, ReadSink& sink); ///< one object a line

// Documents, and how each is told by its content.
[[nodiscard]] bool isDocx(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] Result<void> readDocx(const ReadInput& input, ReadSink& sink); ///< without what was deleted in it
[[nodiscard]] bool isPptx(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] Result<void> readPptx(const ReadInput& input, ReadSink& sink); ///< slides, each with its notes
[[nodiscard]] bool isOdt(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] Result<void> readOdt(const ReadInput& input, ReadSink& sink); ///< without what was deleted in it
[[nodiscard]] bool isRtf(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] Result<void> readRtf(const ReadInput& input, ReadSink& sink);
[[nodiscard]] Result<void> readMarkdown(const ReadInput& input, ReadSink& sink); ///< as it is, cut at its headings
[[nodiscard]] bool isEpub(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] Result<void> readEpub(const ReadInput& input, ReadSink& sink); ///< in the order of its spine
[[nodiscard]] bool isHtml(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] Result<void> readHtml(const ReadInput& input, ReadSink& sink); ///< what a page is about

[[nodiscard]] bool isPdf(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] Result<void> readPdf(const ReadInput& input, ReadSink& sink); ///< columns in reading order

// Spreadsheets: one sheet is the file's own table or text, several are files inside it.
[[nodiscard]] Result<void> readXlsx(const ReadInput& input, ReadSink& sink);
[[nodiscard]] Result<void> readOds(const ReadInput& input, ReadSink& sink);

// What holds other files. Each is unpacked by itself and read as any other.
[[nodiscard]] Result<void> readArchive(const ReadInput& input, ReadSink& sink);
[[nodiscard]] Result<void> readMail(const ReadInput& input, ReadSink& sink); ///< a mail, and the files attached to it
[[nodiscard]] Result<void> readMailbox(const ReadInput& input, ReadSink& sink); ///< mbox: each mail is documents

/// A program's text as it stands, cut between functions; minified and generated ones are refused.
[[nodiscard]] Result<void> readCode(const ReadInput& input, ReadSink& sink);

// Whether a file is of that kind, by its content (Format::recognises).

[[nodiscard]] bool isArchive(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] bool isMail(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] bool isMailbox(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] bool isXlsx(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] bool isOds(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] bool isParquet(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] bool isTable(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] bool isTabSeparated(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] bool isJson(std::string_view head, const std::filesystem::path& file);
[[nodiscard]] bool isJsonLines(std::string_view head, const std::filesystem::path& file);

} // namespace polymath
