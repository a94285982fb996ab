#include "core/base/privatefile.h"

#include "core/base/file.h"
#include "core/base/platform/windows/windows.h"
#include "core/base/translate.h"

#include <wincrypt.h>

#include <filesystem>
#include <random>
#include <system_error>

namespace polymath {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t nameLength = 32;
constexpr std::string_view nameLetters = "0123456789abcdef";

/// Empty for a name that keepPrivate() did not make: names come from projects, and projects from other people.
fs::path placeOf(std::string_view name)
{
    const bool isOurs = name.size() == nameLength && name.find_first_not_of(nameLetters) == std::string_view::npos;
    std::error_code error;
    const auto place = fs::temp_directory_path(error);
    return isOurs && !error ? place / ("polymath-" + std::string(name)) : fs::path();
}

DATA_BLOB blobOf(std::string_view text)
{
    return {static_cast<DWORD>(text.size()), reinterpret_cast<BYTE*>(const_cast<char*>(text.data()))};
}

std::string take(DATA_BLOB blob)
{
    std::string text(reinterpret_cast<const char*>(blob.pbData), blob.cbData);
    ::SecureZeroMemory(blob.pbData, blob.cbData);
    ::LocalFree(blob.pbData);
    return text;
}

} // namespace

// Windows has no folder in memory, so what is written is encrypted with a key that only this user's session has.
Result<std::string> keepPrivate(std::string_view text)
{
    std::random_device random;
    std::string name;
    while (name.size() < nameLength) {
        name.push_back(nameLetters[random() % nameLetters.size()]);
    }
    auto plain = blobOf(text);
    DATA_BLOB secret{};
    const auto place = placeOf(name);
    if (place.empty() ||
        ::CryptProtectData(&plain, nullptr, nullptr, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &secret) == 0 ||
        !writeFileAtomically(place, take(secret))) {
        return fail(ErrorCode::OutOfResources,
                    POLYMATH_TEXT("sentences", "There is no place to keep a password until the import starts: the "
                                               "folder for temporary files cannot be written."));
    }
    return name;
}

std::string keptPrivate(std::string_view name)
{
    const auto place = placeOf(name);
    const auto content = place.empty() ? std::string() : readFile(place).value_or(std::string());
    auto secret = blobOf(content);
    DATA_BLOB plain{};
    if (content.empty() ||
        ::CryptUnprotectData(&secret, nullptr, nullptr, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &plain) == 0) {
        return {};
    }
    return take(plain);
}

void dropPrivate(std::string_view name)
{
    std::error_code ignored;
    if (const auto place = placeOf(name); !place.empty()) {
        fs::remove(place, ignored);
    }
}

} // namespace polymath
