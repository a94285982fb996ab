#include "core/formats/safetensors.h"

#include "core/base/translate.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <optional>
#include <utility>

namespace polymath {

namespace {

using nlohmann::json;

std::optional<TensorType> typeFromName(const std::string& name)
{
    for (const auto type : {TensorType::F32, TensorType::F16, TensorType::BF16, TensorType::I32, TensorType::I64}) {
        if (name == toText(type)) {
            return type;
        }
    }
    return std::nullopt;
}

} // namespace

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& file)
{
    const auto bad = [&file](const std::string& what) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' %2. The file is damaged or incomplete; fetch it again."),
                             {file.string(), what}));
    };
    POLYMATH_TRY(mapped, MappedFile::open(file));
    SafetensorsFile result;
    result.m_path = file;
    result.m_file = std::move(mapped);
    const auto bytes = result.m_file.bytes();
    std::uint64_t headerSize = 0;
    if (bytes.size() < sizeof headerSize) {
        return bad("is too short for a safetensors file");
    }
    std::memcpy(&headerSize, bytes.data(), sizeof headerSize);
    if (headerSize > bytes.size() - sizeof headerSize) {
        return bad("ends inside its header");
    }
    const auto header = json::parse(result.m_file.text().substr(sizeof headerSize, headerSize), nullptr, false);
    if (!header.is_object()) {
        return bad("has a header that is not JSON");
    }
    const auto data = bytes.subspan(sizeof headerSize + static_cast<std::size_t>(headerSize));
    for (const auto& [name, fields] : header.items()) {
        try {
            if (name == "__metadata__") {
                result.m_metadata = fields.get<std::map<std::string, std::string>>();
                continue;
            }
            const auto type = typeFromName(fields.at("dtype").get<std::string>());
            if (!type) {
                return fail(
                    ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT(
                                 "sentences",
                                 "'%1' stores tensor '%2' as %3, which is not read. Use a file in F32, F16 or BF16."),
                             {file.string(), name, fields.at("dtype").get<std::string>()}));
            }
            TensorEntry entry{name, *type, fields.at("shape").get<std::vector<std::int64_t>>(), {}};
            const auto offsets = fields.at("data_offsets").get<std::vector<std::uint64_t>>();
            const auto size = tensorBytes(*type, entry.shape);
            if (!size) {
                return bad("has a tensor '" + name + "' that cannot be: " + size.error().sentence);
            }
            if (offsets.size() != 2 || offsets[0] > offsets[1] || offsets[1] > data.size()) {
                return bad("ends before the data of tensor '" + name + "'");
            }
            if (offsets[1] - offsets[0] != *size) {
                return bad("gives tensor '" + name + "' a number of bytes that does not fit its shape");
            }
            entry.data = data.subspan(static_cast<std::size_t>(offsets[0]), static_cast<std::size_t>(*size));
            result.m_tensors.emplace(name, std::move(entry));
        } catch (const json::exception&) {
            return bad("describes tensor '" + name + "' in a way that cannot be read");
        }
    }
    return result;
}

const TensorEntry* SafetensorsFile::find(std::string_view name) const
{
    const auto found = m_tensors.find(name);
    return found == m_tensors.end() ? nullptr : &found->second;
}

Result<SafetensorsWriter> SafetensorsWriter::create(const std::filesystem::path& file, std::vector<TensorPlan> tensors,
                                                    const std::map<std::string, std::string>& metadata)
{
    json header = json::object();
    if (!metadata.empty()) {
        header["__metadata__"] = metadata;
    }
    std::uint64_t offset = 0;
    for (const auto& tensor : tensors) {
        if (!typeFromName(std::string(toText(tensor.type)))) {
            return fail(ErrorCode::Usage, "Safetensors files do not hold " + std::string(toText(tensor.type)) + ".");
        }
        POLYMATH_TRY(bytes, tensorBytes(tensor.type, tensor.shape));
        header[tensor.name] = {
            {"dtype", toText(tensor.type)}, {"shape", tensor.shape}, {"data_offsets", {offset, offset + bytes}}};
        offset += bytes;
    }
    std::string text = header.dump(-1, ' ', false, json::error_handler_t::replace);
    text.append((8 - text.size() % 8) % 8, ' ');
    const std::uint64_t size = text.size();
    POLYMATH_TRY(atomic, AtomicFile::create(file));
    POLYMATH_CHECK(atomic.write(std::as_bytes(std::span(&size, 1))));
    POLYMATH_CHECK(atomic.write(text));
    return SafetensorsWriter(std::move(tensors), std::move(atomic));
}

Result<void> SafetensorsWriter::write(std::span<const std::byte> data)
{
    if (m_next == m_tensors.size()) {
        return fail(ErrorCode::Usage, "More tensors are written than were planned.");
    }
    const auto& tensor = m_tensors[m_next++];
    POLYMATH_TRY(bytes, tensorBytes(tensor.type, tensor.shape));
    if (data.size() != bytes) {
        return fail(ErrorCode::Usage, "The data of tensor '" + tensor.name + "' does not fit its shape.");
    }
    return m_file.write(data);
}

Result<void> SafetensorsWriter::finish()
{
    if (m_next != m_tensors.size()) {
        return fail(ErrorCode::Usage, "The tensor '" + m_tensors[m_next].name + "' was planned and is not written.");
    }
    return m_file.finish();
}

Result<void> writeSafetensors(const std::filesystem::path& file, const std::vector<TensorEntry>& tensors,
                              const std::map<std::string, std::string>& metadata)
{
    std::vector<TensorPlan> plan;
    for (const auto& tensor : tensors) {
        plan.push_back({tensor.name, tensor.type, tensor.shape});
    }
    POLYMATH_TRY(writer, SafetensorsWriter::create(file, std::move(plan), metadata));
    for (const auto& tensor : tensors) {
        POLYMATH_CHECK(writer.write(tensor.data));
    }
    return writer.finish();
}

} // namespace polymath
