//! 问题台账: the issues of all projects, and one issue with what happened to it. Internal: whoever may not read
//! internal fields is led to sign in.
//!
//! [`view`] is what the server sends; `page` is the register, [`item`] the page of one issue; what is done to
//! issues is `door::issue_register`.

mod api;
mod filter;
pub mod item;
mod opening;
mod page;
mod route;
mod standing;
mod sums;
mod table;
pub mod view;

pub use route::open;
