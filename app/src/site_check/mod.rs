//! On site (现场): the page of a project for a telephone, which the plate at the gate leads to, with the form that records
//! a site check; and the page that reads plates. What the server does for them is `door::site_check`.

mod api;
mod bar;
mod check_form;
mod list;
mod missing;
mod page;
mod place_button;
mod route;
mod scan;
mod standing;
pub mod view;
mod waiting;

pub(crate) use list::checks;
pub use route::open;
