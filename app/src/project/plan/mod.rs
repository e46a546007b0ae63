//! `/projects/{code}/plan`: every version of the plan with what it changed, and the form for a new one.

mod api;
mod form;
mod page;
pub mod view;

pub(super) use page::open;
