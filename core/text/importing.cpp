#include "core/text/importing.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/system.h"
#include "core/store/sourcecounts.h"
#include "core/text/builtin.h"
#include "core/text/cleaning/personaldata.h"
#include "core/text/cleaning/repeatedlines.h"
#include "core/text/cleaning/texts.h"
#include "core/text/copies.h"
#include "core/text/spool.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace polymath {

namespace fs = std::filesystem;
using nlohmann::json;

Split splitOf(std::string_view documentHash)
{
    const auto place = hash64(documentHash, 1) % 100;
    return place < 10 ? Split::Test : place < 20 ? Split::Validation : Split::Train;
}

namespace {

constexpr std::size_t documentsAtOnce = 1000; ///< in one transaction, so that other programs can write meanwhile
constexpr std::size_t bytesAtOnce = 4 << 20;
constexpr double secondsToDiscard = 0.5;
constexpr const char* cleaningKey = "import.cleaning";
constexpr const char* spoolName = "checkpoint-documents"; ///< goes with the job's checkpoints; see core/store/diskuse.h

/// What was done to a document before it was put aside, as SpooledDocument::flags.
enum Flag : std::uint32_t { Repaired = 1, Composed = 2, Tidied = 4 };
constexpr std::uint32_t splitShift = 4; ///< above it: a split that it has already, + 1

std::string absolutePath(const fs::path& file) { return fs::absolute(file).lexically_normal().string(); }

json toJson(const ColumnMapping& mapping)
{
    return {{"prompt", mapping.prompt}, {"response", mapping.response}, {"text", mapping.text}};
}

ColumnMapping mappingFrom(const json& object)
{
    ColumnMapping mapping;
    if (object.is_object()) {
        const auto text = [&object](const char* name) {
            const auto found = object.find(name);
            return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
        };
        mapping = {text("prompt"), text("response"), text("text")};
    }
    return mapping;
}

/// Repairs a document's characters. Returns its flags.
std::uint32_t repair(ImportedDocument& document, const CleaningOptions& options)
{
    std::uint32_t flags = 0;
    for (auto* text : {&document.prompt, &document.text}) {
        flags |= options.repairEncoding && repairEncoding(*text) ? Repaired : 0U;
        flags |= options.composeUnicode && composeUnicode(*text) ? Composed : 0U;
        flags |= options.tidyWhiteSpace && tidyWhiteSpace(*text) ? Tidied : 0U;
    }
    return flags;
}

/// Lines of questions and answers say something each time.
void countLines(RepeatedLines& lines, const SpooledDocument& document)
{
    if (document.prompt.empty()) {
        lines.add(document.folder, document.text);
    }
}

/// Puts what a reader finds into the spool.
class Reading : public DocumentVisitor {
public:
    Reading(Spool& spool, RepeatedLines& lines, const std::string& path, std::uint32_t firstEntry,
            const CleaningOptions& cleaning, const std::function<bool(std::uint64_t)>& progress)
        : m_spool(spool), m_lines(lines),
          m_folder(static_cast<std::uint32_t>(hash64(fs::path(path).parent_path().string()))), m_firstEntry(firstEntry),
          m_cleaning(cleaning), m_progress(progress)
    {
    }

    Result<void> begin(const std::string& name) override
    {
        m_open = m_entries.size();
        m_entries.emplace_back().name = name;
        return {};
    }

    Result<void> document(ImportedDocument&& document) override { return add(std::move(document), std::nullopt); }

    Result<void> add(ImportedDocument&& document, std::optional<Split> split)
    {
        m_bytes += document.prompt.size() + document.text.size();
        if (m_progress && !m_progress(m_bytes)) {
            return fail(ErrorCode::Cancelled, "Importing '" + m_entries.front().name + "' was stopped.");
        }
        SpooledDocument spooled;
        spooled.flags = repair(document, m_cleaning);
        spooled.folder = m_folder;
        if (split) {
            spooled.flags |= (static_cast<std::uint32_t>(*split) + 1) << splitShift;
        }
        spooled.entry = m_firstEntry + static_cast<std::uint32_t>(m_open);
        spooled.prompt = std::move(document.prompt);
        spooled.text = std::move(document.text);
        spooled.place = std::move(document.place);
        if (m_cleaning.removeBoilerplate) {
            countLines(m_lines, spooled);
        }
        return m_spool.add(spooled);
    }

    Result<void> end(const EntryReport& report) override
    {
        const auto found = std::find_if(m_entries.rbegin(), m_entries.rend(),
                                        [&report](const auto& entry) { return entry.name == report.name; });
        *found = report;
        return {};
    }

    [[nodiscard]] std::vector<EntryReport>& entries() { return m_entries; }

private:
    Spool& m_spool;
    RepeatedLines& m_lines;
    std::uint32_t m_folder;
    std::uint32_t m_firstEntry;
    const CleaningOptions& m_cleaning;
    const std::function<bool(std::uint64_t)>& m_progress;
    std::vector<EntryReport> m_entries;
    std::size_t m_open = 0;
    std::uint64_t m_bytes = 0;
};

} // namespace

std::int64_t ImportPlan::count(FileState state) const
{
    return std::count_if(files.begin(), files.end(), [state](const PlannedFile& file) { return file.state == state; });
}

std::string importSettings(const ReadOptions& options, const CleaningOptions& cleaning)
{
    return json{{"mapping", toJson(options.mapping)}, {"cleaning", json::parse(toJson(cleaning))}}.dump(
        -1, ' ', false, json::error_handler_t::replace);
}

Result<ImportPlan> planImport(const Project& project, RowId domain, const std::vector<fs::path>& files,
                              const std::vector<fs::path>& folders,
                              const std::function<std::string(const fs::path&)>& settings,
                              const std::function<bool()>& keepGoing)
{
    ImportPlan plan;
    POLYMATH_TRY(sources, project.sources(domain));
    std::map<std::string, const SourceRecord*> known;
    for (const auto& source : sources) {
        known.insert_or_assign(source.file, &source);
    }
    for (const auto& file : files) {
        if (keepGoing && !keepGoing()) {
            return fail(ErrorCode::Cancelled, "Looking for files that changed was stopped.");
        }
        const auto stamp = fileStamp(file);
        auto& planned = plan.files.emplace_back(
            PlannedFile{file, FileState::New, static_cast<std::uint64_t>(std::max<std::int64_t>(stamp.bytes, 0))});
        const auto found = known.find(absolutePath(file));
        if (found == known.end()) {
            continue;
        }
        const auto& source = *found->second;
        planned.state = FileState::Changed;
        const bool readAlike = source.settingsJson.empty() || source.settingsJson == settings(file);
        if (!readAlike || (source.fileBytes >= 0 && source.fileBytes != stamp.bytes)) {
            continue;
        }
        if (source.fileBytes >= 0 && source.fileModifiedNs == stamp.modifiedNs) {
            planned.state = FileState::Unchanged;
        } else if (const auto digest = sha256OfFile(file); digest && *digest == source.sha256) {
            planned.state = FileState::Unchanged;
        }
    }
    for (const auto& [file, source] : known) {
        const bool isBelow = std::any_of(folders.begin(), folders.end(), [&file = file](const fs::path& folder) {
            auto start = absolutePath(folder);
            start += start.ends_with('/') ? "" : "/";
            return file.starts_with(start);
        });
        std::error_code ignored;
        if (isBelow && !fs::exists(file, ignored)) {
            plan.gone.push_back(file);
        }
    }
    return plan;
}

struct DocumentImport::State {
    State(const Project& project_, Project& kept_, RowId domain_, RowId keptDomain_, RowId job_,
          const CleaningOptions& cleaning_, Spool&& spool_, RepeatedLines&& lines_, fs::path place_)
        : project(project_), kept(kept_), domain(domain_), keptDomain(keptDomain_), job(job_), cleaning(cleaning_),
          spool(std::move(spool_)), lines(std::move(lines_)), place(std::move(place_))
    {
        for (const auto& file : spool.files()) {
            read.insert(file.path);
            entries += static_cast<std::uint32_t>(file.entries.size());
        }
    }

    /// A file's documents go into the spool, all or none.
    Result<std::vector<EntryReport>> take(SpooledFile&& file, Reading& reading, const Result<void>& outcome)
    {
        if (!outcome) {
            POLYMATH_CHECK(spool.dropUnfinished());
            return tl::unexpected(outcome.error());
        }
        file.entries = std::move(reading.entries());
        auto reports = file.entries;
        entries += static_cast<std::uint32_t>(reports.size());
        read.insert(file.path);
        POLYMATH_CHECK(spool.endFile(std::move(file)));
        return reports;
    }

    Result<std::vector<ImportedEntry>> write(const Progress& progress);
    /// Takes boilerplate and personal data out of a document and looks at what is left; false where it is to be
    /// dropped.
    bool clean(SpooledDocument& document, CleaningCounts& counts);
    Result<void> keep(SpooledDocument&& spooled, ImportedEntry& entry, Copies& copies);
    /// Nothing where the domain has a document with this hash.
    Result<std::optional<RowId>> addNew(const DocumentRecord& document, std::string_view signature);
    Result<void> claim(RowId document, RowId source, const std::string& where);
    void count(Split split);
    /// What is to go: former sources of the files that were read, and those of forgotten files.
    Result<void> findReplaced();

    [[nodiscard]] bool isTrial() const { return &kept != &project; }

    const Project& project; ///< what is there
    Project& kept;          ///< where the documents go: the same, or one that only tries the import out
    RowId domain;           ///< 0: one that is not there yet
    RowId keptDomain;
    RowId job;
    CleaningOptions cleaning;
    Spool spool;
    RepeatedLines lines;
    fs::path place;
    std::uint32_t entries = 0; ///< in the spool
    std::set<std::string> read;
    std::set<std::string> forgotten;
    std::vector<RowId> replaced;
    std::vector<RowId> removed;
    SplitCounts come; ///< documents that the domain gets
};

DocumentImport::DocumentImport(std::unique_ptr<State> state) : m_state(std::move(state)) {}
DocumentImport::~DocumentImport() = default;
DocumentImport::DocumentImport(DocumentImport&&) noexcept = default;
DocumentImport& DocumentImport::operator=(DocumentImport&&) noexcept = default;

Result<DocumentImport> DocumentImport::begin(Project& project, RowId domain, RowId job, const CleaningOptions& cleaning)
{
    const auto place = project.runFolder(job) / spoolName;
    POLYMATH_CHECK(project.setSetting(cleaningKey, toJson(cleaning)));
    if (job == 0) { // without a job nobody can go on
        std::error_code ignored;
        fs::remove(place, ignored);
    }
    RepeatedLines lines;
    POLYMATH_TRY(spool, Spool::open(place, [&lines](const SpooledDocument& document) { countLines(lines, document); }));
    return DocumentImport(std::make_unique<State>(project, project, domain, domain, job, cleaning, std::move(spool),
                                                  std::move(lines), place));
}

Result<DocumentImport> DocumentImport::beginTrial(const Project& project, RowId domain, const CleaningOptions& cleaning,
                                                  Project& kept)
{
    POLYMATH_TRY(own, kept.addDomain("trial", DomainRole::Target));
    const auto place = kept.runFolder(0) / spoolName;
    POLYMATH_TRY(spool, Spool::open(place, [](const SpooledDocument&) {}));
    return DocumentImport(
        std::make_unique<State>(project, kept, domain, own.id, 0, cleaning, std::move(spool), RepeatedLines(), place));
}

bool DocumentImport::hasRead(const fs::path& file) const { return m_state->read.contains(absolutePath(file)); }

Result<std::vector<EntryReport>> DocumentImport::read(const fs::path& file, const ReadOptions& options,
                                                      const ReadFile& reader,
                                                      const std::function<bool(std::uint64_t)>& progress)
{
    SpooledFile spooled;
    spooled.path = absolutePath(file);
    const auto stamp = fileStamp(file);
    spooled.bytes = stamp.bytes;
    spooled.modifiedNs = stamp.modifiedNs;
    spooled.settings = importSettings(options, m_state->cleaning);
    POLYMATH_TRY(digest, sha256OfFile(file));
    spooled.sha256 = digest;
    Reading reading(m_state->spool, m_state->lines, spooled.path, m_state->entries, m_state->cleaning, progress);
    const auto outcome = reader(spooled.path, options, reading);
    return m_state->take(std::move(spooled), reading, outcome);
}

Result<std::vector<EntryReport>> DocumentImport::readDomain(const Project& from, const DomainRecord& domain,
                                                            const std::function<bool(std::uint64_t)>& progress)
{
    SpooledFile spooled;
    spooled.path = domainPath(from, domain.name);
    spooled.settings = importSettings({}, m_state->cleaning);
    Reading reading(m_state->spool, m_state->lines, spooled.path, m_state->entries, m_state->cleaning, progress);
    POLYMATH_CHECK(reading.begin(spooled.path));
    EntryReport report;
    report.name = spooled.path;
    report.format = "project";
    report.encoding = "UTF-8";
    Result<void> outcome;
    POLYMATH_CHECK(from.forEachDocument(domain.id, [&](const DocumentRecord& document) {
        ++report.documents;
        outcome = reading.add({document.prompt, document.text, document.place}, document.split);
        return outcome.has_value();
    }));
    if (report.documents == 0) {
        report.problem = Error{ErrorCode::BadInput,
                               "The domain '" + domain.name + "' of '" + from.folder().string() +
                                   "' has no documents. Choose another one.",
                               {}};
    }
    if (outcome) {
        outcome = reading.end(report);
    }
    return m_state->take(std::move(spooled), reading, outcome);
}

Result<std::vector<EntryReport>> DocumentImport::readBuiltIn(std::string_view name)
{
    const auto& all = builtInTexts();
    const auto found =
        std::find_if(all.begin(), all.end(), [name](const BuiltInText& one) { return one.name == name; });
    if (found == all.end()) {
        std::string names;
        for (const auto& one : builtInSets()) {
            names += (names.empty() ? "" : ", ") + one;
        }
        return fail(ErrorCode::Usage,
                    "There is no built-in set '" + std::string(name) + "'. There are: " + names + ".");
    }
    SpooledFile spooled;
    spooled.path = builtInPath(name);
    spooled.settings = importSettings({}, m_state->cleaning);
    spooled.sha256 = sha256Hex(found->documents);
    const std::function<bool(std::uint64_t)> never;
    Reading reading(m_state->spool, m_state->lines, spooled.path, m_state->entries, m_state->cleaning, never);
    EntryReport report;
    report.name = spooled.path;
    report.format = "built-in";
    report.encoding = "UTF-8";
    POLYMATH_CHECK(reading.begin(report.name));
    Result<void> outcome;
    for (auto rest = found->documents; outcome && !rest.empty();) {
        constexpr std::string_view separator = "\n%\n";
        const auto end = std::min(rest.find(separator), rest.size());
        outcome = reading.add({"", std::string(rest.substr(0, end))},
                              report.documents % 2 == 0 ? Split::Test : Split::Validation);
        ++report.documents;
        rest.remove_prefix(std::min(end + separator.size(), rest.size()));
    }
    if (outcome) {
        outcome = reading.end(report);
    }
    return m_state->take(std::move(spooled), reading, outcome);
}

bool DocumentImport::hasReadSet(const std::string& path) const { return m_state->read.contains(path); }

std::string builtInPath(std::string_view name) { return "built-in:" + std::string(name); }

std::string domainPath(const Project& project, const std::string& domain)
{
    return project.folder().string() + ":" + domain;
}

std::vector<std::string> builtInSets()
{
    std::vector<std::string> names;
    for (const auto& one : builtInTexts()) {
        names.emplace_back(one.name);
    }
    return names;
}

void DocumentImport::forget(const std::string& file) { m_state->forgotten.insert(file); }

Result<void> DocumentImport::State::findReplaced()
{
    POLYMATH_TRY(sources, project.sources(domain));
    for (const auto& source : sources) {
        if (read.contains(source.file)) {
            replaced.push_back(source.id);
        } else if (forgotten.contains(source.file)) {
            removed.push_back(source.id);
        }
    }
    return {};
}

bool DocumentImport::State::clean(SpooledDocument& document, CleaningCounts& counts)
{
    if (cleaning.removeBoilerplate && lines.any() && document.prompt.empty()) {
        if (auto gone = lines.remove(document.folder, document.text); !gone.empty()) {
            CleaningCounts more;
            more.boilerplate = 1;
            more.boilerplateLines = std::ssize(gone);
            more.repeatedLines = std::move(gone);
            counts += more;
        }
    }
    const auto least = cleaning.dropShort && document.prompt.empty() ? cleaning.shortestCharacters : 1;
    if (std::cmp_less(document.text.size(), least * 4) && std::cmp_less(characters(document.text), least)) {
        ++counts.tooShort;
        return false;
    }
    if (cleaning.dropGarbled && isGarbled(document.text)) {
        ++counts.garbled;
        return false;
    }
    if (cleaning.findLanguages) {
        ++counts.languages[languageOf(document.text)];
    }
    bool hidden = false;
    for (auto* text : {&document.prompt, &document.text}) {
        if (!cleaning.findPersonalData && !cleaning.maskPersonalData) {
            break;
        }
        const auto pieces = findPersonalData(*text);
        const auto found = countOf(pieces);
        counts.personalData += found;
        if (cleaning.maskPersonalData && !pieces.empty()) {
            *text = masked(*text, pieces);
            hidden = true;
        }
    }
    counts.masked += hidden ? 1 : 0;
    return true;
}

Result<void> DocumentImport::State::keep(SpooledDocument&& spooled, ImportedEntry& entry, Copies& copies)
{
    auto& counts = entry.cleaning;
    auto& source = entry.source;
    if (source.id == 0) {
        POLYMATH_TRY(id, kept.addHiddenSource(source));
        source.id = id;
    }
    counts.repaired += (spooled.flags & Repaired) != 0 ? 1 : 0;
    counts.composed += (spooled.flags & Composed) != 0 ? 1 : 0;
    counts.tidied += (spooled.flags & Tidied) != 0 ? 1 : 0;
    if (!clean(spooled, counts)) {
        return {};
    }
    DocumentRecord document;
    document.domainId = keptDomain;
    document.sourceId = source.id;
    document.hash = contentHash(spooled.prompt + '\0' + spooled.text);
    const auto given = spooled.flags >> splitShift;
    document.split = given > 0 ? static_cast<Split>(given - 1) : splitOf(document.hash);
    document.prompt = std::move(spooled.prompt);
    document.text = std::move(spooled.text);
    document.place = std::move(spooled.place);
    POLYMATH_TRY(verdict, copies.judge(document));
    if (verdict.kind == Copies::Verdict::Kind::Keep) {
        document.split = verdict.split;
        POLYMATH_TRY(added, addNew(document, verdict.signature));
        if (added) {
            copies.added(*added, verdict);
            count(document.split);
            ++source.documents;
        } else { // it has no words, so that only its hash tells
            POLYMATH_TRY(known, project.findDocument(domain, document.hash));
            verdict.kind = Copies::Verdict::Kind::Copy;
            verdict = known ? copies.judgeSame(*known) : verdict;
        }
    }
    counts.inOtherDomains += verdict.isElsewhere ? 1 : 0;
    switch (verdict.kind) {
    case Copies::Verdict::Kind::Keep:
        counts.movedToSplit += verdict.moved ? 1 : 0;
        break;
    case Copies::Verdict::Kind::Claim:
        ++source.documents;
        return claim(verdict.claimed, source.id, document.place);
    case Copies::Verdict::Kind::Copy:
        ++counts.copies;
        break;
    case Copies::Verdict::Kind::NearCopy:
        ++counts.nearDuplicates;
        break;
    case Copies::Verdict::Kind::OtherDomain:
        ++counts.otherDomainsDropped;
        break;
    case Copies::Verdict::Kind::BetweenSplits:
        ++counts.betweenSplits;
        break;
    }
    return {};
}

Result<std::optional<RowId>> DocumentImport::State::addNew(const DocumentRecord& document, std::string_view signature)
{
    if (isTrial()) {
        POLYMATH_TRY(known, project.findDocument(domain, document.hash));
        if (known) {
            return std::nullopt;
        }
    }
    return kept.addDocument(document, signature);
}

Result<void> DocumentImport::State::claim(RowId document, RowId source, const std::string& where)
{
    POLYMATH_TRY(claimed, project.document(document));
    if (claimed) {
        count(claimed->split);
    }
    return isTrial() ? Result<void>() : kept.claimDocument(document, source, where);
}

void DocumentImport::State::count(Split split)
{
    ++(split == Split::Train ? come.train : split == Split::Validation ? come.validation : come.test);
}

Result<std::vector<ImportedEntry>> DocumentImport::State::write(const Progress& progress)
{
    const auto stopped = [] { return fail(ErrorCode::Cancelled, "The import was stopped."); };
    const auto goesOn = [&progress](double share) { return !progress || progress(share); };
    for (bool clean = false; !clean;) { // what was written before a pause is written again
        POLYMATH_TRY(all, kept.deleteHidden(job, secondsToDiscard));
        clean = all;
        if (!goesOn(0)) {
            return stopped();
        }
    }
    lines.finish();
    std::vector<ImportedEntry> imported;
    const auto now = nowMs();
    for (const auto& file : spool.files()) {
        for (const auto& report : file.entries) {
            ImportedEntry entry;
            entry.report = report;
            auto& source = entry.source;
            source.domainId = keptDomain;
            source.path = report.name;
            source.sha256 = file.sha256;
            source.format = report.format;
            source.encoding = report.encoding;
            source.skipped = report.skipped;
            source.importedMs = now;
            source.file = file.path;
            source.fileBytes = file.bytes;
            source.fileModifiedNs = file.modifiedNs;
            source.settingsJson = file.settings;
            source.notes = report.notes;
            source.jobId = job;
            imported.push_back(std::move(entry));
        }
    }
    POLYMATH_CHECK(findReplaced());
    auto going = replaced;
    going.insert(going.end(), removed.begin(), removed.end()); // a file that has another name now keeps its documents
    POLYMATH_TRY(copies, Copies::open(project, kept, domain, cleaning, going, [&] { return goesOn(0); }));
    SpoolReader reader(spool);
    const auto writeSome = [&]() -> Result<void> {
        const auto start = reader.bytes();
        for (std::size_t count = 0; count < documentsAtOnce && reader.bytes() - start < bytesAtOnce && !reader.atEnd();
             ++count) {
            if (!goesOn(static_cast<double>(reader.bytes()) / static_cast<double>(spool.bytes()))) {
                return stopped();
            }
            POLYMATH_TRY(document, reader.next());
            if (document && !imported[document->entry].report.problem) {
                POLYMATH_CHECK(keep(std::move(*document), imported[document->entry], copies));
            }
        }
        return {};
    };
    while (!reader.atEnd()) {
        POLYMATH_CHECK(kept.inTransaction(writeSome));
    }
    return imported;
}

Result<std::vector<ImportedEntry>> DocumentImport::finish(const Progress& progress)
{
    auto& state = *m_state;
    POLYMATH_TRY(imported, state.write(progress));
    std::vector<SourceRecord> shown;
    for (auto& entry : imported) {
        entry.source.duplicates = entry.cleaning.copies;
        entry.source.cleaningJson = toJson(entry.cleaning);
        if (entry.source.id != 0) {
            shown.push_back(entry.source);
        }
    }
    if (!state.isTrial()) {
        POLYMATH_CHECK(state.kept.showSources(state.domain, shown, state.replaced, state.removed));
    }
    auto next = shown.begin();
    for (auto& entry : imported) {
        if (entry.source.id != 0) {
            entry.source = *next++;
        }
    }
    std::error_code ignored;
    fs::remove(state.place, ignored);
    return std::move(imported);
}

Result<SplitCounts> DocumentImport::documentsAfterwards() const
{
    const auto& state = *m_state;
    if (!state.isTrial()) {
        return state.project.documentCounts(state.domain);
    }
    auto going = state.replaced;
    going.insert(going.end(), state.removed.begin(), state.removed.end());
    POLYMATH_TRY(before, state.project.documentCounts(state.domain));
    POLYMATH_TRY(gone, documentCountsOf(state.project, going));
    const auto& come = state.come;
    return SplitCounts{before.train - gone.train + come.train, before.validation - gone.validation + come.validation,
                       before.test - gone.test + come.test};
}

Result<void> DocumentImport::discard()
{
    std::error_code ignored;
    fs::remove(m_state->place, ignored);
    POLYMATH_TRY(all, m_state->kept.deleteHidden(m_state->job, secondsToDiscard));
    static_cast<void>(all);
    return {};
}

Result<CleaningOptions> lastCleaning(const Project& project)
{
    POLYMATH_TRY(text, project.setting(cleaningKey));
    return cleaningOptionsFrom(text.value_or(""));
}

Result<std::optional<ImportRules>> rulesOf(const Project& project, RowId domain, const fs::path& folder)
{
    auto place = fs::path(absolutePath(folder));
    for (;;) {
        POLYMATH_TRY(text, project.importRules(domain, place.string()));
        if (text) {
            const auto object = json::parse(*text, nullptr, false);
            ImportRules rules;
            if (object.is_object()) {
                rules.mapping = mappingFrom(object.value("mapping", json()));
                const auto mappings = object.value("mappings", json::object());
                for (const auto& [file, mapping] : mappings.items()) {
                    rules.mappings[file] = mappingFrom(mapping);
                }
                rules.skipped = object.value("skipped", std::vector<std::string>());
                rules.cleaning = cleaningOptionsFrom(object.value("cleaning", json::object()).dump());
            }
            return std::optional(std::move(rules));
        }
        if (!place.has_relative_path()) {
            return std::nullopt;
        }
        place = place.parent_path();
    }
}

Result<void> rememberRules(Project& project, RowId domain, const fs::path& folder, const ImportRules& rules)
{
    auto mappings = json::object();
    for (const auto& [file, mapping] : rules.mappings) {
        mappings[file] = toJson(mapping);
    }
    return project.setImportRules(domain, absolutePath(folder),
                                  json{{"mapping", toJson(rules.mapping)},
                                       {"mappings", mappings},
                                       {"skipped", rules.skipped},
                                       {"cleaning", json::parse(toJson(rules.cleaning))}}
                                      .dump(-1, ' ', false, json::error_handler_t::replace));
}

Result<std::vector<ImportedEntry>> importFile(Project& project, RowId domain, const fs::path& file,
                                              const ReadOptions& options, const ReadFile& read,
                                              const std::function<bool(std::uint64_t)>& progress,
                                              const CleaningOptions& cleaning)
{
    POLYMATH_TRY(import, DocumentImport::begin(project, domain, 0, cleaning));
    const auto taken = import.read(file, options, read, progress);
    if (!taken) {
        POLYMATH_CHECK(import.discard());
        return tl::unexpected(taken.error());
    }
    return import.finish();
}

} // namespace polymath
