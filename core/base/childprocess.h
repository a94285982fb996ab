#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// A program that this one talks to over its stdin and stdout; its stderr is this one's. It ends with the object.
class ChildProcess {
public:
    /// Errors: BadInput when the program cannot be started.
    [[nodiscard]] static Result<ChildProcess> start(const std::filesystem::path& program,
                                                    const std::vector<std::string>& arguments);
    ~ChildProcess();
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;

    /// Waits until all of it is in the child's hands or on the way; false where the child is gone.
    [[nodiscard]] bool write(std::string_view data);

    enum class Heard { Data, Nothing, End };
    /// Appends what the child wrote; Nothing after `waitMs` without a word, End when it will say no more.
    [[nodiscard]] Heard read(std::string& into, int waitMs);

    /// Ends it at once, if it still runs, and returns its exit code; 128 + the signal's number for one ended by a
    /// signal, this one's own included.
    int stop();

private:
    ChildProcess() = default;

    std::int64_t m_pid = 0;
    int m_input = -1;
    int m_output = -1;
};

/// For the child's side: ends this process as soon as nobody holds the other end of its stdin, whatever it is at.
void endWithParent();

/// Lets this process have no more than this many bytes of memory of its own (files mapped for reading do not count);
/// beyond that an allocation fails. Has no effect under AddressSanitizer, which maps more than any machine has.
void limitMemory(std::uint64_t bytes);

} // namespace polymath
