//! 调整: a new version of a plan.

use crate::engine::{TestDatabase, on_both_engines};
use crate::register::{Office, invalid, project, refused};
use crate::sample::{calendar, day, district, now, plain, today};
use domain::access::Refusal;
use domain::investment::{AnnualPlan, Phasing, PlanDraft, PlanVersion};
use domain::unit::Yuan;
use store::calendar::set_calendar;
use store::investment::{add_version, versions};
use store::journal::history;
use store::{Acting, ReadModel, StoreError};

on_both_engines!(
    the_office_adds_a_version_and_the_baseline_stays,
    of_two_that_saw_the_same_version_one_wins,
    closed_months_keep_their_plan,
);

fn draft(seen_version: u32) -> PlanDraft {
    PlanDraft {
        seen_version,
        effective_from: day("2025-10-10"),
        total: Some(Yuan(2_000_000)),
        annual: vec![AnnualPlan { year: 2025, amount: Yuan(240_000) }],
        phasing: Phasing::Even,
        planned_start: None,
        planned_finish: Some(day("2026-12-31")),
        reason: "征迁滞后".to_owned(),
        authority: "区府办〔2025〕8号".to_owned(),
    }
}

async fn the_office_adds_a_version_and_the_baseline_stays(database: &TestDatabase) {
    let (office, district) = (Office::of(database).await, district());
    let add = async |acting: &Acting, draft: &PlanDraft| {
        add_version(&office.store, &district, acting, now(), project(1), draft).await
    };
    assert!(matches!(refused(add(&office.manager, &draft(1)).await), Refusal::RoleLacksIt(_)));
    assert_eq!(add(&office.reviewer, &draft(1)).await.expect("adds"), 2);
    let found = versions(&office.store, &district, project(1)).await.expect("reads");
    assert_eq!(found[0], plain(1).plan_versions[0]);
    assert_eq!((found.len(), found[1].phasing.len(), found[1].annual.len()), (2, 12, 1));
    assert_eq!(found[1].reason.as_deref(), Some("征迁滞后"));
    let lines = history(&office.store, &district, project(1), 1).await.expect("reads");
    let value = |text: &Option<String>| -> PlanVersion {
        serde_json::from_str(text.as_deref().expect("a value")).expect("a version")
    };
    assert_eq!(lines[0].action, "plan_version.added");
    assert_eq!((value(&lines[0].before), value(&lines[0].after)), (found[0].clone(), found[1].clone()));
}

async fn of_two_that_saw_the_same_version_one_wins(database: &TestDatabase) {
    let (office, district) = (Office::of(database).await, district());
    let add = async |draft: PlanDraft| {
        add_version(&office.store, &district, &office.reviewer, now(), project(1), &draft).await
    };
    let (one, other) = (draft(1), PlanDraft { total: Some(Yuan(3_000_000)), ..draft(1) });
    let (one, other) = tokio::join!(add(one), add(other));
    let stale =
        |result: &Result<u32, StoreError>| matches!(result, Err(StoreError::Stale { current: Some(2) }));
    assert!(one.is_ok() != other.is_ok() && (stale(&one) || stale(&other)), "{one:?} {other:?}");
}

async fn closed_months_keep_their_plan(database: &TestDatabase) {
    let (office, district) = (Office::of(database).await, district());
    set_calendar(&office.store, &district, "system", now(), &calendar()).await.expect("sets");
    let model = ReadModel::load(office.store.clone(), district.clone(), today()).await.expect("loads");
    let planned = |at: &str| {
        let portfolio = model.portfolio();
        let as_of = portfolio.calendar().resolve(at.parse().ok()).expect("a month");
        portfolio.item(&plain(1).project.code, as_of).expect("is there").annual_planned_investment
    };
    let early = PlanDraft { effective_from: day("2025-09-30"), ..draft(1) };
    let early = add_version(&office.store, &district, &office.reviewer, now(), project(1), &early).await;
    assert_eq!(invalid(early), ["effective_from"]);
    add_version(&office.store, &district, &office.reviewer, now(), project(1), &draft(1))
        .await
        .expect("adds");
    model.refresh().await.expect("refreshes");
    assert_eq!((planned("2025-09"), planned("2025-10")), (Some(Yuan(120_000)), Some(Yuan(240_000))));
}
