#include "core/gpupack/network.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/base/userfolders.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace polymath {

namespace fs = std::filesystem;

namespace {

constexpr auto ruleFile = "no-network";
constexpr auto variable = "POLYMATH_NO_NETWORK";

bool isThere(const fs::path& file)
{
    std::error_code error;
    return fs::exists(file, error);
}

} // namespace

std::string_view toText(NetworkRule rule)
{
    switch (rule) {
    case NetworkRule::Administrator:
        return "administrator";
    case NetworkRule::Environment:
        return "environment";
    case NetworkRule::User:
        return "user";
    case NetworkRule::Allowed:
        break;
    }
    return "allowed";
}

NetworkRule networkRule()
{
    const auto folders = systemConfigFolders();
    if (std::any_of(folders.begin(), folders.end(),
                    [](const fs::path& folder) { return isThere(folder / ruleFile); })) {
        return NetworkRule::Administrator;
    }
    if (const char* value = std::getenv(variable);
        value != nullptr && *value != '\0' && std::string_view(value) != "0") {
        return NetworkRule::Environment;
    }
    return isThere(configFolder() / ruleFile) ? NetworkRule::User : NetworkRule::Allowed;
}

std::string networkRefusal(NetworkRule rule)
{
    switch (rule) {
    case NetworkRule::Administrator:
        return POLYMATH_TEXT("sentences",
                             "This machine's administrator forbids Polymath the network, so only files are "
                             "taken. Name a folder with them.");
    case NetworkRule::Environment:
        return POLYMATH_TEXT("sentences",
                             "The variable POLYMATH_NO_NETWORK forbids the network, so only files are taken. "
                             "Name a folder with them.");
    case NetworkRule::User:
        return POLYMATH_TEXT("sentences", "Your settings forbid Polymath the network, so only files are taken. Name a "
                                          "folder with them, or change the setting.");
    case NetworkRule::Allowed:
        break;
    }
    return {};
}

Result<void> forbidNetwork(bool forbidden)
{
    const auto file = configFolder() / ruleFile;
    std::error_code error;
    if (forbidden) {
        fs::create_directories(file.parent_path(), error);
        return writeFileAtomically(file, "While this file is here, Polymath opens no connection.\n");
    }
    fs::remove(file, error);
    if (error) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "'%1' cannot be removed: %2."),
                                                  {file.string(), error.message()}));
    }
    return {};
}

} // namespace polymath
