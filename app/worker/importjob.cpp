#include "app/worker/importjob.h"

#include "core/base/privatefile.h"
#include "core/base/translate.h"
#include "core/text/importrun.h"
#include "core/text/readerprocess.h"
#include "core/text/tokenfile.h"
#include "core/tokenizer/tokenizer.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>

namespace polymath {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds saidAtMost{200};
/// Entries that are listed one by one; of more, as of mailboxes' attachments, nobody reads the list.
constexpr std::size_t mostEntries = 20'000;

/// Says how far an import is, and hears what the user wants.
class Teller {
public:
    explicit Teller(Job& job) : m_job(job) {}

    bool say(const ImportProgress& progress)
    {
        m_last = progress;
        if (const auto now = Clock::now(); now - m_said >= saidAtMost) {
            m_said = now;
            m_job.say(progress.stage, static_cast<std::int64_t>(progress.bytes),
                      static_cast<std::int64_t>(progress.totalBytes),
                      std::chrono::duration<double>(now - m_start).count());
        }
        return goesOn();
    }
    bool goesOn()
    {
        if (const auto now = Clock::now(); now - m_asked >= saidAtMost) {
            m_asked = now;
            return m_job.wish() == engine::Wish::Continue;
        }
        return m_job.lastWish() == engine::Wish::Continue;
    }
    void finished(const std::string& stage)
    {
        const auto total = static_cast<std::int64_t>(m_last.totalBytes);
        m_job.say(stage, total, total, std::chrono::duration<double>(Clock::now() - m_start).count());
    }

private:
    Job& m_job;
    ImportProgress m_last;
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_said = m_start - saidAtMost;
    Clock::time_point m_asked = m_start - saidAtMost;
};

void list(Job& job, const ImportOutcome& outcome)
{
    Job::logged(job.project().inTransaction([&]() -> Result<void> {
        const auto count = std::min(outcome.entries.size(), mostEntries);
        for (std::size_t index = 0; index < count; ++index) {
            POLYMATH_CHECK(job.project().addJobEvent(job.record().id, "entry", toJson(outcome.entries[index])));
        }
        if (count < outcome.entries.size()) {
            POLYMATH_CHECK(job.project().addJobEvent(job.record().id, "note",
                                                     std::to_string(outcome.entries.size() - count) +
                                                         " more files are not listed one by one."));
        }
        return {};
    }));
}

JobState ended(const Job& job)
{
    return job.lastWish() == engine::Wish::Pause ? JobState::Paused : JobState::Cancelled;
}

/// The documents are safe whatever becomes of this, and whoever needs the tokens makes them.
Result<void> tokenise(Job& job, RowId id, Teller& teller)
{
    auto& project = job.project();
    POLYMATH_TRY(base, project.baseModel());
    POLYMATH_TRY(all, project.domains());
    const auto domain = std::find_if(all.begin(), all.end(), [id](const DomainRecord& one) { return one.id == id; });
    if (domain == all.end()) { // removed meanwhile
        return {};
    }
    POLYMATH_TRY(tokenizer, loadTokenizer(base.path));
    POLYMATH_TRY(made, tokeniseDomain(project, *domain, *tokenizer, [&](std::int64_t) { return teller.goesOn(); }));
    static_cast<void>(made);
    return {};
}

} // namespace

Result<JobState> importFiles(Job& job, const json& config)
{
    const auto request = importRequestFrom(config.dump());
    POLYMATH_TRY(domain, importDomain(job.project(), request));
    Teller teller(job);
    ReaderProcess reader({}, [&teller] { return teller.goesOn(); });
    const ReadFile read = [&reader](const auto& file, const auto& options, auto& visitor) {
        return reader.read(file, options, visitor);
    };
    const auto outcome = runImport(job.project(), domain, job.record().id, request, keptPasswords(request.secret), read,
                                   [&teller](const ImportProgress& progress) { return teller.say(progress); });
    const bool stopped = !outcome && outcome.error().code == ErrorCode::Cancelled;
    if (stopped && ended(job) == JobState::Paused) {
        return JobState::Paused;
    }
    dropPrivate(request.secret);
    if (!outcome) {
        POLYMATH_TRY(import, DocumentImport::begin(job.project(), domain, job.record().id, request.cleaning));
        POLYMATH_CHECK(import.discard());
        return stopped ? Result<JobState>(JobState::Cancelled) : tl::unexpected(outcome.error());
    }
    list(job, *outcome);
    if (const auto failure = outcome->failure()) {
        return tl::unexpected(*failure);
    }
    teller.finished(POLYMATH_TEXT("sentences", "Counting tokens"));
    if (auto counted = tokenise(job, domain, teller); !counted && counted.error().code != ErrorCode::Cancelled) {
        Job::logged(job.project().addJobEvent(job.record().id, "warning", counted.error().sentence));
    }
    job.remark(outcome->sentence());
    return JobState::Done;
}

} // namespace polymath
