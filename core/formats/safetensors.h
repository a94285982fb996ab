#pragma once

#include "core/base/file.h"
#include "core/base/result.h"
#include "core/formats/tensorentry.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polymath {

/// A safetensors file, mapped into memory. Header and offsets are checked before they are used.
/// Errors: BadInput, naming the file and the tensor.
class SafetensorsFile {
public:
    [[nodiscard]] static Result<SafetensorsFile> open(const std::filesystem::path& file);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] const std::map<std::string, TensorEntry, std::less<>>& tensors() const { return m_tensors; }
    [[nodiscard]] const TensorEntry* find(std::string_view name) const;
    [[nodiscard]] const std::map<std::string, std::string>& metadata() const { return m_metadata; }

private:
    std::filesystem::path m_path;
    MappedFile m_file;
    std::map<std::string, TensorEntry, std::less<>> m_tensors;
    std::map<std::string, std::string> m_metadata;
};

/// A tensor that is about to be written.
struct TensorPlan {
    std::string name;
    TensorType type = TensorType::F32; ///< F32, F16, BF16, I32 or I64
    std::vector<std::int64_t> shape;
};

/// Writes a safetensors file tensor by tensor, so that no more than one has to be in memory. The file appears under its
/// name with finish(). Errors: Usage for other types and for data that is not the planned; those of AtomicFile.
class SafetensorsWriter {
public:
    [[nodiscard]] static Result<SafetensorsWriter> create(const std::filesystem::path& file,
                                                          std::vector<TensorPlan> tensors,
                                                          const std::map<std::string, std::string>& metadata);

    /// The data of the next tensor of the plan, whole.
    [[nodiscard]] Result<void> write(std::span<const std::byte> data);
    [[nodiscard]] Result<void> finish();

private:
    SafetensorsWriter(std::vector<TensorPlan> tensors, AtomicFile file)
        : m_tensors(std::move(tensors)), m_file(std::move(file))
    {
    }

    std::vector<TensorPlan> m_tensors;
    std::size_t m_next = 0;
    AtomicFile m_file;
};

/// Writes tensors (F32, F16, BF16, I32, I64) atomically. Errors: Usage for other types, those of AtomicFile.
[[nodiscard]] Result<void> writeSafetensors(const std::filesystem::path& file, const std::vector<TensorEntry>& tensors,
                                            const std::map<std::string, std::string>& metadata);

} // namespace polymath
