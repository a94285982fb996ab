#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace polymath {

/// Who forbids the network, from the one that nobody here can change to the one that everybody can.
enum class NetworkRule {
    Administrator, ///< a file "no-network" in one of systemConfigFolders()
    Environment,   ///< the variable POLYMATH_NO_NETWORK
    User,          ///< the setting, a file "no-network" in configFolder()
    Allowed
};

[[nodiscard]] std::string_view toText(NetworkRule rule); ///< "administrator"

/// What counts now. Every program of ours asks before it opens a connection.
[[nodiscard]] NetworkRule networkRule();
/// Why nothing is fetched, in one sentence; empty where it may be.
[[nodiscard]] std::string networkRefusal(NetworkRule rule);

/// Changes the user's setting. Errors: BadInput where the place cannot be written.
[[nodiscard]] Result<void> forbidNetwork(bool forbidden);

} // namespace polymath
