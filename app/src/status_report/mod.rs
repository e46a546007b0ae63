//! The monthly report: a manager's queue, the report as a form, its review, and the office's board of a month.
//!
//! [`view`], [`board_view`] and [`report_view`] are what the server sends; it is put together, and what is posted is done, in
//! `door/status_report`.

pub mod api;
mod board;
pub mod board_view;
mod form;
mod page;
mod queue;
mod reading;
mod report_page;
pub mod report_view;
mod review;
mod route;
pub mod view;
pub mod wording;

pub use route::open;
