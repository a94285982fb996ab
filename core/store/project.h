#pragma once

#include "core/base/result.h"
#include "core/store/records.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace polymath {

/// A project folder `NAME.polymath/` and its SQLite database (WAL). The only door to both.
///
/// One object belongs to one thread; several objects and processes may have the same project open. Every write is a
/// transaction of its own unless inTransaction() bundles it. Errors are BadInput for a folder or database that cannot
/// be used (a newer schema, a damaged file), Usage for a name that is taken or unknown, OutOfResources for a full disk.
class Project {
public:
    /// Makes the folder and its parts. Errors: Usage when there is a project or a non-empty folder already.
    [[nodiscard]] static Result<Project> create(const std::filesystem::path& folder, const BaseModelRecord& base);
    /// Opens a project and brings its schema up to date; before a migration the database is copied beside itself.
    [[nodiscard]] static Result<Project> open(const std::filesystem::path& folder);
    [[nodiscard]] static bool isProject(const std::filesystem::path& folder);
    /// The schema that this program writes.
    [[nodiscard]] static int currentSchema();

    ~Project();
    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;

    [[nodiscard]] const std::filesystem::path& folder() const;
    [[nodiscard]] std::filesystem::path tokensFolder() const;
    [[nodiscard]] std::filesystem::path runFolder(RowId job) const; ///< runs/ID, made when missing
    [[nodiscard]] std::filesystem::path expertsFolder() const;
    [[nodiscard]] std::filesystem::path compositionsFolder() const;

    /// Changes whenever another connection wrote: `PRAGMA data_version`. Cheap enough to ask ten times a second.
    [[nodiscard]] std::int64_t dataVersion() const;
    /// Runs `work` in one transaction; an error or exception rolls all of it back.
    [[nodiscard]] Result<void> inTransaction(const std::function<Result<void>()>& work);

    [[nodiscard]] Result<BaseModelRecord> baseModel() const;

    // Domains and their documents
    [[nodiscard]] Result<DomainRecord> addDomain(std::string_view name, DomainRole role);
    [[nodiscard]] Result<std::vector<DomainRecord>> domains() const; ///< in the order they were added
    [[nodiscard]] Result<std::optional<DomainRecord>> findDomain(std::string_view name) const;
    [[nodiscard]] Result<void> setTokenFile(RowId domain, const std::string& relativePath, std::int64_t tokens);
    [[nodiscard]] Result<RowId> addSource(const SourceRecord& source);
    [[nodiscard]] Result<void> updateSourceCounts(const SourceRecord& source);
    [[nodiscard]] Result<std::vector<SourceRecord>> sources(RowId domain) const;
    /// Keeps a document; false when the domain has one with this hash. Counting copies is up to updateSourceCounts().
    [[nodiscard]] Result<bool> addDocument(const DocumentRecord& document);
    /// Visits the domain's documents in the order of their hashes (so that order does not depend on that of import),
    /// one at a time, until `visit` returns false.
    [[nodiscard]] Result<void> forEachDocument(RowId domain,
                                               const std::function<bool(const DocumentRecord&)>& visit) const;

    // Jobs
    [[nodiscard]] Result<RowId> addJob(JobKind kind, const std::string& title, const std::string& configJson);
    [[nodiscard]] Result<JobRecord> job(RowId id) const;
    [[nodiscard]] Result<std::vector<JobRecord>> jobs() const;
    /// Changes the state if it still is `from`; false when somebody was faster. Writes a job_event.
    [[nodiscard]] Result<bool> changeJobState(RowId id, JobState from, JobState to);
    [[nodiscard]] Result<void> setJobProcess(RowId id, std::int64_t pid, std::int64_t startTicks,
                                             const std::string& host);
    [[nodiscard]] Result<void> setJobProgress(RowId id, std::int64_t step, std::int64_t steps, const std::string& stage,
                                              double activeSeconds);
    [[nodiscard]] Result<void> setJobOutcome(RowId id, std::optional<int> exitCode, const std::string& message,
                                             const std::string& detail);
    [[nodiscard]] Result<void> heartbeat(RowId id);
    [[nodiscard]] Result<void> addJobEvent(RowId id, const std::string& kind, const std::string& text);
    [[nodiscard]] Result<std::vector<JobEventRecord>> jobEvents(RowId id) const;
    [[nodiscard]] Result<void> postJobCommand(RowId id, JobCommand command);
    /// The newest command nobody has obeyed yet; takeJobCommand() also marks all of the job's commands as obeyed.
    [[nodiscard]] Result<std::optional<JobCommand>> peekJobCommand(RowId id) const;
    [[nodiscard]] Result<std::optional<JobCommand>> takeJobCommand(RowId id);

    // Metrics. A row with the same job, step, name and domain is replaced: a resumed run writes some steps twice.
    [[nodiscard]] Result<void> addMetrics(const std::vector<MetricRecord>& metrics);
    [[nodiscard]] Result<std::vector<MetricRecord>> metrics(RowId job, std::int64_t afterStep = -1) const;
    [[nodiscard]] Result<void> dropMetricsAfter(RowId job, std::int64_t step);

    // What was trained
    [[nodiscard]] Result<RowId> addExpert(const ExpertRecord& expert);
    [[nodiscard]] Result<std::vector<ExpertRecord>> experts() const;
    [[nodiscard]] Result<std::optional<ExpertRecord>> findExpert(std::string_view name) const;
    [[nodiscard]] Result<RowId> addComposition(const CompositionRecord& composition);
    [[nodiscard]] Result<std::vector<CompositionRecord>> compositions() const;
    [[nodiscard]] Result<std::optional<CompositionRecord>> findComposition(std::string_view name) const;
    [[nodiscard]] Result<bool> isNameTaken(std::string_view name) const; ///< "base", experts and compositions
    /// "base", then the experts' and the compositions' names in the order they were made.
    [[nodiscard]] Result<std::vector<std::string>> subjects() const;
    /// The file of an expert or a composition. Errors: Usage where there is none of that name.
    [[nodiscard]] Result<std::filesystem::path> artefact(std::string_view subject) const;

    // Measurements
    [[nodiscard]] Result<void> setEvaluation(const EvaluationRecord& evaluation,
                                             const std::vector<RoutingRecord>& routing);
    [[nodiscard]] Result<std::vector<EvaluationRecord>> evaluations() const;
    [[nodiscard]] Result<std::vector<RoutingRecord>> routing() const;

private:
    struct State;
    explicit Project(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace polymath
