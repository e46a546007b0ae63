//! Milestones: rows of steps with their dates, and what changes them.
//!
//! The functions named `apply_…` do their part inside a write that does more.

mod add;
mod change_planned;
mod find;
mod row;
mod update;

pub use add::add;
pub use change_planned::change_planned;
pub(crate) use find::standing;
pub use find::{names_planned, of_project};
pub use update::update;

pub(crate) use row::{
    MILESTONE, OF_PROJECT, PACKED_MILESTONE, read_milestone, read_packed_milestones, write_milestone,
};
pub(crate) use update::apply_update;
