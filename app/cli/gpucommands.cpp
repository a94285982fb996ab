#include "app/cli/commands.h"
#include "app/cli/progress.h"

#include "core/base/file.h"
#include "core/gpupack/machine.h"
#include "core/gpupack/network.h"
#include "core/gpupack/place.h"
#include "core/jobs/workercall.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>
#include <string>

namespace polymath::cli {

namespace {

using nlohmann::json;

json partsOf(const GpuPack& pack)
{
    auto parts = json::array();
    for (const auto& part : pack.parts) {
        parts.push_back({{"name", part.name},
                         {"version", part.version},
                         {"platform", part.platform},
                         {"sha256", part.sha256},
                         {"download_bytes", part.downloadBytes},
                         {"unpacked_bytes", part.unpackedBytes}});
    }
    return parts;
}

json statusOf(const GpuPack& pack)
{
    const auto root = gpuFolder();
    const auto machine = lookForNvidia();
    const bool installed = isInstalled(pack, root);
    const auto state = gpuState(machine, pack, installed);
    auto others = json::array();
    for (const auto& other : installedPacks(root)) {
        if (other.torchVersion != pack.torchVersion) {
            others.push_back({{"torch", other.torchVersion}, {"bytes", other.bytes}});
        }
    }
    return {{"state", std::string(toText(state))},
            {"sentence", gpuSentence(state, machine, pack)},
            {"device", machine.name},
            {"driver", machine.driver},
            {"needs_driver", pack.neededDriver()},
            {"torch", pack.torchVersion},
            {"cuda", pack.cudaVersion},
            {"download_bytes", pack.downloadBytes()},
            {"unpacked_bytes", pack.unpackedBytes()},
            {"wheels", partsOf(pack)},
            {"folder", packFolder(root, pack.torchVersion).string()},
            {"installed", installed},
            {"fetched_bytes", fetchedBytes(root)},
            {"free_bytes", freeDiskBytes(root)},
            {"others", others},
            {"network", std::string(toText(networkRule()))}};
}

void showStatus(const GpuPack& pack, const json& status)
{
    std::printf("%s\n", status["sentence"].get<std::string>().c_str());
    if (pack.parts.empty()) {
        return;
    }
    std::printf(
        "The libraries for LibTorch %s and CUDA %s: %.2f GB to fetch, %.2f GB on disk, %.1f GB free, driver %d or "
        "later.\n",
        pack.torchVersion.c_str(), pack.cudaVersion.c_str(), static_cast<double>(pack.downloadBytes()) / 1e9,
        static_cast<double>(pack.unpackedBytes()) / 1e9, status["free_bytes"].get<double>() / 1e9, pack.neededDriver());
    for (const auto& part : pack.parts) {
        std::printf("  %-24s %-12s %7.1f MB  %s\n", part.name.c_str(), part.version.c_str(),
                    static_cast<double>(part.downloadBytes) / 1e6, part.sha256.c_str());
    }
    for (const auto& other : status["others"]) {
        const auto version = other["torch"].get<std::string>();
        std::printf(
            "Those for LibTorch %s (%.2f GB) are of no use any more; `polymath-cli gpu remove --version %s` takes "
            "them away.\n",
            version.c_str(), other["bytes"].get<double>() / 1e9, version.c_str());
    }
    if (status["installed"].get<bool>()) {
        std::printf("They are installed in %s; `polymath-cli gpu remove` takes them away.\n",
                    status["folder"].get<std::string>().c_str());
        return;
    }
    if (const auto fetched = status["fetched_bytes"].get<double>(); fetched > 0) {
        std::printf("%.2f GB of them are fetched already.\n", fetched / 1e9);
    }
    std::printf("`polymath-cli gpu install --from FOLDER-OR-ADDRESS` installs them into %s.\n",
                status["folder"].get<std::string>().c_str());
}

Result<void> install(const Arguments& arguments)
{
    if (arguments.from.empty()) {
        return fail(ErrorCode::Usage,
                    "Say with --from where the libraries come from: a folder that holds the wheels, or the "
                    "address of a package index.");
    }
    const json request{{"request", "install"},
                       {"pins", std::string(builtInPins())},
                       {"root", gpuFolder().string()},
                       {"from", arguments.from}};
    ProgressBar bar;
    POLYMATH_TRY(result, askProgram("polymath-fetch", request, [&bar](const json& event) {
                     bar.show(event.value("done", 0.0) / event.value("total", 1.0),
                              event.value("stage", "") + " " + event.value("part", ""));
                 }));
    if (arguments.asJson) {
        std::cout << result.dump() << '\n';
    } else {
        std::printf("Installed into %s, %.2f GB.\n", result.value("folder", "").c_str(),
                    result.value("bytes", 0.0) / 1e9);
    }
    return {};
}

Result<void> remove(const Arguments& arguments)
{
    POLYMATH_TRY(freed, removePacks(gpuFolder(), arguments.name));
    if (arguments.asJson) {
        std::cout << json{{"freed_bytes", freed}}.dump() << '\n';
    } else {
        std::printf("%.2f GB freed.\n", static_cast<double>(freed) / 1e9);
    }
    return {};
}

} // namespace

Result<void> devices(const Arguments& arguments)
{
    POLYMATH_TRY(result, askWorker(json{{"request", "devices"}}));
    const auto& pack = builtInPack();
    const auto machine = lookForNvidia();
    const auto state = gpuState(machine, pack, isInstalled(pack, gpuFolder()));
    const auto sentence = gpuSentence(state, machine, pack);
    result["nvidia"] = {{"state", std::string(toText(state))}, {"sentence", sentence}};
    if (arguments.asJson) {
        std::cout << result.dump() << '\n';
        return {};
    }
    std::printf("cpu   %s, %d cores, %d threads, %.1f GB memory\n", result.value("processor", "").c_str(),
                result.value("cores", 0), result.value("threads", 0), result.value("memory_bytes", 0.0) / 1e9);
    for (const auto& entry : result["accelerators"]) {
        const auto device = entry.value("device", "");
        if (!entry.value("usable", false)) {
            std::printf("%-4s  %s\n", device.c_str(), entry.value("reason", "").c_str());
        } else if (const auto bytes = entry.value("memory_bytes", 0.0); bytes > 0) {
            std::printf("%-4s  %s, %.1f GB memory\n", device.c_str(), entry.value("name", "").c_str(), bytes / 1e9);
        } else {
            std::printf("%-4s  %s\n", device.c_str(), entry.value("name", "").c_str());
        }
    }
    if (state != GpuState::Unsupported && state != GpuState::NoDevice) {
        std::printf("%s%s\n", sentence.c_str(),
                    state == GpuState::LibrariesMissing ? " `polymath-cli gpu` lists and installs them." : "");
    }
    std::printf("auto takes %s\n", result.value("auto", "").c_str());
    return {};
}

Result<void> gpu(const Arguments& arguments)
{
    if (arguments.action == "install") {
        return install(arguments);
    }
    if (arguments.action == "remove") {
        return remove(arguments);
    }
    const auto status = statusOf(builtInPack());
    if (arguments.asJson) {
        std::cout << status.dump() << '\n';
    } else {
        showStatus(builtInPack(), status);
    }
    return {};
}

Result<void> network(const Arguments& arguments)
{
    if (arguments.action == "forbid" || arguments.action == "allow") {
        POLYMATH_CHECK(forbidNetwork(arguments.action == "forbid"));
    }
    const auto rule = networkRule();
    if (arguments.asJson) {
        std::cout << json{{"network", std::string(toText(rule))}}.dump() << '\n';
    } else {
        const auto refusal = networkRefusal(rule);
        std::printf("%s\n", refusal.empty() ? "Polymath may fetch what it is asked to fetch, and nothing else."
                                            : refusal.c_str());
    }
    return {};
}

} // namespace polymath::cli
