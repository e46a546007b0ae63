//! `/projects/{code}/edit`, `/projects/{code}/place` and `/projects/new`: the fields of a record as one plain form. When somebody else
//! has changed the record meanwhile, what does not clash is taken over, and what clashes is shown three ways.
//!
//! [`view`] is what the server sends, [`assemble`] makes it, the door (`door::project_edit`) takes what is
//! sent back; every other file is one part of the page.

mod api;
pub mod assemble;
mod clash;
mod drawing;
mod drawing_state;
mod drawing_words;
mod fields;
mod form;
mod new_page;
mod page;
mod place;
mod place_page;
pub mod view;

pub(super) use new_page::open as open_new;
pub(super) use page::open;
pub(super) use place_page::open as open_place;

#[cfg(test)]
mod tests;
