#include "core/tokenizer/chat.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/formats/gguf.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace polymath {

namespace {

using nlohmann::json;

/// The special tokens of a family. A message is open + role + afterRole + content + close + afterClose.
struct Marks {
    ChatFormat format;
    const char* begin; ///< of the conversation, where the tokenizer has it
    const char* open;
    const char* assistant; ///< the role's word
    const char* afterRole;
    const char* close;
    const char* afterClose;
};

constexpr std::array<Marks, 3> families{
    {{ChatFormat::ChatMl, "", "<|im_start|>", "assistant", "\n", "<|im_end|>", "\n"},
     {ChatFormat::Llama3, "<|begin_of_text|>", "<|start_header_id|>", "assistant", "<|end_header_id|>\n\n",
      "<|eot_id|>", ""},
     {ChatFormat::Gemma, "<bos>", "<start_of_turn>", "model", "\n", "<end_of_turn>", "\n"}}};

const Marks* marksOf(ChatFormat format)
{
    for (const auto& marks : families) {
        if (marks.format == format) {
            return &marks;
        }
    }
    return nullptr;
}

std::optional<std::int32_t> specialToken(const Tokenizer& tokenizer, std::string_view text)
{
    const auto ids = tokenizer.encode(text, SpecialTokens::Recognise);
    if (text.empty() || ids.size() != 1 || tokenizer.encode(text, SpecialTokens::AsText) == ids) {
        return std::nullopt;
    }
    return ids.front();
}

} // namespace

ChatFormat chatFormat(const Tokenizer& tokenizer, std::string_view chatTemplate)
{
    for (const auto& marks : families) {
        if (chatTemplate.find(marks.open) != std::string_view::npos && specialToken(tokenizer, marks.open) &&
            specialToken(tokenizer, marks.close)) {
            return marks.format;
        }
    }
    return ChatFormat::None;
}

Result<std::string> readChatTemplate(const std::filesystem::path& model)
{
    std::error_code error;
    if (!std::filesystem::is_directory(model, error)) {
        POLYMATH_TRY(file, GgufFile::open(model));
        return std::string(file.string("tokenizer.chat_template").value_or(""));
    }
    if (const auto own = model / "chat_template.jinja"; std::filesystem::exists(own, error)) {
        return readFile(own);
    }
    const auto config = model / "tokenizer_config.json";
    if (!std::filesystem::exists(config, error)) {
        return std::string();
    }
    POLYMATH_TRY(text, readFile(config));
    const auto object = json::parse(text, nullptr, false);
    const auto found = object.is_object() ? object.find("chat_template") : object.end();
    if (!object.is_object() || found == object.end()) {
        return std::string();
    }
    return found->is_string() ? found->get<std::string>() : found->dump(); // several, each with a name
}

Result<std::vector<std::int32_t>> chatTokens(const Tokenizer& tokenizer, ChatFormat format,
                                             const std::vector<ChatMessage>& messages)
{
    const auto* marks = marksOf(format);
    if (marks == nullptr) {
        return fail(
            ErrorCode::Usage,
            POLYMATH_TEXT("sentences", "This model was not trained to chat. Give it the text to continue instead."));
    }
    if (messages.empty()) {
        return fail(ErrorCode::Usage, "A conversation needs at least one message.");
    }
    std::vector<std::int32_t> ids;
    const auto add = [&](std::string_view text, SpecialTokens special) {
        const auto part = tokenizer.encode(text, special);
        ids.insert(ids.end(), part.begin(), part.end());
    };
    if (const auto begin = specialToken(tokenizer, marks->begin)) {
        ids.push_back(*begin);
    }
    const auto open = [&](std::string_view role) {
        add(std::string(marks->open).append(role).append(marks->afterRole), SpecialTokens::Recognise);
    };
    std::string system; // of a family that has no such role
    for (const auto& message : messages) {
        const bool answer = message.role == "assistant";
        if (!answer && message.role != "user" && message.role != "system") {
            return fail(ErrorCode::Usage,
                        "A message comes from system, user or assistant, not from '" + message.role + "'.");
        }
        if (message.role == "system" && format == ChatFormat::Gemma) {
            system = message.content + "\n\n";
            continue;
        }
        open(answer ? marks->assistant : message.role);
        add(answer ? message.content : std::exchange(system, "") + message.content, SpecialTokens::AsText);
        add(std::string(marks->close) + marks->afterClose, SpecialTokens::Recognise);
    }
    open(marks->assistant);
    return ids;
}

std::optional<std::int32_t> endOfTurn(const Tokenizer& tokenizer, ChatFormat format)
{
    const auto* marks = marksOf(format);
    return marks == nullptr ? std::nullopt : specialToken(tokenizer, marks->close);
}

} // namespace polymath
