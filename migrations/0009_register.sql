-- Milestones and the register of problems are written to; lights can be set aside.

-- What shows that a milestone was reached.
ALTER TABLE milestone ADD COLUMN evidence TEXT;

-- What was last told of an issue, and what shows that it is solved: a list shows both without its steps.
ALTER TABLE issue ADD COLUMN progress TEXT;
ALTER TABLE issue ADD COLUMN evidence TEXT;

-- The register of a district is read by the day issues are due.
CREATE INDEX issue_by_due ON issue (district_id, due);

-- What happened to an issue. Rows are never changed; an issue that came with its record has none yet.
CREATE TABLE issue_step (
    district_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    issue_id TEXT NOT NULL,
    -- From 1.
    number BIGINT NOT NULL,
    -- opened, assigned, noted, closed, reopened.
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    -- An account's name or `system`.
    actor TEXT NOT NULL,
    -- A note, a reason, evidence.
    note TEXT,
    -- Who had to solve it from then on, and by when.
    owner TEXT,
    due TEXT,
    CONSTRAINT issue_step_pkey PRIMARY KEY (district_id, project_id, issue_id, number),
    CONSTRAINT issue_step_issue FOREIGN KEY (district_id, project_id, issue_id)
        REFERENCES issue (district_id, project_id, issue_id),
    CONSTRAINT issue_step_number_counts CHECK (number >= 1)
);

-- A light set aside for a time. Never deleted: what it was in a closed month must not change.
CREATE TABLE light_excuse (
    district_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    -- UUIDv7.
    excuse_id TEXT NOT NULL,
    -- First and last day it holds.
    holds_from TEXT NOT NULL,
    holds_until TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- An account's name.
    author TEXT NOT NULL,
    -- The day from which it holds no more, when it was taken back, and by whom.
    revoked_on TEXT,
    revoked_by TEXT,
    revision BIGINT NOT NULL,
    CONSTRAINT light_excuse_pkey PRIMARY KEY (district_id, project_id, excuse_id),
    CONSTRAINT light_excuse_project FOREIGN KEY (district_id, project_id)
        REFERENCES project (district_id, project_id),
    CONSTRAINT light_excuse_ends CHECK (holds_until >= holds_from),
    CONSTRAINT light_excuse_revoked_by_somebody CHECK ((revoked_on IS NULL) = (revoked_by IS NULL)),
    CONSTRAINT light_excuse_revision_counts CHECK (revision >= 1)
);
