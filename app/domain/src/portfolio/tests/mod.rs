//! The portfolio's promises: published figures, sums that agree, pages that visit each record once.

mod digest;
mod golden;
mod on_a_map;
mod property;
mod question;
mod rules;
mod sample;
mod standing;
mod upcoming;
