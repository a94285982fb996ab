#include "core/engine/device.h"

#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/engine/guard.h"
#include "core/engine/placement.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <c10/core/GradMode.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <nlohmann/json.hpp>
#include <torch/version.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <system_error>

namespace polymath::engine {

namespace {

using nlohmann::json;

constexpr std::int64_t rows = 512;

#ifdef _WIN32
constexpr auto cudaLibrary = "torch_cuda.dll";
constexpr auto driverLibrary = "nvcuda.dll";
#else
constexpr auto cudaLibrary = "libtorch_cuda.so";
constexpr auto driverLibrary = "libcuda.so.1";
#endif

/// Best of several runs of the MLP's product and its gradient's shape, in seconds.
double measure(at::ScalarType type, const ModelConfig& config, at::Device device)
{
    const auto x = at::ones({rows, config.hidden}, at::kFloat).to(type).to(device);
    const auto weight = at::ones({config.feedForward, config.hidden}, at::kFloat).to(type).to(device);
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        const auto start = std::chrono::steady_clock::now();
        const auto y = at::linear(x, weight);
        const auto back = at::mm(y, weight);
        static_cast<void>(back.select(0, 0).select(0, 0).to(at::kFloat).to(at::kCPU)); // waits for the device
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        best = std::min(best, taken.count());
    }
    return best;
}

/// Where offerCudaLibraries() says that the CUDA half lies; empty where nowhere.
std::filesystem::path& offeredCudaFolder()
{
    static std::filesystem::path folder;
    return folder;
}

Accelerator absent(std::string sentence) { return {{}, 0, std::move(sentence)}; }

/// Opens LibTorch's CUDA half beside its CPU half, or where it was offered; whatever it needs it finds through its own
/// rpath, but for the CPU half and CUDA's runtime, which are in the process already. It registers itself while it is
/// opened, so this has to come before the first question about CUDA. Returns why it failed.
std::optional<std::string> openCudaLibrary()
{
    if (c10::impl::hasDeviceGuardImpl(c10::DeviceType::CUDA)) { // linked in
        return std::nullopt;
    }
    auto folder = libraryHolding(reinterpret_cast<const void*>(&at::globalContext)).parent_path();
    std::error_code error;
    if (!std::filesystem::exists(folder / cudaLibrary, error) && !offeredCudaFolder().empty()) {
        folder = offeredCudaFolder() / "torch" / "lib";
    }
    if (const auto opened = openLibrary(folder / cudaLibrary, true); !opened) {
        return opened.error().sentence;
    }
    return std::nullopt;
}

/// The name that the driver knows the first device by.
std::string cudaName()
{
    using GetName = int (*)(char*, int, int); // cuDeviceGetName of the CUDA driver API
    std::array<char, 256> name{};
    const auto driver = openLibrary(driverLibrary, false);
    auto* const getName = driver ? reinterpret_cast<GetName>(findSymbol(*driver, "cuDeviceGetName")) : nullptr;
    const bool known = getName != nullptr && getName(name.data(), static_cast<int>(name.size()) - 1, 0) == 0;
    return known ? name.data() : "NVIDIA graphics processor";
}

Accelerator findCuda()
{
    const bool linked = c10::impl::hasDeviceGuardImpl(c10::DeviceType::CUDA);
    if (!linked && !openLibrary(driverLibrary, false)) {
        return absent("This machine has no NVIDIA driver.");
    }
    if (const auto reason = openCudaLibrary()) {
        log::debug(*reason);
        return absent("LibTorch's CUDA libraries cannot be opened (" + *reason +
                      "); 'polymath-cli gpu' says what is missing.");
    }
    try {
        at::globalContext().lazyInitDevice(c10::DeviceType::CUDA);
        const auto memory = at::getDeviceAllocator(c10::DeviceType::CUDA)->getMemoryInfo(0).second;
        return {cudaName(), memory, {}};
    } catch (const c10::Error& error) { // no device, or a driver that is too old: LibTorch's words name its version
        const std::string what = error.what_without_backtrace();
        const auto sentence = what.substr(0, what.find('\n'));
        return absent("CUDA cannot be used: " + sentence + (sentence.ends_with('.') ? "" : "."));
    }
}

Accelerator findMps()
{
    return at::hasMPS() ? Accelerator{"Apple graphics processor", 0, {}}
                        : absent("This machine has no graphics processor that works with Metal.");
}

} // namespace

std::string_view toText(Precision precision) { return precision == Precision::BF16 ? "bf16" : "f32"; }

std::string_view toText(Device device)
{
    switch (device) {
    case Device::Cuda:
        return "cuda";
    case Device::Mps:
        return "mps";
    case Device::Cpu:
        break;
    }
    return "cpu";
}

void offerCudaLibraries(const std::filesystem::path& folder, std::string_view torchVersion)
{
    const std::string_view built = TORCH_VERSION; // "2.15.0+cu132"
    if (built.substr(0, built.find('+')) == torchVersion) {
        offeredCudaFolder() = folder;
    }
}

const Accelerator& accelerator(Device device)
{
    static const Accelerator none = absent("The processor is no accelerator.");
    if (device == Device::Cpu) {
        return none;
    }
    if (device == Device::Cuda) {
        static const Accelerator cuda = findCuda();
        return cuda;
    }
    static const Accelerator mps = findMps();
    return mps;
}

Result<Device> chooseDevice(std::string_view wanted)
{
    return guarded(POLYMATH_TEXT("sentences", "Looking for a device"), [&]() -> Result<Device> {
        for (const auto device : {Device::Cuda, Device::Mps}) {
            if (wanted != "auto" && wanted != toText(device)) {
                continue;
            }
            const auto& found = accelerator(device);
            if (found.absence.empty()) {
                return device;
            }
            if (wanted != "auto") {
                return fail(
                    ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "The device '%1' cannot be used. %2 Use auto or cpu instead."),
                             {std::string(wanted), found.absence}));
            }
        }
        if (wanted != "auto" && wanted != "cpu") {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "The device '%1' is unknown; use auto, cpu, cuda or mps."),
                                 {std::string(wanted)}));
        }
        return Device::Cpu;
    });
}

std::uint64_t peakDeviceMemoryBytes(Device device)
{
    if (device != Device::Cuda) {
        return 0;
    }
    auto* const allocator = dynamic_cast<c10::DeviceAllocator*>(c10::GetAllocator(c10::DeviceType::CUDA));
    if (allocator == nullptr) {
        return 0;
    }
    constexpr auto all = static_cast<std::size_t>(c10::CachingAllocator::StatType::AGGREGATE);
    return static_cast<std::uint64_t>(allocator->getDeviceStats(0).reserved_bytes[all].peak);
}

Result<Precision> choosePrecision(std::string_view wanted, const ModelConfig& config, Device device, int threads)
{
    if (wanted == "f32" || wanted == "bf16") {
        return wanted == "bf16" ? Precision::BF16 : Precision::F32;
    }
    if (wanted != "auto") {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "Precision '%1' is unknown; use auto, f32 or bf16."),
                             {std::string(wanted)}));
    }
    return guarded(POLYMATH_TEXT("sentences", "Measuring this machine"), [&]() -> Result<Precision> {
        const int used = threads > 0 ? threads : physicalCores();
        at::set_num_threads(used);
        const auto file = cacheFolder() / "precision.json";
        const std::string where = device == Device::Cpu ? processorName() + ", " + std::to_string(used) + " threads"
                                                        : accelerator(device).name;
        const std::string key = where + ", LibTorch " TORCH_VERSION ", " + std::to_string(config.hidden) + "x" +
                                std::to_string(config.feedForward);
        const auto text = readFile(file);
        auto known = text ? json::parse(*text, nullptr, false) : json();
        if (!known.is_object()) {
            known = json::object();
        }
        const std::string kept = known.contains(key) && known[key].is_object() ? known[key].value("faster", "") : "";
        if (kept == "f32" || kept == "bf16") {
            return kept == "bf16" ? Precision::BF16 : Precision::F32;
        }
        const at::NoGradGuard noGradient;
        const double f32 = measure(at::kFloat, config, torchDevice(device));
        const double bf16 = measure(at::kBFloat16, config, torchDevice(device));
        const auto faster = bf16 < f32 ? Precision::BF16 : Precision::F32;
        known[key] = {{"f32_seconds", f32}, {"bf16_seconds", bf16}, {"faster", std::string(toText(faster))}};
        if (auto written = writeFileAtomically(file, known.dump(1)); !written) {
            log::warn(written.error().sentence);
        }
        return faster;
    });
}

} // namespace polymath::engine
