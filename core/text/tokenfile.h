#pragma once

#include "core/base/file.h"
#include "core/base/result.h"
#include "core/store/project.h"
#include "core/tokenizer/tokenizer.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace polymath {

/// A document's place in a token file.
struct TokenisedDocument {
    std::uint64_t first = 0;  ///< index of its first token
    std::uint32_t length = 0; ///< tokens, end-of-text included
    std::uint32_t promptLength = 0;
    Split split = Split::Train;
};

/// The token ids of a domain's documents, mapped into memory.
///
/// Layout, little-endian: "PMTOK001", u64 tokens, u64 documents, then the tokens as i32, then for each document
/// u64 first, u32 length, u32 promptLength, u32 split, u32 zero. A document is the tokenizer's begin-of-text token
/// where it adds one, its prompt, "\n" and its response, or its running text, and the tokenizer's end-of-text token
/// where it has one. What comes before the response counts as prompt.
class TokenFile {
public:
    /// Errors: BadInput for a file that is cut short or not a token file.
    [[nodiscard]] static Result<TokenFile> open(const std::filesystem::path& file);

    [[nodiscard]] const std::vector<TokenisedDocument>& documents() const { return m_documents; }
    [[nodiscard]] std::span<const std::int32_t> tokens(const TokenisedDocument& document) const;
    [[nodiscard]] std::int64_t tokenCount() const { return m_tokenCount; }

private:
    MappedFile m_file;
    std::vector<TokenisedDocument> m_documents;
    std::int64_t m_tokenCount = 0;
};

/// Writes a domain's token file, anywhere; nothing is recorded. Returns the number of tokens.
[[nodiscard]] Result<std::int64_t> writeTokenFile(const std::filesystem::path& file, const Project& project,
                                                  RowId domain, const Tokenizer& tokenizer,
                                                  const std::function<bool(std::int64_t)>& progress = {});

/// Whether what tokeniseDomain() would make is there already; its path either way, relative to the project.
struct TokenFilePlace {
    std::string relative;
    bool isThere = false;
};
[[nodiscard]] TokenFilePlace tokenFilePlace(const Project& project, const DomainRecord& domain,
                                            const Tokenizer& tokenizer);

/// Tokenises a domain into `tokens/` and records the file in the project; a file that is there already is kept.
/// `progress` hears the documents done and returns false to stop (Error: Cancelled). Returns the file's path.
[[nodiscard]] Result<std::filesystem::path> tokeniseDomain(Project& project, const DomainRecord& domain,
                                                           const Tokenizer& tokenizer,
                                                           const std::function<bool(std::int64_t)>& progress = {});

} // namespace polymath
