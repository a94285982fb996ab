#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace polymath {

/// A folder that appears under its name, with all its files, only when finish() succeeded; until then it is a temporary
/// beside it.
class NewFolder {
public:
    /// Errors: Usage where something is there already (an empty folder is taken), BadInput where none can be made.
    [[nodiscard]] static Result<NewFolder> create(const std::filesystem::path& folder);

    ~NewFolder(); ///< Removes the temporary when finish() was not called.
    NewFolder(NewFolder&& other) noexcept;
    NewFolder& operator=(NewFolder&& other) noexcept;

    [[nodiscard]] const std::filesystem::path& path() const { return m_temporary; } ///< where to write
    [[nodiscard]] Result<void> finish();

private:
    NewFolder() = default;

    std::filesystem::path m_folder;
    std::filesystem::path m_temporary; ///< empty: nothing to remove
};

} // namespace polymath
