#pragma once

#include <filesystem>
#include <vector>

namespace polymath {

/// Where large files of the user's are kept: $XDG_DATA_HOME/polymath or its like. May be missing.
[[nodiscard]] std::filesystem::path dataFolder();
/// Where the user's settings are kept: $XDG_CONFIG_HOME/polymath or its like. May be missing.
[[nodiscard]] std::filesystem::path configFolder();
/// Where an administrator keeps settings for all users: polymath in each of $XDG_CONFIG_DIRS or its like.
[[nodiscard]] std::vector<std::filesystem::path> systemConfigFolders();

} // namespace polymath
