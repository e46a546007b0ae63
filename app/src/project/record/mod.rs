//! The record of one project, as of a month: everything that is public of it, each fact with its source,
//! and what is not published said once.
//!
//! [`view`] is what the server sends, [`assemble`] makes it, [`journal_line`] tells the journal's rows;
//! every other file is one part of the page.

mod api;
pub mod assemble;
mod curve;
mod facts;
mod head;
mod history;
mod issues;
pub mod journal_line;
mod light;
pub(in crate::project) mod milestones;
mod missing;
mod money;
mod nav;
mod page;
mod place;
mod plan_change;
pub(in crate::project) mod plan_versions;
mod question;
pub mod register_event;
mod reports;
mod site_checks;
mod sources;
mod undo;
mod unpublished;
pub mod view;

pub use page::open;

#[cfg(test)]
mod tests;
