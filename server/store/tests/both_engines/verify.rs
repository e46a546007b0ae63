//! What `verify` finds when someone has been at the database.

use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{calendar, district, dossiers, month, now, plain, report};
use crate::status_report::{content, office, project, write};
use store::calendar::set_calendar;
use store::project::load_batch;
use store::status_report::{approve, submit};
use store::verify::{Finding, verify};
use store::{Engine, Store};

on_both_engines!(
    a_sound_database_has_no_findings,
    a_changed_row_is_found,
    a_missing_row_is_found,
    a_journal_cut_short_is_found,
    a_rewritten_row_breaks_the_chain,
    an_unknown_word_is_named,
    a_row_without_an_owner_is_found,
    a_report_past_the_journal_is_found,
    a_lost_report_and_an_open_month_among_closed_ones_are_found,
);

async fn filled(database: &TestDatabase) -> Store {
    let store = database.open().await;
    let mut projects: Vec<_> = (1..=5).map(plain).collect();
    projects[0].reports = vec![report("2025-03", 700), report("2025-10", -20)];
    load_batch(&store, &district(), "system", now(), &projects).await.expect("loads");
    set_calendar(&store, &district(), "system", now(), &calendar()).await.expect("sets");
    store
}

async fn findings(store: &Store) -> Vec<Finding> {
    verify(store, &district()).await.expect("looks").findings
}

async fn a_sound_database_has_no_findings(database: &TestDatabase) {
    let store = database.open().await;
    load_batch(&store, &district(), "system", now(), &dossiers(80)).await.expect("loads");
    set_calendar(&store, &district(), "system", now(), &calendar()).await.expect("sets");
    let report = verify(&store, &district()).await.expect("looks");
    assert_eq!(report.findings, []);
    assert_eq!((report.journal_rows, report.projects), (90, 80));
    // Ten months, four measures, and more groups than the total.
    assert!(report.sums > 10 * 4 * 5, "{}", report.sums);
}

async fn a_changed_row_is_found(database: &TestDatabase) {
    let store = filled(database).await;
    database.tamper("UPDATE journal SET actor = 'nobody' WHERE seq = 3").await;
    assert_eq!(findings(&store).await, [Finding::ChangedRow { seq: 3 }]);
}

async fn a_missing_row_is_found(database: &TestDatabase) {
    let store = filled(database).await;
    database.tamper("DELETE FROM journal WHERE seq = 3").await;
    assert_eq!(findings(&store).await, [Finding::SequenceGap { expected: 3, found: 4 }]);
}

async fn a_journal_cut_short_is_found(database: &TestDatabase) {
    let store = filled(database).await;
    database.tamper("DELETE FROM journal WHERE seq > 12").await;
    assert_eq!(findings(&store).await, [Finding::Head { head: 15, last: 12 }]);
}

async fn a_rewritten_row_breaks_the_chain(database: &TestDatabase) {
    let store = filled(database).await;
    database.tamper("UPDATE journal SET hash = previous_hash WHERE seq = 7").await;
    assert_eq!(findings(&store).await, [Finding::ChangedRow { seq: 7 }, Finding::BrokenChain { seq: 8 }]);
}

async fn an_unknown_word_is_named(database: &TestDatabase) {
    let store = filled(database).await;
    database.tamper("UPDATE project SET sector = 'castles' WHERE code = 'CJ-004'").await;
    let id = plain(4).project.id;
    assert_eq!(
        findings(&store).await,
        [Finding::Unreadable(format!("inconsistent data: project.sector of {id}"))]
    );
}

async fn a_row_without_an_owner_is_found(database: &TestDatabase) {
    let store = filled(database).await;
    database
        .tamper(match store.engine() {
            Engine::Sqlite => "PRAGMA foreign_keys = OFF; DELETE FROM project WHERE code = 'CJ-004'",
            Engine::Postgres => {
                "ALTER TABLE plan_version DROP CONSTRAINT plan_version_project; \
                 DELETE FROM project WHERE code = 'CJ-004'"
            }
        })
        .await;
    assert_eq!(findings(&store).await, [Finding::Orphans { table: "plan_version", rows: 1 }]);
}

async fn a_report_past_the_journal_is_found(database: &TestDatabase) {
    let office = office(database, 2).await;
    for number in [1, 2] {
        submit(&office.store, write(&office.manager, number, None), content(5)).await.expect("submits");
    }
    approve(&office.store, write(&office.reviewer, 2, Some(1))).await.expect("approves");
    assert_eq!(findings(&office.store).await, []);
    database.tamper("UPDATE status_report SET note = 'x' WHERE state = 'submitted'").await;
    database.tamper("UPDATE status_report SET reviewed_by = submitted_by WHERE state = 'approved'").await;
    let (one, two, october) = (project(1).to_string(), project(2).to_string(), month("2025-10"));
    assert_eq!(
        findings(&office.store).await,
        [
            Finding::ChangedReport { project: one, month: october },
            Finding::ChangedReport { project: two.clone(), month: october },
            Finding::OwnApproval { project: two, month: october },
        ]
    );
}

async fn a_lost_report_and_an_open_month_among_closed_ones_are_found(database: &TestDatabase) {
    let office = office(database, 1).await;
    submit(&office.store, write(&office.manager, 1, None), content(5)).await.expect("submits");
    database.tamper("DELETE FROM status_report").await;
    database
        .tamper("UPDATE reporting_month SET closed_at = NULL WHERE month IN ('2025-03', '2025-05')")
        .await;
    let expected =
        [Finding::LostReports { reports: 1 }, Finding::OpenAmongClosed { month: month("2025-03") }];
    assert_eq!(findings(&office.store).await, expected);
}
