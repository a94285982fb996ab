#include "core/base/hash.h"

#include "core/base/file.h"
#include "core/base/translate.h"

#include <openssl/evp.h>
#include <xxhash.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <vector>

namespace polymath {

namespace {

std::string toHex(std::span<const unsigned char> bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const unsigned char byte : bytes) {
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 15]);
    }
    return text;
}

} // namespace

struct Sha256::State {
    State() { EVP_DigestInit_ex(context, EVP_sha256(), nullptr); }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    EVP_MD_CTX* context = EVP_MD_CTX_new();
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::span<const std::byte> data) { EVP_DigestUpdate(m_state->context, data.data(), data.size()); }

void Sha256::update(std::string_view data) { update(std::as_bytes(std::span(data))); }

std::string Sha256::hex()
{
    std::array<unsigned char, 32> digest{};
    unsigned int length = 0;
    EVP_DigestFinal_ex(m_state->context, digest.data(), &length);
    EVP_DigestInit_ex(m_state->context, EVP_sha256(), nullptr);
    return toHex(digest);
}

std::string sha256Hex(std::string_view data)
{
    Sha256 hash;
    hash.update(data);
    return hash.hex();
}

Result<std::string> sha256OfFile(const std::filesystem::path& file, const std::function<void(std::uint64_t)>& progress)
{
    // Read, not mapped: mapped pages would count as this process's memory.
    std::ifstream stream(file, std::ios::binary);
    if (!stream || !std::filesystem::is_regular_file(file)) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' cannot be read. Check that the file is there."),
                             {file.string()}));
    }
    std::vector<char> buffer(8U << 20);
    std::uint64_t done = 0;
    Sha256 hash;
    while (stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || stream.gcount() > 0) {
        const auto count = static_cast<std::size_t>(stream.gcount());
        hash.update(std::string_view(buffer.data(), count));
        done += count;
        if (progress) {
            progress(done);
        }
    }
    if (stream.bad()) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "Reading '%1' failed after %2 bytes."),
                                                  {file.string(), std::to_string(done)}));
    }
    return hash.hex();
}

std::string contentHash(std::string_view data)
{
    const XXH128_hash_t hash = XXH3_128bits(data.data(), data.size());
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, hash);
    return toHex(canonical.digest);
}

std::uint64_t hash64(std::string_view data, std::uint64_t seed)
{
    return XXH3_64bits_withSeed(data.data(), data.size(), seed);
}

} // namespace polymath
