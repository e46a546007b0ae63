//! The record of one project: identity, classification, who answers for it, and where facts come from.
//!
//! Money lives in `investment`, progress in `status_report`: a record never repeats a figure. How a record
//! is changed is [`edit`].

mod code;
mod dossier;
pub mod edit;
mod entity;
mod field;
mod visibility;

pub use code::{ApprovalCode, ProjectCode, ProjectId};
pub use dossier::{Dossier, HistoryEntry};
pub use entity::{Project, Provenance, StageChange};
pub use field::ProjectField;
pub use visibility::{RecordPart, Sight, Visibility};
