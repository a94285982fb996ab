-- What an import makes of documents, what it saw of their files, and what it remembers of their folders.

-- The file on disk that a source lies in, as it was when it was read (-1 bytes: nobody looked); how it was read and
-- cleaned and what came of that, as JSON; the import job that wrote it.
ALTER TABLE source ADD COLUMN file TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN file_bytes INTEGER NOT NULL DEFAULT -1;
ALTER TABLE source ADD COLUMN file_modified_ns INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN settings_json TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN cleaning_json TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN notes_json TEXT NOT NULL DEFAULT '[]';
ALTER TABLE source ADD COLUMN job_id INTEGER NOT NULL DEFAULT 0;
UPDATE source SET file = path;
CREATE INDEX source_file ON source (domain_id, file);

-- MinHash signatures, by which near copies are found; empty for a document without words. Domain and split are the
-- document's, here again so that all signatures can be read without touching the texts.
CREATE TABLE document_signature (
    document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    domain_id INTEGER NOT NULL,
    split INTEGER NOT NULL,
    signature BLOB NOT NULL
);

-- Documents that a hidden source also has: they become its own when it is shown, or when their present source goes.
CREATE TABLE document_claim (
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    PRIMARY KEY (document_id, source_id)
) WITHOUT ROWID;
CREATE INDEX document_claim_source ON document_claim (source_id);
CREATE TRIGGER source_hands_over BEFORE DELETE ON source BEGIN
    UPDATE document SET source_id = (SELECT min(source_id) FROM document_claim
                                     WHERE document_id = document.id AND source_id <> OLD.id)
    WHERE source_id = OLD.id AND id IN (SELECT document_id FROM document_claim WHERE source_id <> OLD.id);
END;

-- What people decided about the files of a folder, for its next import into the domain.
CREATE TABLE import_rule (
    domain_id INTEGER NOT NULL REFERENCES domain (id) ON DELETE CASCADE,
    folder TEXT NOT NULL,
    rules_json TEXT NOT NULL,
    PRIMARY KEY (domain_id, folder)
) WITHOUT ROWID;

-- Documents from before have no signatures; the next import makes them.
INSERT INTO project (key, value) SELECT 'unsigned_documents', '1' WHERE EXISTS (SELECT 1 FROM document);
