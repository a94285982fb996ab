#include "core/text/corpus.h"

#include "core/base/hash.h"
#include "core/base/system.h"

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

} // namespace

Result<SourceRecord> importFile(Project& project, RowId domain, const std::filesystem::path& file,
                                const ColumnMapping& mapping, const std::function<bool(std::uint64_t)>& progress)
{
    SourceRecord source;
    source.domainId = domain;
    source.path = std::filesystem::absolute(file).lexically_normal().string();
    source.importedMs = nowMs();
    POLYMATH_TRY(digest, sha256OfFile(file));
    source.sha256 = digest;
    POLYMATH_TRY(id, project.addHiddenSource(source));
    source.id = id;
    Batches batches(project, source);
    std::uint64_t bytes = 0;
    const auto take = [&]() -> Result<void> {
        POLYMATH_TRY(summary, readDocuments(file, mapping, [&](ImportedDocument&& imported) -> Result<void> {
                         bytes += imported.prompt.size() + imported.text.size();
                         if (progress && !progress(bytes)) {
                             return fail(ErrorCode::Cancelled, "Importing '" + file.string() + "' was stopped.");
                         }
                         return batches.add(std::move(imported));
                     }));
        POLYMATH_CHECK(batches.write());
        source.format = summary.format;
        source.encoding = summary.encoding;
        source.skipped = summary.skipped;
        return project.inTransaction([&]() -> Result<void> {
            POLYMATH_CHECK(project.showSource(source));
            return project.setTokenFile(domain, "", 0); // what was tokenised before lacks the new documents
        });
    };
    if (auto taken = take(); !taken) {
        POLYMATH_CHECK(project.deleteSource(source.id));
        return passOn(std::move(taken));
    }
    return source;
}

} // namespace polymath
