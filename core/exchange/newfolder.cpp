#include "core/exchange/newfolder.h"

#include "core/base/system.h"
#include "core/base/translate.h"

#include <system_error>
#include <utility>

namespace polymath {

namespace fs = std::filesystem;

Result<NewFolder> NewFolder::create(const fs::path& folder)
{
    std::error_code error;
    if (fs::exists(folder, error) && !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
        return fail(
            ErrorCode::Usage,
            sentence(POLYMATH_TEXT(
                         "sentences",
                         "There is something at '%1' already, and nothing is written over it. Choose another name."),
                     {folder.string()}));
    }
    NewFolder result;
    result.m_folder = fs::absolute(folder).lexically_normal();
    if (!result.m_folder.has_filename()) { // "x/"
        result.m_folder = result.m_folder.parent_path();
    }
    auto temporary = result.m_folder;
    temporary += ".tmp-" + std::to_string(thisProcess().pid) + "-" + std::to_string(nowMs());
    if (!fs::create_directory(temporary, error)) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "The folder '%1' cannot be made: %2."),
                                                  {folder.string(), error.message()}));
    }
    result.m_temporary = std::move(temporary);
    return result;
}

NewFolder::~NewFolder()
{
    if (!m_temporary.empty()) {
        std::error_code ignored;
        fs::remove_all(m_temporary, ignored);
    }
}

NewFolder::NewFolder(NewFolder&& other) noexcept
    : m_folder(std::move(other.m_folder)), m_temporary(std::exchange(other.m_temporary, {}))
{
}

NewFolder& NewFolder::operator=(NewFolder&& other) noexcept
{
    std::swap(m_folder, other.m_folder);
    std::swap(m_temporary, other.m_temporary);
    return *this;
}

Result<void> NewFolder::finish()
{
    std::error_code error;
    fs::rename(m_temporary, m_folder, error);
    if (error) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "The folder '%1' cannot be made: %2."),
                                                  {m_folder.string(), error.message()}));
    }
    m_temporary.clear();
    return {};
}

} // namespace polymath
