#pragma once

#include "core/base/file.h"
#include "core/base/result.h"
#include "core/text/readers/format.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace polymath {

/// What a preview reads of a text.
constexpr std::size_t beginningBytes = 1 << 20;

/// After so many bytes a reader of running text lets go of what it has read.
constexpr std::size_t forgetBytes = 16 << 20;

/// A text file as UTF-8, whatever encoding it was written in. Mapped into memory, so its size does not matter.
///
/// A byte-order mark decides; then valid UTF-8 is UTF-8; anything else is what the file says of itself or is detected
/// by ICU from its first 64 KiB, and converted through a temporary file. Errors: BadInput for binary content and
/// encodings nobody recognises.
class TextFile {
public:
    /// The encoding that a file names in its first bytes; empty where it names none.
    using NamedEncoding = std::string (*)(std::string_view head);

    /// `name`: the file as sentences name it. `limit`: only this many bytes of its beginning, the last character whole.
    [[nodiscard]] static Result<TextFile> open(const std::filesystem::path& file, const std::string& name,
                                               std::size_t limit = std::string_view::npos,
                                               NamedEncoding named = nullptr);

    [[nodiscard]] std::string_view text() const { return m_text; } ///< UTF-8, without byte-order mark
    [[nodiscard]] const std::string& encoding() const { return m_encoding; }
    void forget() const { m_file.forget(); }           ///< what was read so far takes memory no more
    [[nodiscard]] bool isCut() const { return m_cut; } ///< there is more in the file

private:
    MappedFile m_file;
    std::string_view m_text;
    std::string m_encoding;
    bool m_cut = false;
};

/// The text of what a reader reads, or of its beginning; the sink hears its encoding.
[[nodiscard]] Result<TextFile> openText(const ReadInput& input, ReadSink& sink,
                                        TextFile::NamedEncoding named = nullptr);

/// Its text without a last line that the end of the beginning cut off.
[[nodiscard]] std::string_view wholeLines(const TextFile& content);

} // namespace polymath
