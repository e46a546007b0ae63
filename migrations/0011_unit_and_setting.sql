-- The office's list of units, and the settings that change while the program runs.

CREATE TABLE unit (
    district_id TEXT NOT NULL,
    -- UUIDv7, made by the application.
    unit_id TEXT NOT NULL,
    -- As records name it: `project.responsible_unit` is this text, and follows a new name.
    name TEXT NOT NULL,
    short_name TEXT,
    kind TEXT NOT NULL,
    -- Null = in use. Units are never deleted: the journal and old reports name them.
    retired_at TEXT,
    revision BIGINT NOT NULL,
    CONSTRAINT unit_pkey PRIMARY KEY (district_id, unit_id),
    CONSTRAINT unit_name_unique UNIQUE (district_id, name),
    CONSTRAINT unit_district FOREIGN KEY (district_id) REFERENCES district (district_id),
    CONSTRAINT unit_revision_counts CHECK (revision >= 1)
);

-- Whose the person is. No foreign key: SQLite cannot add one to a table that is there, and units stay.
ALTER TABLE account ADD COLUMN unit_id TEXT;

-- What an administrator has set; what has no row is as the program has it by default.
CREATE TABLE setting (
    district_id TEXT NOT NULL,
    setting_key TEXT NOT NULL,
    value TEXT NOT NULL,
    revision BIGINT NOT NULL,
    CONSTRAINT setting_pkey PRIMARY KEY (district_id, setting_key),
    CONSTRAINT setting_district FOREIGN KEY (district_id) REFERENCES district (district_id),
    CONSTRAINT setting_revision_counts CHECK (revision >= 1)
);

-- Who did what, latest first: the auditor's question.
CREATE INDEX journal_by_actor ON journal (district_id, actor, seq);
