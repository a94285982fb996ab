#pragma once

#include "core/base/result.h"
#include "core/formats/modelfile.h"

#include <QString>

#include <filesystem>

namespace polymath {

/// What there is to say of a model on disk without reading its weights.
struct ModelFacts {
    ModelConfig config;
    std::vector<StoredType> types;
    std::string licence;
    std::string tokenizer;
    std::uint64_t bytes = 0; ///< of the weights' files
};

/// Reads a model's description. Touches the disk, so not for the window's thread. Errors: those of ModelFile::open().
[[nodiscard]] Result<ModelFacts> readModelFacts(const std::filesystem::path& model);

} // namespace polymath
