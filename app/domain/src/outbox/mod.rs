//! 待发箱: what was done on a device and is not on the server yet. Everything here is arithmetic on what is given; where
//! it is kept and how it is sent is the browser's (`frontend/browser/src/outbox`).
//!
//! A [`Command`] is one thing to be sent; an [`Item`] is a command with how it stands. [`next`] says which is sent next,
//! [`Outcome::of`] what an answer means for it. Three promises hold for every network: a command leaves the box only on
//! an answer that names its key, or by its author's own hand; it is sent again under the same key, so that an answer
//! that was lost does no harm; what the server refuses stays with its reason.

mod answer;
mod choice;
mod command;
mod item;
mod order;
mod pause;
mod request;
#[cfg(test)]
mod tests;
mod theirs;

pub use answer::{Answer, Outcome, Problem};
pub use choice::{Choice, choices, chosen};
pub use command::{Command, Errand, PhotoErrand, PhotoSubject, Position, SiteCheckErrand};
pub use item::{Item, Standing};
pub use order::{Next, next};
pub use pause::{LONGEST_PAUSE, pause};
pub use request::{ACCOUNT, Body, Content, Request};
pub use theirs::Theirs;
