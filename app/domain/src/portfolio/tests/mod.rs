//! The portfolio's promises: published figures, sums that agree, pages that visit each record once.

mod golden;
mod property;
mod question;
mod sample;
