//! `/offline` and below: what is on this device, read without a network.
//!
//! The server draws these pages for everybody alike, without any figure: the service worker keeps one of them as a shell
//! and shows it at every address below `/offline`, so what they are drawn with is the same at each. Everything else is
//! drawn in the browser, from the copy of the portfolio that is kept there (`browser::offline`).
//!
//! Where to look: [`copy`] reads the copy; [`page`] is what all have; [`start`] says what there is, and [`keeping`]
//! keeps, renews and removes it; [`list`], [`record`] and [`map`] show it; [`question`] reads the addresses.

mod copy;
mod keeping;
mod list;
mod map;
mod page;
mod question;
mod record;
mod start;

pub use page::open;

#[cfg(test)]
mod tests;
