#include "core/formats/gguf.h"

#include "core/base/translate.h"
#include "core/formats/filekind.h"

#include <cmath>
#include <cstring>
#include <utility>

namespace polymath {

namespace {

enum ValueType : std::uint32_t { U8, I8, U16, I16, U32, I32, F32, Bool, String, Array, U64, I64, F64 };

/// A number in the file as the widest of its kind.
struct Number {
    bool real = false;
    std::int64_t whole = 0;
    double decimal = 0;
};

std::optional<TensorType> typeFromGguf(std::uint32_t type)
{
    switch (type) {
    case 0:
        return TensorType::F32;
    case 1:
        return TensorType::F16;
    case 2:
        return TensorType::Q4_0;
    case 3:
        return TensorType::Q4_1;
    case 6:
        return TensorType::Q5_0;
    case 7:
        return TensorType::Q5_1;
    case 8:
        return TensorType::Q8_0;
    case 12:
        return TensorType::Q4_K;
    case 13:
        return TensorType::Q5_K;
    case 14:
        return TensorType::Q6_K;
    case 26:
        return TensorType::I32;
    case 27:
        return TensorType::I64;
    case 30:
        return TensorType::BF16;
    default:
        return std::nullopt;
    }
}

} // namespace

/// Walks a GGUF file from its first byte. Every read says whether the file was long enough.
class GgufReader {
public:
    GgufReader(GgufFile& file) : m_result(file), m_bytes(file.m_file.bytes()) {}

    [[nodiscard]] Result<void> read()
    {
        std::uint32_t magic = 0;
        std::uint32_t version = 0;
        std::uint64_t tensors = 0;
        std::uint64_t pairs = 0;
        if (!take(magic) || magic != 0x46554747U) {
            return noModel();
        }
        if (!take(version) || (version != 2 && version != 3)) {
            return bad("is a GGUF file of version " + std::to_string(version) + "; versions 2 and 3 are read");
        }
        if (!take(tensors) || !take(pairs)) {
            return bad("ends inside its header");
        }
        for (std::uint64_t index = 0; index < pairs; ++index) {
            POLYMATH_CHECK(readPair());
        }
        std::vector<std::uint64_t> offsets;
        for (std::uint64_t index = 0; index < tensors; ++index) {
            POLYMATH_CHECK(readTensor(offsets));
        }
        return place(offsets);
    }

private:
    tl::unexpected<Error> noModel() const
    {
        const auto path = m_result.m_path.string();
        const auto kind = kindOfFile({reinterpret_cast<const char*>(m_bytes.data()), m_bytes.size()});
        if (kind.name.empty()) {
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences",
                                       "'%1' is not a model: its first four bytes are not 'GGUF'. A model is one "
                                       ".gguf file, or a folder with config.json and .safetensors files. If this "
                                       "should be one, the file is damaged; fetch it again."),
                         {path}));
        }
        if (kind.advice.empty()) {
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences",
                                       "'%1' is not a model: it seems to be %2. A model is one .gguf file, or a "
                                       "folder with config.json and .safetensors files."),
                         {path, std::string(kind.name)}));
        }
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences",
                                           "'%1' is not a model: it seems to be %2. A model is one .gguf file, or a "
                                           "folder with config.json and .safetensors files. %3"),
                             {path, std::string(kind.name), std::string(kind.advice)}));
    }

    tl::unexpected<Error> bad(const std::string& what) const
    {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' %2. The file is damaged or incomplete; fetch it again."),
                             {m_result.m_path.string(), what}));
    }

    template <typename T> bool take(T& value)
    {
        if (m_bytes.size() - m_offset < sizeof value) {
            return false;
        }
        std::memcpy(&value, m_bytes.data() + m_offset, sizeof value);
        m_offset += sizeof value;
        return true;
    }

    bool takeString(std::string_view& text)
    {
        std::uint64_t length = 0;
        if (!take(length) || length > m_bytes.size() - m_offset) {
            return false;
        }
        text = {reinterpret_cast<const char*>(m_bytes.data() + m_offset), static_cast<std::size_t>(length)};
        m_offset += static_cast<std::size_t>(length);
        return true;
    }

    template <typename T> std::optional<Number> takeAs()
    {
        T value{};
        if (!take(value)) {
            return std::nullopt;
        }
        if constexpr (std::is_floating_point_v<T>) {
            return Number{true, 0, static_cast<double>(value)};
        } else {
            return Number{false, static_cast<std::int64_t>(value), static_cast<double>(value)};
        }
    }

    std::optional<Number> takeNumber(std::uint32_t type)
    {
        switch (type) {
        case U8:
        case Bool:
            return takeAs<std::uint8_t>();
        case I8:
            return takeAs<std::int8_t>();
        case U16:
            return takeAs<std::uint16_t>();
        case I16:
            return takeAs<std::int16_t>();
        case U32:
            return takeAs<std::uint32_t>();
        case I32:
            return takeAs<std::int32_t>();
        case U64:
            return takeAs<std::uint64_t>();
        case I64:
            return takeAs<std::int64_t>();
        case F32:
            return takeAs<float>();
        case F64:
            return takeAs<double>();
        default:
            return std::nullopt;
        }
    }

    Result<void> readPair()
    {
        std::string_view key;
        std::uint32_t type = 0;
        if (!takeString(key) || !take(type)) {
            return bad("ends inside its metadata");
        }
        const std::string name(key);
        GgufFile::Value value;
        if (type == String) {
            std::string_view text;
            if (!takeString(text)) {
                return bad("ends inside the value of '" + name + "'");
            }
            value = text;
        } else if (type == Array) {
            POLYMATH_TRY(array, readArray(name));
            value = std::move(array);
        } else {
            const auto number = takeNumber(type);
            if (!number) {
                return bad("has a value of '" + name + "' that cannot be read");
            }
            if (type == Bool) {
                value = number->whole != 0;
            } else if (number->real) {
                value = number->decimal;
            } else {
                value = number->whole;
            }
        }
        if (!m_result.m_metadata.emplace(name, std::move(value)).second) {
            return bad("has the key '" + name + "' twice");
        }
        return {};
    }

    Result<GgufFile::Value> readArray(const std::string& name)
    {
        std::uint32_t type = 0;
        std::uint64_t count = 0;
        // Each element takes a byte or more, so a count past the file's end is a lie; nothing is allocated for it.
        if (!take(type) || !take(count) || count > m_bytes.size() - m_offset) {
            return bad("ends inside the list '" + name + "'");
        }
        std::vector<std::string_view> texts;
        std::vector<float> reals;
        std::vector<std::int64_t> wholes;
        for (std::uint64_t index = 0; index < count; ++index) {
            if (type == String) {
                if (!takeString(texts.emplace_back())) {
                    return bad("ends inside the list '" + name + "'");
                }
                continue;
            }
            const auto number = takeNumber(type);
            if (!number) {
                return bad("has a list '" + name + "' that cannot be read");
            }
            if (number->real) {
                reals.push_back(static_cast<float>(number->decimal));
            } else {
                wholes.push_back(number->whole);
            }
        }
        if (type == String) {
            return GgufFile::Value(std::move(texts));
        }
        return type == F32 || type == F64 ? GgufFile::Value(std::move(reals)) : GgufFile::Value(std::move(wholes));
    }

    Result<void> readTensor(std::vector<std::uint64_t>& offsets)
    {
        std::string_view name;
        std::uint32_t dimensions = 0;
        if (!takeString(name) || !take(dimensions)) {
            return bad("ends inside its list of tensors");
        }
        TensorEntry entry;
        entry.name = std::string(name);
        if (dimensions > 4) {
            return bad("gives tensor '" + entry.name + "' " + std::to_string(dimensions) +
                       " dimensions, and 4 is the most");
        }
        for (std::uint32_t index = 0; index < dimensions; ++index) {
            std::uint64_t size = 0;
            if (!take(size) || size > (std::uint64_t{1} << 40)) {
                return bad("gives tensor '" + entry.name + "' an impossible size");
            }
            entry.shape.insert(entry.shape.begin(), static_cast<std::int64_t>(size)); // innermost comes first in GGUF
        }
        std::uint32_t type = 0;
        std::uint64_t offset = 0;
        if (!take(type) || !take(offset)) {
            return bad("ends inside its list of tensors");
        }
        const auto known = typeFromGguf(type);
        if (!known) {
            return fail(ErrorCode::BadInput,
                        sentence(POLYMATH_TEXT("sentences",
                                               "'%1' stores tensor '%2' in GGUF type %3, which is not read. Use a file "
                                               "in F32, F16, BF16, Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q4_K, Q5_K or Q6_K."),
                                 {m_result.m_path.string(), entry.name, std::to_string(type)}));
        }
        entry.type = *known;
        if (!m_result.m_index.emplace(entry.name, m_result.m_tensors.size()).second) {
            return bad("has the tensor '" + entry.name + "' twice");
        }
        m_result.m_tensors.push_back(std::move(entry));
        offsets.push_back(offset);
        return {};
    }

    /// Gives each tensor its bytes, all of them inside the file.
    Result<void> place(const std::vector<std::uint64_t>& offsets)
    {
        const auto alignment = m_result.integer("general.alignment").value_or(32);
        if (alignment <= 0 || alignment > (1 << 20)) {
            return bad("asks for an alignment of " + std::to_string(alignment) + " bytes");
        }
        const auto align = static_cast<std::size_t>(alignment);
        const std::size_t start = (m_offset + align - 1) / align * align;
        const std::size_t room = start > m_bytes.size() ? 0 : m_bytes.size() - start;
        for (std::size_t index = 0; index < offsets.size(); ++index) {
            auto& entry = m_result.m_tensors[index];
            const auto size = tensorBytes(entry.type, entry.shape);
            if (!size) {
                return bad("has a tensor '" + entry.name + "' that cannot be: " + size.error().sentence);
            }
            if (offsets[index] > room || *size > room - offsets[index]) {
                return bad("ends before the data of tensor '" + entry.name + "'");
            }
            entry.data =
                m_bytes.subspan(start + static_cast<std::size_t>(offsets[index]), static_cast<std::size_t>(*size));
        }
        return {};
    }

    GgufFile& m_result;
    std::span<const std::byte> m_bytes;
    std::size_t m_offset = 0;
};

Result<GgufFile> GgufFile::open(const std::filesystem::path& file)
{
    POLYMATH_TRY(mapped, MappedFile::open(file));
    GgufFile result;
    result.m_path = file;
    result.m_file = std::move(mapped);
    POLYMATH_CHECK(GgufReader(result).read());
    return result;
}

const TensorEntry* GgufFile::find(std::string_view name) const
{
    const auto found = m_index.find(name);
    return found == m_index.end() ? nullptr : &m_tensors[found->second];
}

template <typename T> std::optional<T> GgufFile::valueOf(std::string_view key) const
{
    const auto found = m_metadata.find(key);
    if (found == m_metadata.end() || !std::holds_alternative<T>(found->second)) {
        return std::nullopt;
    }
    return std::get<T>(found->second);
}

std::optional<std::int64_t> GgufFile::integer(std::string_view key) const { return valueOf<std::int64_t>(key); }
std::optional<bool> GgufFile::boolean(std::string_view key) const { return valueOf<bool>(key); }
std::optional<std::string_view> GgufFile::string(std::string_view key) const { return valueOf<std::string_view>(key); }

std::optional<double> GgufFile::number(std::string_view key) const
{
    if (const auto whole = integer(key)) {
        return static_cast<double>(*whole);
    }
    return valueOf<double>(key);
}

std::optional<std::vector<std::string_view>> GgufFile::strings(std::string_view key) const
{
    return valueOf<std::vector<std::string_view>>(key);
}

std::optional<std::vector<float>> GgufFile::floats(std::string_view key) const
{
    return valueOf<std::vector<float>>(key);
}

std::optional<std::vector<std::int64_t>> GgufFile::integers(std::string_view key) const
{
    return valueOf<std::vector<std::int64_t>>(key);
}

} // namespace polymath
