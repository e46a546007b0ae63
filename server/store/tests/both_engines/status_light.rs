//! Versions of the rules.

use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{day, district, now};
use domain::status_light::RuleTable;
use store::StoreError;
use store::status_light::{history, set_rules};

on_both_engines!(a_version_holds_from_its_day_on, a_version_is_never_changed);

async fn a_version_holds_from_its_day_on(database: &TestDatabase) {
    let store = database.open().await;
    let second = RuleTable { version: 2, yellow_months_to_red: 3, ..RuleTable::v1() };
    set_rules(&store, &district(), "admin", now(), day("2025-07-01"), &second).await.expect("adds");
    let history = history(&store, &district()).await.expect("reads");
    assert_eq!(history.on(day("2025-06-30")), &RuleTable::v1());
    assert_eq!(history.on(day("2025-07-01")), &second);
}

async fn a_version_is_never_changed(database: &TestDatabase) {
    let store = database.open().await;
    set_rules(&store, &district(), "admin", now(), day("2025-01-01"), &RuleTable::v1()).await.expect("adds");
    let again = set_rules(&store, &district(), "admin", now(), day("2025-01-01"), &RuleTable::v1()).await;
    let error = again.expect_err("refused");
    assert!(matches!(&error, StoreError::Constraint { name } if name == "light_rule_table_pkey"), "{error}");
}
