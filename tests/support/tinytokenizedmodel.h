#pragma once

#include "tests/support/tinymodel.h"
#include "tests/support/tinytokenizer.h"

#include <string>
#include <vector>

namespace polymath::test {

/// A GGUF file with a tiny Llama and the tiny tokenizer's vocabulary.
inline std::string tinyTokenizedGguf()
{
    ModelConfig config = tinyConfig("llama");
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
