#pragma once

#include "core/base/result.h"
#include "core/engine/model.h"
#include "core/formats/modelconfig.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace polymath::engine {

/// A graphics processor, or why there is none to compute on.
struct Accelerator {
    std::string name;              ///< empty where there is none
    std::uint64_t memoryBytes = 0; ///< 0 where the device does not say
    std::string absence;           ///< one sentence; empty where there is one
};

/// Looks for the accelerator of a kind. CUDA's libraries are opened by the first call that asks for them, which can
/// take seconds; no other code of ours asks LibTorch about CUDA before. May be called by several threads.
[[nodiscard]] const Accelerator& accelerator(Device device);

/// Names a folder with torch/lib and nvidia/*/lib of this version of LibTorch, whose CUDA half is opened where none
/// lies beside the CPU half. Another version than the one built against is not taken. Before the first accelerator().
void offerCudaLibraries(const std::filesystem::path& folder, std::string_view torchVersion);

/// "cpu", "cuda", "mps", or the best of them that works here ("auto"). Errors: Usage with the reason where the wanted
/// one cannot be used, and for other texts.
[[nodiscard]] Result<Device> chooseDevice(std::string_view wanted);

/// "f32", "bf16", or the faster of both for this model on this device ("auto"), which is measured once, on products of
/// the model's own shapes, and kept in the user's cache folder.
[[nodiscard]] Result<Precision> choosePrecision(std::string_view wanted, const ModelConfig& config, Device device,
                                                int threads);

/// The most memory that this process has taken from the device so far; 0 for the processor, whose memory is the
/// process's own, and for devices that do not count it.
[[nodiscard]] std::uint64_t peakDeviceMemoryBytes(Device device);

[[nodiscard]] std::string_view toText(Precision precision);
[[nodiscard]] std::string_view toText(Device device);

} // namespace polymath::engine
