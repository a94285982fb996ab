#include "core/jobs/projectfolder.h"

#include "core/base/translate.h"
#include "core/jobs/jobstate.h"
#include "core/jobs/queue.h"
#include "core/store/project.h"

#include <algorithm>
#include <string>
#include <system_error>

namespace polymath {

namespace fs = std::filesystem;

namespace {

constexpr const char* ending = ".polymath";

std::string folderName(std::string_view name)
{
    std::string text(name);
    std::replace_if(
        text.begin(), text.end(),
        [](char c) {
            return static_cast<unsigned char>(c) < 32 ||
                   std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        },
        '_');
    while (!text.empty() && (text.back() == ' ' || text.back() == '.')) {
        text.pop_back();
    }
    if (!text.empty() && text.front() == '.') {
        text.front() = '_';
    }
    return text.empty() ? "Project" : text;
}

fs::path withoutSlash(const fs::path& path)
{
    const auto plain = fs::absolute(path).lexically_normal();
    return plain.has_filename() ? plain : plain.parent_path();
}

} // namespace

fs::path freeProjectFolder(const fs::path& parent, std::string_view name)
{
    const auto wanted = folderName(name);
    auto folder = parent / (wanted + ending);
    std::error_code ignored;
    for (int number = 2; fs::exists(folder, ignored); ++number) {
        folder = parent / (wanted + " " + std::to_string(number) + ending);
    }
    return folder;
}

Result<void> refuseWhileJobsRun(const fs::path& folder)
{
    POLYMATH_TRY(project, Project::open(folder));
    POLYMATH_CHECK(reviewJobs(project));
    POLYMATH_TRY(jobs, project.jobs());
    const auto active =
        std::find_if(jobs.begin(), jobs.end(), [](const JobRecord& job) { return isActive(job.state); });
    if (active != jobs.end()) {
        return fail(
            ErrorCode::Usage,
            sentence(
                POLYMATH_TEXT(
                    "sentences",
                    "The job '%1' is running, so the project's folder has to stay. Pause or cancel the job first."),
                {active->title}));
    }
    return {};
}

Result<fs::path> renameProject(const fs::path& project, std::string_view name)
{
    if (name.find_first_not_of(" \t") == std::string_view::npos) {
        return fail(ErrorCode::Usage, POLYMATH_TEXT("sentences", "A project needs a name."));
    }
    POLYMATH_CHECK(refuseWhileJobsRun(project));
    const auto from = withoutSlash(project);
    const auto to = from.parent_path() / (folderName(name) + ending);
    std::error_code error;
    if (to != from) {
        if (fs::exists(to, error)) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "There is a folder '%1' already. Choose another name."),
                                 {to.string()}));
        }
        fs::rename(from, to, error);
        if (error) {
            return fail(ErrorCode::BadInput,
                        sentence(POLYMATH_TEXT("sentences", "The folder '%1' cannot be renamed: %2."),
                                 {from.string(), error.message()}));
        }
    }
    POLYMATH_TRY(opened, Project::open(to));
    POLYMATH_CHECK(opened.rename(name));
    return to;
}

} // namespace polymath
