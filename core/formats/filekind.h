#pragma once

#include <string_view>

namespace polymath {

/// What a file that is no model seems to be, and what to do instead.
struct FileKind {
    std::string_view name;   ///< after "it seems to be": "a PNG image"; empty where nothing is recognised
    std::string_view advice; ///< a sentence of its own; often empty
};

/// Looks at a file's first bytes (a hundred are enough), never at its name. Knows what people take for a model by
/// mistake: pictures, documents, archives, weights in other formats, and downloads that went wrong.
[[nodiscard]] FileKind kindOfFile(std::string_view beginning);

} // namespace polymath
