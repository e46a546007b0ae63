//! The portfolio as a whole: one pure function filters, sorts, pages and rolls up, as of any month.
//!
//! [`Portfolio::query`] is what the pages, the API and the browser's offline copy all run.

mod accumulator;
mod changes;
mod chosen;
mod cursor;
mod digest;
mod dimension;
mod entry;
mod filter_words;
mod item;
mod light_history;
mod matching;
mod neighbours;
mod projection;
mod query;
mod query_parse;
mod query_words;
mod ranking;
mod rollup;
mod rule_preview;
mod series;
mod shortfall;
mod snapshot;
mod sorting;
mod upcoming;
mod view;

pub use changes::{LightChange, MonthChanges};
pub use digest::{
    AddedRecord, Changed, Digest, DigestSums, IssueChange, MilestoneMet, MoneyChange, PlanChange,
};
pub use dimension::Dimension;
pub use entry::{Entry, IssueDates, MilestoneDates, ReportedMonth, SearchText};
pub use item::ProjectItem;
pub use light_history::MonthLights;
pub use neighbours::Neighbours;
pub use projection::YearProjection;
pub use query::{Choice, Filter, Page, Query, QueryError, SortDirection, SortKey};
pub use query_words::{code_label, parameter_label};
pub use ranking::{RankedGroup, Ranking};
pub use rollup::{CoveredSum, Group, GroupKey, GroupLabel, Measures};
pub use rule_preview::{MonthPreview, RulePreview};
pub use series::MonthTotals;
pub use shortfall::{GapClosers, Shortfall};
pub use upcoming::{DueMilestone, OverdueIssues};
pub use view::{Portfolio, View};

#[cfg(test)]
mod tests;
