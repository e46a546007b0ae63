-- Steps with a date to keep, and the register of problems.
-- The project is part of the key: the primary index then also finds a project's own rows.

CREATE TABLE milestone (
    district_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    milestone_id TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    -- The date first promised; lights are judged by `planned`.
    baseline TEXT NOT NULL,
    planned TEXT NOT NULL,
    forecast TEXT,
    actual TEXT,
    revision BIGINT NOT NULL,
    CONSTRAINT milestone_pkey PRIMARY KEY (district_id, project_id, milestone_id),
    CONSTRAINT milestone_project FOREIGN KEY (district_id, project_id)
        REFERENCES project (district_id, project_id),
    CONSTRAINT milestone_revision_counts CHECK (revision >= 1)
);

CREATE TABLE issue (
    district_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    issue_id TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    severity TEXT NOT NULL,
    owner TEXT,
    raised TEXT NOT NULL,
    due TEXT,
    closed TEXT,
    revision BIGINT NOT NULL,
    CONSTRAINT issue_pkey PRIMARY KEY (district_id, project_id, issue_id),
    CONSTRAINT issue_project FOREIGN KEY (district_id, project_id)
        REFERENCES project (district_id, project_id),
    CONSTRAINT issue_revision_counts CHECK (revision >= 1)
);
