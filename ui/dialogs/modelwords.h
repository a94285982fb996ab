#pragma once

#include "ui/models/modelfacts.h"

/// What is said of a model, in words.
namespace polymath::words {

/// "llama · 135 M parameters · 98 MB · Q4_1 · reads 8,192 tokens at once"
[[nodiscard]] QString modelInShort(const ModelFacts& facts);

/// "Q4_1 91 %, Q8_0 9 %": shares of the weights.
[[nodiscard]] QString storedTypes(const ModelFacts& facts);

} // namespace polymath::words
