#pragma once

#include "core/gpupack/pack.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace polymath {

/// Where packs lie: gpu in the user's data folder, in it torch-VERSION with torch/lib and nvidia/*/lib as in the
/// wheels, so that the libraries find each other.
[[nodiscard]] std::filesystem::path gpuFolder();
[[nodiscard]] std::filesystem::path packFolder(const std::filesystem::path& root, const std::string& torchVersion);

/// The list of a pack's files, which is written last.
constexpr auto gpuManifest = "manifest.json";

struct InstalledPack {
    std::string torchVersion;
    std::filesystem::path folder;
    std::uint64_t bytes = 0;
    bool whole = false; ///< every file of its manifest is there in its size
};

/// Every pack below `root`, whole or not.
[[nodiscard]] std::vector<InstalledPack> installedPacks(const std::filesystem::path& root);
[[nodiscard]] bool isInstalled(const GpuPack& pack, const std::filesystem::path& root);

/// Where what is fetched lies until the pack is whole.
[[nodiscard]] std::filesystem::path downloadFolder(const std::filesystem::path& root);
/// What an earlier try has fetched.
[[nodiscard]] std::uint64_t fetchedBytes(const std::filesystem::path& root);

/// Takes a version's pack away, or all of them and all that was fetched where none is named; returns the bytes freed.
/// Errors: BadInput where there is none of that version or a file cannot be removed.
[[nodiscard]] Result<std::uint64_t> removePacks(const std::filesystem::path& root,
                                                const std::string& torchVersion = {});

/// Takes away what an installing process that has ended left half done, but for what it fetched. Errors: Usage where
/// one still runs.
[[nodiscard]] Result<void> sweepUnfinished(const std::filesystem::path& root);

} // namespace polymath
