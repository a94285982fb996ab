#include "core/base/file.h"

#include <system_error>
#include <utility>

namespace polymath {

MappedFile::~MappedFile() { close(); }

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0))
{
}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept
{
    if (this != &other) {
        close();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

Result<std::string> readFile(const std::filesystem::path& file)
{
    POLYMATH_TRY(mapped, MappedFile::open(file));
    return std::string(mapped.text());
}

Result<void> writeFileAtomically(const std::filesystem::path& file, std::string_view content)
{
    POLYMATH_TRY(atomic, AtomicFile::create(file));
    POLYMATH_CHECK(atomic.write(content));
    return atomic.finish();
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_file(std::move(other.m_file)), m_temporary(std::move(other.m_temporary)),
      m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_temporary, other.m_temporary);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

Result<void> AtomicFile::write(std::string_view data) { return write(std::as_bytes(std::span(data))); }

ScratchFolder::ScratchFolder(std::filesystem::path path) : m_path(std::move(path)) {}

ScratchFolder::~ScratchFolder()
{
    if (!m_path.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
}

ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}

ScratchFolder& ScratchFolder::operator=(ScratchFolder&& other) noexcept
{
    std::swap(m_path, other.m_path);
    return *this;
}

std::string safeFileName(std::string_view name)
{
    std::string safe;
    for (const char character : name) {
        const bool plain = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
                           (character >= '0' && character <= '9') || character == '-' || character == '_';
        safe += plain ? character : '_';
    }
    return safe;
}

std::uint64_t freeDiskBytes(const std::filesystem::path& path)
{
    std::error_code error;
    auto place = std::filesystem::absolute(path, error);
    while (!place.empty() && !std::filesystem::exists(place, error) && place.has_relative_path()) {
        place = place.parent_path();
    }
    const auto space = std::filesystem::space(place, error);
    return error ? 0 : space.available;
}

} // namespace polymath
