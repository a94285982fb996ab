#pragma once

#include "core/text/readers/format.h"

namespace polymath {

// One reader for each kind of file; formats.cpp says which kind is whose.

[[nodiscard]] Result<void> readPlainText(const ReadInput& input, ReadSink& sink); ///< txt
[[nodiscard]] Result<void> readTable(const ReadInput& input, ReadSink& sink);     ///< csv, tsv: a header row (RFC 4180)
[[nodiscard]] Result<void> readJson(const ReadInput& input,
                                    ReadSink& sink); ///< an array of objects, or an object with one
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

} // namespace polymath
