#include "core/base/platform/posix/posix.h"
#include "core/base/system.h"

#include <fcntl.h>
#include <libproc.h>
#include <mach-o/dyld.h>
#include <mach/mach.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/sysctl.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <thread>

namespace polymath {

namespace {

std::uint64_t numberFrom(const char* name)
{
    std::uint64_t value = 0;
    std::size_t size = sizeof value;
    return ::sysctlbyname(name, &value, &size, nullptr, 0) == 0 ? value : 0;
}

void keepFromPrograms(const std::array<int, 2>& ends)
{
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    }
}

} // namespace

std::int64_t posix::startTicksOf(std::int64_t pid)
{
    proc_bsdinfo info{};
    const int size = ::proc_pidinfo(static_cast<int>(pid), PROC_PIDTBSDINFO, 0, &info, sizeof info);
    if (size != static_cast<int>(sizeof info)) {
        return 0;
    }
    return static_cast<std::int64_t>(info.pbi_start_tvsec * 1'000'000 + info.pbi_start_tvusec);
}

bool posix::makePipe(std::array<int, 2>& ends)
{
    if (::pipe(ends.data()) != 0) {
        return false;
    }
    keepFromPrograms(ends);
    return true;
}

bool posix::makeSocketPair(std::array<int, 2>& ends)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0) {
        return false;
    }
    keepFromPrograms(ends);
    const int yes = 1;
    for (const int end : ends) {
        ::setsockopt(end, SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof yes);
    }
    return true;
}

std::filesystem::path programFolder()
{
    std::uint32_t size = 0;
    ::_NSGetExecutablePath(nullptr, &size);
    std::string name(size, '\0');
    std::error_code error;
    if (::_NSGetExecutablePath(name.data(), &size) != 0) {
        return {};
    }
    return std::filesystem::canonical(name.c_str(), error).parent_path();
}

std::uint64_t peakMemoryBytes()
{
    struct rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss); // bytes here, kilobytes on Linux
}

std::uint64_t residentMemoryBytes()
{
    mach_task_basic_info info{};
    mach_msg_type_number_t count = MACH_TASK_BASIC_INFO_COUNT;
    const auto result =
        ::task_info(::mach_task_self(), MACH_TASK_BASIC_INFO, reinterpret_cast<task_info_t>(&info), &count);
    return result == KERN_SUCCESS ? info.resident_size : 0;
}

std::uint64_t residentMemoryBytes(const ProcessId& process)
{
    proc_taskinfo info{};
    const bool known = isRunning(process) && ::proc_pidinfo(static_cast<int>(process.pid), PROC_PIDTASKINFO, 0, &info,
                                                            sizeof info) == static_cast<int>(sizeof info);
    return known ? info.pti_resident_size : 0;
}

std::uint64_t availableMemoryBytes()
{
    vm_statistics64_data_t pages{};
    mach_msg_type_number_t count = HOST_VM_INFO64_COUNT;
    if (::host_statistics64(::mach_host_self(), HOST_VM_INFO64, reinterpret_cast<host_info64_t>(&pages), &count) !=
        KERN_SUCCESS) {
        return 0;
    }
    const std::uint64_t free = std::uint64_t{pages.free_count} + pages.inactive_count + pages.purgeable_count;
    return free * static_cast<std::uint64_t>(::getpagesize());
}

std::uint64_t totalMemoryBytes() { return numberFrom("hw.memsize"); }

int physicalCores()
{
    const int logical = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    std::int32_t cores = 0;
    std::size_t size = sizeof cores;
    return ::sysctlbyname("hw.physicalcpu", &cores, &size, nullptr, 0) == 0 && cores > 0 ? std::min(logical, cores)
                                                                                         : logical;
}

std::string processorName()
{
    std::array<char, 256> name{};
    std::size_t size = name.size() - 1;
    return ::sysctlbyname("machdep.cpu.brand_string", name.data(), &size, nullptr, 0) == 0 ? name.data()
                                                                                           : "unknown processor";
}

} // namespace polymath
