//! Investment: roll-ups by one dimension or two.

mod page;

pub use page::InvestmentRoute;
