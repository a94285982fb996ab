#include "core/text/importing.h"

#include "core/base/hash.h"
#include "core/base/system.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace polymath {

Split splitOf(std::string_view documentHash)
{
    const auto place = hash64(documentHash, 1) % 100;
    return place < 10 ? Split::Test : place < 20 ? Split::Validation : Split::Train;
}

namespace {

constexpr std::size_t documentsAtOnce = 1000;
constexpr std::size_t bytesAtOnce = 4 << 20;

/// Collects documents and writes many of them in one transaction.
class Batches {
public:
    Batches(Project& project, SourceRecord& source) : m_project(project), m_source(source) {}

    Result<void> add(ImportedDocument&& imported)
    {
        DocumentRecord document;
        document.domainId = m_source.domainId;
        document.sourceId = m_source.id;
        document.hash = contentHash(imported.prompt + '\0' + imported.text);
        document.split = splitOf(document.hash);
        document.prompt = std::move(imported.prompt);
        document.text = std::move(imported.text);
        m_waitingBytes += document.prompt.size() + document.text.size();
        m_waiting.push_back(std::move(document));
        return m_waiting.size() < documentsAtOnce && m_waitingBytes < bytesAtOnce ? Result<void>() : write();
    }

    Result<void> write()
    {
        POLYMATH_CHECK(m_project.inTransaction([&]() -> Result<void> {
            for (const auto& document : m_waiting) {
                POLYMATH_TRY(kept, m_project.addDocument(document));
                ++(kept ? m_source.documents : m_source.duplicates);
            }
            return {};
        }));
        m_waiting.clear();
        m_waitingBytes = 0;
        return {};
    }

private:
    Project& m_project;
    SourceRecord& m_source;
    std::vector<DocumentRecord> m_waiting;
    std::size_t m_waitingBytes = 0;
};

/// Writes the documents of a file's entries, each entry into a source of its own.
class EntryWriter : public DocumentVisitor {
public:
    EntryWriter(Project& project, SourceRecord blank, const std::function<bool(std::uint64_t)>& progress)
        : m_project(project), m_blank(std::move(blank)), m_progress(progress)
    {
    }

    Result<void> begin(const std::string& name) override
    {
        POLYMATH_CHECK(closeOpen());
        ImportedEntry entry;
        entry.source = m_blank;
        entry.source.path = name;
        m_open = m_entries.size();
        m_entries.push_back(std::move(entry));
        return {};
    }

    Result<void> document(ImportedDocument&& document) override
    {
        m_bytes += document.prompt.size() + document.text.size();
        if (m_progress && !m_progress(m_bytes)) {
            return fail(ErrorCode::Cancelled, "Importing '" + m_blank.path + "' was stopped.");
        }
        if (!m_batches) {
            auto& source = m_entries[m_open].source;
            POLYMATH_TRY(id, m_project.addHiddenSource(source));
            source.id = id;
            m_batches.emplace(m_project, source);
        }
        return m_batches->add(std::move(document));
    }

    Result<void> end(const EntryReport& report) override
    {
        const auto found = std::find_if(m_entries.rbegin(), m_entries.rend(),
                                        [&report](const auto& entry) { return entry.source.path == report.name; });
        auto& [kept, source] = *found;
        kept = report;
        POLYMATH_CHECK(closeOpen());
        source.format = report.format;
        source.encoding = report.encoding;
        source.skipped = report.skipped;
        if (source.id != 0 && report.problem) {
            POLYMATH_CHECK(m_project.deleteSource(std::exchange(source.id, 0)));
        }
        return {};
    }

    /// Shows what was written, all at once.
    Result<std::vector<ImportedEntry>> finish()
    {
        const auto show = [&]() -> Result<void> {
            for (const auto& entry : m_entries) {
                POLYMATH_CHECK(entry.source.id != 0 ? m_project.showSource(entry.source) : Result<void>());
            }
            return m_project.setTokenFile(m_blank.domainId, "", 0); // what was tokenised before lacks the new ones
        };
        POLYMATH_CHECK(m_project.inTransaction(show));
        return std::vector<ImportedEntry>(std::make_move_iterator(m_entries.begin()),
                                          std::make_move_iterator(m_entries.end()));
    }

    Result<void> discard()
    {
        for (const auto& entry : m_entries) {
            POLYMATH_CHECK(entry.source.id != 0 ? m_project.deleteSource(entry.source.id) : Result<void>());
        }
        return {};
    }

private:
    Result<void> closeOpen()
    {
        if (m_batches) {
            POLYMATH_CHECK(m_batches->write());
            m_batches.reset();
        }
        return {};
    }

    Project& m_project;
    SourceRecord m_blank;
    const std::function<bool(std::uint64_t)>& m_progress;
    std::deque<ImportedEntry> m_entries; ///< which keep their places: a batch knows its source's
    std::size_t m_open = 0;
    std::optional<Batches> m_batches;
    std::uint64_t m_bytes = 0;
};

} // namespace

Result<std::vector<ImportedEntry>> importFile(Project& project, RowId domain, const std::filesystem::path& file,
                                              const ReadOptions& options, const ReadFile& read,
                                              const std::function<bool(std::uint64_t)>& progress)
{
    SourceRecord source;
    source.domainId = domain;
    source.path = std::filesystem::absolute(file).lexically_normal().string();
    source.importedMs = nowMs();
    POLYMATH_TRY(digest, sha256OfFile(file));
    source.sha256 = digest;
    EntryWriter writer(project, source, progress);
    if (auto taken = read(source.path, options, writer); !taken) {
        POLYMATH_CHECK(writer.discard());
        return passOn(std::move(taken));
    }
    return writer.finish();
}

} // namespace polymath
