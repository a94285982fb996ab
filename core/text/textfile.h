#pragma once

#include "core/base/file.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace polymath {

/// A text file as UTF-8, whatever encoding it was written in. Mapped into memory, so its size does not matter.
///
/// A byte-order mark decides; then valid UTF-8 is UTF-8; anything else is detected by ICU from its first 64 KiB and
/// converted through an unnamed temporary file. Errors: BadInput for binary content and encodings nobody recognises.
class TextFile {
public:
    [[nodiscard]] static Result<TextFile> open(const std::filesystem::path& file);

    [[nodiscard]] std::string_view text() const { return m_text; } ///< UTF-8, without byte-order mark
    [[nodiscard]] const std::string& encoding() const { return m_encoding; }

private:
    MappedFile m_file;
    std::string_view m_text;
    std::string m_encoding;
};

} // namespace polymath
