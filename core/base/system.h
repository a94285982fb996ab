#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// Milliseconds since 1970-01-01 UTC.
[[nodiscard]] std::int64_t nowMs();

/// The folder of the running program.
[[nodiscard]] std::filesystem::path programFolder();

/// Where small files that can be made again are kept: $XDG_CACHE_HOME/polymath or its like. Made when missing.
[[nodiscard]] std::filesystem::path cacheFolder();

/// A running process, told apart from a later one with the same number by its start time.
struct ProcessId {
    std::int64_t pid = 0;
    std::int64_t startTicks = 0; ///< the system's own unit; 0 when unknown
};

[[nodiscard]] ProcessId thisProcess();
[[nodiscard]] bool isRunning(const ProcessId& process);
[[nodiscard]] std::string hostName();

/// Starts a program that outlives this one, in a session of its own, with stdin closed and stdout and stderr appended
/// to `logFile`. Errors: BadInput when the program cannot be started.
[[nodiscard]] Result<ProcessId> startDetached(const std::filesystem::path& program,
                                              const std::vector<std::string>& arguments,
                                              const std::filesystem::path& logFile);

/// What a program that ran to its end left.
struct ProcessOutput {
    int exitCode = 0;
    std::string out;
    std::string err;
};

/// Runs a program to its end with `input` on its stdin. A program ended by a signal has exit code 128 + its number.
/// `onLine` hears each whole line of its stdout, without the line's end, as soon as it is there.
[[nodiscard]] Result<ProcessOutput> runProgram(const std::filesystem::path& program,
                                               const std::vector<std::string>& arguments, const std::string& input = {},
                                               const std::function<void(std::string_view)>& onLine = {});

/// Reaps children of this process that have ended, so that isRunning() tells the truth about them.
void reapChildren();

/// Where ScratchFolder and std::filesystem::temp_directory_path() find room from now on. Before any thread starts.
void setTemporaryFolder(const std::filesystem::path& folder);

/// Reads what is on stdin, waiting until there is something; 0 at its end.
[[nodiscard]] std::size_t readStdin(std::span<char> into);
/// Whether a person sees stderr, so that a line may be written over.
[[nodiscard]] bool isStderrTerminal();

// Libraries that are there on some machines only
/// Opens a library for the rest of the process; with `forAll`, what it defines is seen by libraries opened later.
/// Errors: BadInput with the loader's reason.
[[nodiscard]] Result<void*> openLibrary(const std::filesystem::path& library, bool forAll);
/// A function of an open library; null where it has none of that name.
[[nodiscard]] void* findSymbol(void* library, const char* name);
/// The file of the library that an address lies in; empty where that is not known.
[[nodiscard]] std::filesystem::path libraryHolding(const void* address);

[[nodiscard]] std::uint64_t peakMemoryBytes();     ///< largest resident memory of this process so far
[[nodiscard]] std::uint64_t residentMemoryBytes(); ///< resident memory of this process now
[[nodiscard]] std::uint64_t residentMemoryBytes(const ProcessId& process); ///< 0 where it is gone
[[nodiscard]] std::uint64_t availableMemoryBytes();                        ///< what the machine could still give out
[[nodiscard]] std::uint64_t totalMemoryBytes();
[[nodiscard]] int physicalCores();
[[nodiscard]] std::string processorName();

} // namespace polymath
