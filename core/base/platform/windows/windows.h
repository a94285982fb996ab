#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string>

#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <windows.h>

namespace polymath::windows {

/// "Writing 'C:\...' failed: Access is denied." of what GetLastError() said; OutOfResources for a full disk.
[[nodiscard]] Error errorFrom(DWORD number, const std::string& doing, const std::filesystem::path& file);

/// UTF-8 to UTF-16 and back.
[[nodiscard]] std::wstring wide(const std::string& text);
[[nodiscard]] std::string narrow(const std::wstring& text);

/// A handle that closes itself.
class Handle {
public:
    Handle() = default;
    explicit Handle(HANDLE handle) : m_handle(handle == INVALID_HANDLE_VALUE ? nullptr : handle) {}
    ~Handle() { close(); }
    Handle(Handle&& other) noexcept : m_handle(other.release()) {}
    Handle& operator=(Handle&& other) noexcept
    {
        if (this != &other) {
            close();
            m_handle = other.release();
        }
        return *this;
    }

    [[nodiscard]] HANDLE get() const { return m_handle; }
    [[nodiscard]] explicit operator bool() const { return m_handle != nullptr; }
    [[nodiscard]] HANDLE release()
    {
        HANDLE handle = m_handle;
        m_handle = nullptr;
        return handle;
    }
    void close()
    {
        if (m_handle != nullptr) {
            ::CloseHandle(m_handle);
            m_handle = nullptr;
        }
    }

private:
    HANDLE m_handle = nullptr;
};

} // namespace polymath::windows
