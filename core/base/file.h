#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace polymath {

/// A whole file mapped into memory for reading. Moves, does not copy; the bytes live as long as the object.
class MappedFile {
public:
    /// Errors: BadInput when the file does not exist or cannot be read. An empty file gives no bytes.
    [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& file);

    MappedFile() = default;
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    [[nodiscard]] std::span<const std::byte> bytes() const { return {m_data, m_size}; }
    [[nodiscard]] std::string_view text() const { return {reinterpret_cast<const char*>(m_data), m_size}; }
    /// Hands the memory of what was read so far back to the system, which reads it again where it is needed: whoever
    /// goes through a large file once need not keep it.
    void forget() const;

private:
    void close();

    const std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

/// A file's content. Errors: BadInput.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& file);

/// Writes a file so that a crash leaves either the old or the new content: temporary file, fsync, rename, fsync of
/// the folder. Errors: OutOfResources when the disk is full, BadInput when the place cannot be written.
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& file, std::string_view content);

/// A file that appears under its name only when finish() succeeded; until then it is a temporary beside it.
class AtomicFile {
public:
    [[nodiscard]] static Result<AtomicFile> create(const std::filesystem::path& file);

    ~AtomicFile(); ///< Removes the temporary when finish() was not called.
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;

    [[nodiscard]] Result<void> write(std::span<const std::byte> data);
    [[nodiscard]] Result<void> write(std::string_view data);
    /// Overwrites bytes written before, a header say, and leaves the end of the file where it was.
    [[nodiscard]] Result<void> writeAt(std::uint64_t offset, std::string_view data);
    [[nodiscard]] Result<void> finish();

private:
    AtomicFile() = default;
    [[nodiscard]] Result<void> failed(const char* doing);

    std::filesystem::path m_file;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
};

/// A new folder in the system's place for temporary files; it goes with the object, and with it all that it holds.
class ScratchFolder {
public:
    /// Errors: OutOfResources where none can be made.
    [[nodiscard]] static Result<ScratchFolder> create();

    ~ScratchFolder();
    ScratchFolder(ScratchFolder&& other) noexcept;
    ScratchFolder& operator=(ScratchFolder&& other) noexcept;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    explicit ScratchFolder(std::filesystem::path path);

    std::filesystem::path m_path; ///< empty after a move
};

/// A file's size and time of change, to see that it is the one that it was.
struct FileStamp {
    std::int64_t bytes = -1; ///< -1 where it cannot be asked
    std::int64_t modifiedNs = 0;
};
[[nodiscard]] FileStamp fileStamp(const std::filesystem::path& file);

/// `name` as far as every file system takes it: letters, digits, "-" and "_"; anything else becomes "_".
[[nodiscard]] std::string safeFileName(std::string_view name);

/// Free space, in bytes, on the disk that holds `path` (or the nearest folder above it that exists).
[[nodiscard]] std::uint64_t freeDiskBytes(const std::filesystem::path& path);

} // namespace polymath
