//! The office's list of units. Records name a unit by its text, which follows when the unit gets another
//! name: older records and imports need no list to be read.

mod read;
mod write;

pub use read::{Unit, list, unlisted};
pub use write::{UnitWrite, add, adopt, change, set_retired};

pub(crate) use read::is_in_use;
