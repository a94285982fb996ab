#include "core/gpupack/machine.h"

#include "core/base/file.h"
#include "core/base/system.h"
#include "core/base/translate.h"

#include <charconv>
#include <optional>
#include <system_error>

namespace polymath {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view nvidia = "0x10de";     // the PCI's number of NVIDIA
constexpr std::string_view displayClass = "0x03"; // VGA and 3D controllers
constexpr std::string_view digitsAndDots = "0123456789.";

std::string firstLine(const fs::path& file)
{
    const auto text = readFile(file).value_or("");
    return text.substr(0, text.find('\n'));
}

bool hasDevice(const fs::path& root)
{
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(root / "sys/bus/pci/devices", error)) {
        if (firstLine(entry.path() / "vendor") == nvidia &&
            firstLine(entry.path() / "class").starts_with(displayClass)) {
            return true;
        }
    }
    return false;
}

/// "NVRM version: NVIDIA UNIX x86_64 Kernel Module  580.95.05  Tue Sep 23 ..." and "... Open Kernel Module for x86_64
/// 580.95.05  Release Build ...": the first word of digits and dots alone.
std::string versionInSentence(const std::string& line)
{
    for (std::size_t at = 0; at < line.size();) {
        const auto end = std::min(line.find(' ', at), line.size());
        const auto word = line.substr(at, end - at);
        if (word.find('.') != std::string::npos && word.find_first_not_of(digitsAndDots) == std::string::npos) {
            return word;
        }
        at = end + 1;
    }
    return {};
}

std::string driverVersion(const fs::path& root)
{
    const auto module = firstLine(root / "sys/module/nvidia/version");
    return !module.empty() ? module : versionInSentence(firstLine(root / "proc/driver/nvidia/version"));
}

/// "Model: \t\t NVIDIA GeForce RTX 3090" of the first device.
std::string deviceName(const fs::path& root)
{
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(root / "proc/driver/nvidia/gpus", error)) {
        const auto line = firstLine(entry.path() / "information");
        const auto name = line.find_first_not_of(" \t", std::string_view("Model:").size());
        if (line.starts_with("Model:") && name != std::string::npos) {
            return line.substr(name);
        }
    }
    return {};
}

int majorOf(const std::string& version)
{
    int major = 0;
    std::from_chars(version.data(), version.data() + version.size(), major);
    return major;
}

std::string nameOf(const NvidiaMachine& machine)
{
    return machine.name.empty() ? POLYMATH_TEXT("sentences", "An NVIDIA graphics processor") : machine.name;
}

/// The driver's version; where the kernel does not tell it (under WSL), the CUDA that it was made for.
std::string driverOf(const NvidiaMachine& machine)
{
    return !machine.driver.empty()
               ? machine.driver
               : "CUDA " + std::to_string(machine.cuda / 1000) + "." + std::to_string(machine.cuda % 1000 / 10);
}

} // namespace

NvidiaMachine lookForNvidia(const fs::path& root, const std::string& driverLibrary)
{
    NvidiaMachine machine;
    machine.driver = driverVersion(root);
    machine.name = deviceName(root);
    if (const auto library = openLibrary(driverLibrary, false)) {
        machine.library = true;
        using GetVersion = int (*)(int*); // cuDriverGetVersion of the CUDA driver API, which needs no initialisation
        auto* const getVersion = reinterpret_cast<GetVersion>(findSymbol(*library, "cuDriverGetVersion"));
        if (int version = 0; getVersion != nullptr && getVersion(&version) == 0) {
            machine.cuda = version;
        }
    }
    machine.device = hasDevice(root) || !machine.driver.empty() || machine.library;
    return machine;
}

std::string_view toText(GpuState state)
{
    switch (state) {
    case GpuState::Unsupported:
        return "unsupported";
    case GpuState::NoDevice:
        return "no-device";
    case GpuState::NoDriver:
        return "no-driver";
    case GpuState::DriverTooOld:
        return "driver-too-old";
    case GpuState::NoDriverLibrary:
        return "no-driver-library";
    case GpuState::LibrariesMissing:
        return "libraries-missing";
    case GpuState::Ready:
        break;
    }
    return "ready";
}

GpuState gpuState(const NvidiaMachine& machine, const GpuPack& pack, bool installed)
{
    if (pack.parts.empty()) {
        return GpuState::Unsupported;
    }
    if (!machine.device) {
        return GpuState::NoDevice;
    }
    if (machine.driver.empty() && !machine.library) {
        return GpuState::NoDriver;
    }
    // What libcuda says counts: NVIDIA's compatibility packages bring a newer one than the kernel's driver is.
    const bool old = machine.cuda > 0 ? machine.cuda / 1000 < pack.cudaMajor()
                                      : !machine.driver.empty() && majorOf(machine.driver) < pack.neededDriver();
    if (old) {
        return GpuState::DriverTooOld;
    }
    if (!machine.library) {
        return GpuState::NoDriverLibrary;
    }
    return installed ? GpuState::Ready : GpuState::LibrariesMissing;
}

std::string gpuSentence(GpuState state, const NvidiaMachine& machine, const GpuPack& pack)
{
    const auto needed = std::to_string(pack.neededDriver());
    switch (state) {
    case GpuState::Unsupported:
        return POLYMATH_TEXT("sentences", "NVIDIA's libraries are offered on Linux for x86-64 processors alone.");
    case GpuState::NoDevice:
        return POLYMATH_TEXT("sentences", "There is no NVIDIA graphics processor in this machine.");
    case GpuState::NoDriver:
        return sentence(POLYMATH_TEXT("sentences",
                                      "%1 is in this machine, but NVIDIA's driver is not. Install the driver "
                                      "in version %2 or later, from your distribution or NVIDIA."),
                        {nameOf(machine), needed});
    case GpuState::DriverTooOld:
        return sentence(POLYMATH_TEXT("sentences",
                                      "NVIDIA's driver in this machine (%1) is too old: CUDA %2 needs version "
                                      "%3 or later. Update the driver first."),
                        {driverOf(machine), pack.cudaVersion, needed});
    case GpuState::NoDriverLibrary:
        return sentence(POLYMATH_TEXT("sentences",
                                      "NVIDIA's driver %1 is there, but not its library libcuda.so.1. Install "
                                      "it from where the driver is from; Debian calls it libcuda1."),
                        {driverOf(machine)});
    case GpuState::LibrariesMissing:
        return sentence(POLYMATH_TEXT("sentences",
                                      "%1 is there with its driver (%2). What is missing are the libraries "
                                      "that compute on it."),
                        {nameOf(machine), driverOf(machine)});
    case GpuState::Ready:
        break;
    }
    return sentence(
        POLYMATH_TEXT("sentences", "%1 is there with its driver (%2) and with the libraries that compute on it."),
        {nameOf(machine), driverOf(machine)});
}

} // namespace polymath
