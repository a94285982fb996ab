#include "core/tokenizer/tokenizer.h"

#include "core/base/file.h"
#include "core/formats/gguf.h"
#include "core/tokenizer/bpe.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace polymath {

namespace fs = std::filesystem;
using nlohmann::json;

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

Result<std::unique_ptr<Tokenizer>> fromGguf(const fs::path& path)
{
    POLYMATH_TRY(file, GgufFile::open(path));
    const auto kind = file.string("tokenizer.ggml.model").value_or("");
    if (kind != "gpt2") {
        return fail(ErrorCode::BadInput, "'" + path.string() + "' has a tokenizer of kind '" + std::string(kind) +
                                             "', which is not supported yet; byte-level BPE ('gpt2') is.");
    }
    const auto pre = file.string("tokenizer.ggml.pre").value_or("gpt-2");
    auto patterns = wordPatternsFor(pre);
    if (!patterns) {
        return fail(ErrorCode::BadInput, "'" + path.string() + "' cuts words the '" + std::string(pre) +
                                             "' way, which is not supported yet.");
    }
    const auto tokens = file.strings("tokenizer.ggml.tokens");
    const auto merges = file.strings("tokenizer.ggml.merges");
    if (!tokens || !merges) {
        return fail(ErrorCode::BadInput,
                    "'" + path.string() + "' has no complete tokenizer: its tokens or merges are missing.");
    }
    BpeVocabulary vocabulary;
    vocabulary.tokens.assign(tokens->begin(), tokens->end());
    vocabulary.wordPatterns = std::move(*patterns);
    for (const auto merge : *merges) {
        const auto space = merge.find(' ', 1);
        vocabulary.merges.emplace_back(merge.substr(0, space), space == merge.npos ? "" : merge.substr(space + 1));
    }
    constexpr std::int64_t control = 3;
    constexpr std::int64_t userDefined = 4;
    const auto types = file.integers("tokenizer.ggml.token_type").value_or(std::vector<std::int64_t>());
    for (std::size_t id = 0; id < types.size() && id < tokens->size(); ++id) {
        if (types[id] == control || types[id] == userDefined) {
            vocabulary.specials.push_back(static_cast<std::int32_t>(id));
        }
    }
    const auto id = [&](const char* key) -> std::optional<std::int32_t> {
        const auto value = file.integer(key);
        return value && *value >= 0 && *value < static_cast<std::int64_t>(tokens->size())
                   ? std::optional(static_cast<std::int32_t>(*value))
                   : std::nullopt;
    };
    vocabulary.bos = id("tokenizer.ggml.bos_token_id");
    vocabulary.eos = id("tokenizer.ggml.eos_token_id");
    return makeBpeTokenizer(std::move(vocabulary), path.string());
}

/// The word patterns of tokenizer.json's pre_tokenizer; nothing when it asks for what is not supported.
std::optional<std::vector<std::string>> patternsFrom(const json& node)
{
    const std::string type = node.value("type", "");
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

Result<std::unique_ptr<Tokenizer>> fromJson(const fs::path& path)
{
    POLYMATH_TRY(text, readFile(path));
    const auto object = json::parse(text, nullptr, false);
    const auto bad = [&path](const std::string& what) {
        return fail(ErrorCode::BadInput, "'" + path.string() + "' " + what + ".");
    };
    if (!object.is_object()) {
        return bad("is not JSON; fetch the model again");
    }
    try {
        const auto& model = object.at("model");
        if (model.value("type", "") != "BPE" || model.value("byte_fallback", false)) {
            return bad("has a tokenizer of kind '" + model.value("type", "") +
                       "', which is not supported yet; byte-level BPE is");
        }
        if (object.contains("normalizer") && !object["normalizer"].is_null() &&
            object["normalizer"].value("type", "") != "NFC") {
            return bad("normalises text in a way that is not supported yet");
        }
        BpeVocabulary vocabulary;
        std::map<std::int64_t, std::string> byId;
        for (const auto& [token, id] : model.at("vocab").items()) {
            byId[id.get<std::int64_t>()] = token;
        }
        for (const auto& added : object.value("added_tokens", json::array())) {
            const auto id = added.at("id").get<std::int64_t>();
            byId[id] = added.at("content").get<std::string>();
            vocabulary.specials.push_back(static_cast<std::int32_t>(id));
        }
        const std::int64_t size = byId.empty() ? 0 : byId.rbegin()->first + 1;
        if (byId.empty() || byId.begin()->first < 0 || size > (1 << 24)) {
            return bad("has token ids that cannot be");
        }
        vocabulary.tokens.resize(static_cast<std::size_t>(size));
        for (auto& [id, token] : byId) {
            vocabulary.tokens[static_cast<std::size_t>(id)] = token;
        }
        for (const auto& merge : model.at("merges")) {
            if (merge.is_array()) {
                vocabulary.merges.emplace_back(merge.at(0).get<std::string>(), merge.at(1).get<std::string>());
            } else {
                const auto pair = merge.get<std::string>();
                const auto space = pair.find(' ', 1);
                vocabulary.merges.emplace_back(pair.substr(0, space), space == pair.npos ? "" : pair.substr(space + 1));
            }
        }
        auto patterns = patternsFrom(object.at("pre_tokenizer"));
        if (!patterns) {
            return bad("cuts words in a way that is not supported yet");
        }
        vocabulary.wordPatterns = std::move(*patterns);
        // Which of the special tokens begin and end a text is said by the model's configuration.
        if (const auto config = readFile(path.parent_path() / "config.json")) {
            const auto values = json::parse(*config, nullptr, false);
            const auto id = [&](const char* key) -> std::optional<std::int32_t> {
                return values.is_object() && values.contains(key) && values[key].is_number_integer()
                           ? std::optional(values[key].get<std::int32_t>())
                           : std::nullopt;
            };
            vocabulary.bos = id("bos_token_id");
            vocabulary.eos = id("eos_token_id");
        }
        return makeBpeTokenizer(std::move(vocabulary), path.string());
    } catch (const json::exception&) {
        return bad("does not describe a tokenizer in a way that can be read");
    }
}

} // namespace

std::string Tokenizer::decode(std::span<const std::int32_t> ids) const
{
    std::string text;
    for (const auto id : ids) {
        text += piece(id);
    }
    return text;
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
    return fs::is_directory(model, error) ? fromJson(model / "tokenizer.json") : fromGguf(model);
}

} // namespace polymath
