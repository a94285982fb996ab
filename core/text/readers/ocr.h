#pragma once

#include "core/base/result.h"
#include "core/text/readers/format.h"

#include <filesystem>
#include <vector>

namespace polymath {

/// Reads text off pictures with Tesseract, where that program is installed.
class TextRecognition {
public:
    /// Looks for the program and its languages.
    TextRecognition();

    [[nodiscard]] bool isInstalled() const { return !m_program.empty(); }
    /// The paragraphs of a picture, a PGM or PNG file with `dpi` dots per inch; none where it has no text. Takes some
    /// seconds. Errors: BadInput for a picture that takes too long or that Tesseract cannot read.
    [[nodiscard]] Result<std::vector<Block>> read(const std::filesystem::path& picture, int dpi) const;

private:
    std::filesystem::path m_program; ///< empty where it is not installed
    std::string m_languages;         ///< "eng+deu"
};

} // namespace polymath
