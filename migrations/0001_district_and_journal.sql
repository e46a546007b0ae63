-- Districts (tenants) and the journal, the spine of every write.

CREATE TABLE district (
    -- Six-digit division code, e.g. 350503.
    district_id TEXT NOT NULL,
    CONSTRAINT district_pkey PRIMARY KEY (district_id)
);

-- One head per district, so districts never wait for each other. A write updates it first: that locks
-- it on either engine, and is why sequence numbers have no gaps and no reordering.
CREATE TABLE journal_head (
    district_id TEXT NOT NULL,
    -- The last row's number; 0 before the first.
    seq BIGINT NOT NULL,
    -- The last row's hash; of nothing before the first: 64 zeros.
    hash TEXT NOT NULL,
    CONSTRAINT journal_head_pkey PRIMARY KEY (district_id),
    CONSTRAINT journal_head_district FOREIGN KEY (district_id) REFERENCES district (district_id),
    CONSTRAINT journal_head_seq_counts CHECK (seq >= 0)
);

-- Audit trail, live feed, time machine and sync cursor in one: one row per changed thing, written in
-- the transaction that changes it, never changed, never deleted.
CREATE TABLE journal (
    district_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    at TEXT NOT NULL,
    -- An account's name or `system`.
    actor TEXT NOT NULL,
    -- What changed: project, status_report, reporting_month, light_rule_table …
    subject_kind TEXT NOT NULL,
    -- Which one: an id, a month, a version.
    subject_id TEXT NOT NULL,
    -- The project it belongs to, if any. No foreign key: the trail outlives what was purged.
    project_id TEXT,
    -- A verb: `project.created`, `status_report.saved` …
    action TEXT NOT NULL,
    -- JSON; null when the thing is new, or gone.
    value_before TEXT,
    value_after TEXT,
    -- SHA-256 over every field of this row, the hash of the row before included.
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT journal_pkey PRIMARY KEY (district_id, seq),
    CONSTRAINT journal_district FOREIGN KEY (district_id) REFERENCES district (district_id)
);

-- A record's history, latest first.
CREATE INDEX journal_by_project ON journal (district_id, project_id, seq);

-- What was answered to a submit, so that a repeated submit gets the first answer again.
CREATE TABLE idempotency_key (
    district_id TEXT NOT NULL,
    -- Made by whoever submits.
    idempotency_key TEXT NOT NULL,
    -- SHA-256 of what was asked: the same key with another request is refused.
    request_hash TEXT NOT NULL,
    -- JSON.
    answer TEXT NOT NULL,
    -- When, so that old keys can be dropped.
    at TEXT NOT NULL,
    CONSTRAINT idempotency_key_pkey PRIMARY KEY (district_id, idempotency_key),
    CONSTRAINT idempotency_key_district FOREIGN KEY (district_id) REFERENCES district (district_id)
);
