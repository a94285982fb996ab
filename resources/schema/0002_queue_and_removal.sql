-- The order of the queue, what a job is expected to cost, and removal that can be undone.
ALTER TABLE job ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE job SET position = id;
ALTER TABLE job ADD COLUMN estimate_json TEXT NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN removed_ms INTEGER NOT NULL DEFAULT 0;

-- When it was removed; 0 for what is there, -1 for a source that is still being imported.
ALTER TABLE domain ADD COLUMN removed_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN removed_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE expert ADD COLUMN removed_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE composition ADD COLUMN removed_ms INTEGER NOT NULL DEFAULT 0;

-- Documents of a source: counted, paged and removed together.
CREATE INDEX document_source ON document (source_id);
