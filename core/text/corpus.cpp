#include "core/text/corpus.h"

#include "core/base/hash.h"
#include "core/base/system.h"

#include <utility>

namespace polymath {

Split splitOf(std::string_view documentHash)
{
    const auto place = hash64(documentHash, 1) % 100;
    return place < 10 ? Split::Test : place < 20 ? Split::Validation : Split::Train;
}

Result<SourceRecord> importFile(Project& project, RowId domain, const std::filesystem::path& file,
                                const ColumnMapping& mapping)
{
    SourceRecord source;
    source.domainId = domain;
    source.path = std::filesystem::absolute(file).lexically_normal().string();
    source.importedMs = nowMs();
    POLYMATH_TRY(digest, sha256OfFile(file));
    source.sha256 = digest;
    auto taken = project.inTransaction([&]() -> Result<void> {
        POLYMATH_TRY(id, project.addSource(source));
        source.id = id;
        POLYMATH_TRY(summary, readDocuments(file, mapping, [&](ImportedDocument&& imported) -> Result<void> {
                         DocumentRecord document;
                         document.domainId = domain;
                         document.sourceId = source.id;
                         document.hash = contentHash(imported.prompt + '\0' + imported.text);
                         document.split = splitOf(document.hash);
                         document.prompt = std::move(imported.prompt);
                         document.text = std::move(imported.text);
                         POLYMATH_TRY(kept, project.addDocument(document));
                         ++(kept ? source.documents : source.duplicates);
                         return {};
                     }));
        source.format = summary.format;
        source.encoding = summary.encoding;
        source.skipped = summary.skipped;
        POLYMATH_CHECK(project.updateSourceCounts(source));
        return project.setTokenFile(domain, "", 0); // what was tokenised before lacks the new documents
    });
    POLYMATH_CHECK(taken);
    return source;
}

} // namespace polymath
