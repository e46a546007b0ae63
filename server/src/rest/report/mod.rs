//! Monthly reports under `/api/v1/projects/{code}/reports/{month}`: read, write as a draft, submit, withdraw,
//! approve, return. The same functions of the store as the pages': rights are asked there.

mod body;
mod described;
mod get;
mod put;
mod request;
mod step;
mod typed;

pub use get::get_report;
pub use put::put_report;
pub use step::{approve_report, return_report, submit_report, withdraw_report};
pub use typed::{keep_typed_report, submit_typed_report};

// What utoipa makes beside each handler.
pub use get::__path_get_report;
pub use put::__path_put_report;
pub use step::{__path_approve_report, __path_return_report, __path_submit_report, __path_withdraw_report};
pub use typed::{__path_keep_typed_report, __path_submit_typed_report};
