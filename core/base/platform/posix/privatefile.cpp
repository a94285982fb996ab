#include "core/base/privatefile.h"

#include "core/base/file.h"
#include "core/base/translate.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <system_error>

namespace polymath {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t nameLength = 32;
constexpr std::string_view nameLetters = "0123456789abcdef";

/// The folder for what must not reach a disk; empty where there is none.
fs::path memoryFolder()
{
    const char* session = std::getenv("XDG_RUNTIME_DIR");
    for (const fs::path& place : {fs::path(session == nullptr ? "" : session), fs::path("/dev/shm")}) {
        std::error_code ignored;
        if (!place.empty() && fs::is_directory(place, ignored)) {
            return place;
        }
    }
    return {};
}

/// Empty for a name that keepPrivate() did not make: names come from projects, and projects from other people.
fs::path placeOf(std::string_view name)
{
    const bool isOurs = name.size() == nameLength && name.find_first_not_of(nameLetters) == std::string_view::npos;
    return isOurs && !memoryFolder().empty() ? memoryFolder() / ("polymath-" + std::string(name)) : fs::path();
}

} // namespace

Result<std::string> keepPrivate(std::string_view text)
{
    std::random_device random;
    std::string name;
    while (name.size() < nameLength) {
        name.push_back(nameLetters[random() % nameLetters.size()]);
    }
    const auto place = placeOf(name);
    const int file = place.empty() ? -1 : ::open(place.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool written = file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (file >= 0) {
        ::close(file);
    }
    if (!written) {
        dropPrivate(name);
        return fail(ErrorCode::OutOfResources,
                    POLYMATH_TEXT("sentences", "There is no place in memory to keep a password until the import "
                                               "starts: neither XDG_RUNTIME_DIR nor /dev/shm can be written."));
    }
    return name;
}

std::string keptPrivate(std::string_view name)
{
    const auto place = placeOf(name);
    return place.empty() ? std::string() : readFile(place).value_or(std::string());
}

void dropPrivate(std::string_view name)
{
    std::error_code ignored;
    if (const auto place = placeOf(name); !place.empty()) {
        fs::remove(place, ignored);
    }
}

} // namespace polymath
