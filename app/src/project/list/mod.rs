//! `/projects`: the list with its filters, groups, sums and saved views.
//!
//! Where to look: `address` is everything a reader can set, `answer` what the server gives for it (`drawn`
//! makes it, `api` is the door), `page` puts the parts together. What a form, a fold or a scroll bar does is
//! here; what merely stands on the page is drawn on the server.

mod address;
mod answer;
mod api;
mod choice_field;
mod column;
pub mod drawn;
mod face;
mod facet;
mod failure;
mod filter_field;
mod filter_form;
mod form_parts;
mod form_state;
mod offer;
mod page;
mod paper;
mod reading_place;
mod saved_views;
mod sight;
mod state;
mod tools;
mod windows;

// The map shows what the list shows, asked for in the same words and by the same form: it is another face of it.
pub(crate) use address::{ListAddress, is_of_a_form};
pub(crate) use face::Face;
pub(crate) use failure::Failure;
pub(crate) use filter_form::FilterForm;
pub(crate) use form_state::FormState;
pub(crate) use paper::wall_chart_links;

pub use answer::{Drawn, ListAnswer, ListPart};
pub use api::{ListProjectRows, ListProjects, list_project_rows, list_projects};
pub use offer::Offer;
pub use page::open;
