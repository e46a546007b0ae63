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
    revision BIGINT NOT NULL, submitted_by TEXT, reviewed_by TEXT, reviewed_at TEXT, explanations TEXT,
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
    revision BIGINT NOT NULL, evidence TEXT, counts_from TEXT,
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
    revision BIGINT NOT NULL, progress TEXT, evidence TEXT, counts_from TEXT, ordered TEXT,
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
    closed_at TEXT, due_on TEXT, reopened_reason TEXT,
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

CREATE TABLE account (
    district_id TEXT NOT NULL,
    -- UUIDv7, made by the application.
    account_id TEXT NOT NULL,
    -- What is typed to sign in, as it was given.
    name TEXT NOT NULL,
    -- The same without case and width: `Ａdmin` and `admin` are one.
    name_folded TEXT NOT NULL,
    -- A person's name: internal, and not in the journal.
    display_name TEXT NOT NULL,
    -- Codes joined by commas, as programmes of a project.
    roles TEXT NOT NULL,
    -- A PHC string; null = no password yet, nobody can sign in.
    password_hash TEXT,
    password_changed_at TEXT,
    must_change_password BIGINT NOT NULL,
    -- Whatever the server makes of the second factor's secret; null = none.
    totp_secret TEXT,
    -- Null = not disabled. Accounts are never deleted: the journal names them.
    disabled_at TEXT,
    -- The last day, in Asia/Shanghai.
    expires_on TEXT,
    -- Since the last sign-in.
    failed_count BIGINT NOT NULL,
    last_failure_at TEXT,
    last_sign_in_at TEXT,
    revision BIGINT NOT NULL, unit_id TEXT,
    CONSTRAINT account_pkey PRIMARY KEY (district_id, account_id),
    CONSTRAINT account_name_unique UNIQUE (district_id, name_folded),
    CONSTRAINT account_district FOREIGN KEY (district_id) REFERENCES district (district_id),
    CONSTRAINT account_must_change_password_is_yes_or_no CHECK (must_change_password IN (0, 1)),
    CONSTRAINT account_password_has_time CHECK ((password_hash IS NULL) = (password_changed_at IS NULL)),
    CONSTRAINT account_failures_count CHECK (failed_count >= 0),
    CONSTRAINT account_revision_counts CHECK (revision >= 1)
);

CREATE TABLE account_project (
    district_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    CONSTRAINT account_project_pkey PRIMARY KEY (district_id, account_id, project_id),
    CONSTRAINT account_project_account FOREIGN KEY (district_id, account_id)
        REFERENCES account (district_id, account_id),
    CONSTRAINT account_project_project FOREIGN KEY (district_id, project_id)
        REFERENCES project (district_id, project_id)
);

CREATE INDEX account_project_by_project ON account_project (district_id, project_id);

CREATE TABLE session (
    district_id TEXT NOT NULL,
    -- SHA-256 of the token; the token itself is only in the browser.
    token_hash TEXT NOT NULL,
    account_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    -- Written again at most once a minute.
    last_seen_at TEXT NOT NULL,
    idle_seconds BIGINT NOT NULL,
    -- last_seen_at + idle_seconds: SQL of both engines cannot add to an instant.
    idle_until TEXT NOT NULL,
    -- The end whatever happens.
    expires_at TEXT NOT NULL,
    -- 1 = roles have changed: the token is to be replaced at the next request.
    must_rotate BIGINT NOT NULL,
    -- The network, not the machine: enough to recognise where one has signed in.
    address TEXT,
    user_agent TEXT,
    -- JSON, the server's own.
    data TEXT NOT NULL,
    CONSTRAINT session_pkey PRIMARY KEY (district_id, token_hash),
    CONSTRAINT session_account FOREIGN KEY (district_id, account_id)
        REFERENCES account (district_id, account_id),
    CONSTRAINT session_idle_seconds_counts CHECK (idle_seconds >= 1),
    CONSTRAINT session_must_rotate_is_yes_or_no CHECK (must_rotate IN (0, 1))
);

CREATE INDEX session_by_account ON session (district_id, account_id);

CREATE TABLE sign_in_failure (
    district_id TEXT NOT NULL,
    -- SHA-256: whoever types a password into the field of the name must not find it stored.
    -- Empty = any. Not a reference: unknown names are counted like known ones.
    name_hash TEXT NOT NULL,
    address_hash TEXT NOT NULL,
    failures BIGINT NOT NULL,
    last_failure_at TEXT NOT NULL,
    CONSTRAINT sign_in_failure_pkey PRIMARY KEY (district_id, name_hash, address_hash),
    CONSTRAINT sign_in_failure_district FOREIGN KEY (district_id) REFERENCES district (district_id),
    CONSTRAINT sign_in_failure_counts CHECK (failures >= 1)
);

CREATE TABLE known_address (
    district_id TEXT NOT NULL,
    name_hash TEXT NOT NULL,
    address_hash TEXT NOT NULL,
    last_sign_in_at TEXT NOT NULL,
    CONSTRAINT known_address_pkey PRIMARY KEY (district_id, name_hash, address_hash),
    CONSTRAINT known_address_district FOREIGN KEY (district_id) REFERENCES district (district_id)
);

CREATE TABLE bootstrap_token (
    district_id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    used_at TEXT,
    CONSTRAINT bootstrap_token_pkey PRIMARY KEY (district_id, token_hash),
    CONSTRAINT bootstrap_token_district FOREIGN KEY (district_id) REFERENCES district (district_id)
);

CREATE TABLE machine_token (
    district_id TEXT NOT NULL,
    -- UUIDv7: what a person calls it by, the hash stays inside.
    machine_token_id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    -- What it is for.
    name TEXT NOT NULL,
    -- Whose rights it has, as far as the scopes let it.
    account_id TEXT NOT NULL,
    -- Codes joined by commas.
    scopes TEXT NOT NULL,
    created_at TEXT NOT NULL,
    -- Null = until it is revoked.
    expires_at TEXT,
    revoked_at TEXT,
    -- Written again at most once a minute.
    last_used_at TEXT,
    CONSTRAINT machine_token_pkey PRIMARY KEY (district_id, machine_token_id),
    CONSTRAINT machine_token_hash_unique UNIQUE (district_id, token_hash),
    CONSTRAINT machine_token_account FOREIGN KEY (district_id, account_id)
        REFERENCES account (district_id, account_id)
);

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

CREATE INDEX report_draft_by_account ON report_draft (district_id, account_id);

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

CREATE INDEX issue_by_due ON issue (district_id, due);

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

CREATE TABLE unit (
    district_id TEXT NOT NULL,
    -- UUIDv7, made by the application.
    unit_id TEXT NOT NULL,
    -- As records name it: `project.responsible_unit` is this text, and follows a new name.
    name TEXT NOT NULL,
    short_name TEXT,
    kind TEXT NOT NULL,
    -- Null = in use. Units are never deleted: the journal and old reports name them.
    retired_at TEXT,
    revision BIGINT NOT NULL,
    CONSTRAINT unit_pkey PRIMARY KEY (district_id, unit_id),
    CONSTRAINT unit_name_unique UNIQUE (district_id, name),
    CONSTRAINT unit_district FOREIGN KEY (district_id) REFERENCES district (district_id),
    CONSTRAINT unit_revision_counts CHECK (revision >= 1)
);

CREATE TABLE setting (
    district_id TEXT NOT NULL,
    setting_key TEXT NOT NULL,
    value TEXT NOT NULL,
    revision BIGINT NOT NULL,
    CONSTRAINT setting_pkey PRIMARY KEY (district_id, setting_key),
    CONSTRAINT setting_district FOREIGN KEY (district_id) REFERENCES district (district_id),
    CONSTRAINT setting_revision_counts CHECK (revision >= 1)
);

CREATE INDEX journal_by_actor ON journal (district_id, actor, seq);

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
    revision BIGINT NOT NULL, sent_sha256 TEXT, origin TEXT,
    CONSTRAINT attachment_pkey PRIMARY KEY (district_id, attachment_id),
    CONSTRAINT attachment_project FOREIGN KEY (district_id, project_id)
        REFERENCES project (district_id, project_id),
    CONSTRAINT attachment_size_counts CHECK (size >= 1),
    CONSTRAINT attachment_revision_counts CHECK (revision >= 1)
);

CREATE INDEX attachment_by_subject ON attachment (district_id, project_id, subject_kind, subject_id);

CREATE TABLE dates_as_reported (
    district_id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    -- milestone or issue, and its id.
    kind TEXT NOT NULL,
    item_id TEXT NOT NULL,
    -- They counted from this day (null: always) until the day before that one.
    counts_from TEXT,
    counts_until TEXT NOT NULL,
    -- Of an issue, the day it was raised.
    raised TEXT,
    -- The day planned, or due.
    due TEXT,
    -- The day reached, or closed.
    done TEXT,
    CONSTRAINT dates_as_reported_pkey PRIMARY KEY (district_id, project_id, kind, item_id, counts_until),
    CONSTRAINT dates_as_reported_project FOREIGN KEY (district_id, project_id)
        REFERENCES project (district_id, project_id),
    CONSTRAINT dates_as_reported_counted CHECK (counts_from IS NULL OR counts_from < counts_until)
);

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
