-- The record of a project and the stages it went through.

CREATE TABLE project (
    district_id TEXT NOT NULL,
    -- UUIDv7, made by the application.
    project_id TEXT NOT NULL,
    -- The office's code, CJ-001.
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    -- Computed from name_zh when it is written: the dictionary is too large for the browser.
    name_pinyin TEXT NOT NULL,
    name_initials TEXT NOT NULL,
    category TEXT NOT NULL,
    -- Codes joined by commas. Not a table: the list is short, closed, and read and written as a whole.
    programmes TEXT NOT NULL,
    sector TEXT NOT NULL,
    subdistrict TEXT,
    scope_zh TEXT,
    scope_en TEXT,
    project_owner TEXT,
    responsible_unit TEXT,
    -- Internal: names of persons never leave through public faces.
    assigned_leader TEXT,
    project_liaison TEXT,
    approval_code TEXT,
    actual_start TEXT,
    actual_finish TEXT,
    -- Whole yuan completed before the first report.
    opening_balance BIGINT,
    -- GeoJSON geometry, WGS84, longitude first.
    place_geometry TEXT,
    place_basis TEXT,
    source TEXT NOT NULL,
    -- Where single facts come from, in the words of the source.
    amount_basis TEXT,
    amount_confidence TEXT,
    amount_source TEXT,
    stage_source TEXT,
    planned_2025 TEXT,
    report_quote TEXT,
    enrolled_in_monthly_reporting BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    CONSTRAINT project_pkey PRIMARY KEY (district_id, project_id),
    CONSTRAINT project_code_unique UNIQUE (district_id, code),
    CONSTRAINT project_district FOREIGN KEY (district_id) REFERENCES district (district_id),
    CONSTRAINT project_scope_in_both_languages CHECK ((scope_zh IS NULL) = (scope_en IS NULL)),
    CONSTRAINT project_place_has_basis CHECK ((place_geometry IS NULL) = (place_basis IS NULL)),
    CONSTRAINT project_enrolled_is_yes_or_no CHECK (enrolled_in_monthly_reporting IN (0, 1)),
    CONSTRAINT project_revision_counts CHECK (revision >= 1)
);

-- Stages by the day they took effect, so that an earlier month shows the stage it had.
CREATE TABLE stage_change (
    district_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    -- One stage a day: what is asked is the stage at a day's end.
    effective_from TEXT NOT NULL,
    -- Null: became unknown.
    stage TEXT,
    CONSTRAINT stage_change_pkey PRIMARY KEY (district_id, project_id, effective_from),
    CONSTRAINT stage_change_project FOREIGN KEY (district_id, project_id)
        REFERENCES project (district_id, project_id)
);
