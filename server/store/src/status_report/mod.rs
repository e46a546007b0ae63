//! Monthly reports: one row a project and month. Every change of one goes through `apply`, in one transaction
//! with its journal row: whether the actor may, whether the month is open, whether the revision is the one seen
//! and whether the step follows are all asked there, of what is stored.
//!
//! What somebody has typed and not handed in is kept beside the reports (`typed`), reminders are, too.

mod alongside;
mod apply;
mod before;
mod doing;
mod reminder;
mod review;
mod row;
mod standing;
mod typed;
mod words;
mod write;

pub use reminder::{NotReminded, Reminded, remind};
pub use review::{BulkApproval, LeftOut, ToApprove, approve_many, approve_many_once};
pub use standing::{Reminder, Standing, Whose, standings};
pub use typed::{TypedDraft, forget_typed, keep_typed, keep_typed_after, typed, typed_by};
pub use words::words_of_month;
pub use write::{
    ReportWrite, Saved, approve, find, return_report, save_draft, submit, submit_stored, submit_with,
    withdraw,
};

pub(crate) use apply::{apply, is_harmless};
pub(crate) use doing::Doing;
pub(crate) use row::{
    OF_PROJECT, PACKED_REPORT, STATUS_REPORT, read_packed_reports, read_report, write_report,
};
