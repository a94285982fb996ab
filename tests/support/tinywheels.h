#pragma once

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/gpupack/pack.h"
#include "tests/support/zipwriter.h"

#include <filesystem>
#include <string>

namespace polymath::test {

/// A pack of two wheels with a few lines in them, laid out as the real ones are.
class TinyWheels {
public:
    /// `folder` receives the wheels.
    explicit TinyWheels(std::filesystem::path folder) : m_folder(std::move(folder))
    {
        std::filesystem::create_directories(m_folder);
        write(torch(), {{"torch/__init__.py", "import os"},
                        {"torch/lib/libtorch_cpu.so", "the half that is there"},
                        {"torch/lib/libtorch_cuda.so", std::string(50'000, 'c')},
                        {"torch/lib/libc10_cuda.so", "small"},
                        {"torch-1.2.3.dist-info/licenses/LICENSE", "BSD"}});
        write(cublas(), {{"nvidia/cu13/lib/libcublas.so.13", std::string(20'000, 'b')},
                         {"nvidia/cu13/lib/libcublas_static.a", "for nobody"},
                         {"nvidia/cu13/include/cublas.h", "#pragma once"},
                         {"nvidia_cublas-13.0.1.dist-info/licenses/License.txt", "NVIDIA"}});
    }

    [[nodiscard]] static std::string torch() { return "torch-1.2.3-cp311-cp311-manylinux_2_28_x86_64.whl"; }
    [[nodiscard]] static std::string cublas()
    {
        return "nvidia_cublas-13.0.1-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl";
    }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] std::string content(const std::string& wheel) const { return readFile(m_folder / wheel).value(); }
    [[nodiscard]] std::string hash(const std::string& wheel) const { return sha256Hex(content(wheel)); }

    /// As in cmake/torch.pins, for the wheels as they are now.
    [[nodiscard]] std::string pins() const
    {
        return "# a comment\nversion 1.2.3\ntorch==1.2.3 manylinux_2_28_x86_64 " + line(torch(), 50'008) +
               "nvidia-cuda-runtime==13.2.86 manylinux_2_17_x86_64 " + std::string(64, 'a') +
               "\n\n[cuda]\nnvidia-cublas==13.0.1 manylinux_2_17_x86_64 " + line(cublas(), 20'006) +
               "\n[windows]\ntorch==1.2.3 win_amd64 " + std::string(64, 'b') + "\n";
    }
    [[nodiscard]] GpuPack pack() const { return readPins(pins()).value(); }
    void write(const std::string& wheel, const ZipContent& content) const { writeZip(m_folder / wheel, content); }

private:
    [[nodiscard]] std::string line(const std::string& wheel, int unpacked) const
    {
        return hash(wheel) + " " + std::to_string(content(wheel).size()) + " " + std::to_string(unpacked) + "\n";
    }

    std::filesystem::path m_folder;
};

} // namespace polymath::test
