#pragma once

#include "core/base/result.h"
#include "core/formats/modelconfig.h"
#include "core/formats/tensorentry.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// How much of a model is stored in one type.
struct StoredType {
    TensorType type = TensorType::F32;
    std::int64_t elements = 0;
    std::uint64_t bytes = 0;

    [[nodiscard]] bool operator==(const StoredType&) const = default;
};

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

    /// The types that the weights are stored in, the one with the most elements first.
    [[nodiscard]] std::vector<StoredType> storedTypes() const;
    /// The licence in the words of whoever made the model: a GGUF's `general.license`; of a folder, `license:` at the
    /// top of its README.md, or the first line of its LICENSE file. Empty where the model names none.
    [[nodiscard]] std::string licence() const;
    /// The kind of tokenizer as the file calls it: "gpt2 (smollm)" in GGUF, "BPE" in a folder. Empty where there is
    /// none.
    [[nodiscard]] std::string tokenizerKind() const;

    /// Decodes one tensor, named and shaped as in expectedTensors(), to f32. Refuses NaN and infinity. Any thread.
    [[nodiscard]] Result<void> read(std::string_view canonicalName, std::span<float> out) const;

    /// What a file format does to find a tensor; see modelfile.cpp.
    struct Source;

private:
    ModelFile(ModelConfig config, std::unique_ptr<Source> source);

    ModelConfig m_config;
    std::unique_ptr<Source> m_source;
};

/// A canonical tensor's name in Hugging Face files of an architecture: "layers.3.attention.q.weight" of Llama is
/// "model.layers.3.self_attn.q_proj.weight". Empty where the architecture has none, or keeps it joined with others.
[[nodiscard]] std::string huggingFaceName(const std::string& architecture, std::string_view canonicalName);

/// The files that hold the weights: the GGUF itself, or a folder's .safetensors files in name order.
[[nodiscard]] std::vector<std::filesystem::path> weightFiles(const std::filesystem::path& model);

/// What tells at once whether the weights may have changed: their sizes and the latest time one of them was written.
struct ModelStamp {
    std::uint64_t bytes = 0;
    std::int64_t modifiedMs = 0; ///< 0 where there are no weights

    [[nodiscard]] bool operator==(const ModelStamp&) const = default;
};
[[nodiscard]] ModelStamp stampOf(const std::filesystem::path& model);

/// What identifies a base model: the sha256 of its GGUF file, or of its weight files' digests in name order.
[[nodiscard]] Result<std::string> sha256OfModel(const std::filesystem::path& path);

} // namespace polymath
