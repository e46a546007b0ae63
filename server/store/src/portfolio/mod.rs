//! The portfolio in memory: loaded once, then following the journal.

mod load;
mod read_model;

pub use read_model::ReadModel;

pub(crate) use load::{Which, entries, entry_of};
