//! The office's months under `/api/v1/months`: which were opened, and their steps: open, close, reopen, and
//! approving the reports of one in bulk. The same functions of the store as the pages': rights are asked there.

mod approve;
mod body;
mod described;
mod get;
mod request;
mod step;

pub use approve::approve_reports;
pub use get::{get_month, list_months};
pub use step::{close_month, open_month, reopen_month};

// What utoipa makes beside each handler.
pub use approve::__path_approve_reports;
pub use get::{__path_get_month, __path_list_months};
pub use step::{__path_close_month, __path_open_month, __path_reopen_month};
