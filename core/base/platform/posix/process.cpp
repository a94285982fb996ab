#include "core/base/platform/posix/posix.h"
#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/base/userfolders.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <span>
#include <sstream>
#include <system_error>
#include <thread>
#include <utility>

namespace polymath {

namespace {

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

/// Polymath's folder below the one that the variable names, else below `usual` in the user's home.
std::filesystem::path userFolder(const char* variable, const char* usual)
{
    if (const char* named = std::getenv(variable); named != nullptr && *named != '\0') {
        return std::filesystem::path(named) / "polymath";
    }
    if (const char* home = std::getenv("HOME"); home != nullptr) {
        return std::filesystem::path(home) / usual / "polymath";
    }
    std::error_code ignored;
    return std::filesystem::temp_directory_path(ignored) / "polymath";
}

} // namespace

std::filesystem::path cacheFolder()
{
    const auto folder = userFolder("XDG_CACHE_HOME", ".cache");
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    return folder;
}

std::filesystem::path dataFolder() { return userFolder("XDG_DATA_HOME", ".local/share"); }

std::filesystem::path configFolder() { return userFolder("XDG_CONFIG_HOME", ".config"); }

std::vector<std::filesystem::path> systemConfigFolders()
{
    const char* listed = std::getenv("XDG_CONFIG_DIRS");
    std::istringstream folders(listed != nullptr && *listed != '\0' ? listed : "/etc/xdg");
    std::vector<std::filesystem::path> found;
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (!folder.empty()) {
            found.push_back(std::filesystem::path(folder) / "polymath");
        }
    }
    return found;
}

ProcessId thisProcess() { return {::getpid(), posix::startTicksOf(::getpid())}; }

bool isRunning(const ProcessId& process)
{
    if (process.pid <= 0) {
        return false;
    }
    if (::kill(static_cast<pid_t>(process.pid), 0) != 0 && errno == ESRCH) {
        return false;
    }
    return process.startTicks == 0 || posix::startTicksOf(process.pid) == process.startTicks;
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
    std::array<int, 2> report{};
    if (!posix::makePipe(report)) {
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
    return ProcessId{pid, posix::startTicksOf(pid)};
}

Result<ProcessOutput> runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                 const std::string& input, const std::function<void(std::string_view)>& onLine)
{
    const std::string name = program.string();
    const auto pointers = argumentPointers(name, arguments);
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    if (!posix::makePipe(in) || !posix::makePipe(out) || !posix::makePipe(err)) {
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

void setTemporaryFolder(const std::filesystem::path& folder) { ::setenv("TMPDIR", folder.c_str(), 1); }

std::size_t readStdin(std::span<char> into)
{
    for (;;) {
        const ssize_t count = ::read(STDIN_FILENO, into.data(), into.size());
        if (count >= 0 || errno != EINTR) {
            return count > 0 ? static_cast<std::size_t>(count) : 0;
        }
    }
}

bool isStderrTerminal() { return ::isatty(STDERR_FILENO) != 0; }

Result<void*> openLibrary(const std::filesystem::path& library, bool forAll)
{
    void* handle = ::dlopen(library.c_str(), RTLD_NOW | (forAll ? RTLD_GLOBAL : RTLD_LOCAL));
    if (handle == nullptr) {
        const char* reason = ::dlerror();
        return fail(ErrorCode::BadInput, reason != nullptr ? reason : "unknown reason");
    }
    return handle;
}

void* findSymbol(void* library, const char* name) { return ::dlsym(library, name); }

std::filesystem::path libraryHolding(const void* address)
{
    Dl_info info{};
    return ::dladdr(address, &info) != 0 && info.dli_fname != nullptr ? std::filesystem::path(info.dli_fname)
                                                                      : std::filesystem::path();
}

void reapChildren()
{
    while (::waitpid(-1, nullptr, WNOHANG) > 0) {
    }
}

} // namespace polymath
