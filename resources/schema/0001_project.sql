-- The first schema: everything of a project but large arrays.
CREATE TABLE project (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE base_model (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    architecture TEXT NOT NULL,
    config_json TEXT NOT NULL,
    parameters INTEGER NOT NULL
);

CREATE TABLE domain (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('target', 'retention')),
    token_file TEXT NOT NULL DEFAULT '',
    tokens INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    domain_id INTEGER NOT NULL REFERENCES domain (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    documents INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    imported_ms INTEGER NOT NULL
);
CREATE INDEX source_domain ON source (domain_id);

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    domain_id INTEGER NOT NULL REFERENCES domain (id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    split INTEGER NOT NULL CHECK (split IN (0, 1, 2)),
    prompt TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (domain_id, hash)
);

CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    config_json TEXT NOT NULL,
    step INTEGER NOT NULL DEFAULT 0,
    steps INTEGER NOT NULL DEFAULT 0,
    stage TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '',
    exit_code INTEGER,
    pid INTEGER NOT NULL DEFAULT 0,
    start_ticks INTEGER NOT NULL DEFAULT 0,
    host TEXT NOT NULL DEFAULT '',
    created_ms INTEGER NOT NULL,
    started_ms INTEGER NOT NULL DEFAULT 0,
    ended_ms INTEGER NOT NULL DEFAULT 0,
    heartbeat_ms INTEGER NOT NULL DEFAULT 0,
    active_seconds REAL NOT NULL DEFAULT 0
);

CREATE TABLE job_event (
    id INTEGER PRIMARY KEY,
    job_id INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    at_ms INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX job_event_job ON job_event (job_id);

-- What a user asked of a running job; a worker marks what it obeyed.
CREATE TABLE job_control (
    id INTEGER PRIMARY KEY,
    job_id INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    command TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    obeyed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX job_control_open ON job_control (job_id) WHERE obeyed = 0;

CREATE TABLE metric (
    job_id INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    name TEXT NOT NULL,
    domain TEXT NOT NULL,
    value REAL NOT NULL,
    seconds REAL NOT NULL,
    PRIMARY KEY (job_id, step, name, domain)
) WITHOUT ROWID;

CREATE TABLE expert (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    method TEXT NOT NULL,
    domains_json TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    config_json TEXT NOT NULL,
    parameters INTEGER NOT NULL,
    trained_parameters INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    trained_tokens INTEGER NOT NULL,
    seconds REAL NOT NULL,
    peak_memory_bytes INTEGER NOT NULL,
    job_id INTEGER NOT NULL,
    created_ms INTEGER NOT NULL
);

CREATE TABLE composition (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    router TEXT NOT NULL,
    training TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    config_json TEXT NOT NULL,
    parameters INTEGER NOT NULL,
    trained_parameters INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    trained_tokens INTEGER NOT NULL,
    seconds REAL NOT NULL,
    peak_memory_bytes INTEGER NOT NULL,
    job_id INTEGER NOT NULL,
    created_ms INTEGER NOT NULL
);

CREATE TABLE composition_member (
    composition_id INTEGER NOT NULL REFERENCES composition (id) ON DELETE CASCADE,
    slot INTEGER NOT NULL,
    expert TEXT NOT NULL,
    PRIMARY KEY (composition_id, slot)
) WITHOUT ROWID;

CREATE TABLE evaluation (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    domain TEXT NOT NULL,
    documents INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    accuracy REAL NOT NULL,
    accuracy_low REAL NOT NULL,
    accuracy_high REAL NOT NULL,
    nll REAL NOT NULL,
    perplexity REAL NOT NULL,
    perplexity_low REAL NOT NULL,
    perplexity_high REAL NOT NULL,
    seconds REAL NOT NULL,
    job_id INTEGER NOT NULL,
    measured_ms INTEGER NOT NULL,
    settings_json TEXT NOT NULL,
    document_scores_json TEXT NOT NULL,
    UNIQUE (subject, domain)
);

CREATE TABLE routing_stat (
    subject TEXT NOT NULL,
    domain TEXT NOT NULL,
    block INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    slot_name TEXT NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (subject, domain, block, slot)
) WITHOUT ROWID;
