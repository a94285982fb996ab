#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace polymath {

/// Keeps a text for another process of this user, apart from all that is stored: in a file that only this user can
/// read, in the folder that the system keeps in memory for the session (XDG_RUNTIME_DIR, else /dev/shm), until
/// dropPrivate() or until the machine is shut down. Returns the name under which it is found. Errors: OutOfResources
/// where there is no such folder.
[[nodiscard]] Result<std::string> keepPrivate(std::string_view text);
/// Empty where there is none of that name.
[[nodiscard]] std::string keptPrivate(std::string_view name);
void dropPrivate(std::string_view name);

} // namespace polymath
