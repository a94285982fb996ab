#pragma once

#include "core/base/result.h"
#include "core/tokenizer/tokenizer.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// How a family of models marks who says what.
enum class ChatFormat { None, ChatMl, Llama3, Gemma };

struct ChatMessage {
    std::string role; ///< "system", "user" or "assistant"
    std::string content;
};

/// The format that a model was trained with: its template (`tokenizer.chat_template` of a GGUF file, chat_template of a
/// Hugging Face folder) uses a family's marks, and the tokenizer has them as special tokens. None otherwise.
[[nodiscard]] ChatFormat chatFormat(const Tokenizer& tokenizer, std::string_view chatTemplate);

/// The template that comes with a model; empty where there is none. Errors: BadInput for files that cannot be read.
[[nodiscard]] Result<std::string> readChatTemplate(const std::filesystem::path& model);

/// The conversation as tokens, up to where the assistant's answer begins. Marks inside a message stay plain text, so a
/// message cannot pose as another one. Gemma has no system role: it joins the first user message.
/// Errors: Usage for an unknown role, for no messages, and for ChatFormat::None.
[[nodiscard]] Result<std::vector<std::int32_t>> chatTokens(const Tokenizer& tokenizer, ChatFormat format,
                                                           const std::vector<ChatMessage>& messages);

/// The token that ends an answer; nothing for None.
[[nodiscard]] std::optional<std::int32_t> endOfTurn(const Tokenizer& tokenizer, ChatFormat format);

} // namespace polymath
