#pragma once

#include "tests/support/tinymodel.h"
#include "tests/support/tinytokenizer.h"

#include <string>
#include <vector>

namespace polymath::test {

/// A GGUF file with a tiny Llama and the tiny tokenizer's vocabulary. Where answers must last, give it a long context.
inline std::string tinyTokenizedGguf(std::int64_t contextLength = tinyConfig("llama").contextLength)
{
    ModelConfig config = tinyConfig("llama");
    config.contextLength = contextLength;
    config.vocabulary = static_cast<std::int64_t>(tinyTokens().size());
    std::vector<std::string> merges;
    for (const auto& [left, right] : tinyMerges()) {
        merges.push_back(left + " " + right);
    }
    auto writer = tinyGguf(config, randomWeights(config));
    writer.text("tokenizer.ggml.model", "gpt2")
        .text("tokenizer.ggml.pre", "gpt-2")
        .texts("tokenizer.ggml.tokens", tinyTokens())
        .texts("tokenizer.ggml.merges", merges);
    return writer.bytes();
}

} // namespace polymath::test
