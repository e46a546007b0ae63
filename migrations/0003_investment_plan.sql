-- The investment plan. Versions are frozen: 1 is the baseline, a change is a new version.

CREATE TABLE plan_version (
    district_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    effective_from TEXT NOT NULL,
    -- Whole yuan; null = not published.
    total_planned_investment BIGINT,
    -- JSON, [["2025-01", yuan], …]: at most a few dozen months, always read and written as a whole and
    -- never summed in SQL, so twelve rows a project are spared at start-up.
    phasing TEXT NOT NULL,
    planned_start TEXT,
    planned_finish TEXT,
    reason TEXT,
    authority TEXT,
    CONSTRAINT plan_version_pkey PRIMARY KEY (district_id, project_id, version),
    CONSTRAINT plan_version_project FOREIGN KEY (district_id, project_id)
        REFERENCES project (district_id, project_id),
    CONSTRAINT plan_version_counts CHECK (version >= 1)
);

-- Planned investment of a calendar year; a year that is missing has no plan.
CREATE TABLE annual_plan (
    district_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    year BIGINT NOT NULL,
    -- Whole yuan.
    amount BIGINT NOT NULL,
    CONSTRAINT annual_plan_pkey PRIMARY KEY (district_id, project_id, version, year),
    CONSTRAINT annual_plan_version FOREIGN KEY (district_id, project_id, version)
        REFERENCES plan_version (district_id, project_id, version)
);
