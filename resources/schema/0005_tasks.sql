-- Tasks that a model answers: questions with choices, or answers in its own words.
CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    preamble TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    removed_ms INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE task_item (
    task_id INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    prompt TEXT NOT NULL,
    choices_json TEXT NOT NULL,
    answer INTEGER NOT NULL,
    solution TEXT NOT NULL,
    PRIMARY KEY (task_id, number)
) WITHOUT ROWID;

-- What a subject answered, as a job goes along: one that is resumed skips these.
CREATE TABLE task_answer (
    job_id INTEGER NOT NULL,
    subject TEXT NOT NULL,
    task_id INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    score INTEGER NOT NULL,
    answer_json TEXT NOT NULL,
    PRIMARY KEY (job_id, subject, task_id, number)
) WITHOUT ROWID;
CREATE INDEX task_answer_task ON task_answer (task_id);

CREATE TABLE task_result (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    task_id INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
    items INTEGER NOT NULL,
    accuracy REAL NOT NULL,
    accuracy_low REAL NOT NULL,
    accuracy_high REAL NOT NULL,
    other REAL NOT NULL,
    other_low REAL NOT NULL,
    other_high REAL NOT NULL,
    seconds REAL NOT NULL,
    job_id INTEGER NOT NULL,
    measured_ms INTEGER NOT NULL,
    settings_json TEXT NOT NULL,
    item_scores TEXT NOT NULL, -- a digit for each item: 1 right by accuracy, 2 by the other measure, 3 by both
    UNIQUE (subject, task_id)
);
