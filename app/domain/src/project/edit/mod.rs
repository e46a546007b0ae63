//! Changing a record: what was typed, what it changes, how two changes are brought together, and what the
//! record is afterwards.
//!
//! Every field has one written form ([`RecordValues`]), so that form, API, journal, merge and undo speak of
//! fields alike. Blank means not known.

mod apply;
mod code_series;
mod draft;
mod merge;
mod place_text;
mod read;
mod shown;
mod stage;
mod typed_place;
mod values;

pub use apply::{Editor, Moment, edited, undone};
pub use code_series::next_code;
pub use draft::{BASE, ProjectDraft, ProjectEdit};
pub use merge::{Clash, Merged, merge};
pub use shown::shown;
pub use values::RecordValues;

#[cfg(test)]
mod tests;
