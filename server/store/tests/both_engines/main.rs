//! The store on SQLite and on PostgreSQL: each test runs on both, on a fresh database.
//!
//! PostgreSQL: `GUATU_TEST_POSTGRES` is the URL of a server where databases can be made
//! (`pg_virtualenv` gives one). Without it the PostgreSQL half fails, unless `GUATU_SKIP_POSTGRES=1`.

#![expect(clippy::expect_used, reason = "a test says what it expected")]

mod account;
mod administer;
mod as_reported;
mod attachment;
mod bootstrap;
mod calendar;
mod constraint;
mod engine;
mod issue_order;
mod issue_register;
mod journal;
mod journal_search;
mod light_excuse;
mod machine_token;
mod milestone;
mod open;
mod people;
mod plan_version;
mod portfolio;
mod project;
mod project_edit;
mod purge;
mod register;
mod sample;
mod schema;
mod session;
mod setting;
mod sign_in_failure;
mod site_check;
mod status_light;
mod status_report;
mod unit;
mod unknown_name;
mod verify;
