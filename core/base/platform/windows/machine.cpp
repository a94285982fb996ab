#include "core/base/platform/windows/windows.h"
#include "core/base/system.h"
#include "core/base/userfolders.h"

#include <psapi.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <system_error>
#include <thread>
#include <vector>

namespace polymath {

std::wstring windows::wide(const std::string& text)
{
    const auto length = static_cast<int>(text.size());
    std::wstring into(static_cast<std::size_t>(::MultiByteToWideChar(CP_UTF8, 0, text.data(), length, nullptr, 0)),
                      L'\0');
    ::MultiByteToWideChar(CP_UTF8, 0, text.data(), length, into.data(), static_cast<int>(into.size()));
    return into;
}

std::string windows::narrow(const std::wstring& text)
{
    const auto length = static_cast<int>(text.size());
    std::string into(
        static_cast<std::size_t>(::WideCharToMultiByte(CP_UTF8, 0, text.data(), length, nullptr, 0, nullptr, nullptr)),
        '\0');
    ::WideCharToMultiByte(CP_UTF8, 0, text.data(), length, into.data(), static_cast<int>(into.size()), nullptr,
                          nullptr);
    return into;
}

Error windows::errorFrom(DWORD number, const std::string& doing, const std::filesystem::path& file)
{
    auto reason = std::system_category().message(static_cast<int>(number));
    while (!reason.empty() && (reason.back() == '.' || reason.back() == '\n' || reason.back() == '\r')) {
        reason.pop_back();
    }
    constexpr DWORD quotaExceeded = 1295; // ERROR_DISK_QUOTA_EXCEEDED, which not all headers have
    const bool full = number == ERROR_DISK_FULL || number == ERROR_HANDLE_DISK_FULL || number == quotaExceeded ||
                      number == ERROR_NOT_ENOUGH_MEMORY;
    return Error{full ? ErrorCode::OutOfResources : ErrorCode::BadInput,
                 doing + " '" + file.string() + "' failed: " + reason + ".", "Windows error " + std::to_string(number)};
}

std::filesystem::path programFolder()
{
    std::wstring name(MAX_PATH, L'\0');
    for (;;) {
        const DWORD length = ::GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size()));
        if (length < name.size()) {
            name.resize(length);
            return std::filesystem::path(name).parent_path();
        }
        name.resize(name.size() * 2);
    }
}

namespace {

/// Polymath's folder below the one that the variable names.
std::filesystem::path folderOf(const wchar_t* variable)
{
    std::error_code ignored;
    const wchar_t* named = ::_wgetenv(variable);
    return (named != nullptr && *named != L'\0' ? std::filesystem::path(named)
                                                : std::filesystem::temp_directory_path(ignored)) /
           L"polymath";
}

} // namespace

std::filesystem::path cacheFolder()
{
    const auto folder = folderOf(L"LOCALAPPDATA") / L"cache";
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    return folder;
}

std::filesystem::path dataFolder() { return folderOf(L"LOCALAPPDATA") / L"data"; }

std::filesystem::path configFolder() { return folderOf(L"APPDATA"); }

std::vector<std::filesystem::path> systemConfigFolders() { return {folderOf(L"PROGRAMDATA")}; }

std::string hostName()
{
    std::array<wchar_t, 256> name{};
    auto length = static_cast<DWORD>(name.size());
    ::GetComputerNameExW(ComputerNameDnsHostname, name.data(), &length);
    return windows::narrow(name.data());
}

namespace {

PROCESS_MEMORY_COUNTERS memoryOf(HANDLE process)
{
    PROCESS_MEMORY_COUNTERS counters{};
    counters.cb = sizeof counters;
    ::GetProcessMemoryInfo(process, &counters, sizeof counters);
    return counters;
}

MEMORYSTATUSEX memoryStatus()
{
    MEMORYSTATUSEX status{};
    status.dwLength = sizeof status;
    ::GlobalMemoryStatusEx(&status);
    return status;
}

} // namespace

std::uint64_t peakMemoryBytes() { return memoryOf(::GetCurrentProcess()).PeakWorkingSetSize; }

std::uint64_t residentMemoryBytes() { return memoryOf(::GetCurrentProcess()).WorkingSetSize; }

std::uint64_t residentMemoryBytes(const ProcessId& process)
{
    if (!isRunning(process)) {
        return 0;
    }
    const windows::Handle handle(
        ::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(process.pid)));
    return handle ? memoryOf(handle.get()).WorkingSetSize : 0;
}

std::uint64_t availableMemoryBytes() { return memoryStatus().ullAvailPhys; }
std::uint64_t totalMemoryBytes() { return memoryStatus().ullTotalPhys; }

int physicalCores()
{
    const int logical = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    DWORD bytes = 0;
    ::GetLogicalProcessorInformationEx(RelationProcessorCore, nullptr, &bytes);
    std::vector<std::byte> records(bytes);
    if (bytes == 0 || ::GetLogicalProcessorInformationEx(
                          RelationProcessorCore,
                          reinterpret_cast<SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX*>(records.data()), &bytes) == 0) {
        return logical;
    }
    int cores = 0;
    for (DWORD place = 0; place < bytes; ++cores) {
        place += reinterpret_cast<const SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX*>(records.data() + place)->Size;
    }
    return std::min(logical, std::max(1, cores));
}

std::string processorName()
{
    std::array<wchar_t, 256> name{};
    auto bytes = static_cast<DWORD>(sizeof name);
    const auto failed = ::RegGetValueW(HKEY_LOCAL_MACHINE, L"HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0",
                                       L"ProcessorNameString", RRF_RT_REG_SZ, nullptr, name.data(), &bytes);
    return failed == ERROR_SUCCESS ? windows::narrow(name.data()) : "unknown processor";
}

bool isStderrTerminal()
{
    DWORD mode = 0;
    return ::GetConsoleMode(::GetStdHandle(STD_ERROR_HANDLE), &mode) != 0;
}

std::size_t readStdin(std::span<char> into)
{
    DWORD count = 0;
    const auto wanted = static_cast<DWORD>(std::min<std::size_t>(into.size(), 1 << 30));
    return ::ReadFile(::GetStdHandle(STD_INPUT_HANDLE), into.data(), wanted, &count, nullptr) != 0 ? count : 0;
}

void setTemporaryFolder(const std::filesystem::path& folder)
{
    ::_wputenv_s(L"TMP", folder.c_str()); // the C library and Windows are told both
    ::SetEnvironmentVariableW(L"TMP", folder.c_str());
}

Result<void*> openLibrary(const std::filesystem::path& library, bool)
{
    HMODULE module = ::LoadLibraryExW(library.c_str(), nullptr, LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (module == nullptr) {
        const auto error = windows::errorFrom(::GetLastError(), "Opening", library);
        return fail(ErrorCode::BadInput, error.sentence, error.detail);
    }
    return static_cast<void*>(module);
}

void* findSymbol(void* library, const char* name)
{
    return reinterpret_cast<void*>(::GetProcAddress(static_cast<HMODULE>(library), name));
}

std::filesystem::path libraryHolding(const void* address)
{
    HMODULE module = nullptr;
    if (::GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                             static_cast<LPCWSTR>(address), &module) == 0) {
        return {};
    }
    std::wstring name(32768, L'\0');
    name.resize(::GetModuleFileNameW(module, name.data(), static_cast<DWORD>(name.size())));
    return name;
}

} // namespace polymath
