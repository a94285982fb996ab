#pragma once

#include <string>

namespace polymath {

/// What went wrong, as far as a caller can act on it. The values are the exit codes of all programs.
enum class ErrorCode {
    Internal = 1,       ///< anything without a better name, our bugs among them
    Usage = 2,          ///< a wrong argument or setting
    BadInput = 3,       ///< a file that cannot be used
    OutOfResources = 4, ///< not enough memory or disk
    Cancelled = 5,      ///< stopped by the user where no partial result exists
};

/// An error as it travels from core to whoever shows it.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string sentence; ///< for a person: names the file or setting, the place, and what to do
    std::string detail;   ///< for the log: errno, SQL, what a library said; may be empty

    [[nodiscard]] bool operator==(const Error&) const = default;
};

/// The exit code that programs end with for `error`.
[[nodiscard]] constexpr int exitCode(const Error& error) { return static_cast<int>(error.code); }

/// The error code for a program's exit code; codes that nobody defined are Internal.
[[nodiscard]] ErrorCode errorCodeFromExit(int code);

} // namespace polymath
