#include "core/gpupack/install.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/translate.h"
#include "core/exchange/newfolder.h"
#include "core/exchange/progress.h"
#include "core/gpupack/wheel.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <system_error>

namespace polymath {

namespace fs = std::filesystem;

namespace {

/// Adds the bytes of all stages up.
class Steps {
public:
    Steps(const GpuPack& pack, const InstallProgress& progress)
        : m_progress(progress), m_total(2 * pack.downloadBytes() + pack.unpackedBytes()) // fetched, then compared
    {
    }

    void add(InstallStep::Stage stage, const GpuPart& part, std::uint64_t bytes)
    {
        m_done = std::min(m_done + bytes, m_total); // a server that begins anew sends some of them twice
        m_progress({stage, part.name, m_done, m_total});
    }

private:
    const InstallProgress& m_progress;
    std::uint64_t m_total;
    std::uint64_t m_done = 0;
};

Result<void> compare(const fs::path& file, const GpuPart& part, Steps& steps)
{
    const auto another = [&file] {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is another file than was asked for: its size or SHA-256 "
                                                        "differs from what this program knows. Fetch it again."),
                             {file.string()}));
    };
    std::error_code error;
    if (fs::file_size(file, error) != part.downloadBytes || error) {
        return another();
    }
    std::uint64_t before = 0;
    POLYMATH_TRY(hash, sha256OfFile(file, [&](std::uint64_t read) {
                     steps.add(InstallStep::Stage::Checking, part, read - before);
                     before = read;
                 }));
    if (hash != part.sha256) {
        return another();
    }
    return {};
}

Result<void> writeManifest(const GpuPack& pack, const fs::path& folder,
                           const std::map<std::string, std::uint64_t>& files)
{
    auto wheels = nlohmann::json::array();
    for (const auto& part : pack.parts) {
        wheels.push_back({{"name", part.name}, {"version", part.version}, {"sha256", part.sha256}});
    }
    const nlohmann::json manifest{
        {"torch", pack.torchVersion}, {"cuda", pack.cudaVersion}, {"wheels", wheels}, {"files", files}};
    return writeFileAtomically(folder / gpuManifest, manifest.dump(1) + "\n");
}

} // namespace

Result<InstalledPack> installPack(const GpuPack& pack, const fs::path& root, WheelSource& source,
                                  const InstallProgress& progress)
{
    if (pack.parts.empty()) {
        return fail(ErrorCode::Usage,
                    POLYMATH_TEXT("sentences", "NVIDIA's libraries are offered on Linux for x86-64 processors alone."));
    }
    const auto folder = packFolder(root, pack.torchVersion);
    if (isInstalled(pack, root)) {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "The libraries for LibTorch %1 are there already."),
                             {pack.torchVersion}));
    }
    POLYMATH_CHECK(sweepUnfinished(root));
    POLYMATH_CHECK(source.prepare(pack));
    POLYMATH_CHECK(checkRoom(folder, pack.unpackedBytes() + source.bytesToFetch(pack)));
    std::error_code error;
    fs::create_directories(root, error);
    if (error) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "The folder '%1' cannot be made: %2."),
                                                  {root.string(), error.message()}));
    }

    Steps steps(pack, progress);
    std::map<std::string, fs::path> wheels;
    for (const auto& part : pack.parts) { // all of them first: what comes over a network takes longest
        POLYMATH_TRY(wheel, source.get(part, [&](std::uint64_t bytes) {
            steps.add(InstallStep::Stage::Fetching, part, bytes);
        }));
        wheels[part.name] = wheel;
    }
    fs::remove_all(folder, error); // of an earlier pack that is not whole
    POLYMATH_TRY(fresh, NewFolder::create(folder));
    std::map<std::string, std::uint64_t> files;
    for (const auto& part : pack.parts) {
        const auto& wheel = wheels.at(part.name);
        if (auto same = compare(wheel, part, steps); !same) {
            source.refuse(wheel);
            return passOn(std::move(same));
        }
        POLYMATH_CHECK(unpackWheel(wheel, fresh.path(), files, [&](std::uint64_t bytes) {
            steps.add(InstallStep::Stage::Unpacking, part, bytes);
        }));
    }
    POLYMATH_CHECK(writeManifest(pack, fresh.path(), files));
    POLYMATH_CHECK(fresh.finish());
    source.finish();
    InstalledPack made{pack.torchVersion, folder, 0, true};
    for (const auto& [name, bytes] : files) {
        made.bytes += bytes;
    }
    return made;
}

} // namespace polymath
