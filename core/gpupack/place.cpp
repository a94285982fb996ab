#include "core/gpupack/place.h"

#include "core/base/file.h"
#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/base/userfolders.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <system_error>

namespace polymath {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::string_view prefix = "torch-";
constexpr std::string_view unfinished = ".tmp-"; // as NewFolder names what is not there yet

std::uint64_t bytesBelow(const fs::path& folder)
{
    std::uint64_t sum = 0;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
        if (const auto bytes = entry.is_regular_file(error) ? entry.file_size(error) : 0; !error) {
            sum += bytes;
        }
    }
    return sum;
}

bool isWhole(const fs::path& folder)
{
    const auto text = readFile(folder / gpuManifest);
    const auto manifest = text ? json::parse(*text, nullptr, false) : json();
    const auto files = manifest.is_object() ? manifest.value("files", json()) : json();
    return files.is_object() && !files.empty() &&
           std::all_of(files.items().begin(), files.items().end(), [&folder](const auto& file) {
               std::error_code error;
               return file.value().is_number_unsigned() &&
                      fs::file_size(folder / fs::path(file.key()), error) ==
                          file.value().template get<std::uint64_t>() &&
                      !error;
           });
}

Result<void> removeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::remove(folder / gpuManifest, error); // half removed is not whole
    fs::remove_all(folder, error);
    if (error) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "'%1' cannot be removed: %2."),
                                                  {folder.string(), error.message()}));
    }
    return {};
}

} // namespace

fs::path gpuFolder() { return dataFolder() / "gpu"; }

fs::path packFolder(const fs::path& root, const std::string& torchVersion)
{
    return root / (std::string(prefix) + torchVersion);
}

fs::path downloadFolder(const fs::path& root) { return root / "downloads"; }

std::uint64_t fetchedBytes(const fs::path& root) { return bytesBelow(downloadFolder(root)); }

std::vector<InstalledPack> installedPacks(const fs::path& root)
{
    std::vector<InstalledPack> packs;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(root, error)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(prefix) && name.find(unfinished) == std::string::npos) {
            packs.push_back(
                {name.substr(prefix.size()), entry.path(), bytesBelow(entry.path()), isWhole(entry.path())});
        }
    }
    std::sort(packs.begin(), packs.end(),
              [](const auto& left, const auto& right) { return left.folder < right.folder; });
    return packs;
}

bool isInstalled(const GpuPack& pack, const fs::path& root)
{
    return !pack.parts.empty() && isWhole(packFolder(root, pack.torchVersion));
}

Result<std::uint64_t> removePacks(const fs::path& root, const std::string& torchVersion)
{
    POLYMATH_CHECK(sweepUnfinished(root));
    std::uint64_t freed = 0;
    bool found = false;
    for (const auto& pack : installedPacks(root)) {
        if (torchVersion.empty() || pack.torchVersion == torchVersion) {
            POLYMATH_CHECK(removeFolder(pack.folder));
            freed += pack.bytes;
            found = true;
        }
    }
    if (torchVersion.empty()) {
        freed += fetchedBytes(root);
        POLYMATH_CHECK(removeFolder(downloadFolder(root)));
        std::error_code ignored;
        fs::remove(root, ignored); // where nothing else is in it
    } else if (!found) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "There are no libraries for LibTorch %1 in '%2'."),
                             {torchVersion, root.string()}));
    }
    return freed;
}

Result<void> sweepUnfinished(const fs::path& root)
{
    std::vector<fs::path> left;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(root, error)) {
        const auto name = entry.path().filename().string();
        const auto mark = name.find(unfinished);
        if (!name.starts_with(prefix) || mark == std::string::npos) {
            continue;
        }
        ProcessId process;
        std::from_chars(name.data() + mark + unfinished.size(), name.data() + name.size(), process.pid);
        if (isRunning(process)) {
            return fail(ErrorCode::Usage,
                        POLYMATH_TEXT("sentences",
                                      "The libraries are being installed by another window or command. Wait "
                                      "until that has ended."));
        }
        left.push_back(entry.path());
    }
    for (const auto& folder : left) {
        POLYMATH_CHECK(removeFolder(folder));
    }
    return {};
}

} // namespace polymath
