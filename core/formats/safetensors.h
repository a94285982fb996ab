#pragma once

#include "core/base/file.h"
#include "core/base/result.h"
#include "core/formats/tensorentry.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
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

/// Writes tensors (F32, F16, BF16, I32, I64) atomically. Errors: Usage for other types, those of AtomicFile.
[[nodiscard]] Result<void> writeSafetensors(const std::filesystem::path& file, const std::vector<TensorEntry>& tensors,
                                            const std::map<std::string, std::string>& metadata);

} // namespace polymath
