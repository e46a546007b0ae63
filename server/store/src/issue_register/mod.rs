//! The issue register: rows of problems with their steps, and what is done to them.
//!
//! Whoever may close an issue may also tell how it goes and open it again; who solves it and by when is the
//! office's word, until a leader orders it: then that is the leader's, and a manager only tells how it goes. The
//! functions named `apply_…` do their part inside a write that does more.

mod assign;
mod close;
mod find;
mod list;
mod note;
mod open;
mod order;
mod reopen;
mod row;
mod save;
mod step;

pub use assign::assign;
pub use close::close;
pub use find::{Found, find};
pub use list::{Register, list, owners};
pub use note::note;
pub use open::open;
pub use order::order;
pub use reopen::reopen;
pub use save::SeenIssue;

pub(crate) use {close::apply_close, note::apply_progress, open::apply_open};

pub(crate) use row::{ISSUE, OF_PROJECT, PACKED_ISSUE, read_issue, read_packed_issues, write_issue};
