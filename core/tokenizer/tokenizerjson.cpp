#include "core/tokenizer/tokenizerjson.h"

#include "core/base/file.h"
#include "core/tokenizer/bpe.h"
#include "core/tokenizer/sentencepiece.h"

#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace polymath {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

using Type = SentencePieceVocabulary::Type;

constexpr std::string_view spaceMark = "\xE2\x96\x81"; // U+2581
constexpr std::int64_t mostTokens = 1 << 24;

tl::unexpected<Error> bad(const fs::path& path, const std::string& what)
{
    return fail(ErrorCode::BadInput, "'" + path.string() + "' " + what + ".");
}

/// An object's entry, or null.
const json& entryOf(const json& object, const char* key)
{
    static const json none;
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found == object.end() ? none : *found;
}

std::string typeOf(const json& node) { return node.is_object() ? node.value("type", "") : std::string(); }

/// The word patterns of a pre_tokenizer; nothing when it asks for what is not supported.
std::optional<std::vector<std::string>> patternsFrom(const json& node)
{
    const auto type = typeOf(node);
    if (type == "Sequence") {
        std::vector<std::string> all;
        for (const auto& part : node.at("pretokenizers")) {
            const auto patterns = patternsFrom(part);
            if (!patterns) {
                return std::nullopt;
            }
            all.insert(all.end(), patterns->begin(), patterns->end());
        }
        return all;
    }
    if (type == "Digits") {
        return std::vector<std::string>{node.value("individual_digits", false) ? "\\p{N}" : "\\p{N}+"};
    }
    if (type == "ByteLevel" && !node.value("add_prefix_space", true)) {
        return node.value("use_regex", true) ? wordPatternsFor("gpt-2") : std::vector<std::string>();
    }
    if (type == "Split" && node.value("behavior", "") == "Isolated" && node.at("pattern").contains("Regex")) {
        return std::vector<std::string>{node.at("pattern").at("Regex").get<std::string>()};
    }
    return std::nullopt;
}

bool hasByteLevel(const json& node)
{
    if (typeOf(node) == "Sequence") {
        const auto& parts = node.at("pretokenizers");
        return std::any_of(parts.begin(), parts.end(), hasByteLevel);
    }
    return typeOf(node) == "ByteLevel";
}

/// A merge as a list of two or as one text with a space in between.
std::pair<std::string, std::string> mergeFrom(const json& merge)
{
    if (merge.is_array()) {
        return {merge.at(0).get<std::string>(), merge.at(1).get<std::string>()};
    }
    const auto pair = merge.get<std::string>();
    const auto space = pair.find(' ', 1);
    return {pair.substr(0, space), space == pair.npos ? "" : pair.substr(space + 1)};
}

std::vector<AddedToken> addedTokens(const json& object)
{
    std::vector<AddedToken> all;
    for (const auto& added : object.value("added_tokens", json::array())) {
        const auto id = added.at("id").get<std::int64_t>();
        all.push_back({id < 0 || id >= mostTokens ? -1 : static_cast<std::int32_t>(id),
                       added.at("content").get<std::string>(), added.value("special", true)});
    }
    return all;
}

/// Which tokens begin and end a text is said by the model's configuration, the first where there are several.
void readEnds(const fs::path& folder, std::optional<std::int32_t>& bos, std::optional<std::int32_t>& eos)
{
    const auto config = readFile(folder / "config.json");
    const auto values = config ? json::parse(*config, nullptr, false) : json();
    const auto id = [&values](const char* key) -> std::optional<std::int32_t> {
        auto value = entryOf(values, key);
        if (value.is_null()) {
            value = entryOf(entryOf(values, "text_config"), key);
        }
        if (value.is_array() && !value.empty()) {
            value = json(value.front());
        }
        return value.is_number_integer() ? std::optional(value.get<std::int32_t>()) : std::nullopt;
    };
    bos = id("bos_token_id");
    eos = id("eos_token_id");
}

/// Tokens by id, those of `added` too. Errors where ids cannot be.
Result<std::vector<std::string>> tokensById(const json& vocabulary, const std::vector<AddedToken>& added,
                                            const fs::path& path)
{
    std::map<std::int64_t, std::string> byId;
    for (const auto& [token, id] : vocabulary.items()) {
        byId[id.get<std::int64_t>()] = token;
    }
    for (const auto& token : added) {
        byId[token.id] = token.text;
    }
    if (byId.empty() || byId.begin()->first < 0 || byId.rbegin()->first >= mostTokens) {
        return bad(path, "has token ids that cannot be");
    }
    std::vector<std::string> tokens(static_cast<std::size_t>(byId.rbegin()->first) + 1);
    for (auto& [id, token] : byId) {
        tokens[static_cast<std::size_t>(id)] = token;
    }
    return tokens;
}

Result<std::unique_ptr<Tokenizer>> byteLevelFrom(const json& object, const fs::path& path)
{
    const auto& normaliser = entryOf(object, "normalizer");
    if (!normaliser.is_null() && typeOf(normaliser) != "NFC") {
        return bad(path, "normalises text in a way that is not supported yet");
    }
    const auto& model = object.at("model");
    const auto added = addedTokens(object);
    BpeVocabulary vocabulary;
    POLYMATH_TRY(tokens, tokensById(model.at("vocab"), added, path));
    vocabulary.tokens = std::move(tokens);
    for (const auto& token : added) {
        (token.special ? vocabulary.specials : vocabulary.userDefined).push_back(token.id);
    }
    for (const auto& merge : model.at("merges")) {
        vocabulary.merges.push_back(mergeFrom(merge));
    }
    vocabulary.composes = !normaliser.is_null();
    vocabulary.wholeWords = model.value("ignore_merges", false);
    auto patterns = patternsFrom(object.at("pre_tokenizer"));
    if (!patterns) {
        return bad(path, "cuts words in a way that is not supported yet");
    }
    vocabulary.wordPatterns = std::move(*patterns);
    readEnds(path.parent_path(), vocabulary.bos, vocabulary.eos);
    return makeBpeTokenizer(std::move(vocabulary), path.string());
}

/// What a normalizer does, in SentencePiece's words; false where it does something else.
bool readNormaliser(const json& node, SentencePieceVocabulary& vocabulary)
{
    const auto type = typeOf(node);
    if (type == "Sequence") {
        const auto& parts = node.at("normalizers");
        return std::all_of(parts.begin(), parts.end(),
                           [&](const json& part) { return readNormaliser(part, vocabulary); });
    }
    if (type == "Prepend") {
        vocabulary.addSpacePrefix = true;
        return node.value("prepend", "") == spaceMark;
    }
    if (type == "Replace") {
        const auto pattern = node.at("pattern");
        const auto content = node.value("content", "");
        if (pattern.value("Regex", "") == " {2,}") {
            vocabulary.removeExtraSpaces = true;
            return content == " " || content == spaceMark;
        }
        return pattern.value("String", "") == " " && content == spaceMark;
    }
    if (type == "Precompiled") {
        const auto text = entryOf(node, "precompiled_charsmap").get<std::string>();
        std::string map(text.size() / 4 * 3, '\0');
        const int length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(map.data()),
                                           reinterpret_cast<const unsigned char*>(text.data()),
                                           static_cast<int>(std::min<std::size_t>(text.size(), mostTokens)));
        const auto padding = static_cast<std::size_t>(
            std::count(text.end() - std::min<std::ptrdiff_t>(2, std::ssize(text)), text.end(), '='));
        map.resize(length < 0 ? 0 : static_cast<std::size_t>(length) - padding);
        vocabulary.characterMap = std::move(map);
        return length >= 0;
    }
    return node.is_null();
}

/// The same for a pre_tokenizer: Metaspace, and Gemma's cut at spaces, of which its normalizer leaves none.
bool readSpaces(const json& node, SentencePieceVocabulary& vocabulary)
{
    const auto type = typeOf(node);
    if (type == "Metaspace") {
        vocabulary.addSpacePrefix =
            node.value("prepend_scheme", "always") != "never" && node.value("add_prefix_space", true);
        return node.value("replacement", "") == spaceMark;
    }
    if (type == "Split") {
        return node.at("pattern").value("String", "") == " " && node.value("behavior", "") == "MergedWithPrevious";
    }
    return node.is_null();
}

/// Pieces of a BPE model: each joined one is worth the rank of the first merge that makes it, and one that no merge
/// makes is never found.
std::vector<SentencePieceVocabulary::Piece> bpePieces(const json& model, const std::vector<std::string>& tokens)
{
    std::unordered_map<std::string, float> scores;
    float rank = 0;
    for (const auto& merge : model.at("merges")) {
        const auto [left, right] = mergeFrom(merge);
        scores.try_emplace(left + right, rank--);
    }
    const auto unknown = entryOf(model, "unk_token");
    std::vector<SentencePieceVocabulary::Piece> pieces;
    for (const auto& token : tokens) {
        const auto score = scores.find(token);
        const auto characters = std::count_if(
            token.begin(), token.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
        const bool reachable = score != scores.end() || characters == 1;
        pieces.push_back({token, score == scores.end() ? 0 : score->second, reachable ? Type::Normal : Type::Control});
        if (unknown == token) {
            pieces.back().type = Type::Unknown;
        }
    }
    return pieces;
}

std::vector<SentencePieceVocabulary::Piece> unigramPieces(const json& model)
{
    std::vector<SentencePieceVocabulary::Piece> pieces;
    const auto unknown = entryOf(model, "unk_id");
    for (const auto& entry : model.at("vocab")) {
        const bool isUnknown = unknown == pieces.size();
        pieces.push_back(
            {entry.at(0).get<std::string>(), entry.at(1).get<float>(), isUnknown ? Type::Unknown : Type::Normal});
    }
    return pieces;
}

/// SentencePiece's vocabulary out of tokenizer.json. Which of the added tokens may be found in text is decided here:
/// runs of U+2581 are no longer added tokens there, as the text has spaces where they would be.
Result<std::unique_ptr<Tokenizer>> sentencePieceFrom(const json& object, TokenizerExtras extras, const fs::path& path)
{
    const auto& model = object.at("model");
    const auto type = typeOf(model);
    SentencePieceVocabulary vocabulary;
    vocabulary.addSpacePrefix = false;
    if (type == "BPE") {
        POLYMATH_TRY(tokens, tokensById(model.at("vocab"), {}, path));
        vocabulary.pieces = bpePieces(model, tokens);
    } else if (type == "Unigram") {
        vocabulary.kind = SentencePieceVocabulary::Kind::Unigram;
        vocabulary.pieces = unigramPieces(model);
    } else {
        return bad(path, "has a tokenizer of kind '" + type +
                             "', which is not supported yet; byte-level BPE and SentencePiece are");
    }
    if (!readNormaliser(entryOf(object, "normalizer"), vocabulary)) {
        return bad(path, "normalises text in a way that is not supported yet");
    }
    if (!readSpaces(entryOf(object, "pre_tokenizer"), vocabulary)) {
        return bad(path, "cuts words in a way that is not supported yet");
    }
    auto& pieces = vocabulary.pieces;
    for (std::size_t id = 0; id < pieces.size(); ++id) {
        auto& piece = pieces[id];
        const bool isByte = piece.text.size() == 6 && piece.text.starts_with("<0x") && piece.text.ends_with('>');
        if (isByte && model.value("byte_fallback", false)) {
            piece.type = Type::Byte;
        }
        if (piece.text.empty()) { // an id that no token has
            piece = {"<no piece " + std::to_string(id) + ">", 0, Type::Unused};
        }
    }
    for (const auto& token : extras.added) {
        if (token.id < 0 || token.id >= static_cast<std::int64_t>(pieces.size())) {
            continue;
        }
        auto& piece = pieces[static_cast<std::size_t>(token.id)];
        if (piece.type != Type::Unknown && (token.special || token.text.find(spaceMark) == token.text.npos)) {
            piece.type = token.special ? Type::Control : Type::UserDefined;
        }
    }
    extras.addedOnly = true;
    return makeSentencePieceTokenizer(std::move(vocabulary), std::move(extras), path.string());
}

/// Whether the post-processor puts a special token in front of a text.
bool postProcessorBegins(const json& node)
{
    if (typeOf(node) == "Sequence") {
        const auto& parts = entryOf(node, "processors");
        return std::any_of(parts.begin(), parts.end(), postProcessorBegins);
    }
    const auto& single = entryOf(node, "single");
    return typeOf(node) == "TemplateProcessing" && single.is_array() && !single.empty() &&
           single.front().contains("SpecialToken");
}

/// What tokenizer_config.json says comes first, as with the tokenizers of Hugging Face; without tokenizer.json it is
/// Llama's, which begins texts unless told otherwise.
bool addsBos(const fs::path& folder, const json& object)
{
    const auto config = readFile(folder / "tokenizer_config.json");
    const auto values = config ? json::parse(*config, nullptr, false) : json();
    const auto& said = entryOf(values, "add_bos_token");
    if (said.is_boolean()) {
        return said.get<bool>();
    }
    return object.empty() || postProcessorBegins(entryOf(object, "post_processor"));
}

Result<std::unique_ptr<Tokenizer>> makeFolderTokenizer(const json& object, const fs::path& folder)
{
    const auto path = folder / "tokenizer.json";
    const auto pieces = folder / "tokenizer.model";
    std::error_code ignored;
    if (typeOf(entryOf(object, "model")) == "BPE" && hasByteLevel(entryOf(object, "pre_tokenizer"))) {
        return byteLevelFrom(object, path);
    }
    TokenizerExtras extras;
    extras.added = addedTokens(object);
    readEnds(folder, extras.bos, extras.eos);
    return fs::exists(pieces, ignored) ? loadSentencePieceTokenizer(pieces, std::move(extras))
                                       : sentencePieceFrom(object, std::move(extras), path);
}

} // namespace

Result<std::unique_ptr<Tokenizer>> loadFolderTokenizer(const fs::path& folder)
{
    const auto path = folder / "tokenizer.json";
    std::error_code ignored;
    json object;
    if (fs::exists(path, ignored) || !fs::exists(folder / "tokenizer.model", ignored)) {
        POLYMATH_TRY(text, readFile(path));
        object = json::parse(text, nullptr, false);
        if (!object.is_object()) {
            return bad(path, "is not JSON; fetch the model again");
        }
    } else {
        object = json::object();
    }
    try {
        POLYMATH_TRY(tokenizer, makeFolderTokenizer(object, folder));
        tokenizer->setAddsBos(addsBos(folder, object));
        return std::move(tokenizer);
    } catch (const json::exception&) {
        return bad(path, "does not describe a tokenizer in a way that can be read");
    }
}

} // namespace polymath
