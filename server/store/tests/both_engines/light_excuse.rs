//! 豁免: lights set aside, and what is seen of it month by month.

use crate::engine::{TestDatabase, on_both_engines};
use crate::register::{Office, invalid, project, refused};
use crate::sample::{calendar, day, district, now, plain, today};
use domain::access::Refusal;
use domain::portfolio::Portfolio;
use domain::status_light::{ExcuseDraft, Light};
use store::calendar::set_calendar;
use store::project::{dossier, load_batch};
use store::status_light::{excuse, revoke};
use store::{Acting, ReadModel, StoreError};

on_both_engines!(
    a_light_is_set_aside_and_taken_back,
    closed_months_keep_their_lights,
    nobody_excuses_its_own
);

fn draft(from: &str, until: &str) -> ExcuseDraft {
    ExcuseDraft { from: day(from), until: day(until), reason: "管线迁改由省级统筹".to_owned() }
}

/// The light of the third project, which is behind, in a month.
fn light(portfolio: &Portfolio, at: &str) -> (Light, Light) {
    let as_of = portfolio.calendar().resolve(at.parse().ok()).expect("a month");
    let evaluation = portfolio.evaluation(&plain(3).project.code, as_of).expect("is there");
    (evaluation.light, evaluation.computed())
}

async fn office(database: &TestDatabase) -> (Office, ReadModel) {
    use domain::code_list::Stage;
    use domain::project::StageChange;
    let office = Office::of(database).await;
    let mut behind = plain(3);
    behind.project.stage_history =
        vec![StageChange { effective_from: day("2024-01-01"), stage: Some(Stage::UnderConstruction) }];
    load_batch(&office.store, &district(), "system", now(), &[behind]).await.expect("loads");
    set_calendar(&office.store, &district(), "system", now(), &calendar()).await.expect("sets");
    let model = ReadModel::load(office.store.clone(), district(), today()).await.expect("loads");
    (office, model)
}

async fn a_light_is_set_aside_and_taken_back(database: &TestDatabase) {
    let (office, model) = office(database).await;
    let district = district();
    let set_aside = async |draft: &ExcuseDraft| {
        excuse(&office.store, &district, &office.reviewer, now(), project(3), draft).await
    };
    let id = set_aside(&draft("2025-10-01", "2025-12-31")).await.expect("excuses");
    assert_eq!(invalid(set_aside(&draft("2025-12-31", "2026-01-31")).await), ["from"]);
    model.refresh().await.expect("refreshes");
    assert_eq!(light(&model.portfolio(), "2025-10"), (Light::Grey, Light::Red));
    let fresh = ReadModel::load(office.store.clone(), district.clone(), today()).await.expect("loads");
    assert_eq!(light(&fresh.portfolio(), "2025-10"), (Light::Grey, Light::Red));
    let stale = revoke(&office.store, &district, &office.reviewer, now(), project(3), (id, 2)).await;
    assert!(matches!(stale, Err(StoreError::Stale { current: Some(1) })));
    revoke(&office.store, &district, &office.reviewer, now(), project(3), (id, 1)).await.expect("revokes");
    let again = revoke(&office.store, &district, &office.reviewer, now(), project(3), (id, 2)).await;
    assert_eq!(invalid(again), [""]);
    model.refresh().await.expect("refreshes");
    assert_eq!(light(&model.portfolio(), "2025-10"), (Light::Red, Light::Red));
    let found =
        dossier(&office.store, &district, &plain(3).project.code).await.expect("reads").expect("is there");
    let revoked = found.excuses[0].revoked.as_ref().expect("revoked");
    assert_eq!((revoked.on, revoked.by.as_str(), found.excuses[0].revision), (today(), "reviewer1", 2));
    let lines = store::journal::history(&office.store, &district, project(3), 2).await.expect("reads");
    let actions: Vec<_> = lines.iter().map(|line| line.action.as_str()).collect();
    assert_eq!(actions, ["light.excuse_revoked", "light.excused"]);
}

async fn closed_months_keep_their_lights(database: &TestDatabase) {
    let (office, model) = office(database).await;
    let district = district();
    let set_aside = async |draft: &ExcuseDraft| {
        excuse(&office.store, &district, &office.reviewer, now(), project(3), draft).await
    };
    assert_eq!(invalid(set_aside(&draft("2025-09-30", "2025-12-31")).await), ["from"]);
    assert_eq!(invalid(set_aside(&draft("2025-10-02", "2025-10-01")).await), ["until"]);
    set_aside(&draft("2025-10-01", "2025-10-31")).await.expect("excuses");
    model.refresh().await.expect("refreshes");
    assert_eq!(light(&model.portfolio(), "2025-09"), (Light::Red, Light::Red));
}

async fn nobody_excuses_its_own(database: &TestDatabase) {
    let (office, district) = (Office::of(database).await, district());
    let draft = draft("2025-10-08", "2025-12-31");
    let set_aside = async |acting: &Acting, number| {
        excuse(&office.store, &district, acting, now(), project(number), &draft).await
    };
    assert!(matches!(refused(set_aside(&office.manager, 1).await), Refusal::RoleLacksIt(_)));
    // A reviewer who reports on a project as well.
    let both = Acting { actor: office.reviewer.actor, ..office.manager.clone() };
    assert_eq!(refused(set_aside(&both, 1).await), Refusal::YourOwnProject);
    assert!(set_aside(&both, 2).await.is_ok());
}
