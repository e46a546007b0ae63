-- The whole schema, made from migrations/ by the store's tests: not to be edited.
-- Written by `GUATU_WRITE_SCHEMA=1 cargo nextest run -p store the_dump_is`.

CREATE TABLE district (
    -- Six-digit division code, e.g. 350503.
    district_id TEXT NOT NULL,
    CONSTRAINT district_pkey PRIMARY KEY (district_id)
);

CREATE TABLE journal_head (
    district_id TEXT NOT NULL,
    -- The last row's number; 0 before the first.
    seq BIGINT NOT NULL,
    -- The last row's hash; of nothing before the first: 64 zeros.
    hash TEXT NOT NULL,
    CONSTRAINT journal_head_pkey PRIMARY KEY (district_id),
    CONSTRAINT journal_head_district FOREIGN KEY (district_id) REFERENCES district (district_id),
    CONSTRAINT journal_head_seq_counts CHECK (seq >= 0)
);

CREATE TABLE journal (
    district_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    at TEXT NOT NULL,
    -- An account's name or `system`.
    actor TEXT NOT NULL,
    -- What changed: project, status_report, reporting_month, light_rule_table …
    subject_kind TEXT NOT NULL,
    -- Which one: an id, a month, a version.
    subject_id TEXT NOT NULL,
    -- The project it belongs to, if any. No foreign key: the trail outlives what was purged.
    project_id TEXT,
    -- A verb: `project.created`, `status_report.saved` …
    action TEXT NOT NULL,
    -- JSON; null when the thing is new, or gone.
    value_before TEXT,
    value_after TEXT,
    -- SHA-256 over every field of this row, the hash of the row before included.
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT journal_pkey PRIMARY KEY (district_id, seq),
    CONSTRAINT journal_district FOREIGN KEY (district_id) REFERENCES district (district_id)
);

CREATE INDEX journal_by_project ON journal (district_id, project_id, seq);

CREATE TABLE idempotency_key (
    district_id TEXT NOT NULL,
    -- Made by whoever submits.
    idempotency_key TEXT NOT NULL,
    -- SHA-256 of what was asked: the same key with another request is refused.
    request_hash TEXT NOT NULL,
    -- JSON.
    answer TEXT NOT NULL,
    -- When, so that old keys can be dropped.
    at TEXT NOT NULL,
    CONSTRAINT idempotency_key_pkey PRIMARY KEY (district_id, idempotency_key),
    CONSTRAINT idempotency_key_district FOREIGN KEY (district_id) REFERENCES district (district_id)
);

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

CREATE TABLE reporting_month (
    district_id TEXT NOT NULL,
    month TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    -- Null while it is open.
    closed_at TEXT,
    CONSTRAINT reporting_month_pkey PRIMARY KEY (district_id, month),
    CONSTRAINT reporting_month_district FOREIGN KEY (district_id) REFERENCES district (district_id)
);

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
