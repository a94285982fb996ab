#include "core/base/platform/posix/posix.h"
#include "core/base/system.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <system_error>
#include <thread>
#include <utility>

namespace polymath {

namespace {

std::uint64_t kilobytesFrom(const std::string& file, const std::string& key)
{
    std::ifstream stream(file);
    std::string line;
    while (std::getline(stream, line)) {
        if (line.rfind(key + ":", 0) == 0) {
            return std::strtoull(line.c_str() + key.size() + 1, nullptr, 10) * 1024;
        }
    }
    return 0;
}

} // namespace

/// Field 22 of /proc/PID/stat: when the process started, in clock ticks since the machine did.
std::int64_t posix::startTicksOf(std::int64_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    std::getline(file, line);
    const auto afterName = line.rfind(')');
    if (afterName == std::string::npos) {
        return 0;
    }
    std::istringstream fields(line.substr(afterName + 2));
    std::string field;
    for (int index = 3; index <= 22 && fields >> field; ++index) {
        if (index == 22) {
            return std::strtoll(field.c_str(), nullptr, 10);
        }
    }
    return 0;
}

bool posix::makePipe(std::array<int, 2>& ends) { return ::pipe2(ends.data(), O_CLOEXEC) == 0; }

bool posix::makeSocketPair(std::array<int, 2>& ends)
{
    return ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0;
}

std::filesystem::path programFolder()
{
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

std::uint64_t peakMemoryBytes()
{
    struct rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

std::uint64_t residentMemoryBytes() { return kilobytesFrom("/proc/self/status", "VmRSS"); }
std::uint64_t residentMemoryBytes(const ProcessId& process)
{
    return isRunning(process) ? kilobytesFrom("/proc/" + std::to_string(process.pid) + "/status", "VmRSS") : 0;
}
std::uint64_t availableMemoryBytes() { return kilobytesFrom("/proc/meminfo", "MemAvailable"); }
std::uint64_t totalMemoryBytes() { return kilobytesFrom("/proc/meminfo", "MemTotal"); }

int physicalCores()
{
    std::ifstream stream("/proc/cpuinfo");
    std::set<std::pair<std::string, std::string>> cores;
    std::string line;
    std::string package;
    while (std::getline(stream, line)) {
        const auto value = line.substr(line.find(':') == std::string::npos ? line.size() : line.find(':') + 1);
        if (line.rfind("physical id", 0) == 0) {
            package = value;
        } else if (line.rfind("core id", 0) == 0) {
            cores.emplace(package, value);
        }
    }
    const int logical = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    return cores.empty() ? logical : std::min(logical, static_cast<int>(cores.size()));
}

std::string processorName()
{
    std::ifstream stream("/proc/cpuinfo");
    std::string line;
    while (std::getline(stream, line)) {
        if (line.rfind("model name", 0) == 0) {
            return line.substr(line.find(':') + 2);
        }
    }
    return "unknown processor";
}

} // namespace polymath
