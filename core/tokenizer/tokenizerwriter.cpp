#include "core/tokenizer/tokenizerwriter.h"

#include "core/base/file.h"
#include "core/formats/gguf.h"
#include "core/tokenizer/bpe.h"
#include "core/tokenizer/chat.h"

#include <nlohmann/json.hpp>

#include <map>
#include <utility>

namespace polymath {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

/// What transformers looks for beside the weights.
constexpr const char* tokenizerFiles[] = {
    "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "tokenizer.model",   "vocab.json",
    "merges.txt",     "added_tokens.json",     "chat_template.jinja",     "chat_template.json"};

json addedToken(const BpeVocabulary& vocabulary, std::int32_t id, bool special)
{
    return {{"id", id},           {"content", vocabulary.tokens[static_cast<std::size_t>(id)]},
            {"lstrip", false},    {"rstrip", false},
            {"special", special}, {"single_word", false},
            {"normalized", false}};
}

json addedTokens(const BpeVocabulary& vocabulary)
{
    std::map<std::int32_t, json> byId; // transformers wants them ascending
    for (const auto id : vocabulary.specials) {
        byId[id] = addedToken(vocabulary, id, true);
    }
    for (const auto id : vocabulary.userDefined) {
        byId[id] = addedToken(vocabulary, id, false);
    }
    auto list = json::array();
    for (auto& [id, token] : byId) {
        list.push_back(std::move(token));
    }
    return list;
}

json wordCutter(const BpeVocabulary& vocabulary)
{
    auto steps = json::array();
    for (const auto& pattern : vocabulary.wordPatterns) {
        steps.push_back(
            {{"type", "Split"}, {"pattern", {{"Regex", pattern}}}, {"behavior", "Isolated"}, {"invert", false}});
    }
    steps.push_back({{"type", "ByteLevel"}, {"add_prefix_space", false}, {"trim_offsets", true}, {"use_regex", false}});
    return {{"type", "Sequence"}, {"pretokenizers", steps}};
}

/// What puts the begin-of-text token in front of each text.
json beginning(const BpeVocabulary& vocabulary)
{
    const auto& token = vocabulary.tokens[static_cast<std::size_t>(*vocabulary.bos)];
    const json special{{"SpecialToken", {{"id", token}, {"type_id", 0}}}};
    const json first{{"Sequence", {{"id", "A"}, {"type_id", 0}}}};
    const json second{{"Sequence", {{"id", "B"}, {"type_id", 1}}}};
    return {{"type", "TemplateProcessing"},
            {"single", json::array({special, first})},
            {"pair", json::array({special, first, second})},
            {"special_tokens", {{token, {{"id", token}, {"ids", {*vocabulary.bos}}, {"tokens", {token}}}}}}};
}

Result<json> toTokenizerJson(const BpeVocabulary& vocabulary, bool begins, const fs::path& model)
{
    json ids = json::object();
    for (std::size_t id = 0; id < vocabulary.tokens.size(); ++id) {
        if (!ids.emplace(vocabulary.tokens[id], id).second) {
            return fail(ErrorCode::BadInput, "'" + model.string() + "' has the token '" + vocabulary.tokens[id] +
                                                 "' twice, which tokenizer.json cannot say. Export an expert file "
                                                 "instead.");
        }
    }
    auto merges = json::array();
    for (const auto& [left, right] : vocabulary.merges) {
        merges.push_back({left, right});
    }
    const json byteLevel{
        {"type", "ByteLevel"}, {"add_prefix_space", true}, {"trim_offsets", true}, {"use_regex", true}};
    return json{{"version", "1.0"},
                {"truncation", nullptr},
                {"padding", nullptr},
                {"added_tokens", addedTokens(vocabulary)},
                {"normalizer", vocabulary.composes ? json{{"type", "NFC"}} : json()},
                {"pre_tokenizer", wordCutter(vocabulary)},
                {"post_processor", begins && vocabulary.bos ? beginning(vocabulary) : json()},
                {"decoder", byteLevel},
                {"model",
                 {{"type", "BPE"},
                  {"dropout", nullptr},
                  {"unk_token", nullptr},
                  {"continuing_subword_prefix", nullptr},
                  {"end_of_word_suffix", nullptr},
                  {"fuse_unk", false},
                  {"byte_fallback", false},
                  {"ignore_merges", vocabulary.wholeWords},
                  {"vocab", std::move(ids)},
                  {"merges", std::move(merges)}}}};
}

json tokenizerConfig(const BpeVocabulary& vocabulary, const std::string& chatTemplate)
{
    json config{{"tokenizer_class", "PreTrainedTokenizerFast"}, {"clean_up_tokenization_spaces", false}};
    if (vocabulary.bos) {
        config["bos_token"] = vocabulary.tokens[static_cast<std::size_t>(*vocabulary.bos)];
    }
    if (vocabulary.eos) {
        config["eos_token"] = vocabulary.tokens[static_cast<std::size_t>(*vocabulary.eos)];
    }
    if (!chatTemplate.empty()) {
        config["chat_template"] = chatTemplate;
    }
    return config;
}

Result<void> copyFiles(const fs::path& model, const fs::path& folder)
{
    for (const auto* name : tokenizerFiles) {
        std::error_code error;
        if (!fs::exists(model / name, error)) {
            continue;
        }
        fs::copy_file(model / name, folder / name, error);
        if (error) {
            return fail(ErrorCode::BadInput, "'" + (model / name).string() + "' cannot be copied to '" +
                                                 folder.string() + "': " + error.message() + ".");
        }
    }
    return {};
}

} // namespace

Result<void> writeTokenizer(const fs::path& model, const fs::path& folder)
{
    std::error_code error;
    if (fs::is_directory(model, error)) {
        return copyFiles(model, folder);
    }
    POLYMATH_TRY(file, GgufFile::open(model));
    if (file.string("tokenizer.ggml.model").value_or("") != "gpt2") {
        return fail(ErrorCode::BadInput,
                    "'" + model.string() +
                        "' holds a tokenizer that cannot be written for other programs yet; only byte-level BPE can. "
                        "Use the same model as a Hugging Face folder, or export an expert file instead.");
    }
    POLYMATH_TRY(vocabulary, bpeVocabularyFrom(file));
    POLYMATH_TRY(tokenizer, toTokenizerJson(vocabulary, addsBos(file), model));
    POLYMATH_TRY(chatTemplate, readChatTemplate(model));
    constexpr auto replace = json::error_handler_t::replace;
    POLYMATH_CHECK(writeFileAtomically(folder / "tokenizer.json", tokenizer.dump(1, ' ', false, replace)));
    return writeFileAtomically(folder / "tokenizer_config.json",
                               tokenizerConfig(vocabulary, chatTemplate).dump(2, ' ', false, replace) + '\n');
}

} // namespace polymath
