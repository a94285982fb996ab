#include "core/base/system.h"
#include "core/gpupack/install.h"
#include "core/gpupack/machine.h"
#include "core/gpupack/network.h"
#include "core/gpupack/place.h"
#include "core/gpupack/wheel.h"
#include "tests/support/tinymodel.h"
#include "tests/support/tinywheels.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <optional>

using namespace polymath;
using namespace polymath::test;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

namespace fs = std::filesystem;

namespace {

/// A variable of the environment, as it was again afterwards.
class Variable {
public:
    Variable(const char* name, const std::string& value) : m_name(name)
    {
        if (const char* before = std::getenv(name)) {
            m_before = before;
        }
        ::setenv(name, value.c_str(), 1);
    }
    ~Variable() { m_before ? ::setenv(m_name, m_before->c_str(), 1) : ::unsetenv(m_name); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* m_name;
    std::optional<std::string> m_before;
};

void put(const fs::path& file, const std::string& text)
{
    fs::create_directories(file.parent_path());
    ASSERT_TRUE(writeFileAtomically(file, text));
}

class APack : public ::testing::Test {
protected:
    Result<InstalledPack> install(const GpuPack& pack, const fs::path& from)
    {
        auto source = wheelsInFolder(from);
        return source
                   ? installPack(pack, m_root, **source, [this](const InstallStep& step) { m_steps.push_back(step); })
                   : Result<InstalledPack>(tl::unexpected(source.error()));
    }
    [[nodiscard]] std::vector<std::string> everythingBelowRoot() const
    {
        std::vector<std::string> names;
        std::error_code error;
        for (const auto& entry : fs::recursive_directory_iterator(m_root, error)) {
            if (entry.is_regular_file()) {
                names.push_back(entry.path().lexically_relative(m_root).generic_string());
            }
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    TemporaryFolder m_folder;
    TinyWheels m_wheels{m_folder.path() / "wheels"};
    fs::path m_root = m_folder.path() / "data" / "gpu";
    std::vector<InstallStep> m_steps;
};

NvidiaMachine withDriver(const std::string& driver, int cuda)
{
    return {true, "NVIDIA GeForce RTX 3090", driver, cuda > 0, cuda};
}

} // namespace

TEST(GpuPins, TheBuiltInOnesNameAVersionADriverAndAllSizes)
{
    const auto pack = readPins(builtInPins());
    ASSERT_TRUE(pack) << pack.error().sentence;
    if (pack->parts.empty()) {
        GTEST_SKIP() << "no pack is made for this system";
    }
    EXPECT_EQ(pack->parts.front().name, "torch");
    EXPECT_EQ(pack->parts.front().version, pack->torchVersion);
    EXPECT_GT(pack->neededDriver(), 0) << "CUDA " << pack->cudaVersion << " is not in the table of drivers";
    EXPECT_GT(pack->parts.size(), 5U);
    EXPECT_GT(pack->downloadBytes(), 1'000'000'000U);
    EXPECT_GT(pack->unpackedBytes(), pack->downloadBytes());
}

TEST(GpuPins, OnlyLinesWithSizesAreParts)
{
    const TemporaryFolder folder;
    const auto pack = TinyWheels(folder.path()).pack();
    ASSERT_EQ(pack.parts.size(), 2U);
    EXPECT_EQ(pack.torchVersion, "1.2.3");
    EXPECT_EQ(pack.cudaVersion, "13.2");
    EXPECT_EQ(pack.cudaMajor(), 13);
    EXPECT_EQ(pack.parts[1].name, "nvidia-cublas");
    EXPECT_EQ(pack.parts[1].unpackedBytes, 20'006U);
    EXPECT_TRUE(isNameOf(pack.parts[1], TinyWheels::cublas()));
    EXPECT_FALSE(isNameOf(pack.parts[1], TinyWheels::torch()));
    EXPECT_FALSE(isNameOf(pack.parts[0], "torch-1.2.3-cp312-cp312-manylinux_2_28_x86_64.whl")) << "another Python's";
    EXPECT_FALSE(isNameOf(pack.parts[1], "nvidia_cublas-13.0.10-py3-none-manylinux_2_17_x86_64.whl"));
}

TEST(GpuPins, DamagedLinesAreNamed)
{
    const std::string hash(64, 'a');
    for (const std::string& line : {"torch=2 x " + hash, std::string("torch==2 x abc"), "torch==2 x " + hash + " 12",
                                    "torch==2 x " + hash + " 0 5", "torch==2 x " + hash + " 12 many",
                                    "torch==../../2 x " + hash + " 12 12", "/torch==2 x " + hash + " 12 12"}) {
        const auto pack = readPins("version 2\nnvidia-cuda-runtime==13.2.1 x " + hash + "\n" + line + "\n");
        ASSERT_FALSE(pack) << line;
        EXPECT_THAT(pack.error().sentence, HasSubstr(line));
    }
    EXPECT_FALSE(readPins("torch==2 x " + hash + " 12 12\n")) << "no version";
    EXPECT_TRUE(readPins("")) << "a system that no pack is made for";
}

TEST(NvidiaDriver, IsFoundInWhatTheKernelSays)
{
    const TemporaryFolder folder;
    const auto root = folder.path();
    EXPECT_FALSE(lookForNvidia(root, "libnothing.so.1").device);
    put(root / "sys/bus/pci/devices/0000:00:02.0/vendor", "0x8086\n");
    put(root / "sys/bus/pci/devices/0000:00:02.0/class", "0x030000\n");
    put(root / "sys/bus/pci/devices/0000:01:00.1/vendor", "0x10de\n");
    put(root / "sys/bus/pci/devices/0000:01:00.1/class", "0x040300\n");
    EXPECT_FALSE(lookForNvidia(root, "libnothing.so.1").device) << "Intel's, and the sound of NVIDIA's";
    put(root / "sys/bus/pci/devices/0000:01:00.0/vendor", "0x10de\n");
    put(root / "sys/bus/pci/devices/0000:01:00.0/class", "0x030000\n");
    auto machine = lookForNvidia(root, "libnothing.so.1");
    EXPECT_TRUE(machine.device);
    EXPECT_EQ(machine.driver, "");
    EXPECT_FALSE(machine.library);
    put(root / "proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.86.10  "
                                             "Release Build  (root@host)\nGCC version: 12\n");
    put(root / "proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA GeForce RTX 3090\nIRQ: 1\n");
    machine = lookForNvidia(root, "libnothing.so.1");
    EXPECT_EQ(machine.driver, "570.86.10");
    EXPECT_EQ(machine.name, "NVIDIA GeForce RTX 3090");
    put(root / "sys/module/nvidia/version", "580.95.05\n");
    EXPECT_EQ(lookForNvidia(root, "libnothing.so.1").driver, "580.95.05");
}

TEST(NvidiaDriver, EveryStateSaysWhatToDo)
{
    const TemporaryFolder folder;
    const auto pack = TinyWheels(folder.path()).pack();
    const auto check = [&pack](GpuState state, const NvidiaMachine& machine, bool installed, const std::string& words) {
        EXPECT_EQ(gpuState(machine, pack, installed), state) << words;
        EXPECT_THAT(gpuSentence(state, machine, pack), HasSubstr(words));
    };
    check(GpuState::NoDevice, {}, false, "no NVIDIA graphics processor");
    check(GpuState::NoDriver, {true, "", "", false, 0}, false,
          "An NVIDIA graphics processor is in this machine, but NVIDIA's driver is not. Install the driver in version "
          "580");
    check(GpuState::DriverTooOld, withDriver("570.86.10", 12080), true,
          "(570.86.10) is too old: CUDA 13.2 needs version 580");
    check(GpuState::DriverTooOld, withDriver("570.86.10", 0), false, "580 or later");
    check(GpuState::DriverTooOld, withDriver("", 12080), false, "(CUDA 12.8)");
    check(GpuState::NoDriverLibrary, withDriver("580.95.05", 0), false, "libcuda.so.1");
    check(GpuState::LibrariesMissing, withDriver("580.95.05", 13000), false, "What is missing");
    check(GpuState::LibrariesMissing, withDriver("", 13010), false, "(CUDA 13.1)");
    check(GpuState::LibrariesMissing, withDriver("570.86.10", 13000), false,
          "RTX 3090"); // NVIDIA's compatibility package
    check(GpuState::Ready, withDriver("580.95.05", 13000), true, "with the libraries");
    EXPECT_EQ(gpuState(withDriver("580.95.05", 13000), {}, false), GpuState::Unsupported);
}

TEST_F(APack, IsPutTogetherFromAFolderAndRemoved)
{
    const auto pack = m_wheels.pack();
    EXPECT_FALSE(isInstalled(pack, m_root));
    const auto made = install(pack, m_wheels.folder());
    ASSERT_TRUE(made) << made.error().sentence;
    EXPECT_THAT(everythingBelowRoot(),
                ElementsAre("torch-1.2.3/licences/nvidia_cublas-13.0.1.dist-info/licenses/License.txt",
                            "torch-1.2.3/licences/torch-1.2.3.dist-info/licenses/LICENSE", "torch-1.2.3/manifest.json",
                            "torch-1.2.3/nvidia/cu13/lib/libcublas.so.13", "torch-1.2.3/torch/lib/libc10_cuda.so",
                            "torch-1.2.3/torch/lib/libtorch_cuda.so"));
    EXPECT_EQ(made->bytes, pack.unpackedBytes()) << "as the pins say";
    EXPECT_TRUE(isInstalled(pack, m_root));
    EXPECT_EQ(m_steps.back().done, m_steps.back().total);
    EXPECT_EQ(m_steps.back().stage, InstallStep::Stage::Unpacking);
    EXPECT_THAT(install(pack, m_wheels.folder()).error().sentence, HasSubstr("already"));
    ASSERT_TRUE(removePacks(m_root, "1.2.3"));
    EXPECT_FALSE(isInstalled(pack, m_root));
    EXPECT_THAT(everythingBelowRoot(), IsEmpty());
    EXPECT_THAT(removePacks(m_root, "1.2.3").error().sentence, HasSubstr("no libraries for LibTorch 1.2.3"));
}

TEST_F(APack, OfWhichAFileIsGoneOrShortIsNotWhole)
{
    const auto pack = m_wheels.pack();
    ASSERT_TRUE(install(pack, m_wheels.folder()));
    put(packFolder(m_root, "1.2.3") / "torch/lib/libtorch_cuda.so", "cut");
    EXPECT_FALSE(isInstalled(pack, m_root));
    ASSERT_TRUE(install(pack, m_wheels.folder())) << "and is put together again";
    fs::remove(packFolder(m_root, "1.2.3") / "nvidia/cu13/lib/libcublas.so.13");
    EXPECT_FALSE(isInstalled(pack, m_root));
    put(packFolder(m_root, "1.2.3") / gpuManifest, "{\"files\": [\"../x\", 3]}");
    EXPECT_FALSE(isInstalled(pack, m_root));
    put(packFolder(m_root, "1.2.3") / gpuManifest, "no JSON");
    EXPECT_FALSE(isInstalled(pack, m_root));
}

TEST_F(APack, SaysWhichFilesAreMissing)
{
    const auto pack = m_wheels.pack();
    fs::remove(m_wheels.folder() / TinyWheels::cublas());
    EXPECT_THAT(install(pack, m_wheels.folder()).error().sentence,
                AllOf(HasSubstr("nvidia_cublas-13.0.1-*manylinux_2_17_x86_64.whl"), Not(HasSubstr("torch-"))));
    EXPECT_THAT(install(pack, m_folder.path() / "nowhere").error().sentence, HasSubstr("There is no folder"));
    EXPECT_FALSE(fs::exists(m_root));
}

TEST_F(APack, RefusesAFileWithAnotherHashAndLeavesNothing)
{
    const auto pack = m_wheels.pack();
    auto content = m_wheels.content(TinyWheels::cublas());
    content[40] ^= 1;
    put(m_wheels.folder() / TinyWheels::cublas(), content);
    EXPECT_THAT(install(pack, m_wheels.folder()).error().sentence,
                AllOf(HasSubstr(TinyWheels::cublas()), HasSubstr("SHA-256")));
    put(m_wheels.folder() / TinyWheels::cublas(), content.substr(0, 60));
    EXPECT_THAT(install(pack, m_wheels.folder()).error().sentence, HasSubstr("another file"));
    EXPECT_THAT(everythingBelowRoot(), IsEmpty());
    EXPECT_TRUE(fs::exists(m_wheels.folder() / TinyWheels::cublas())) << "other people's files stay";
}

TEST_F(APack, ThatLeadsOutOfItsFolderIsRefused)
{
    for (const std::string name : {"nvidia/../../lib/libx.so", "/etc/libx.so", "link:nvidia/cu13/lib/libx.so",
                                   "nvidia//lib/libx.so", "c:/libx.so"}) {
        m_wheels.write(TinyWheels::cublas(), {{"nvidia/cu13/lib/libcublas.so.13", "fine"}, {name, "/etc/passwd"}});
        const auto made = install(m_wheels.pack(), m_wheels.folder()); // its hash is right
        ASSERT_FALSE(made) << name;
        EXPECT_THAT(made.error().sentence, HasSubstr("leads out of it")) << name;
        EXPECT_THAT(everythingBelowRoot(), IsEmpty()) << name;
    }
    EXPECT_FALSE(fs::exists(m_folder.path() / "data/lib"));
}

TEST_F(APack, ThatIsNoArchiveIsRefused)
{
    put(m_wheels.folder() / TinyWheels::cublas(), std::string(5000, 'x'));
    EXPECT_THAT(install(m_wheels.pack(), m_wheels.folder()).error().sentence, HasSubstr("cannot be unpacked"));
    EXPECT_THAT(everythingBelowRoot(), IsEmpty());
}

TEST_F(APack, NeedsRoomBeforeAnythingIsWritten)
{
    auto pack = m_wheels.pack();
    pack.parts.front().unpackedBytes = std::uint64_t{1} << 60;
    const auto made = install(pack, m_wheels.folder());
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::OutOfResources);
    EXPECT_FALSE(fs::exists(m_root));
}

TEST_F(APack, HalfMadeByAProcessThatIsGoneIsSweptAndByOneThatRunsIsNot)
{
    put(m_root / "torch-1.2.3.tmp-999999999-5/torch/lib/libtorch_cuda.so", "half");
    put(m_root / "downloads/nvidia-cublas-13.0.1.whl.part", "half");
    EXPECT_THAT(installedPacks(m_root), IsEmpty());
    ASSERT_TRUE(sweepUnfinished(m_root));
    EXPECT_THAT(everythingBelowRoot(), ElementsAre("downloads/nvidia-cublas-13.0.1.whl.part"));
    const auto mine = "torch-1.2.3.tmp-" + std::to_string(thisProcess().pid) + "-5";
    put(m_root / mine / "manifest.json", "{}");
    EXPECT_THAT(install(m_wheels.pack(), m_wheels.folder()).error().sentence, HasSubstr("another window or command"));
    EXPECT_FALSE(removePacks(m_root));
    fs::remove_all(m_root / mine);
    EXPECT_EQ(removePacks(m_root).value(), 4U) << "what was fetched, too";
    EXPECT_FALSE(fs::exists(m_root));
}

TEST_F(APack, OfAnotherVersionIsListed)
{
    ASSERT_TRUE(install(m_wheels.pack(), m_wheels.folder()));
    put(m_root / "torch-1.0.0/torch/lib/libtorch_cuda.so", "old");
    const auto packs = installedPacks(m_root);
    ASSERT_EQ(packs.size(), 2U);
    EXPECT_EQ(packs[0].torchVersion, "1.0.0");
    EXPECT_EQ(packs[0].bytes, 3U);
    EXPECT_FALSE(packs[0].whole);
    EXPECT_TRUE(packs[1].whole);
    EXPECT_EQ(removePacks(m_root, "1.0.0").value(), 3U);
    EXPECT_TRUE(isInstalled(m_wheels.pack(), m_root));
}

TEST(GpuWheel, OnlyTheCudaHalfNvidiasLibrariesAndLicencesAreTaken)
{
    EXPECT_EQ(placeInPack("torch/lib/libtorch_cuda_linalg.so"), "torch/lib/libtorch_cuda_linalg.so");
    EXPECT_EQ(placeInPack("torch/lib/libtorch_cpu.so"), std::nullopt);
    EXPECT_EQ(placeInPack("torch/lib/libtorch_python.so"), std::nullopt);
    EXPECT_EQ(placeInPack("nvidia/cudnn/lib/libcudnn.so.9"), "nvidia/cudnn/lib/libcudnn.so.9");
    EXPECT_EQ(placeInPack("nvidia/nvshmem/lib/libnvshmem_device.a"), std::nullopt);
    EXPECT_EQ(placeInPack("nvidia/cusparselt/LICENSE.txt"), "licences/nvidia/cusparselt/LICENSE.txt");
    EXPECT_EQ(placeInPack("torch-2.15.0.dist-info/licenses/third_party/x/COPYING"),
              "licences/torch-2.15.0.dist-info/licenses/third_party/x/COPYING");
    EXPECT_EQ(placeInPack("torch-2.15.0.dist-info/RECORD"), std::nullopt);
    EXPECT_EQ(placeInPack("torch/lib/libtorch_cuda.so.py"), std::nullopt);
    EXPECT_EQ(placeInPack(""), std::nullopt);
}

TEST(TheNetwork, IsForbiddenByAdministratorEnvironmentOrSetting)
{
    const TemporaryFolder folder;
    const Variable user("XDG_CONFIG_HOME", (folder.path() / "user").string());
    const Variable system("XDG_CONFIG_DIRS", "/no/such/folder:" + (folder.path() / "system").string());
    const Variable environment("POLYMATH_NO_NETWORK", "");
    EXPECT_EQ(networkRule(), NetworkRule::Allowed);
    EXPECT_EQ(networkRefusal(networkRule()), "");
    ASSERT_TRUE(forbidNetwork(true));
    EXPECT_EQ(networkRule(), NetworkRule::User);
    EXPECT_THAT(networkRefusal(networkRule()), HasSubstr("Your settings"));
    {
        const Variable set("POLYMATH_NO_NETWORK", "1");
        EXPECT_EQ(networkRule(), NetworkRule::Environment);
    }
    {
        const Variable unset("POLYMATH_NO_NETWORK", "0");
        EXPECT_EQ(networkRule(), NetworkRule::User);
    }
    put(folder.path() / "system/polymath/no-network", "");
    EXPECT_EQ(networkRule(), NetworkRule::Administrator);
    ASSERT_TRUE(forbidNetwork(false));
    EXPECT_EQ(networkRule(), NetworkRule::Administrator) << "nobody else can lift that";
    fs::remove(folder.path() / "system/polymath/no-network");
    EXPECT_EQ(networkRule(), NetworkRule::Allowed);
    ASSERT_TRUE(forbidNetwork(false)) << "what is allowed can be allowed";
}
