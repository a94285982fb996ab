-- Where in its source a document stands, as a sentence's pattern: "page 12", "rows 3 to 7"; empty where nobody knows.
ALTER TABLE document ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE document_claim ADD COLUMN place TEXT NOT NULL DEFAULT '';
DROP TRIGGER source_hands_over;
CREATE TRIGGER source_hands_over BEFORE DELETE ON source BEGIN
    UPDATE document SET
        place = (SELECT place FROM document_claim WHERE document_id = document.id AND source_id <> OLD.id
                 ORDER BY source_id LIMIT 1),
        source_id = (SELECT min(source_id) FROM document_claim
                     WHERE document_id = document.id AND source_id <> OLD.id)
    WHERE source_id = OLD.id AND id IN (SELECT document_id FROM document_claim WHERE source_id <> OLD.id);
END;

-- Signatures are longer from now on: a sketch of the document's parts follows its MinHash. The next import makes them.
DELETE FROM document_signature;
INSERT OR REPLACE INTO project (key, value)
    SELECT 'unsigned_documents', '1' WHERE EXISTS (SELECT 1 FROM document);
