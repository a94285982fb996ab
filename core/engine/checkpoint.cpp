#include "core/engine/checkpoint.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/base/translate.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace polymath::engine {

namespace {

using nlohmann::json;

constexpr std::array<const char*, 3> files{"weights.safetensors", "moments.safetensors", "state.json"};
constexpr std::size_t keptCheckpoints = 2;

/// The folders, newest first; with and without a manifest.
std::vector<std::filesystem::path> checkpointFolders(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> found;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        if (entry.path().filename().string().starts_with("checkpoint-")) {
            found.push_back(entry.path());
        }
    }
    std::sort(found.rbegin(), found.rend());
    return found;
}

bool isWhole(const std::filesystem::path& checkpoint)
{
    const auto text = readFile(checkpoint / "manifest.json");
    const auto manifest = text ? json::parse(*text, nullptr, false) : json();
    if (!manifest.is_object()) {
        return false;
    }
    return std::all_of(files.begin(), files.end(), [&](const char* file) {
        const auto digest = sha256OfFile(checkpoint / file);
        return digest && manifest.value(file, "") == *digest;
    });
}

std::int64_t bytesOf(const std::vector<Parameter>& parameters)
{
    std::int64_t bytes = 0;
    for (const auto& parameter : parameters) {
        bytes += parameter.tensor->numel() * 4;
    }
    return bytes;
}

} // namespace

Result<void> saveCheckpoint(const std::filesystem::path& folder, const TrainState& state,
                            const std::vector<Parameter>& weights, const std::vector<Parameter>& moments)
{
    const auto needed = bytesOf(weights) + bytesOf(moments) + (1 << 20);
    if (const auto free = freeDiskBytes(folder); free < static_cast<std::uint64_t>(needed)) {
        return fail(
            ErrorCode::OutOfResources,
            sentence(
                POLYMATH_TEXT(
                    "sentences",
                    "A checkpoint needs %1 MB, and the disk of '%2' has %3 MB free. Make room and resume the run."),
                {std::to_string(needed / 1'000'000 + 1), folder.string(), std::to_string(free / 1'000'000)}));
    }
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "checkpoint-%09lld", static_cast<long long>(state.step));
    const auto target = folder / name.data();
    std::error_code ignored;
    std::filesystem::remove(target / "manifest.json", ignored);
    std::filesystem::create_directories(target, ignored);
    const json object{
        {"step", state.step},          {"position", state.position}, {"trained_tokens", state.trainedTokens},
        {"seconds", state.seconds},    {"best", state.best},         {"since_best", state.sinceBest},
        {"precision", state.precision}};
    POLYMATH_CHECK(writeParameters(target / files[0], weights, {}));
    POLYMATH_CHECK(writeParameters(target / files[1], moments, {}));
    POLYMATH_CHECK(writeFileAtomically(target / files[2], object.dump(1)));
    json manifest = json::object();
    for (const auto* file : files) {
        POLYMATH_TRY(digest, sha256OfFile(target / file));
        manifest[file] = digest;
    }
    POLYMATH_CHECK(writeFileAtomically(target / "manifest.json", manifest.dump(1)));
    std::size_t whole = 0;
    for (const auto& checkpoint : checkpointFolders(folder)) {
        if (whole >= keptCheckpoints) {
            std::filesystem::remove_all(checkpoint, ignored);
        }
        whole += std::filesystem::exists(checkpoint / "manifest.json") ? 1 : 0;
    }
    return {};
}

Result<std::optional<TrainState>> loadCheckpoint(const std::filesystem::path& folder,
                                                 const std::vector<Parameter>& weights,
                                                 const std::vector<Parameter>& moments)
{
    for (const auto& checkpoint : checkpointFolders(folder)) {
        if (!isWhole(checkpoint)) {
            log::warn("The checkpoint '" + checkpoint.string() + "' is incomplete or damaged; an older one is used.");
            continue;
        }
        POLYMATH_TRY(text, readFile(checkpoint / files[2]));
        const auto object = json::parse(text, nullptr, false);
        TrainState state;
        try {
            state = {object.at("step"), object.at("position"),   object.at("trained_tokens"), object.at("seconds"),
                     object.at("best"), object.at("since_best"), object.at("precision")};
        } catch (const json::exception&) {
            log::warn("The checkpoint '" + checkpoint.string() + "' was written by another version; it is not used.");
            continue;
        }
        POLYMATH_CHECK(readParameters(checkpoint / files[0], weights));
        POLYMATH_CHECK(readParameters(checkpoint / files[1], moments));
        return state;
    }
    return std::nullopt;
}

std::string checkpointPrecision(const std::filesystem::path& folder)
{
    for (const auto& checkpoint : checkpointFolders(folder)) {
        const auto text = readFile(checkpoint / files[2]);
        const auto object = text ? json::parse(*text, nullptr, false) : json();
        if (object.is_object() && std::filesystem::exists(checkpoint / "manifest.json")) {
            return object.value("precision", "");
        }
    }
    return {};
}

void removeCheckpoints(const std::filesystem::path& folder)
{
    std::error_code ignored;
    for (const auto& checkpoint : checkpointFolders(folder)) {
        std::filesystem::remove_all(checkpoint, ignored);
    }
}

} // namespace polymath::engine
