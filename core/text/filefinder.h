#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace polymath {

/// A file that somebody wants to import.
struct FileToImport {
    std::filesystem::path path; ///< absolute
    std::string name;           ///< relative to the folder that was named, that folder's own name included
    std::uint64_t bytes = 0;
    std::string problem; ///< the sentence why it is not read; empty for files that can be tried

    [[nodiscard]] bool operator==(const FileToImport&) const = default;
};

/// The files among `paths` and in the folders among them with all that is below, each once, in the order of their
/// names. Hidden files and folders are passed over. Links inside folders are not followed and devices, pipes and
/// sockets are not opened: these have their problem. Asks `goOn` often, and stops early, with what it has, where that
/// is false.
[[nodiscard]] std::vector<FileToImport> findFiles(const std::vector<std::filesystem::path>& paths,
                                                  const std::function<bool()>& goOn = {});

} // namespace polymath
