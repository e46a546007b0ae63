//! Monthly reports: one row a project and month. Only [`save`] changes one.

mod row;
mod save;

pub use save::{SaveReport, Saved, save};

pub(crate) use row::{
    OF_PROJECT, PACKED_REPORT, STATUS_REPORT, read_packed_reports, read_report, write_report,
};
pub(crate) use save::apply;
