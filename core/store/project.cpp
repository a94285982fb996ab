#include "core/store/project.h"

#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/store/migrations.h"
#include "core/store/projectstate.h"

#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace polymath {

namespace {

constexpr const char* domainColumns =
    "SELECT d.id, d.name, d.role, d.token_file, d.tokens, "
    "(SELECT count(*) FROM document WHERE domain_id = d.id) - "
    "(SELECT count(*) FROM source s JOIN document ON source_id = s.id WHERE s.domain_id = d.id AND s.removed_ms <> 0), "
    "(SELECT coalesce(sum(duplicates), 0) FROM source WHERE domain_id = d.id AND removed_ms = 0) "
    "FROM domain d WHERE d.removed_ms = 0 ";

DomainRecord readDomain(SQLite::Statement& statement)
{
    DomainRecord domain;
    Row row(statement);
    row >> domain.id >> domain.name;
    row.word(domain.role, domainRoleFromText) >> domain.tokenFile >> domain.tokens >> domain.documents >>
        domain.duplicates;
    return domain;
}

constexpr const char* sourceColumns =
    "SELECT id, domain_id, path, sha256, format, encoding, documents, duplicates, skipped, imported_ms, file, "
    "file_bytes, file_modified_ns, settings_json, cleaning_json, notes_json, job_id FROM source WHERE removed_ms = 0 ";

SourceRecord readSource(SQLite::Statement& statement)
{
    SourceRecord s;
    Row(statement) >> s.id >> s.domainId >> s.path >> s.sha256 >> s.format >> s.encoding >> s.documents >>
        s.duplicates >> s.skipped >> s.importedMs >> s.file >> s.fileBytes >> s.fileModifiedNs >> s.settingsJson >>
        s.cleaningJson >> s.notes >> s.jobId;
    return s;
}

constexpr const char* documentColumns =
    "SELECT d.id, d.domain_id, d.source_id, d.hash, d.split, d.prompt, d.text, d.place "
    "FROM source s JOIN document d ON d.source_id = s.id WHERE s.domain_id = ? "
    "AND s.removed_ms = 0 ";

std::pair<int, std::int64_t> readSplitCount(SQLite::Statement& statement)
{
    std::pair<int, std::int64_t> row;
    Row(statement) >> row.first >> row.second;
    return row;
}

SplitCounts splitCounts(const std::vector<std::pair<int, std::int64_t>>& rows)
{
    SplitCounts counts;
    for (const auto& [split, count] : rows) {
        (split == 0 ? counts.train : split == 1 ? counts.validation : counts.test) = count;
    }
    return counts;
}

/// `text` as a pattern of LIKE that looks for just these characters, anywhere.
std::string likePattern(std::string_view text)
{
    std::string pattern = "%";
    for (const char character : text) {
        pattern += character == '%' || character == '_' || character == '\\' ? "\\" : "";
        pattern += character;
    }
    return pattern + "%";
}

constexpr const char* jobColumns =
    "SELECT id, kind, state, title, config_json, step, steps, stage, message, detail, exit_code, pid, start_ticks, "
    "host, created_ms, started_ms, ended_ms, heartbeat_ms, active_seconds, position, estimate_json FROM job "
    "WHERE removed_ms = 0 ";

JobRecord readJob(SQLite::Statement& statement)
{
    JobRecord job;
    Row row(statement);
    row >> job.id;
    row.word(job.kind, jobKindFromText).word(job.state, jobStateFromText) >> job.title >> job.configJson >> job.step >>
        job.steps >> job.stage >> job.message >> job.detail >> job.exitCode >> job.pid >> job.startTicks >> job.host >>
        job.createdMs >> job.startedMs >> job.endedMs >> job.heartbeatMs >> job.activeSeconds >> job.position >>
        job.estimateJson;
    return job;
}

constexpr const char* expertColumns =
    "SELECT id, name, method, domains_json, file, sha256, config_json, parameters, trained_parameters, steps, "
    "trained_tokens, seconds, peak_memory_bytes, job_id, created_ms FROM expert WHERE removed_ms = 0 ";

ExpertRecord readExpert(SQLite::Statement& statement)
{
    ExpertRecord e;
    Row(statement) >> e.id >> e.name >> e.method >> e.domains >> e.file >> e.sha256 >> e.configJson >> e.parameters >>
        e.trainedParameters >> e.steps >> e.trainedTokens >> e.seconds >> e.peakMemoryBytes >> e.jobId >> e.createdMs;
    return e;
}

/// Of measurements: neither the subject nor the domain is removed.
constexpr const char* visiblePairs =
    "subject NOT IN (SELECT name FROM expert WHERE removed_ms > 0 UNION SELECT name FROM composition "
    "WHERE removed_ms > 0) AND domain NOT IN (SELECT name FROM domain WHERE removed_ms > 0)";

constexpr const char* compositionColumns =
    "SELECT id, name, router, training, "
    "(SELECT json_group_array(expert) FROM (SELECT expert FROM composition_member WHERE composition_id = c.id "
    "ORDER BY slot)), file, sha256, config_json, parameters, trained_parameters, steps, trained_tokens, seconds, "
    "peak_memory_bytes, job_id, created_ms FROM composition c WHERE removed_ms = 0 ";

CompositionRecord readComposition(SQLite::Statement& statement)
{
    CompositionRecord c;
    Row(statement) >> c.id >> c.name >> c.router >> c.training >> c.experts >> c.file >> c.sha256 >> c.configJson >>
        c.parameters >> c.trainedParameters >> c.steps >> c.trainedTokens >> c.seconds >> c.peakMemoryBytes >>
        c.jobId >> c.createdMs;
    return c;
}

} // namespace

DocumentRecord readDocument(SQLite::Statement& statement)
{
    DocumentRecord d;
    int split = 0;
    Row(statement) >> d.id >> d.domainId >> d.sourceId >> d.hash >> split >> d.prompt >> d.text >> d.place;
    d.split = static_cast<Split>(split);
    return d;
}

Error errorOf(const SQLite::Exception& error, const std::filesystem::path& database)
{
    const auto file = database.string();
    switch (error.getErrorCode()) {
    case SQLITE_FULL:
        return {ErrorCode::OutOfResources,
                sentence(POLYMATH_TEXT("sentences", "The disk that holds '%1' is full. Free some space and try again."),
                         {file}),
                error.what()};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences",
                                       "'%1' is damaged or not a project's database. Restore it from a backup."),
                         {file}),
                error.what()};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return {ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences", "'%1' cannot be written. Check the folder's permissions."), {file}),
                error.what()};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Internal,
                sentence(POLYMATH_TEXT("sentences",
                                       "'%1' stays locked by another program. Close that program and try again."),
                         {file}),
                error.what()};
    default:
        return {ErrorCode::Internal,
                sentence(POLYMATH_TEXT("sentences", "The database '%1' reported a problem: %2"), {file, error.what()}),
                error.what()};
    }
}

std::string listToText(const std::vector<std::string>& list) { return nlohmann::json(list).dump(); }

std::vector<std::string> listFromText(const std::string& text)
{
    const auto list = nlohmann::json::parse(text, nullptr, false);
    std::vector<std::string> out;
    for (const auto& item : list) {
        if (item.is_string()) {
            out.push_back(item.get<std::string>());
        }
    }
    return out;
}

Result<void> Project::State::migrate()
{
    return guarded([&]() -> Result<void> {
        const int found = database.execAndGet("PRAGMA user_version").getInt();
        const int newest = static_cast<int>(migrations().size());
        if (found > newest) {
            return fail(
                ErrorCode::BadInput,
                sentence(POLYMATH_TEXT("sentences", "'%1' was made by a newer Polymath (schema %2, this program knows "
                                                    "up to %3). Install the newer version to open it."),
                         {folder.string(), std::to_string(found), std::to_string(newest)}));
        }
        if (found == newest) {
            return {};
        }
        if (found > 0) {
            const auto copy = folder / ("project.schema" + std::to_string(found) + ".sqlite");
            std::error_code ignored; // what is in the way SQLite reports
            std::filesystem::remove(copy, ignored);
            write("VACUUM INTO ?", copy.string());
            upgradedFrom = found;
        }
        for (int version = found; version < newest; ++version) {
            SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
            if (database.execAndGet("PRAGMA user_version").getInt() > version) {
                continue; // another program was faster
            }
            database.exec(migrations()[static_cast<std::size_t>(version)].sql);
            database.exec("PRAGMA user_version = " + std::to_string(version + 1));
            transaction.commit();
        }
        return {};
    });
}

Project::Project(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Project::~Project() = default;
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;

int Project::currentSchema() { return static_cast<int>(migrations().size()); }

Result<int> Project::schemaOf(const std::filesystem::path& folder)
{
    try {
        SQLite::Database database((folder / databaseName).string(), SQLite::OPEN_READONLY, busyTimeoutMs);
        return database.execAndGet("PRAGMA user_version").getInt();
    } catch (const SQLite::Exception& thrown) {
        return tl::unexpected(errorOf(thrown, folder / databaseName));
    }
}

bool Project::isProject(const std::filesystem::path& folder)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(folder / databaseName, ignored);
}

Result<Project> Project::create(const std::filesystem::path& folder, const BaseModelRecord& base)
{
    std::error_code error;
    if (std::filesystem::exists(folder, error) &&
        (!std::filesystem::is_directory(folder, error) || !std::filesystem::is_empty(folder, error))) {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "'%1' exists already and is not an empty folder. Choose "
                                                        "another name, or open it if it is a project."),
                             {folder.string()}));
    }
    for (const char* part : {"", "tokens", "runs", "experts", "compositions"}) {
        std::filesystem::create_directories(folder / part, error);
        if (error) {
            return fail(ErrorCode::BadInput, sentence(POLYMATH_TEXT("sentences", "The folder '%1' cannot be made: %2."),
                                                      {(folder / part).string(), error.message()}));
        }
    }
    try {
        Project project(
            std::make_unique<State>(std::filesystem::absolute(folder), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE));
        POLYMATH_CHECK(project.m_state->migrate());
        POLYMATH_CHECK(project.m_state->writing(
            "INSERT INTO base_model (path, sha256, name, architecture, config_json, parameters) VALUES (?,?,?,?,?,?)",
            base.path, base.sha256, base.name, base.architecture, base.configJson, base.parameters));
        POLYMATH_CHECK(project.m_state->writing("INSERT INTO project (key, value) VALUES ('created_ms', ?)",
                                                std::to_string(nowMs())));
        return project;
    } catch (const SQLite::Exception& thrown) {
        return tl::unexpected(errorOf(thrown, folder / databaseName));
    }
}

Result<Project> Project::open(const std::filesystem::path& folder)
{
    if (!isProject(folder)) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is not a Polymath project: it has no file "
                                                        "project.sqlite. Make one with 'polymath-cli project create'."),
                             {folder.string()}));
    }
    try {
        Project project(std::make_unique<State>(std::filesystem::absolute(folder), SQLite::OPEN_READWRITE));
        POLYMATH_CHECK(project.m_state->migrate());
        return project;
    } catch (const SQLite::Exception& thrown) {
        return tl::unexpected(errorOf(thrown, folder / databaseName));
    }
}

const std::filesystem::path& Project::folder() const { return m_state->folder; }

bool Project::isInside(std::string_view relativePath)
{
    const auto path = std::filesystem::path(relativePath).lexically_normal();
    return path.is_relative() && path.has_filename() && *path.begin() != ".." && path != ".";
}

std::optional<int> Project::upgradedFrom() const { return m_state->upgradedFrom; }
std::filesystem::path Project::tokensFolder() const { return folder() / "tokens"; }
std::filesystem::path Project::expertsFolder() const { return folder() / "experts"; }
std::filesystem::path Project::compositionsFolder() const { return folder() / "compositions"; }

std::filesystem::path Project::runFolder(RowId job) const
{
    auto run = folder() / "runs" / std::to_string(job);
    std::error_code ignored;
    std::filesystem::create_directories(run, ignored);
    return run;
}

std::int64_t Project::dataVersion() const
{
    try {
        // data_version counts what other connections wrote, total_changes what this one did.
        const auto others = m_state->database.execAndGet("PRAGMA data_version").getInt64();
        return others * (std::int64_t{1} << 32) + m_state->database.getTotalChanges();
    } catch (const SQLite::Exception&) {
        return 0;
    }
}

Result<void> Project::inTransaction(const std::function<Result<void>()>& work)
{
    return m_state->guarded([&]() -> Result<void> {
        if (sqlite3_get_autocommit(m_state->database.getHandle()) == 0) {
            return work(); // part of the transaction that is open
        }
        SQLite::Transaction transaction(m_state->database, SQLite::TransactionBehavior::IMMEDIATE);
        POLYMATH_CHECK(work());
        transaction.commit();
        return {};
    });
}

Result<void> Project::setBasePath(const std::filesystem::path& path)
{
    return m_state->writing("UPDATE base_model SET path = ?",
                            std::filesystem::absolute(path).lexically_normal().string());
}

Result<BaseModelRecord> Project::baseModel() const
{
    POLYMATH_TRY(found,
                 m_state->first("SELECT id, path, sha256, name, architecture, config_json, parameters FROM base_model",
                                [](SQLite::Statement& statement) {
                                    BaseModelRecord base;
                                    Row(statement) >> base.id >> base.path >> base.sha256 >> base.name >>
                                        base.architecture >> base.configJson >> base.parameters;
                                    return base;
                                }));
    if (!found) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "The project '%1' has no base model."), {folder().string()}));
    }
    return std::move(*found);
}

Result<DomainRecord> Project::addDomain(std::string_view name, DomainRole role)
{
    if (name.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return fail(ErrorCode::Usage,
                    POLYMATH_TEXT("sentences", "A domain needs a name of at least one character that can be seen."));
    }
    POLYMATH_TRY(existing, findDomain(name));
    if (existing) {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "There is a domain '%1' already."), {std::string(name)}));
    }
    POLYMATH_CHECK(inTransaction([&]() -> Result<void> {
        m_state->giveUpDomainName(std::string(name));
        m_state->write("INSERT INTO domain (name, role) VALUES (?, ?)", std::string(name), std::string(toText(role)));
        return {};
    }));
    POLYMATH_TRY(added, findDomain(name));
    return std::move(*added);
}

Result<std::vector<DomainRecord>> Project::domains() const
{
    return m_state->rows(std::string(domainColumns) + "ORDER BY d.id", readDomain);
}

Result<std::optional<DomainRecord>> Project::findDomain(std::string_view name) const
{
    return m_state->first(std::string(domainColumns) + "AND d.name = ?", readDomain, std::string(name));
}

Result<void> Project::setTokenFile(RowId domain, const std::string& relativePath, std::int64_t tokens)
{
    return m_state->writing("UPDATE domain SET token_file = ?, tokens = ? WHERE id = ?", relativePath, tokens, domain);
}

Result<RowId> Project::addSource(const SourceRecord& source)
{
    POLYMATH_CHECK(m_state->writing("INSERT INTO source (domain_id, path, sha256, format, encoding, documents, "
                                    "duplicates, skipped, imported_ms, file, file_bytes, file_modified_ns, "
                                    "settings_json, cleaning_json, notes_json, job_id) "
                                    "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                                    source.domainId, source.path, source.sha256, source.format, source.encoding,
                                    source.documents, source.duplicates, source.skipped, source.importedMs, source.file,
                                    source.fileBytes, source.fileModifiedNs, source.settingsJson, source.cleaningJson,
                                    listToText(source.notes), source.jobId));
    return m_state->database.getLastInsertRowid();
}

Result<void> Project::showSource(const SourceRecord& source)
{
    return m_state->writing("UPDATE source SET removed_ms = 0, format = ?, encoding = ?, documents = ?, "
                            "duplicates = ?, skipped = ?, cleaning_json = ?, notes_json = ? WHERE id = ?",
                            source.format, source.encoding, source.documents, source.duplicates, source.skipped,
                            source.cleaningJson, listToText(source.notes), source.id);
}

Result<void> Project::deleteSource(RowId source) { return m_state->writing("DELETE FROM source WHERE id = ?", source); }

Result<std::vector<SourceRecord>> Project::sources(RowId domain) const
{
    return m_state->rows(std::string(sourceColumns) + "AND domain_id = ? ORDER BY id", readSource, domain);
}

Result<std::vector<SourceRecord>> Project::sources() const
{
    return m_state->rows(std::string(sourceColumns) +
                             "AND domain_id IN (SELECT id FROM domain WHERE removed_ms = 0) ORDER BY domain_id, id",
                         readSource);
}

Result<void> Project::forEachDocument(RowId domain, const std::function<bool(const DocumentRecord&)>& visit) const
{
    return m_state->guarded([&]() -> Result<void> {
        SQLite::Statement statement(
            m_state->database,
            "SELECT id, domain_id, source_id, hash, split, prompt, text, place FROM document WHERE domain_id = ?1 AND "
            "source_id NOT IN (SELECT id FROM source WHERE domain_id = ?1 AND removed_ms <> 0) ORDER BY hash");
        statement.bind(1, domain);
        while (statement.executeStep()) {
            if (!visit(readDocument(statement))) {
                break;
            }
        }
        return {};
    });
}

Result<std::vector<DocumentRecord>> Project::documents(RowId domain, std::int64_t offset, std::int64_t limit,
                                                       std::string_view search) const
{
    const std::string order = "ORDER BY s.id, d.id LIMIT ? OFFSET ?";
    if (search.empty()) {
        return m_state->rows(documentColumns + order, readDocument, domain, limit, offset);
    }
    const auto pattern = likePattern(search);
    return m_state->rows(documentColumns +
                             std::string("AND (d.prompt LIKE ? ESCAPE '\\' OR d.text LIKE ? ESCAPE '\\') ") + order,
                         readDocument, domain, pattern, pattern, limit, offset);
}

Result<SplitCounts> Project::documentCounts(RowId domain) const
{
    POLYMATH_TRY(rows, m_state->rows("SELECT d.split, count(*) FROM source s JOIN document d ON d.source_id = s.id "
                                     "WHERE s.domain_id = ? AND s.removed_ms = 0 GROUP BY d.split",
                                     readSplitCount, domain));
    return splitCounts(rows);
}

Result<std::vector<SharedDocuments>> Project::sharedDocuments() const
{
    POLYMATH_TRY(all, domains());
    std::vector<SharedDocuments> shared;
    for (auto second = all.begin(); second != all.end(); ++second) {
        for (auto first = all.begin(); first != second; ++first) {
            POLYMATH_TRY(
                rows, m_state->rows("SELECT a.split, count(*) FROM source s JOIN document a ON a.source_id = s.id "
                                    "JOIN document b ON b.domain_id = ? AND b.hash = a.hash "
                                    "JOIN source t ON t.id = b.source_id "
                                    "WHERE s.domain_id = ? AND s.removed_ms = 0 AND t.removed_ms = 0 GROUP BY a.split",
                                    readSplitCount, first->id, second->id));
            if (!rows.empty()) {
                shared.push_back({first->id, second->id, splitCounts(rows)});
            }
        }
    }
    return shared;
}

Result<std::vector<std::int64_t>> Project::documentLengths(RowId domain, std::optional<Split> split) const
{
    return m_state->rows(
        "SELECT length(d.prompt) + length(d.text) FROM source s JOIN document d ON d.source_id = s.id "
        "WHERE s.domain_id = ?1 AND s.removed_ms = 0 AND (?2 < 0 OR d.split = ?2)",
        [](SQLite::Statement& statement) { return std::int64_t{statement.getColumn(0).getInt64()}; }, domain,
        split ? static_cast<int>(*split) : -1);
}

Result<RowId> Project::addJob(JobKind kind, const std::string& title, const std::string& configJson)
{
    POLYMATH_CHECK(m_state->writing("INSERT INTO job (kind, state, title, config_json, created_ms, position) VALUES "
                                    "(?,?,?,?,?, (SELECT coalesce(max(position), 0) + 1 FROM job))",
                                    std::string(toText(kind)), std::string(toText(JobState::Queued)), title, configJson,
                                    nowMs()));
    return m_state->database.getLastInsertRowid();
}

Result<JobRecord> Project::job(RowId id) const
{
    POLYMATH_TRY(found, m_state->first(std::string(jobColumns) + "AND id = ?", readJob, id));
    if (!found) {
        return fail(ErrorCode::Usage,
                    "The project has no job " + std::to_string(id) + ". 'polymath-cli jobs DIR list' shows them.");
    }
    return std::move(*found);
}

Result<std::vector<JobRecord>> Project::jobs() const
{
    return m_state->rows(std::string(jobColumns) + "ORDER BY id", readJob);
}

Result<std::vector<JobRecord>> Project::queuedJobs() const
{
    return m_state->rows(std::string(jobColumns) + "AND state = 'queued' ORDER BY position, id", readJob);
}

Result<void> Project::moveJob(RowId job, int places)
{
    return inTransaction([&]() -> Result<void> {
        POLYMATH_TRY(waiting, queuedJobs());
        const auto found =
            std::find_if(waiting.begin(), waiting.end(), [job](const JobRecord& one) { return one.id == job; });
        if (found == waiting.end()) {
            return fail(ErrorCode::Usage,
                        "Job " + std::to_string(job) + " is not in the queue, so it cannot be moved.");
        }
        std::vector<std::int64_t> positions;
        for (const auto& one : waiting) {
            positions.push_back(one.position);
        }
        const auto from = found - waiting.begin();
        const auto to = std::clamp<std::ptrdiff_t>(from + places, 0, std::ssize(waiting) - 1);
        if (to < from) {
            std::rotate(waiting.begin() + to, found, found + 1);
        } else {
            std::rotate(found, found + 1, waiting.begin() + to + 1);
        }
        for (std::size_t index = 0; index < waiting.size(); ++index) {
            m_state->write("UPDATE job SET position = ? WHERE id = ?", positions[index], waiting[index].id);
        }
        return {};
    });
}

Result<void> Project::setJobEstimate(RowId job, const std::string& estimateJson)
{
    return m_state->writing("UPDATE job SET estimate_json = ? WHERE id = ?", estimateJson, job);
}

Result<bool> Project::changeJobState(RowId id, JobState from, JobState to)
{
    bool changed = false;
    const auto now = nowMs();
    POLYMATH_CHECK(inTransaction([&]() -> Result<void> {
        changed = m_state->write("UPDATE job SET state = ? WHERE id = ? AND state = ? AND removed_ms = 0",
                                 std::string(toText(to)), id, std::string(toText(from))) == 1;
        if (!changed) {
            return {};
        }
        if (to == JobState::Running) {
            m_state->write("UPDATE job SET started_ms = CASE started_ms WHEN 0 THEN ?1 ELSE started_ms END, "
                           "heartbeat_ms = ?1, ended_ms = 0, message = '', detail = '', exit_code = NULL WHERE id = ?2",
                           now, id);
        } else if (to == JobState::Queued) {
            m_state->write("UPDATE job SET position = (SELECT max(position) + 1 FROM job) WHERE id = ?", id);
        } else if (to != JobState::Pausing && to != JobState::Cancelling) {
            m_state->write("UPDATE job SET ended_ms = ? WHERE id = ?", now, id);
        }
        m_state->write("INSERT INTO job_event (job_id, at_ms, kind, text) VALUES (?, ?, 'state', ?)", id, now,
                       std::string(toText(to)));
        return {};
    }));
    return changed;
}

Result<void> Project::setJobProcess(RowId id, std::int64_t pid, std::int64_t startTicks, const std::string& host)
{
    return m_state->writing("UPDATE job SET pid = ?, start_ticks = ?, host = ?, heartbeat_ms = ? WHERE id = ?", pid,
                            startTicks, host, nowMs(), id);
}

Result<void> Project::setJobProgress(RowId id, std::int64_t step, std::int64_t steps, const std::string& stage,
                                     double activeSeconds)
{
    return m_state->writing("UPDATE job SET step = ?, steps = ?, stage = ?, active_seconds = ?, heartbeat_ms = ? "
                            "WHERE id = ?",
                            step, steps, stage, activeSeconds, nowMs(), id);
}

Result<void> Project::setJobOutcome(RowId id, std::optional<int> exitCode, const std::string& message,
                                    const std::string& detail)
{
    return m_state->guarded([&]() -> Result<void> {
        SQLite::Statement statement(m_state->database,
                                    "UPDATE job SET exit_code = ?, message = ?, detail = ? WHERE id = ?");
        if (exitCode) {
            statement.bind(1, *exitCode);
        }
        statement.bind(2, message);
        statement.bind(3, detail);
        statement.bind(4, id);
        statement.exec();
        return {};
    });
}

Result<void> Project::heartbeat(RowId id)
{
    return m_state->writing("UPDATE job SET heartbeat_ms = ? WHERE id = ?", nowMs(), id);
}

Result<void> Project::addJobEvent(RowId id, const std::string& kind, const std::string& text)
{
    return m_state->writing("INSERT INTO job_event (job_id, at_ms, kind, text) VALUES (?,?,?,?)", id, nowMs(), kind,
                            text);
}

Result<std::vector<JobEventRecord>> Project::jobEvents(RowId id) const
{
    return m_state->rows(
        "SELECT at_ms, kind, text FROM job_event WHERE job_id = ? ORDER BY id",
        [](SQLite::Statement& statement) {
            JobEventRecord event;
            Row(statement) >> event.atMs >> event.kind >> event.text;
            return event;
        },
        id);
}

Result<void> Project::postJobCommand(RowId id, JobCommand command)
{
    return m_state->writing("INSERT INTO job_control (job_id, command, at_ms) VALUES (?,?,?)", id,
                            std::string(toText(command)), nowMs());
}

Result<std::optional<JobCommand>> Project::peekJobCommand(RowId id) const
{
    return m_state->first(
        "SELECT command FROM job_control WHERE job_id = ? AND obeyed = 0 ORDER BY id DESC LIMIT 1",
        [](SQLite::Statement& statement) {
            JobCommand command = JobCommand::Pause;
            Row(statement).word(command, jobCommandFromText);
            return command;
        },
        id);
}

Result<std::optional<JobCommand>> Project::takeJobCommand(RowId id)
{
    std::optional<JobCommand> command;
    POLYMATH_CHECK(inTransaction([&]() -> Result<void> {
        POLYMATH_TRY(newest, peekJobCommand(id));
        command = newest;
        m_state->write("UPDATE job_control SET obeyed = 1 WHERE job_id = ?", id);
        return {};
    }));
    return command;
}

Result<void> Project::addMetrics(const std::vector<MetricRecord>& metrics)
{
    return inTransaction([&]() -> Result<void> {
        SQLite::Statement statement(m_state->database, "INSERT OR REPLACE INTO metric (job_id, step, name, domain, "
                                                       "value, seconds) VALUES (?,?,?,?,?,?)");
        for (const auto& metric : metrics) {
            statement.reset();
            SQLite::bind(statement, metric.jobId, metric.step, metric.name, metric.domain, metric.value,
                         metric.seconds);
            statement.exec();
        }
        return {};
    });
}

Result<std::vector<MetricRecord>> Project::metrics(RowId job, std::int64_t afterStep) const
{
    return m_state->rows(
        "SELECT job_id, step, name, domain, value, seconds FROM metric WHERE job_id = ? AND step > ? "
        "ORDER BY step, name, domain",
        [](SQLite::Statement& statement) {
            MetricRecord m;
            Row(statement) >> m.jobId >> m.step >> m.name >> m.domain >> m.value >> m.seconds;
            return m;
        },
        job, afterStep);
}

Result<void> Project::dropMetricsAfter(RowId job, std::int64_t step)
{
    return m_state->writing("DELETE FROM metric WHERE job_id = ? AND step > ?", job, step);
}

Result<RowId> Project::addExpert(const ExpertRecord& e)
{
    POLYMATH_TRY(taken, isNameTaken(e.name));
    if (taken) {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "The name '%1' is taken. Choose another one."), {e.name}));
    }
    RowId id = 0;
    POLYMATH_CHECK(inTransaction([&]() -> Result<void> {
        m_state->giveUpSubjectName(e.name);
        m_state->write("INSERT INTO expert (name, method, domains_json, file, sha256, config_json, parameters, "
                       "trained_parameters, "
                       "steps, trained_tokens, seconds, peak_memory_bytes, job_id, created_ms) VALUES "
                       "(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                       e.name, e.method, listToText(e.domains), e.file, e.sha256, e.configJson, e.parameters,
                       e.trainedParameters, e.steps, e.trainedTokens, e.seconds, e.peakMemoryBytes, e.jobId,
                       e.createdMs);
        id = m_state->database.getLastInsertRowid();
        return {};
    }));
    return id;
}

Result<std::vector<ExpertRecord>> Project::experts() const
{
    return m_state->rows(std::string(expertColumns) + "ORDER BY id", readExpert);
}

Result<std::optional<ExpertRecord>> Project::findExpert(std::string_view name) const
{
    return m_state->first(std::string(expertColumns) + "AND name = ?", readExpert, std::string(name));
}

Result<RowId> Project::addComposition(const CompositionRecord& c)
{
    POLYMATH_TRY(taken, isNameTaken(c.name));
    if (taken) {
        return fail(ErrorCode::Usage,
                    sentence(POLYMATH_TEXT("sentences", "The name '%1' is taken. Choose another one."), {c.name}));
    }
    RowId id = 0;
    POLYMATH_CHECK(inTransaction([&]() -> Result<void> {
        m_state->giveUpSubjectName(c.name);
        m_state->write("INSERT INTO composition (name, router, training, file, sha256, config_json, parameters, "
                       "trained_parameters, steps, trained_tokens, seconds, peak_memory_bytes, job_id, created_ms) "
                       "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                       c.name, c.router, c.training, c.file, c.sha256, c.configJson, c.parameters, c.trainedParameters,
                       c.steps, c.trainedTokens, c.seconds, c.peakMemoryBytes, c.jobId, c.createdMs);
        id = m_state->database.getLastInsertRowid();
        std::int64_t slot = 1;
        for (const auto& expert : c.experts) {
            m_state->write("INSERT INTO composition_member (composition_id, slot, expert) VALUES (?,?,?)", id, slot++,
                           expert);
        }
        return {};
    }));
    return id;
}

Result<std::vector<CompositionRecord>> Project::compositions() const
{
    return m_state->rows(std::string(compositionColumns) + "ORDER BY id", readComposition);
}

Result<std::optional<CompositionRecord>> Project::findComposition(std::string_view name) const
{
    return m_state->first(std::string(compositionColumns) + "AND name = ?", readComposition, std::string(name));
}

Result<std::vector<std::string>> Project::subjects() const
{
    std::vector<std::string> names{"base"};
    POLYMATH_TRY(allExperts, experts());
    POLYMATH_TRY(allCompositions, compositions());
    for (const auto& expert : allExperts) {
        names.push_back(expert.name);
    }
    for (const auto& composition : allCompositions) {
        names.push_back(composition.name);
    }
    return names;
}

Result<std::filesystem::path> Project::artefact(std::string_view subject) const
{
    POLYMATH_TRY(expert, findExpert(subject));
    if (expert) {
        return folder() / expert->file;
    }
    POLYMATH_TRY(composition, findComposition(subject));
    if (composition) {
        return folder() / composition->file;
    }
    return fail(ErrorCode::Usage, sentence(POLYMATH_TEXT("sentences", "The project has no expert or composition '%1'."),
                                           {std::string(subject)}));
}

Result<bool> Project::isNameTaken(std::string_view name) const
{
    POLYMATH_TRY(expert, findExpert(name));
    POLYMATH_TRY(composition, findComposition(name));
    return name == "base" || expert.has_value() || composition.has_value();
}

Result<void> Project::setEvaluation(const EvaluationRecord& e, const std::vector<RoutingRecord>& routing)
{
    return inTransaction([&]() -> Result<void> {
        m_state->write("INSERT OR REPLACE INTO evaluation (subject, domain, documents, tokens, accuracy, accuracy_low, "
                       "accuracy_high, nll, perplexity, perplexity_low, perplexity_high, seconds, job_id, measured_ms, "
                       "settings_json, document_scores_json) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                       e.subject, e.domain, e.documents, e.tokens, e.accuracy, e.accuracyLow, e.accuracyHigh, e.nll,
                       e.perplexity, e.perplexityLow, e.perplexityHigh, e.seconds, e.jobId, e.measuredMs,
                       e.settingsJson, e.documentScoresJson);
        m_state->write("DELETE FROM routing_stat WHERE subject = ? AND domain = ?", e.subject, e.domain);
        for (const auto& r : routing) {
            m_state->write("INSERT INTO routing_stat (subject, domain, block, slot, slot_name, weight) "
                           "VALUES (?,?,?,?,?,?)",
                           r.subject, r.domain, r.block, r.slot, r.slotName, r.weight);
        }
        return {};
    });
}

Result<std::vector<EvaluationRecord>> Project::evaluations() const
{
    return m_state->rows("SELECT id, subject, domain, documents, tokens, accuracy, accuracy_low, accuracy_high, nll, "
                         "perplexity, perplexity_low, perplexity_high, seconds, job_id, measured_ms, settings_json, "
                         "document_scores_json FROM evaluation WHERE " +
                             std::string(visiblePairs) + " ORDER BY id",
                         [](SQLite::Statement& statement) {
                             EvaluationRecord e;
                             Row(statement) >> e.id >> e.subject >> e.domain >> e.documents >> e.tokens >> e.accuracy >>
                                 e.accuracyLow >> e.accuracyHigh >> e.nll >> e.perplexity >> e.perplexityLow >>
                                 e.perplexityHigh >> e.seconds >> e.jobId >> e.measuredMs >> e.settingsJson >>
                                 e.documentScoresJson;
                             return e;
                         });
}

Result<std::vector<RoutingRecord>> Project::routing() const
{
    return m_state->rows("SELECT subject, domain, block, slot, slot_name, weight FROM routing_stat WHERE " +
                             std::string(visiblePairs) + " ORDER BY subject, domain, block, slot",
                         [](SQLite::Statement& statement) {
                             RoutingRecord r;
                             Row(statement) >> r.subject >> r.domain >> r.block >> r.slot >> r.slotName >> r.weight;
                             return r;
                         });
}

} // namespace polymath
