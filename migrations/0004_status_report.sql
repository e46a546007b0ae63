-- Monthly reports: one per project and month. Sums are never stored, they are added up.

CREATE TABLE status_report (
    district_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    month TEXT NOT NULL,
    -- draft, submitted, approved, returned; only approved reports count.
    state TEXT NOT NULL,
    -- Whole yuan; a correction of earlier months may be negative.
    investment_completed_this_month BIGINT NOT NULL,
    -- 10000 = 100 %.
    physical_progress_bp BIGINT,
    note TEXT,
    problems TEXT,
    next_steps TEXT,
    return_reason TEXT,
    submitted_at TEXT,
    revision BIGINT NOT NULL,
    CONSTRAINT status_report_pkey PRIMARY KEY (district_id, project_id, month),
    CONSTRAINT status_report_project FOREIGN KEY (district_id, project_id)
        REFERENCES project (district_id, project_id),
    CONSTRAINT status_report_physical_progress_range CHECK (physical_progress_bp BETWEEN 0 AND 10000),
    CONSTRAINT status_report_revision_counts CHECK (revision >= 1)
);
