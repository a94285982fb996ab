#pragma once

#include "core/base/result.h"
#include "core/text/reading.h"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// A document that was read and waits for the end of its import.
struct SpooledDocument {
    std::uint32_t entry = 0;  ///< index of the entry that it is from
    std::uint32_t flags = 0;  ///< what was done to it; the import's own
    std::uint32_t folder = 0; ///< a hash of the folder that its file lies in
    std::string prompt;
    std::string text;
    std::string place = ""; ///< see ImportedDocument; of a longer one than `longestPlace` the beginning is kept
    static constexpr std::size_t longestPlace = 255;
};

/// A file that was read whole: itself, and the files inside it.
struct SpooledFile {
    std::string path;
    std::string sha256;
    std::int64_t bytes = -1;
    std::int64_t modifiedNs = 0;
    std::string settings;
    std::vector<EntryReport> entries;
};

/// The documents of an import, in the order in which they were read, in one file that outlives the program: what was
/// read whole is found again, what was not is cut off. Errors: OutOfResources where the disk is full, BadInput where
/// the file cannot be made or read.
class Spool {
public:
    /// Opens the file, or makes it; `visit` hears the documents that are in it.
    [[nodiscard]] static Result<Spool> open(const std::filesystem::path& file,
                                            const std::function<void(const SpooledDocument&)>& visit);

    Result<void> add(const SpooledDocument& document);
    /// Ends a file; `file.entries` are those that its documents' indices count on from where the last file's ended.
    Result<void> endFile(SpooledFile&& file);
    Result<void> dropUnfinished(); ///< what was added since the last endFile()

    [[nodiscard]] const std::vector<SpooledFile>& files() const { return m_files; }
    [[nodiscard]] std::uint64_t bytes() const { return m_end; } ///< of all whole files

private:
    friend class SpoolReader;
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    Spool() = default;
    [[nodiscard]] Result<void> failed(const char* doing) const;
    [[nodiscard]] Result<void> write(std::initializer_list<std::string_view> parts);

    std::filesystem::path m_path;
    std::unique_ptr<std::FILE, Close> m_file;
    std::vector<SpooledFile> m_files;
    std::uint64_t m_end = 0;
};

/// Reads the documents of a spool's whole files from the first on. Nothing may be added meanwhile.
class SpoolReader {
public:
    explicit SpoolReader(Spool& spool);

    [[nodiscard]] bool atEnd() const { return m_place >= m_spool.m_end; }
    [[nodiscard]] std::uint64_t bytes() const { return m_place; } ///< read so far
    /// The next document; nothing where a file ends.
    [[nodiscard]] Result<std::optional<SpooledDocument>> next();

private:
    Spool& m_spool;
    std::uint64_t m_place = 0;
};

} // namespace polymath
