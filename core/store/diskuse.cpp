#include "core/store/diskuse.h"

#include "core/base/file.h"
#include "core/base/translate.h"

#include <system_error>

namespace polymath {

namespace {

namespace fs = std::filesystem;

/// Names in runs/ID/ that hold a state to go on from; see core/engine/checkpoint.h.
constexpr std::string_view checkpointPrefix = "checkpoint-";

std::string runName(RowId job) { return "runs/" + std::to_string(job); }

bool isActiveState(JobState state) // core/jobs has its own; store does not know jobs
{
    return state == JobState::Running || state == JobState::Pausing || state == JobState::Cancelling;
}

std::vector<fs::path> checkpointsOf(const fs::path& project, RowId job)
{
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(project / runName(job), error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().filename().string().starts_with(checkpointPrefix)) {
            found.push_back(entry->path());
        }
    }
    return found;
}

/// Removes what it was given unless told to keep it.
class Unfinished {
public:
    explicit Unfinished(fs::path path) : m_path(std::move(path)) {}
    ~Unfinished()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

private:
    fs::path m_path;
};

/// The files and folders below a project that its rows name and that a copy needs.
Result<std::vector<std::string>> namedFiles(Project& project)
{
    std::vector<std::string> names;
    POLYMATH_TRY(domains, project.domains());
    POLYMATH_TRY(experts, project.experts());
    POLYMATH_TRY(compositions, project.compositions());
    POLYMATH_TRY(jobs, project.jobs());
    for (const auto& domain : domains) {
        names.push_back(domain.tokenFile);
    }
    for (const auto& expert : experts) {
        names.push_back(expert.file);
    }
    for (const auto& composition : compositions) {
        names.push_back(composition.file);
    }
    for (const auto& job : jobs) {
        names.push_back(runName(job.id));
    }
    std::erase_if(names, [](const std::string& name) { return !Project::isInside(name); });
    return names;
}

Result<void> copyFile(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    fs::create_directories(to.parent_path(), error);
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, error);
    if (error == std::errc::no_such_file_or_directory) {
        return {}; // gone since the database was copied; made again from the documents, or missed by name
    }
    if (error) {
        return fail(error == std::errc::no_space_on_device ? ErrorCode::OutOfResources : ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "Copying '%1' failed: %2."), {from.string(), error.message()}));
    }
    return {};
}

} // namespace

std::uint64_t bytesOf(const fs::path& path)
{
    std::error_code error;
    if (fs::is_regular_file(path, error)) {
        const auto size = fs::file_size(path, error);
        return error ? 0 : size;
    }
    std::uint64_t sum = 0;
    for (fs::recursive_directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored)) {
            const auto size = entry->file_size(ignored);
            sum += ignored ? 0 : size;
        }
    }
    return sum;
}

Result<DiskUse> diskUse(const Project& project)
{
    DiskUse use;
    const auto& folder = project.folder();
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().filename().string().starts_with("project.")) {
            use.database += bytesOf(entry->path());
        }
    }
    use.tokens = bytesOf(project.tokensFolder());
    POLYMATH_TRY(jobs, project.jobs());
    for (const auto& job : jobs) {
        std::uint64_t bytes = 0;
        for (const auto& checkpoint : checkpointsOf(folder, job.id)) {
            bytes += bytesOf(checkpoint);
        }
        if (bytes > 0) {
            use.checkpoints.push_back({job.id, job.title, bytes});
        }
    }
    POLYMATH_TRY(experts, project.experts());
    for (const auto& expert : experts) {
        use.experts.push_back({expert.id, expert.name, bytesOf(folder / expert.file)});
    }
    POLYMATH_TRY(compositions, project.compositions());
    for (const auto& composition : compositions) {
        use.compositions.push_back({composition.id, composition.name, bytesOf(folder / composition.file)});
    }
    POLYMATH_TRY(removed, project.removedFiles());
    for (const auto& file : removed) {
        use.removed += bytesOf(folder / file);
    }
    use.total = bytesOf(folder);
    return use;
}

Result<std::uint64_t> clearCheckpoints(Project& project)
{
    std::uint64_t freed = 0;
    POLYMATH_TRY(jobs, project.jobs());
    for (const auto& job : jobs) {
        if (job.state != JobState::Done && job.state != JobState::Cancelled) {
            continue;
        }
        for (const auto& checkpoint : checkpointsOf(project.folder(), job.id)) {
            freed += bytesOf(checkpoint);
            std::error_code ignored;
            fs::remove_all(checkpoint, ignored);
        }
    }
    return freed;
}

Result<void> duplicateProject(const fs::path& from, const fs::path& to,
                              const std::function<bool(std::uint64_t, std::uint64_t)>& progress)
{
    std::error_code error;
    if (fs::exists(to, error) && (!fs::is_directory(to, error) || !fs::is_empty(to, error))) {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "'%1' exists already. Choose another name for the copy."),
                             {to.string()}));
    }
    POLYMATH_TRY(source, Project::open(from));
    auto part = fs::absolute(to).lexically_normal();
    if (!part.has_filename()) { // a path that ends with a slash
        part = part.parent_path();
    }
    const auto target = part;
    part += ".copying";
    fs::remove_all(part, error);
    for (const auto* folder : {"", "tokens", "runs", "experts", "compositions"}) {
        fs::create_directories(part / folder, error);
    }
    if (error) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "The folder '%1' cannot be made: %2."),
                                                  {part.string(), error.message()}));
    }
    const Unfinished cleanup(part);
    POLYMATH_CHECK(source.copyDatabase(part));
    std::vector<std::string> names;
    {
        POLYMATH_TRY(copy, Project::open(part));
        POLYMATH_TRY(purged, copy.purgeRemoved());
        static_cast<void>(purged);
        POLYMATH_CHECK(copy.setSetting("name", ""));
        POLYMATH_TRY(named, namedFiles(copy));
        names = named;
        POLYMATH_TRY(jobs, copy.jobs());
        for (const auto& job : jobs) {
            if (isActiveState(job.state)) {
                POLYMATH_TRY(changed, copy.changeJobState(job.id, job.state, JobState::Cancelled));
                static_cast<void>(changed);
                std::erase(names, runName(job.id)); // its checkpoints may be half written just now
            }
        }
    }
    std::uint64_t total = 0;
    for (const auto& name : names) {
        total += bytesOf(source.folder() / name);
    }
    if (const auto room = freeDiskBytes(part); total > room) {
        return fail(
            ErrorCode::OutOfResources,
            sentence(POLYMATH_TEXT("sentences", "The copy needs %1 MB, and the disk that holds '%2' has %3 MB left."),
                     {std::to_string(total / 1'000'000), target.string(), std::to_string(room / 1'000'000)}));
    }
    std::uint64_t done = 0;
    for (const auto& name : names) {
        std::vector<fs::path> files;
        const auto place = source.folder() / name;
        if (fs::is_directory(place, error)) {
            for (fs::recursive_directory_iterator entry(place, error), end; !error && entry != end;
                 entry.increment(error)) {
                std::error_code ignored;
                if (entry->is_regular_file(ignored)) {
                    files.push_back(entry->path());
                }
            }
        } else {
            files.push_back(place);
        }
        for (const auto& file : files) {
            POLYMATH_CHECK(copyFile(file, part / fs::relative(file, source.folder(), error)));
            done += bytesOf(file);
            if (progress && !progress(done, total)) {
                return fail(ErrorCode::Cancelled, "Copying the project was stopped.");
            }
        }
    }
    fs::remove(target, error); // an empty folder
    fs::rename(part, target, error);
    if (error) {
        return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "'%1' cannot be made: %2."),
                                                  {target.string(), error.message()}));
    }
    return {};
}

} // namespace polymath
