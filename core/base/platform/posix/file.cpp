#include "core/base/file.h"

#include "core/base/stream.h"
#include "core/base/translate.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace polymath {

namespace {

Error errorFromErrno(const std::string& doing, const std::filesystem::path& file)
{
    const int number = errno;
    const std::string reason = std::generic_category().message(number);
    const bool full = number == ENOSPC || number == EDQUOT;
    return Error{full ? ErrorCode::OutOfResources : ErrorCode::BadInput,
                 doing + " '" + file.string() + "' failed: " + reason + ".", "errno " + std::to_string(number)};
}

Result<void> syncFolder(const std::filesystem::path& file)
{
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
    return {};
}

} // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return tl::unexpected(errorFromErrno("Opening", file));
    }
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is not a file that can be read."), {file.string()}));
    }
    MappedFile mapped;
    mapped.m_size = static_cast<std::size_t>(status.st_size);
    if (mapped.m_size > 0) {
        void* data = ::mmap(nullptr, mapped.m_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (data == MAP_FAILED) {
            auto error = errorFromErrno("Mapping", file);
            ::close(descriptor);
            mapped.m_size = 0;
            return tl::unexpected(std::move(error));
        }
        mapped.m_data = static_cast<const std::byte*>(data);
    }
    ::close(descriptor);
    return mapped;
}

void MappedFile::forget() const
{
    if (m_data != nullptr) {
        ::madvise(const_cast<std::byte*>(m_data), m_size, MADV_DONTNEED); // of a file: nothing is lost
    }
}

void MappedFile::close()
{
    if (m_data != nullptr) {
        ::munmap(const_cast<std::byte*>(m_data), m_size);
    }
    m_data = nullptr;
    m_size = 0;
}

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& file)
{
    AtomicFile atomic;
    atomic.m_file = file;
    std::string pattern = file.string() + ".tmp-XXXXXX";
    atomic.m_descriptor = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (atomic.m_descriptor < 0) {
        return tl::unexpected(errorFromErrno("Writing", file));
    }
    atomic.m_temporary = pattern;
    // mkostemp gives 0600; a file made by hand would follow the umask.
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(atomic.m_descriptor, 0666 & ~mask);
    return atomic;
}

AtomicFile::~AtomicFile()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
        std::error_code ignored;
        std::filesystem::remove(m_temporary, ignored);
    }
}

Result<void> AtomicFile::failed(const char* doing) { return tl::unexpected(errorFromErrno(doing, m_file)); }

Result<void> AtomicFile::write(std::span<const std::byte> data)
{
    while (!data.empty()) {
        const ssize_t written = ::write(m_descriptor, data.data(), data.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return failed("Writing");
        }
        data = data.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> AtomicFile::writeAt(std::uint64_t offset, std::string_view data)
{
    while (!data.empty()) {
        const ssize_t written = ::pwrite(m_descriptor, data.data(), data.size(), static_cast<off_t>(offset));
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return failed("Writing");
        }
        data.remove_prefix(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return {};
}

Result<void> AtomicFile::finish()
{
    if (::fsync(m_descriptor) != 0) {
        return failed("Writing");
    }
    const int descriptor = std::exchange(m_descriptor, -1);
    if (::close(descriptor) != 0 || ::rename(m_temporary.c_str(), m_file.c_str()) != 0) {
        auto error = errorFromErrno("Writing", m_file);
        std::error_code ignored;
        std::filesystem::remove(m_temporary, ignored);
        return tl::unexpected(std::move(error));
    }
    return syncFolder(m_file);
}

std::FILE* openStream(const std::filesystem::path& file, std::string mode)
{
#ifdef __GLIBC__
    mode += 'e'; // closed on exec, from the start
    return std::fopen(file.c_str(), mode.c_str());
#else
    std::FILE* stream = std::fopen(file.c_str(), mode.c_str());
    if (stream != nullptr) {
        ::fcntl(::fileno(stream), F_SETFD, FD_CLOEXEC);
    }
    return stream;
#endif
}

FileStamp fileStamp(const std::filesystem::path& file)
{
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0) {
        return {};
    }
#ifdef __APPLE__
    const auto time = status.st_mtimespec;
#else
    const auto time = status.st_mtim;
#endif
    return {status.st_size, std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec};
}

Result<ScratchFolder> ScratchFolder::create()
{
    std::error_code error;
    const auto place = std::filesystem::temp_directory_path(error);
    auto pattern = (place / "polymath-XXXXXX").string();
    if (error || ::mkdtemp(pattern.data()) == nullptr) {
        return fail(ErrorCode::OutOfResources,
                    error ? "The place for temporary files is no folder: set TMPDIR to one that is there."
                          : "No temporary folder can be made in '" + place.string() +
                                "'. Free some space, or set TMPDIR to another folder.",
                    error ? error.message() : std::system_category().message(errno));
    }
    return ScratchFolder(pattern);
}

} // namespace polymath
