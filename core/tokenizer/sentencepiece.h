#pragma once

#include "core/tokenizer/tokenizer.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace polymath {

/// A SentencePiece vocabulary (arXiv 1808.06226) as GGUF files and tokenizer.json hold it.
struct SentencePieceVocabulary {
    enum class Kind { Unigram = 1, Bpe = 2 };
    /// Numbered as in SentencePiece's own files and in GGUF.
    enum class Type { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };

    struct Piece {
        std::string text; ///< spaces as U+2581
        float score = 0;  ///< BPE merges into the best first; a unigram's log probability
        Type type = Type::Normal;
    };

    Kind kind = Kind::Bpe;
    std::vector<Piece> pieces;
    bool addSpacePrefix = true;     ///< text that begins a word is spelled with a space in front
    bool removeExtraSpaces = false; ///< several spaces become one
    std::string characterMap;       ///< SentencePiece's compiled normalisation; empty: none
};

/// A token of tokenizer.json's "added_tokens".
struct AddedToken {
    std::int32_t id = 0;
    std::string text;
    bool special = true;
};

/// What a model's other files say about its tokenizer.
struct TokenizerExtras {
    std::vector<AddedToken> added;         ///< inside the vocabulary or behind its last piece
    std::vector<std::int32_t> userDefined; ///< ids of pieces that are cut out of any text, ascending
    bool addedOnly = false;                ///< control pieces that are not among `added` are never found in text
    std::optional<std::int32_t> bos;
    std::optional<std::int32_t> eos;
};

/// Special tokens are the control pieces and those that `extras` calls so. SentencePiece itself cuts the text, so that
/// bytes that are not UTF-8 are read as U+FFFD. User-defined pieces are found in any text.
/// Errors: BadInput when the pieces make no vocabulary; `origin` names the file in the sentence.
[[nodiscard]] Result<std::unique_ptr<Tokenizer>>
makeSentencePieceTokenizer(SentencePieceVocabulary vocabulary, TokenizerExtras extras, const std::string& origin);

/// Reads SentencePiece's own file, tokenizer.model; bos and eos are its own where `extras` has none.
/// Errors: BadInput, naming the file.
[[nodiscard]] Result<std::unique_ptr<Tokenizer>> loadSentencePieceTokenizer(const std::filesystem::path& file,
                                                                            TokenizerExtras extras);

} // namespace polymath
