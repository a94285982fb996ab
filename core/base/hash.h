#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace polymath {

/// SHA-256 over data that arrives in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void update(std::span<const std::byte> data);
    void update(std::string_view data);

    /// The digest as 64 lower-case hexadecimal digits. The object starts anew afterwards.
    [[nodiscard]] std::string hex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

[[nodiscard]] std::string sha256Hex(std::string_view data);

/// SHA-256 of a file's content. `progress` hears the bytes read so far.
[[nodiscard]] Result<std::string> sha256OfFile(const std::filesystem::path& file,
                                               const std::function<void(std::uint64_t)>& progress = {});

/// A fast 128-bit hash (XXH3) as 32 hexadecimal digits: equal texts give equal hashes on every machine.
[[nodiscard]] std::string contentHash(std::string_view data);

/// A fast 64-bit hash (XXH3) with a seed, the same on every machine.
[[nodiscard]] std::uint64_t hash64(std::string_view data, std::uint64_t seed = 0);

} // namespace polymath
