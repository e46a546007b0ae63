-- The monthly cycle: who hands in and reviews, what is typed and not handed in yet, reminders.

-- Account names, as in the journal.
ALTER TABLE status_report ADD COLUMN submitted_by TEXT;
ALTER TABLE status_report ADD COLUMN reviewed_by TEXT;
ALTER TABLE status_report ADD COLUMN reviewed_at TEXT;
-- JSON by check, {"progress_back": "…"}; null when there are none.
ALTER TABLE status_report ADD COLUMN explanations TEXT;

-- The last day to report; null = the 5th of the month after.
ALTER TABLE reporting_month ADD COLUMN due_on TEXT;
-- Why a closed month was opened again, the last time.
ALTER TABLE reporting_month ADD COLUMN reopened_reason TEXT;

-- A report's form as somebody typed it, valid or not. Kept by itself while they type, gone when they hand the
-- report in. Not in the journal: nobody else sees it, and nothing counts it.
CREATE TABLE report_draft (
    district_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    month TEXT NOT NULL,
    account_id TEXT NOT NULL,
    -- JSON of domain::form::Fields.
    fields TEXT NOT NULL,
    -- The revision of the report the form was filled from; null when there was none.
    based_on_revision BIGINT,
    saved_at TEXT NOT NULL,
    CONSTRAINT report_draft_pkey PRIMARY KEY (district_id, project_id, month, account_id),
    CONSTRAINT report_draft_project FOREIGN KEY (district_id, project_id)
        REFERENCES project (district_id, project_id),
    CONSTRAINT report_draft_account FOREIGN KEY (district_id, account_id)
        REFERENCES account (district_id, account_id)
);

-- What an account has typed.
CREATE INDEX report_draft_by_account ON report_draft (district_id, account_id);

-- 催报: each reminder of a report that is missing.
CREATE TABLE reminder (
    district_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    month TEXT NOT NULL,
    at TEXT NOT NULL,
    -- An account's name.
    reminded_by TEXT NOT NULL,
    CONSTRAINT reminder_pkey PRIMARY KEY (district_id, project_id, month, at),
    CONSTRAINT reminder_project FOREIGN KEY (district_id, project_id)
        REFERENCES project (district_id, project_id)
);
