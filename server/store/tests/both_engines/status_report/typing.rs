//! What is typed and not handed in waits, whatever happens.

use super::{content, office, project, write};
use crate::engine::{TestDatabase, on_both_engines};
use crate::people::person;
use crate::sample::{calendar, district, month, now};
use domain::access::Refusal;
use domain::calendar::ReportingCalendar;
use domain::form::Fields;
use store::StoreError;
use store::calendar::set_calendar;
use store::journal::head_seq;
use store::status_report::{TypedDraft, forget_typed, keep_typed, save_draft, submit, typed, typed_by};

on_both_engines!(what_is_typed_waits_until_it_is_handed_in, what_is_typed_is_its_authors_alone);

fn draft(number: u128, note: &str) -> TypedDraft {
    let fields: Fields = [("amount", "十二"), ("note", note)].into_iter().collect();
    TypedDraft {
        project: project(number),
        month: month("2025-10"),
        fields,
        based_on_revision: Some(3),
        saved_at: now(),
    }
}

async fn what_is_typed_waits_until_it_is_handed_in(database: &TestDatabase) {
    let office = office(database, 2).await;
    let (store, manager) = (&office.store, &office.manager);
    let account = manager.account.expect("an account");
    let code = district();
    let found = || typed(store, &code, account, project(1), month("2025-10"));
    assert_eq!(found().await.expect("reads"), None);
    keep_typed(store, &district(), manager, &draft(1, "一")).await.expect("keeps");
    // Whatever can be typed, NUL included.
    let later = TypedDraft { based_on_revision: None, ..draft(1, "二\u{0}'\"\\") };
    keep_typed(store, &district(), manager, &later).await.expect("keeps");
    assert_eq!(found().await.expect("reads"), Some(later.clone()));
    save_draft(store, write(manager, 1, None), content(5)).await.expect("saves");
    let closed = ReportingCalendar { last_closed: Some(month("2025-10")), ..calendar() };
    set_calendar(store, &district(), "system", now(), &closed).await.expect("sets");
    keep_typed(store, &district(), manager, &draft(2, "关账以后")).await.expect("keeps");
    assert_eq!(typed_by(store, &district(), account).await.expect("reads"), [later, draft(2, "关账以后")]);
    set_calendar(store, &district(), "system", now(), &calendar()).await.expect("sets");
    let refused = submit(store, write(manager, 1, Some(9)), content(5)).await;
    assert!(refused.is_err() && found().await.expect("reads").is_some());
    submit(store, write(manager, 1, Some(1)), content(5)).await.expect("submits");
    assert_eq!(found().await.expect("reads"), None);
    forget_typed(store, &district(), account, project(2), month("2025-10")).await.expect("forgets");
    assert_eq!(typed_by(store, &district(), account).await.expect("reads"), []);
}

async fn what_is_typed_is_its_authors_alone(database: &TestDatabase) {
    let office = office(database, 1).await;
    let store = &office.store;
    let colleague = person(store, "colleague", &["manager"], &[project(1)]).await;
    let before = head_seq(store, &district()).await.expect("reads");
    keep_typed(store, &district(), &office.manager, &draft(1, "甲")).await.expect("keeps");
    keep_typed(store, &district(), &colleague, &draft(1, "乙")).await.expect("keeps");
    assert_eq!(head_seq(store, &district()).await.expect("reads"), before);
    submit(store, write(&office.manager, 1, None), content(5)).await.expect("submits");
    let account = colleague.account.expect("an account");
    assert_eq!(typed_by(store, &district(), account).await.expect("reads"), [draft(1, "乙")]);
    let refused = keep_typed(store, &district(), &office.reviewer, &draft(1, "丙")).await;
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleLacksIt(_)))), "{refused:?}");
    let long = draft(1, &"长".repeat(40_000));
    assert!(matches!(keep_typed(store, &district(), &colleague, &long).await, Err(StoreError::Invalid(_))));
}
