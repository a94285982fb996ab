#pragma once

#include "core/tokenizer/tokenizer.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace polymath {

class GgufFile;

/// A byte-level BPE vocabulary as files hold it: tokens and merges in GPT-2's printable spelling of bytes.
struct BpeVocabulary {
    std::vector<std::string> tokens;
    std::vector<std::pair<std::string, std::string>> merges; ///< best first
    std::vector<std::int32_t> specials;                      ///< never made by merging; spelled as they are
    std::vector<std::int32_t> userDefined;                   ///< as specials, but found in any text
    /// Regular expressions (PCRE2) that cut text into words, each applied to the pieces the one before left.
    std::vector<std::string> wordPatterns;
    bool composes = false;   ///< text is brought into Unicode's form NFC first, where it is UTF-8
    bool wholeWords = false; ///< a word that is a token is not cut into merges first (Llama 3)
    std::optional<std::int32_t> bos;
    std::optional<std::int32_t> eos;
};

/// Whether vocabularies of that name are for text in form NFC; GGUF files do not say so.
[[nodiscard]] bool composesFor(std::string_view name);

/// Patterns for a pre-tokenizer's name in GGUF files ("smollm", "gpt-2", "olmo", "qwen2", "llama-bpe", ...).
[[nodiscard]] std::optional<std::vector<std::string>> wordPatternsFor(std::string_view name);

/// The vocabulary of a GGUF file of tokenizer "gpt2". Errors: BadInput, naming the file and what is missing or not
/// supported.
[[nodiscard]] Result<BpeVocabulary> bpeVocabularyFrom(const GgufFile& file);

/// Whether a GGUF file's texts begin with its begin-of-text token.
[[nodiscard]] bool addsBos(const GgufFile& file);

/// Errors: BadInput when merges or patterns do not make sense; `origin` names the file in the sentence.
[[nodiscard]] Result<std::unique_ptr<Tokenizer>> makeBpeTokenizer(BpeVocabulary vocabulary, const std::string& origin);

} // namespace polymath
