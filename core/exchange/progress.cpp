#include "core/exchange/progress.h"

#include "core/base/file.h"
#include "core/base/translate.h"

#include <string>

namespace polymath {

namespace fs = std::filesystem;

Result<void> ByteCounter::add(std::uint64_t bytes)
{
    m_done += bytes;
    if (m_progress && !m_progress(m_done, m_total)) {
        return fail(ErrorCode::Cancelled, POLYMATH_TEXT("sentences", "Stopped. Nothing was left behind."));
    }
    return {};
}

Result<void> checkRoom(const fs::path& target, std::uint64_t bytes)
{
    const auto free = freeDiskBytes(target);
    if (bytes <= free) {
        return {};
    }
    const auto megabytes = [](std::uint64_t value) { return std::to_string(value / 1'000'000) + " MB"; };
    return fail(
        ErrorCode::OutOfResources,
        sentence(POLYMATH_TEXT("sentences",
                               "'%1' would take %2, and the disk has %3 free. Make room or choose another disk."),
                 {target.string(), megabytes(bytes), megabytes(free)}));
}

} // namespace polymath
