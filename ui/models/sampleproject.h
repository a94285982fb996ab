#pragma once

#include "core/base/result.h"
#include "core/store/project.h"

#include <filesystem>
#include <vector>

namespace polymath {

/// The project that shows what the application does in minutes: two fields, an expert for each, both composed, all of
/// it measured. Its model and texts lie in one folder, installed beside the program or fetched by `./dev`.
class SampleProject {
public:
    /// Where they may lie: share/polymath/sample beside the program, then the user's cache folder.
    [[nodiscard]] static std::vector<std::filesystem::path> places();
    /// The first place that has all parts. Errors: BadInput, saying how to get them.
    [[nodiscard]] static Result<SampleProject> find(const std::vector<std::filesystem::path>& places);

    [[nodiscard]] std::filesystem::path model() const;
    /// Puts all jobs into the queue: three imports, two experts, their composition, one evaluation of everything.
    [[nodiscard]] Result<void> queueJobs(Project& project) const;

private:
    explicit SampleProject(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    std::filesystem::path m_folder;
};

} // namespace polymath
