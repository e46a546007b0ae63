//! The record of one project: identity, classification, who answers for it, and where facts come from.
//!
//! Money lives in `investment`, progress in `status_report`: a record never repeats a figure.

mod code;
mod dossier;
mod entity;

pub use code::{ApprovalCode, ProjectCode, ProjectId};
pub use dossier::{Dossier, HistoryEntry};
pub use entity::{Project, Provenance, StageChange};
