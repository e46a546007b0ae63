//! `/projects/{code}/light`: the light of the open month, the times it was set aside, and the forms for it. A
//! page of its own: what is typed here is not disturbed when the record is shown anew.

mod api;
mod forms;
mod page;
pub mod view;

pub(super) use page::open;
