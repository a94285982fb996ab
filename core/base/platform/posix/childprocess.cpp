#include "core/base/childprocess.h"

#include "core/base/platform/posix/posix.h"
#include "core/base/translate.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <thread>
#include <utility>

namespace polymath {

namespace {

#ifdef MSG_NOSIGNAL
constexpr int noSignal = MSG_NOSIGNAL;
#else
constexpr int noSignal = 0; // the socket has SO_NOSIGPIPE
#endif
#ifdef POLLRDHUP
constexpr short otherEndGone = POLLRDHUP;
#else
constexpr short otherEndGone = POLLHUP;
#endif

tl::unexpected<Error> startFailed(const std::filesystem::path& program, int number)
{
    return fail(ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences", "Starting '%1' failed: %2."),
                         {program.string(), std::generic_category().message(number)}),
                "errno " + std::to_string(number));
}

} // namespace

Result<ChildProcess> ChildProcess::start(const std::filesystem::path& program,
                                         const std::vector<std::string>& arguments)
{
    const std::string name = program.string();
    std::vector<char*> pointers{const_cast<char*>(name.c_str())};
    for (const auto& argument : arguments) {
        pointers.push_back(const_cast<char*>(argument.c_str()));
    }
    pointers.push_back(nullptr);
    std::array<int, 2> sockets{};
    std::array<int, 2> out{};
    std::array<int, 2> report{};
    // A socket for its input, since writing to one whose other end is gone can fail without a signal.
    if (!posix::makeSocketPair(sockets) || !posix::makePipe(out) || !posix::makePipe(report)) {
        return startFailed(program, errno);
    }
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::dup2(sockets[1], 0);
        ::dup2(out[1], 1);
        ::execv(name.c_str(), pointers.data());
        const int number = errno;
        [[maybe_unused]] const ssize_t written = ::write(report[1], &number, sizeof number);
        ::_exit(127);
    }
    int number = pid < 0 ? errno : 0;
    for (const int other : {sockets[1], out[1], report[1]}) {
        ::close(other);
    }
    ChildProcess child;
    child.m_pid = std::max(pid, 0);
    child.m_input = sockets[0];
    child.m_output = out[0];
    if (pid > 0 && ::read(report[0], &number, sizeof number) != static_cast<ssize_t>(sizeof number)) {
        number = 0;
    }
    ::close(report[0]);
    if (number != 0) {
        return startFailed(program, number);
    }
#ifdef F_SETPIPE_SZ
    ::fcntl(child.m_output, F_SETPIPE_SZ, 1 << 20); // fewer turns between the two; as it was where that is refused
#endif
    return child;
}

ChildProcess::~ChildProcess() { stop(); }

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, 0)), m_input(std::exchange(other.m_input, -1)),
      m_output(std::exchange(other.m_output, -1))
{
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    std::swap(m_pid, other.m_pid);
    std::swap(m_input, other.m_input);
    std::swap(m_output, other.m_output);
    return *this;
}

bool ChildProcess::write(std::string_view data)
{
    while (!data.empty()) {
        const ssize_t count = ::send(m_input, data.data(), data.size(), noSignal);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        data.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

ChildProcess::Heard ChildProcess::read(std::string& into, int waitMs)
{
    pollfd waiting{m_output, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, waitMs);
    if (ready == 0 || (ready < 0 && errno == EINTR)) {
        return Heard::Nothing;
    }
    std::array<char, 1 << 16> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
    const ssize_t count = ready > 0 ? ::read(m_output, buffer.data(), buffer.size()) : 0;
    if (count > 0) {
        into.append(buffer.data(), static_cast<std::size_t>(count));
        return Heard::Data;
    }
    return count < 0 && errno == EINTR ? Heard::Nothing : Heard::End;
}

int ChildProcess::stop()
{
    for (int* descriptor : {&m_input, &m_output}) {
        if (*descriptor >= 0) {
            ::close(std::exchange(*descriptor, -1));
        }
    }
    const auto pid = static_cast<pid_t>(std::exchange(m_pid, 0));
    if (pid <= 0) {
        return 0;
    }
    int status = 0;
    // One that has ended by itself keeps the exit code that it had.
    pid_t ended = ::waitpid(pid, &status, WNOHANG);
    if (ended == 0) {
        ::kill(pid, SIGKILL);
        while ((ended = ::waitpid(pid, &status, 0)) < 0 && errno == EINTR) {
        }
    }
    return ended != pid ? 0 : WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void endWithParent()
{
    std::thread([] {
        pollfd waiting{0, otherEndGone, 0};
        while (::poll(&waiting, 1, -1) < 0 && errno == EINTR) {
        }
        ::_exit(0);
    }).detach();
}

void limitMemory(std::uint64_t bytes)
{
#if !defined(__SANITIZE_ADDRESS__)
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_DATA, &limit);
#else
    static_cast<void>(bytes);
#endif
}

} // namespace polymath
