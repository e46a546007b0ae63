-- Photos and documents. Their bytes are in object storage, under names that say nothing and were never
-- anybody's input; a row is written after its bytes and names them.

CREATE TABLE attachment (
    district_id TEXT NOT NULL,
    -- UUIDv7, made by the application: the address of the file.
    attachment_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    -- What of the project it hangs on. No reference: a report may not be written yet when its photos come.
    subject_kind TEXT NOT NULL,
    -- A month, a version, an id; empty for the project itself.
    subject_id TEXT NOT NULL,
    -- image or document.
    kind TEXT NOT NULL,
    -- As it is shown and saved, not as it is stored.
    file_name TEXT NOT NULL,
    -- By content, not by name.
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    -- Of a picture as stored.
    width BIGINT,
    height BIGINT,
    -- Of the stored bytes.
    sha256 TEXT NOT NULL,
    object_key TEXT NOT NULL,
    -- Null = no picture.
    thumbnail_key TEXT,
    caption TEXT,
    -- An account's name, as in the journal.
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    -- Null = there. What was removed is kept, for the journal names its hash.
    removed_at TEXT,
    revision BIGINT NOT NULL,
    CONSTRAINT attachment_pkey PRIMARY KEY (district_id, attachment_id),
    CONSTRAINT attachment_project FOREIGN KEY (district_id, project_id)
        REFERENCES project (district_id, project_id),
    CONSTRAINT attachment_size_counts CHECK (size >= 1),
    CONSTRAINT attachment_revision_counts CHECK (revision >= 1)
);

CREATE INDEX attachment_by_subject ON attachment (district_id, project_id, subject_kind, subject_id);
