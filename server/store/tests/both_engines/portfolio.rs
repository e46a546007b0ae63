//! The read model: the same portfolio as from the dossiers themselves, and following the journal.

use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{calendar, day, district, dossiers, month, now, plain, today};
use crate::status_report::{Office, content, office, write};
use domain::code_list::CodeList as _;
use domain::portfolio::{Dimension, Entry, Portfolio, Query};
use domain::project::{Dossier, Provenance};
use domain::status_light::RuleTable;
use domain::unit::Yuan;
use store::calendar::set_calendar;
use store::project::{load_batch, search_text};
use store::status_light::set_rules;
use store::status_report::{approve, submit};
use store::{ReadModel, Store};

on_both_engines!(
    loaded_is_what_the_dossiers_make,
    a_large_portfolio_is_loaded_whole_from_both_halves,
    an_empty_database_starts_with_the_month_of_today,
    a_refresh_sees_what_another_wrote,
    a_refresh_sees_a_purge_and_new_rules,
);

/// As the read model keeps it.
fn kept(dossier: &Dossier) -> Entry {
    let mut entry = Entry::from_dossier(dossier, search_text(&dossier.project.name.zh));
    entry.project.scope = None;
    entry.project.provenance = Provenance::default();
    for plan in &mut entry.plans {
        (plan.reason, plan.authority) = (None, None);
    }
    entry.milestones.sort_by_key(|milestone| (milestone.planned, milestone.actual));
    entry.issues.sort_by_key(|issue| (issue.raised, issue.due, issue.closed));
    entry
}

async fn model(store: &Store) -> ReadModel {
    ReadModel::load(store.clone(), district(), today()).await.expect("loads")
}

fn same(found: &Portfolio, expected: &Portfolio) {
    assert_eq!(found.calendar(), expected.calendar());
    assert_eq!(found.rules(), expected.rules());
    for (found, expected) in found.entries().iter().zip(expected.entries()) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.entries().len(), expected.entries().len());
    for month in expected.calendar().months() {
        for by in Dimension::ALL {
            let query = Query { as_of: Some(month), by: vec![*by], ..Query::default() };
            assert_eq!(found.query(&query), expected.query(&query));
        }
    }
}

async fn a_large_portfolio_is_loaded_whole_from_both_halves(database: &TestDatabase) {
    // One more than two connections are worth.
    let (store, given) = (database.open().await, dossiers(5_001));
    for part in given.chunks(1_000) {
        load_batch(&store, &district(), "system", now(), part).await.expect("loads");
    }
    set_calendar(&store, &district(), "system", now(), &calendar()).await.expect("sets");
    let found = model(&store).await.portfolio();
    let expected = Portfolio::new(calendar(), RuleTable::v1(), given.iter().map(kept).collect());
    assert_eq!(found.entries().len(), 5_001);
    for (found, expected) in found.entries().iter().zip(expected.entries()) {
        assert_eq!(found, expected);
    }
}

async fn loaded_is_what_the_dossiers_make(database: &TestDatabase) {
    let (store, given) = (database.open().await, dossiers(150));
    load_batch(&store, &district(), "system", now(), &given).await.expect("loads");
    set_calendar(&store, &district(), "system", now(), &calendar()).await.expect("sets");
    let expected = Portfolio::new(calendar(), RuleTable::v1(), given.iter().map(kept).collect());
    let model = model(&store).await;
    same(&model.portfolio(), &expected);
    assert_eq!(model.head_seq(), 160);
    assert!(model.has_illustrative());
}

async fn an_empty_database_starts_with_the_month_of_today(database: &TestDatabase) {
    let model = model(&database.open().await).await;
    assert_eq!(model.portfolio().calendar().open, month("2025-10"));
    assert!(model.portfolio().entries().is_empty() && !model.has_illustrative());
    assert_eq!(model.head_seq(), 0);
    model.set_today(day("2025-11-01")).await.expect("catches up");
    assert_eq!(model.portfolio().calendar().open, month("2025-11"));
}

async fn a_refresh_sees_what_another_wrote(database: &TestDatabase) {
    let (mine, theirs) = (database.open().await, database.open().await);
    let Office { manager, reviewer, .. } = office(database, 2).await;
    let model = model(&mine).await;
    let before = model.portfolio();
    assert!(!model.refresh().await.expect("nothing new"));
    submit(&theirs, write(&manager, 2, None), content(5_000)).await.expect("submits");
    approve(&theirs, write(&reviewer, 2, Some(1))).await.expect("approves");
    load_batch(&theirs, &district(), "system", now(), &[plain(3)]).await.expect("loads");
    assert!(model.refresh().await.expect("refreshes"));
    let as_of = Query { as_of: Some(month("2025-10")), ..Query::default() };
    let total = |portfolio: &Portfolio| {
        let total = portfolio.query(&as_of).expect("answers").total;
        (total.count, total.investment_completed_ytd.sum)
    };
    assert_eq!(total(&before), (2, Some(Yuan(0))));
    assert_eq!(total(&model.portfolio()), (3, Some(Yuan(5_000))));
    let anew = self::model(&mine).await;
    same(&model.portfolio(), &anew.portfolio());
}

async fn a_refresh_sees_a_purge_and_new_rules(database: &TestDatabase) {
    let store = database.open().await;
    let mut real = plain(2);
    real.project.source = domain::code_list::Source::Report;
    load_batch(&store, &district(), "system", now(), &[plain(1), real]).await.expect("loads");
    let model = model(&store).await;
    store::purge::purge_illustrative(&store, &district(), "admin", now()).await.expect("purges");
    let rules = RuleTable { version: 2, ..RuleTable::v1() };
    set_rules(&store, &district(), "admin", now(), day("2025-01-01"), &rules).await.expect("adds");
    assert!(model.refresh().await.expect("refreshes"));
    let codes: Vec<String> = model.portfolio().entries().iter().map(|e| e.project.code.to_string()).collect();
    assert_eq!(codes, ["CJ-002"]);
    assert_eq!(model.portfolio().rules().newest(), 2);
    assert!(!model.has_illustrative());
}
