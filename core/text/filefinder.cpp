#include "core/text/filefinder.h"

#include "core/base/translate.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <system_error>

namespace polymath {

namespace {

namespace fs = std::filesystem;

/// Of one import; a whole disk that was dropped by mistake has more, and a list of them would fill the memory.
constexpr std::size_t mostFiles = 200'000;

bool isHidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

std::string about(const fs::path& path, std::string_view pattern) { return sentence(pattern, {path.string()}); }

class Finder {
public:
    explicit Finder(const std::function<bool()>& goOn) : m_goOn(goOn) {}

    void add(const fs::path& path)
    {
        std::error_code error;
        if (fs::is_directory(path, error)) {
            walk(path);
        } else {
            addFile(path, path.filename());
        }
    }
    [[nodiscard]] std::vector<FileToImport> take()
    {
        std::sort(m_found.begin(), m_found.end(),
                  [](const auto& left, const auto& right) { return left.path < right.path; });
        return std::move(m_found);
    }

private:
    void refuse(const fs::path& path, const fs::path& name, const std::string& sentence)
    {
        m_found.push_back({path, name.string(), 0, sentence});
    }

    void addFile(const fs::path& path, const fs::path& name)
    {
        std::error_code error;
        const auto real = fs::weakly_canonical(path, error);
        if (!m_seen.insert(error ? path : real).second) {
            return;
        }
        const auto status = fs::status(path, error);
        if (!fs::exists(status)) {
            return refuse(path, name, about(path, POLYMATH_TEXT("sentences", "'%1' is not there.")));
        }
        if (!fs::is_regular_file(status)) {
            return refuse(
                path, name,
                about(path, POLYMATH_TEXT("sentences", "'%1' is a device, pipe or socket, so it is not read.")));
        }
        const auto bytes = fs::file_size(path, error);
        m_found.push_back({path, name.string(), error ? 0 : bytes, {}});
    }

    void walk(const fs::path& folder)
    {
        std::error_code error;
        fs::recursive_directory_iterator at(folder, error);
        if (error) {
            return refuse(
                folder, folder.filename(),
                about(folder, POLYMATH_TEXT("sentences", "The folder '%1' cannot be opened. Check its permissions.")));
        }
        for (const auto end = fs::end(at); at != end && (!m_goOn || m_goOn()); at.increment(error)) {
            const auto& path = at->path();
            const auto name = path.lexically_relative(folder.parent_path());
            if (m_found.size() >= mostFiles) {
                return refuse(
                    path, name,
                    sentence(POLYMATH_TEXT(
                                 "sentences",
                                 "The folder '%1' holds more than %2 files. Import the folders inside it one by one."),
                             {folder.string(), std::to_string(mostFiles)}));
            }
            std::error_code ignored;
            if (isHidden(path)) {
                at.disable_recursion_pending();
            } else if (at->is_symlink(ignored)) {
                refuse(path, name,
                       about(path, POLYMATH_TEXT("sentences", "'%1' is a link, and links in folders are not followed. "
                                                              "Import what it leads to by itself.")));
            } else if (!at->is_directory(ignored)) {
                addFile(path, name);
            } else if (!canOpen(path)) {
                refuse(path, name,
                       about(path,
                             POLYMATH_TEXT("sentences", "The folder '%1' cannot be opened. Check its permissions.")));
                at.disable_recursion_pending();
            }
        }
    }

    static bool canOpen(const fs::path& folder)
    {
        std::error_code error;
        const fs::directory_iterator opened(folder, error);
        return !error;
    }

    const std::function<bool()>& m_goOn;
    std::vector<FileToImport> m_found;
    std::set<fs::path> m_seen;
};

} // namespace

std::vector<FileToImport> findFiles(const std::vector<fs::path>& paths, const std::function<bool()>& goOn)
{
    Finder finder(goOn);
    for (const auto& path : paths) {
        const auto normal = fs::absolute(path).lexically_normal();
        finder.add(normal.has_filename() ? normal : normal.parent_path()); // "folder/" is "folder"
    }
    return finder.take();
}

} // namespace polymath
