#include "core/text/tokenfile.h"

#include "core/base/hash.h"
#include "core/base/translate.h"

#include <bit>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

namespace polymath {

namespace {

static_assert(std::endian::native == std::endian::little, "token files are little-endian");

constexpr std::string_view magic = "PMTOK001";
constexpr std::size_t headerBytes = 24;

struct Entry {
    std::uint64_t first;
    std::uint32_t length;
    std::uint32_t promptLength;
    std::uint32_t split;
    std::uint32_t zero;
};
static_assert(sizeof(Entry) == 24);

template <typename T> std::string_view bytesOf(const T* values, std::size_t count)
{
    return {reinterpret_cast<const char*>(values), count * sizeof(T)};
}

} // namespace

Result<TokenFile> TokenFile::open(const std::filesystem::path& file)
{
    POLYMATH_TRY(mapped, MappedFile::open(file));
    const auto damaged = [&file] {
        return fail(
            ErrorCode::BadInput,
            sentence(
                POLYMATH_TEXT(
                    "sentences",
                    "'%1' is damaged or not a token file. Delete it: it is made again from the project's documents."),
                {file.string()}));
    };
    const auto bytes = mapped.bytes();
    if (bytes.size() < headerBytes || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0) {
        return damaged();
    }
    std::uint64_t tokens = 0;
    std::uint64_t count = 0;
    std::memcpy(&tokens, bytes.data() + 8, 8);
    std::memcpy(&count, bytes.data() + 16, 8);
    const std::uint64_t body = bytes.size() - headerBytes;
    if (tokens > body / 4 || count > body / sizeof(Entry) || tokens * 4 + count * sizeof(Entry) != body) {
        return damaged();
    }
    TokenFile result;
    result.m_tokenCount = static_cast<std::int64_t>(tokens);
    result.m_documents.reserve(count);
    const auto* table = bytes.data() + headerBytes + tokens * 4;
    for (std::uint64_t index = 0; index < count; ++index) {
        Entry entry{};
        std::memcpy(&entry, table + index * sizeof(Entry), sizeof(Entry));
        if (entry.first > tokens || entry.length > tokens - entry.first || entry.promptLength > entry.length ||
            entry.split > 2) {
            return damaged();
        }
        result.m_documents.push_back({entry.first, entry.length, entry.promptLength, static_cast<Split>(entry.split)});
    }
    result.m_file = std::move(mapped);
    return result;
}

std::span<const std::int32_t> TokenFile::tokens(const TokenisedDocument& document) const
{
    const auto* first = reinterpret_cast<const std::int32_t*>(m_file.bytes().data() + headerBytes);
    return {first + document.first, document.length};
}

Result<std::int64_t> writeTokenFile(const std::filesystem::path& file, const Project& project, RowId domain,
                                    const Tokenizer& tokenizer, const std::function<bool(std::int64_t)>& progress)
{
    POLYMATH_TRY(out, AtomicFile::create(file));
    POLYMATH_CHECK(out.write(std::string(headerBytes, '\0')));
    std::vector<Entry> entries;
    std::uint64_t tokens = 0;
    Result<void> outcome;
    POLYMATH_CHECK(project.forEachDocument(domain, [&](const DocumentRecord& document) {
        auto ids = tokenizer.encodeText(document.prompt.empty() ? "" : document.prompt + "\n");
        const auto promptLength = ids.size();
        const auto text = tokenizer.encode(document.text);
        ids.insert(ids.end(), text.begin(), text.end());
        if (const auto eos = tokenizer.eos()) {
            ids.push_back(*eos);
        }
        entries.push_back({tokens, static_cast<std::uint32_t>(ids.size()), static_cast<std::uint32_t>(promptLength),
                           static_cast<std::uint32_t>(document.split), 0});
        tokens += ids.size();
        outcome = out.write(bytesOf(ids.data(), ids.size()));
        if (outcome && progress && !progress(static_cast<std::int64_t>(entries.size()))) {
            outcome = fail(ErrorCode::Cancelled, "Reading the documents was stopped.");
        }
        return outcome.has_value();
    }));
    POLYMATH_CHECK(outcome);
    POLYMATH_CHECK(out.write(bytesOf(entries.data(), entries.size())));
    const std::uint64_t count = entries.size();
    POLYMATH_CHECK(
        out.writeAt(0, std::string(magic) + std::string(bytesOf(&tokens, 1)) + std::string(bytesOf(&count, 1))));
    POLYMATH_CHECK(out.finish());
    return static_cast<std::int64_t>(tokens);
}

TokenFilePlace tokenFilePlace(const Project& project, const DomainRecord& domain, const Tokenizer& tokenizer)
{
    // By number, not by name: names change, and two of them may look the same to a file system.
    TokenFilePlace place;
    place.relative = "tokens/" + std::to_string(domain.id) + "-" + tokenizer.fingerprint().substr(0, 12) +
                     (tokenizer.addsBos() ? "-bos" : "") + ".tokens";
    std::error_code ignored;
    place.isThere =
        domain.tokenFile == place.relative && std::filesystem::exists(project.folder() / place.relative, ignored);
    return place;
}

Result<std::filesystem::path> tokeniseDomain(Project& project, const DomainRecord& domain, const Tokenizer& tokenizer,
                                             const std::function<bool(std::int64_t)>& progress)
{
    const auto place = tokenFilePlace(project, domain, tokenizer);
    const auto file = project.folder() / place.relative;
    if (place.isThere) {
        return file;
    }
    POLYMATH_TRY(tokens, writeTokenFile(file, project, domain.id, tokenizer, progress));
    POLYMATH_CHECK(project.setTokenFile(domain.id, place.relative, tokens));
    if (domain.tokenFile != place.relative && Project::isInside(domain.tokenFile)) { // of another tokenizer
        std::error_code ignored;
        std::filesystem::remove(project.folder() / domain.tokenFile, ignored);
    }
    return file;
}

} // namespace polymath
