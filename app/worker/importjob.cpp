#include "app/worker/importjob.h"

#include "core/base/translate.h"
#include "core/text/importing.h"
#include "core/text/readers/documentreader.h"
#include "core/text/tokenfile.h"
#include "core/tokenizer/tokenizer.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace polymath {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

Result<RowId> domainOf(Project& project, const std::string& name, const std::string& roleText)
{
    const auto role = domainRoleFromText(roleText);
    POLYMATH_TRY(known, project.findDomain(name));
    if (known) {
        if (role && known->role != *role) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "The domain '%1' is there already, as %2."),
                                 {name, std::string(toText(known->role))}));
        }
        return known->id;
    }
    POLYMATH_TRY(added, project.addDomain(name, role.value_or(DomainRole::Target)));
    return added.id;
}

std::uint64_t sizeOf(const fs::path& file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error ? 0 : size;
}

std::string readingStage(const std::string& name) { return sentence(POLYMATH_TEXT("sentences", "Reading %1"), {name}); }

class Import {
public:
    Import(Job& job, RowId domain, std::vector<std::string> files)
        : m_job(job), m_domain(domain), m_files(std::move(files))
    {
        for (const auto& file : m_files) {
            m_totalBytes += sizeOf(file);
        }
    }

    Result<JobState> run(const ReadOptions& options)
    {
        POLYMATH_TRY(before, takenBefore());
        for (const auto& file : m_files) {
            if (before.contains(fs::absolute(file).lexically_normal().string())) {
                ++m_taken;
                m_doneBytes += sizeOf(file);
                continue;
            }
            if (m_job.wish() != engine::Wish::Continue) {
                return ended();
            }
            say(readingStage(fs::path(file).filename().string()), 0);
            const auto entries =
                importFile(m_job.project(), m_domain, file, options, readDocuments, [&](std::uint64_t bytes) {
                    return goOn(fs::path(file).filename().string(), std::min(bytes, sizeOf(file)));
                });
            if (entries) {
                for (const auto& entry : *entries) {
                    count(entry);
                }
            } else if (entries.error().code == ErrorCode::Cancelled) {
                return ended();
            } else {
                warn(file, entries.error());
            }
            m_doneBytes += sizeOf(file);
        }
        if (m_taken == 0 && m_firstProblem) {
            return tl::unexpected(*m_firstProblem);
        }
        return tokenise();
    }

private:
    /// What this job took before it was paused or lost.
    Result<std::set<std::string>> takenBefore()
    {
        POLYMATH_TRY(now, m_job.project().job(m_job.record().id));
        POLYMATH_TRY(sources, m_job.project().sources(m_domain));
        std::set<std::string> paths;
        for (const auto& source : sources) {
            if (now.startedMs > 0 && source.importedMs >= now.startedMs) {
                paths.insert(source.path);
            }
        }
        return paths;
    }

    bool goOn(const std::string& name, std::uint64_t bytes)
    {
        const auto now = std::chrono::steady_clock::now();
        if (now - m_heard < std::chrono::milliseconds(200)) {
            return true;
        }
        m_heard = now;
        say(readingStage(name), bytes);
        return m_job.wish() == engine::Wish::Continue;
    }

    void say(const std::string& stage, std::uint64_t bytesOfFile)
    {
        m_job.say(stage, static_cast<std::int64_t>(m_doneBytes + bytesOfFile), static_cast<std::int64_t>(m_totalBytes),
                  std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count());
    }

    void count(const ImportedEntry& entry)
    {
        if (entry.report.problem) {
            warn(entry.report.name, *entry.report.problem);
        } else if (entry.source.id != 0) {
            ++m_taken;
            m_documents += entry.source.documents;
            m_duplicates += entry.source.duplicates;
            m_skipped += entry.source.skipped;
        }
        for (const auto& note : entry.report.notes) {
            Job::logged(m_job.project().addJobEvent(m_job.record().id, "note", note));
        }
    }

    void warn(const std::string& file, const Error& error)
    {
        const auto& sentence = error.sentence;
        const bool named = sentence.find(fs::path(file).filename().string()) != std::string::npos;
        Job::logged(m_job.project().addJobEvent(m_job.record().id, "warning",
                                                named ? sentence : "'" + file + "': " + sentence));
        ++m_refused;
        if (!m_firstProblem) {
            m_firstProblem = error;
        }
    }

    [[nodiscard]] JobState ended() const
    {
        return m_job.lastWish() == engine::Wish::Pause ? JobState::Paused : JobState::Cancelled;
    }

    Result<JobState> tokenise()
    {
        say(POLYMATH_TEXT("sentences", "Counting tokens"), 0);
        auto& project = m_job.project();
        POLYMATH_TRY(base, project.baseModel());
        POLYMATH_TRY(all, project.domains());
        const auto domain =
            std::find_if(all.begin(), all.end(), [this](const DomainRecord& one) { return one.id == m_domain; });
        auto tokenizer = loadTokenizer(base.path);
        auto made = tokenizer && domain != all.end()
                        ? tokeniseDomain(project, *domain, **tokenizer,
                                         [this](std::int64_t) { return m_job.wish() == engine::Wish::Continue; })
                        : Result<fs::path>(fs::path());
        if (!made && made.error().code == ErrorCode::Cancelled) {
            return ended();
        }
        // The documents are safe either way, and whoever needs the tokens makes them.
        for (const auto* error : {tokenizer ? nullptr : &tokenizer.error(), made ? nullptr : &made.error()}) {
            if (error != nullptr) {
                Job::logged(project.addJobEvent(m_job.record().id, "warning", error->sentence));
            }
        }
        m_job.remark(summary());
        return JobState::Done;
    }

    [[nodiscard]] std::string summary() const
    {
        return sentence(
            m_refused > 0
                ? POLYMATH_TEXT("sentences", "Files taken: %1 of %2; not readable: %6. Documents: %3; copies dropped: "
                                             "%4; rows without text: %5.")
                : POLYMATH_TEXT("sentences",
                                "Files taken: %1 of %2. Documents: %3; copies dropped: %4; rows without text: %5."),
            {std::to_string(m_taken), std::to_string(m_files.size()), std::to_string(m_documents),
             std::to_string(m_duplicates), std::to_string(m_skipped), std::to_string(m_refused)});
    }

    Job& m_job;
    RowId m_domain;
    std::vector<std::string> m_files;
    std::uint64_t m_totalBytes = 0;
    std::uint64_t m_doneBytes = 0;
    std::int64_t m_taken = 0;
    std::int64_t m_refused = 0;
    std::int64_t m_documents = 0;
    std::int64_t m_duplicates = 0;
    std::int64_t m_skipped = 0;
    std::optional<Error> m_firstProblem;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_heard = m_start;
};

} // namespace

Result<JobState> importFiles(Job& job, const json& config)
{
    const auto mapping = config.value("mapping", json::object());
    auto files = config.at("files").get<std::vector<std::string>>();
    if (files.empty()) {
        return fail(ErrorCode::Usage, POLYMATH_TEXT("sentences", "Name at least one file to import."));
    }
    POLYMATH_TRY(domain, domainOf(job.project(), config.at("domain").get<std::string>(), config.value("role", "")));
    return Import(job, domain, std::move(files))
        .run({{mapping.value("prompt", ""), mapping.value("response", ""), mapping.value("text", "")}, ""});
}

} // namespace polymath
