//! Guatu's domain: what a project, a plan, a report and a light *are*, and how they add up.
//!
//! Pure code that runs on the server and in the browser alike: no clock, no disk, no network, no
//! randomness. Names are the field's own (`VOCABULARY`), money is whole [`unit::Yuan`], rates are
//! [`unit::BasisPoints`], and "unknown" is always `None`, never zero.
//!
//! Where to look: a *feature* is a module, and carries the same name in every crate of the house.

#![forbid(unsafe_code)]

pub mod access;
pub mod admin;
pub mod attachment;
pub mod calendar;
pub mod code_list;
pub mod form;
pub mod investment;
pub mod issue_register;
pub mod label;
pub mod milestone;
pub mod offline;
pub mod outbox;
pub mod place;
pub mod portfolio;
pub mod portfolio_map;
pub mod project;
pub mod site_check;
pub mod status_light;
pub mod status_report;
pub mod targets;
pub mod unit;
