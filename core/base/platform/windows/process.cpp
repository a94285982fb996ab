#include "core/base/childprocess.h"
#include "core/base/platform/windows/windows.h"
#include "core/base/system.h"

#include <fcntl.h>
#include <io.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <thread>
#include <utility>

namespace polymath {

using windows::errorFrom;
using windows::Handle;
using windows::wide;

namespace {

constexpr DWORD pollMs = 20; ///< Windows cannot wait for a pipe to have something
constexpr DWORD pipeBytes = 1 << 20;
constexpr UINT killedExitCode = 137; ///< as after SIGKILL elsewhere

/// One argument as CommandLineToArgvW reads it back: backslashes count only before quotation marks.
void appendArgument(std::wstring& line, const std::wstring& argument)
{
    if (!line.empty()) {
        line += L' ';
    }
    if (!argument.empty() && argument.find_first_of(L" \t\n\v\"") == std::wstring::npos) {
        line += argument;
        return;
    }
    line += L'"';
    std::size_t backslashes = 0;
    for (const wchar_t character : argument) {
        if (character == L'\\') {
            ++backslashes;
            continue;
        }
        line.append(character == L'"' ? 2 * backslashes + 1 : backslashes, L'\\');
        backslashes = 0;
        line += character;
    }
    line.append(2 * backslashes, L'\\');
    line += L'"';
}

std::wstring commandLine(const std::filesystem::path& program, const std::vector<std::string>& arguments)
{
    std::wstring line;
    appendArgument(line, program.wstring());
    for (const auto& argument : arguments) {
        appendArgument(line, wide(argument));
    }
    return line;
}

tl::unexpected<Error> startFailed(const std::filesystem::path& program)
{
    return tl::unexpected(errorFrom(::GetLastError(), "Starting", program));
}

std::int64_t startTicksOf(HANDLE process)
{
    FILETIME created{};
    FILETIME ended{};
    FILETIME kernel{};
    FILETIME user{};
    if (::GetProcessTimes(process, &created, &ended, &kernel, &user) == 0) {
        return 0;
    }
    return static_cast<std::int64_t>((static_cast<std::uint64_t>(created.dwHighDateTime) << 32U) |
                                     created.dwLowDateTime);
}

struct Pipe {
    Handle ours;
    Handle theirs;
};

/// A pipe whose one end a program that is started may get.
bool makePipe(Pipe& pipe, bool theyRead)
{
    HANDLE reading = nullptr;
    HANDLE writing = nullptr;
    if (::CreatePipe(&reading, &writing, nullptr, pipeBytes) == 0) {
        return false;
    }
    pipe.ours = Handle(theyRead ? writing : reading);
    pipe.theirs = Handle(theyRead ? reading : writing);
    return ::SetHandleInformation(pipe.theirs.get(), HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT) != 0;
}

/// Starts a program that gets these three handles and no other one of ours, whatever threads do meanwhile.
Result<Handle> start(const std::filesystem::path& program, const std::vector<std::string>& arguments, HANDLE in,
                     HANDLE out, HANDLE err, DWORD flags)
{
    std::vector<HANDLE> inherited;
    for (HANDLE handle : {in, out, err}) {
        if (std::find(inherited.begin(), inherited.end(), handle) == inherited.end()) { // the list takes none twice
            inherited.push_back(handle);
        }
    }
    SIZE_T bytes = 0;
    ::InitializeProcThreadAttributeList(nullptr, 1, 0, &bytes);
    std::vector<std::byte> storage(bytes);
    auto* const attributes = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(storage.data());
    if (::InitializeProcThreadAttributeList(attributes, 1, 0, &bytes) == 0) {
        return startFailed(program);
    }
    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof startup;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = in;
    startup.StartupInfo.hStdOutput = out;
    startup.StartupInfo.hStdError = err;
    startup.lpAttributeList = attributes;
    PROCESS_INFORMATION process{};
    auto line = commandLine(program, arguments);
    const bool started =
        ::UpdateProcThreadAttribute(attributes, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, inherited.data(),
                                    inherited.size() * sizeof(HANDLE), nullptr, nullptr) != 0 &&
        ::CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, TRUE, flags | EXTENDED_STARTUPINFO_PRESENT,
                         nullptr, nullptr, &startup.StartupInfo, &process) != 0;
    const DWORD number = ::GetLastError();
    ::DeleteProcThreadAttributeList(attributes);
    if (!started) {
        ::SetLastError(number);
        return startFailed(program);
    }
    ::CloseHandle(process.hThread);
    return Handle(process.hProcess);
}

/// Reads what is there, waiting for it; false at the end of the stream.
bool drain(HANDLE pipe, std::string& into)
{
    std::array<char, 65536> buffer{};
    DWORD count = 0;
    if (::ReadFile(pipe, buffer.data(), static_cast<DWORD>(buffer.size()), &count, nullptr) == 0 || count == 0) {
        return false;
    }
    into.append(buffer.data(), count);
    return true;
}

bool writeAll(HANDLE pipe, std::string_view data)
{
    while (!data.empty()) {
        DWORD count = 0;
        const auto now = static_cast<DWORD>(std::min<std::size_t>(data.size(), pipeBytes));
        if (::WriteFile(pipe, data.data(), now, &count, nullptr) == 0 || count == 0) {
            return false;
        }
        data.remove_prefix(count);
    }
    return true;
}

int exitCodeOf(HANDLE process)
{
    DWORD code = 0;
    ::GetExitCodeProcess(process, &code);
    return static_cast<int>(code);
}

HANDLE handleOf(int descriptor) { return reinterpret_cast<HANDLE>(::_get_osfhandle(descriptor)); }

int descriptorOf(Handle handle, int flags)
{
    return ::_open_osfhandle(reinterpret_cast<std::intptr_t>(handle.release()), flags | _O_BINARY | _O_NOINHERIT);
}

/// A handle that a program may be started with; of a file that is opened for it.
Handle openInheritable(const std::filesystem::path& file, DWORD access, DWORD disposition)
{
    SECURITY_ATTRIBUTES inherit{};
    inherit.nLength = sizeof inherit;
    inherit.bInheritHandle = TRUE;
    return Handle(::CreateFileW(file.c_str(), access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, &inherit,
                                disposition, FILE_ATTRIBUTE_NORMAL, nullptr));
}

} // namespace

ProcessId thisProcess()
{
    return {static_cast<std::int64_t>(::GetCurrentProcessId()), startTicksOf(::GetCurrentProcess())};
}

bool isRunning(const ProcessId& process)
{
    if (process.pid <= 0) {
        return false;
    }
    const Handle handle(
        ::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION | SYNCHRONIZE, FALSE, static_cast<DWORD>(process.pid)));
    if (!handle) {
        return ::GetLastError() == ERROR_ACCESS_DENIED; // somebody else's, so it is there
    }
    if (::WaitForSingleObject(handle.get(), 0) != WAIT_TIMEOUT) {
        return false;
    }
    return process.startTicks == 0 || startTicksOf(handle.get()) == process.startTicks;
}

Result<ProcessId> startDetached(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                const std::filesystem::path& logFile)
{
    const auto log = openInheritable(logFile, FILE_APPEND_DATA | SYNCHRONIZE, OPEN_ALWAYS);
    if (!log) {
        return startFailed(logFile);
    }
    const auto nothing = openInheritable("NUL", GENERIC_READ, OPEN_EXISTING);
    if (!nothing) {
        return startFailed(program);
    }
    POLYMATH_TRY(process, start(program, arguments, nothing.get(), log.get(), log.get(),
                                CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP));
    return ProcessId{static_cast<std::int64_t>(::GetProcessId(process.get())), startTicksOf(process.get())};
}

Result<ProcessOutput> runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                 const std::string& input, const std::function<void(std::string_view)>& onLine)
{
    Pipe in;
    Pipe out;
    Pipe err;
    if (!makePipe(in, true) || !makePipe(out, false) || !makePipe(err, false)) {
        return startFailed(program);
    }
    POLYMATH_TRY(process,
                 start(program, arguments, in.theirs.get(), out.theirs.get(), err.theirs.get(), CREATE_NO_WINDOW));
    in.theirs.close();
    out.theirs.close();
    err.theirs.close();
    ProcessOutput output;
    // Threads, so that a child which writes before it reads, or to both streams, cannot block us.
    std::thread writer([&in, &input] {
        writeAll(in.ours.get(), input);
        in.ours.close();
    });
    std::thread listener([&err, &output] {
        while (drain(err.ours.get(), output.err)) {
        }
    });
    std::size_t heard = 0;
    while (drain(out.ours.get(), output.out)) {
        for (auto end = output.out.find('\n', heard); onLine && end != std::string::npos;
             end = output.out.find('\n', heard)) {
            onLine(std::string_view(output.out).substr(heard, end - heard));
            heard = end + 1;
        }
    }
    writer.join();
    listener.join();
    ::WaitForSingleObject(process.get(), INFINITE);
    output.exitCode = exitCodeOf(process.get());
    return output;
}

Result<ChildProcess> ChildProcess::start(const std::filesystem::path& program,
                                         const std::vector<std::string>& arguments)
{
    Pipe in;
    Pipe out;
    if (!makePipe(in, true) || !makePipe(out, false)) {
        return startFailed(program);
    }
    // The child needs a handle of stderr that it may get; ours may be none of that kind.
    HANDLE copy = nullptr;
    ::DuplicateHandle(::GetCurrentProcess(), ::GetStdHandle(STD_ERROR_HANDLE), ::GetCurrentProcess(), &copy, 0, TRUE,
                      DUPLICATE_SAME_ACCESS);
    auto err = copy != nullptr ? Handle(copy) : openInheritable("NUL", GENERIC_WRITE, OPEN_EXISTING);
    POLYMATH_TRY(process,
                 polymath::start(program, arguments, in.theirs.get(), out.theirs.get(), err.get(), CREATE_NO_WINDOW));
    ChildProcess child;
    child.m_pid = reinterpret_cast<std::int64_t>(process.release()); // its handle, which Windows asks by
    child.m_input = descriptorOf(std::move(in.ours), 0);
    child.m_output = descriptorOf(std::move(out.ours), _O_RDONLY);
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

bool ChildProcess::write(std::string_view data) { return writeAll(handleOf(m_input), data); }

ChildProcess::Heard ChildProcess::read(std::string& into, int waitMs)
{
    HANDLE pipe = handleOf(m_output);
    const auto start = ::GetTickCount64();
    for (;;) {
        DWORD there = 0;
        if (::PeekNamedPipe(pipe, nullptr, 0, nullptr, &there, nullptr) == 0) {
            return Heard::End;
        }
        if (there > 0) {
            return drain(pipe, into) ? Heard::Data : Heard::End;
        }
        if (waitMs >= 0 && ::GetTickCount64() - start >= static_cast<ULONGLONG>(waitMs)) {
            return Heard::Nothing;
        }
        ::Sleep(pollMs);
    }
}

int ChildProcess::stop()
{
    for (int* descriptor : {&m_input, &m_output}) {
        if (*descriptor >= 0) {
            ::_close(std::exchange(*descriptor, -1));
        }
    }
    const Handle process(reinterpret_cast<HANDLE>(std::exchange(m_pid, 0)));
    if (!process) {
        return 0;
    }
    // One that has ended by itself keeps the exit code that it had.
    if (::WaitForSingleObject(process.get(), 0) == WAIT_TIMEOUT) {
        ::TerminateProcess(process.get(), killedExitCode);
        ::WaitForSingleObject(process.get(), INFINITE);
    }
    return exitCodeOf(process.get());
}

void endWithParent()
{
    std::thread([] {
        HANDLE input = ::GetStdHandle(STD_INPUT_HANDLE);
        while (::PeekNamedPipe(input, nullptr, 0, nullptr, nullptr, nullptr) != 0) {
            ::Sleep(pollMs);
        }
        std::_Exit(0);
    }).detach();
}

void limitMemory(std::uint64_t bytes)
{
    // The job lives as long as its handle, which is meant to stay open until this process ends.
    HANDLE job = ::CreateJobObjectW(nullptr, nullptr);
    if (job == nullptr) {
        return;
    }
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_PROCESS_MEMORY;
    limits.ProcessMemoryLimit = static_cast<SIZE_T>(bytes);
    ::SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    ::AssignProcessToJobObject(job, ::GetCurrentProcess());
}

void reapChildren() {} // Windows keeps nothing of a process that nobody has a handle of

} // namespace polymath
