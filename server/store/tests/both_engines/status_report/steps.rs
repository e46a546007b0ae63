//! One report, one step after another, and each reason to refuse one.

use super::{content, keyed, office, project, write};
use crate::engine::{TestDatabase, on_both_engines};
use crate::people::person;
use crate::sample::{calendar, district, month, now, plain};
use domain::access::Refusal;
use domain::calendar::ReportingCalendar;
use domain::status_report::{CheckCode, ReportContent, ReportState, StatusReport};
use domain::unit::{BasisPoints, Yuan};
use store::calendar::set_calendar;
use store::journal::{head_seq, history};
use store::project::dossier;
use store::status_report::{ReportWrite, Saved, approve, find, return_report, save_draft, submit, withdraw};
use store::{Acting, Store, StoreError};

on_both_engines!(
    a_report_goes_its_course_and_each_step_is_journalled,
    a_stale_save_is_refused_and_changes_nothing,
    a_repeated_submit_gets_the_first_answer,
    a_key_is_not_taken_for_another_request,
    figures_that_look_wrong_are_handed_in_only_explained,
    a_closed_month_takes_no_step,
    rights_are_asked_of_what_is_stored,
    nobody_reviews_what_it_handed_in,
    only_who_handed_it_in_takes_it_back,
);

async fn report(store: &Store, number: u128) -> StatusReport {
    let found = find(store, &district(), project(number), month("2025-10")).await;
    found.expect("reads").expect("is there")
}

/// The field of the first mistake.
fn field(result: Result<Saved, StoreError>) -> String {
    match result {
        Err(StoreError::Invalid(errors)) => errors.0.first().expect("a mistake").field.clone(),
        other => panic!("{other:?}"),
    }
}

fn refusal(result: Result<Saved, StoreError>) -> Refusal {
    match result {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

async fn a_report_goes_its_course_and_each_step_is_journalled(database: &TestDatabase) {
    let office = office(database, 1).await;
    let (store, manager, reviewer) = (&office.store, &office.manager, &office.reviewer);
    let first = ReportContent { note: Some("封顶".to_owned()), ..content(4_000) };
    let saved = save_draft(store, write(manager, 1, None), first).await.expect("saves");
    assert_eq!(saved, Saved { revision: 1, seq: office.seq + 1 });
    submit(store, write(manager, 1, Some(1)), content(5_000)).await.expect("submits");
    withdraw(store, write(manager, 1, Some(2))).await.expect("withdraws");
    let taken_back = report(store, 1).await;
    assert_eq!((taken_back.state, taken_back.submitted_by), (ReportState::Draft, None));
    submit(store, write(manager, 1, Some(3)), content(5_000)).await.expect("submits");
    let reason = " 数字不符 ";
    return_report(store, write(reviewer, 1, Some(4)), reason).await.expect("returns");
    let returned = report(store, 1).await;
    assert_eq!(
        (returned.state, returned.return_reason.as_deref()),
        (ReportState::Returned, Some("数字不符"))
    );
    // A draft of a returned report still says why it was returned.
    save_draft(store, write(manager, 1, Some(5)), content(6_000)).await.expect("saves");
    assert_eq!(report(store, 1).await.return_reason.as_deref(), Some("数字不符"));
    submit(store, write(manager, 1, Some(6)), content(6_000)).await.expect("submits");
    approve(store, write(reviewer, 1, Some(7))).await.expect("approves");
    let expected = StatusReport {
        state: ReportState::Approved,
        investment_completed_this_month: Yuan(6_000),
        submitted_at: Some(now()),
        submitted_by: Some("manager1".to_owned()),
        reviewed_at: Some(now()),
        reviewed_by: Some("reviewer".to_owned()),
        revision: 8,
        ..StatusReport::blank(month("2025-10"))
    };
    let found = dossier(store, &district(), &plain(1).project.code).await.expect("reads").expect("is there");
    assert_eq!(found.reports, [expected.clone()]);
    let lines = history(store, &district(), project(1), 8).await.expect("reads");
    let verbs: Vec<_> = lines.iter().rev().map(|line| line.action.as_str()).collect();
    let expected_verbs =
        ["drafted", "submitted", "withdrawn", "submitted", "returned", "drafted", "submitted", "approved"];
    assert_eq!(verbs, expected_verbs.map(|verb| format!("status_report.{verb}")));
    let value = |text: &Option<String>| -> StatusReport {
        serde_json::from_str(text.as_deref().expect("a value")).expect("a report")
    };
    assert_eq!((value(&lines[0].before).revision, value(&lines[0].after)), (7, expected));
    // As long as the month is open, what is approved can be returned.
    return_report(store, write(reviewer, 1, Some(8)), "重复计算").await.expect("returns");
    assert!(store::verify::verify(store, &district()).await.expect("looks").is_sound());
}

async fn a_stale_save_is_refused_and_changes_nothing(database: &TestDatabase) {
    let office = office(database, 1).await;
    let (store, manager) = (&office.store, &office.manager);
    let early = save_draft(store, write(manager, 1, Some(4)), content(1)).await;
    assert!(matches!(early, Err(StoreError::Stale { current: None })));
    save_draft(store, write(manager, 1, None), content(1)).await.expect("saves");
    let late = save_draft(store, write(manager, 1, None), content(2)).await;
    assert!(matches!(late, Err(StoreError::Stale { current: Some(1) })));
    assert_eq!(field(approve(store, write(&office.reviewer, 1, Some(1))).await), "");
    assert_eq!(head_seq(store, &district()).await.expect("reads"), office.seq + 1);
}

async fn a_repeated_submit_gets_the_first_answer(database: &TestDatabase) {
    let office = office(database, 1).await;
    let (store, manager) = (&office.store, &office.manager);
    let first = submit(store, keyed(manager, 1, None, "key"), content(5)).await.expect("submits");
    approve(store, write(&office.reviewer, 1, Some(1))).await.expect("approves");
    let later = ReportWrite { now: now() + chrono::Duration::hours(5), ..keyed(manager, 1, None, "key") };
    assert_eq!(submit(store, later, content(5)).await.expect("the answer again"), first);
    assert_eq!(head_seq(store, &district()).await.expect("reads"), office.seq + 2);
}

async fn a_key_is_not_taken_for_another_request(database: &TestDatabase) {
    let office = office(database, 2).await;
    let (store, manager) = (&office.store, &office.manager);
    save_draft(store, keyed(manager, 1, None, "key"), content(5)).await.expect("saves");
    for other in [
        save_draft(store, keyed(manager, 2, None, "key"), content(5)).await,
        save_draft(store, keyed(manager, 1, None, "key"), content(6)).await,
        save_draft(store, keyed(manager, 1, Some(1), "key"), content(5)).await,
        submit(store, keyed(manager, 1, None, "key"), content(5)).await,
        save_draft(store, keyed(&office.reviewer, 1, None, "key"), content(5)).await,
    ] {
        assert!(matches!(other, Err(StoreError::KeyReused)), "{other:?}");
    }
}

async fn figures_that_look_wrong_are_handed_in_only_explained(database: &TestDatabase) {
    let office = office(database, 1).await;
    let (store, manager) = (&office.store, &office.manager);
    // The whole plan is one million.
    let odd = ReportContent { physical_progress: Some(BasisPoints(10_000)), ..content(1_000_001) };
    save_draft(store, write(manager, 1, None), odd.clone()).await.expect("a draft may look wrong");
    assert_eq!(
        field(submit(store, write(manager, 1, Some(1)), odd.clone()).await),
        "explain.cumulative_above_total"
    );
    let explanations =
        [CheckCode::CumulativeAboveTotal, CheckCode::CompleteWithoutFinish, CheckCode::ProgressBack]
            .map(|code| (code, "概算已调整".to_owned()));
    let explained = ReportContent { explanations: explanations.into(), ..odd };
    submit(store, write(manager, 1, Some(1)), explained).await.expect("explained");
    let kept = report(store, 1).await.explanations;
    assert_eq!(
        kept.keys().copied().collect::<Vec<_>>(),
        [CheckCode::CumulativeAboveTotal, CheckCode::CompleteWithoutFinish]
    );
    let wrong = ReportContent { physical_progress: Some(BasisPoints(10_001)), ..content(1) };
    withdraw(store, write(manager, 1, Some(2))).await.expect("withdraws");
    assert_eq!(field(save_draft(store, write(manager, 1, Some(3)), wrong).await), "progress");
}

async fn a_closed_month_takes_no_step(database: &TestDatabase) {
    let office = office(database, 1).await;
    let (store, manager, reviewer) = (&office.store, &office.manager, &office.reviewer);
    submit(store, write(manager, 1, None), content(5)).await.expect("submits");
    let closed = ReportingCalendar { last_closed: Some(month("2025-10")), ..calendar() };
    set_calendar(store, &district(), "system", now(), &closed).await.expect("sets");
    let before = head_seq(store, &district()).await.expect("reads");
    let not_open = |write: ReportWrite| ReportWrite { month: month("2025-11"), seen_revision: None, ..write };
    for refused in [
        save_draft(store, write(manager, 1, Some(1)), content(6)).await,
        submit(store, write(manager, 1, Some(1)), content(6)).await,
        withdraw(store, write(manager, 1, Some(1))).await,
        approve(store, write(reviewer, 1, Some(1))).await,
        return_report(store, write(reviewer, 1, Some(1)), "晚").await,
        save_draft(store, not_open(write(manager, 1, None)), content(6)).await,
    ] {
        assert_eq!(field(refused), "");
    }
    assert_eq!(head_seq(store, &district()).await.expect("reads"), before);
}

async fn rights_are_asked_of_what_is_stored(database: &TestDatabase) {
    let office = office(database, 2).await;
    let (store, manager, reviewer) = (&office.store, &office.manager, &office.reviewer);
    let other = person(store, "manager2", &["manager"], &[project(2)]).await;
    let leader = person(store, "leader", &["leader"], &[]).await;
    let before = head_seq(store, &district()).await.expect("reads");
    assert_eq!(refusal(save_draft(store, write(&other, 1, None), content(1)).await), Refusal::NotYourProject);
    assert_eq!(refusal(submit(store, write(&other, 1, None), content(1)).await), Refusal::NotYourProject);
    for acting in [reviewer, &leader, &Acting::system()] {
        let refused = refusal(save_draft(store, write(acting, 1, None), content(1)).await);
        assert!(matches!(refused, Refusal::RoleLacksIt(_) | Refusal::NeedsPerson(_)), "{refused:?}");
    }
    // A revision tells an outsider nothing, and a project that does not exist is nobody's.
    assert_eq!(refusal(submit(store, write(&other, 1, Some(9)), content(1)).await), Refusal::NotYourProject);
    assert_eq!(refusal(submit(store, write(manager, 99, None), content(1)).await), Refusal::NotYourProject);
    assert_eq!(head_seq(store, &district()).await.expect("reads"), before);
    submit(store, write(&other, 2, None), content(1)).await.expect("its own");
    for acting in [manager, &leader] {
        let refused = refusal(approve(store, write(acting, 2, Some(1))).await);
        assert!(matches!(refused, Refusal::RoleLacksIt(_)), "{refused:?}");
    }
}

async fn nobody_reviews_what_it_handed_in(database: &TestDatabase) {
    let office = office(database, 2).await;
    let store = &office.store;
    let both = person(store, "both", &["manager", "reviewer"], &[project(1), project(2)]).await;
    submit(store, write(&both, 1, None), content(5)).await.expect("submits");
    submit(store, write(&office.manager, 2, None), content(5)).await.expect("submits");
    let own = Refusal::YourOwnSubmission;
    assert_eq!(refusal(approve(store, write(&both, 1, Some(1))).await), own);
    assert_eq!(refusal(return_report(store, write(&both, 1, Some(1)), "晚").await), own);
    // Of its own project, but handed in by somebody else.
    approve(store, write(&both, 2, Some(1))).await.expect("approves");
    approve(store, write(&office.reviewer, 1, Some(1))).await.expect("approves");
}

async fn only_who_handed_it_in_takes_it_back(database: &TestDatabase) {
    let office = office(database, 1).await;
    let store = &office.store;
    let colleague = person(store, "colleague", &["manager"], &[project(1)]).await;
    submit(store, write(&office.manager, 1, None), content(5)).await.expect("submits");
    assert_eq!(field(withdraw(store, write(&colleague, 1, Some(1))).await), "");
    withdraw(store, write(&office.manager, 1, Some(1))).await.expect("withdraws");
}
