#pragma once

#include "core/gpupack/pack.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace polymath {

/// What a machine has of NVIDIA's, as far as can be seen without any toolkit and without starting the device.
struct NvidiaMachine {
    bool device = false;  ///< a graphics processor of NVIDIA's is on the bus, or a driver speaks for one
    std::string name;     ///< as its driver knows it; empty where that is not said
    std::string driver;   ///< of the kernel's driver: "580.95.05"; empty where there is none, or none that says
    bool library = false; ///< the driver's library libcuda opens
    int cuda = 0;         ///< the newest CUDA that libcuda knows: 13000 for 13.0; 0 where it does not open
};

/// Looks below `root`, at /sys and /proc, and opens the driver's library. Takes milliseconds.
[[nodiscard]] NvidiaMachine lookForNvidia(const std::filesystem::path& root = "/",
                                          const std::string& driverLibrary = "libcuda.so.1");

enum class GpuState {
    Unsupported, ///< no pack is made for this system
    NoDevice,
    NoDriver,
    DriverTooOld,
    NoDriverLibrary,  ///< the driver without its library libcuda
    LibrariesMissing, ///< all is there but the pack
    Ready
};

[[nodiscard]] std::string_view toText(GpuState state); ///< "no-device"

[[nodiscard]] GpuState gpuState(const NvidiaMachine& machine, const GpuPack& pack, bool installed);
/// One sentence or two on it, and what to do.
[[nodiscard]] std::string gpuSentence(GpuState state, const NvidiaMachine& machine, const GpuPack& pack);

} // namespace polymath
