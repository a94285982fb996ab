#pragma once

#include "core/base/result.h"
#include "core/formats/gguf.h"
#include "core/formats/modelconfig.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace polymath {

/// A model's description from the metadata of its GGUF file, under the keys that llama.cpp writes.
/// Errors: BadInput, naming the file; an architecture or a variant of one that is not supported is refused by name.
[[nodiscard]] Result<ModelConfig> configFromGguf(const GgufFile& file);

/// A model's description from config.json in its Hugging Face folder, written by any version of transformers.
/// `tiedEmbeddings` is what the file says, or else the architecture's default. Errors as above.
[[nodiscard]] Result<ModelConfig> configFromFolder(const std::filesystem::path& folder);

/// Text as a model's maker wrote it, with U+FFFD for bytes that are not UTF-8: it goes into JSON and onto screens.
[[nodiscard]] std::string readableText(std::string_view text);

} // namespace polymath
