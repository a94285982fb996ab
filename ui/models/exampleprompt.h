#pragma once

#include "core/base/result.h"
#include "core/store/project.h"

#include <cstdint>
#include <optional>
#include <string>

namespace polymath {

/// A question of one's own, and how its document answers it.
struct ExamplePrompt {
    std::string prompt;
    std::string reference;
    bool isQuestion = false; ///< the document has a prompt; otherwise its first words are the prompt, to be continued
};

/// From a test document of the domain that `seed` picks; no model saw it in training. Nothing for a domain without any.
[[nodiscard]] Result<std::optional<ExamplePrompt>> examplePrompt(const Project& project, RowId domain,
                                                                 std::uint64_t seed);

} // namespace polymath
