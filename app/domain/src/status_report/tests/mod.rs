//! Reports as they are typed, checked and stepped through.

mod alongside;
mod checking;
mod drafting;
mod stepping;

use super::{ReportContent, ReportContext, ReportState};
use crate::calendar::ReportingMonth;
use crate::portfolio::ReportedMonth;
use crate::unit::{BasisPoints, Yuan};

fn month(text: &str) -> ReportingMonth {
    text.parse().expect("month")
}

/// October of a project of 1 亿元, of which 4 000 万元 and 45 % are done.
fn context() -> ReportContext {
    ReportContext {
        month: month("2025-10"),
        previous: Some(ReportedMonth {
            month: month("2025-09"),
            state: ReportState::Approved,
            amount: Yuan(5_000_000),
            physical_progress: Some(BasisPoints(4500)),
        }),
        cumulative_before: Some(Yuan(40_000_000)),
        ytd_before: Some(Yuan(30_000_000)),
        total_planned: Some(Yuan(100_000_000)),
        annual_planned: Some(Yuan(60_000_000)),
        month_planned: Some(Yuan(6_000_000)),
        actual_finish: None,
    }
}

fn content(amount: i64, progress: Option<i64>) -> ReportContent {
    ReportContent {
        investment_completed_this_month: Yuan(amount),
        physical_progress: progress.map(BasisPoints),
        note: None,
        problems: None,
        next_steps: None,
        explanations: super::Explanations::new(),
    }
}
