// Project: what an import writes before anybody sees it, and what it looks copies up by.

#include "core/base/system.h"
#include "core/store/projectstate.h"

#include <chrono>

namespace polymath {

namespace {

constexpr int documentsDeletedAtOnce = 500; ///< some 3 MB of text: a tenth of a second on a slow disk

/// The bytes of a column, which are the statement's until its next step.
std::string bytesOf(SQLite::Statement& statement, int index)
{
    const auto column = statement.getColumn(index);
    const auto* bytes = static_cast<const char*>(column.getBlob());
    return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(column.getBytes()));
}

/// Hidden, and of no job that is at work or of this one.
constexpr const char* deserted = "removed_ms < 0 AND (job_id = ?1 OR job_id NOT IN (SELECT id FROM job WHERE state IN "
                                 "('running', 'pausing', 'cancelling')))";

} // namespace

Result<RowId> Project::addHiddenSource(const SourceRecord& source)
{
    RowId id = 0;
    POLYMATH_CHECK(inTransaction([&]() -> Result<void> {
        POLYMATH_TRY(added, addSource(source));
        id = added;
        m_state->write("UPDATE source SET removed_ms = -1 WHERE id = ?", id);
        return {};
    }));
    return id;
}

Result<void> Project::showSources(RowId domain, std::vector<SourceRecord>& sources, const std::vector<RowId>& replaced,
                                  const std::vector<RowId>& removed)
{
    return inTransaction([&]() -> Result<void> {
        for (auto& source : sources) {
            m_state->write("UPDATE document SET source_id = ?1, place = (SELECT place FROM document_claim WHERE "
                           "document_id = document.id AND source_id = ?1) WHERE id IN "
                           "(SELECT document_id FROM document_claim WHERE source_id = ?1)",
                           source.id);
            m_state->write("DELETE FROM document_claim WHERE source_id = ?", source.id);
        }
        for (const auto id : replaced) {
            m_state->write("DELETE FROM source WHERE id = ?", id);
        }
        for (const auto id : removed) {
            m_state->write("UPDATE source SET removed_ms = ? WHERE id = ? AND removed_ms = 0", nowMs(), id);
        }
        for (auto& source : sources) {
            SQLite::Statement count(m_state->database, "SELECT count(*) FROM document WHERE source_id = ?");
            count.bind(1, source.id);
            count.executeStep();
            source.documents = count.getColumn(0).getInt64();
            POLYMATH_CHECK(showSource(source));
        }
        return setTokenFile(domain, "", 0); // what was tokenised before has other documents
    });
}

Result<bool> Project::deleteHidden(RowId job, double seconds)
{
    const auto start = std::chrono::steady_clock::now();
    const std::string some = std::string("DELETE FROM document WHERE id IN (SELECT d.id FROM source s JOIN document d "
                                         "ON d.source_id = s.id WHERE s.") +
                             deserted + " AND d.id NOT IN (SELECT document_id FROM document_claim) LIMIT ?2)";
    for (;;) {
        int deleted = 0;
        POLYMATH_CHECK(inTransaction([&]() -> Result<void> {
            deleted = m_state->write(some.c_str(), job, documentsDeletedAtOnce);
            if (deleted < documentsDeletedAtOnce) {
                m_state->write((std::string("DELETE FROM source WHERE ") + deserted).c_str(), job);
            }
            return {};
        }));
        if (deleted < documentsDeletedAtOnce) {
            return true;
        }
        if (std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() > seconds) {
            return false;
        }
    }
}

Result<std::vector<SourcePlace>> Project::sourcePlaces() const
{
    return m_state->rows(
        "SELECT s.id, s.domain_id, s.job_id, "
        "CASE WHEN s.removed_ms < 0 THEN 2 WHEN s.removed_ms > 0 OR d.removed_ms > 0 THEN 1 ELSE 0 END "
        "FROM source s JOIN domain d ON d.id = s.domain_id ORDER BY s.id",
        [](SQLite::Statement& statement) {
            SourcePlace place;
            int visibility = 0;
            Row(statement) >> place.id >> place.domainId >> place.jobId >> visibility;
            place.visibility = static_cast<Visibility>(visibility);
            return place;
        });
}

Result<std::optional<RowId>> Project::addDocument(const DocumentRecord& document, std::string_view signature)
{
    return m_state->guarded([&]() -> Result<std::optional<RowId>> {
        auto& statement = m_state->prepared(m_state->insertDocument,
                                            "INSERT INTO document (domain_id, source_id, hash, split, prompt, text, "
                                            "place) VALUES (?,?,?,?,?,?,?) ON CONFLICT (domain_id, hash) DO NOTHING");
        statement.bind(1, document.domainId);
        statement.bind(2, document.sourceId);
        statement.bindNoCopy(3, document.hash);
        statement.bind(4, static_cast<int>(document.split));
        statement.bindNoCopy(5, document.prompt);
        statement.bindNoCopy(6, document.text);
        statement.bindNoCopy(7, document.place);
        if (statement.exec() == 0) {
            return std::nullopt;
        }
        const RowId id = m_state->database.getLastInsertRowid();
        POLYMATH_CHECK(addSignature({id, document.domainId, document.split, std::string(signature)}));
        return id;
    });
}

Result<std::optional<DocumentRecord>> Project::document(RowId id) const
{
    return m_state->guarded([&]() -> Result<std::optional<DocumentRecord>> {
        auto& statement = m_state->prepared(
            m_state->selectDocument,
            "SELECT id, domain_id, source_id, hash, split, prompt, text, place FROM document WHERE id = ?");
        statement.bind(1, id);
        auto found = statement.executeStep() ? std::optional(readDocument(statement)) : std::nullopt;
        statement.reset(); // an open one would keep this connection from writing after another has written
        return found;
    });
}

Result<std::optional<DocumentRecord>> Project::findDocument(RowId domain, const std::string& hash) const
{
    return m_state->first("SELECT id, domain_id, source_id, hash, split, prompt, text, place FROM document "
                          "WHERE domain_id = ? AND hash = ?",
                          readDocument, domain, hash);
}

Result<void> Project::claimDocument(RowId document, RowId source, const std::string& place)
{
    return m_state->writing("INSERT OR IGNORE INTO document_claim (document_id, source_id, place) VALUES (?,?,?)",
                            document, source, place);
}

Result<void> Project::forEachSignature(const std::function<void(const SignatureRecord&)>& visit) const
{
    return m_state->guarded([&]() -> Result<void> {
        SQLite::Statement statement(m_state->database, "SELECT document_id, domain_id, split, signature FROM "
                                                       "document_signature ORDER BY document_id");
        SignatureRecord record;
        while (statement.executeStep()) {
            int split = 0;
            Row(statement) >> record.documentId >> record.domainId >> split;
            record.split = static_cast<Split>(split);
            record.signature = bytesOf(statement, 3);
            visit(record);
        }
        return {};
    });
}

Result<std::string> Project::signatureOf(RowId document) const
{
    return m_state->guarded([&]() -> Result<std::string> {
        auto& statement = m_state->prepared(m_state->selectSignature,
                                            "SELECT signature FROM document_signature WHERE document_id = ?");
        statement.bind(1, document);
        auto signature = statement.executeStep() ? bytesOf(statement, 0) : std::string();
        statement.reset(); // as in document()
        return signature;
    });
}

Result<std::vector<DocumentRecord>> Project::unsignedDocuments(std::int64_t limit) const
{
    return m_state->rows(
        "SELECT id, domain_id, source_id, hash, split, prompt, text, place FROM document WHERE id NOT IN "
        "(SELECT document_id FROM document_signature) ORDER BY id LIMIT ?",
        readDocument, limit);
}

Result<void> Project::addSignature(const SignatureRecord& signature)
{
    return m_state->guarded([&]() -> Result<void> {
        auto& statement = m_state->prepared(
            m_state->insertSignature,
            "INSERT OR REPLACE INTO document_signature (document_id, domain_id, split, signature) VALUES (?,?,?,?)");
        statement.bind(1, signature.documentId);
        statement.bind(2, signature.domainId);
        statement.bind(3, static_cast<int>(signature.split));
        statement.bindNoCopy(4, signature.signature.data(), static_cast<int>(signature.signature.size()));
        statement.exec();
        return {};
    });
}

Result<void> Project::setSplit(RowId document, Split split)
{
    return inTransaction([&]() -> Result<void> {
        const int number = static_cast<int>(split);
        m_state->write("UPDATE document SET split = ? WHERE id = ?", number, document);
        m_state->write("UPDATE document_signature SET split = ? WHERE document_id = ?", number, document);
        m_state->write("UPDATE domain SET token_file = '', tokens = 0 WHERE id = "
                       "(SELECT domain_id FROM document WHERE id = ?)",
                       document);
        return {};
    });
}

Result<std::optional<std::string>> Project::importRules(RowId domain, const std::string& folder) const
{
    return m_state->first(
        "SELECT rules_json FROM import_rule WHERE domain_id = ? AND folder = ?",
        [](SQLite::Statement& statement) { return statement.getColumn(0).getString(); }, domain, folder);
}

Result<void> Project::setImportRules(RowId domain, const std::string& folder, const std::string& rulesJson)
{
    return m_state->writing("INSERT OR REPLACE INTO import_rule (domain_id, folder, rules_json) VALUES (?,?,?)", domain,
                            folder, rulesJson);
}

} // namespace polymath
