#pragma once

#include <string_view>
#include <vector>

namespace polymath {

/// What people call a kind of file that can be imported; how it is read is for core/text/readers.
struct FormatName {
    std::string_view name;                 ///< "pdf", as sources and reports say it
    std::string_view title;                ///< "PDF document", marked with POLYMATH_TEXT
    std::vector<std::string_view> endings; ///< of file names, lower case, without the dot: {"md", "markdown"}
    bool isText = false;                   ///< text, whose ending counts where its content says nothing
};

/// Every kind of file that can be imported.
[[nodiscard]] const std::vector<FormatName>& formatNames();

/// The kind of this name; nullptr where there is none.
[[nodiscard]] const FormatName* findFormat(std::string_view name);

/// Whether there is a kind of file with this ending, in lower case and without the dot.
[[nodiscard]] bool isImportable(std::string_view ending);

} // namespace polymath
