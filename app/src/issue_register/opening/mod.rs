//! `/issues/new`: puts a problem on the register. `?project=` names the project one came from.

mod form;
mod page;

pub(super) use page::open;
