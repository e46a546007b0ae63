-- Site checks: somebody was at a site and says what was seen. Written once, never changed. Photos come from telephones
-- under ids the telephone makes, so that sending one again is harmless.

CREATE TABLE site_check (
    district_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    -- UUIDv7, made by the device.
    site_check_id TEXT NOT NULL,
    -- By the device's clock, right or wrong.
    checked_at TEXT NOT NULL,
    -- By ours.
    received_at TEXT NOT NULL,
    -- An account's name, as in the journal. "by" is a word of SQL.
    checked_by TEXT NOT NULL,
    -- normal or problem.
    finding TEXT NOT NULL,
    note TEXT,
    -- Where the device was, WGS84, in millionths of a degree; internal. Null: it did not tell.
    longitude BIGINT,
    latitude BIGINT,
    -- Metres around it, by the device.
    accuracy BIGINT,
    -- Metres to the project's place as it was recorded then.
    distance BIGINT,
    CONSTRAINT site_check_pkey PRIMARY KEY (district_id, site_check_id),
    CONSTRAINT site_check_project FOREIGN KEY (district_id, project_id)
        REFERENCES project (district_id, project_id)
);

CREATE INDEX site_check_by_project ON site_check (district_id, project_id, checked_at);

-- Of a photo sent under its own id: SHA-256 of the bytes as they were sent, by which the same photo is known again.
ALTER TABLE attachment ADD COLUMN sent_sha256 TEXT;

-- What device and original said of time and place before the picture was drawn anew, as JSON. Internal: in no answer.
ALTER TABLE attachment ADD COLUMN origin TEXT;
