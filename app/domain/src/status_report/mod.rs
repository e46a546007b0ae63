//! The monthly report of one project.

mod entity;

pub use entity::{ReportState, StatusReport};
