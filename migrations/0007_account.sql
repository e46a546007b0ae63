-- People, their sessions, and what keeps others out. Of every secret only a hash is kept.

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
    revision BIGINT NOT NULL,
    CONSTRAINT account_pkey PRIMARY KEY (district_id, account_id),
    CONSTRAINT account_name_unique UNIQUE (district_id, name_folded),
    CONSTRAINT account_district FOREIGN KEY (district_id) REFERENCES district (district_id),
    CONSTRAINT account_must_change_password_is_yes_or_no CHECK (must_change_password IN (0, 1)),
    CONSTRAINT account_password_has_time CHECK ((password_hash IS NULL) = (password_changed_at IS NULL)),
    CONSTRAINT account_failures_count CHECK (failed_count >= 0),
    CONSTRAINT account_revision_counts CHECK (revision >= 1)
);

-- The projects a manager reports.
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

-- Who manages a project.
CREATE INDEX account_project_by_project ON account_project (district_id, project_id);

-- Who is signed in. Not in the journal: signing in and failing to are.
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

-- Failures to sign in: by name and address together, by name from anywhere, by address for any name.
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

-- Where a name has signed in from: failures of others do not keep it out there.
CREATE TABLE known_address (
    district_id TEXT NOT NULL,
    name_hash TEXT NOT NULL,
    address_hash TEXT NOT NULL,
    last_sign_in_at TEXT NOT NULL,
    CONSTRAINT known_address_pkey PRIMARY KEY (district_id, name_hash, address_hash),
    CONSTRAINT known_address_district FOREIGN KEY (district_id) REFERENCES district (district_id)
);

-- What makes the first administrator, once.
CREATE TABLE bootstrap_token (
    district_id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    used_at TEXT,
    CONSTRAINT bootstrap_token_pkey PRIMARY KEY (district_id, token_hash),
    CONSTRAINT bootstrap_token_district FOREIGN KEY (district_id) REFERENCES district (district_id)
);

-- What machines show in place of a session.
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
