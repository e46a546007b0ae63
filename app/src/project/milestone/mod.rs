//! `/projects/{code}/milestones`: the milestones as they stand now, and the forms that change one.

mod api;
mod forms;
mod page;
mod table;
pub mod view;

pub(super) use page::open;
