#pragma once

#include "core/gpupack/machine.h"
#include "core/gpupack/place.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace polymath {

/// What is offered to a machine with an NVIDIA graphics processor, and where it would go.
struct GpuOffer {
    std::string pins; ///< as in cmake/torch.pins
    GpuPack pack;     ///< of these
    std::filesystem::path root;
    std::function<NvidiaMachine()> look;
};

/// The libraries that this program was built for, for this machine and user.
[[nodiscard]] GpuOffer builtInOffer();

/// What there is now. For a background thread: it looks at every file of a pack.
struct GpuFacts {
    NvidiaMachine machine;
    GpuState state = GpuState::Unsupported;
    bool installed = false;
    std::uint64_t fetchedBytes = 0;
    std::uint64_t freeBytes = 0;
    std::vector<InstalledPack> others; ///< for other versions of LibTorch
};
[[nodiscard]] GpuFacts lookAt(const GpuOffer& offer);

} // namespace polymath
