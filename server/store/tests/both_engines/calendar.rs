//! Opening and closing months.

use crate::administer::acting;
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{calendar, day, district, month, now};
use crate::status_report::{content, office, write};
use domain::access::Refusal;
use domain::admin::SettingKey;
use domain::calendar::{OfficeMonth, Outstanding, ReportingCalendar};
use store::StoreError;
use store::calendar::{
    MonthStep, MonthWrite, close_month, history, months, open_month, outstanding, reopen_month, set_calendar,
    take_step,
};
use store::journal::head_seq;
use store::setting::set;
use store::status_report::{approve, save_draft, submit};

on_both_engines!(
    months_open_close_and_reopen,
    one_journal_row_a_changed_month,
    the_office_closes_opens_and_reopens_in_order,
    months_are_the_offices_alone,
    a_step_sent_again_is_told_its_first_answer,
    without_a_day_a_month_is_due_on_the_day_of_the_settings,
);

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

/// The field of the first mistake.
fn field(result: Result<i64, StoreError>) -> String {
    match result {
        Err(StoreError::Invalid(errors)) => errors.0.first().expect("a mistake").field.clone(),
        other => panic!("{other:?}"),
    }
}

async fn the_office_closes_opens_and_reopens_in_order(database: &TestDatabase) {
    let office = office(database, 3).await;
    let (store, reviewer, code) = (&office.store, &office.reviewer, district());
    let (october, november) = (month("2025-10"), month("2025-11"));
    save_draft(store, write(&office.manager, 1, None), content(5)).await.expect("saves");
    submit(store, write(&office.manager, 2, None), content(5)).await.expect("submits");
    let left = Outstanding { not_handed_in: 2, not_reviewed: 1 };
    assert_eq!(outstanding(store, &code, october).await.expect("counts"), left);
    let seq = head_seq(store, &code).await.expect("reads");
    assert_eq!(field(open_month(store, &code, reviewer, now(), november, None).await), "month");
    assert_eq!(field(close_month(store, &code, reviewer, now(), november, true).await), "month");
    assert_eq!(field(close_month(store, &code, reviewer, now(), october, false).await), "confirmed");
    assert_eq!(close_month(store, &code, reviewer, now(), october, true).await.expect("closes"), seq + 1);
    let late = submit(store, write(&office.manager, 3, None), content(5)).await;
    assert!(matches!(late, Err(StoreError::Invalid(_))), "{late:?}");
    let due = day("2025-12-03");
    let early = day("2025-10-31");
    assert_eq!(field(open_month(store, &code, reviewer, now(), november, Some(early)).await), "due_on");
    assert_eq!(open_month(store, &code, reviewer, now(), november, Some(due)).await.expect("opens"), seq + 2);
    assert_eq!(field(reopen_month(store, &code, reviewer, now(), month("2025-09"), "更正").await), "month");
    assert_eq!(field(reopen_month(store, &code, reviewer, now(), october, " ").await), "reason");
    reopen_month(store, &code, reviewer, now(), october, "漏报更正").await.expect("reopens");
    // Both take reports now; the older one is closed first.
    submit(store, write(&office.manager, 3, None), content(5)).await.expect("submits");
    assert_eq!(field(close_month(store, &code, reviewer, now(), november, true).await), "month");
    for number in [2, 3] {
        approve(store, write(reviewer, number, Some(1))).await.expect("approves");
    }
    submit(store, write(&office.manager, 1, Some(1)), content(5)).await.expect("submits");
    approve(store, write(reviewer, 1, Some(2))).await.expect("approves");
    close_month(store, &code, reviewer, now(), october, false).await.expect("nothing is outstanding");
    let known = months(store, &code).await.expect("reads");
    let expected = [
        OfficeMonth {
            month: october,
            due_on: day("2025-11-05"),
            closed: true,
            reopened_reason: Some("漏报更正".to_owned()),
        },
        OfficeMonth { month: november, due_on: due, closed: false, reopened_reason: None },
    ];
    assert_eq!(known.len(), 11);
    assert_eq!(known[9..], expected);
    assert!(store::verify::verify(store, &code).await.expect("looks").is_sound());
}

async fn without_a_day_a_month_is_due_on_the_day_of_the_settings(database: &TestDatabase) {
    let office = office(database, 1).await;
    let (store, reviewer, code) = (&office.store, &office.reviewer, district());
    let to = [(SettingKey::ReportDueDay, "8".to_owned(), 0)];
    set(store, &code, &acting("admin", "admin"), now(), &to).await.expect("sets");
    close_month(store, &code, reviewer, now(), month("2025-10"), true).await.expect("closes");
    open_month(store, &code, reviewer, now(), month("2025-11"), None).await.expect("opens");
    let due: Vec<_> = history(store, &code).await.expect("reads").iter().map(|month| month.due_on).collect();
    assert_eq!(due[..2], [day("2025-12-08"), day("2025-11-05")]);
}

async fn months_are_the_offices_alone(database: &TestDatabase) {
    let office = office(database, 1).await;
    let (store, manager, code) = (&office.store, &office.manager, district());
    for refused in [
        open_month(store, &code, manager, now(), month("2025-11"), None).await,
        close_month(store, &code, manager, now(), month("2025-10"), true).await,
        reopen_month(store, &code, manager, now(), month("2025-09"), "更正").await,
    ] {
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleLacksIt(_)))), "{refused:?}");
    }
    assert_eq!(head_seq(store, &code).await.expect("reads"), office.seq);
}

async fn a_step_sent_again_is_told_its_first_answer(database: &TestDatabase) {
    let office = office(database, 1).await;
    let (store, district) = (&office.store, district());
    let write =
        |month, key| MonthWrite { district: &district, acting: &office.reviewer, now: now(), month, key };
    let october = month("2025-10");
    let close = MonthStep::Close { confirmed: true };
    let first = take_step(store, &write(october, Some("a")), &close).await.expect("closes");
    assert!(first.month.closed);
    let reopen = MonthStep::Reopen { reason: " 漏报更正 ".to_owned() };
    let reopened = take_step(store, &write(october, Some("b")), &reopen).await.expect("reopens");
    assert_eq!((reopened.month.closed, reopened.seq), (false, first.seq + 1));
    assert_eq!(reopened.month.reopened_reason.as_deref(), Some("漏报更正"));
    let again = take_step(store, &write(october, Some("a")), &close).await.expect("is answered");
    assert_eq!(again, first);
    assert_eq!(head_seq(store, &district).await.expect("reads"), reopened.seq);
    let other = take_step(store, &write(october, Some("a")), &MonthStep::Close { confirmed: false }).await;
    assert!(matches!(other, Err(StoreError::KeyReused)), "{other:?}");
}
