-- The office's months, and the rules of the lights as data.

-- A month takes part from the day it is opened; closing it makes its figures final.
CREATE TABLE reporting_month (
    district_id TEXT NOT NULL,
    month TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    -- Null while it is open.
    closed_at TEXT,
    CONSTRAINT reporting_month_pkey PRIMARY KEY (district_id, month),
    CONSTRAINT reporting_month_district FOREIGN KEY (district_id) REFERENCES district (district_id)
);

-- Versions are never changed: an explanation names the version that gave the light.
CREATE TABLE light_rule_table (
    district_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    -- First day the version holds.
    effective_from TEXT NOT NULL,
    -- JSON of domain::status_light::RuleTable.
    rules TEXT NOT NULL,
    CONSTRAINT light_rule_table_pkey PRIMARY KEY (district_id, version),
    CONSTRAINT light_rule_table_district FOREIGN KEY (district_id) REFERENCES district (district_id),
    CONSTRAINT light_rule_table_version_counts CHECK (version >= 1)
);
