-- Closed months are as they were reported. A date of a milestone or an issue that is told after a month was closed
-- counts from the first day of the first month that was open then; for the months before, what counted is kept.

-- From this day on the row's dates count; null: always.
ALTER TABLE milestone ADD COLUMN counts_from TEXT;
ALTER TABLE issue ADD COLUMN counts_from TEXT;

-- Dates that no longer count, and when they did. Reopening a month takes back what was kept for it.
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
