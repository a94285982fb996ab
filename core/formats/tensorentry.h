#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// How a tensor's elements are stored. The Q types are those of GGUF: blocks that share scales.
enum class TensorType { F32, F16, BF16, Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q4_K, Q5_K, Q6_K, I32, I64 };

[[nodiscard]] std::string_view toText(TensorType type);
[[nodiscard]] std::int64_t blockElements(TensorType type); ///< elements in a block; 1 for plain numbers
[[nodiscard]] std::int64_t blockBytes(TensorType type);    ///< bytes of a block

/// A tensor inside a file that is mapped into memory. `data` lives as long as the file object.
struct TensorEntry {
    std::string name;
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape; ///< row-major, outermost first
    std::span<const std::byte> data;

    [[nodiscard]] std::int64_t elements() const;
};

/// Decodes elements [first, first + out.size()); both must fall on block borders.
/// Errors: Internal for a range outside the tensor or off the borders, BadInput for types without numbers (I32, I64).
[[nodiscard]] Result<void> dequantise(const TensorEntry& tensor, std::int64_t first, std::span<float> out);

/// Bytes that a tensor of this type and shape takes; nothing when the sizes overflow or do not fill whole blocks.
[[nodiscard]] Result<std::uint64_t> tensorBytes(TensorType type, const std::vector<std::int64_t>& shape);

} // namespace polymath
