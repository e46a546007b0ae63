//! 问题台账: the issues of all projects, and one issue with what happened to it. Internal: whoever may not read
//! internal fields is led to sign in.
//!
//! [`view`] is what the server sends; `page` is the register, [`item`] the page of one issue; what is done to
//! issues is `door::issue_register`.

mod api;
mod badge;
mod filter;
pub mod item;
mod opening;
mod page;
mod route;
mod standing;
mod sums;
mod table;
pub mod view;

pub(crate) use badge::ordered_badge;
pub(crate) use opening::order_address;
pub use route::open;
