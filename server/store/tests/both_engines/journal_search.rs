//! What an auditor asks the journal.

use crate::administer::acting;
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{district, now, plain};
use chrono::TimeDelta;
use domain::admin::{JournalVerb, UnitDraft, UnitKind};
use domain::code_list::{CodeList as _, Source};
use store::journal::{JournalFilter, refused, search};
use store::project::load_batch;

on_both_engines!(the_journal_is_searched_latest_first, a_row_names_its_project_as_long_as_the_trail_goes);

async fn the_journal_is_searched_latest_first(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    load_batch(&store, &district, "system", now(), &[plain(1), plain(2)]).await.expect("loads");
    let unit = UnitDraft { name: "区文旅局".to_owned(), short_name: None, kind: UnitKind::Other };
    let (admin, later) = (acting("admin", "admin"), now() + TimeDelta::hours(1));
    store::unit::add(&store, &district, &admin, later, &unit).await.expect("adds");
    refused(&store, &district, "viewer1", later, "POST /admin/units").await.expect("enters");
    let found = async |filter: JournalFilter| {
        let rows = search(&store, &district, &filter, 10).await.expect("reads");
        rows.iter().map(|row| row.seq).collect::<Vec<_>>()
    };
    let all = JournalFilter::default;
    assert_eq!(found(all()).await, [4, 3, 2, 1]);
    assert_eq!(found(JournalFilter { before_seq: Some(3), ..all() }).await, [2, 1]);
    let actors = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(found(JournalFilter { actors: actors(&["admin"]), ..all() }).await, [3]);
    let several = actors(&["admin", "nobody", "viewer1"]);
    assert_eq!(found(JournalFilter { actors: several, until: Some(later), ..all() }).await, [0_i64; 0]);
    assert_eq!(found(JournalFilter { actors: actors(&["admin", "viewer1"]), ..all() }).await, [4, 3]);
    assert_eq!(found(JournalFilter { action: Some("project.".to_owned()), ..all() }).await, [2, 1]);
    assert_eq!(found(JournalFilter { action: Some("%".to_owned()), ..all() }).await, [0_i64; 0]);
    assert_eq!(found(JournalFilter { subject: Some("unit".to_owned()), ..all() }).await, [3]);
    assert_eq!(found(JournalFilter { project: Some(plain(2).project.id), ..all() }).await, [2]);
    assert_eq!(found(JournalFilter { from: Some(later), ..all() }).await, [4, 3]);
    assert_eq!(found(JournalFilter { until: Some(later), ..all() }).await, [2, 1]);
    let rows = search(&store, &district, &all(), 1).await.expect("reads");
    assert_eq!((rows[0].action.as_str(), rows[0].actor.as_str()), ("access.refused", "viewer1"));
    assert_eq!(rows[0].hash.len(), 64);
}

async fn a_row_names_its_project_as_long_as_the_trail_goes(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let mut made_up = plain(1);
    made_up.project.source = Source::Illustrative;
    let id = made_up.project.id;
    load_batch(&store, &district, "system", now(), &[made_up]).await.expect("loads");
    refused(&store, &district, "viewer1", now(), "GET /admin").await.expect("enters");
    store::purge::purge_illustrative(&store, &district, "admin", now()).await.expect("purges");
    let rows = search(&store, &district, &JournalFilter::default(), 10).await.expect("reads");
    let told: Vec<_> = rows.iter().map(|row| (row.action.as_str(), row.project)).collect();
    let expected = [("project.purged", Some(id)), ("access.refused", None), ("project.created", Some(id))];
    assert_eq!(told, expected);
    // What a verb is stored as names the thing's kind, too, unless its rows name another thing.
    for row in &rows {
        let verb = JournalVerb::from_code(&row.action).expect("a known verb");
        assert_eq!(row.subject_kind, verb.subject_kind().code());
    }
}
