#include "core/base/translate.h"
#include "core/gpupack/install.h"

#include <algorithm>
#include <map>
#include <system_error>
#include <vector>

namespace polymath {

namespace fs = std::filesystem;

namespace {

class FolderSource : public WheelSource {
public:
    explicit FolderSource(fs::path folder) : m_folder(std::move(folder)) {}

    std::uint64_t bytesToFetch(const GpuPack&) override { return 0; }

    Result<void> prepare(const GpuPack& pack) override
    {
        std::vector<fs::path> files;
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(m_folder, error)) {
            files.push_back(entry.path());
        }
        std::string missing;
        for (const auto& part : pack.parts) {
            const auto found = std::find_if(files.begin(), files.end(), [&part](const fs::path& file) {
                return isNameOf(part, file.filename().string());
            });
            if (found != files.end()) {
                m_files[part.name] = *found;
            } else {
                missing += (missing.empty() ? "" : ", ") + part.stem() + "*" + part.platform + ".whl";
            }
        }
        if (!missing.empty()) {
            return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "These files are not in '%1': %2."),
                                                      {m_folder.string(), missing}));
        }
        return {};
    }

    Result<fs::path> get(const GpuPart& part, const FetchedBytes& fetched) override
    {
        fetched(part.downloadBytes);
        return m_files.at(part.name);
    }

    void refuse(const fs::path&) override {} // other people's files stay as they are
    void finish() override {}

private:
    fs::path m_folder;
    std::map<std::string, fs::path> m_files; ///< by the part's name
};

} // namespace

Result<std::unique_ptr<WheelSource>> wheelsInFolder(const fs::path& folder)
{
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "There is no folder '%1'."), {folder.string()}));
    }
    return std::make_unique<FolderSource>(folder);
}

} // namespace polymath
