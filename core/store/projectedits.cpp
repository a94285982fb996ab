// Project: names, removal and what a window remembers.

#include "core/base/log.h"
#include "core/base/system.h"
#include "core/base/translate.h"
#include "core/store/diskuse.h"
#include "core/store/projectstate.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace polymath {

namespace {

using nlohmann::json;

constexpr const char* activeStates = "state IN ('running', 'pausing', 'cancelling')";
constexpr const char* waitingStates = "state IN ('queued', 'paused', 'interrupted', 'failed', 'cancelled')";

/// In the order of RemovableKind: the table, and what a person calls a row of it.
constexpr std::array<std::pair<const char*, const char*>, 6> tables{{{"domain", "domain"},
                                                                     {"source", "file"},
                                                                     {"expert", "expert"},
                                                                     {"composition", "composition"},
                                                                     {"job", "job"},
                                                                     {"task", "task"}}};

bool namesOne(const json& config, const std::vector<std::string>& keys, const std::string& name)
{
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
        const auto found = config.find(key);
        if (found == config.end()) {
            return false;
        }
        return found->is_array() ? std::find(found->begin(), found->end(), json(name)) != found->end()
                                 : *found == json(name);
    });
}

struct JobText {
    RowId id = 0;
    std::string kind;
    std::string title;
    std::string config;
};

JobText readJobText(SQLite::Statement& statement)
{
    JobText job;
    Row(statement) >> job.id >> job.kind >> job.title >> job.config;
    return job;
}

const std::vector<std::string> domainKeys{"domains", "domain"};
const std::vector<std::string> subjectKeys{"subjects", "experts"};
const std::vector<std::string> taskKeys{"tasks"};

std::string trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    return first == std::string_view::npos ? std::string()
                                           : std::string(text.substr(first, text.find_last_not_of(space) - first + 1));
}

Result<std::string> usableName(std::string_view name)
{
    auto text = trimmed(name);
    if (text.empty()) {
        return fail(ErrorCode::Usage,
                    POLYMATH_TEXT("sentences", "A name must have at least one character that can be seen."));
    }
    return text;
}

/// The first of "name-2", "name-3", ... that `isTaken` does not know.
template <typename Taken> std::string numbered(const std::string& name, Taken&& isTaken)
{
    for (int number = 2;; ++number) {
        auto candidate = name + "-" + std::to_string(number);
        if (!isTaken(candidate)) {
            return candidate;
        }
    }
}

} // namespace

void Project::State::changeInJobs(const std::vector<std::string>& keys, const std::string& from, const std::string& to)
{
    std::vector<JobText> jobs;
    {
        SQLite::Statement statement(database,
                                    std::string("SELECT id, kind, title, config_json FROM job WHERE ") + waitingStates);
        while (statement.executeStep()) {
            jobs.push_back(readJobText(statement));
        }
    }
    for (const auto& job : jobs) {
        auto config = json::parse(job.config, nullptr, false);
        if (!config.is_object() || !namesOne(config, keys, from)) {
            continue;
        }
        for (const auto& key : keys) {
            if (const auto found = config.find(key); found != config.end()) {
                if (found->is_array()) {
                    std::replace(found->begin(), found->end(), json(from), json(to));
                } else if (*found == json(from)) {
                    *found = to;
                }
            }
        }
        write("UPDATE job SET config_json = ? WHERE id = ?", config.dump(), job.id);
    }
}

void Project::State::changeDomainName(RowId domain, const std::string& from, const std::string& to)
{
    write("UPDATE domain SET name = ? WHERE id = ?", to, domain);
    write("UPDATE evaluation SET domain = ? WHERE domain = ?", to, from);
    write("UPDATE routing_stat SET domain = ? WHERE domain = ?", to, from);
    write("UPDATE metric SET domain = ? WHERE domain = ?", to, from);
    std::vector<std::pair<RowId, std::vector<std::string>>> experts;
    {
        SQLite::Statement statement(database, "SELECT id, domains_json FROM expert");
        while (statement.executeStep()) {
            RowId id = 0;
            std::vector<std::string> domains;
            Row(statement) >> id >> domains;
            experts.emplace_back(id, std::move(domains));
        }
    }
    for (auto& [id, domains] : experts) {
        if (std::find(domains.begin(), domains.end(), from) != domains.end()) {
            std::replace(domains.begin(), domains.end(), from, to);
            write("UPDATE expert SET domains_json = ? WHERE id = ?", listToText(domains), id);
        }
    }
    changeInJobs(domainKeys, from, to);
}

void Project::State::changeSubjectName(const std::string& from, const std::string& to)
{
    write("UPDATE expert SET name = ? WHERE name = ?", to, from);
    write("UPDATE composition SET name = ? WHERE name = ?", to, from);
    write("UPDATE composition_member SET expert = ? WHERE expert = ?", to, from);
    write("UPDATE evaluation SET subject = ? WHERE subject = ?", to, from);
    write("UPDATE routing_stat SET subject = ? WHERE subject = ?", to, from);
    write("UPDATE task_result SET subject = ? WHERE subject = ?", to, from);
    write("UPDATE task_answer SET subject = ? WHERE subject = ?", to, from);
    write("UPDATE routing_stat SET slot_name = ? WHERE slot > 0 AND slot_name = ?", to, from);
    changeInJobs(subjectKeys, from, to);
}

void Project::State::giveUpDomainName(const std::string& name)
{
    const auto idOf = [this](const std::string& wanted) -> RowId {
        SQLite::Statement statement(database, "SELECT id FROM domain WHERE name = ?");
        statement.bind(1, wanted);
        return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
    };
    if (const auto removed = idOf(name); removed != 0) {
        changeDomainName(removed, name, numbered(name, [&](const std::string& other) { return idOf(other) != 0; }));
    }
}

void Project::State::giveUpSubjectName(const std::string& name)
{
    const auto exists = [this](const std::string& wanted) {
        SQLite::Statement statement(
            database, "SELECT 1 FROM expert WHERE name = ?1 UNION ALL SELECT 1 FROM composition WHERE name = ?1");
        statement.bind(1, wanted);
        return statement.executeStep();
    };
    if (exists(name)) {
        changeSubjectName(name, numbered(name, exists));
    }
}

Result<void> Project::State::refuseWhileActive(UsedAs use, const std::string& name)
{
    POLYMATH_TRY(jobs,
                 rows(std::string("SELECT id, kind, title, config_json FROM job WHERE ") + activeStates, readJobText));
    for (const auto& job : jobs) {
        const auto config = json::parse(job.config, nullptr, false);
        // Training measures every retention domain, so it works with more domains than it names.
        const bool measuresAll = use == UsedAs::Domain && (job.kind == "train" || job.kind == "compose");
        const auto& keys = use == UsedAs::Domain ? domainKeys : use == UsedAs::Task ? taskKeys : subjectKeys;
        if (measuresAll || (config.is_object() && namesOne(config, keys, name))) {
            return fail(
                ErrorCode::Usage,
                sentence(POLYMATH_TEXT("sentences",
                                       "'%1' is in use: job %2 (%3) works with it. Wait for its end, or cancel it."),
                         {name, std::to_string(job.id), job.title}));
        }
    }
    return {};
}

Result<std::string> Project::name() const
{
    POLYMATH_TRY(given, setting("name"));
    return given && !given->empty() ? *given : folder().stem().string();
}

Result<void> Project::rename(std::string_view name)
{
    POLYMATH_TRY(usable, usableName(name));
    return setSetting("name", usable);
}

Result<std::optional<std::string>> Project::setting(std::string_view key) const
{
    return m_state->first(
        "SELECT value FROM project WHERE key = ?",
        [](SQLite::Statement& statement) { return statement.getColumn(0).getString(); }, std::string(key));
}

Result<void> Project::setSetting(std::string_view key, std::string_view value)
{
    return m_state->writing("INSERT INTO project (key, value) VALUES (?1, ?2) "
                            "ON CONFLICT (key) DO UPDATE SET value = ?2",
                            std::string(key), std::string(value));
}

Result<void> Project::renameDomain(RowId domain, std::string_view name)
{
    POLYMATH_TRY(usable, usableName(name));
    const std::string to = usable;
    return inTransaction([&]() -> Result<void> {
        POLYMATH_TRY(all, domains());
        const auto found =
            std::find_if(all.begin(), all.end(), [domain](const DomainRecord& one) { return one.id == domain; });
        if (found == all.end()) {
            return fail(ErrorCode::Usage, POLYMATH_TEXT("sentences", "The project has no such domain."),
                        "domain " + std::to_string(domain));
        }
        if (found->name == to) {
            return {};
        }
        if (std::any_of(all.begin(), all.end(), [&](const DomainRecord& one) { return one.name == to; })) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "There is a domain '%1' already."), {to}));
        }
        POLYMATH_CHECK(m_state->refuseWhileActive(UsedAs::Domain, found->name));
        m_state->giveUpDomainName(to);
        m_state->changeDomainName(domain, found->name, to);
        return {};
    });
}

Result<void> Project::setDomainRole(RowId domain, DomainRole role)
{
    return m_state->guarded([&]() -> Result<void> {
        if (m_state->write("UPDATE domain SET role = ? WHERE id = ? AND removed_ms = 0", std::string(toText(role)),
                           domain) == 0) {
            return fail(ErrorCode::Usage, POLYMATH_TEXT("sentences", "The project has no such domain."),
                        "domain " + std::to_string(domain));
        }
        return {};
    });
}

Result<void> Project::renameSubject(std::string_view from, std::string_view to)
{
    POLYMATH_TRY(usable, usableName(to));
    const std::string before(from);
    const std::string after = usable;
    return inTransaction([&]() -> Result<void> {
        POLYMATH_TRY(file, artefact(before)); // "base" and unknown names have none
        static_cast<void>(file);
        if (before == after) {
            return {};
        }
        POLYMATH_TRY(taken, isNameTaken(after));
        if (taken) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "The name '%1' is taken. Choose another one."), {after}));
        }
        POLYMATH_CHECK(m_state->refuseWhileActive(UsedAs::Subject, before));
        m_state->giveUpSubjectName(after);
        m_state->changeSubjectName(before, after);
        return {};
    });
}

Result<std::string> Project::freeSubjectName(std::string_view suggested) const
{
    POLYMATH_TRY(usable, usableName(suggested));
    POLYMATH_TRY(names, subjects());
    std::set<std::string> taken(names.begin(), names.end());
    POLYMATH_TRY(all, jobs());
    for (const auto& job : all) {
        const bool makesOne = job.kind == JobKind::Train || job.kind == JobKind::Compose;
        const auto config = json::parse(job.configJson, nullptr, false);
        if (makesOne && job.state != JobState::Done && job.state != JobState::Cancelled &&
            job.state != JobState::Failed && config.is_object() && config.contains("name") &&
            config["name"].is_string()) {
            taken.insert(config["name"].get<std::string>());
        }
    }
    return taken.contains(usable)
               ? numbered(usable, [&](const std::string& candidate) { return taken.contains(candidate); })
               : usable;
}

Result<std::vector<std::string>> Project::slotNames(std::string_view subject) const
{
    POLYMATH_TRY(composition, findComposition(subject));
    std::vector<std::string> names;
    if (composition) {
        if (composition->router == "none") {
            return names;
        }
        names = composition->experts;
    } else {
        POLYMATH_TRY(expert, findExpert(subject));
        if (!expert || expert->method != "mode") {
            return std::vector<std::string>();
        }
        names.push_back(expert->name);
    }
    names.insert(names.begin(), "backbone");
    return names;
}

Result<void> Project::setRemoved(RemovableKind kind, RowId id, bool removed)
{
    const auto [table, word] = tables.at(static_cast<std::size_t>(kind));
    return inTransaction([&, table = table, word = word]() -> Result<void> {
        if (removed) {
            const std::string column = kind == RemovableKind::Source ? "path"
                                       : kind == RemovableKind::Job  ? "title"
                                                                     : "name";
            POLYMATH_TRY(row,
                         m_state->first(
                             std::string("SELECT ") + column + " FROM " + table + " WHERE id = ? AND removed_ms = 0",
                             [](SQLite::Statement& statement) { return statement.getColumn(0).getString(); }, id));
            if (!row) {
                return fail(ErrorCode::Usage, std::string("The project has no such ") + word + ".",
                            std::string(table) + " " + std::to_string(id));
            }
            POLYMATH_CHECK(m_state->refuseRemoval(kind, id, *row));
        }
        const auto sql = std::string("UPDATE ") + table + " SET removed_ms = ? WHERE id = ? AND (removed_ms = 0) = ?";
        const int changed = m_state->write(sql.c_str(), removed ? nowMs() : std::int64_t{0}, id, removed ? 1 : 0);
        if (changed == 0) {
            return fail(ErrorCode::Usage, std::string("The project has no removed ") + word + " like this.",
                        std::string(table) + " " + std::to_string(id));
        }
        if (kind == RemovableKind::Source) { // what was tokenised has other documents now
            m_state->write("UPDATE domain SET token_file = '', tokens = 0 WHERE id = "
                           "(SELECT domain_id FROM source WHERE id = ?)",
                           id);
        }
        return {};
    });
}

Result<void> Project::State::refuseRemoval(RemovableKind kind, RowId id, const std::string& name)
{
    switch (kind) {
    case RemovableKind::Job: {
        POLYMATH_TRY(active, first(
                                 std::string("SELECT state FROM job WHERE id = ? AND ") + activeStates,
                                 [](SQLite::Statement& statement) { return statement.getColumn(0).getString(); }, id));
        if (active) {
            return fail(
                ErrorCode::Usage,
                sentence(POLYMATH_TEXT("sentences", "Job %1 (%2) is %3, so it cannot be removed. Cancel it first."),
                         {std::to_string(id), name, *active}));
        }
        return {};
    }
    case RemovableKind::Source: {
        POLYMATH_TRY(domain, first(
                                 "SELECT name FROM domain WHERE id = (SELECT domain_id FROM source WHERE id = ?)",
                                 [](SQLite::Statement& statement) { return statement.getColumn(0).getString(); }, id));
        return refuseWhileActive(UsedAs::Domain, domain.value_or(""));
    }
    case RemovableKind::Domain:
        return refuseWhileActive(UsedAs::Domain, name);
    case RemovableKind::Expert:
    case RemovableKind::Composition:
        return refuseWhileActive(UsedAs::Subject, name);
    case RemovableKind::Task:
        return refuseWhileActive(UsedAs::Task, name);
    }
    return {};
}

Result<std::vector<std::string>> Project::removedFiles() const
{
    const auto text = [](SQLite::Statement& statement) { return statement.getColumn(0).getString(); };
    POLYMATH_TRY(files, m_state->rows("SELECT token_file FROM domain WHERE removed_ms > 0 AND token_file <> '' "
                                      "UNION SELECT file FROM expert WHERE removed_ms > 0 AND file <> '' "
                                      "UNION SELECT file FROM composition WHERE removed_ms > 0 AND file <> '' "
                                      "UNION SELECT 'runs/' || id FROM job WHERE removed_ms > 0",
                                      text));
    std::erase_if(files, [](const std::string& file) { return !isInside(file); });
    // A domain that has changed since it was tokenised names its file no more.
    POLYMATH_TRY(starts, m_state->rows("SELECT id || '-' FROM domain WHERE removed_ms > 0", text));
    std::error_code error;
    for (std::filesystem::directory_iterator entry(tokensFolder(), error), end; !error && entry != end;
         entry.increment(error)) {
        const auto name = entry->path().filename().string();
        const bool gone = std::any_of(starts.begin(), starts.end(),
                                      [&name](const std::string& start) { return name.starts_with(start); });
        if (gone && std::find(files.begin(), files.end(), "tokens/" + name) == files.end()) {
            files.push_back("tokens/" + name);
        }
    }
    return std::move(files);
}

Result<void> Project::copyDatabase(const std::filesystem::path& target) const
{
    return m_state->writing("VACUUM INTO ?", (target / databaseName).string());
}

Result<std::uint64_t> Project::purgeRemoved()
{
    std::uint64_t freed = 0;
    bool textWent = false;
    // Files go inside the transaction, so that nobody brings a row back whose files are gone.
    POLYMATH_CHECK(inTransaction([&]() -> Result<void> {
        POLYMATH_TRY(files, removedFiles());
        for (const auto& file : files) {
            freed += bytesOf(folder() / file);
            std::error_code ignored;
            std::filesystem::remove_all(folder() / file, ignored);
        }
        const std::string goneSubjects = "subject IN (SELECT name FROM expert WHERE removed_ms > 0 UNION SELECT name "
                                         "FROM composition WHERE removed_ms > 0)";
        const std::string goneDomains = "domain IN (SELECT name FROM domain WHERE removed_ms > 0)";
        for (const auto* table : {"evaluation", "routing_stat"}) {
            m_state->write(
                (std::string("DELETE FROM ") + table + " WHERE " + goneSubjects + " OR " + goneDomains).c_str());
        }
        for (const auto* table : {"task_result", "task_answer"}) {
            m_state->write((std::string("DELETE FROM ") + table + " WHERE " + goneSubjects).c_str());
        }
        for (const auto& [table, word] : tables) {
            const int rows = m_state->write((std::string("DELETE FROM ") + table + " WHERE removed_ms > 0").c_str());
            textWent =
                textWent || (rows > 0 && (table == std::string_view("domain") || table == std::string_view("source")));
        }
        return {};
    }));
    if (textWent) { // hand the documents' pages back; where another program is reading they are used again later
        try {
            m_state->database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
            const auto before = bytesOf(m_state->file);
            m_state->database.exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
            const auto after = bytesOf(m_state->file);
            freed += before > after ? before - after : 0;
        } catch (const SQLite::Exception& error) {
            log::info(std::string("The database keeps its size for now: ") + error.what());
        }
    }
    return freed;
}

} // namespace polymath
