#pragma once

#include <cstdio>
#include <filesystem>
#include <string>

namespace polymath {

/// std::fopen() of a binary file that no program which is started later gets. Null, with errno, as there.
[[nodiscard]] std::FILE* openStream(const std::filesystem::path& file, std::string mode);

} // namespace polymath
