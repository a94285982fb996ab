#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <utility>

namespace polymath {

/// Hears how many bytes of all are done; false stops the work, which then leaves nothing behind.
using ByteProgress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// Counts bytes towards a total. Errors of add(): Cancelled.
class ByteCounter {
public:
    ByteCounter(ByteProgress progress, std::uint64_t total) : m_progress(std::move(progress)), m_total(total) {}

    [[nodiscard]] Result<void> add(std::uint64_t bytes);

private:
    ByteProgress m_progress;
    std::uint64_t m_total;
    std::uint64_t m_done = 0;
};

/// Errors: OutOfResources where the disk that `target` is to lie on has not this much room.
[[nodiscard]] Result<void> checkRoom(const std::filesystem::path& target, std::uint64_t bytes);

} // namespace polymath
