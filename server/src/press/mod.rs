//! The press: sets paper with typst, from a sheet of ours and values, and writes it as a PDF of text and vectors. [`job`]
//! sets one, [`order`] answers a request with what was printed before or is printed now, [`printed`] keeps it, [`link`]
//! says where a QR code on it leads.

mod font;
mod job;
mod link;
mod order;
mod printed;

pub(crate) use job::Sheet;
pub(crate) use link::{origin, square};
pub(crate) use order::{Order, Ordered};
pub use printed::Printed;
