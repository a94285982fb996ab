#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace polymath::engine {

/// A tokenised document that lies elsewhere. Tokens before promptLength are shown, never learned or measured.
struct DocumentView {
    std::span<const std::int32_t> tokens;
    std::int64_t promptLength = 0;
};

struct DomainDocuments {
    std::string name;
    bool retention = false; ///< measured for what must not be forgotten
    std::vector<DocumentView> documents;
};

} // namespace polymath::engine
