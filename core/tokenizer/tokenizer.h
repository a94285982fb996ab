#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// Whether text such as "<|im_end|>" is that special token or the characters that spell it.
enum class SpecialTokens { AsText, Recognise };

/// Turns text into token ids and back. Const and safe to use from several threads.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;

    /// No token is added in front or behind. Byte-level vocabularies keep bytes that are not UTF-8 (some bring UTF-8
    /// into form NFC); SentencePiece's read U+FFFD, and most of them put a space in front, which decoding gives back.
    [[nodiscard]] virtual std::vector<std::int32_t> encode(std::string_view text,
                                                           SpecialTokens special = SpecialTokens::AsText) const = 0;
    /// The bytes of one token; empty for ids outside the vocabulary.
    [[nodiscard]] virtual std::string piece(std::int32_t id) const = 0;
    [[nodiscard]] virtual int vocabularySize() const = 0;
    [[nodiscard]] virtual std::optional<std::int32_t> bos() const = 0;
    [[nodiscard]] virtual std::optional<std::int32_t> eos() const = 0;
    /// A hash over vocabulary, merges and rules: equal for equal tokenizers.
    [[nodiscard]] virtual std::string fingerprint() const = 0;

    [[nodiscard]] std::string decode(std::span<const std::int32_t> ids) const;

    /// encode() for a text that stands alone, a document or a prompt: bos() in front where addsBos().
    [[nodiscard]] std::vector<std::int32_t> encodeText(std::string_view text,
                                                       SpecialTokens special = SpecialTokens::AsText) const;
    /// Whether the model's texts begin with bos(), as its files say (GGUF's add_bos_token, a folder's add_bos_token or
    /// post-processor). Set once, by whoever loads the tokenizer.
    [[nodiscard]] bool addsBos() const { return m_addsBos && bos(); }
    void setAddsBos(bool adds) { m_addsBos = adds; }

private:
    bool m_addsBos = false;
};

/// Decodes token by token and gives out whole UTF-8 characters only; what can be none becomes U+FFFD.
class StreamDecoder {
public:
    explicit StreamDecoder(const Tokenizer& tokenizer) : m_tokenizer(tokenizer) {}

    [[nodiscard]] std::string add(std::int32_t id);
    [[nodiscard]] std::string finish();

private:
    [[nodiscard]] std::string takeWhole(bool last);

    const Tokenizer& m_tokenizer;
    std::string m_pending;
};

/// Reads the tokenizer of a GGUF file, or of a Hugging Face folder (tokenizer.json, tokenizer.model).
/// Errors: BadInput, naming the file; a kind that is not supported is refused by name.
[[nodiscard]] Result<std::unique_ptr<Tokenizer>> loadTokenizer(const std::filesystem::path& model);

} // namespace polymath
