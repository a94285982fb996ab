#include "core/gpupack/pack.h"

#include "core/base/translate.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <numeric>
#include <sstream>

namespace polymath {

namespace {

constexpr std::size_t hashDigits = 64;

bool isHash(std::string_view text)
{
    return text.size() == hashDigits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool readFigure(const std::string& text, std::uint64_t& figure)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), figure);
    return error == std::errc() && end == text.data() + text.size() && figure > 0;
}

/// A part's name and version become those of a file below the user's folder.
bool isPlain(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char letter) {
        return std::isalnum(letter) != 0 || letter == '-' || letter == '_' || letter == '.';
    });
}

tl::unexpected<Error> unreadable(const std::string& line)
{
    return fail(
        ErrorCode::BadInput,
        sentence(POLYMATH_TEXT("sentences", "This line of the list of libraries cannot be read: '%1'."), {line}));
}

/// "13.2" of "13.2.86".
std::string majorAndMinor(const std::string& version)
{
    const auto dot = version.find('.');
    return dot == std::string::npos ? version : version.substr(0, version.find('.', dot + 1));
}

} // namespace

std::string GpuPart::stem() const
{
    std::string file = name;
    std::replace(file.begin(), file.end(), '-', '_');
    return file + "-" + version + "-";
}

int GpuPack::cudaMajor() const
{
    int major = 0;
    std::from_chars(cudaVersion.data(), cudaVersion.data() + cudaVersion.size(), major);
    return major;
}

int GpuPack::neededDriver() const
{
    // https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html
    switch (cudaMajor()) {
    case 12:
        return 525;
    case 13:
        return 580;
    default:
        return 0;
    }
}

std::uint64_t GpuPack::downloadBytes() const
{
    return std::accumulate(parts.begin(), parts.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const GpuPart& part) { return sum + part.downloadBytes; });
}

std::uint64_t GpuPack::unpackedBytes() const
{
    return std::accumulate(parts.begin(), parts.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const GpuPart& part) { return sum + part.unpackedBytes; });
}

Result<GpuPack> readPins(std::string_view pins)
{
    GpuPack pack;
    std::istringstream lines{std::string(pins)};
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#' || line.front() == '[') {
            continue;
        }
        std::istringstream words(line);
        std::string package;
        GpuPart part;
        words >> package >> part.platform;
        if (package == "version") {
            pack.torchVersion = part.platform;
            continue;
        }
        const auto equals = package.find("==");
        words >> part.sha256;
        if (equals == std::string::npos || !isHash(part.sha256)) {
            return unreadable(line);
        }
        part.name = package.substr(0, equals);
        part.version = package.substr(equals + 2);
        if (part.name == "nvidia-cuda-runtime") {
            pack.cudaVersion = majorAndMinor(part.version);
        }
        std::string download;
        std::string unpacked;
        if (!(words >> download)) {
            continue; // a part of the packages, or of another system's
        }
        words >> unpacked;
        if (!isPlain(part.name) || !isPlain(part.version) || !readFigure(download, part.downloadBytes) ||
            !readFigure(unpacked, part.unpackedBytes)) {
            return unreadable(line);
        }
        pack.parts.push_back(std::move(part));
    }
    if (!pack.parts.empty() && (!isPlain(pack.torchVersion) || pack.cudaVersion.empty())) {
        return fail(ErrorCode::BadInput, POLYMATH_TEXT("sentences", "The list of libraries names no version."));
    }
    return pack;
}

const GpuPack& builtInPack()
{
    static const GpuPack pack = readPins(builtInPins()).value_or(GpuPack{}); // tests read them
    return pack;
}

bool isNameOf(const GpuPart& part, std::string_view fileName)
{
    const auto has = [&](std::string_view words) { return fileName.find(words) != std::string_view::npos; };
    return fileName.starts_with(part.stem()) && fileName.ends_with(".whl") && has(part.platform) &&
           (has("-py3-none-") || has("-cp311-cp311-")); // as ./dev fetches them
}

} // namespace polymath
