#include "core/formats/tensorentry.h"

#include <array>
#include <bit>
#include <cstring>
#include <limits>

namespace polymath {

namespace {

struct TypeInfo {
    TensorType type;
    std::string_view name;
    std::int64_t elements;
    std::int64_t bytes;
};

constexpr std::array types{
    TypeInfo{TensorType::F32, "F32", 1, 4},       TypeInfo{TensorType::F16, "F16", 1, 2},
    TypeInfo{TensorType::BF16, "BF16", 1, 2},     TypeInfo{TensorType::Q4_0, "Q4_0", 32, 18},
    TypeInfo{TensorType::Q4_1, "Q4_1", 32, 20},   TypeInfo{TensorType::Q5_0, "Q5_0", 32, 22},
    TypeInfo{TensorType::Q5_1, "Q5_1", 32, 24},   TypeInfo{TensorType::Q8_0, "Q8_0", 32, 34},
    TypeInfo{TensorType::Q4_K, "Q4_K", 256, 144}, TypeInfo{TensorType::Q5_K, "Q5_K", 256, 176},
    TypeInfo{TensorType::Q6_K, "Q6_K", 256, 210}, TypeInfo{TensorType::I32, "I32", 1, 4},
    TypeInfo{TensorType::I64, "I64", 1, 8},
};

const TypeInfo& infoOf(TensorType type) { return types[static_cast<std::size_t>(type)]; }

template <typename T> T load(const std::byte* bytes)
{
    T value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

std::uint8_t byteAt(const std::byte* bytes, int index) { return std::to_integer<std::uint8_t>(bytes[index]); }

float fromHalf(std::uint16_t half)
{
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16;
    const std::uint32_t exponent = (half >> 10) & 31U;
    const std::uint32_t fraction = half & 1023U;
    if (exponent == 0) { // zero and subnormal numbers: fraction * 2^-24
        const float value = static_cast<float>(fraction) * 0x1p-24F;
        return sign != 0 ? -value : value;
    }
    const std::uint32_t bits =
        exponent == 31 ? 0x7f800000U | (fraction << 13) : ((exponent + 112) << 23) | (fraction << 13);
    return std::bit_cast<float>(sign | bits);
}

float halfAt(const std::byte* bytes) { return fromHalf(load<std::uint16_t>(bytes)); }
float fromBfloat(std::uint16_t bits) { return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16); }

/// Nibbles of a block of 32: element i is the low half of byte i, element i + 16 the high half.
void fourBit(const std::byte* quants, float scale, float offset, float* out)
{
    for (int i = 0; i < 16; ++i) {
        out[i] = static_cast<float>(byteAt(quants, i) & 15) * scale + offset;
        out[i + 16] = static_cast<float>(byteAt(quants, i) >> 4) * scale + offset;
    }
}

/// As fourBit, with a fifth bit for each element from a 32-bit word.
void fiveBit(const std::byte* high, const std::byte* quants, float scale, float offset, float* out)
{
    const auto bits = load<std::uint32_t>(high);
    for (int i = 0; i < 16; ++i) {
        const int low = (byteAt(quants, i) & 15) | static_cast<int>(((bits >> i) & 1U) << 4);
        const int upper = (byteAt(quants, i) >> 4) | static_cast<int>(((bits >> (i + 16)) & 1U) << 4);
        out[i] = static_cast<float>(low) * scale + offset;
        out[i + 16] = static_cast<float>(upper) * scale + offset;
    }
}

/// The six-bit scale and minimum of sub-block `index` out of the twelve bytes that eight of them share.
std::pair<int, int> kScale(const std::byte* packed, int index)
{
    if (index < 4) {
        return {byteAt(packed, index) & 63, byteAt(packed, index + 4) & 63};
    }
    return {(byteAt(packed, index + 4) & 15) | ((byteAt(packed, index - 4) >> 6) << 4),
            (byteAt(packed, index + 4) >> 4) | ((byteAt(packed, index) >> 6) << 4)};
}

/// Q4_K and, with `high`, Q5_K: eight sub-blocks of 32, in pairs that share 32 bytes.
void kBlock(const std::byte* block, const std::byte* high, const std::byte* quants, float* out)
{
    const float scale = halfAt(block);
    const float minimum = halfAt(block + 2);
    for (int sub = 0; sub < 8; ++sub) {
        const auto [factor, offset] = kScale(block + 4, sub);
        for (int i = 0; i < 32; ++i) {
            const int byte = byteAt(quants, (sub / 2) * 32 + i);
            int value = sub % 2 == 0 ? byte & 15 : byte >> 4;
            if (high != nullptr) {
                value |= ((byteAt(high, i) >> sub) & 1) << 4;
            }
            out[sub * 32 + i] =
                scale * static_cast<float>(factor) * static_cast<float>(value) - minimum * static_cast<float>(offset);
        }
    }
}

void q6Block(const std::byte* block, float* out)
{
    const std::byte* low = block;
    const std::byte* high = block + 128;
    const std::byte* scales = block + 192;
    const float scale = halfAt(block + 208);
    for (int i = 0; i < 256; ++i) {
        const int half = i / 128;           // two halves of 128
        const int quarter = (i % 128) / 32; // four quarters of 32 in each
        const int lane = i % 32;
        const int lowByte = byteAt(low, half * 64 + (quarter % 2) * 32 + lane);
        const int lowBits = quarter < 2 ? lowByte & 15 : lowByte >> 4;
        const int highBits = (byteAt(high, half * 32 + lane) >> (quarter * 2)) & 3;
        const int factor = load<std::int8_t>(scales + i / 16);
        out[i] = scale * static_cast<float>(factor) * static_cast<float>((lowBits | (highBits << 4)) - 32);
    }
}

void decodeBlock(TensorType type, const std::byte* block, float* out)
{
    switch (type) {
    case TensorType::F32:
        *out = load<float>(block);
        break;
    case TensorType::F16:
        *out = halfAt(block);
        break;
    case TensorType::BF16:
        *out = fromBfloat(load<std::uint16_t>(block));
        break;
    case TensorType::Q4_0:
        fourBit(block + 2, halfAt(block), -8 * halfAt(block), out);
        break;
    case TensorType::Q4_1:
        fourBit(block + 4, halfAt(block), halfAt(block + 2), out);
        break;
    case TensorType::Q5_0:
        fiveBit(block + 2, block + 6, halfAt(block), -16 * halfAt(block), out);
        break;
    case TensorType::Q5_1:
        fiveBit(block + 4, block + 8, halfAt(block), halfAt(block + 2), out);
        break;
    case TensorType::Q8_0:
        for (int i = 0; i < 32; ++i) {
            out[i] = static_cast<float>(load<std::int8_t>(block + 2 + i)) * halfAt(block);
        }
        break;
    case TensorType::Q4_K:
        kBlock(block, nullptr, block + 16, out);
        break;
    case TensorType::Q5_K:
        kBlock(block, block + 16, block + 48, out);
        break;
    case TensorType::Q6_K:
        q6Block(block, out);
        break;
    case TensorType::I32:
    case TensorType::I64:
        break;
    }
}

} // namespace

std::string_view toText(TensorType type) { return infoOf(type).name; }
std::int64_t blockElements(TensorType type) { return infoOf(type).elements; }
std::int64_t blockBytes(TensorType type) { return infoOf(type).bytes; }

std::int64_t TensorEntry::elements() const
{
    std::int64_t count = 1;
    for (const auto size : shape) {
        count *= size;
    }
    return count;
}

Result<std::uint64_t> tensorBytes(TensorType type, const std::vector<std::int64_t>& shape)
{
    constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max() / 16;
    std::int64_t elements = 1;
    for (const auto size : shape) {
        if (size < 0 || (size > 0 && elements > largest / size)) {
            return fail(ErrorCode::BadInput, "its sizes overflow");
        }
        elements *= size;
    }
    const auto row = shape.empty() ? 1 : shape.back();
    if (row % blockElements(type) != 0) {
        return fail(ErrorCode::BadInput, "its rows do not fill whole blocks of " + std::string(toText(type)));
    }
    return static_cast<std::uint64_t>(elements / blockElements(type) * blockBytes(type));
}

Result<void> dequantise(const TensorEntry& tensor, std::int64_t first, std::span<float> out)
{
    const std::int64_t block = blockElements(tensor.type);
    const auto count = static_cast<std::int64_t>(out.size());
    if (tensor.type == TensorType::I32 || tensor.type == TensorType::I64) {
        return fail(ErrorCode::BadInput,
                    "Tensor '" + tensor.name + "' holds whole numbers where weights are expected.");
    }
    if (first < 0 || first + count > tensor.elements() || first % block != 0 || count % block != 0) {
        return fail(ErrorCode::Internal, "A part of tensor '" + tensor.name + "' was asked for that does not exist.");
    }
    const std::byte* source = tensor.data.data() + first / block * blockBytes(tensor.type);
    if (tensor.type == TensorType::F32) {
        std::memcpy(out.data(), source, out.size_bytes());
        return {};
    }
    for (std::int64_t done = 0; done < count; done += block, source += blockBytes(tensor.type)) {
        decodeBlock(tensor.type, source, out.data() + done);
    }
    return {};
}

} // namespace polymath
