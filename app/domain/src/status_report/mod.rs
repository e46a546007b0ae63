//! The monthly report of one project: how it is typed, what is checked, and the steps it goes through.
//!
//! [`ReportDraft`] is what was typed; [`ReportDraft::parse`] makes [`ReportContent`] of it, or tells every
//! mistake. [`checks`] says which figures look wrong in the [`ReportContext`] of what was reported before;
//! [`ready`] lets a report be handed in when each of them is explained. [`Step`] is the course from draft to
//! approval. [`Alongside`] is what the same form tells of milestones and
//! issues.

mod alongside;
mod check;
mod content;
mod context;
mod draft;
mod entity;
mod step;
#[cfg(test)]
mod tests;

pub use alongside::{Alongside, IssueWord};
pub use check::{Check, CheckCode, MOST_APART, checks, ready};
pub use content::{MOST_EXPLANATION, MOST_TEXT, MOST_YUAN, ReportContent, return_reason};
pub use context::ReportContext;
pub use draft::{AmountUnit, ReportDraft};
pub use entity::{Explanations, ReportState, StatusReport};
pub use step::{Step, month_is_closed};
