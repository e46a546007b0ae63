//! Units: the list, and records that follow a new name.

use crate::account::{journal, must_be_sound};
use crate::administer::acting;
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{district, now, plain};
use domain::admin::{UnitDraft, UnitKind};
use store::account::{NewAccount, create};
use store::project::{dossier, load_batch};
use store::unit::{UnitWrite, add, adopt, change, list, set_retired, unlisted};
use store::{Store, StoreError};

on_both_engines!(
    units_of_records_are_adopted_once,
    records_follow_a_new_name_and_no_others,
    whoever_may_not_changes_nothing,
    a_retired_unit_comes_back
);

fn draft(name: &str) -> UnitDraft {
    UnitDraft { name: name.to_owned(), short_name: None, kind: UnitKind::Department }
}

async fn with_projects(database: &TestDatabase) -> Store {
    let store = database.open().await;
    let units = [Some("区住建局"), Some("东海街道办事处"), Some("区住建局"), None];
    let given: Vec<_> = (1..)
        .zip(units)
        .map(|(number, unit)| {
            let mut given = plain(number);
            given.project.responsible_unit = unit.map(str::to_owned);
            given
        })
        .collect();
    load_batch(&store, &district(), "system", now(), &given).await.expect("loads");
    store
}

async fn units_of_records_are_adopted_once(database: &TestDatabase) {
    let (store, admin) = (with_projects(database).await, acting("admin", "admin"));
    let mut names = unlisted(&store, &district()).await.expect("reads");
    names.sort();
    assert_eq!(names, ["东海街道办事处", "区住建局"]);
    assert_eq!(adopt(&store, &district(), &admin, now()).await.expect("adopts"), 2);
    assert_eq!(adopt(&store, &district(), &admin, now()).await.expect("adopts"), 0);
    let units = list(&store, &district()).await.expect("reads");
    assert_eq!(units.len(), 2);
    let street = units.iter().find(|unit| unit.name.contains("街道")).expect("is there");
    assert_eq!(street.kind, UnitKind::Subdistrict);
    let taken = add(&store, &district(), &admin, now(), &draft("区住建局")).await;
    assert!(matches!(taken, Err(StoreError::Invalid(errors)) if errors.of("name").is_some()));
    must_be_sound(&store).await;
}

async fn records_follow_a_new_name_and_no_others(database: &TestDatabase) {
    let (store, admin, district) = (with_projects(database).await, acting("admin", "admin"), district());
    adopt(&store, &district, &admin, now()).await.expect("adopts");
    let units = list(&store, &district).await.expect("reads");
    let unit = units.iter().find(|unit| unit.name == "区住建局").expect("is there");
    let write =
        UnitWrite { district: &district, unit: unit.id, seen_revision: 1, acting: &admin, now: now() };
    let followed = change(&store, &write, &draft("区住房和城乡建设局")).await.expect("renames");
    assert_eq!(followed, 2);
    for (number, expected, revision) in
        [(1, Some("区住房和城乡建设局"), 2), (2, Some("东海街道办事处"), 1), (4, None, 1)]
    {
        let code = plain(number).project.code;
        let found = dossier(&store, &district, &code).await.expect("reads").expect("is there").project;
        assert_eq!((found.responsible_unit.as_deref(), found.revision), (expected, revision), "{code}");
    }
    let actions: Vec<_> = journal(database).await.into_iter().map(|row| row[1].clone()).collect();
    assert_eq!(actions[6..], ["unit.changed", "project.unit_renamed", "project.unit_renamed"]);
    let late = change(&store, &write, &draft("又改")).await;
    assert!(matches!(late, Err(StoreError::Stale { current: Some(2) })));
    let taken = UnitWrite { seen_revision: 2, ..write };
    let taken = change(&store, &taken, &draft("东海街道办事处")).await;
    assert!(matches!(taken, Err(StoreError::Invalid(_))));
    assert!(unlisted(&store, &district).await.expect("reads").is_empty());
    must_be_sound(&store).await;
}

async fn whoever_may_not_changes_nothing(database: &TestDatabase) {
    let (store, district) = (with_projects(database).await, district());
    for roles in ["viewer", "reviewer", "security_admin", "auditor"] {
        let refused = adopt(&store, &district, &acting("x", roles), now()).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{roles}");
    }
    assert!(list(&store, &district).await.expect("reads").is_empty());
}

async fn a_retired_unit_comes_back(database: &TestDatabase) {
    let (store, admin, district) = (database.open().await, acting("admin", "admin"), district());
    let unit = add(&store, &district, &admin, now(), &draft("区文旅局")).await.expect("adds");
    let write = UnitWrite { district: &district, unit, seen_revision: 1, acting: &admin, now: now() };
    set_retired(&store, &write, true).await.expect("retires");
    assert_eq!(list(&store, &district).await.expect("reads")[0].retired_at, Some(now()));
    let new = NewAccount { password_hash: None, ..crate::account::person("m", "manager") };
    let account = create(&store, &district, "admin", now(), &new).await.expect("creates");
    let draft =
        domain::admin::PersonDraft { display_name: "张三".to_owned(), unit: Some(unit), expires_on: None };
    let on = crate::administer::on(&district, &account, &admin);
    let refused = store::account::administer::change_person(&store, &on, &draft).await;
    assert!(matches!(refused, Err(StoreError::Invalid(errors)) if errors.of("unit").is_some()));
    set_retired(&store, &UnitWrite { seen_revision: 2, ..write }, false).await.expect("restores");
    store::account::administer::change_person(&store, &on, &draft).await.expect("changes");
    must_be_sound(&store).await;
}
