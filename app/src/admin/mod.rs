//! `/admin`: people, units, months, rules of the lights, settings, data, journal, tokens. Each part is a page
//! of its own, for those the policy lets; what it changes goes through its door (`door::admin`).

mod data;
mod frame;
pub(crate) mod journal;
mod light_rules;
mod months;
mod part;
mod people;
mod person;
mod route;
mod settings;
mod start;
mod tokens;
mod units;
pub mod view;

pub use part::Part;
pub use route::open;
