#pragma once

#include "core/base/file.h"
#include "core/base/result.h"
#include "core/formats/tensorentry.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace polymath {

/// A GGUF file (versions 2 and 3), mapped into memory. Nothing in it is trusted: counts, sizes and offsets are checked
/// against the file before they are used. Errors: BadInput, naming the file and the key or tensor.
class GgufFile {
public:
    [[nodiscard]] static Result<GgufFile> open(const std::filesystem::path& file);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] const std::vector<TensorEntry>& tensors() const { return m_tensors; }
    [[nodiscard]] const TensorEntry* find(std::string_view name) const;

    /// Metadata by key; nothing when the key is missing or of another kind. Views live as long as the file.
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key) const;
    [[nodiscard]] std::optional<double> number(std::string_view key) const; ///< whole numbers too
    [[nodiscard]] std::optional<bool> boolean(std::string_view key) const;
    [[nodiscard]] std::optional<std::string_view> string(std::string_view key) const;
    [[nodiscard]] std::optional<std::vector<std::string_view>> strings(std::string_view key) const;
    [[nodiscard]] std::optional<std::vector<float>> floats(std::string_view key) const;
    [[nodiscard]] std::optional<std::vector<std::int64_t>> integers(std::string_view key) const;

private:
    using Value = std::variant<std::int64_t, double, bool, std::string_view, std::vector<std::string_view>,
                               std::vector<float>, std::vector<std::int64_t>>;
    friend class GgufReader;
    template <typename T> [[nodiscard]] std::optional<T> valueOf(std::string_view key) const;

    std::filesystem::path m_path;
    MappedFile m_file;
    std::map<std::string, Value, std::less<>> m_metadata;
    std::vector<TensorEntry> m_tensors;
    std::map<std::string, std::size_t, std::less<>> m_index;
};

} // namespace polymath
