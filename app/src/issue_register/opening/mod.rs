//! `/issues/new`: puts a problem on the register. `?project=` names the project one came from, `?order=yes` asks
//! for the form of an order; whoever may only order gets that without asking.

mod form;
mod page;

pub(super) use page::open;
pub(crate) use page::order_address;
