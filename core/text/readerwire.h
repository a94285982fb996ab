#pragma once

#include "core/text/preview.h"
#include "core/text/reading.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What travels between a program and the `polymath-reader` that opens files for it, over the latter's stdin and
/// stdout: frames of one byte that says the kind, four bytes that say the length, little-endian, and that many bytes.
/// Documents are as they are; all else, rarer by far, is CBOR (RFC 8949), which holds file names of any bytes.
namespace polymath::wire {

enum class Kind : std::uint8_t {
    Read = 1, ///< asks: a Request
    Preview,  ///< asks: a Request; answers: a FilePreview
    Begin,    ///< an entry's name
    Document, ///< u32 lengths of prompt and place, prompt, place, text
    End,      ///< an EntryReport
    Done,     ///< the answer to Read is complete
    Failed,   ///< an Error ends the answer
};

/// More than any frame has; a length beyond it is no frame of ours.
constexpr std::size_t mostFrameBytes = 160 << 20;
/// A document beyond this is refused by the reader: nobody trains on one, and both sides hold it in memory.
constexpr std::size_t mostDocumentBytes = 64 << 20;
constexpr std::size_t headBytes = 5;

struct Request {
    std::string file;
    ReadOptions options;
    std::size_t limit = 0;         ///< of Preview: how many documents
    std::string entry = {};        ///< of Preview: the file inside it that is meant
    std::uint64_t memoryBytes = 0; ///< what the reader may take; 0: as much as it wants
};

/// Appends a frame to `out`.
void put(std::string& out, Kind kind, std::string_view payload);
void putDocument(std::string& out, const ImportedDocument& document);

/// A frame at the beginning of some bytes.
struct Frame {
    Kind kind;
    std::string_view payload;
};
/// Takes the first frame off `bytes` where it is whole. Errors: Internal for what is no frame.
[[nodiscard]] Result<std::optional<Frame>> takeFrame(std::string_view& bytes);

[[nodiscard]] std::string pack(const Request& request);
[[nodiscard]] std::string pack(const EntryReport& report);
[[nodiscard]] std::string pack(const FilePreview& preview);
[[nodiscard]] std::string pack(const Error& error);

/// Errors: Internal for bytes that pack() did not make.
[[nodiscard]] Result<Request> unpackRequest(std::string_view bytes);
[[nodiscard]] Result<EntryReport> unpackReport(std::string_view bytes);
[[nodiscard]] Result<FilePreview> unpackPreview(std::string_view bytes);
[[nodiscard]] Result<Error> unpackError(std::string_view bytes);
[[nodiscard]] Result<ImportedDocument> unpackDocument(std::string_view bytes);

} // namespace polymath::wire
