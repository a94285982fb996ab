#include "core/base/file.h"

#include "core/base/platform/windows/windows.h"
#include "core/base/stream.h"
#include "core/base/translate.h"

#include <fcntl.h>
#include <io.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <system_error>
#include <utility>

namespace polymath {

using windows::errorFrom;
using windows::Handle;

namespace {

constexpr int attempts = 100; ///< at a name that nobody has

std::wstring randomLetters()
{
    static constexpr std::wstring_view letters = L"abcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device random;
    std::wstring text;
    for (int index = 0; index < 6; ++index) {
        text += letters[random() % letters.size()];
    }
    return text;
}

HANDLE handleOf(int descriptor) { return reinterpret_cast<HANDLE>(::_get_osfhandle(descriptor)); }

/// One write of as much as Windows takes at once; the number of bytes, or 0 with GetLastError().
std::size_t writeSome(HANDLE file, const char* data, std::size_t bytes)
{
    DWORD written = 0;
    const auto now = static_cast<DWORD>(std::min<std::size_t>(bytes, 1 << 30));
    return ::WriteFile(file, data, now, &written, nullptr) != 0 ? written : 0;
}

} // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& file)
{
    const Handle handle(::CreateFileW(file.c_str(), GENERIC_READ,
                                      FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                                      FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!handle) {
        return tl::unexpected(errorFrom(::GetLastError(), "Opening", file));
    }
    LARGE_INTEGER size{};
    if (::GetFileType(handle.get()) != FILE_TYPE_DISK || ::GetFileSizeEx(handle.get(), &size) == 0) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is not a file that can be read."), {file.string()}));
    }
    MappedFile mapped;
    if (size.QuadPart == 0) {
        return mapped;
    }
    const Handle mapping(::CreateFileMappingW(handle.get(), nullptr, PAGE_READONLY, 0, 0, nullptr));
    const void* data = mapping ? ::MapViewOfFile(mapping.get(), FILE_MAP_READ, 0, 0, 0) : nullptr;
    if (data == nullptr) {
        return tl::unexpected(errorFrom(::GetLastError(), "Mapping", file));
    }
    mapped.m_data = static_cast<const std::byte*>(data);
    mapped.m_size = static_cast<std::size_t>(size.QuadPart);
    return mapped;
}

void MappedFile::forget() const
{
    if (m_data != nullptr) { // unlocking what is not locked fails, and takes the pages out of the working set
        ::VirtualUnlock(const_cast<std::byte*>(m_data), m_size);
    }
}

void MappedFile::close()
{
    if (m_data != nullptr) {
        ::UnmapViewOfFile(m_data);
    }
    m_data = nullptr;
    m_size = 0;
}

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& file)
{
    AtomicFile atomic;
    atomic.m_file = file;
    DWORD number = ERROR_FILE_EXISTS;
    for (int attempt = 0; attempt < attempts && number == ERROR_FILE_EXISTS; ++attempt) {
        atomic.m_temporary = file.wstring() + L".tmp-" + randomLetters();
        Handle handle(::CreateFileW(atomic.m_temporary.c_str(), GENERIC_READ | GENERIC_WRITE,
                                    FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr, CREATE_NEW, FILE_ATTRIBUTE_NORMAL,
                                    nullptr));
        if (handle) {
            atomic.m_descriptor =
                ::_open_osfhandle(reinterpret_cast<std::intptr_t>(handle.release()), _O_BINARY | _O_NOINHERIT);
            return atomic;
        }
        number = ::GetLastError();
    }
    return tl::unexpected(errorFrom(number, "Writing", file));
}

AtomicFile::~AtomicFile()
{
    if (m_descriptor >= 0) {
        ::_close(m_descriptor);
        std::error_code ignored;
        std::filesystem::remove(m_temporary, ignored);
    }
}

Result<void> AtomicFile::failed(const char* doing)
{
    return tl::unexpected(errorFrom(::GetLastError(), doing, m_file));
}

Result<void> AtomicFile::write(std::span<const std::byte> data)
{
    while (!data.empty()) {
        const auto written = writeSome(handleOf(m_descriptor), reinterpret_cast<const char*>(data.data()), data.size());
        if (written == 0) {
            return failed("Writing");
        }
        data = data.subspan(written);
    }
    return {};
}

Result<void> AtomicFile::writeAt(std::uint64_t offset, std::string_view data)
{
    HANDLE file = handleOf(m_descriptor);
    LARGE_INTEGER end{};
    LARGE_INTEGER place{};
    place.QuadPart = static_cast<LONGLONG>(offset);
    if (::SetFilePointerEx(file, LARGE_INTEGER{}, &end, FILE_CURRENT) == 0 ||
        ::SetFilePointerEx(file, place, nullptr, FILE_BEGIN) == 0) {
        return failed("Writing");
    }
    POLYMATH_CHECK(write(data));
    if (::SetFilePointerEx(file, end, nullptr, FILE_BEGIN) == 0) {
        return failed("Writing");
    }
    return {};
}

Result<void> AtomicFile::finish()
{
    if (::FlushFileBuffers(handleOf(m_descriptor)) == 0) {
        return failed("Writing");
    }
    const bool closed = ::_close(std::exchange(m_descriptor, -1)) == 0;
    if (!closed ||
        ::MoveFileExW(m_temporary.c_str(), m_file.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) == 0) {
        auto error = errorFrom(closed ? ::GetLastError() : ERROR_WRITE_FAULT, "Writing", m_file);
        std::error_code ignored;
        std::filesystem::remove(m_temporary, ignored);
        return tl::unexpected(std::move(error));
    }
    return {};
}

std::FILE* openStream(const std::filesystem::path& file, std::string mode)
{
    mode += 'N'; // not inherited
    return ::_wfopen(file.c_str(), windows::wide(mode).c_str());
}

FileStamp fileStamp(const std::filesystem::path& file)
{
    WIN32_FILE_ATTRIBUTE_DATA facts{};
    if (::GetFileAttributesExW(file.c_str(), GetFileExInfoStandard, &facts) == 0) {
        return {};
    }
    const auto joined = [](DWORD high, DWORD low) {
        return static_cast<std::int64_t>((static_cast<std::uint64_t>(high) << 32U) | low);
    };
    // Windows counts 100 ns since 1601; this is the difference to 1970.
    constexpr std::int64_t epochDifference = 116'444'736'000'000'000;
    const auto ticks = joined(facts.ftLastWriteTime.dwHighDateTime, facts.ftLastWriteTime.dwLowDateTime);
    return {joined(facts.nFileSizeHigh, facts.nFileSizeLow), (ticks - epochDifference) * 100};
}

Result<ScratchFolder> ScratchFolder::create()
{
    std::error_code error;
    const auto place = std::filesystem::temp_directory_path(error);
    for (int attempt = 0; attempt < attempts && !error; ++attempt) {
        const auto folder = place / (L"polymath-" + randomLetters());
        if (std::filesystem::create_directory(folder, error)) {
            return ScratchFolder(folder);
        }
    }
    return fail(ErrorCode::OutOfResources,
                "No temporary folder can be made in '" + place.string() +
                    "'. Free some space, or set TMP to another folder.",
                error.message());
}

} // namespace polymath
