//! Guatu's persistence: the only crate that names sqlx. SQLite (bundled) by default, PostgreSQL by URL,
//! one SQL text for both.
//!
//! Where to look: a feature is a module and carries the domain's word for it. Reads return `Option`,
//! never "not found"; every write goes through [`mod@journal`] in its own transaction.
//!
//! **A new stored field**: a migration · the entity in `domain` · the row's reading and writing in the
//! feature's module here · `cargo nextest run -p store` with `GUATU_WRITE_SCHEMA=1` for `schema.sql`.
//!
//! **A new write**: begin a `Writing` (it locks the district's journal head), ask whether the [`Acting`]
//! may, change rows, append a `Change` for each changed thing, commit. Its verb is one of
//! [`domain::admin::JournalVerb`]. A submit that may come twice brings a key ([`Once`]).

#![forbid(unsafe_code)]

pub mod account;
mod acting;
pub mod attachment;
pub mod calendar;
mod district;
mod error;
mod idempotency;
mod insert;
pub mod investment;
pub mod issue_register;
pub mod journal;
pub mod milestone;
mod open;
mod options;
mod packed;
pub mod portfolio;
pub mod project;
pub mod purge;
mod reading;
pub mod session;
pub mod setting;
mod settings;
pub mod site_check;
pub mod status_light;
pub mod status_report;
pub mod unit;
pub mod verify;
mod writer;
mod writing;

pub use acting::Acting;
pub use district::{DistrictId, ParseDistrictIdError};
pub use error::StoreError;
pub use idempotency::Once;
pub use open::{Engine, Store};
pub use options::StoreOptions;
pub use portfolio::ReadModel;
