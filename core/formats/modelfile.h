#pragma once

#include "core/base/result.h"
#include "core/formats/modelconfig.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace polymath {

/// A base model as it lies on disk: a GGUF file or a Hugging Face folder (safetensors, sharded too). No pickle is ever
/// opened. Errors: BadInput, naming the file and the tensor; an unknown architecture is refused by name.
class ModelFile {
public:
    /// Reads the description and checks that every expected tensor is there with its shape. Weights stay on disk.
    [[nodiscard]] static Result<ModelFile> open(const std::filesystem::path& path);

    ~ModelFile();
    ModelFile(ModelFile&&) noexcept;
    ModelFile& operator=(ModelFile&&) noexcept;

    [[nodiscard]] const ModelConfig& config() const;

    /// Decodes one tensor, named and shaped as in expectedTensors(), to f32. Refuses NaN and infinity. Any thread.
    [[nodiscard]] Result<void> read(std::string_view canonicalName, std::span<float> out) const;

    /// What a file format does to find a tensor; see modelfile.cpp.
    struct Source;

private:
    ModelFile(ModelConfig config, std::unique_ptr<Source> source);

    ModelConfig m_config;
    std::unique_ptr<Source> m_source;
};

/// What identifies a base model: the sha256 of its GGUF file, or of its weight files' digests in name order.
[[nodiscard]] Result<std::string> sha256OfModel(const std::filesystem::path& path);

} // namespace polymath
