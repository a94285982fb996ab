#pragma once

#include "core/tokenizer/tokenizer.h"

#include <filesystem>
#include <memory>

namespace polymath {

/// Reads the tokenizer of a Hugging Face folder: byte-level BPE from tokenizer.json; SentencePiece from
/// tokenizer.model, or from tokenizer.json where that file is absent. Errors: BadInput, naming the file and what is not
/// supported.
[[nodiscard]] Result<std::unique_ptr<Tokenizer>> loadFolderTokenizer(const std::filesystem::path& folder);

} // namespace polymath
