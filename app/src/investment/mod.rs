//! Investment: roll-ups by one dimension or two, month by month, down to the projects.

mod answer;
mod api;
mod asked;
mod chip;
mod cross_table;
mod drill;
mod figure;
mod filter_form;
mod group_chart;
mod group_table;
mod heat;
mod month_table;
mod page;

pub use answer::Investment;
pub use api::{GetInvestment, get_investment};
pub use asked::{Asked, GroupOrder};
pub use figure::Figure;
pub use page::open;

#[cfg(test)]
mod tests;
