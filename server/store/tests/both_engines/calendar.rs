//! Opening and closing months.

use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{calendar, district, month, now};
use domain::calendar::ReportingCalendar;
use store::calendar::set_calendar;
use store::journal::head_seq;

on_both_engines!(months_open_close_and_reopen, one_journal_row_a_changed_month);

async fn months_open_close_and_reopen(database: &TestDatabase) {
    let store = database.open().await;
    assert_eq!(store::calendar::calendar(&store, &district()).await.expect("reads"), None);
    let started = ReportingCalendar::starting(month("2025-10"));
    let reopened = ReportingCalendar { last_closed: Some(month("2025-08")), ..calendar() };
    let moved = ReportingCalendar { first: month("2025-03"), ..calendar() };
    for wanted in [calendar(), started, calendar(), reopened, moved] {
        set_calendar(&store, &district(), "system", now(), &wanted).await.expect("sets");
        assert_eq!(store::calendar::calendar(&store, &district()).await.expect("reads"), Some(wanted));
    }
}

async fn one_journal_row_a_changed_month(database: &TestDatabase) {
    let store = database.open().await;
    assert_eq!(set_calendar(&store, &district(), "system", now(), &calendar()).await.expect("sets"), 10);
    assert_eq!(set_calendar(&store, &district(), "system", now(), &calendar()).await.expect("sets"), 10);
    let next =
        ReportingCalendar { last_closed: Some(month("2025-10")), open: month("2025-11"), ..calendar() };
    assert_eq!(set_calendar(&store, &district(), "system", now(), &next).await.expect("sets"), 12);
    assert_eq!(head_seq(&store, &district()).await.expect("reads"), 12);
}
