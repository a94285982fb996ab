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
///
/// What setRemoved() has removed is in no list and is found by no name or number until it is brought back.
class Project {
public:
    /// Makes the folder and its parts. Errors: Usage when there is a project or a non-empty folder already.
    [[nodiscard]] static Result<Project> create(const std::filesystem::path& folder, const BaseModelRecord& base);
    /// Opens a project and brings its schema up to date; before a migration the database is copied beside itself.
    [[nodiscard]] static Result<Project> open(const std::filesystem::path& folder);
    [[nodiscard]] static bool isProject(const std::filesystem::path& folder);
    /// The schema of a project as it lies there, without changing it.
    [[nodiscard]] static Result<int> schemaOf(const std::filesystem::path& folder);
    /// The schema that this program writes.
    [[nodiscard]] static int currentSchema();

    ~Project();
    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;

    [[nodiscard]] const std::filesystem::path& folder() const;
    /// Whether a path that a record holds, relative to the project's folder, leads to a file or folder inside it.
    /// Projects come from other people, too: ask before anything is deleted.
    [[nodiscard]] static bool isInside(std::string_view relativePath);
    /// The schema it had before open() brought it up to date; nothing where there was nothing to do.
    [[nodiscard]] std::optional<int> upgradedFrom() const;
    [[nodiscard]] std::filesystem::path tokensFolder() const;
    [[nodiscard]] std::filesystem::path runFolder(RowId job) const; ///< runs/ID, made when missing
    [[nodiscard]] std::filesystem::path expertsFolder() const;
    [[nodiscard]] std::filesystem::path compositionsFolder() const;

    /// Writes the database as it is at this moment to `target`/project.sqlite, while others go on with theirs.
    [[nodiscard]] Result<void> copyDatabase(const std::filesystem::path& target) const;

    /// Changes whenever anybody wrote, this object included. Cheap enough to ask ten times a second.
    [[nodiscard]] std::int64_t dataVersion() const;
    /// Runs `work` in one transaction; an error or exception rolls all of it back. Inside another one it is part of it.
    [[nodiscard]] Result<void> inTransaction(const std::function<Result<void>()>& work);

    [[nodiscard]] Result<BaseModelRecord> baseModel() const;
    /// The model is the same, its place another one; that it is the same is for the caller to check.
    [[nodiscard]] Result<void> setBasePath(const std::filesystem::path& path);

    /// What people call the project; the folder's name without its ending until it is renamed.
    [[nodiscard]] Result<std::string> name() const;
    [[nodiscard]] Result<void> rename(std::string_view name); ///< The folder stays. Errors: Usage for an empty name.
    /// Small things that a program remembers with the project, by a key of its own ("window.page").
    [[nodiscard]] Result<std::optional<std::string>> setting(std::string_view key) const;
    [[nodiscard]] Result<void> setSetting(std::string_view key, std::string_view value);

    // Removing, with undo
    /// Removes a row, or brings it back. Documents go with their source and domain, measurements with their subject and
    /// domain. Where its name was given away meanwhile it comes back with a number behind it. A composition holds its
    /// experts' weights itself, so those may go. Errors: Usage for an unknown row, an active job, and for what an
    /// active job works with.
    [[nodiscard]] Result<void> setRemoved(RemovableKind kind, RowId id, bool removed);
    /// Deletes for good what is removed, with its files (tokens, artefacts, run folders). Returns the bytes freed.
    [[nodiscard]] Result<std::uint64_t> purgeRemoved();
    /// What that would delete: files and folders, relative to the project.
    [[nodiscard]] Result<std::vector<std::string>> removedFiles() const;

    // Domains and their documents
    [[nodiscard]] Result<DomainRecord> addDomain(std::string_view name, DomainRole role);
    [[nodiscard]] Result<std::vector<DomainRecord>> domains() const; ///< in the order they were added
    [[nodiscard]] Result<std::optional<DomainRecord>> findDomain(std::string_view name) const;
    [[nodiscard]] Result<void> setTokenFile(RowId domain, const std::string& relativePath, std::int64_t tokens);
    [[nodiscard]] Result<RowId> addSource(const SourceRecord& source);
    /// As addSource(), but neither it nor its documents are in any list until showSources(): for an import that takes
    /// its time and may still fail. Hidden ones of its job, and those that a crash left, are for deleteHidden().
    [[nodiscard]] Result<RowId> addHiddenSource(const SourceRecord& source);
    /// Ends an import into a domain, all at once: shows these hidden sources with their counts and the documents that
    /// they claimed, deletes the sources whose place they take, and removes others so that they can be brought back.
    [[nodiscard]] Result<void> showSources(RowId domain, std::vector<SourceRecord>& sources,
                                           const std::vector<RowId>& replaced, const std::vector<RowId>& removed);
    /// Deletes hidden sources that no import is working on, and those of `job`: a few documents at a time, so that
    /// others can write meanwhile, until none is left or `seconds` are over. Returns whether all are gone; nobody sees
    /// those that are not.
    [[nodiscard]] Result<bool> deleteHidden(RowId job, double seconds);
    [[nodiscard]] Result<void> showSource(const SourceRecord& source); ///< with its counts, format and encoding
    [[nodiscard]] Result<void> deleteSource(RowId source);             ///< for good, with its documents
    [[nodiscard]] Result<std::vector<SourceRecord>> sources(RowId domain) const;
    [[nodiscard]] Result<std::vector<SourceRecord>> sources() const; ///< of all domains
    /// Measurements, experts and waiting jobs follow. Errors: Usage for an empty or taken name and while an active job
    /// works with the domain.
    [[nodiscard]] Result<void> renameDomain(RowId domain, std::string_view name);
    [[nodiscard]] Result<void> setDomainRole(RowId domain, DomainRole role);
    /// Where every source stands, of removed domains too.
    [[nodiscard]] Result<std::vector<SourcePlace>> sourcePlaces() const;
    /// Keeps a document with its signature; nothing when the domain has one with this hash, seen or not. Counting
    /// copies is up to showSource().
    [[nodiscard]] Result<std::optional<RowId>> addDocument(const DocumentRecord& document, std::string_view signature);
    /// A document, whether it is seen or not.
    [[nodiscard]] Result<std::optional<DocumentRecord>> document(RowId id) const;
    [[nodiscard]] Result<std::optional<DocumentRecord>> findDocument(RowId domain, const std::string& hash) const;
    /// A document that the domain has shall belong to this hidden source once that is shown.
    [[nodiscard]] Result<void> claimDocument(RowId document, RowId source, const std::string& place);
    /// Visits the signatures of all documents, seen or not, in the order of their numbers.
    [[nodiscard]] Result<void> forEachSignature(const std::function<void(const SignatureRecord&)>& visit) const;
    [[nodiscard]] Result<std::string> signatureOf(RowId document) const;
    /// Documents without a signature, as older projects have them, in the order of their numbers; at most `limit`.
    [[nodiscard]] Result<std::vector<DocumentRecord>> unsignedDocuments(std::int64_t limit) const;
    [[nodiscard]] Result<void> addSignature(const SignatureRecord& signature);
    /// Puts a document into another split; the domain's tokens are made anew.
    [[nodiscard]] Result<void> setSplit(RowId document, Split split);
    /// What an import remembers of a folder, by a description of its own; nothing where there was none yet.
    [[nodiscard]] Result<std::optional<std::string>> importRules(RowId domain, const std::string& folder) const;
    [[nodiscard]] Result<void> setImportRules(RowId domain, const std::string& folder, const std::string& rulesJson);
    /// Visits the domain's documents in the order of their hashes (so that order does not depend on that of import),
    /// one at a time, until `visit` returns false.
    [[nodiscard]] Result<void> forEachDocument(RowId domain,
                                               const std::function<bool(const DocumentRecord&)>& visit) const;
    /// A page of a domain's documents in the order of import; `search` keeps those whose prompt or text contains it
    /// (any case of ASCII letters). Fewer than `limit`: it was the last page.
    [[nodiscard]] Result<std::vector<DocumentRecord>> documents(RowId domain, std::int64_t offset, std::int64_t limit,
                                                                std::string_view search = {}) const;
    [[nodiscard]] Result<SplitCounts> documentCounts(RowId domain) const;
    /// Characters of each document, prompt and text together, in no particular order; of one split or of all.
    [[nodiscard]] Result<std::vector<std::int64_t>> documentLengths(RowId domain,
                                                                    std::optional<Split> split = {}) const;
    /// The pairs of domains that have documents in common. Looks every document up in every later domain.
    [[nodiscard]] Result<std::vector<SharedDocuments>> sharedDocuments() const;

    // Jobs
    /// Puts a job at the end of the queue.
    [[nodiscard]] Result<RowId> addJob(JobKind kind, const std::string& title, const std::string& configJson);
    [[nodiscard]] Result<JobRecord> job(RowId id) const;
    [[nodiscard]] Result<std::vector<JobRecord>> jobs() const;       ///< in the order they were added
    [[nodiscard]] Result<std::vector<JobRecord>> queuedJobs() const; ///< the one that starts next first
    /// Moves a queued job this many places towards the front (negative) or the end, as far as there are any.
    /// Errors: Usage for a job that is not queued.
    [[nodiscard]] Result<void> moveJob(RowId job, int places);
    [[nodiscard]] Result<void> setJobEstimate(RowId job, const std::string& estimateJson);
    /// Changes the state if it still is `from`; false when somebody was faster, or removed the job. Writes a job_event.
    /// A job that is queued again goes to the end of the queue.
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
    /// `suggested`, or that with a number, so that neither a subject nor a job that will make one has it.
    [[nodiscard]] Result<std::string> freeSubjectName(std::string_view suggested) const;
    /// Renames an expert or a composition; measurements, compositions' members and waiting jobs follow. Errors: Usage
    /// for an unknown, empty or taken name, and while an active job works with it.
    [[nodiscard]] Result<void> renameSubject(std::string_view from, std::string_view to);
    /// "backbone" and the experts' present names in gate order; empty for subjects without gates and for "base".
    /// Artefacts keep the names that were true when they were made.
    [[nodiscard]] Result<std::vector<std::string>> slotNames(std::string_view subject) const;
    /// "base", then the experts' and the compositions' names in the order they were made.
    [[nodiscard]] Result<std::vector<std::string>> subjects() const;
    /// The file of an expert or a composition. Errors: Usage where there is none of that name.
    [[nodiscard]] Result<std::filesystem::path> artefact(std::string_view subject) const;

    // Measurements
    [[nodiscard]] Result<void> setEvaluation(const EvaluationRecord& evaluation,
                                             const std::vector<RoutingRecord>& routing);
    [[nodiscard]] Result<std::vector<EvaluationRecord>> evaluations() const;
    [[nodiscard]] Result<std::vector<RoutingRecord>> routing() const;

    // Tasks
    /// Keeps a task with its items; one of the same file and kind that the project has, removed or not, is brought back
    /// instead. A name that is taken gets a number. Errors: Usage for an empty name or no items.
    [[nodiscard]] Result<TaskRecord> addTask(const TaskRecord& task, const std::vector<TaskItem>& items);
    [[nodiscard]] Result<std::vector<TaskRecord>> tasks() const; ///< in the order they were added
    [[nodiscard]] Result<std::optional<TaskRecord>> findTask(std::string_view name) const;
    [[nodiscard]] Result<std::vector<TaskItem>> taskItems(RowId task) const;
    [[nodiscard]] Result<void> addTaskAnswers(RowId job, std::string_view subject, RowId task,
                                              const std::vector<TaskAnswer>& answers);
    /// What a job has answered so far for a subject, in the order of the items.
    [[nodiscard]] Result<std::vector<TaskAnswer>> taskAnswers(RowId job, std::string_view subject, RowId task) const;
    /// Ends a measurement: its answers stay, those of other jobs go.
    [[nodiscard]] Result<void> setTaskResult(const TaskResultRecord& result);
    [[nodiscard]] Result<std::vector<TaskResultRecord>> taskResults() const;

private:
    struct State;
    explicit Project(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace polymath
