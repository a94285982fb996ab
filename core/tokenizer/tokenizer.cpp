#include "core/tokenizer/tokenizer.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/formats/gguf.h"
#include "core/tokenizer/bpe.h"
#include "core/tokenizer/sentencepiece.h"
#include "core/tokenizer/tokenizerjson.h"

namespace polymath {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

/// How many of the bytes at the start of `text` make one character; 0 for an incomplete one, -1 for none.
int characterLength(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text[0]);
    const int length = lead < 0x80                   ? 1
                       : lead >= 0xC2 && lead < 0xE0 ? 2
                       : (lead & 0xF0) == 0xE0       ? 3
                       : lead >= 0xF0 && lead < 0xF5 ? 4
                                                     : -1;
    for (int index = 1; index < length; ++index) {
        if (static_cast<std::size_t>(index) >= text.size()) {
            return 0;
        }
        const auto byte = static_cast<unsigned char>(text[static_cast<std::size_t>(index)]);
        const bool tooLow = index == 1 && ((lead == 0xE0 && byte < 0xA0) || (lead == 0xF0 && byte < 0x90));
        const bool tooHigh = index == 1 && ((lead == 0xED && byte > 0x9F) || (lead == 0xF4 && byte > 0x8F));
        if ((byte & 0xC0) != 0x80 || tooLow || tooHigh) {
            return -1;
        }
    }
    return length;
}

/// A token's id under a key; nothing where it is none of the vocabulary's.
std::optional<std::int32_t> idUnder(const GgufFile& file, const char* key, std::size_t vocabulary)
{
    const auto value = file.integer(key);
    return value && *value >= 0 && *value < static_cast<std::int64_t>(vocabulary)
               ? std::optional(static_cast<std::int32_t>(*value))
               : std::nullopt;
}

bool isLlama3(std::string_view pre) { return pre == "llama-bpe" || pre == "llama-v3" || pre == "llama3"; }

Result<std::unique_ptr<Tokenizer>> sentencePieceFrom(const GgufFile& file)
{
    const auto path = file.path().string();
    const auto tokens = file.strings("tokenizer.ggml.tokens");
    const auto scores = file.floats("tokenizer.ggml.scores");
    const auto types = file.integers("tokenizer.ggml.token_type");
    if (!tokens || !scores || !types || scores->size() != tokens->size() || types->size() != tokens->size()) {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT("sentences",
                                   "'%1' has no complete tokenizer: its tokens, scores or token types are missing."),
                     {path}));
    }
    SentencePieceVocabulary vocabulary;
    for (std::size_t id = 0; id < tokens->size(); ++id) {
        const auto type = (*types)[id];
        if (type < 1 || type > 6) {
            return fail(
                ErrorCode::BadInput,
                sentence(
                    POLYMATH_TEXT(
                        "sentences",
                        "'%1' has a token of kind %2, which no tokenizer has. The file is damaged; fetch it again."),
                    {path, std::to_string(type)}));
        }
        vocabulary.pieces.push_back(
            {std::string((*tokens)[id]), (*scores)[id], static_cast<SentencePieceVocabulary::Type>(type)});
    }
    vocabulary.addSpacePrefix = file.boolean("tokenizer.ggml.add_space_prefix").value_or(true);
    vocabulary.removeExtraSpaces = file.boolean("tokenizer.ggml.remove_extra_whitespaces").value_or(false);
    TokenizerExtras extras;
    extras.bos = idUnder(file, "tokenizer.ggml.bos_token_id", tokens->size());
    extras.eos = idUnder(file, "tokenizer.ggml.eos_token_id", tokens->size());
    return makeSentencePieceTokenizer(std::move(vocabulary), std::move(extras), path);
}

Result<std::unique_ptr<Tokenizer>> fromGguf(const fs::path& path)
{
    POLYMATH_TRY(file, GgufFile::open(path));
    const auto kind = file.string("tokenizer.ggml.model").value_or("");
    if (kind == "gpt2") {
        POLYMATH_TRY(vocabulary, bpeVocabularyFrom(file));
        POLYMATH_TRY(tokenizer, makeBpeTokenizer(std::move(vocabulary), path.string()));
        tokenizer->setAddsBos(addsBos(file));
        return std::move(tokenizer);
    }
    if (kind == "llama") {
        POLYMATH_TRY(tokenizer, sentencePieceFrom(file));
        tokenizer->setAddsBos(addsBos(file));
        return std::move(tokenizer);
    }
    return fail(ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences", "'%1' has a tokenizer of kind '%2', which is not supported yet; "
                                                    "byte-level BPE ('gpt2') and SentencePiece ('llama') are."),
                         {path.string(), std::string(kind)}));
}

} // namespace

bool addsBos(const GgufFile& file)
{
    const auto pre = file.string("tokenizer.ggml.pre").value_or("");
    const bool usual = file.string("tokenizer.ggml.model") == "llama" || isLlama3(pre); // as llama.cpp has it
    return file.boolean("tokenizer.ggml.add_bos_token").value_or(usual);
}

Result<BpeVocabulary> bpeVocabularyFrom(const GgufFile& file)
{
    const auto path = file.path().string();
    const auto pre = file.string("tokenizer.ggml.pre").value_or("gpt-2");
    auto patterns = wordPatternsFor(pre);
    if (!patterns) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' cuts words the '%2' way, which is not supported yet."),
                             {path, std::string(pre)}));
    }
    const auto tokens = file.strings("tokenizer.ggml.tokens");
    const auto merges = file.strings("tokenizer.ggml.merges");
    if (!tokens || !merges) {
        return fail(
            ErrorCode::BadInput,
            sentence(POLYMATH_TEXT("sentences", "'%1' has no complete tokenizer: its tokens or merges are missing."),
                     {path}));
    }
    BpeVocabulary vocabulary;
    vocabulary.tokens.assign(tokens->begin(), tokens->end());
    vocabulary.wordPatterns = std::move(*patterns);
    vocabulary.composes = composesFor(pre);
    vocabulary.wholeWords = isLlama3(pre);
    for (const auto merge : *merges) {
        const auto space = merge.find(' ', 1);
        vocabulary.merges.emplace_back(merge.substr(0, space), space == merge.npos ? "" : merge.substr(space + 1));
    }
    constexpr std::int64_t control = 3;
    constexpr std::int64_t userDefined = 4;
    const auto types = file.integers("tokenizer.ggml.token_type").value_or(std::vector<std::int64_t>());
    for (std::size_t id = 0; id < types.size() && id < tokens->size(); ++id) {
        if (types[id] == control || types[id] == userDefined) {
            (types[id] == control ? vocabulary.specials : vocabulary.userDefined)
                .push_back(static_cast<std::int32_t>(id));
        }
    }
    vocabulary.bos = idUnder(file, "tokenizer.ggml.bos_token_id", tokens->size());
    vocabulary.eos = idUnder(file, "tokenizer.ggml.eos_token_id", tokens->size());
    return vocabulary;
}

std::string Tokenizer::decode(std::span<const std::int32_t> ids) const
{
    std::string text;
    for (const auto id : ids) {
        text += piece(id);
    }
    return text;
}

std::vector<std::int32_t> Tokenizer::encodeText(std::string_view text, SpecialTokens special) const
{
    auto ids = encode(text, special);
    if (addsBos()) {
        ids.insert(ids.begin(), *bos());
    }
    return ids;
}

std::string StreamDecoder::add(std::int32_t id)
{
    m_pending += m_tokenizer.piece(id);
    return takeWhole(false);
}

std::string StreamDecoder::finish() { return takeWhole(true); }

std::string StreamDecoder::takeWhole(bool last)
{
    std::string out;
    std::string_view rest = m_pending;
    while (!rest.empty()) {
        const int length = characterLength(rest);
        if (length == 0 && !last) {
            break;
        }
        if (length > 0) {
            out += rest.substr(0, static_cast<std::size_t>(length));
            rest.remove_prefix(static_cast<std::size_t>(length));
        } else {
            out += replacement;
            rest.remove_prefix(length == 0 ? rest.size() : 1);
        }
    }
    m_pending = std::string(rest);
    return out;
}

Result<std::unique_ptr<Tokenizer>> loadTokenizer(const fs::path& model)
{
    std::error_code error;
    return fs::is_directory(model, error) ? loadFolderTokenizer(model) : fromGguf(model);
}

} // namespace polymath
