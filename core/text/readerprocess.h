#pragma once

#include "core/base/childprocess.h"
#include "core/base/file.h"
#include "core/base/system.h"
#include "core/text/preview.h"
#include "core/text/reading.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace polymath {

/// What one file may cost.
struct ReaderLimits {
    /// Memory of the reader's own, in bytes. Trees of office files take about ten times the file; a gigabyte is room
    /// for the largest that people write and leaves a small machine usable.
    std::uint64_t memoryBytes = 1'000'000'000;
    /// Without a document for this long, the reader is taken to hang. Recognising the text of a scanned page takes up
    /// to ten seconds on a slow machine, and a document may need ten of them.
    int silenceMs = 120'000;
};

/// Limits of a look into a file, for which somebody waits.
constexpr ReaderLimits previewLimits{1'000'000'000, 15'000};

/// Reads files in a process of its own, `polymath-reader`, so that a file that makes its reader crash, hang or take all
/// memory costs this file alone. The process is started when it is first needed, serves one file after another, and is
/// started anew after an accident. One thread at a time.
class ReaderProcess {
public:
    /// Asks `goOn` about ten times a second while it waits; false ends the reading with Cancelled.
    explicit ReaderProcess(ReaderLimits limits = {}, std::function<bool()> goOn = {},
                           std::filesystem::path program = programFolder() / "polymath-reader");

    /// See ReadFile. A file, or a file inside it, whose reader stopped ends with a problem that says why, and what
    /// comes behind it in an archive is read by a new one.
    [[nodiscard]] Result<void> read(const std::filesystem::path& file, const ReadOptions& options,
                                    DocumentVisitor& visitor);
    /// See previewFile(); `entry` is a ContainedFile's name.
    [[nodiscard]] Result<FilePreview> preview(const std::filesystem::path& file, const ReadOptions& options,
                                              std::size_t limit, const std::string& entry = {});

private:
    /// How an answer ended that did not come to its end: with an error of the reader's, or with the reader.
    struct Accident {
        /// Of the sentence: %1 the file, %2 the memory that it may have in MB, %3 the seconds that it may be silent.
        const char* pattern = "";
    };
    struct Answer;
    class Entries;

    [[nodiscard]] Result<std::optional<Accident>> ask(const std::string& request, Answer& answer);
    [[nodiscard]] Result<std::optional<Accident>> listen(Answer& answer);
    [[nodiscard]] Result<void> start();
    void stop();
    [[nodiscard]] Accident ended(const char* why = nullptr);
    [[nodiscard]] Error stopped(const std::string& file, const Accident& accident) const;

    ReaderLimits m_limits;
    std::function<bool()> m_goOn;
    std::filesystem::path m_program;
    std::optional<ScratchFolder> m_scratch; ///< for its temporary files, which must not outlive it
    std::optional<ChildProcess> m_child;
    std::string m_heard;
};

} // namespace polymath
