//! Settings, new rules by hand, and the purge by hand.

use crate::account::must_be_sound;
use crate::administer::acting;
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{calendar, day, district, month, now, plain, report, today};
use domain::admin::{RulesDraft, SettingKey};
use domain::calendar::ReportingCalendar;
use domain::code_list::Stage;
use domain::portfolio::{Dimension, Query};
use domain::project::StageChange;
use domain::status_light::{Evaluation, RuleTable};
use store::calendar::set_calendar;
use store::purge::{preview, purge_illustrative_as};
use store::setting::{list, set, value};
use store::status_light::{change_rules, history};
use store::{ReadModel, StoreError};

on_both_engines!(
    a_setting_is_as_it_was_set,
    rules_turn_the_lights_that_were_told,
    closed_months_keep_their_lights,
    a_month_closed_meanwhile_keeps_a_version_out,
    a_purge_removes_what_was_told
);

async fn a_setting_is_as_it_was_set(database: &TestDatabase) {
    let (store, district, admin) = (database.open().await, district(), acting("admin", "admin"));
    assert_eq!(value(&store, &district, SettingKey::ReportDueDay).await.expect("reads"), "5");
    let to = |day: &str, seen| {
        [(SettingKey::ReportDueDay, day.to_owned(), seen), (SettingKey::NoticeEn, String::new(), 0)]
    };
    for roles in ["security_admin", "reviewer", "auditor"] {
        let refused = set(&store, &district, &acting("x", roles), now(), &to("9", 0)).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{roles}");
    }
    assert_eq!(set(&store, &district, &admin, now(), &to("8", 0)).await.expect("sets"), 1);
    let late = set(&store, &district, &admin, now(), &to("10", 0)).await;
    assert!(matches!(late, Err(StoreError::Stale { current: Some(1) })));
    assert_eq!(list(&store, &district).await.expect("reads").len(), 1);
    let model = ReadModel::load(store.clone(), district.clone(), today()).await.expect("loads");
    assert_eq!(model.setting(SettingKey::ReportDueDay), "8");
    assert_eq!(set(&store, &district, &admin, now(), &to("10", 1)).await.expect("sets"), 1);
    model.refresh().await.expect("refreshes");
    assert_eq!(model.setting(SettingKey::ReportDueDay), "10");
    must_be_sound(&store).await;
}

/// Works with a plan of 120 000 a year, the given amount done in every month of the calendar.
async fn with_works(database: &TestDatabase) -> ReadModel {
    let store = database.open().await;
    set_calendar(&store, &district(), "system", now(), &calendar()).await.expect("sets");
    let works: Vec<_> = (1..)
        .zip([10_000, 9_500, 8_000, 2_000])
        .map(|(number, monthly)| {
            let mut works = plain(number);
            works.project.stage_history = vec![StageChange {
                effective_from: day("2024-06-01"),
                stage: Some(Stage::UnderConstruction),
            }];
            works.reports = (1..=9).map(|month| report(&format!("2025-{month:02}"), monthly)).collect();
            works
        })
        .collect();
    store::project::load_batch(&store, &district(), "system", now(), &works).await.expect("loads");
    ReadModel::load(store, district(), today()).await.expect("loads")
}

fn lights(model: &ReadModel, text: &str) -> Vec<Evaluation> {
    let portfolio = model.portfolio();
    let as_of = portfolio.calendar().resolve(Some(month(text))).expect("a month");
    let light = |entry: &domain::portfolio::Entry| {
        portfolio.evaluation(&entry.project.code, as_of).expect("is there")
    };
    portfolio.entries().iter().map(light).collect()
}

fn stricter(from: &str) -> RulesDraft {
    let mut fields = RulesDraft::fields(&RuleTable::v1(), 1, day(from));
    for (name, text) in &mut fields.0 {
        match name.as_str() {
            "limit_red" => "-5".clone_into(text),
            "escalation" => "0".clone_into(text),
            _ => {}
        }
    }
    RulesDraft::parse(&fields, today(), &calendar()).expect("rules")
}

async fn rules_turn_the_lights_that_were_told(database: &TestDatabase) {
    let model = with_works(database).await;
    let (store, district, admin) = (database.open().await, district(), acting("admin", "admin"));
    let draft = stricter("2025-10-08");
    let (before, closed) = (lights(&model, "2025-10"), lights(&model, "2025-09"));
    let told = model.portfolio().preview_rules(&draft.version(2)).expect("previews");
    assert_eq!((told.months.len(), told.months[0].month), (1, month("2025-10")));
    let told = &told.months[0].changes;
    assert!(!told.is_empty());
    let refused = change_rules(&store, &district, &acting("x", "reviewer"), now(), &draft).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))));
    assert_eq!(change_rules(&store, &district, &admin, now(), &draft).await.expect("adds"), 2);
    let late = change_rules(&store, &district, &admin, now(), &draft).await;
    assert!(matches!(late, Err(StoreError::Stale { current: Some(2) })));
    model.refresh().await.expect("refreshes");
    let (after, portfolio) = (lights(&model, "2025-10"), model.portfolio());
    for (n, entry) in portfolio.entries().iter().enumerate() {
        let (was, is) = (before[n].light, after[n].light);
        let change = told.iter().find(|change| change.code == entry.project.code);
        assert_eq!((was, is), change.map_or((was, was), |change| (change.from, change.to)));
        assert_eq!(after[n].rule_version, 2, "{}", entry.project.code);
    }
    assert_eq!(lights(&model, "2025-09"), closed);
    assert_eq!(history(&store, &district).await.expect("reads").versions().len(), 1);
    must_be_sound(&store).await;
}

async fn closed_months_keep_their_lights(database: &TestDatabase) {
    let model = with_works(database).await;
    let (store, district, admin) = (database.open().await, district(), acting("admin", "admin"));
    let whole = |text: &str| {
        let by = vec![Dimension::Light, Dimension::Sector];
        model.portfolio().query(&Query { as_of: Some(month(text)), by, ..Query::default() })
    };
    let until_october = || {
        let calendar = calendar();
        let months = calendar.months().map(|month| month.to_string());
        months.map(|month| (lights(&model, &month), whole(&month))).collect::<Vec<_>>()
    };
    let before = until_october();
    change_rules(&store, &district, &admin, now(), &stricter("2025-11-01")).await.expect("adds");
    model.refresh().await.expect("refreshes");
    assert_eq!(until_october(), before);
    // Not by the clock either: by the month that is looked at.
    model.set_today(day("2025-11-03")).await.expect("catches up");
    let november =
        ReportingCalendar { last_closed: Some(month("2025-10")), open: month("2025-11"), ..calendar() };
    set_calendar(&store, &district, "system", now(), &november).await.expect("sets");
    model.refresh().await.expect("refreshes");
    let lights_only = |months: &[(Vec<Evaluation>, _)]| -> Vec<_> {
        months.iter().map(|(lights, _)| lights.clone()).collect()
    };
    assert_eq!(lights_only(&until_october()), lights_only(&before));
    assert_eq!(until_october()[..9], before[..9], "and sums of what was closed before");
    let judged = lights(&model, "2025-11");
    assert!(judged.iter().all(|evaluation| evaluation.rule_version == 2));
    assert!(lights(&model, "2025-10").iter().all(|evaluation| evaluation.rule_version == 1));
    let anew = ReadModel::load(store, district, today()).await.expect("loads");
    assert_eq!((lights(&anew, "2025-11"), lights(&anew, "2025-09")), (judged, before[8].0.clone()));
}

async fn a_month_closed_meanwhile_keeps_a_version_out(database: &TestDatabase) {
    drop(with_works(database).await);
    let (store, district, admin) = (database.open().await, district(), acting("admin", "admin"));
    let draft = stricter("2025-10-31");
    let closed = ReportingCalendar { last_closed: Some(month("2025-10")), ..calendar() };
    set_calendar(&store, &district, "system", now(), &closed).await.expect("sets");
    let refused = change_rules(&store, &district, &admin, now(), &draft).await;
    let Err(StoreError::Invalid(errors)) = refused else { panic!("{refused:?}") };
    assert!(errors.of("effective_from").is_some_and(|error| error.en.contains("2025-11")), "{errors}");
    assert_eq!(
        change_rules(&store, &district, &admin, now(), &stricter("2025-11-01")).await.expect("adds"),
        2
    );
}

async fn a_purge_removes_what_was_told(database: &TestDatabase) {
    let model = with_works(database).await;
    let (store, district) = (database.open().await, district());
    let told = preview(&store, &district).await.expect("counts");
    assert_eq!((told.projects, told.status_reports), (4, 36));
    let refused = purge_illustrative_as(&store, &district, &acting("x", "security_admin"), now()).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))));
    let gone = purge_illustrative_as(&store, &district, &acting("a", "admin"), now()).await.expect("purges");
    assert_eq!(gone, told);
    model.refresh().await.expect("refreshes");
    assert!(model.portfolio().entries().is_empty());
    must_be_sound(&store).await;
}
