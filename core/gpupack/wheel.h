#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace polymath {

/// Where a file of a wheel goes in the pack; nothing where the pack has no use for it. Taken are the libraries of
/// LibTorch's CUDA half (torch/lib), all libraries of NVIDIA's (nvidia/*/lib) and the texts of the licences.
[[nodiscard]] std::optional<std::string> placeInPack(const std::string& nameInWheel);

/// Takes out of a wheel, a zip file, what the pack has use for, and adds each file with its bytes to `files`. Errors:
/// BadInput for an archive that is damaged or names a place outside of it, OutOfResources for a full disk.
[[nodiscard]] Result<void> unpackWheel(const std::filesystem::path& wheel, const std::filesystem::path& into,
                                       std::map<std::string, std::uint64_t>& files,
                                       const std::function<void(std::uint64_t)>& unpacked);

} // namespace polymath
