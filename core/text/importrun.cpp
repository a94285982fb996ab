#include "core/text/importrun.h"

#include "core/base/file.h"
#include "core/base/privatefile.h"
#include "core/base/translate.h"
#include "core/base/utf8.h"
#include "core/text/copies.h"
#include "core/text/filefinder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace polymath {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t beginningBytes = 160; ///< of a first document: a line or two
/// Reading is most of the work; comparing and keeping what was read is shown as the rest of the bytes.
constexpr double readingShare = 0.8;

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

json toObject(const ColumnMapping& mapping)
{
    return {{"prompt", mapping.prompt}, {"response", mapping.response}, {"text", mapping.text}};
}

ColumnMapping mappingFrom(const json& object)
{
    return object.is_object()
               ? ColumnMapping{object.value("prompt", ""), object.value("response", ""), object.value("text", "")}
               : ColumnMapping{};
}

/// The beginning of a text in one line, characters whole.
std::string beginningOf(const ImportedDocument& document)
{
    auto text = (document.prompt + (document.prompt.empty() ? "" : " → ") + document.text).substr(0, beginningBytes);
    while (!text.empty() && !isUtf8(text)) {
        text.pop_back();
    }
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// Passes all on, and remembers how each entry's first document begins.
class Beginnings : public DocumentVisitor {
public:
    Beginnings(DocumentVisitor& next, std::map<std::string, std::string>& found) : m_next(next), m_found(found) {}

    Result<void> begin(const std::string& name) override
    {
        m_name = name;
        return m_next.begin(name);
    }
    Result<void> document(ImportedDocument&& document) override
    {
        if (auto& beginning = m_found[m_name]; beginning.empty()) {
            beginning = beginningOf(document);
        }
        return m_next.document(std::move(document));
    }
    Result<void> end(const EntryReport& report) override { return m_next.end(report); }

private:
    DocumentVisitor& m_next;
    std::map<std::string, std::string>& m_found;
    std::string m_name;
};

/// An import while it runs.
class Run {
public:
    Run(const Project& project, RowId domain, const ImportRequest& request, const Passwords& passwords,
        const ReadFile& read, const OnImportProgress& progress)
        : m_project(project), m_domain(domain), m_request(request), m_passwords(passwords), m_read(read),
          m_progress(progress)
    {
    }

    Result<ImportOutcome> run(Project& project, RowId job)
    {
        POLYMATH_CHECK(find());
        POLYMATH_TRY(import, DocumentImport::begin(project, m_domain, job, m_request.cleaning));
        POLYMATH_CHECK(takeAll(import));
        if (!m_request.folder.empty()) {
            POLYMATH_CHECK(rememberRules(project, m_domain, m_request.folder, rules()));
        }
        return std::move(m_outcome);
    }

    Result<ImportOutcome> tryOut(Project& kept)
    {
        POLYMATH_CHECK(find());
        POLYMATH_TRY(import, DocumentImport::beginTrial(m_project, m_domain, m_request.cleaning, kept));
        POLYMATH_CHECK(takeAll(import));
        return std::move(m_outcome);
    }

private:
    Result<void> takeAll(DocumentImport& import)
    {
        for (const auto& file : m_files) {
            POLYMATH_CHECK(take(import, file));
        }
        POLYMATH_CHECK(takeOthers(import));
        for (const auto& file : m_request.forgotten) {
            import.forget(file);
        }
        m_stage = POLYMATH_TEXT("sentences", "Comparing documents");
        POLYMATH_TRY(imported, import.finish([this](double share) { return keeping(share); }));
        for (const auto& entry : imported) {
            add(entry);
        }
        POLYMATH_TRY(counts, import.documentsAfterwards());
        m_outcome.documents = counts;
        return {};
    }

    /// What was decided about the folder's files.
    [[nodiscard]] ImportRules rules() const
    {
        const auto below = [this](const std::string& path) {
            return fs::path(path).lexically_relative(m_request.folder).string();
        };
        ImportRules rules;
        rules.mapping = m_request.mapping;
        rules.cleaning = m_request.cleaning;
        for (const auto& [file, mapping] : m_request.mappings) {
            rules.mappings[below(file)] = mapping;
        }
        for (const auto& file : m_request.leftOut) {
            rules.skipped.push_back(below(file));
        }
        return rules;
    }

    /// The files to read, and those that are not, with their reasons.
    Result<void> find()
    {
        if (m_request.files.empty() && m_request.builtIn.empty() && m_request.fromProject.empty() &&
            m_request.forgotten.empty()) {
            return fail(ErrorCode::Usage, POLYMATH_TEXT("sentences", "Name at least one file or folder to import."));
        }
        m_stage = POLYMATH_TEXT("sentences", "Looking for files");
        const std::vector<fs::path> paths(m_request.files.begin(), m_request.files.end());
        auto found = findFiles(paths, [this] { return say(0); });
        const std::set<std::string> leftOut(m_request.leftOut.begin(), m_request.leftOut.end());
        std::erase_if(found, [&](const FileToImport& file) { return leftOut.contains(file.path.string()); });
        if (m_request.onlyChanged) {
            POLYMATH_CHECK(passOverUnchanged(found));
        }
        for (auto& file : found) {
            ++m_outcome.files;
            if (file.problem.empty() && !isUtf8(file.path.string())) {
                file.problem =
                    sentence(POLYMATH_TEXT("sentences", "The name of '%1' is no UTF-8 text. Rename the file."),
                             {file.path.string()});
            }
            if (file.problem.empty()) {
                m_totalBytes += file.bytes;
                m_files.push_back(std::move(file));
                continue;
            }
            EntryOutcome refused;
            refused.name = file.path.string();
            refused.problem = file.problem;
            add(std::move(refused));
        }
        return m_request.folder.empty() ? Result<void>() : findGone();
    }

    Result<void> findGone()
    {
        POLYMATH_TRY(plan, planImport(m_project, m_domain, {}, {m_request.folder}, {}));
        POLYMATH_TRY(sources, m_project.sources(m_domain));
        const std::set<std::string> forgotten(m_request.forgotten.begin(), m_request.forgotten.end());
        for (const auto& file : plan.gone) {
            EntryOutcome outcome;
            outcome.name = file;
            outcome.forgotten = forgotten.contains(file);
            m_outcome.forgotten += outcome.forgotten ? 1 : 0;
            for (const auto& source : sources) {
                if (source.file == file) {
                    outcome.goneSources.push_back(source.id);
                    outcome.format = source.format;
                }
            }
            m_outcome.entries.push_back(std::move(outcome));
        }
        return {};
    }

    Result<void> passOverUnchanged(std::vector<FileToImport>& found)
    {
        std::vector<fs::path> files;
        for (const auto& file : found) {
            if (file.problem.empty()) {
                files.push_back(file.path);
            }
        }
        const auto settings = [this](const fs::path& file) {
            return importSettings(optionsOf(file), m_request.cleaning);
        };
        POLYMATH_TRY(plan, planImport(m_project, m_domain, files, {}, settings, [this] { return say(0); }));
        std::set<fs::path> unchanged;
        for (const auto& file : plan.files) {
            if (file.state == FileState::Unchanged) {
                unchanged.insert(file.file);
                EntryOutcome outcome;
                outcome.name = file.file.string();
                outcome.unchanged = true;
                ++m_outcome.unchanged;
                m_outcome.entries.push_back(std::move(outcome));
            }
        }
        std::erase_if(found, [&](const FileToImport& file) { return unchanged.contains(file.path); });
        return {};
    }

    [[nodiscard]] ReadOptions optionsOf(const fs::path& file) const
    {
        const auto name = file.string();
        const auto mapping = m_request.mappings.find(name);
        const auto own = m_passwords.find(name);
        const auto common = m_passwords.find("");
        ReadOptions options;
        options.mapping = mapping == m_request.mappings.end() ? m_request.mapping : mapping->second;
        options.password = own != m_passwords.end() ? own->second : common != m_passwords.end() ? common->second : "";
        for (const auto& left : m_request.leftOut) {
            if (left.starts_with(name + "/")) {
                options.passOver.push_back(left);
            }
        }
        return options;
    }

    Result<void> take(DocumentImport& import, const FileToImport& file)
    {
        if (import.hasRead(file.path)) {
            m_doneBytes += file.bytes;
            return {};
        }
        m_stage = sentence(POLYMATH_TEXT("sentences", "Reading %1"), {file.path.filename().string()});
        if (!say(0)) {
            return fail(ErrorCode::Cancelled, POLYMATH_TEXT("sentences", "The import was stopped."));
        }
        const ReadFile read = [this](const fs::path& path, const ReadOptions& options, DocumentVisitor& visitor) {
            Beginnings beginnings(visitor, m_beginnings);
            return m_read(path, options, beginnings);
        };
        auto outcome = import.read(file.path, optionsOf(file.path), read,
                                   [&](std::uint64_t bytes) { return say(std::min(bytes, file.bytes)); });
        m_doneBytes += file.bytes;
        if (outcome || outcome.error().code == ErrorCode::Cancelled || outcome.error().code == ErrorCode::Internal) {
            return outcome ? Result<void>() : passOn(std::move(outcome));
        }
        EntryOutcome refused; // it changed or went while it was read
        refused.name = file.path.string();
        refused.problem = outcome.error().sentence;
        add(std::move(refused));
        return {};
    }

    /// Documents that are in no file.
    Result<void> takeOthers(DocumentImport& import)
    {
        if (!m_request.builtIn.empty() && !import.hasReadSet(builtInPath(m_request.builtIn))) {
            POLYMATH_TRY(entries, import.readBuiltIn(m_request.builtIn));
            m_outcome.files += std::ssize(entries);
        }
        if (m_request.fromProject.empty()) {
            return {};
        }
        POLYMATH_TRY(other, Project::open(m_request.fromProject));
        if (import.hasReadSet(domainPath(other, m_request.fromDomain))) {
            return {};
        }
        POLYMATH_TRY(domain, other.findDomain(m_request.fromDomain));
        if (!domain) {
            return fail(ErrorCode::Usage,
                        sentence(POLYMATH_TEXT("sentences", "The project '%1' has no domain '%2'. Choose another one."),
                                 {m_request.fromProject, m_request.fromDomain}));
        }
        POLYMATH_TRY(entries, import.readDomain(other, *domain, [this](std::uint64_t) { return say(0); }));
        m_outcome.files += std::ssize(entries);
        return {};
    }

    void add(const ImportedEntry& entry)
    {
        EntryOutcome outcome;
        outcome.name = entry.report.name;
        outcome.format = entry.report.format;
        outcome.encoding = entry.report.encoding;
        outcome.documents = entry.source.documents;
        outcome.skipped = entry.report.skipped;
        outcome.cleaning = entry.cleaning;
        outcome.notes = entry.report.notes;
        outcome.problem = entry.report.problem ? entry.report.problem->sentence : "";
        outcome.beginning = m_beginnings[outcome.name];
        if (entry.report.problem && !m_outcome.firstProblem) {
            m_outcome.firstProblem = entry.report.problem;
        }
        const bool isHull = outcome.problem.empty() && outcome.notes.empty() && entry.report.documents == 0;
        if (!isHull) { // an archive, whose files are told one by one
            add(std::move(outcome));
        }
    }

    void add(EntryOutcome&& outcome)
    {
        if (outcome.problem.empty()) {
            m_outcome.taken += outcome.documents + outcome.cleaning.dropped() > 0 ? 1 : 0;
        } else {
            ++m_outcome.refused;
            if (!m_outcome.firstProblem) {
                m_outcome.firstProblem = Error{ErrorCode::BadInput, outcome.problem, {}};
            }
        }
        m_outcome.entries.push_back(std::move(outcome));
    }

    bool say(std::uint64_t bytesOfFile)
    {
        const auto bytes = static_cast<double>(m_doneBytes + bytesOfFile) * readingShare;
        return !m_progress || m_progress({m_stage, static_cast<std::uint64_t>(bytes), m_totalBytes});
    }
    bool keeping(double share)
    {
        const auto bytes = static_cast<double>(m_totalBytes) * (readingShare + (1 - readingShare) * share);
        return !m_progress || m_progress({m_stage, static_cast<std::uint64_t>(bytes), m_totalBytes});
    }

    const Project& m_project;
    RowId m_domain;
    const ImportRequest& m_request;
    const Passwords& m_passwords;
    const ReadFile& m_read;
    const OnImportProgress& m_progress;
    std::string m_stage;
    std::vector<FileToImport> m_files;
    std::map<std::string, std::string> m_beginnings;
    std::uint64_t m_totalBytes = 0;
    std::uint64_t m_doneBytes = 0;
    ImportOutcome m_outcome;
};

/// The request's domain, where it is there; in another role it is an Error (Usage).
Result<std::optional<DomainRecord>> findImportDomain(const Project& project, const ImportRequest& request)
{
    const auto role = domainRoleFromText(request.role);
    POLYMATH_TRY(known, project.findDomain(request.domain));
    if (known && role && known->role != *role) {
        return fail(ErrorCode::Usage, sentence(POLYMATH_TEXT("sentences", "The domain '%1' is there already, as %2."),
                                               {request.domain, std::string(toText(known->role))}));
    }
    return known;
}

} // namespace

std::string toJson(const ImportRequest& request)
{
    json mappings = json::object();
    for (const auto& [file, mapping] : request.mappings) {
        mappings[file] = toObject(mapping);
    }
    return dumped({{"domain", request.domain},
                   {"role", request.role},
                   {"files", request.files},
                   {"built_in", request.builtIn},
                   {"from_project", request.fromProject},
                   {"from_domain", request.fromDomain},
                   {"mapping", toObject(request.mapping)},
                   {"mappings", mappings},
                   {"left_out", request.leftOut},
                   {"forgotten", request.forgotten},
                   {"cleaning", json::parse(toJson(request.cleaning), nullptr, false)},
                   {"folder", request.folder},
                   {"only_changed", request.onlyChanged},
                   {"secret", request.secret}});
}

ImportRequest importRequestFrom(std::string_view text)
{
    ImportRequest request;
    const auto object = json::parse(text, nullptr, false);
    try {
        request.domain = object.value("domain", "");
        request.role = object.value("role", "");
        request.files = object.value("files", std::vector<std::string>());
        request.builtIn = object.value("built_in", "");
        request.fromProject = object.value("from_project", "");
        request.fromDomain = object.value("from_domain", "");
        request.mapping = mappingFrom(object.value("mapping", json::object()));
        const auto mappings = object.value("mappings", json::object());
        for (const auto& [file, mapping] : mappings.items()) {
            request.mappings[file] = mappingFrom(mapping);
        }
        request.leftOut = object.value("left_out", std::vector<std::string>());
        request.forgotten = object.value("forgotten", std::vector<std::string>());
        request.cleaning = cleaningOptionsFrom(object.value("cleaning", json::object()).dump());
        request.folder = object.value("folder", "");
        request.onlyChanged = object.value("only_changed", false);
        request.secret = object.value("secret", "");
    } catch (const json::exception&) {
        return {};
    }
    return request;
}

Result<std::string> keepPasswords(const Passwords& passwords) { return keepPrivate(dumped(json(passwords))); }

Passwords keptPasswords(const std::string& secret)
{
    const auto object = json::parse(keptPrivate(secret), nullptr, false);
    try {
        return object.is_object() ? object.get<Passwords>() : Passwords();
    } catch (const json::exception&) {
        return {};
    }
}

std::string toJson(const EntryOutcome& outcome)
{
    return dumped({{"name", outcome.name},
                   {"format", outcome.format},
                   {"encoding", outcome.encoding},
                   {"documents", outcome.documents},
                   {"skipped", outcome.skipped},
                   {"cleaning", json::parse(toJson(outcome.cleaning), nullptr, false)},
                   {"notes", outcome.notes},
                   {"problem", outcome.problem},
                   {"beginning", outcome.beginning},
                   {"unchanged", outcome.unchanged},
                   {"gone_sources", outcome.goneSources},
                   {"forgotten", outcome.forgotten}});
}

EntryOutcome entryOutcomeFrom(std::string_view text)
{
    EntryOutcome outcome;
    const auto object = json::parse(text, nullptr, false);
    try {
        outcome.name = object.value("name", "");
        outcome.format = object.value("format", "");
        outcome.encoding = object.value("encoding", "");
        outcome.documents = object.value("documents", std::int64_t{0});
        outcome.skipped = object.value("skipped", std::int64_t{0});
        outcome.cleaning = cleaningCountsFrom(object.value("cleaning", json::object()).dump());
        outcome.notes = object.value("notes", std::vector<std::string>());
        outcome.problem = object.value("problem", "");
        outcome.beginning = object.value("beginning", "");
        outcome.unchanged = object.value("unchanged", false);
        outcome.goneSources = object.value("gone_sources", std::vector<RowId>());
        outcome.forgotten = object.value("forgotten", false);
    } catch (const json::exception&) {
        return {};
    }
    return outcome;
}

CleaningCounts ImportOutcome::cleaning() const
{
    CleaningCounts sum;
    for (const auto& entry : entries) {
        sum += entry.cleaning;
    }
    return sum;
}

std::int64_t ImportOutcome::kept() const
{
    std::int64_t sum = 0;
    for (const auto& entry : entries) {
        sum += entry.documents;
    }
    return sum;
}

std::string ImportOutcome::sentence() const
{
    std::int64_t skipped = 0;
    for (const auto& entry : entries) {
        skipped += entry.skipped;
    }
    const auto counts = cleaning();
    const auto number = [](std::int64_t value) { return std::to_string(value); };
    auto text = polymath::sentence(
        POLYMATH_TEXT("sentences", "Files taken: %1 of %2. Documents: %3; copies dropped: %4; rows without text: %5."),
        {number(taken), number(taken + refused), number(kept()), number(counts.copies), number(skipped)});
    const std::pair<std::int64_t, const char*> more[] = {
        {counts.dropped() - counts.copies, POLYMATH_TEXT("sentences", "Left out by cleaning: %1.")},
        {unchanged, POLYMATH_TEXT("sentences", "Files that had not changed: %1.")},
        {forgotten, POLYMATH_TEXT("sentences", "Files that are gone, removed with their documents: %1.")},
        {refused, POLYMATH_TEXT("sentences", "Files that could not be read: %1.")},
    };
    for (const auto& [count, pattern] : more) {
        text += count > 0 ? " " + polymath::sentence(pattern, {number(count)}) : "";
    }
    return text;
}

std::optional<Error> ImportOutcome::failure() const
{
    if (kept() > 0 || unchanged > 0 || forgotten > 0) {
        return std::nullopt;
    }
    if (taken == 0) {
        return firstProblem;
    }
    const auto counts = cleaning();
    if (counts.copies > 0 || counts.nearDuplicates > 0 || counts.dropped() == 0) {
        return std::nullopt; // the domain has them
    }
    const auto number = [](std::int64_t value) { return std::to_string(value); };
    return Error{
        ErrorCode::BadInput,
        polymath::sentence(POLYMATH_TEXT("sentences",
                                         "All documents were left out by cleaning: too short %1, garbled %2, in "
                                         "other domains %3, near copies of documents in several splits %4. Switch "
                                         "off what leaves them out and import again."),
                           {number(counts.tooShort), number(counts.garbled), number(counts.otherDomainsDropped),
                            number(counts.betweenSplits)}),
        {}};
}

Result<ImportOutcome> runImport(Project& project, RowId domain, RowId job, const ImportRequest& request,
                                const Passwords& passwords, const ReadFile& read, const OnImportProgress& progress)
{
    return Run(project, domain, request, passwords, read, progress).run(project, job);
}

Result<ImportOutcome> tryImport(const Project& project, const ImportRequest& request, const Passwords& passwords,
                                const ReadFile& read, const OnImportProgress& progress)
{
    POLYMATH_TRY(scratch, ScratchFolder::create());
    POLYMATH_TRY(isSigned, Copies::areSigned(project));
    if (!isSigned) {
        POLYMATH_CHECK(project.copyDatabase(scratch.path()));
        POLYMATH_TRY(copy, Project::open(scratch.path()));
        POLYMATH_TRY(domain, importDomain(copy, request));
        return runImport(copy, domain, 0, request, passwords, read, progress);
    }
    POLYMATH_TRY(known, findImportDomain(project, request));
    POLYMATH_TRY(kept, Project::create(scratch.path() / "trial", {}));
    return Run(project, known ? known->id : 0, request, passwords, read, progress).tryOut(kept);
}

Result<RowId> importDomain(Project& project, const ImportRequest& request)
{
    POLYMATH_TRY(known, findImportDomain(project, request));
    if (known) {
        return known->id;
    }
    POLYMATH_TRY(added,
                 project.addDomain(request.domain, domainRoleFromText(request.role).value_or(DomainRole::Target)));
    return added.id;
}

} // namespace polymath
