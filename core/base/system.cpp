#include "core/base/system.h"

#include "core/base/translate.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <system_error>
#include <thread>
#include <utility>

namespace polymath {

namespace {

/// Field 22 of /proc/PID/stat: when the process started, in clock ticks since the machine did.
std::int64_t startTicksOf(std::int64_t pid)
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

std::vector<char*> argumentPointers(const std::string& program, const std::vector<std::string>& arguments)
{
    std::vector<char*> pointers;
    pointers.push_back(const_cast<char*>(program.c_str()));
    for (const auto& argument : arguments) {
        pointers.push_back(const_cast<char*>(argument.c_str()));
    }
    pointers.push_back(nullptr);
    return pointers;
}

tl::unexpected<Error> startFailed(const std::filesystem::path& program, int number)
{
    return fail(ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences", "Starting '%1' failed: %2."),
                         {program.string(), std::generic_category().message(number)}),
                "errno " + std::to_string(number));
}

/// Reads what is there; false at the end of the stream.
bool drain(int descriptor, std::string& into)
{
    std::array<char, 65536> buffer{};
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count > 0) {
        into.append(buffer.data(), static_cast<std::size_t>(count));
        return true;
    }
    return count < 0 && (errno == EINTR || errno == EAGAIN);
}

} // namespace

std::int64_t nowMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::filesystem::path programFolder()
{
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

std::filesystem::path cacheFolder()
{
    std::filesystem::path base;
    std::error_code ignored;
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache != '\0') {
        base = cache;
    } else if (const char* home = std::getenv("HOME"); home != nullptr) {
        base = std::filesystem::path(home) / ".cache";
    } else {
        base = std::filesystem::temp_directory_path(ignored);
    }
    base /= "polymath";
    std::filesystem::create_directories(base, ignored);
    return base;
}

ProcessId thisProcess() { return {::getpid(), startTicksOf(::getpid())}; }

bool isRunning(const ProcessId& process)
{
    if (process.pid <= 0) {
        return false;
    }
    if (::kill(static_cast<pid_t>(process.pid), 0) != 0 && errno == ESRCH) {
        return false;
    }
    return process.startTicks == 0 || startTicksOf(process.pid) == process.startTicks;
}

std::string hostName()
{
    std::array<char, 256> name{};
    ::gethostname(name.data(), name.size() - 1);
    return name.data();
}

Result<ProcessId> startDetached(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                const std::filesystem::path& logFile)
{
    const std::string name = program.string();
    const auto pointers = argumentPointers(name, arguments);
    const int log = ::open(logFile.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (log < 0) {
        return startFailed(logFile, errno);
    }
    int report[2];
    if (::pipe2(report, O_CLOEXEC) != 0) {
        const int number = errno;
        ::close(log);
        return startFailed(program, number);
    }
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::setsid();
        const int null = ::open("/dev/null", O_RDONLY);
        ::dup2(null, 0);
        ::dup2(log, 1);
        ::dup2(log, 2);
        ::execv(name.c_str(), pointers.data());
        const int number = errno;
        [[maybe_unused]] const ssize_t written = ::write(report[1], &number, sizeof number);
        ::_exit(127);
    }
    const int forkError = errno;
    ::close(log);
    ::close(report[1]);
    int number = 0;
    const ssize_t count = pid < 0 ? 0 : ::read(report[0], &number, sizeof number);
    ::close(report[0]);
    if (pid < 0) {
        return startFailed(program, forkError);
    }
    if (count == static_cast<ssize_t>(sizeof number)) {
        ::waitpid(pid, nullptr, 0);
        return startFailed(program, number);
    }
    return ProcessId{pid, startTicksOf(pid)};
}

Result<ProcessOutput> runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                 const std::string& input, const std::function<void(std::string_view)>& onLine)
{
    const std::string name = program.string();
    const auto pointers = argumentPointers(name, arguments);
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0 ||
        ::pipe2(err.data(), O_CLOEXEC) != 0) {
        return startFailed(program, errno);
    }
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::dup2(in[0], 0);
        ::dup2(out[1], 1);
        ::dup2(err[1], 2);
        ::execv(name.c_str(), pointers.data());
        ::_exit(127);
    }
    const int forkError = errno;
    ::close(in[0]);
    ::close(out[1]);
    ::close(err[1]);
    if (pid < 0) {
        return startFailed(program, forkError);
    }
    // The writer is a thread, so that a child which writes before it reads cannot block us.
    std::thread writer([descriptor = in[1], &input] {
        std::string_view rest = input;
        while (!rest.empty()) {
            const ssize_t count = ::write(descriptor, rest.data(), rest.size());
            if (count <= 0) {
                break;
            }
            rest.remove_prefix(static_cast<std::size_t>(count));
        }
        ::close(descriptor);
    });
    ProcessOutput output;
    std::size_t heard = 0;
    std::array<pollfd, 2> waiting{pollfd{out[0], POLLIN, 0}, pollfd{err[0], POLLIN, 0}};
    while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
        if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) {
            break;
        }
        if (waiting[0].fd >= 0 && waiting[0].revents != 0 && !drain(out[0], output.out)) {
            waiting[0].fd = -1;
        }
        for (auto end = output.out.find('\n', heard); onLine && end != std::string::npos;
             end = output.out.find('\n', heard)) {
            onLine(std::string_view(output.out).substr(heard, end - heard));
            heard = end + 1;
        }
        if (waiting[1].fd >= 0 && waiting[1].revents != 0 && !drain(err[0], output.err)) {
            waiting[1].fd = -1;
        }
    }
    writer.join();
    ::close(out[0]);
    ::close(err[0]);
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    output.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return output;
}

void reapChildren()
{
    while (::waitpid(-1, nullptr, WNOHANG) > 0) {
    }
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
