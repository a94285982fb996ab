#pragma once

#include <array>
#include <cstdint>

namespace polymath::posix {

/// When a process started, in the system's own unit; 0 when that is not known.
[[nodiscard]] std::int64_t startTicksOf(std::int64_t pid);

/// A pipe, or a pair of sockets, whose ends programs started later do not get. False, with errno, where there is none.
[[nodiscard]] bool makePipe(std::array<int, 2>& ends);
[[nodiscard]] bool makeSocketPair(std::array<int, 2>& ends);

} // namespace polymath::posix
