#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// One wheel that the pack takes libraries from.
struct GpuPart {
    std::string name; ///< "nvidia-cublas"
    std::string version;
    std::string platform;                   ///< "manylinux_2_27_x86_64"
    std::string sha256;                     ///< of the wheel
    std::uint64_t downloadBytes = 0;        ///< of the wheel
    std::uint64_t unpackedBytes = 0;        ///< of what is taken out of it
    [[nodiscard]] std::string stem() const; ///< how its file's name begins: "nvidia_cublas-13.4.1.3-"
};

/// What LibTorch needs besides its CPU half to compute on NVIDIA's graphics processors: its CUDA half and the libraries
/// that this opens, out of the wheels they are published in.
struct GpuPack {
    std::string torchVersion; ///< "2.15.0"; a pack fits this one alone
    std::string cudaVersion;  ///< "13.2"
    std::vector<GpuPart> parts;

    [[nodiscard]] int cudaMajor() const;
    /// The first driver for Linux that CUDA's major version runs with, such as 580; 0 for a version that nobody listed.
    /// Source: NVIDIA, CUDA Compatibility, "Minor Version Compatibility", table of minimum driver versions.
    [[nodiscard]] int neededDriver() const;
    [[nodiscard]] std::uint64_t downloadBytes() const;
    [[nodiscard]] std::uint64_t unpackedBytes() const;
};

/// Reads pins as in cmake/torch.pins: the lines with two figures after the hash, bytes to fetch and bytes to unpack,
/// are the pack's parts. Errors: BadInput naming the line.
[[nodiscard]] Result<GpuPack> readPins(std::string_view pins);

/// The pins that this program was built with; empty where no pack is made for the system.
[[nodiscard]] std::string_view builtInPins();
/// The pack of these.
[[nodiscard]] const GpuPack& builtInPack();

/// Whether a file of this name can be the part: same package, version and platform, and the Python that all are fetched
/// for. Only the hash says that it is.
[[nodiscard]] bool isNameOf(const GpuPart& part, std::string_view fileName);

} // namespace polymath
