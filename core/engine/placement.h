#pragma once

// Internal to core/engine: needs LibTorch.

#include "core/engine/model.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

namespace polymath::engine {

/// LibTorch's name of the first device of a kind.
[[nodiscard]] inline at::Device torchDevice(Device device)
{
    switch (device) {
    case Device::Cuda:
        return {at::kCUDA, 0};
    case Device::Mps:
        return {at::kMPS, 0};
    case Device::Cpu:
        break;
    }
    return at::kCPU;
}

/// The values in the process's own memory as doubles, contiguous: not every device knows doubles.
[[nodiscard]] inline at::Tensor inDouble(const at::Tensor& tensor)
{
    return tensor.to(at::kCPU).to(at::kDouble).contiguous();
}

} // namespace polymath::engine
