#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace polymath {

/// Puts a model's tokenizer into a Hugging Face folder: the files of a folder as they are; for a GGUF file with
/// byte-level BPE tokenizer.json and tokenizer_config.json, which give the same ids to loadTokenizer() and to
/// transformers. Errors: BadInput for a GGUF file with another kind of tokenizer; those of reading and writing.
[[nodiscard]] Result<void> writeTokenizer(const std::filesystem::path& model, const std::filesystem::path& folder);

} // namespace polymath
